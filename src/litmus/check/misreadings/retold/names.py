"""A name in another one's place: eight K80 GPUs, where the retold sentence has eight P100 GPUs."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from litmus.check.language.concepts import Concept
from litmus.check.language.names import is_common, key
from litmus.check.misreadings.bearings import are_of_two_kinds
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.retold.retelling import Retelling, after, before, is_outdone, names_in, stands_by
from litmus.check.paper.neighbourhoods import Neighbourhood
from litmus.check.paper.passages import Passage
from litmus.model import Status

_SUPPORTING = 24  # passages with a name that are looked through for one that bears the statement out
# No names of anything, or of what nothing is done with: labels of the paper, languages and nations.
_NO_NAME = re.compile(
    r"(?:table|figure|fig|section|sec|appendix|equation|eq|theorem|lemma|algorithm|chapter)s?\.?|\w+(?:ish|ese|ian|ean)|french|german",
    re.IGNORECASE,
)
_CITED = re.compile(r"\s?(?:et\sal|and\s[A-Z]|&|[,(]\s?(?:19|20)\d\d)")  # behind an author's name
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.+/-]*[A-Za-z0-9+])?")


class _Rival(NamedTuple):
    closeness: float
    words: str
    passage: Passage


def other_names(retelling: Retelling) -> Iterator[Misreading]:
    """The names of which the paper speaks elsewhere, and of another one in the sentence that has all the rest."""
    text = retelling.text
    for name in retelling.names:
        words = retelling.words(name)
        if _NO_NAME.fullmatch(words) or is_common(key(words)) or _is_in_figure(name, retelling):
            continue
        ours = _borne_out(name, retelling)
        rival = max(_rivals(name, retelling), key=lambda one: one.closeness, default=None)
        is_rival = rival and is_outdone(ours, rival.closeness)
        if rival and is_rival and not are_of_two_kinds(words, rival.words, retelling.library):
            start, end = _whole(text, name)
            yield Misreading(
                code="name_borrowed",
                status=Status.CONTRADICTED,
                spans=((start, end),),
                words=text[start:end],
                passage=rival.passage,
                theirs=(rival.words,),
            )


def _is_in_figure(name: Concept, retelling: Retelling) -> bool:
    return any(one.figure.start < name.end and name.start < one.figure.end for one in retelling.reading.findings)


def _borne_out(name: Concept, retelling: Retelling) -> float:
    """How close the surroundings of a name come to those in the statement, where they are closest."""
    around = retelling.context(name.start, name.end)
    library = retelling.library
    told = library.concepts.told_of(name.phrases)
    nearest = (passage for _, passage in library.concepts.nearest(one.concept for one in retelling.concepts))
    theres = map(library.neighbourhoods.of, islice((one for one in nearest if one.index in told), _SUPPORTING))
    return max((around.closeness(there, step) for there in theres for step in _steps(name, there)), default=0.0)


def _steps(name: Concept, there: Neighbourhood) -> Iterator[int]:
    for phrase in name.phrases:
        yield from there.places.get(phrase[0], ())


def _rivals(name: Concept, retelling: Retelling) -> Iterator[_Rival]:
    """The names of the sentences that may be retold which could stand for one of the statement."""
    words = retelling.words(name)
    around = retelling.context(name.start, name.end)
    beside = (*before(name.start, retelling.concepts), *after(name.end, retelling.concepts))
    told = retelling.library.concepts.told_of(name.phrases)
    for passage in retelling.passages:
        there = retelling.library.neighbourhoods.of(passage)
        if (
            any(one.index in told for one in retelling.library.blocks.passages(passage.block.anchor))
            or there.lexicon.knows(words)
            or retelling.is_of_others(there, name.start, name.end)
            or not retelling.has_figures(passage)
        ):
            continue
        for other in names_in(there.text, there.concepts):
            theirs = there.text[other.start : other.end]
            if _may_replace(theirs, there.text[other.end :], retelling):
                step = there.step(other.start)
                if stands_by(beside, there, step):
                    start, end = _whole(there.text, other)
                    yield _Rival(around.closeness(there, step), there.text[start:end], passage)


def _may_replace(theirs: str, behind: str, retelling: Retelling) -> bool:
    if _NO_NAME.fullmatch(theirs) or _YEAR.search(theirs) or _CITED.match(behind) or is_common(key(theirs)):
        return False
    return not retelling.is_word(theirs) and not retelling.lexicon.knows(theirs)


def _whole(text: str, name: Concept) -> tuple[int, int]:
    """The range of the whole name that a part is of: DeepSeek-V2.5 of its V2."""
    wholes = (found.span() for found in _WHOLE.finditer(text))
    return next(
        ((start, end) for start, end in wholes if start <= name.start and name.end <= end), (name.start, name.end)
    )
