"""Two versions of a sentence held against each other: what of the difference changes what is said.

Sentences are aligned by their telling words; what stands between two that both have, here and there, is a gap. A
gap matters if it exchanges a figure or a name, turns the sense round, or takes something back. Other words are style.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from litmus.check.language.telling import Kind, Token, tokens
from litmus.model import Bound, Difference, Status

_AN_ASIDE = 4  # telling words at an end of the new sentence; more are another clause, whose hedges are its own
# Words by which a sentence says more or less than another. Not "can", "first", "only": they are style as often as not.
_DENIALS = frozenset("not no never none neither nor without cannot fails fail failed unable lack lacks lacking".split())
_HEDGES = frozenset(
    "may might suggest suggests suggesting appear appears seem seems potentially possibly perhaps likely probably "
    "partially partly some sometimes often usually typically generally mostly comparable competitive marginally "
    "slightly modest modestly preliminary".split()
)
_STRONG = frozenset(
    "all always every consistently significantly substantially markedly drastically dramatically fully entirely "
    "completely universally strictly best sota stateoftheart outperforms outperform outperforming surpasses "
    "surpass surpassing".split()
)
_WAYS = tuple(
    (frozenset(up.split()), frozenset(down.split()))
    for up, down in (
        ("increase increases increased rise rises rose", "decrease decreases decreased fall falls fell"),
        ("improve improves improved improving enhance enhances", "degrade degrades degraded degrading worsen worsens"),
        ("higher larger greater more better above faster", "lower smaller less fewer worse below slower"),
        ("outperform outperforms surpass surpasses exceed exceeds beats", "underperform underperforms trails matches"),
        ("gain gains gained", "loss losses lose loses lost drop drops dropped"),
        ("positive positively", "negative negatively"),
        ("with", "without"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two words that both sentences have."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """How an old sentence and a new one differ."""

    likeness: float  # the share of the old one's telling words that the new one has, in order; from 0 to 1
    density: float  # the same for the part of the new one from the first of them to the last
    status: (
        Status  # of the old one by the new: supported, overstated or contradicted; not found if it leaves things out
    )
    differences: tuple[Difference, ...] = ()  # that matter

    @classmethod
    def between(cls, old: str, new: str) -> "Redline":
        """Compare two sentences; equal ones have likeness 1 and no differences."""
        mine, theirs = tokens(old), tokens(new)
        gaps, equal = _aligned(mine, theirs)
        first, last = _matched(gaps, theirs)
        likeness = len(equal) / len(mine) if mine else 0.0
        density = len(equal) / max(1, last - first)
        found = tuple(_differences(_within(gaps), equal))
        gravest = min((status for status, _ in found), key=_GRAVITY.index, default=Status.SUPPORTED)
        return cls(likeness, density, gravest, tuple(dict.fromkeys(difference for _, difference in found)))


_GRAVITY = (Status.CONTRADICTED, Status.OVERSTATED, Status.NOT_FOUND, Status.SUPPORTED)
_Found = tuple[Status, Difference]


def _aligned(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[list[_Gap], list[tuple[Token, Token]]]:
    """The gaps, the first and the last outside of everything that both have; and the pairs that are equal."""
    gaps, equal = [], []
    old: list[Token] = []
    new: list[Token] = []
    for step in LCSseq.opcodes([one.key for one in mine], [one.key for one in theirs]):
        here, there = mine[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end]
        if step.tag != "equal":
            old += here
            new += there
            continue
        for pair in zip(here, there, strict=True):
            gaps.append(_Gap(tuple(old), tuple(new)))
            equal.append(pair)
            old, new = [], []
    gaps.append(_Gap(tuple(old), tuple(new)))
    return gaps, equal


def _matched(gaps: Sequence[_Gap], theirs: Sequence[Token]) -> tuple[int, int]:
    """Where in the new sentence the old one's words begin and end."""
    return len(gaps[0].new), len(theirs) - len(gaps[-1].new)


def _within(gaps: Sequence[_Gap]) -> Iterator[_Gap]:
    """The gaps, without what the new sentence says before and after the old one in other clauses."""
    for number, gap in enumerate(gaps):
        is_edge = number in (0, len(gaps) - 1)
        yield _Gap(gap.old, ()) if is_edge and len(gap.new) > max(_AN_ASIDE, 2 * len(gap.old)) else gap


