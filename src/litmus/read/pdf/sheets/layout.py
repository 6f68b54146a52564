"""From the words of a page to its lines in reading order: one column or two, and what stands across both."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from litmus.read.pdf.sheets.abreast import parted
from litmus.read.pdf.words import Box, Line, Word

_COLUMN_GAP = 1.6  # times the size: wider than any blank in a justified line, narrower than between columns
_SCRIPT = 0.85  # of the size: what is smaller and set higher or lower belongs to the line beside it
_TALL = 1.5  # times the size
_BASE = 0.25  # of the size, by which base lines of one line may differ
_MIDDLE = (0.35, 0.65)  # of the width: where the gap between two columns is looked for
_CROSSING = 0.35  # of the lines may cross the gap: titles, wide figures and their captions
_STEP = 1.7  # times the size, from a line of a caption to the next
_SAME = 0.6  # points by which their sizes may differ
_FULL = 0.6  # of a column's width, that lines of text fill
_EDGE = 2.5  # points by which lines of a column may begin to the left or right of its side
_ROOM = 2.0  # times the size, on both sides of a line that stands in the middle
_FEWEST_LINES = 12  # on a page of two columns
_SIDE = 0.15  # of the lines, or more, stand on each side


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines begin and end."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the column that it stands in."""

    line: Line
    column: Column

    @property
    def indent(self) -> float:
        """Points from the column's side to its beginning."""
        return self.line.box.left - self.column.left

    @property
    def is_centred(self) -> bool:
        """Whether it stands in the middle of its column, with room on both sides."""
        box, size = self.line.box, self.line.size
        right = self.column.right - box.right
        return min(self.indent, right) > _ROOM * size and abs(self.indent - right) < size


@dataclass(slots=True)
class _Run:
    """Words that follow each other on a line."""

    words: list[Word]
    main: Word  # the first of the largest ones
    box: Box

    def add(self, words: Sequence[Word], box: Box) -> None:
        self.words += words
        self.main = max(self.main, *words, key=lambda word: word.size)
        self.box = self.box.around(box)


def lines_of(words: Sequence[Word], page: int) -> list[Line]:
    """The lines of a page, in the order of the file, none going over the gap between columns."""
    runs: list[_Run] = []
    for word in words:
        if runs and _goes_on(runs[-1], word):
            runs[-1].add([word], _level(word))
        else:
            runs.append(_Run([word], word, _level(word)))
    return [Line(tuple(run.words), page) for run in _joined(runs)]


def _level(word: Word) -> Box:
    """Where a word stands; of a tall bracket or sum only what is level with its line."""
    box = word.box
    if box.height <= _TALL * word.size:
        return box
    return Box(box.left, word.base - word.size, box.right, word.base)


def _goes_on(run: _Run, word: Word) -> bool:
    """Whether a word stands on the same line as those before it, right after them."""
    last, main = run.words[-1], run.main
    gap = word.box.left - last.box.right
    if not -main.size < gap < _COLUMN_GAP * max(main.size, word.size):
        return False
    if min(word.size, main.size) < _SCRIPT * max(word.size, main.size):
        return _overlaps(last.box, word.box) or _overlaps(main.box, word.box)
    return abs(word.base - main.base) <= _BASE * main.size


def _overlaps(one: Box, other: Box) -> bool:
    """Whether they share some of their height."""
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs with the small ones (exponents, marks of footnotes) that the file has elsewhere, put where they stand."""
    done: list[_Run] = []
    for run in runs:
        before = done[-1] if done else None
        if before and _is_one_line(before, run):
            before.add(run.words, run.box)
            before.words.sort(key=lambda word: word.box.left)
        else:
            done.append(run)
    return done


def _is_one_line(one: _Run, other: _Run) -> bool:
    size = max(one.main.size, other.main.size)
    near = -size / 2 < max(one.box.left, other.box.left) - min(one.box.right, other.box.right) < size
    height = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return near and height > min(one.box.height, other.box.height) / 2


def in_order(lines: Sequence[Line], gap: float | None, wholes: Sequence[Line] = ()) -> list[Placed]:
    """The lines of a page in the order in which a person reads them.

    Args:
        lines: Of one page, without its frame.
        gap: The middle of the gap between its columns; None if there is one column.
        wholes: Those of them that are no lines of text but whole tables.

    """
    apart = frozenset(map(id, wholes))
    if not lines:
        return []
    if gap is None:
        return _arranged(lines, _column(lines), apart)
    lines = _parted(lines, gap, apart)
    left, wide, right = _sides(lines, gap)
    overfull = {id(line) for line in wide if id(line) not in apart and _is_among(line, left, right)}
    left += [line for line in wide if id(line) in overfull]
    wide = [line for line in wide if id(line) not in overfull]
    ends = {id(line) for line in left if _ends(line, [one for one in wide if id(one) not in apart], right)}
    left = [line for line in left if id(line) not in ends]
    sides = set(map(id, (*left, *right)))
    across = sorted(_merged([line for line in lines if id(line) not in sides], apart), key=_place)
    columns = [_arranged(side, _column(side), apart) for side in (left, right) if side]
    whole = _column(lines)
    placed: list[Placed] = []
    top = float("-inf")
    for edge, divider in [*((line.box.top, line) for line in across), (float("inf"), None)]:
        for side in columns:
            placed += [one for one in side if top <= one.line.box.middle < edge]
        if divider is not None:
            placed.append(Placed(divider, whole))
        top = edge
    return placed


def _parted(lines: Sequence[Line], gap: float, apart: frozenset[int]) -> list[Line]:
    """The lines of a page of two columns, those that run over the gap parted where the right column begins.

    Such a line stands among lines of both columns; a caption of both, or a title, does not.
    """
    left, wide, right = _sides(lines, gap)
    if not left or not right:
        return [*lines]
    edge = _column(right).left
    over = {id(line) for line in wide} - apart
    done: list[Line] = []
    for line in lines:
        cuts = [place for place, word in enumerate(line.words) if place and abs(word.box.left - edge) < _EDGE]
        if id(line) in over and cuts and _is_among(line, left, right):
            done += line.cut(cuts[:1])
        else:
            done.append(line)
    return done


def _sides(lines: Sequence[Line], gap: float) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines to the left of a gap, those over it, and those to its right."""
    left = [line for line in lines if line.box.right <= gap + 1]
    right = [line for line in lines if line.box.left >= gap - 1]
    beside = set(map(id, (*left, *right)))
    return left, [line for line in lines if id(line) not in beside], right


