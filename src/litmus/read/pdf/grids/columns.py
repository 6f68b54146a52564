"""The columns of a table, told by the gaps that go through its rows."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from litmus.read.pdf.grids.strips import Piece, is_figure, pieces
from litmus.read.pdf.words import Word

_MOST_LOOKS = 1_000_000  # at what stands beside a gap in a row
_LEAST = 0.2  # times the size: the narrowest gap between columns
_GAP = 0.5  # one that needs no other sign
_GAP_OF_FEW = 0.58  # where few rows tell it
_GAP_OF_NAMES = 0.3  # where texts stand on one side of it alone: names of several rows
_FEW = 2  # rows
_BLANK = 0.42  # the widest between words
_EPSILON = 0.01  # points
_ROOMY = 0.8  # what rows leave between two columns, most of them
_CLEAR = 0.9  # more than a blank, whatever the font
_SLACK = 0.5  # times the size that a text may reach into the next column
_ODD = 0.1  # of the rows, that may run across a gap between columns
_SPARSE = 0.25  # of the rows, that fill a column which is none
_MOSTLY = 0.8
_ALIKE = 0.8  # times the widest, of gaps that may as well be the one
_FLUSH = 1.5  # points
_ADDING = frozenset("([±")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table part."""

    edges: tuple[float, ...]  # between columns, from left to right
    inner: tuple[tuple[float, float], ...]  # of each column: where its texts begin and end

    def __len__(self) -> int:
        return len(self.inner)

    def of(self, piece: Piece) -> tuple[int, int]:
        """The first and the last column that a text stands in."""
        slack = min(_SLACK * piece.words[0].size, (piece.right - piece.left) / 3)
        return bisect_left(self.edges, piece.left + slack), bisect_left(self.edges, piece.right - slack)

    def cut(self, piece: Piece) -> list[Piece]:
        """A text parted where columns do, if all its columns part between words that no sign joins."""
        crossed = self.edges[bisect_left(self.edges, piece.left) : bisect_left(self.edges, piece.right)]
        places = [self._gap(piece, edge) for edge in crossed]
        if not places or None in places:
            return [piece]
        ends = [0, *(place for place in places if place), len(piece.words)]
        return [Piece(piece.words[start:end]) for start, end in pairwise(ends) if start < end]

    @staticmethod
    def _gap(piece: Piece, edge: float) -> int | None:
        """The place of the word before which a text has a gap at an edge."""
        for place, (left, right) in enumerate(pairwise(piece.words), 1):
            if left.end <= edge <= right.start:
                is_wide = right.start - left.end >= _LEAST * right.size
                return place if is_wide and not _is_sign(left) and not _is_sign(right) else None
        return None

    def is_crossed(self, piece: Piece, least: float) -> bool:
        """Whether a text runs across a gap that is as wide as this, in points."""
        return any(
            piece.left < left[1] and right[0] < piece.right and right[0] - left[1] >= least
            for left, right in pairwise(self.inner)
        )


def _is_sign(word: Word) -> bool:
    return not any(letter.isalnum() for letter in word.text)


def columns(
    evidence: Sequence[Sequence[Piece]], heads: Sequence[Sequence[Piece]], uprights: Sequence[float]
) -> Columns:
    """The columns of a table.

    Args:
        evidence: Strips of which hardly any text spans columns.
        heads: Strips above them, each of whose texts names one column.
        uprights: Lines between columns.

    """
    spans = [piece for strip in evidence for piece in strip]
    if not spans:
        return Columns((), ())
    size = median(piece.words[0].size for piece in spans)
    if odd := int(_ODD * len(evidence)):
        wide = [gap for gap in _gaps(spans, odd) if gap[1] - gap[0] >= _CLEAR * size]
        evidence = [
            [piece for piece in strip if not any(piece.left < left and right < piece.right for left, right in wide)]
            for strip in evidence
        ]
    evidence = [_fine(strip) for strip in evidence]
    heads = [_fine(strip) for strip in heads]
    spans = [piece for strip in evidence for piece in strip]
    edges = list(uprights)
    gaps = _gaps(spans, 0)
    if len(gaps) * len(evidence) > _MOST_LOOKS:
        return Columns((), ())
    for left, right in gaps:
        is_ruled = any(left - size < edge < right + size for edge in uprights)
        if not is_ruled and _parts(left, right, evidence, size):
            edges += _placed(left, right, heads, size)
    edges = _supported(sorted(edges), evidence, heads, _CLEAR * size)
    return _columns(edges, [*spans, *(piece for strip in heads for piece in strip)])


def _placed(left: float, right: float, heads: Sequence[Sequence[Piece]], size: float) -> list[float]:
    """Where in a gap columns part, seen what of the heads above stands in it or reaches into it.

    A head that stands in a gap by itself has a column of its own.
    """
    free = _free(left, right, [piece for strip in heads for piece in strip])
    clear = [gap for gap in free if gap[1] - gap[0] >= _CLEAR * size]
    if clear:
        return [(start + end) / 2 for start, end in clear]
    widest = max((end - start for start, end in free), default=0.0)
    if widest < _LEAST * size:
        return [(left + right) / 2] if right - left >= _CLEAR * size else []
    like = [gap for gap in free if gap[1] - gap[0] >= _ALIKE * widest]
    flush = [
        gap for gap in like if gap[0] - left <= _FLUSH or right - gap[1] <= _FLUSH
    ]  # as heads set to one side leave
    start, end = min(flush if len(flush) == 1 else like, key=lambda gap: abs(sum(gap) - left - right))
    return [(start + end) / 2]


