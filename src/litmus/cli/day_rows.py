"""What became of some days' lists: a row a day, for people and for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from litmus.lists import State
from litmus.model import Collection, ListingKind, Remark, Source, remark
from litmus.model.errors import UpstreamError
from litmus.words import counted

if TYPE_CHECKING:
    from rich.table import Table

HEADS = ("\nday", "Hugging\nFace", "arXiv\nnew", "\ncross", "\nreplaced", "all\npapers", "first\nmet")
COLOURS = {State.GROWING: "cyan", State.DEGRADED: "yellow", State.MISSING: "red"}
EMPTY = {"collect.arxiv_weekend": "weekend", "collect.arxiv_holiday": "arXiv holiday"}  # why a day has no papers
OPEN = {  # why a list is not complete, though nothing failed
    "collect.arxiv_not_yet",
    "collect.huggingface_empty",
    "collect.huggingface_growing",
    "collect.huggingface_not_yet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One day's lists."""

    day: date
    had: Collection | UpstreamError
    state: State
    met: int  # papers that stand in no list of an earlier day here
    categories: tuple[str, ...]  # that were asked for

    @property
    def by_category(self) -> dict[str, dict[str, int]]:
        """Each category's papers, counted as arXiv's own listing of it does."""
        if isinstance(self.had, UpstreamError):
            return {}
        return {
            name: {
                "new": count[ListingKind.NEW],
                "cross": count[ListingKind.CROSS],
                "replaced": count[ListingKind.REPLACE] + count[ListingKind.REPLACE_CROSS],
            }
            for name, count in self.had.count_by_category(self.categories).items()
        }

    @property
    def counts(self) -> tuple[int, ...]:
        """Hugging Face's papers; arXiv's new, cross-listed and replaced ones; all papers, each once; first met here."""
        if isinstance(self.had, UpstreamError):
            return (0,) * 6
        arxiv = self.had.count(Source.ARXIV)
        return (
            self.had.count(Source.HUGGING_FACE).total(),
            arxiv[ListingKind.NEW],
            arxiv[ListingKind.CROSS],
            arxiv[ListingKind.REPLACE] + arxiv[ListingKind.REPLACE_CROSS],
            len(self.had.papers),
            self.met,
        )

    @property
    def said(self) -> str:
        """The state in a few words."""
        if isinstance(self.had, UpstreamError):
            return "missing"
        notes = {part.source: part.note.code for part in self.had.lists if part.note}
        lacking = [part for part in self.had.lists if not part.complete and notes.get(part.source) not in OPEN]
        match self.state:
            case State.DEGRADED:
                named = (
                    (f"part of {part.source.label}" if part.listed else f"no {part.source.label}") for part in lacking
                )
                return ", ".join(named) or f"{counted(self.had.thin, 'paper')} thin"
            case State.GROWING:
                return "growing" if self.had.papers else "nothing yet"
            case _ if self.had.papers:
                return "complete"
        return next((EMPTY[code] for code in notes.values() if code in EMPTY), "empty")

    @property
    def line(self) -> str:
        """The day in one line."""
        featured, new, cross, replaced, *_ = self.counts
        numbers = f"Hugging Face {featured}, arXiv {new} new, {cross} cross, {replaced} replaced: "
        return (numbers if any(self.counts) else "") + self.said

    @property
    def gaps(self) -> tuple[Remark, ...]:
        """What is missing, and why."""
        if isinstance(self.had, UpstreamError):
            return (remark("day.missing", day=self.day, url=self.had.url, cause=self.had.cause),)
        return self.had.gaps


def gaps_of(rows: Sequence[Row]) -> Iterable[tuple[Remark, Sequence[date]]]:
    """What is missing, and on which days; what is the same on many days stands once, as it was on the first."""
    found: dict[str, tuple[Remark, list[date]]] = {}
    for row in rows:
        for gap in row.gaps:
            found.setdefault(gap.code, (gap, []))[1].append(row.day)
    return found.values()


def table_of(rows: Sequence[Row]) -> "Table":
    """The rows for a terminal of 80 columns or more, with their sums."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_footer=len(rows) > 1, header_style="dim", footer_style="bold")
    sums = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    for head, foot in zip(HEADS, (counted(len(rows), "day"), *map(_number, sums)), strict=True):
        table.add_column(head, foot, justify="left" if head == HEADS[0] else "right", no_wrap=True)
    table.add_column("\nstate")
    for row in rows:
        table.add_row(f"{row.day:%Y-%m-%d %a}", *map(_number, row.counts), row.said, style=COLOURS.get(row.state))
    return table


def _number(count: int) -> str:
    return str(count) if count else "·"


def data_of(row: Row) -> dict[str, object]:
    """The row for programs."""
    from litmus.words import say

    featured, new, cross, replaced, papers, met = row.counts
    return {
        "date": row.day.isoformat(),
        "weekday": f"{row.day:%A}",
        "state": row.state,
        "said": row.said,
        "hugging_face": featured,
        "arxiv": {"new": new, "cross": cross, "replaced": replaced},
        "categories": row.by_category,
        "papers": papers,
        "first_met": met,
        "lists": [
            {
                "source": part.source,
                "way": part.way,
                "listed": part.listed,
                "complete": part.complete,
                "note": say(part.note, "en") if part.note else None,
            }
            for part in (row.had.lists if isinstance(row.had, Collection) else ())
        ],
        "gaps": [{"code": gap.code, "said": say(gap, "en")} for gap in row.gaps],
    }
