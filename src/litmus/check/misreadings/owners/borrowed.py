"""A figure that another one of the paper might replace: what speaks for it."""

from collections.abc import Sequence

from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.holders import Holder
from litmus.check.misreadings.owners.order import turns
from litmus.check.misreadings.owners.suspicions import Suspicion
from litmus.check.misreadings.owners.vicinity import NEAR, WIDE
from litmus.check.paper.occurrences import Occurrence

_ILL = 4.0  # below zero, from where on a figure does not stand well where the paper has it


def borrowed(holder: Holder, held: Sequence[Holder], agreement: Agreement) -> Suspicion[Occurrence] | None:
    """That the likeliest of the other figures should stand in a figure's place; None where there is no other."""
    ours = holder.figure
    counts_own = any(agreement.counts_the_same(ours, place) for place in holder.own)
    counting = [] if counts_own else [place for place in holder.others if agreement.counts_the_same(ours, place)]
    free = [place for place in counting or holder.others if not _is_needed(place, holder, held, agreement)]
    if not free:
        return None
    own_score, own = agreement.best(ours, holder.own)
    score, other = agreement.best(ours, free)
    gain = max(-8.0, min(8.0, score - own_score))
    is_count, is_often = ours.is_count, len(holder.own) > 1
    same_unit, same_passage = other.figure.unit == ours.unit, other.passage is own.passage
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 2": max(0.0, gain - 2),
        "gain, a count": gain * is_count,
        "gain, in several places": gain * is_often,
        "fits ill": min(0.0, own_score + _ILL),
        "a count": is_count,
        "same unit": same_unit,
        "a count, same unit": is_count * same_unit,
        "one a count": is_count != other.figure.is_count,
        "same passage": same_passage,
        "in order": turns(held, {}, agreement) - turns(held, {ours.start: other}, agreement),
        "alone": len(held) == 1,
        "one of two": len(held) == 2,  # noqa: PLR2004
        "in several places": is_often,
        "in words": ours.is_spelled,
        **agreement.meant(ours, other, own),
        "a level there": all(agreement.is_level_there(ours, place) for place in holder.own),
        "shared": max(agreement.shared(ours, place, NEAR) for place in holder.own),
        "shared, wide": max(agreement.shared(ours, place, WIDE) for place in holder.own),
        "shared by the other": agreement.shared(ours, other, NEAR),
        "shared by the other, wide": agreement.shared(ours, other, WIDE),
        "rendered better": agreement.rendered(ours, other)
        - max(agreement.rendered(ours, place) for place in holder.own),
        "no range there": not any(agreement.is_range_end(ours, place) for place in holder.own),
        "other's parts": agreement.parts(ours, other),
        "counts another thing": all(agreement.counts_another(ours, place) for place in holder.own),
        "counted by its own": counts_own and not agreement.counts_the_same(ours, other),
        "counted by the other": bool(counting),
        "less": same_passage and ours.value < other.figure.value,
    }
    return Suspicion(kind="figure_borrowed", spans=(holder.span,), places=(other,), signs=signs)


def _is_needed(place: Occurrence, holder: Holder, held: Sequence[Holder], agreement: Agreement) -> bool:
    """Whether a place is that of another figure of the statement."""
    return any(
        place in each.own and agreement.best(each.figure, each.own)[1] is place for each in held if each is not holder
    )