def _free(left: float, right: float, heads: Sequence[Piece]) -> list[tuple[float, float]]:
    """What heads leave of a gap."""
    free, start = list[tuple[float, float]](), left
    for head in sorted((head for head in heads if head.left < right), key=lambda head: head.left):
        if head.left > start:
            free.append((start, head.left))
        start = max(start, head.right)
    return [*free, (start, right)] if start < right else free


def _fine(strip: Sequence[Piece]) -> list[Piece]:
    return [part for piece in strip for part in pieces(piece.words, fine=True)]


def _gaps(spans: Sequence[Piece], odd: int) -> list[tuple[float, float]]:
    """Where no more than so many texts stand, between others."""
    events = sorted([(piece.left, 1) for piece in spans] + [(piece.right, -1) for piece in spans])
    gaps = list[tuple[float, float]]()
    depth, start = 0, None
    for place, step in events:
        before, depth = depth, depth + step
        if before <= odd < depth and start is not None:
            gaps.append((start, place))
            start = None
        elif depth <= odd < before:
            start = place
    return gaps


def _parts(left: float, right: float, evidence: Sequence[Sequence[Piece]], size: float) -> bool:
    """Whether a gap parts columns, not the words of one."""
    width = right - left
    if width >= _CLEAR * size:
        return True
    if width < _LEAST * size:
        return False
    sides = [side for strip in evidence if (side := _beside(strip, (left + right) / 2))]
    if not sides:
        return width >= _GAP_OF_NAMES * size
    adding = [after.words[0].text[0] in _ADDING for _, after in sides if after.left - right <= size]
    if width < _GAP * size and sum(adding) > _MOSTLY * len(adding):
        return False
    figures = sum(is_figure(before.words) and is_figure(after.words) for before, after in sides)
    if figures >= max(_MOSTLY * len(sides), _FEW):
        return True
    own = [after.left - before.right for before, after in sides]
    if sum(gap <= _BLANK * size for gap in own) * 3 > len(own):  # blanks between words
        return width >= _GAP * size
    is_blank = any(  # of one row, and what stands after it nobody else's column
        gap <= _BLANK * size and before.right >= left - _EPSILON and after.left <= right + _EPSILON
        for gap, (before, after) in zip(own, sides, strict=True)
    ) and sum(after.left - right <= size for _, after in sides) * 2 < len(sides)
    if len(sides) > _FEW and median(own) >= _ROOMY * size and not is_blank:
        return True
    return width >= (_GAP if len(evidence) > _FEW else _GAP_OF_FEW) * size


def _beside(strip: Sequence[Piece], place: float) -> tuple[Piece, Piece] | None:
    """The texts before and after a place of a strip, if there are both."""
    after = bisect_left(strip, place, key=lambda piece: piece.left)
    if not 0 < after < len(strip) or strip[after - 1].right > place:
        return None
    return strip[after - 1], strip[after]


def _supported(
    edges: list[float], evidence: Sequence[Sequence[Piece]], heads: Sequence[Sequence[Piece]], clear: float
) -> list[float]:
    """The edges without those around a column that few rows fill, and no clear gap parts from the one beside it."""
    nearest: dict[int, list[tuple[float, float]]] = {}
    filled: dict[int, int] = {}
    for number, strip in enumerate([*evidence, *heads]):
        for place, piece in enumerate(strip):
            column = bisect_left(edges, piece.left)
            if column == bisect_left(edges, piece.right):
                before = piece.left - strip[place - 1].right if place else inf
                after = strip[place + 1].left - piece.right if place + 1 < len(strip) else inf
                nearest.setdefault(column, []).append((before, after))
                filled[column] = filled.get(column, 0) + (number < len(evidence))
    gone = set[float]()
    for column, gaps in nearest.items():
        if filled[column] > _SPARSE * len(evidence):
            continue
        if column and all(before < clear for before, _ in gaps):
            gone.add(edges[column - 1])
        elif column < len(edges) and all(after < clear for _, after in gaps):
            gone.add(edges[column])
    return [edge for edge in edges if edge not in gone]


def _columns(edges: list[float], spans: Sequence[Piece]) -> Columns:
    inner: dict[int, tuple[float, float]] = {}
    for piece in spans:
        first, last = bisect_left(edges, piece.left), bisect_left(edges, piece.right)
        if first == last:
            left, right = inner.get(first, (piece.left, piece.right))
            inner[first] = min(left, piece.left), max(right, piece.right)
    filled = sorted(inner)  # two lines beside each other leave nothing between them
    return Columns(tuple(edges[column - 1] for column in filled[1:]), tuple(inner[column] for column in filled))
