"""What the checker finds in published digests, with no more of the papers at hand than their abstracts.

A digest is cut at its links to papers. Its statements may come from the full texts, so what an abstract does not have
says nothing; shown is what it has otherwise. The data are not published; `docs/checking.md` shows what was found.

    python benchmarks/digests.py
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from litmus.check import claims_in, judge
from litmus.model import Document, Status, Verdict
from litmus.read import from_file
from litmus.words import label, say
from predict_checks import document_of

SHARED = Path(__file__).parents[2] / "shared"
_PAPER = re.compile(
    r"(?:arxiv\.org/(?:abs|html|pdf)|huggingface\.co/papers)/(\d{4}\.\d{5})|arXiv[:：]\s?(\d{4}\.\d{5})"
)
_HEADING = re.compile(r"^#{1,4}\s.*$", re.MULTILINE)


def main() -> None:
    if not SHARED.is_dir():
        print(f"Nothing measured: the digests are not at {SHARED}.")
        return
    abstracts = dict(_abstracts())
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        counts: Counter[str] = Counter()
        text = path.read_text("utf-8")
        for paper, section in _sections(text):
            document = _document(paper, abstracts)
            if document is None:
                counts["papers that are not at hand"] += 1
                continue
            counts["papers"] += 1
            claims = claims_in(section)
            for claim, verdict in zip(claims, judge(claims, document), strict=True):
                counts[verdict.status] += 1
                if not verdict.status.holds and verdict.status is not Status.NOT_FOUND:
                    print(f"{path.stem[:3]} {paper} ({document.route}): {_told(claim.text, verdict)}")
        print(f"{path.stem[:3]}: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())) + "\n")


def _told(text: str, verdict: Verdict) -> str:
    return f"{label(f'status.{verdict.status}', 'en')}\n    {' '.join(text.split())}\n    {say(verdict.reason, 'en')}"


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Each paper's part of a digest: from the heading before its first link to the heading before the next one's."""
    headings = [heading.start() for heading in _HEADING.finditer(text)]
    starts: dict[str, int] = {}
    for link in _PAPER.finditer(text):
        paper = link[1] or link[2]
        before = [start for start in headings if start < link.start()]
        if before and paper not in starts:
            starts[paper] = before[-1]
    ordered = sorted(starts.items(), key=lambda one: one[1])
    for (paper, start), (_, end) in zip(ordered, [*ordered[1:], ("", len(text))], strict=True):
        if end > start:
            yield paper, text[start:end]


def _abstracts() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((SHARED / "upstream" / "days").glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from _papers_in(json.load(file))


def _papers_in(node: object) -> Iterator[tuple[str, dict[str, str]]]:
    """Whatever in a recorded day has an identifier, a title and an abstract."""
    if isinstance(node, dict):
        abstract = node.get("abstract") or node.get("summary")
        identifier = re.match(r"\d{4}\.\d{5}", str(node.get("id") or node.get("arxiv_id") or ""))
        if identifier and isinstance(abstract, str) and isinstance(node.get("title"), str):
            item = {"arxiv_id": identifier[0], "title": node["title"], "abstract": " ".join(abstract.split())}
            yield identifier[0], item
        for child in node.values():
            yield from _papers_in(child)
    elif isinstance(node, list):
        for child in node:
            yield from _papers_in(child)


def _document(paper: str, abstracts: dict[str, dict[str, str]]) -> Document | None:
    for ending in ("html", "pdf"):
        if (path := SHARED / "papers" / f"{paper}.{ending}").is_file():
            return from_file(path)
    return document_of(abstracts[paper]) if paper in abstracts else None


if __name__ == "__main__":
    main()
