"""Papers about frogs, as PDFs, for tests."""

from pathlib import Path

from litmus.model import Block, BlockKind, Document
from litmus.read import from_bytes

from .pdfs import Sheet, pdf, width

WIDTH, LEADING = 238.0, 12.0
COLUMNS = (54.0, 320.0)
FIGURES = [
    f"In trial {n} the frogs of pond {n} called {n * 3} times, with an error of {n}.5 percent." for n in range(1, 80)
]


def wrapped(text: str, room: float = WIDTH, size: float = 10) -> list[str]:
    """The text as lines that fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size=size) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def set_in_columns(text: str, *, columns=COLUMNS, bottom: float = 700, room: float = WIDTH) -> list[Sheet]:
    """The text on as many pages as it takes, with a title, a running head and page numbers."""
    lines, sheets = wrapped(text, room), []
    while lines:
        sheet = Sheet(612, 792)
        top = 80.0
        if not sheets:
            sheet.text(306, 80, "Counting Frogs by Ear in Ponds", size=16, font="Times-Bold", align="centre")
            sheet.text(306, 104, "Ada Reed, Bea Marsh", size=11, align="centre")
            top = 150.0
        for column in columns:
            y = top
            if not sheets and column == columns[0]:
                sheet.text(column, y, "1 Introduction", size=12, font="Times-Bold")
                y += 20
            while y < bottom and lines:
                sheet.text(column, y, lines.pop(0))
                y += LEADING
        sheet.text(306, 765, str(len(sheets) + 1), size=9)
        sheet.text(306, 40, "Reed and Marsh: Frogs", size=8, align="centre")
        sheets.append(sheet)
    return sheets


def read(*sheets: Sheet, **more) -> Document:
    return from_bytes(pdf(*sheets, **more), Path("frogs.pdf"))


def of_kind(document: Document, kind: BlockKind) -> list[Block]:
    return [block for block in document.blocks if block.kind is kind]


def page_of(*lines: tuple[float, float, str, dict]) -> Sheet:
    """A page with a section and enough text in it to tell the body's size, and some lines more."""
    sheet = Sheet(612, 792)
    sheet.text(306, 70, "Counting Frogs by Ear", size=17, font="Times-Bold", align="centre")
    sheet.text(72, 100, "1 Ponds", size=13, font="Times-Bold")
    sheet.lines(72, 120, wrapped(" ".join(FIGURES[:8]), 450))
    for x, y, words, how in lines:
        sheet.text(x, y, words, **how)
    return sheet
