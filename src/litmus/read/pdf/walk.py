"""Lines in reading order to sections and blocks.

The text runs through the pages; what stands apart from it (captions, tables, footnotes, formulas) is set aside and
added after the paragraph in which it was met.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from statistics import median

from litmus.model import BlockKind, Role
from litmus.read.heads import Rows
from litmus.read.keywords import keywords_in
from litmus.read.page import Page
from litmus.read.pdf.captions import CAPTION, caption_at
from litmus.read.pdf.headings import Heading, Headings
from litmus.read.pdf.layout import Placed
from litmus.read.pdf.sheets import Sheet
from litmus.read.pdf.spelling import Speller, is_math, line_text, marks_at_start
from litmus.read.pdf.words import Box, Line, anchor, around
from litmus.read.wording import collapse

_ITEM = re.compile(r"(?:[•‣▪◦·∙●○■►▶✓➢❖–]|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_ENTRY = re.compile(r"(?P<label>\[(?:\d{1,3}|[A-Za-z+]{1,12}\d{2}[a-z]?)\]|\d{1,3}\.)\s+(?=\S)")
_NUMBERED = re.compile(r"\((?P<number>[A-Z]?\.?\d{1,3}(?:\.\d{1,2})?[a-z]?)\)\Z")
_ENDED = re.compile(r"[.!?:;。！？：；][\"”’)\]]{0,3}\Z")
_ABSTRACT = re.compile(r"abstract\s*[.:—–-]*\s*", re.IGNORECASE)
_SMALLER = 0.93  # of the body's size
_LOOSE = 1.35  # times the usual step from line to line: wider parts paragraphs
_INDENT = (0.7, 4.5)  # times the size, of a paragraph's first line
_SHORT = 0.85  # of the column's width: a line that ends before it may be a paragraph's last
_AWAY = 1.8  # times the size from the column's side: what begins there is no line of prose
_APART = 2.0  # times the size: as far as a formula's number stands from it
_MOSTLY = 0.4  # of a line's words in fonts of formulas
_LOWEST = 0.45  # of the height: no footnote stands above


@dataclass(slots=True)
class _Open:
    """The paragraph that gathers."""

    kind: BlockKind = BlockKind.PARAGRAPH
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class Walk:
    """Goes through the lines; what is open stands in its attributes."""

    def __init__(self, page: Page, sheets: Sequence[Sheet], headings: Headings, speller: Speller, size: float) -> None:
        self.page, self.sheets, self.headings, self.speller, self.size = page, sheets, headings, speller, size
        self.step = _usual_step(sheets, size)
        self.run = _Open()
        self.small: list[_Open] = []  # small print that was met in it
        self.aside: list[Callable[[], None]] = []
        self.before: Placed | None = None
        self.hangs = False  # whether entries of the references begin further left than they go on
        self.left = 0.0  # the side at which such entries begin
        self.sheet = sheets[0]
        self.marks: frozenset[str] = frozenset()
        self.in_abstract = False

    def walk(self) -> None:
        for sheet in self.sheets:
            self._sheet(sheet)
        self.flush()

    def _sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet
        lines = [placed.line for placed in sheet.lines]
        taken = self._tables(sheet) | {id(line) for caption in sheet.captions for line in caption}
        notes = self._footnotes([placed for placed in sheet.lines if id(placed.line) not in taken])
        self.marks = frozenset(mark for mark in (marks_at_start(note[0]) for note in notes) if mark)
        taken |= {id(line) for note in notes for line in note}
        place = 0
        while place < len(sheet.lines):
            placed = sheet.lines[place]
            if id(placed.line) in taken:
                place += 1
                continue
            heading = self.headings.at(lines, place, taken)
            if heading:
                self._heading(heading, placed)
                place += heading.lines
                self.before = None
                continue
            caption = caption_at(sheet.lines, place, taken, self.size, self.before)
            if caption:
                self._figure(caption)
                place += len(caption)
                continue
            self._line(placed)
            place += 1
        for note in notes:
            self.aside.append(partial(self._footnote, note))

    # What stands apart

    def _tables(self, sheet: Sheet) -> set[int]:
        """Set the page's tables aside; the lines that are theirs."""
        taken: set[int] = set()
        used: set[int] = set()
        for rows, box, number in sheet.tables:
            caption = sheet.captions[number] if number is not None and number not in used else []
            if number is not None:
                used.add(number)
            inside = [placed.line for placed in sheet.lines if box.holds(placed.line.box)]
            taken |= {id(line) for line in inside} - {id(line) for one in sheet.captions for line in one}
            self.aside.append(partial(self._table, rows, box, caption))
        for number, caption in enumerate(sheet.captions):
            if number not in used:
                self.aside.append(partial(self._table, (), around(line.box for line in caption), caption))
        return taken

    def _table(self, rows: Rows, box: Box, caption: Sequence[Line]) -> None:
        said = self._text(caption)
        found = CAPTION.match(said)
        body = [" | ".join(cell.text for cell in row) for row in rows]
        text = "\n".join(filter(None, [said, *body]))
        if text:
            number = caption[0].page if caption else self.sheet.number
            self.page.add(
                BlockKind.TABLE,
                text,
                anchor(number, box),
                label=found["label"] if found else "",
                head=found.end() if found else 0,
                spoken=len(said),
                rows=rows,
            )

    def _figure(self, caption: list[Line]) -> None:
        said = self._text(caption)
        found = CAPTION.match(said)
        kind = BlockKind.FIGURE
        if found and (found["program"] or found["table"]):
            kind = BlockKind.ALGORITHM if found["program"] else BlockKind.TABLE
        box, number = around(line.box for line in caption), caption[0].page

        def add() -> None:
            block = self.page.add(
                kind,
                said,
                anchor(number, box),
                label=found["label"] if found else "",
                head=found.end() if found else 0,
            )
            self.page.link(block.anchor, self._hrefs(caption), said)

        self.aside.append(add)

    def _footnotes(self, lines: Sequence[Placed]) -> list[list[Line]]:
        """The footnotes of the page: small lines under a column, from the first that begins with a mark."""
        notes: list[list[Line]] = []
        columns: dict[tuple[float, float], list[Line]] = {}
        for placed in lines:
            columns.setdefault((placed.column.left, placed.column.right), []).append(placed.line)
        for column in columns.values():
            tail: list[Line] = []
            for line in reversed(column):
                small = line.size < _SMALLER * self.size
                if not small or line.box.top < _LOWEST * self.sheet.height:
                    break
                tail.insert(0, line)
            for line in tail:
                if marks_at_start(line):
                    notes.append([line])
                elif notes and notes[-1][-1] in tail:
                    notes[-1].append(line)
        return notes

    def _footnote(self, lines: list[Line]) -> None:
        mark = marks_at_start(lines[0])
        text = self._text(lines).removeprefix(mark).strip()
        if text:
            block = self.page.add(
                BlockKind.FOOTNOTE,
                text,
                anchor(lines[0].page, around(line.box for line in lines)),
                label=f"Footnote {mark}",
            )
            self.page.link(block.anchor, self._hrefs(lines), text)

    # The text

    def _heading(self, heading: Heading, placed: Placed) -> None:
        self.flush()
        if _ABSTRACT.fullmatch(heading.title):
            self.in_abstract = True
            return
        self.in_abstract = False
        self.page.open_section(
            anchor(placed.line.page, placed.line.box),
            number=heading.number,
            title=heading.title,
            level=heading.level,
            role=Role.APPENDIX if heading.is_appendix else None,
        )
        if self._in_references:
            self.hangs, self.left = self._hanging(placed)

    @property
    def _in_references(self) -> bool:
        return self.page.section is not None and self.page.section.role is Role.REFERENCES

    def _hanging(self, placed: Placed) -> tuple[bool, float]:
        """Whether the entries after this heading are told by their first lines standing out."""
        after = [one for one in self.sheet.lines if _below(one, placed)]
        lefts = Counter(round(one.line.box.left - one.column.left) for one in after)
        common = [left for left, count in lefts.items() if count >= max(2, len(after) // 8)]
        return (len(common) > 1 and max(common) - min(common) > self.size / 2), float(min(common, default=0))

    def _line(self, placed: Placed) -> None:
        line = placed.line
        text = line_text(line, self.marks)
        formula = self._is_formula(placed, text)
        if formula:
            self._formula(line, text)
            return
        if (
            self._is_small(line)
            and self.run.lines
            and not self._is_small(self.run.lines[-1])
            and not self._in_references
        ):
            self._print_small(line, text)
            return
        if self._begins(placed, text):
            self.flush()
            if self._in_references:
                self.run.kind = BlockKind.REFERENCE
            elif _ITEM.match(text):
                self.run.kind = BlockKind.LIST_ITEM
        self.run.lines.append(line)
        self.run.texts.append(text)
        self.before = placed

    def _is_small(self, line: Line) -> bool:
        return line.size < _SMALLER * self.size

    def _print_small(self, line: Line, text: str) -> None:
        """Set small print aside: the text of the page goes on after it."""
        last = self.small[-1].lines[-1] if self.small else None
        if last is None or last.page != line.page or not 0 <= line.box.top - last.box.top < _LOOSE * self.step:
            self.small.append(_Open())
            self.aside.append(partial(self._end, self.small[-1]))
        self.small[-1].lines.append(line)
        self.small[-1].texts.append(text)

    def _begins(self, placed: Placed, text: str) -> bool:
        """Whether a paragraph begins with this line."""
        before = self.before
        if before is None or not self.run.lines:
            return True
        if self._in_references:
            if _ENTRY.match(text):
                return True
            offset = placed.line.box.left - placed.column.left
            return self.hangs and abs(offset - self.left) < self.size / 2
        size, last = placed.line.size, before.line.size
        if abs(size - last) > (1 - _SMALLER) * max(size, last):
            return True
        same = before.line.page == placed.line.page and before.column == placed.column
        ended = _ENDED.search(self.run.texts[-1]) is not None
        if _ITEM.match(text) and (ended or self.run.kind is BlockKind.LIST_ITEM):
            return True
        indent = placed.line.box.left - placed.column.left
        if not same or placed.line.box.top < before.line.box.top:
            return ended and (text[:1].isupper() or indent > _INDENT[0] * size)
        if placed.line.box.top - before.line.box.top > _LOOSE * self.step:
            return ended or text[:1].isupper() or placed.line.box.top - before.line.box.top > 2 * _LOOSE * self.step
        shift = placed.line.box.left - before.line.box.left
        is_short = before.line.box.right < before.column.left + _SHORT * before.column.width
        if self.run.kind is BlockKind.LIST_ITEM:
            return shift < -_INDENT[0] * size and ended
        if _INDENT[0] * size < shift < _INDENT[1] * size and (ended or is_short):
            return True
        return ended and is_short and text[:1].isupper()

    def _is_formula(self, placed: Placed, text: str) -> bool:
        """Whether a line is a displayed formula, or a part of one."""
        words, column = placed.line.words, placed.column
        size = placed.line.size
        away = placed.line.box.left - column.left > _AWAY * size
        share = sum(len(word.text) for word in words if is_math(word)) / max(sum(len(word.text) for word in words), 1)
        if _NUMBERED.search(text) and abs(placed.line.box.right - column.right) < size and away:
            return share > _MOSTLY / 2 or len(words) == 1 or words[-1].start - words[-2].end > _APART * size
        return away and share > _MOSTLY and not _ITEM.match(text)

    def _formula(self, line: Line, text: str) -> None:
        number = _NUMBERED.search(text)
        if number is None:
            return  # the lines of a fraction: what stands above and below says nothing by itself
        latex = collapse(text[: number.start()])
        label = f"({number['number']})"

        def add() -> None:
            self.page.add(BlockKind.EQUATION, latex or label, anchor(line.page, line.box), label=label, latex=latex)

        self.aside.append(add)

    def flush(self) -> None:
        """End the paragraph that gathers; then comes what was set aside."""
        run, self.run, self.small = self.run, _Open(), []
        self._end(run)
        aside, self.aside = self.aside, []
        for add in aside:
            add()

    def _end(self, run: _Open) -> None:
        text = collapse(self.speller.joined(run.texts))
        if text:
            self._add(run, text)

    def _add(self, run: _Open, text: str) -> None:
        if words := keywords_in(text) if not self.page.sections else ():
            self.page.keywords = [*words]
            self.in_abstract = False
            return
        run_in = _ABSTRACT.match(text) if not self.page.sections and not self.page.abstract else None
        if self.in_abstract or run_in:
            said = text[run_in.end() :] if run_in else text
            self.page.abstract = f"{self.page.abstract} {said}".strip()
            self.page.link("front.abstract", self._hrefs(run.lines), said)
            return
        label = ""
        if run.kind is not BlockKind.REFERENCE and self._is_drawn(run, text):
            self.page.add(BlockKind.ALGORITHM, text, anchor(run.lines[0].page, _on_first_page(run.lines)), spoken=0)
            return
        if run.kind is BlockKind.REFERENCE and (entry := _ENTRY.match(text)):
            label, text = entry["label"], text[entry.end() :]
        elif run.kind is BlockKind.LIST_ITEM:
            text = _ITEM.sub("", text, count=1)
        block = self.page.add(run.kind, text, anchor(run.lines[0].page, _on_first_page(run.lines)), label=label)
        self.page.link(block.anchor, self._hrefs(run.lines), text, cited=run.kind is BlockKind.REFERENCE)

    def _is_drawn(self, run: _Open, text: str) -> bool:
        """Whether a text is part of a picture: in small print, and no sentence."""
        return median(line.size for line in run.lines) < _SMALLER * self.size and not _ENDED.search(text)

    def _text(self, lines: Sequence[Line]) -> str:
        return collapse(self.speller.joined([line_text(line, self.marks) for line in lines]))

    def _hrefs(self, lines: Sequence[Line]) -> list[str]:
        """The addresses that the words of these lines lead to."""
        pages = {line.page for line in lines}
        return [
            url
            for sheet in self.sheets
            if sheet.number in pages
            for box, url in sheet.links
            if any(line.page == sheet.number and line.box.meets(box) for line in lines)
        ]


def _usual_step(sheets: Sequence[Sheet], size: float) -> float:
    """Points from line to line in the body."""
    steps = [
        below.line.box.top - above.line.box.top
        for sheet in sheets
        for above, below in pairwise(sheet.lines)
        if above.column == below.column and abs(above.line.size - size) < 0.2 and abs(below.line.size - size) < 0.2  # noqa: PLR2004
    ]
    likely = [step for step in steps if size * 0.8 < step < size * 2.5]
    return median(likely) if likely else 1.2 * size


def _on_first_page(lines: Sequence[Line]) -> Box:
    return around(line.box for line in lines if line.page == lines[0].page)


def _below(one: Placed, other: Placed) -> bool:
    return one.line.box.top > other.line.box.top or one.column.left > other.column.right
