"""From the labels that a model gives to places of the paper."""

import re

from litmus.model import Block, Document, Evidence
from litmus.report.llm.context import Context, Piece

_WORD = re.compile(r"\d+(?:\.\d+)?|[A-Za-z][A-Za-z-]{2,}")
_GLANCE = 240  # characters shown of a block without sentences
_ALIKE = 2  # pieces


def cited(labels: tuple[str, ...], text: str, context: Context, document: Document) -> tuple[Evidence, ...]:
    """The places that a statement rests on: of each piece the sentence that has most in common with it.

    A label that was not given to the model is no place; a statement that has no other rests on nothing.
    """
    blocks = (context.block(label) for label in labels)
    return tuple(document.evidence(block, *_part(block, text)) for block in blocks if block is not None)


def alike(text: str, context: Context) -> tuple[Piece, ...]:
    """The pieces that have most figures and words in common with a statement, the most first."""
    said = _words(text)
    common = {piece.label: len(said & _words(piece.text)) for piece in context.pieces}
    ranked = sorted(context.pieces, key=lambda piece: (-common[piece.label], piece.tokens))
    return tuple(piece for piece in ranked[:_ALIKE] if common[piece.label] > 1)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _part(block: Block, text: str) -> tuple[int, int]:
    """The sentence of a block, or the line of a table, that shares most figures and words with a statement."""
    spans = block.sentences or _lines(block.text)
    said = _words(text)

    def common(span: tuple[int, int]) -> int:
        return len(said & _words(block.text[slice(*span)]))

    start, end = max(spans, key=common, default=(0, len(block.text)))
    return start, min(end, start + _GLANCE) if not block.sentences else end


def _lines(text: str) -> tuple[tuple[int, int], ...]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)
