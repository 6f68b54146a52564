"""Ratings by fixed thresholds, so that they mean the same on every day; and whether they still tell anything."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from litmus.model import Issue, Pick, Profile, Rating, Remark, Spread, remark

FEWEST = 30  # picks from which something can be said of their ratings
TOO_MANY = {
    Rating.MUST_READ: 1 / 3,
    Rating.OPTIONAL: 0.85,
    Rating.SKIP: 0.85,
}  # of picks, so that a rating tells little
ONE_IN = 6  # picks are rated higher by the advised threshold


def rating(total: float, profile: Profile) -> Rating:
    """What a final score comes to."""
    if total >= profile.must_read:
        return Rating.MUST_READ
    return Rating.OPTIONAL if total >= profile.optional else Rating.SKIP


def spread(issues: Sequence[Issue], day: date, picks: Sequence[Pick], profile: Profile) -> Spread:
    """How the picks of earlier digests and of this day were rated.

    Args:
        issues: The digests, oldest first.
        day: The day.
        picks: Its picks.
        profile: Its reader's, with the thresholds in force.

    """
    every = [pick for issue in issues for pick in issue.picks] + list(picks)
    ratings = Counter(pick.rating for pick in every)
    return Spread(
        since=min([issue.date for issue in issues], default=day),
        digests=len(issues) + 1,
        ratings={one: ratings[one] for one in Rating},
        advice=_advice(ratings, sorted((pick.score.total for pick in every), reverse=True), profile),
    )


def _advice(ratings: Counter[Rating], totals: Sequence[float], profile: Profile) -> Remark | None:
    """The threshold by which ratings would tell more, where they tell too little; nothing for a few picks.

    Args:
        ratings: How many picks have each.
        totals: The picks' scores, best first.
        profile: With the thresholds in force.

    """
    picks = len(totals)
    common = next((one for one, share in TOO_MANY.items() if ratings[one] > share * picks), None)
    if picks < FEWEST or common is None:
        return None
    best = picks // ONE_IN
    return remark(
        f"curate.advice_{common}",
        rated=ratings[common],
        picks=picks,
        one_in=ONE_IN,
        threshold=f"{(totals[best - 1] + totals[best]) / 2:.1f}",
        now=f"{profile.optional if common is Rating.SKIP else profile.must_read:g}",
    )
