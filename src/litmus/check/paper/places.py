"""Where something stands in a paper, said so that it needs no language, and the evidence that points there."""

from collections.abc import Iterable

from litmus.check.paper.passages import Passage
from litmus.model import Block, Document, Evidence
from litmus.words import place

_LISTED = 6  # things in one sentence
_QUOTED_AT_MOST = 300  # characters of a quotation; a reader opens the link for more


def evidence(document: Document, block: Block, start: int, end: int) -> Evidence:
    """Evidence at a range of a block, cut at a word where it is too long to quote."""
    if end - start > _QUOTED_AT_MOST:
        cut = block.text.rfind(" ", start + _QUOTED_AT_MOST // 2, start + _QUOTED_AT_MOST)
        end = cut if cut > start else start + _QUOTED_AT_MOST
    return document.evidence(block, start, end)


def evidence_around(document: Document, passage: Passage, span: tuple[int, int] | None = None) -> Evidence:
    """A passage as evidence; if it is too long, the part of it that holds the range."""
    start, end = passage.start, passage.end
    if end - start > _QUOTED_AT_MOST and span and span[1] > start + _QUOTED_AT_MOST:
        wanted = max(start, span[0] - _QUOTED_AT_MOST // 2)
        blank = passage.block.text.find(" ", wanted, span[0])
        start = blank + 1 if blank >= 0 else wanted
    return evidence(document, passage.block, start, end)


def at(places: Iterable[Evidence]) -> dict[str, str]:
    """The places of a remark, for each language: "abstract, Table 3" and 摘要、表 3."""
    names = list(dict.fromkeys(found.where for found in places))[:_LISTED]
    return {"places": ", ".join(names), "places_zh": "、".join(place(name, "zh") for name in names)}


def short(text: str, at_most: int = 160) -> str:
    """A quotation for a sentence of ours: on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= at_most:
        return line
    cut = line.rfind(" ", at_most // 2, at_most)
    return line[: cut if cut > 0 else at_most] + "…"


def listed(words: Iterable[str]) -> str:
    """Figures, names or places in a row, each once; of many the first."""
    distinct = list(dict.fromkeys(words))
    return ", ".join(distinct[:_LISTED]) + (", …" if len(distinct) > _LISTED else "")
