"""Whether two editions go the same way: what one denies, doubts, or has rise, the other does as well."""

from collections.abc import Iterable, Iterator

from litmus.check.editions.discrepancy import Discrepancy, Kind
from litmus.check.editions.pairing import Pair, Pairing
from litmus.check.editions.parts import Part, parts
from litmus.check.language.signals import AVERAGE, DENIAL, DOUBT, FALL, MEDIAN, RISE
from litmus.check.misreadings.changes import is_told_turned

_SIGNALS = ((AVERAGE, Kind.BOUND), (MEDIAN, Kind.BOUND), (DOUBT, Kind.BOUND), (DENIAL, Kind.NEGATION))


def turned(both: Pairing) -> Iterator[Discrepancy]:
    """What one edition denies, doubts or averages and the other does not, or has rise where the other has it fall."""
    changes = tuple(both.changes)
    for part in parts(both):
        for signal, kind in _SIGNALS:
            here, there = signal.count(part.ours), signal.count(part.theirs)
            if here.exceeds(there.or_more(signal.count(part.loose_there).most)):
                yield Discrepancy(kind=kind, original=signal.words(part.ours), rendering="")
            elif there.exceeds(here.or_more(signal.count(part.loose_here).most)):
                yield Discrepancy(kind=kind, original="", rendering=signal.words(part.theirs))
        yield from _directions(part, is_elliptic=not changes)
    yield from _changes(both, changes)


def _directions(part: Part, *, is_elliptic: bool) -> Iterator[Discrepancy]:
    """A rise told as a fall, or the other way round: the one is missing and the other new, and of one that is sure.

    What is elliptic says a direction once for several figures, and the other edition may say it for each. So where
    only the other edition has any word for the other direction, this is new even if the one is not missing. Not so if
    there is a change, from here to there, in which Chinese has a word of direction and English needs none.
    """
    for one, other in ((RISE, FALL), (FALL, RISE)):
        old, gone = one.count(part.ours), one.count(part.theirs)
        new, before = other.count(part.theirs), other.count(part.ours)
        is_gone = old.exceeds(gone.or_more(one.count(part.loose_there).most))
        is_new = new.exceeds(before.or_more(other.count(part.loose_here).most))
        is_lost = old.least > gone.least or (not before.most and (old.most > gone.most or (is_elliptic and old.least)))
        is_found = new.least > before.least or (
            not gone.most and (new.most > before.most or (is_elliptic and new.least))
        )
        if (is_new and is_lost) or (is_gone and is_found):
            yield Discrepancy(kind=Kind.DIRECTION, original=one.words(part.ours), rendering=other.words(part.theirs))
            return


def _changes(both: Pairing, changes: Iterable[tuple[Pair, Pair]]) -> Iterator[Discrepancy]:
    """A change that only one edition tells against its own figures: 从 71.2 升到 70.9."""
    for first, second in changes:
        here = is_told_turned(both.ours.text, first[0].figure, second[0].figure)
        there = is_told_turned(both.theirs.text, first[1].figure, second[1].figure)
        if here is not there:
            words = [f"{one.words} → {other.words}" for one, other in zip(first, second, strict=True)]
            yield Discrepancy(kind=Kind.DIRECTION, original=words[0], rendering=words[1])
