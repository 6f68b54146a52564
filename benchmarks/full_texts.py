"""Statements about full texts, right ones and the same with one thing wrong: how many of each the checker flags.

Written by hand about real papers, from their prose, tables and appendices, each pair by someone who had not seen how
they would be checked; the free ones by somebody who was asked to paraphrase, round and reckon as reporters do. Those
in folders that begin with `read` were looked at while rules were made, the others were not.

    python benchmarks/full_texts.py [--unread] [--drawn] [--shown KIND]

Others are drawn from the tables: some cells of each are told with their heads, alone, beside another of their column,
or by the difference of the two; and with the other's figure, or the two exchanged.

The papers are not published; without them there is nothing to measure. The statements are
`full_texts/FOLDER/PAPER.jsonl`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from litmus.check import judge
from litmus.check.paper.library import Library, library_of
from litmus.check.paper.occurrences import Occurrence
from litmus.model import Claim, ClaimKind, Document, Status, Verdict
from litmus.read import from_file
from litmus.words import say
from predict_checks import DATA

PAPERS = DATA.parent / "papers"
STATEMENTS = Path(__file__).parent / "full_texts"
READ = {"read": "read while rules were made", "read_free": "read while rules were made, free"}
UNREAD = {"unread": "not read", "unread_free": "not read, free"}
CELLS, SEED, LEAST_GAP = 6, 5, Decimal("0.5")  # drawn of each table
LANGUAGES = ("en", "zh")


class Pair(NamedTuple):
    """A statement that holds, and the same with one thing wrong."""

    paper: str
    lang: str
    kind: str  # of what is wrong
    right: str
    wrong: str
    where: str  # the paper's words that decide it


class Judged(NamedTuple):
    pair: Pair
    right: Verdict
    wrong: Verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--unread", action="store_true", help="measure on the statements that were not looked at, too")
    parser.add_argument("--drawn", action="store_true", help="measure on statements drawn from tables, too")
    parser.add_argument("--shown", metavar="KIND", help="print what is missed or wrongly flagged of the papers read")
    arguments = parser.parse_args()
    if not PAPERS.is_dir():
        print(f"Nothing measured: the papers are not at {PAPERS}.")
        return
    for folder, title in (READ | UNREAD if arguments.unread else READ).items():
        judged = [one for file in _files(folder) for one in _judged(file)]
        _table(title, judged)
        if arguments.shown and folder in READ:
            _show(one for one in judged if arguments.shown in (one.pair.kind, "all"))
    if arguments.drawn:
        _measure_drawn()


def _files(folder: str) -> list[Path]:
    return sorted((STATEMENTS / folder).glob("*.jsonl"))


def _judged(file: Path) -> Iterator[Judged]:
    document = _paper(file.stem)
    for line in file.read_text("utf-8").splitlines():
        pair = Pair(**json.loads(line))
        yield Judged(pair, _verdict(pair.right, document), _verdict(pair.wrong, document))


@cache
def _paper(identifier: str) -> Document:
    forms = (PAPERS / f"{identifier}.html", PAPERS / f"{identifier}.pdf")
    return from_file(next(form for form in forms if form.exists()))


def _verdict(text: str, document: Document) -> Verdict:
    (verdict,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), document)
    return verdict


def _table(title: str, judged: list[Judged]) -> None:
    papers = len({one.pair.paper for one in judged})
    print(f"{title}: {len(judged)} pairs about {papers} papers\n")
    print(f"{'':12}{'right':>6} flagged   of them not found  {'wrong':>6} caught   of them not found")
    groups = [(lang, [one for one in judged if one.pair.lang == lang]) for lang in LANGUAGES]
    kinds = Counter(one.pair.kind for one in judged)
    groups += [(kind, [one for one in judged if one.pair.kind == kind]) for kind in sorted(kinds)]
    for name, group in [*groups, ("all", judged)]:
        flagged = [one.right for one in group if not one.right.status.holds]
        caught = [one.wrong for one in group if not one.wrong.status.holds]
        print(f"{name:12}{len(group):6}{_share(flagged, group)}{_missing(flagged):20}", end="")
        print(f"  {len(group):6}{_share(caught, group)}{_missing(caught):19}")
    print()


def _share(some: list[Verdict], group: list[Judged]) -> str:
    return f"{len(some):4} {len(some) / max(len(group), 1):4.0%}"


def _missing(verdicts: list[Verdict]) -> int:
    return sum(verdict.status is Status.NOT_FOUND for verdict in verdicts)


def _measure_drawn() -> None:
    counts: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for paper in sorted({file.stem for folder in (*READ, *UNREAD) for file in _files(folder)}):
        document = _paper(paper)
        for kind, text in _drawn(library_of(document), Random(SEED)):
            counts[kind] += 1
            flagged[kind] += not _verdict(text, document).status.holds
    print("drawn from the tables of all papers\n")
    for kind, count in counts.items():
        print(f"{kind:28}{count:6}  flagged {flagged[kind]:4} {flagged[kind] / count:4.0%}")
    print()


def _drawn(library: Library, random: Random) -> Iterator[tuple[str, str]]:
    """Statements that tell some cells of each table with their heads, each with its kind."""
    for anchor, cells in library.tables.cells.items():
        told = {cell: _told(library, anchor, cell, one) for cell, one in reversed(cells) if "." in one.words}
        drawn = [cell for cell, (row, column, _) in told.items() if _is_head(row) and len(column) > 1]
        random.shuffle(drawn)
        for cell in drawn[:CELLS]:
            row, column, figure = told[cell]
            yield "right, alone", f"On {column}, {row} gets {figure}."
            yield "right, alone, in Chinese", f"{row} 在 {column} 上的得分为 {figure}。"
            peers = (told[one] for one in drawn if one[1] == cell[1] and one[0] != cell[0] and told[one][2] != figure)
            if (peer := next(peers, None)) is None:
                continue
            other, _, theirs = peer
            yield "right, beside another", f"On {column}, {row} gets {figure}, against {theirs} of {other}."
            yield "wrong, the other's", f"On {column}, {row} gets {theirs}."
            yield "wrong, exchanged", f"On {column}, {row} gets {theirs}, against {figure} of {other}."
            try:
                gap = Decimal(figure.rstrip("%")) - Decimal(theirs.rstrip("%"))
            except InvalidOperation:
                continue
            if abs(gap) >= LEAST_GAP:
                side = "ahead of" if gap > 0 else "behind"
                yield "right, the difference", f"On {column}, {row} is {abs(gap):.1f} points {side} {other}."


def _told(library: Library, anchor: str, cell: tuple[int, int], one: Occurrence) -> tuple[str, str, str]:
    """What heads a cell's row and its column, and the figure."""
    heads = library.tables.headed[anchor].heads
    row = " ".join(heads.rows.heads[cell[0]][:2])
    group = heads.groups[cell[0]]
    return f"{row} with {group}" if group else row, " ".join(heads.columns.heads[cell[1]][:2]), one.words


def _is_head(row: str) -> bool:
    return len(row) > 2 and any(map(str.isalpha, row))  # noqa: PLR2004


def _show(judged: Iterable[Judged]) -> None:
    for pair, right, wrong in judged:
        if not right.status.holds:
            print(f"{pair.paper} {pair.kind} FLAGGED {pair.right}\n    {right.status}: {say(right.reason, 'en')}")
        if wrong.status.holds:
            print(f"{pair.paper} {pair.kind} MISSED {pair.wrong}\n    right: {pair.right}\n    {pair.where}")


if __name__ == "__main__":
    main()