def _differences(every: Iterable[_Gap], equal: Sequence[tuple[Token, Token]]) -> Iterator[_Found]:
    """What matters, with the verdict that it makes."""
    gaps = [gap for gap in every if gap.old or gap.new]
    for kind in (Kind.FIGURE, Kind.NAME):
        yield from _exchanged(gaps, kind)
    for gap in gaps:
        yield from _renamed(gap)
        yield from _turned(gap)
    yield from _denied(gaps)
    yield from _weakened(gaps)
    for old, new in equal:
        if new.bound is Bound.UP_TO and old.bound in (Bound.EXACT, Bound.AT_LEAST):
            yield Status.OVERSTATED, Difference(old=old.words, new=f"≤ {new.words}")
        elif {old.bound, new.bound} == {Bound.AT_LEAST, Bound.AT_MOST}:
            signs = {Bound.AT_LEAST: ">", Bound.AT_MOST: "<"}
            yield (
                Status.CONTRADICTED,
                Difference(old=f"{signs[old.bound]} {old.words}", new=f"{signs[new.bound]} {new.words}"),
            )


def _exchanged(gaps: Sequence[_Gap], kind: Kind) -> Iterator[_Found]:
    """Figures, or names, that another one stands for; those that are only left out come last."""
    lost: list[Token] = []
    added: list[Token] = []
    for gap in gaps:
        old = [one for one in gap.old if one.kind is kind]
        new = [one for one in gap.new if one.kind is kind or (kind is Kind.FIGURE and one.words.isdigit())]
        for one, other in zip(old, new, strict=False):
            yield Status.CONTRADICTED, Difference(old=one.words, new=other.words)
        lost += old[len(new) :]
        added += new[len(old) :]
    moved = Counter(one.key for one in added)
    for one in lost:
        if moved[one.key]:
            moved[one.key] -= 1
            continue
        if instead := next((other for other in added if moved[other.key] and _measures(other) == _measures(one)), None):
            moved[instead.key] -= 1
            yield Status.CONTRADICTED, Difference(old=one.words, new=instead.words)
        else:
            yield Status.NOT_FOUND, Difference(old=one.words, new="")


def _measures(token: Token) -> str:
    """The unit of a figure; a name, or a bare number, only what it is itself."""
    return token.key.partition(" ")[2] or token.key


def _renamed(gap: _Gap) -> Iterator[_Found]:
    """A name that only its capital tells, where nothing but another one stands for it."""
    if [one.kind for one in (*gap.old, *gap.new)] == [Kind.PROPER, Kind.PROPER] and len(gap.old) == 1:
        yield Status.CONTRADICTED, Difference(old=gap.old[0].words, new=gap.new[0].words)


def _turned(gap: _Gap) -> Iterator[_Found]:
    """A rise told as a fall, or the other way round."""
    for up, down in _WAYS:
        for one, other in ((up, down), (down, up)):
            old = next((token for token in gap.old if token.key in one), None)
            new = next((token for token in gap.new if token.key in other), None)
            if old and new:
                yield Status.CONTRADICTED, Difference(old=old.words, new=new.words)


def _denied(gaps: Sequence[_Gap]) -> Iterator[_Found]:
    old = [one for gap in gaps for one in gap.old if _denies(one)]
    new = [one for gap in gaps for one in gap.new if _denies(one)]
    if len(old) % 2 != len(new) % 2:
        yield (
            Status.CONTRADICTED,
            Difference(old=old[0].words if old else "", new=new[0].words if new else ""),
        )


def _denies(token: Token) -> bool:
    return token.key in _DENIALS or token.key.endswith("n't")


def _weakened(gaps: Sequence[_Gap]) -> Iterator[_Found]:
    """A strong word that is gone, or a hedge that is new; each told with what stands in its place."""
    for words, is_lost in ((_STRONG, True), (_HEDGES, False)):
        ours = [(one, gap) for gap in gaps for one in gap.old if one.key in words]
        theirs = [(one, gap) for gap in gaps for one in gap.new if one.key in words]
        if is_lost and len(ours) > len(theirs):
            one, gap = ours[0]
            yield Status.OVERSTATED, Difference(old=one.words, new=_said(gap.new))
            return
        if not is_lost and len(theirs) > len(ours):
            one, gap = theirs[0]
            yield Status.OVERSTATED, Difference(old=_said(gap.old), new=one.words)


def _said(run: Sequence[Token]) -> str:
    """A few words of a gap."""
    return " ".join(one.words for one in run) if len(run) <= _AN_ASIDE else ""
