"""How well the checker tells true statements from changed ones, beside a checker that looks for exact strings.

The items are real English abstracts with Chinese statements that a model wrote about them, half of them changed in one
place. The data are not published; without them there is nothing to measure.

    python benchmarks/checking.py
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from litmus.check import judge
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route
from litmus.sentences import sentence_spans

DATA = Path(__file__).parents[2] / "shared" / "checking"
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LIST_MARK = re.compile(r"(?:^|[\s：:；;。（(])\d{1,2}[)）.、](?!\d)")

Answer = tuple[bool, list[tuple[int, int]]]  # whether it is flagged, and where
Checker = Callable[[dict[str, Any]], Answer]


def main() -> None:
    if not DATA.is_dir():
        print(f"Nothing measured: the development data are not at {DATA}.")
        return
    items = list(items_in(DATA / "dev.jsonl.gz"))
    for name, checker in (("exact strings", exact_strings), ("litmus", litmus)):
        begun = time.perf_counter()
        answers = [(item["id"], *checker(item)) for item in items]
        seconds = time.perf_counter() - begun
        print(f"== {name}: {len(items)} statements in {seconds:.1f} s\n\n{scored(answers)}")


def items_in(path: Path) -> Iterator[dict[str, Any]]:
    """The items, without their answers."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield {name: item[name] for name in ("id", "arxiv_id", "title", "abstract", "field", "text")}


def litmus(item: dict[str, Any]) -> Answer:
    claim = Claim(id="1", text=item["text"], kind=ClaimKind.STATEMENT)
    (verdict,) = judge((claim,), document_of(item))
    return not verdict.status.holds, list(verdict.spans)


def exact_strings(item: dict[str, Any]) -> Answer:
    """Every digit string must stand in the title or the abstract, commas and list marks aside."""
    paper = set(_DIGITS.findall(f"{item['title']} {item['abstract']}".replace(",", "")))
    text = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), item["text"])
    spans = [
        found.span()
        for found in re.finditer(r"\d+(?:,\d{3})*(?:\.\d+)?", text)
        if found[0].replace(",", "") not in paper
    ]
    return bool(spans), spans


def document_of(item: dict[str, Any]) -> Document:
    """A paper of which no more is known than title and abstract."""
    url = f"https://arxiv.org/abs/{item['arxiv_id']}"
    abstract = item["abstract"]
    return Document(
        arxiv_id=item["arxiv_id"],
        version=None,
        title=item["title"],
        route=Route.ABSTRACT,
        url=url,
        abs_url=url,
        sections=(),
        blocks=(
            Block(anchor="front.title", kind=BlockKind.TITLE, text=item["title"]),
            Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=abstract, sentences=sentence_spans(abstract)),
        ),
    )


def scored(answers: list[tuple[str, bool, list[tuple[int, int]]]]) -> str:
    """The table of the scorer that comes with the data."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, flagged, spans in answers:
            row = {"id": name, "verdict": "flag" if flagged else "accept", "spans": spans}
            file.write(json.dumps(row) + "\n")
        file.flush()
        command = [sys.executable, str(DATA / "score.py"), file.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
