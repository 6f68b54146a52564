"""What a statement says to be so where the retold sentence denies it, or denies where that says it.

A denial is about what follows it in its clause. Whatever else is said of the same things in the sentences that speak of
them, and as the statement says it, must be much further from the statement than the one that speaks against it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litmus.check.language.concepts import Concept
from litmus.check.language.denials import Denial, denials_in, is_plain
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.retold.retelling import Retelling, is_outdone
from litmus.check.paper.neighbourhoods import Neighbourhood, Weighed
from litmus.check.paper.passages import Passage
from litmus.model import Status

_CLOSE = 0.4  # of what stands around what is denied, that must stand around the denial
_SURELY = 0.6  # the same where the statement denies: that something is so may go without a word for it
_TIMES = 2.0  # as close must be what speaks against a statement as what bears it out
_MOST = 4  # concepts behind a denial that it is about
_SHARED = 0.5  # of them, that the other side must speak of, the rarest one first
_NEAR = 4  # steps from that one
_LIGHT = frozenset("any need requir use addit further extra".split())  # stems of what is denied with everything


class _Rival(NamedTuple):
    """A sentence that speaks against a statement: how close it comes, and how close what bears the statement out."""

    theirs: float
    ours: float
    span: tuple[int, int]  # of the statement, what is denied or said to be so
    passage: Passage

    def outdoes(self, close: float) -> bool:
        return is_outdone(self.ours, self.theirs, close)


def turned_denials(retelling: Retelling) -> Iterator[Misreading]:
    """What is denied on the one side and said to be so on the other, the closest of it."""
    ours = denials_in(retelling.text)
    rivals = [
        one
        for denial in ours
        for one in _said_there(denial, retelling)
        if one.outdoes(_SURELY) and one.theirs >= _TIMES * one.ours
    ]
    if is_plain(retelling.text):
        rivals += [one for one in _denied_there(retelling) if one.outdoes(_CLOSE)]
    if best := max(rivals, key=lambda one: one.theirs, default=None):
        yield Misreading(
            code="denial_turned",
            status=Status.CONTRADICTED,
            spans=(best.span,),
            words=retelling.text[slice(*best.span)],
            passage=best.passage,
        )


def _said_there(denial: Denial, retelling: Retelling) -> Iterator[_Rival]:
    """The sentences that plainly say what a statement denies."""
    about = _about(denial, [one.concept for one in retelling.concepts], retelling)
    if not about:
        return
    span = denial.start, about[-1].concept.end
    around = retelling.context(denial.start, denial.end)
    ours, theirs = 0.0, []
    for passage in retelling.passages:
        there = retelling.library.neighbourhoods.of(passage)
        if (place := _place(about, there)) is None:
            continue
        closeness = around.closeness(there, place[1])
        if not is_plain(there.text):
            ours = max(ours, closeness)
        elif _may_speak_against(passage, span, retelling):
            theirs.append((closeness, passage))
    yield from (_Rival(closeness, ours, span, passage) for closeness, passage in theirs)


def _denied_there(retelling: Retelling) -> Iterator[_Rival]:
    """The sentences that deny what a statement plainly says."""
    here = Neighbourhood.of((), retelling.text, ())
    for passage in retelling.passages:
        there = retelling.library.neighbourhoods.of(passage)
        for denial in denials_in(there.text):
            about = _about(denial, there.concepts, retelling)
            if not about or (place := _place(about, here)) is None:
                continue
            span = place[0].start, place[0].end
            if _may_speak_against(passage, span, retelling):
                around = retelling.context(*span)
                theirs = around.closeness(there, there.step(denial.start))
                said = (one for one in map(retelling.library.neighbourhoods.of, retelling.passages) if one is not there)
                places = ((one, _place(about, one)) for one in said if not denials_in(one.text))
                ours = max((around.closeness(one, at[1]) for one, at in places if at), default=0.0)
                yield _Rival(theirs, ours, span, passage)


def _about(denial: Denial, concepts: Sequence[Concept], retelling: Retelling) -> tuple[Weighed, ...]:
    """What a denial is about, each with how telling it is."""
    behind = (one for one in concepts if denial.end <= one.start and one.end <= denial.clause_end)
    things = [one for one in behind if _LIGHT.isdisjoint(stem for phrase in one.phrases for stem in phrase)]
    weighed = (Weighed(one, retelling.library.concepts.weight(one.phrases)) for one in things[:_MOST])
    return tuple(one for one in weighed if one.weight)


def _place(about: Sequence[Weighed], there: Neighbourhood) -> tuple[Concept, float] | None:
    """Where a text speaks of what is denied: the rarest of it that it has, with its step, where most of it is near."""
    known = [one for one in about if there.distance(one.concept.phrases, 0) is not None]
    if not known:
        return None
    rarest = max(known, key=lambda one: one.weight).concept
    ends = {phrase[-1] for phrase in rarest.phrases}
    places = [
        (_share(about, there, step), (concept, step))
        for concept, step in zip(there.concepts, there.steps, strict=True)
        if any(phrase[-1] in ends for phrase in concept.phrases)
    ]
    share, place = max(places, key=lambda one: one[0], default=(0.0, None))
    return place if share >= _SHARED else None


def _share(about: Sequence[Weighed], there: Neighbourhood, step: float) -> float:
    """How much of what is denied stands near a step."""
    distances = ((weight, there.distance(concept.phrases, step)) for concept, weight in about)
    near = sum(weight for weight, at in distances if at is not None and at <= _NEAR)
    return near / sum(weight for _, weight in about)


def _may_speak_against(passage: Passage, span: tuple[int, int], retelling: Retelling) -> bool:
    there = retelling.library.neighbourhoods.of(passage)
    return retelling.has_figures(passage) and not retelling.is_of_others(there, *span)