def _is_among(line: Line, left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both columns have lines of text right above and below a line."""
    for side in (left, right):
        width = _FULL * _column(side).width if side else 0.0
        steps = [
            other.base - line.base
            for other in side
            if abs(other.base - line.base) < _STEP * line.size and other.box.width > width
        ]
        if not (any(step < 0 for step in steps) and any(step > 0 for step in steps)):
            return False
    return True


def _ends(line: Line, wide: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether a short line is the last of those above it that go over both columns, as captions do."""
    return any(
        0 < line.base - above.base < _STEP * above.size
        and abs(line.size - above.size) < _SAME
        and abs(line.box.left - above.box.left) < line.size / 2
        for above in wide
    ) and not any(abs(other.base - line.base) < line.size for other in right)


def _arranged(lines: Sequence[Line], column: Column, apart: frozenset[int]) -> list[Placed]:
    """The lines of a column downwards; where captions stand abreast, one after the other."""
    placed: list[Placed] = []
    for part in parted(sorted(lines, key=_place)):
        own = column if part.is_whole else _column(part.lines)
        placed += [Placed(line, own) for line in sorted(_merged(part.lines, apart), key=_place)]
    return placed


def _place(line: Line) -> tuple[float, float]:
    return line.base, line.box.left


def _column(lines: Sequence[Line]) -> Column:
    """The sides at which most of the lines begin and end."""
    boxes = [line.box for line in lines]
    lefts, rights = (
        Counter(round(side) for side in sides) for sides in zip(*((b.left, b.right) for b in boxes), strict=True)
    )
    left = min((side for side, count in lefts.items() if count >= lefts.most_common(1)[0][1] / 3), default=0)
    right = max((side for side, count in rights.items() if count >= rights.most_common(1)[0][1] / 3), default=0)
    return Column(float(left), float(max(right, left + 1)))


def gaps(pages: Sequence[tuple[Sequence[Line], float]]) -> list[float | None]:
    """The middle of the gap between two columns, for each page that has them.

    A page with little in its second column, as the last one, has the gap of the others.

    Args:
        pages: The lines of each, and its width in points.

    """
    found = [_gap(lines, width) for lines, width in pages]
    told = sorted(gap for gap in found if gap is not None)
    if len(told) * 2 < len(pages) or not told:
        return found
    usual = told[len(told) // 2]
    return [
        usual if gap is None and _is_free(usual, lines) else gap for gap, (lines, _) in zip(found, pages, strict=True)
    ]


def _gap(lines: Sequence[Line], width: float) -> float | None:
    """The middle of the gap between two columns, if a page has both."""
    long = _long(lines)
    if len(long) < _FEWEST_LINES:
        return None
    best: tuple[float, float] | None = None
    for step in range(int(_MIDDLE[0] * width), int(_MIDDLE[1] * width), 2):
        crossing = sum(box.left < step < box.right for box in long)
        score = crossing + abs(step - width / 2) / width
        if best is None or score < best[0]:
            best = score, float(step)
    if best is None or best[0] > _CROSSING * len(long):
        return None
    gap = best[1]
    sides = [sum(box.right <= gap + 1 for box in long), sum(box.left >= gap - 1 for box in long)]
    if min(sides) < _SIDE * len(long):
        return None
    return gap


def _is_free(gap: float, lines: Sequence[Line]) -> bool:
    """Whether few lines go over a gap."""
    long = _long(lines)
    return sum(box.left < gap < box.right for box in long) <= _CROSSING * len(long)


def _long(lines: Sequence[Line]) -> list[Box]:
    """Where lines of some words stand: ticks and numbers of formulas say nothing of columns."""
    return [line.box for line in lines if len(line.words) > 2]  # noqa: PLR2004


def _merged(lines: Sequence[Line], apart: frozenset[int]) -> list[Line]:
    """Lines of one column on the same base line as one: a number and its heading, the parts of a formula.

    What stands apart, by `id`, stays so.
    """
    merged: list[Line] = []
    for line in sorted(lines, key=_place):
        before = merged[-1] if merged else None
        if before and not {id(before), id(line)} & apart and _is_level(before, line):
            words = sorted((*before.words, *line.words), key=lambda word: word.box.left)
            merged[-1] = replace(before, words=tuple(words))
        else:
            merged.append(line)
    return merged


def _is_level(one: Line, other: Line) -> bool:
    size = max(one.words[0].size, other.words[0].size)
    apart = max(one.box.left, other.box.left) - min(one.box.right, other.box.right)
    return abs(_place(one)[0] - _place(other)[0]) <= _BASE * size and apart > -size / 2
