"""What a language model sees of a paper: as much as answers a report's questions, within a budget of tokens."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from litmus.model import Block, BlockKind, Document
from litmus.report.llm.parts import GAP, Parted, heading_line, line, parted
from litmus.report.llm.wishes import Wish, wishes
from litmus.tokens import tokens_in

_GAP = tokens_in("\n  " + GAP)  # the dearer of the two
_FULL = 5  # tokens in which nothing more is said
_FIRST = frozenset({BlockKind.TITLE, BlockKind.ABSTRACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block, or the telling parts of one."""

    label: str  # "p12", "t3", "abs": the same for a document whatever else is shown
    block: Block
    heading: str  # of its section, "4.2 Main results"; "" before the first
    text: str  # what is shown, "…" where something is left out; only rows and lines of programs begin new lines
    tokens: int  # with the label


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The pieces of a paper that a prompt shows."""

    pieces: tuple[Piece, ...]  # in reading order
    tokens: int  # of `text()`, never more than the budget
    budget: int
    whole: int  # tokens that the whole text would take, references, thanks and checklists aside

    def block(self, label: str) -> Block | None:
        """The block that a label means, if it is shown."""
        return next((piece.block for piece in self.pieces if piece.label == label), None)

    def text(self) -> str:
        """The pieces for a prompt: each after its label, under the headings of their sections."""
        return _printed(self.pieces)

    def text_of(self, anchors: Collection[str]) -> str:
        """The same of some blocks alone; those that are not shown stay so."""
        return _printed([piece for piece in self.pieces if piece.block.anchor in anchors])


def context_of(document: Document, budget: int) -> Context:
    """Choose what a report needs of a document: all of it, if it fits.

    Title and abstract come first. Then every question of a report, the tables and the rest of the text take turns,
    whoever has had least for its share, so that each has its best before any has its tenth.

    Args:
        document: One paper version, as it was read; hostile, like every text from outside.
        budget: Tokens as `tokens_in` counts them.

    """
    blocks = parted(document)
    everything = _pieces(blocks, {place: set(range(len(one.parts))) for place, one in enumerate(blocks)})
    whole = tokens_in(_printed(everything))
    pieces = everything if whole <= budget else _pieces(blocks, _chosen(document, blocks, budget))
    return Context(pieces=pieces, tokens=tokens_in(_printed(pieces)), budget=budget, whole=whole)


def _printed(pieces: Sequence[Piece]) -> str:
    lines, heading = [], ""
    for piece in pieces:
        if piece.heading != heading:
            heading = piece.heading
            if heading:
                lines.append(heading_line(heading))
        lines.append(line(piece.label, piece.text))
    return "\n".join(lines)


def _pieces(blocks: Sequence[Parted], shown: dict[int, set[int]]) -> tuple[Piece, ...]:
    return tuple(_piece(one, shown[place]) for place, one in enumerate(blocks) if shown.get(place))


def _piece(one: Parted, shown: set[int]) -> Piece:
    text = one.text(shown)
    return Piece(
        label=one.label, block=one.block, heading=one.heading, text=text, tokens=tokens_in(line(one.label, text))
    )


def _chosen(document: Document, blocks: Sequence[Parted], budget: int) -> dict[int, set[int]]:
    """The parts of each block that are shown."""
    room = _Room(blocks, budget)
    for place, one in enumerate(blocks):
        if one.block.kind in _FIRST:
            for number in range(len(one.parts)):
                room.take(Wish(place=place, parts=(number,)))
    asked = wishes(document, blocks)
    turns = [(0.0, number) for number in range(len(asked))]
    waiting: list[Iterator[Wish]] = [iter(one.wishes) for one in asked]
    heapify(turns)
    while turns and room.left > _FULL:
        had, number = heappop(turns)
        for wish in waiting[number]:
            if paid := room.take(wish):
                heappush(turns, (had + paid / asked[number].share, number))
                break
    return room.shown


class _Room:
    """What is taken into a prompt, and what it costs at most: each line counted for itself."""

    def __init__(self, blocks: Sequence[Parted], budget: int) -> None:
        self._blocks, self.left = blocks, budget
        self.shown: defaultdict[int, set[int]] = defaultdict(set)
        self._under = _under(blocks)
        self._headed: set[int] = set()

    def take(self, wish: Wish) -> int:
        """Show what is wished for, and what it needs, if there is room; what that cost, 0 if nothing came of it."""
        one, shown = self._blocks[wish.place], self.shown.get(wish.place, set())
        new = {part for number in wish.parts for part in (number, *one.parts[number].needs)} - shown
        if not any(one.parts[number].text for number in new):
            return 0
        under = self._under[wish.place]
        cost = sum(one.parts[number].tokens for number in new) + _GAP * _more_gaps(one, shown, new)
        if not shown:
            cost += tokens_in(f"\n[{one.label}]") + _GAP  # all of it is one gap, until a part is shown
        if one.heading and under not in self._headed:
            cost += tokens_in(f"\n{heading_line(one.heading)}")
        if cost > self.left:
            return 0
        self.left -= cost
        self._headed.add(under)
        self.shown[wish.place] |= new
        return max(cost, 1)


def _more_gaps(one: Parted, shown: Collection[int], new: Collection[int]) -> int:
    """How many more gaps there are when these parts are shown, too: each splits one, shortens it or closes it."""
    more, before = 0, -1
    for number in sorted(new):
        left = not number or number - 1 in shown or number - 1 == before
        right = number + 1 == len(one.parts) or number + 1 in shown
        more += 1 - left - right
        before = number
    return more


def _under(blocks: Sequence[Parted]) -> list[int]:
    """For each block the number of the heading above it, if all were shown."""
    numbers: list[int] = []
    for place, one in enumerate(blocks):
        is_same = bool(place) and blocks[place - 1].heading == one.heading
        numbers.append(numbers[-1] if is_same else place)
    return numbers
