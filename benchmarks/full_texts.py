"""Statements about full texts, right ones and the same with one thing wrong: how many of each the checker flags.

Written by hand about real papers, from their prose, tables and appendices, each pair by someone who had not seen how
they would be checked. Those about READ were looked at while rules were made, those about the other papers were not.

    python benchmarks/full_texts.py [--unread] [--shown KIND]

The papers are not published; without them there is nothing to measure. The statements are `full_texts/PAPER.jsonl`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from litmus.check import judge
from litmus.model import Claim, ClaimKind, Document, Status, Verdict
from litmus.read import from_file
from litmus.words import say
from predict_checks import DATA

PAPERS = DATA.parent / "papers"
STATEMENTS = Path(__file__).parent / "full_texts"
READ = (
    *("1706.03762", "2305.03393", "2310.06825", "2401.14680", "2402.03053", "2411.04965"),
    *("2412.06845", "2412.19437", "2501.03821", "2605.09038", "2606.29472"),
)
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
    parser.add_argument("--unread", action="store_true", help="measure on the papers that were not looked at, too")
    parser.add_argument("--shown", metavar="KIND", help="print what is missed or wrongly flagged of the papers read")
    arguments = parser.parse_args()
    if not PAPERS.is_dir():
        print(f"Nothing measured: the papers are not at {PAPERS}.")
        return
    files = sorted(STATEMENTS.glob("*.jsonl"))
    _table("read while rules were made", [one for file in files if file.stem in READ for one in _judged(file)])
    if arguments.unread:
        _table("not read", [one for file in files if file.stem not in READ for one in _judged(file)])
    if arguments.shown:
        for file in files:
            if file.stem in READ:
                _show(one for one in _judged(file) if arguments.shown in (one.pair.kind, "all"))


def _judged(file: Path) -> Iterator[Judged]:
    document = _paper(file.stem)
    for line in file.read_text("utf-8").splitlines():
        pair = Pair(**json.loads(line))
        yield Judged(pair, _verdict(pair.right, document), _verdict(pair.wrong, document))


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


def _show(judged: Iterator[Judged]) -> None:
    for pair, right, wrong in judged:
        if not right.status.holds:
            print(f"{pair.paper} {pair.kind} FLAGGED {pair.right}\n    {right.status}: {say(right.reason, 'en')}")
        if wrong.status.holds:
            print(f"{pair.paper} {pair.kind} MISSED {pair.wrong}\n    right: {pair.right}\n    {pair.where}")


if __name__ == "__main__":
    main()
