"""Rank days of real papers, in the form that a scorer of curation reads.

    python benchmarks/predict_curation.py HISTORY.jsonl.gz DAYS OUT.jsonl

Each day is ranked by what precedes it: papers announced and features told before it. Two rankings a day: "hf", what
Hugging Face will feature of the day's announcement (`curate.community`), and "picks", what a reader with the default
profile would pick of the day's pool (`curate.first_cut`, as `litmus papers` shows it).

HISTORY is one paper a line: id, date (of the announcement), title, abstract, categories, authors, comment, hf_day.
Beside it may lie extra_pool.jsonl.gz (the same form), hf_listing.jsonl (id, hf_day, upvotes, github_stars, code) and
days.json (the pools). DAYS is a day, several parted by commas, a range 2026-02-09..2026-02-13, or a file with one a
line.
"""

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from litmus.curate import first_cut
from litmus.curate.community import Community, Past, community
from litmus.desk import default_profile
from litmus.model import Collection, Listing, ListingKind, Paper, Source

CORE = frozenset({"cs.AI", "cs.LG", "cs.CL"})


class History:
    """Everything that lies beside the history, by day."""

    def __init__(self, file: Path) -> None:
        beside = file.parent
        rows = [*lines(file), *lines(beside / "extra_pool.jsonl.gz")]
        self.seen: dict[str, dict[str, Any]] = {}  # on Hugging Face, the first time
        for row in lines(beside / "hf_listing.jsonl"):
            self.seen.setdefault(row["id"], row)
        self.told = {row["id"]: told(row, self.seen.get(row["id"], {})) for row in rows if row.get("id")}
        self.announced, self.listed = defaultdict(list), defaultdict(list)
        for name, one in self.told.items():
            if one.announced:
                self.announced[one.announced].append(name)
            if one.featured:
                self.listed[one.featured].append(name)
        for row in self.seen.values():
            if row["id"] in self.told and row["id"] not in self.listed[day_of(row["hf_day"])]:
                self.listed[day_of(row["hf_day"])].append(row["id"])
        pools = beside / "days.json"
        self.pools = json.loads(pools.read_text("utf-8"))["days"] if pools.exists() else {}

    def pool(self, day: date) -> tuple[list[date], list[date]]:
        """The announcements and the Hugging Face days that a reader of the day's digest chooses from."""
        if said := self.pools.get(day.isoformat()):
            return [day_of(text) for text in said["arxiv_dates"]], [day_of(text) for text in said["hf_days"]]
        return [sorted(one for one in days if one <= day)[-2:] for days in (self.announced, self.listed)]


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def lines(file: Path) -> Iterator[dict[str, Any]]:
    if not file.exists():
        return
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as text:
        yield from (json.loads(line) for line in text if line.strip())


def told(row: dict[str, Any], seen: dict[str, Any]) -> Past:
    featured = row.get("hf_day") or seen.get("hf_day")
    paper = Paper(
        arxiv_id=row["id"],
        version=1,
        title=row.get("title") or "",
        abstract=row.get("abstract") or "",
        authors=tuple(row.get("authors") or ()),
        categories=tuple(row.get("categories") or ()),
        comment=row.get("comment"),
    )
    return Past(
        paper=paper,
        announced=day_of(row["date"]) if row.get("date") else None,
        featured=day_of(featured) if featured else None,
    )


def rank_features(history: History, day: date, learned: Community) -> list[str]:
    """The day's announcement, what Hugging Face will feature first."""
    names = sorted(history.announced.get(day, ()))
    chances = learned.chances([history.told[name].paper for name in names])
    return [name for _, name in sorted(zip(chances, names, strict=True), key=lambda one: (-one[0], one[1]))]


def rank_picks(history: History, day: date, learned: Community) -> list[str]:
    """The day's pool as the default profile's first cut has it."""
    announcements, hf_days = history.pool(day)
    featured = {name for hf_day in hf_days for name in history.listed.get(hf_day, ())}
    names = {
        name
        for announced in announcements
        for name in history.announced.get(announced, ())
        if CORE.intersection(history.told[name].paper.categories)
    } | featured
    papers = tuple(
        listed(history.told[name].paper, day, history.seen.get(name, {}), featured) for name in sorted(names)
    )
    profile = default_profile()
    chances = dict(zip(sorted(names), learned.chances(papers), strict=True))
    ground = community(chances, papers, profile.preferences.community)
    cut = first_cut(Collection(date=day, papers=papers, lists=()), profile, (ground,))
    return [one.paper.arxiv_id for one in cut]


def listed(paper: Paper, day: date, seen: dict[str, Any], featured: set[str]) -> Paper:
    """The paper with its places in the lists, and the votes of the morning."""
    kinds = [(Source.ARXIV, ListingKind.NEW)]
    if paper.arxiv_id in featured:
        kinds.append((Source.HUGGING_FACE, ListingKind.FEATURED))
    listings = tuple(Listing(source=source, date=day, kind=kind) for source, kind in kinds)
    if paper.arxiv_id not in featured:
        return replace(paper, listings=listings)
    return replace(paper, listings=listings, upvotes=seen.get("upvotes"), stars=seen.get("github_stars"))


def days(text: str) -> list[date]:
    if Path(text).is_file():
        return [day_of(found) for found in sorted(set(re.findall(r"\d{4}-\d{2}-\d{2}", Path(text).read_text("utf-8"))))]
    if ".." in text:
        first, last = map(day_of, text.split(".."))
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day_of(one.strip()) for one in text.split(",") if one.strip()]


def main(history_file: Path, asked: str, out_file: Path) -> None:
    history = History(history_file)
    with out_file.open("w", encoding="utf-8") as file:
        for day in days(asked):
            learned = Community(history.told.values(), day)  # it looks at what precedes the day
            rankings = {
                "hf": rank_features(history, day, learned),
                "picks": rank_picks(history, day, learned),
            }
            for task, ranked in rankings.items():
                if ranked:
                    file.write(json.dumps({"date": day.isoformat(), "ranked": ranked, "task": task}) + "\n")
                else:
                    print(f"{day}: no papers for {task}", file=sys.stderr)


if __name__ == "__main__":
    try:
        _, told_by, asked, out = sys.argv
    except ValueError:
        sys.exit(__doc__)
    main(Path(told_by), asked, Path(out))
