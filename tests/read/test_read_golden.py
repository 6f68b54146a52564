"""Short papers, read whole: what becomes of each is seen in a diff. Renew with LITMUS_RENEW_GOLDEN=1."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from litmus.model import Block, Cell, Document
from litmus.read import from_bytes

from .frogs import wrapped
from .pdfs import Sheet, pdf, width

DATA = Path(__file__).parent / "data"
RENEW = "LITMUS_RENEW_GOLDEN"
LEFT, RIGHT = 54.0, 320.0  # edges of two columns, in points


def newts() -> bytes:
    """Two pages in two columns, as LaTeX sets them."""
    return pdf(_first_page(), _second_page(), title="Newts in the Dark")


def _first_page() -> Sheet:
    sheet = Sheet()
    sheet.text(306, 80, "Newts in the Dark", size=17, font="Times-Bold", align="centre")
    sheet.text(306, 104, "Nora Newt, Emil Eft", size=11, align="centre")
    sheet.text(306, 118, "University of the Upper Pond", size=10, align="centre")
    left = _Column(sheet, LEFT, 150)
    left.heading("Abstract")
    left.text(
        "Newts hunt at night, and nobody sees them. We count them with a lamp that is red, and with care. The "
        "error falls from 7.9 to 3.1 percent, which is the best so far for ponds of this size."
    )
    left.heading("1   Introduction")
    left.text(
        "A newt is a small salamander that lives in ponds, e.g. in those that Reed and Marsh [1] have seen, and "
        "on land in"
    )
    left.lines(
        "the winter that follows. For all that is known, it hi-",
        "bernates. It is rarely seen by day [2, 3]. Nobody has",
    )
    left.text("ﬁshed with a lamp before. The lamp of this work needs 4.5 watts and costs little.")
    left.text("    Our lamp shines on each pond for ten minutes, and it counts what moves there, be it small or large.")
    left.noted("A heron that comes to the pond counts as well.", "1")
    left.heading("2   Method")
    left.text("We ask how many newts there are. If it is dark, then the number of newts in a pond of a given area is")
    sheet.text(LEFT + 90, left.y + 6, "n = c a + b,", font="Times-Italic")
    sheet.text(LEFT + 238, left.y + 6, "(1)", align="right")
    left.y += 24
    left.text(
        "where c is what the lamp counts in a night, a is the area of the pond, and b is the number of herons "
        "that come while the lamp shines. Both are given below, in Table 1, for all of the ponds that we have "
        "been to."
    )
    sheet.rule(LEFT, 700, LEFT + 90, 700)
    sheet.text(LEFT + 8, 707, "1", size=6)
    sheet.text(LEFT + 12, 711, "It eats four newts a night, or five.", size=8)
    right = _Column(sheet, RIGHT, 150)
    right.heading("2.1   Lamps", size=11)
    right.text(
        "Lamps are red, since newts do not see red light at all, and they are small. We list what a lamp must do:"
    )
    right.lines("• shine for ten minutes, and for no longer than that;", "• fall into no pond.")
    right.heading("3   Results")
    right.text("Table 1 has the errors of three ways to count newts. Our lamp is better than the net by 1.6 points.")
    right.y += 12
    right.text("Table 1: Error in percent, by the size of the pond. The lower the error, the better.", size=9)
    rows = [["Method", "Small", "Large"], ["Net", "4.7", "3.9"], ["Eye", "7.9", "8.8"], ["Lamp (ours)", "3.1", "2.6"]]
    sheet.table(RIGHT + 20, right.y + 8, rows, [0, 90, 140], rules=(0, 1, 4), size=9)
    right.y += 76
    right.text(
        "Rain is loud, but newts do not mind the rain. When it rains, the error of the net rises to 9.3 percent, "
        "and the error of the lamp stays where it was. We have no idea why that is so, and nor has anybody else. "
        "A net is wet in any weather, of course."
    )
    sheet.text(306, 765, "1", size=9, align="centre")
    return sheet


def _second_page() -> Sheet:
    sheet = Sheet()
    left = _Column(sheet, LEFT, 80)
    left.heading("4   Limitations")
    left.text(
        "The lamp counts no eggs, and it can not tell newts from small frogs. Ponds with 20 herons or more were "
        "left out of the study, for they have no newts. Ponds on hills were left out too, since nobody wanted to "
        "carry the lamp."
    )
    left.heading("References")
    left.text(
        "[1] A. Reed and B. Marsh. Ponds of the valley, and all that lives in them. In Wet Places, pages 1–9, 2021."
    )
    left.text("[2] C. Carp. A day without newts, and another one. Journal of Ponds, 7(2):30–41, 2019.")
    left.text("[3] D. Toad. Newts at noon, or none of them. arXiv preprint arXiv:2401.00004, 2024.")
    right = _Column(sheet, RIGHT, 80)
    right.heading("A   Ponds")
    right.text(
        "There are 12 ponds in the valley, and each has been seen on three nights of May. The code is free for "
        "all, and it is kept at https://github.com/upper-pond/lamp by us. Who wants to count newts may use it as "
        "it is, with any lamp that is red. We thank nobody, for nobody has helped us with the work, save for the "
        "herons."
    )
    sheet.text(306, 765, "2", size=9, align="centre")
    return sheet


class _Column:
    """A column that is filled from above."""

    def __init__(self, sheet: Sheet, x: float, y: float) -> None:
        self.sheet, self.x, self.y = sheet, x, y

    def heading(self, words: str, *, size: float = 12) -> None:
        self.sheet.text(self.x, self.y + 10, words, size=size, font="Times-Bold")
        self.y += 28

    def text(self, words: str, *, size: float = 10) -> None:
        self.lines(*wrapped(words, size=size), size=size)

    def lines(self, *words: str, size: float = 10) -> None:
        self.sheet.lines(self.x, self.y, words, size=size)
        self.y += 12 * len(words)

    def noted(self, words: str, mark: str) -> None:
        """A line with the mark of a footnote at its end."""
        self.lines(words)
        self.sheet.text(self.x + width(words), self.y - 16, mark, size=6)


PAPERS = {
    "frogs.html": (DATA / "frogs.html").read_bytes,  # the converter of 2024
    "toads.html": (DATA / "toads.html").read_bytes,  # and that of August 2026
    "newts.pdf": newts,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_whole_paper_is_read_as_reviewed(name):
    """Every kind of block of a paper stands where a reader expects it."""
    said = "\n".join(printed(from_bytes(PAPERS[name](), Path(name)))) + "\n"
    golden = DATA / Path(name).with_suffix(".txt")
    if os.environ.get(RENEW):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def printed(document: Document) -> Iterator[str]:
    """A document for the eye: who wrote it, headings, blocks, sentences where they are not the whole text, links."""
    yield f"{document.arxiv_id} v{document.version} {document.title}"
    yield from (f"by {author.name} · {' · '.join(author.affiliations)}".rstrip(" ·") for author in document.authors)
    if document.keywords:
        yield f"on {', '.join(document.keywords)}"
    if document.license:
        yield f"under {document.license}"
    yield ""
    headings = list(document.sections)
    for block in document.blocks:
        while headings and block.section in {section.anchor for section in headings}:
            section = headings.pop(0)
            yield f"{'#' * section.level} {section.anchor} | {section.number} | {section.title} | {section.role}"
        yield from _block(block)
    yield ""
    yield from (f"{link.kind} {link.url} at {link.anchor}" for link in document.links)
    yield from (f"! {warning.code} {warning.facts}" for warning in document.warnings)


def _block(block: Block) -> Iterator[str]:
    """Its address; its text, or of a table the caption and the cells with their marks; sentences and citations."""
    depth = f"depth {block.depth}" if block.depth else ""
    yield " · ".join(filter(None, [block.anchor, block.kind, block.label, depth]))
    lines = block.text.split("\n")
    yield from (f"    {line}" for line in (lines[: len(lines) - len(block.rows)] if block.rows else lines))
    yield from (f"    | {' | '.join(map(_marked, row))}" for row in block.rows)
    said = " ⏐ ".join(block.text[start:end] for start, end in block.sentences)
    if said and said != block.text:
        yield f"  = {said}"
    yield from (f"  → {one.anchor}: {block.text[one.start : one.end]}" for one in block.citations)


def _marked(cell: Cell) -> str:
    """A cell with what it is: `^` names a column, `<` a row, `*` is bold, `_` underlined."""
    marks = (
        (cell.is_header, "^"),
        (cell.is_row_header, "<"),
        (cell.is_bold, "*"),
        (cell.is_underlined, "_"),
    )
    return cell.text + "".join(sign for is_marked, sign in marks if is_marked)
