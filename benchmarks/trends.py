"""What `litmus trends` finds in real days, and how often it finds something where nothing moves.

    python benchmarks/trends.py [SHUFFLES]

Announcements of December 2025 to February 2026 from the development data. In a shuffle, days
drawn at random are taken for the recent ones, so that whatever is found to move is false; the shuffle counts as wrong
if anything at all is found.
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
from litmus.curate.movement.finding import RATE, announced, topics_of, trends_of
from litmus.curate.movement.significance import Days
from litmus.model import Gist, Listed, Listing, ListingKind, Source

HISTORY = Path(__file__).parents[2] / "shared" / "curation" / "history.jsonl.gz"
FEBRUARY, LAST = date(2026, 2, 2), date(2026, 2, 20)
RECENT = 5  # announcement days of a week


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


def false_alarms(days: list[Listed], shuffles: int, recent: int = RECENT) -> Iterator[int]:
    """How many false trends there are when so many days, drawn at random, are taken for the recent ones."""
    papers = announced(days)
    topics, sizes = topics_of(papers), papers.counts(range(len(papers.gists)))
    chance = random.Random(0)
    for _ in range(shuffles):
        drawn = frozenset(chance.sample(range(len(sizes)), recent))
        span = Days(sizes=sizes, is_recent=[day in drawn for day in range(len(sizes))])
        yield len(list(trends_of(topics, papers, span)))


def main() -> None:
    """Print the tables."""
    shuffles = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    days = history()
    began = time.process_time()
    found = movement(days, FEBRUARY, LAST)
    print(f"{sum(found.sizes)} papers, {found.tested} topics, {time.process_time() - began:.1f} s\n")
    print("| topic | share | before | times | false discovery rate |\n|---|---:|---:|---:|---:|")
    for trend in found.trends:
        times = f"{trend.share / trend.share_before:.1f}" if trend.before else "–"
        shares = f"{100 * trend.share:.2f} % | {100 * trend.share_before:.2f} %"
        print(f"| {'↗' if trend.is_rising else '↘'} {trend.name} | {shares} | {times} | {trend.p:.1g} |")
    print("\n| recent days, drawn at random | shuffles | with a false trend | false trends |\n|---:|---:|---:|---:|")
    for recent in (RECENT, 3 * RECENT):
        alarms = list(false_alarms(days, shuffles, recent))
        print(f"| {recent} | {shuffles} | {sum(map(bool, alarms)) / shuffles:.1%} (level {RATE:.0%}) | {sum(alarms)} |")


if __name__ == "__main__":
    main()
