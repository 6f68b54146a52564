"""The displayed formulas of a page: which lines are theirs, and what they say.

A formula with fractions, limits or roots comes as several lines: its own, and those of the pieces above and below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import is_math, line_text
from litmus.read.pdf.words import SMALLER, Box, Line, around
from litmus.read.wording import collapse

_NUMBER = re.compile(r"\((?P<number>[A-Z]?\.?\d{1,3}(?:\.\d{1,2})?[a-z]?)\)\Z")
_WORD = re.compile(r"[a-z]{3}")
_ITEM = re.compile(r"[•‣▪◦·●○■►▶]")
_AWAY = 1.8  # times the size from the column's side: what begins there is no line of prose
_APART = 2.0  # times the size: as far as a formula's number stands from it
_MOSTLY = 0.4  # of a line's letters in fonts of formulas
_SAYING = 0.35  # of its words may be of letters
_NEAR = 0.85  # times the step from line to line: nearer is a piece of the same formula
_UNDER = 1.3  # the same of what is smaller: limits of sums
_LIMIT = 0.8  # times the size of the formula
_WIDEST = 4.0  # times a numerator, its stroke
_AXIS = 0.25  # of the size, from a stroke down to the base line
_LEVEL = 0.3  # of the size: parts of one line
_NEXT = 1.7  # times the step: nearer is its next line
_GAP = 0.6  # times the size: wider than between the words of one piece
_RELATION = re.compile(r"[=<>≤≥≈≃≅∼≡∝∈→←↦⇒⇔≜≪≫⊂⊆]")
_OPERATOR = re.compile(r"[∑∏∫⋃⋂⨁⨂⋁⋀]|(?:lim|max|min|sup|inf|arg ?max|arg ?min)\Z")


@dataclass(frozen=True, slots=True)
class Formula:
    """A displayed formula."""

    lines: tuple[Line, ...]  # downwards
    number: str  # "(3)", or ""
    text: str  # what can be said of it in a line: "(a + b)/(c + d) = x"

    @property
    def box(self) -> Box:
        return around(line.box for line in self.lines)


def formulas(lines: Sequence[Placed], rules: Sequence[Box], *, size: float, step: float) -> list[Formula]:
    """The displayed formulas among the lines of a page, in their order.

    Args:
        lines: In reading order.
        rules: That are drawn on the page, strokes of fractions among them.
        size: Of the body's text, in points.
        step: From line to line in it, in points.

    """
    texts = [line_text(placed.line) for placed in lines]
    found = [
        placed.line.size >= SMALLER * size and _is_formula(placed, text)
        for placed, text in zip(lines, texts, strict=True)
    ]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for place in order:
            other = place - 1 if order.step > 0 else place + 1
            if found[other] and not found[place] and _is_piece(lines[place], lines[other], step):
                found[place] = True
    groups = _groups([one for one, is_one in zip(lines, found, strict=True) if is_one], step)
    return [_formula(row, rules) for group in groups for row in _rows(group, rules, step)]


def _is_formula(placed: Placed, text: str) -> bool:
    """Whether a line is a displayed formula, or the main part of one."""
    line = placed.line
    away = placed.indent > _AWAY * line.size
    share = _math_share(line)
    if _NUMBER.search(text) and abs(line.box.right - placed.column.right) < line.size:
        words = line.words
        apart = len(words) == 1 or words[-1].start - words[-2].end > _APART * line.size
        return (away and (share > _MOSTLY / 2 or apart)) or (apart and share > _MOSTLY) or _says_little(line)
    return away and share > _MOSTLY and not _ITEM.match(text)


def _says_little(line: Line) -> bool:
    """Whether a line is a relation with few words in it, as a formula that fills its column."""
    words = sum(_WORD.search(word.text) is not None and not is_math(word) for word in line.words)
    return _RELATION.search(line.text) is not None and words <= _SAYING * len(line.words)


def _math_share(line: Line) -> float:
    """How much of a line is set in fonts of formulas."""
    letters = sum(len(word.text) for word in line.words)
    return sum(len(word.text) for word in line.words if is_math(word)) / max(letters, 1)


def _is_piece(placed: Placed, beside: Placed, step: float) -> bool:
    """Whether a line is a numerator, a denominator or a limit of the formula in the line beside it."""
    near = _NEAR if placed.line.size > _LIMIT * beside.line.size else _UNDER
    return (
        placed.column == beside.column
        and placed.line.page == beside.line.page
        and abs(placed.line.base - beside.line.base) < near * step
        and placed.indent > _AWAY * placed.line.size
    )


def _groups(lines: Sequence[Placed], step: float) -> Iterator[list[Line]]:
    """The lines of each formula: a numbered line is the last with its number, but for pieces below it."""
    group: list[Line] = []
    column = None
    numbered = False
    for placed in lines:
        gap = abs(placed.line.base - group[-1].base) if group else 0.0
        has_number = _NUMBER.search(line_text(placed.line)) is not None
        if group and (
            placed.column != column
            or placed.line.page != group[-1].page
            or gap > _NEXT * step
            or (numbered and (has_number or gap > _NEAR * step))
        ):
            yield group
            group, numbered = [], False
        group.append(placed.line)
        column, numbered = placed.column, numbered or has_number
    if group:
        yield group


def _rows(group: Sequence[Line], rules: Sequence[Box], step: float) -> Iterator[list[Line]]:
    """The rows of formulas under each other, each with its pieces: a row has a sign of relation."""
    largest = max(line.size for line in group)
    mains: list[Line] = []
    for line in sorted(group, key=lambda line: line.box.width, reverse=True):
        if line.size < SMALLER * largest or not _RELATION.search(line.text):
            continue
        if not any(abs(line.base - main.base) < _NEAR * step for main in mains):
            mains.append(line)
    mains = sorted(mains, key=lambda main: main.base) or [*group[:1]]
    rows: dict[int, list[Line]] = {id(main): [] for main in mains}
    for line in group:
        height = line.base if id(line) in rows else _height(line, rules)
        rows[id(min(mains, key=lambda main: abs(main.base - height)))].append(line)
    yield from filter(None, rows.values())


def _height(line: Line, rules: Sequence[Box]) -> float:
    """The base line of the row that a piece belongs to: that of the stroke above or below it, or its own."""
    strokes = [rule.top for rule in rules if rule.covers(line.box) and rule.width < _WIDEST * line.box.width]
    near = [top for top in strokes if line.box.top - line.size < top < line.box.bottom + line.size / 2]
    return min(near, key=lambda top: abs(top - line.box.middle)) + _AXIS * line.size if near else line.base


def _formula(lines: list[Line], rules: Sequence[Box]) -> Formula:
    number = ""
    bare: list[Line] = []
    for line in lines:
        found = _NUMBER.search(line_text(line))
        if found and not number:
            number = found[0]
            words = list(line.words)
            while words and len("".join(word.text for word in line.words[len(words) - 1 :])) <= len(number):
                words.pop()
            bare += [replace(line, words=tuple(words))] if words else []
        else:
            bare.append(line)
    return Formula(tuple(lines), number, collapse(_said(bare, rules)))


def _said(lines: Sequence[Line], rules: Sequence[Box]) -> str:
    """The lines of a formula as one, its fractions with a stroke and its limits behind their sign."""
    if len(lines) < 2:  # noqa: PLR2004
        return "".join(map(line_text, lines))
    main = max(lines, key=lambda line: (_RELATION.search(line.text) is not None, line.size, line.box.width))
    level = [line for line in lines if abs(line.base - main.base) <= _LEVEL * main.size]
    above = [
        piece for line in lines if line.base < main.base and line not in level for piece in line.parts(_GAP * line.size)
    ]
    below = [
        piece for line in lines if line.base > main.base and line not in level for piece in line.parts(_GAP * line.size)
    ]
    words = sorted((word for line in level for word in line.words), key=lambda word: word.box.left)
    main = replace(main, words=tuple(words))
    said: list[tuple[float, str]] = []
    for piece in above:
        under = next((one for one in below if _is_fraction(piece.box, one.box, rules)), None)
        if under:
            below.remove(under)
        text = f"{_bracketed(piece)}/{_bracketed(under)}" if under else line_text(piece)
        said.append(_behind(main, piece, text, "" if under else "^"))
    said += [_behind(main, piece, line_text(piece), "_") for piece in below]
    cuts = sorted({sum(word.box.left < place for word in words) for place, _ in said} - {0, len(words)})
    said += [(run.box.left, line_text(run)) for run in main.cut(cuts)]
    return " ".join(text for _, text in sorted(said, key=itemgetter(0)))


def _is_fraction(above: Box, below: Box, rules: Sequence[Box]) -> bool:
    """Whether a stroke stands between two pieces."""
    return above.covers(below) and any(
        above.bottom - above.height / 2 < rule.top < below.top + below.height / 2
        and rule.covers(above)
        and rule.covers(below)
        for rule in rules
    )


def _behind(main: Line, piece: Line, text: str, mark: str) -> tuple[float, str]:
    """Where a piece comes in: behind the operator whose limit it is, else from where it stands."""
    sign = next((word for word in main.words if _OPERATOR.search(word.text) and piece.box.covers(word.box)), None)
    if sign is None or not mark:
        return piece.box.left, text
    return sign.box.right + (0.1 if mark == "^" else 0.0), f"{mark}{{{text}}}"


def _bracketed(piece: Line) -> str:
    text = line_text(piece)
    return f"({text})" if len(piece.words) > 1 else text
