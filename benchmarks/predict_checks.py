"""Judge statements in the form of the development data, and write down what was found.

    python benchmarks/predict_checks.py ITEMS.jsonl.gz PREDICTIONS.jsonl

Each line of ITEMS has `id`, `arxiv_id`, `title`, `abstract` and `text`; what else it has is not looked at. Each line of
PREDICTIONS has `id`, `verdict` ("accept" or "flag") and `spans`: half-open ranges of `text` that do not hold.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from litmus.check import judge
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route, Verdict
from litmus.sentences import sentence_spans

DATA = Path(__file__).parents[2] / "shared" / "checking"  # the development data, which are not published
Item = dict[str, Any]
Answer = tuple[bool, list[tuple[int, int]]]  # whether it is flagged, and where


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("items", type=Path)
    parser.add_argument("predictions", type=Path)
    arguments = parser.parse_args()
    with arguments.predictions.open("w", encoding="utf-8") as file:
        for item in items_in(arguments.items):
            file.write(json.dumps(prediction(item, judged(item))) + "\n")


def items_in(path: Path) -> Iterator[Item]:
    """The items, without their answers."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield {name: item[name] for name in ("id", "arxiv_id", "title", "abstract", "text")}


def judged(item: Item) -> Answer:
    """Whether the checker flags one statement, and where."""
    verdict = verdict_on(item)
    return not verdict.status.holds, list(verdict.spans)


def verdict_on(item: Item) -> Verdict:
    """What the checker says about one statement."""
    claim = Claim(id="1", text=item["text"], kind=ClaimKind.STATEMENT)
    (verdict,) = judge((claim,), document_of(item))
    return verdict


def prediction(item: Item, answer: Answer) -> dict[str, Any]:
    flagged, spans = answer
    return {"id": item["id"], "verdict": "flag" if flagged else "accept", "spans": spans}


def document_of(item: Item) -> Document:
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


if __name__ == "__main__":
    main()
