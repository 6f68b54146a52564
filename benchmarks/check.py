"""How well the checker tells true statements from changed ones, and how fast, beside two simpler checkers.

The items are real English abstracts with Chinese statements that a model wrote about them, half of them changed in one
place. The data are not published; without them there is nothing to measure.

    pip install -r benchmarks/requirements.txt
    python benchmarks/check.py

*Exact strings* flags a statement if one of its digit strings does not stand in the abstract; *similarity* is that of
embeddings (`similarity.py`).
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from litmus.check import check
from litmus.read import from_file
from litmus.report import Extractive
from predict_checks import DATA, Answer, Item, items_in, judged, prediction
from similarity import similarity

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LIST_MARK = re.compile(r"(?:^|[\s：:；;。（(])\d{1,2}[)）.、](?!\d)")

Checker = Callable[[Sequence[Item]], list[Answer]]


def main() -> None:
    if not DATA.is_dir():
        print(f"Nothing measured: the development data are not at {DATA}.")
        return
    items = list(items_in(DATA / "dev.jsonl.gz"))
    for name, checker in (("exact strings", exact_strings), ("similarity", similarity), ("litmus", litmus)):
        begun = time.perf_counter()
        answers = checker(items)
        seconds = time.perf_counter() - begun
        print(f"== {name}: {len(items)} statements in {seconds:.1f} s, {60 * len(items) / seconds:,.0f} a minute\n")
        print(scored(items, answers))
    full_papers()


def litmus(items: Sequence[Item]) -> list[Answer]:
    return [judged(item) for item in items]


def exact_strings(items: Sequence[Item]) -> list[Answer]:
    """Every digit string must stand in the title or the abstract, commas and list marks aside."""
    answers = []
    for item in items:
        paper = set(_DIGITS.findall(f"{item['title']} {item['abstract']}".replace(",", "")))
        text = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), item["text"])
        spans = [
            found.span()
            for found in re.finditer(r"\d+(?:,\d{3})*(?:\.\d+)?", text)
            if found[0].replace(",", "") not in paper
        ]
        answers.append((bool(spans), spans))
    return answers


def scored(items: Sequence[Item], answers: Sequence[Answer]) -> str:
    """The table of the scorer that comes with the data."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for item, answer in zip(items, answers, strict=True):
            file.write(json.dumps(prediction(item, answer)) + "\n")
        file.flush()
        command = [sys.executable, str(DATA / "score.py"), file.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def full_papers() -> None:
    """How long the check of a whole report takes, once the paper is read."""
    for path in sorted(PAPERS.glob("*.html")):
        document = from_file(path)
        report = Extractive().write(document, "zh")
        begun = time.perf_counter()
        check(report, document)
        seconds, pages = time.perf_counter() - begun, sum(len(block.text) for block in document.blocks) / 5_000
        begun = time.perf_counter()
        check(report, document)
        again = time.perf_counter() - begun
        claims = len(list(report.claims))
        print(f"{path.name}: {pages:.0f} pages, {claims} claims, {seconds:.3f} s the first time, {again:.3f} s again")


if __name__ == "__main__":
    main()
