"""What of a paper a model is shown: its text from the beginning, as much as fits."""

from dataclasses import dataclass

from litmus.model import Block, BlockKind, Document
from litmus.tokens import tokens_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    label: str
    block: Block
    text: str
    tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    pieces: tuple[Piece, ...]
    tokens: int
    budget: int
    whole: int

    def block_of(self, label: str) -> Block | None:
        return next((piece.block for piece in self.pieces if piece.label == label), None)

    def text(self) -> str:
        return "\n".join(f"[{piece.label}] {piece.text}" for piece in self.pieces)

    def text_of(self, anchors: set[str]) -> str:
        return "\n".join(f"[{p.label}] {p.text}" for p in self.pieces if p.block.anchor in anchors)


def context_of(document: Document, budget: int) -> Context:
    pieces, tokens, whole = [], 0, 0
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.REFERENCE or not block.text:
            continue
        text = " ".join(block.text.split())
        piece = Piece(label=f"p{number}", block=block, text=text, tokens=tokens_in(text) + 3)
        whole += piece.tokens
        if tokens + piece.tokens <= budget:
            pieces.append(piece)
            tokens += piece.tokens
    return Context(pieces=tuple(pieces), tokens=tokens, budget=budget, whole=whole)
