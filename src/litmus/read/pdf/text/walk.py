"""Lines in reading order to sections and blocks.

The text runs through the pages; what stands apart from it (captions, tables, footnotes, formulas) is set aside and
added after the paragraph in which it was met.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import dropwhile
from statistics import median

from litmus.model import Block, BlockKind, Role
from litmus.read.heads import Rows
from litmus.read.keywords import keywords_in
from litmus.read.page import Page
from litmus.read.pdf.sheets.captions import Captioned, caption_at
from litmus.read.pdf.sheets.labels import CAPTION, PART, kind_of
from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.sheets.sheet import Sheet
from litmus.read.pdf.spelling import ENDED, Speller, line_text, marks_at_start
from litmus.read.pdf.text.entries import LABEL, Entries, begins_list
from litmus.read.pdf.text.formulas import Formula, formulas
from litmus.read.pdf.text.headings import Heading, Headings
from litmus.read.pdf.text.marks import item_text, theorem_label
from litmus.read.pdf.text.notes import footnotes
from litmus.read.pdf.text.paragraphs import Paragraphs
from litmus.read.pdf.text.runins import counted, is_title
from litmus.read.pdf.words import SMALLER, Box, Line, anchor, around
from litmus.read.wording import collapse

_ABSTRACT = re.compile(r"abstract\s*[.:—–-]*\s*", re.IGNORECASE)
_SCRAP = 12  # characters
_WORD = re.compile(r"[^\W\d_]{4}")
_RUN_IN = 4  # level of the headings that begin paragraphs, as in arXiv's HTML


@dataclass(slots=True)
class _Open:
    """The paragraph that gathers."""

    first: Placed | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    label: str = ""
    is_lead: bool = False  # it may be a heading that no text follows


class Walk:
    """Goes through the lines; what is open stands in its attributes."""

    def __init__(self, page: Page, sheets: Sequence[Sheet], headings: Headings, speller: Speller, size: float) -> None:
        self.page, self.sheets, self.headings, self.speller, self.size = page, sheets, headings, speller, size
        self.paragraphs = Paragraphs.of([sheet.lines for sheet in sheets], size)
        self.run_ins = self.paragraphs.run_ins
        self.run = _Open()
        self.small: list[_Open] = []  # small print that was met in it
        self.aside: list[Callable[[], None]] = []
        self.before: Placed | None = None
        self.above: Line | None = None  # the line right above, of text or a formula; None: something that floats
        self.entries: Entries | None = None  # of the references, while they go on
        self.place = 0  # of the sheet
        self.marks: frozenset[str] = frozenset()
        self.in_abstract = False

    def walk(self, *, in_abstract: bool) -> None:
        """Read all pages; the abstract comes first, with or without its heading."""
        self.in_abstract = in_abstract
        for place, sheet in enumerate(self.sheets):
            self.place = place
            self._sheet(sheet)
        self.flush()

    def _sheet(self, sheet: Sheet) -> None:
        lines = [placed.line for placed in sheet.lines]
        apart = self._tables(sheet)
        taken = {id(line) for caption in (*sheet.captions, *sheet.parts.values()) for line in caption} | {
            id(line) for _, box, _ in sheet.tables for line in lines if box.holds(line.box)
        }
        for kind, those in ((BlockKind.ALGORITHM, sheet.programs), (BlockKind.FIGURE, sheet.pictures)):
            for one in those:
                apart[id(one.caption[0])].append(partial(self._captioned, kind, one))
                taken |= {id(line) for line in (*one.caption, *one.lines)}
        free = [placed for placed in sheet.lines if id(placed.line) not in taken]
        notes = footnotes(free, height=sheet.height, size=self.size)
        self.marks = frozenset(mark for mark in (marks_at_start(note[0]) for note in notes) if mark)
        taken |= {id(line) for note in notes for line in note}
        free = [placed for placed in free if id(placed.line) not in taken]
        shown = formulas(free, sheet.rules, size=self.size, step=self.paragraphs.step)
        displayed = {id(line): formula for formula in shown for line in formula.lines}
        taken |= displayed.keys()
        self.aside += apart.pop(0, [])
        place = 0
        while place < len(lines):
            line = lines[place]
            self.aside += apart.pop(id(line), [])
            if formula := displayed.get(id(line)):
                if line is formula.lines[0]:
                    self._displayed(formula)
                self.above = line
                place += 1
            elif id(line) in taken:
                self.above = None
                place += 1
            else:
                place += self._read(sheet.lines, place, taken)
        self.aside += [partial(self._footnote, note) for note in notes]

    def _read(self, lines: Sequence[Placed], place: int, taken: set[int]) -> int:
        """Read what begins with a line; how many lines it takes."""
        heading = self.headings.at(lines, place, taken)
        if heading:
            self._heading(heading, lines[place])
            self.before = None
            return heading.lines
        caption = caption_at(lines, place, taken, self.size, self.before)
        if caption:
            label = CAPTION.match(line_text(caption[0]))
            kind = kind_of(label) if label else BlockKind.FIGURE
            self.aside.append(partial(self._captioned, kind, Captioned(caption, [])))
            self.above = None
            return len(caption)
        self._line(lines[place])
        return 1

    # What stands apart

    def _tables(self, sheet: Sheet) -> defaultdict[int, list[Callable[[], None]]]:
        """How to add the page's tables, by the `id` of the first line of each; by 0, those that hold no line."""
        apart: defaultdict[int, list[Callable[[], None]]] = defaultdict(list)
        used: set[int] = set()
        whole: list[tuple[Rows, Box, list[Line], str]] = []
        for place, (rows, box, number) in enumerate(sheet.tables):
            caption, part = sheet.captions[number] if number is not None else [], sheet.parts.get(place, [])
            label = self._label(caption) + self._label(part)
            whole.append((rows, box, [*(caption if number not in used else []), *part], label))
            used |= {number} if number is not None else set()
        for number, caption in enumerate(sheet.captions):
            if number not in used:
                whole.append(((), around(line.box for line in caption), caption, self._label(caption)))
        for rows, box, caption, label in whole:
            own = {id(line) for line in caption}
            first = next(
                (id(one.line) for one in sheet.lines if id(one.line) in own or (rows and box.holds(one.line.box))), 0
            )
            apart[first].append(partial(self._table, rows, anchor(sheet.number, box), caption, label))
        return apart

    def _label(self, caption: Sequence[Line]) -> str:
        """What a caption calls its table or a part of it: "Table 3", "(a)"."""
        said = self._text(caption)
        found = CAPTION.match(said)
        part = PART.match(said)
        return found["label"] if found else part[0] if part else ""

    def _table(self, rows: Rows, place: str, caption: Sequence[Line], label: str) -> None:
        body = "\n".join(" | ".join(cell.text for cell in row) for row in rows)
        if caption or body:
            self._float(BlockKind.TABLE, caption, body, place=place, label=label, rows=rows)

    def _captioned(self, kind: BlockKind, one: Captioned) -> None:
        lines = [*one.caption, *one.lines]
        place = anchor(lines[0].page, around(line.box for line in lines))
        written = (" " if kind is BlockKind.FIGURE else "\n").join(map(line_text, one.lines))
        block = self._float(kind, one.caption, written, place=place, label=self._label(one.caption))
        self.page.link(block.anchor, self._hrefs(one.lines), written)

    def _float(
        self, kind: BlockKind, caption: Sequence[Line], written: str, *, place: str, label: str, rows: Rows = ()
    ) -> Block:
        """Add what floats: its caption, whose sentences count, and what is written in it."""
        said = self._text(caption)
        found = CAPTION.match(said)
        block = self.page.add(
            kind,
            "\n".join(filter(None, [said, written])),
            place,
            label=label,
            head=found.end() if found else 0,
            spoken=len(said),
            rows=rows,
        )
        self.page.link(block.anchor, self._hrefs(caption), said)
        return block

    def _displayed(self, formula: Formula) -> None:
        """A displayed formula: a part of the sentence before it, if that goes on, and a block of its own."""
        self.aside.append(partial(self._formula, formula))
        if self.run.texts and self.entries is None and not ENDED.search(self.run.texts[-1].rstrip(":：")):
            self.run.texts.append(formula.text)

    def _formula(self, formula: Formula) -> None:
        place = anchor(formula.lines[0].page, formula.box)
        if said := formula.text or formula.number:
            self.page.add(BlockKind.EQUATION, said, place, label=formula.number)

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
        self.entries = None
        if self.page.section is not None and self.page.section.role is Role.REFERENCES:
            self.entries = Entries.of(self._from(placed)[1:], self.size)

    def _from(self, placed: Placed) -> list[Placed]:
        """The lines from one on, to the end of the next page."""
        lines = [one for sheet in self.sheets[self.place : self.place + 2] for one in sheet.lines]
        return [*dropwhile(lambda one: one is not placed, lines)]

    def _references(self, placed: Placed) -> None:
        """References without a heading."""
        self.flush()
        self.page.open_section(
            anchor(placed.line.page, placed.line.box), number="", title="References", level=1, role=Role.REFERENCES
        )
        self.entries = Entries.of(self._from(placed), self.size)

    def _line(self, placed: Placed) -> None:
        line, text = placed.line, line_text(placed.line, self.marks)
        if self.entries is None and text.startswith("[1] ") and begins_list(self._from(placed)):
            self._references(placed)
        was_large = self.run.lines and not self.paragraphs.is_small(self.run.lines[-1])
        if was_large and self.paragraphs.is_small(line) and self.entries is None:
            self._print_small(line, text)
            return
        if self._begins(placed, text):
            self.flush()
            line, text = self._opened(placed, text)
        elif (
            len(self.run.lines) == 1
            and self.run.is_lead
            and (headed := self.run_ins.heading(placed, self.run.lines[0]))
        ):
            self.run = _Open()
            line, text = self._headed(*headed)
        self.run.lines.append(line)
        self.run.texts.append(text)
        self.before, self.above = placed, placed.line

    def _begins(self, placed: Placed, text: str) -> bool:
        """Whether a paragraph or an entry of the references begins with this line."""
        if self.before is None or not self.run.lines:
            return True
        if self.entries:
            return self.entries.begins(placed, text)
        item = self.run.first if self.run.kind is BlockKind.LIST_ITEM else None
        return self.paragraphs.begin(self.before, self.run.texts[-1], placed, text, above=self.above, item=item)

    def _opened(self, placed: Placed, text: str) -> tuple[Line, str]:
        """Open the paragraph that begins with a line; the line without a heading before the text."""
        line, self.run.first = placed.line, placed
        if self.entries:
            self.run.kind = BlockKind.REFERENCE
        elif self._has_lead and (headed := self.run_ins.heading(placed)):
            line, text = self._headed(*headed)
        elif (rest := item_text(text)) is not None and not self.run_ins.may_begin(placed):
            self.run.kind, text = BlockKind.LIST_ITEM, rest
        elif self._has_lead and self.run_ins.may_begin(placed):
            self.run.is_lead = True
        elif label := theorem_label(line, text):
            self.run.kind, self.run.label = BlockKind.THEOREM, label
        return line, text

    @property
    def _has_lead(self) -> bool:
        """Whether the paragraph that gathers may begin with a heading."""
        is_prose = self.run.kind is BlockKind.PARAGRAPH and not self.entries
        return is_prose and bool(self.page.sections) and not self.in_abstract

    def _headed(self, head: list[Line], line: Line) -> tuple[Line, str]:
        """Open the section of a run-in heading; the rest of its last line, with which the text begins."""
        number, title, level = counted(self._text(head).rstrip(".:。：—"))
        place = anchor(head[0].page, head[0].box)
        self.page.open_section(place, number=number, title=title, level=level or _RUN_IN)
        return line, line_text(line, self.marks)

    def _print_small(self, line: Line, text: str) -> None:
        """Set small print aside: the text of the page goes on after it."""
        if not self.small or not self.paragraphs.is_next(self.small[-1].lines[-1], line):
            self.small.append(_Open())
            self.aside.append(partial(self._end, self.small[-1]))
        self.small[-1].lines.append(line)
        self.small[-1].texts.append(text)

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
        if run.is_lead and is_title(text):
            self._headed(run.lines, run.lines[-1])
            return
        place = anchor(run.lines[0].page, around(line.box for line in run.lines if line.page == run.lines[0].page))
        if run.kind is BlockKind.PARAGRAPH and self._is_drawn(run, text):
            if len(text) <= _SCRAP and not _WORD.search(text):
                return  # a piece of a formula
            self.page.add(BlockKind.ALGORITHM, text, place, spoken=0)
            return
        label, is_entry = run.label, run.kind is BlockKind.REFERENCE
        if is_entry and (entry := LABEL.match(text)):
            label, text = entry["label"].replace("^", ""), text[entry.end() :]
        block = self.page.add(run.kind, text, place, label=label)
        self.page.link(block.anchor, self._hrefs(run.lines), text, cited=is_entry)

    def _is_drawn(self, run: _Open, text: str) -> bool:
        """Whether a text is part of a picture: in small print, and no sentence."""
        return median(line.size for line in run.lines) < SMALLER * self.size and not ENDED.search(text)

    def _text(self, lines: Sequence[Line]) -> str:
        return collapse(self.speller.joined([line_text(line, self.marks) for line in lines]))

    def _hrefs(self, lines: Sequence[Line]) -> list[str]:
        """The addresses that the words of these lines lead to."""
        pages = {line.page for line in lines}
        return [url for sheet in self.sheets if sheet.number in pages for url in sheet.hrefs(lines)]
