"""What `litmus trends` finds in real days, and how often it finds something where nothing moves.

    python benchmarks/trends.py [SHUFFLES]

Announcements of December 2025 to February 2026 from the development data. In a shuffle the days keep their papers and
change their places, so whatever is found as moving is false; a week counts as wrong if anything at all is found in it.
"""

import gzip
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from litmus.curate.movement import movement
from litmus.curate.movement.finding import RATE
from litmus.model import Gist, Listed, Listing, ListingKind, Movement, Source

HISTORY = Path(__file__).parents[2] / "shared" / "curation" / "history.jsonl.gz"
FEBRUARY, WEEK, LAST = date(2026, 2, 2), date(2026, 2, 16), date(2026, 2, 20)


def history() -> list[Listed]:
    """The days of the development data."""
    days: dict[date, list[Gist]] = defaultdict(list)
    with gzip.open(HISTORY, "rt", encoding="utf-8") as lines:
        for said in map(json.loads, lines):
            day = date.fromisoformat(said["date"])
            listing = Listing(source=Source.ARXIV, date=day, kind=ListingKind.NEW)
            gist = Gist(
                arxiv_id=said["id"],
                title=said["title"],
                abstract=said["abstract"] or "",
                categories=tuple(said["categories"] or ()),
                listings=(listing,),
            )
            days[day].append(gist)
    return [Listed(date=day, papers=tuple(gists)) for day, gists in sorted(days.items())]


def shuffled(days: list[Listed], seed: int) -> Movement:
    """The movement of the last week where days have changed their places."""
    dates = [day.date for day in days]
    random.Random(seed).shuffle(dates)
    return movement((Listed(date=at, papers=day.papers) for at, day in zip(dates, days, strict=True)), WEEK, LAST)


def false_alarms(days: list[Listed], shuffles: int) -> Iterator[int]:
    """How many false trends each shuffle has."""
    for seed in range(shuffles):
        yield len(shuffled(days, seed).trends)


def main() -> None:
    """Print the tables."""
    shuffles = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    days = history()
    began = time.process_time()
    found = movement(days, FEBRUARY, LAST)
    print(f"{sum(found.sizes)} papers, {found.tested} topics, {time.process_time() - began:.1f} s\n")
    print("| topic | share | before | times | false discovery rate |\n|---|---:|---:|---:|---:|")
    for trend in found.trends:
        times = f"{trend.share / trend.share_before:.1f}" if trend.before else "–"
        shares = f"{100 * trend.share:.2f} % | {100 * trend.share_before:.2f} %"
        print(f"| {'↗' if trend.is_rising else '↘'} {trend.name} | {shares} | {times} | {trend.p:.1g} |")
    alarms = list(false_alarms(days, shuffles))
    wrong = sum(alarm > 0 for alarm in alarms)
    print(f"\nshuffled: {wrong} of {shuffles} weeks with a false trend (level {RATE:.0%}), {sum(alarms)} false trends")


if __name__ == "__main__":
    main()
