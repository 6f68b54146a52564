"""A tiny writer of PDF bytes, for tests.

A `Sheet` is one page. Things are put on it in the order in which they are painted, at points from the upper left
corner, y downwards, as in `litmus.read.pdf.words`; the y of a text is its base line. `pdf(*sheets)` gives the file.

    sheet = Sheet(612, 792)
    sheet.text(72, 100, "Counting Frogs", size=17, font="Times-Bold")
    sheet.lines(72, 130, ["First line of a para-", "graph."], size=10, leading=12)
    sheet.rule(72, 150, 300, 150)                      # a stroked line; thickness=0.4
    sheet.box(72, 150, 300, 170, ink=(0, 0, 0.5))      # a filled rectangle
    sheet.image(72, 200, 272, 300)                     # a grey picture
    sheet.table(72, 320, [["Model", "BLEU"], ["Ours", "28.4"]], [0, 100], rules=(0, 1, 2))
    body = pdf(sheet, title="Frogs", outline=[("1 Introduction", 0)])

`text` takes `ink` (red, green, blue from 0 to 1), `alpha`, `mode` (the render mode: 3 is invisible, 7 clips),
`layer` (the name of an optional content group; `pdf(..., off=["name"])` switches it off), `turn` (degrees, against the
clock), `stretch`, and `align` ("left", "centre", "right"). `link` and `note` put annotations on the page. `crop` and
`rotate` are those of the page. `raw` puts in operators as they are (there the origin is the lower left corner).

Fonts are the standard ones of every PDF: Times-Roman, Times-Bold, Times-Italic, Helvetica, Helvetica-Bold, Courier,
Symbol, … Any character may be used: those that the fonts lack are mapped by ToUnicode and show as a blank, `GLYPHS`
names a few that they have. `width` tells how wide a text is.
"""

import atexit
import ctypes
import math
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw_api

GLYPHS = {
    "ﬁ": "fi",
    "ﬂ": "fl",
    "−": "minus",
    "ı": "dotlessi",
    "∗": "asteriskmath",
    "≥": "greaterequal",
    "≤": "lessequal",
}
BLACK = (0.0, 0.0, 0.0)

Ink = tuple[float, float, float]


@cache
def _font(name: str):
    document = pdfium.PdfDocument.new()
    atexit.register(document.close)
    return document, raw_api.FPDFText_LoadStandardFont(document, name.encode())


def width(text: str, *, size: float = 10, font: str = "Times-Roman") -> float:
    """Points from the left end of a text to its right end."""
    _, handle = _font(font)
    total, one = 0.0, ctypes.c_float()
    for letter in text:
        raw_api.FPDFFont_GetGlyphWidth(handle, ord(letter), size, one)
        total += one.value or size / 2
    return total


class Sheet:
    """One page."""

    def __init__(self, width: float = 612, height: float = 792, *, crop: Sequence[float] = (), rotate: int = 0) -> None:
        self.width, self.height, self.crop, self.rotate = width, height, tuple(crop), rotate
        self.parts: list[bytes | tuple[bytes, str, str, bytes]] = []  # operators, or a text between its operators
        self.fonts: set[str] = set()
        self.alphas: set[float] = set()
        self.layers: set[str] = set()
        self.annotations: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 10,
        font: str = "Times-Roman",
        ink: Ink = BLACK,
        alpha: float = 1.0,
        mode: int = 0,
        layer: str = "",
        turn: float = 0,
        stretch: float = 1.0,
        align: str = "left",
    ) -> "Sheet":
        """Put words on a base line."""
        x -= {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * width(words, size=size, font=font) * stretch
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        self.fonts.add(font)
        matrix = f"{cos * stretch:.5f} {sin * stretch:.5f} {-sin:.5f} {cos:.5f} {x:.3f} {self.height - y:.3f} Tm"
        before = f"q {self._state(alpha)}{_ink(ink)} BT /{font} {size:g} Tf {mode} Tr {matrix} "
        if layer:
            self.layers.add(layer)
            before = f"/OC /{layer} BDC {before}"
        self.parts.append((before.encode(), font, words, b" Tj ET Q EMC\n" if layer else b" Tj ET Q\n"))
        return self

    def lines(self, x: float, y: float, words: Iterable[str], *, leading: float = 12, **how) -> "Sheet":
        """Put lines under each other, the first on the base line `y`."""
        for number, line in enumerate(words):
            self.text(x, y + number * leading, line, **how)
        return self

    def table(
        self,
        x: float,
        y: float,
        rows: Sequence[Sequence[str]],
        at: Sequence[float],
        *,
        rules: Iterable[int] = (),
        right: float = 20,
        leading: float = 12,
        **how,
    ) -> "Sheet":
        """Put rows of cells, the first on the base line `y`, each cell at `x` and its column's place in `at`.

        `rules` are the rows above which a line goes from side to side, `right` points past the last column's place.
        """
        for number, row in enumerate(rows):
            for place, cell in zip(at, row, strict=True):
                if cell:
                    self.text(x + place, y + number * leading, cell, **how)
        for number in rules:
            line = y + (number - 0.75) * leading
            self.rule(x, line, x + at[-1] + right, line)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, thickness: float = 0.5, ink: Ink = BLACK) -> "Sheet":
        """Draw a line."""
        line = f"{x0:.3f} {self.height - y0:.3f} m {x1:.3f} {self.height - y1:.3f} l S"
        return self.raw(f"q {_ink(ink)} {thickness:g} w {line} Q")

    def box(self, x0: float, y0: float, x1: float, y1: float, *, ink: Ink = BLACK, alpha: float = 1.0) -> "Sheet":
        """Fill a rectangle."""
        area = f"{x0:.3f} {self.height - y1:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re f"
        return self.raw(f"q {self._state(alpha)}{_ink(ink)} {area} Q")

    def image(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """Put a grey picture."""
        return self.raw(f"q {x1 - x0:.3f} 0 0 {y1 - y0:.3f} {x0:.3f} {self.height - y1:.3f} cm /Grey Do Q")

    def link(self, x0: float, y0: float, x1: float, y1: float, uri: str) -> "Sheet":
        """Put a link over an area."""
        self.annotations.append(
            f"<< /Type /Annot /Subtype /Link /Rect {self._area(x0, y0, x1, y1)} /Border [0 0 0]"
            f" /A << /S /URI /URI ({uri}) >> >>"
        )
        return self

    def note(self, x: float, y: float, words: str) -> "Sheet":
        """Put a note whose words show when it is opened."""
        self.annotations.append(
            f"<< /Type /Annot /Subtype /Text /Rect {self._area(x, y, x + 20, y + 20)} /Contents {_string(words)} >>"
        )
        return self

    def raw(self, operators: str) -> "Sheet":
        """Put operators of a content stream."""
        self.parts.append(operators.encode() + b"\n")
        return self

    def _area(self, x0: float, y0: float, x1: float, y1: float) -> str:
        return f"[{x0:.2f} {self.height - y1:.2f} {x1:.2f} {self.height - y0:.2f}]"

    def _state(self, alpha: float) -> str:
        if alpha >= 1:
            return ""
        self.alphas.add(alpha)
        return f"/{_alpha(alpha)} gs "


def pdf(*sheets: Sheet, title: str = "", outline: Sequence[tuple[str, int]] = (), off: Iterable[str] = ()) -> bytes:
    """The bytes of a file with these pages.

    Args:
        sheets: Its pages.
        title: In its metadata.
        outline: Titles with the number of their page, from 0, all on one level.
        off: Layers that are switched off.

    """
    file = _File()
    catalog, pages = file.room(), file.room()
    codes = _codes(sheets)
    fonts = {name: _write_font(file, name, codes) for sheet in sheets for name in sorted(sheet.fonts)}
    names = sorted({name for sheet in sheets for name in sheet.layers})
    layers = {name: file.add(f"<< /Type /OCG /Name {_string(name)} >>") for name in names}
    grey = file.stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80"
    )
    stock = _Stock(fonts, layers, grey, codes)
    kids = [_write_page(file, sheet, pages, stock) for sheet in sheets]
    file.put(pages, f"<< /Type /Pages /Count {len(kids)} /Kids [{_references(kids)}] >>")
    more = ""
    if layers:
        hidden = _references(layers[name] for name in off)
        more += f" /OCProperties << /OCGs [{_references(layers.values())}] /D << /OFF [{hidden}] >> >>"
    if outline:
        more += f" /Outlines {_write_outline(file, outline, kids)} 0 R"
    file.put(catalog, f"<< /Type /Catalog /Pages {pages} 0 R{more} >>")
    info = file.add(f"<< /Title {_string(title)} >>")
    return file.bytes(f"/Root {catalog} 0 R /Info {info} 0 R")


class _Stock(NamedTuple):
    """What the pages share: numbers of objects by name, and the codes of characters."""

    fonts: dict[str, int]
    layers: dict[str, int]
    grey: int
    codes: dict[str, int]


class _File:
    """Numbered objects."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def room(self) -> int:
        self.objects.append(b"null")
        return len(self.objects)

    def put(self, number: int, words: str | bytes) -> int:
        self.objects[number - 1] = words.encode("latin-1") if isinstance(words, str) else words
        return number

    def add(self, words: str | bytes) -> int:
        return self.put(self.room(), words)

    def stream(self, entries: str, body: bytes) -> int:
        packed = zlib.compress(body)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        return self.add(head.encode() + packed + b"\nendstream")

    def bytes(self, trailer: str) -> bytes:
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, words in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, words)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += f"trailer << /Size {len(places) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


def _codes(sheets: Iterable[Sheet]) -> dict[str, int]:
    """The code of every character: that of Windows, or one that is free."""
    used = {letter for sheet in sheets for part in sheet.parts if isinstance(part, tuple) for letter in part[2]}
    codes = {letter: code for code in range(32, 256) if (letter := bytes([code]).decode("cp1252", "ignore"))}
    free = iter([*range(1, 32), 127, 129, 141, 143, 144, 157, *range(160, 256)])
    return codes | {letter: next(free) for letter in sorted(used - codes.keys())}


def _write_font(file: _File, name: str, codes: dict[str, int]) -> int:
    own = {code: letter for letter, code in codes.items()}  # the last that was given a code keeps it
    lines = "".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>\n" for code, letter in sorted(own.items()))
    table = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
{len(own)} beginbfchar
{lines}endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""
    differences = " ".join(f"{code} /{GLYPHS[letter]}" for code, letter in sorted(own.items()) if letter in GLYPHS)
    encoding = f"<< /BaseEncoding /WinAnsiEncoding /Differences [{differences}] >>"
    unicode = file.stream("", table.encode())
    return file.add(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} /ToUnicode {unicode} 0 R >>"
    )


def _write_page(file: _File, sheet: Sheet, parent: int, stock: _Stock) -> int:
    body = b"".join(
        part
        if isinstance(part, bytes)
        else part[0] + b"<%b>" % bytes(map(stock.codes.__getitem__, part[2])).hex().encode() + part[3]
        for part in sheet.parts
    )
    content = file.stream("", body)
    states = " ".join(f"/{_alpha(alpha)} << /ca {alpha} /CA {alpha} >>" for alpha in sorted(sheet.alphas))
    resources = (
        f"<< /Font << {_named(stock.fonts, sheet.fonts)} >> /Properties << {_named(stock.layers, sheet.layers)} >>"
        f" /ExtGState << {states} >> /XObject << /Grey {stock.grey} 0 R >> >>"
    )
    more = f" /CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
    more += f" /Rotate {sheet.rotate}" if sheet.rotate else ""
    if sheet.annotations:
        more += f" /Annots [{_references([file.add(one) for one in sheet.annotations])}]"
    return file.add(
        f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {sheet.width:g} {sheet.height:g}]{more}"
        f" /Resources {resources} /Contents {content} 0 R >>"
    )


def _write_outline(file: _File, outline: Sequence[tuple[str, int]], kids: Sequence[int]) -> int:
    root = file.room()
    items = [file.room() for _ in outline]
    for place, (title, page) in enumerate(outline):
        beside = f" /Prev {items[place - 1]} 0 R" if place else ""
        beside += f" /Next {items[place + 1]} 0 R" if place + 1 < len(items) else ""
        file.put(
            items[place], f"<< /Title {_string(title)} /Parent {root} 0 R{beside} /Dest [{kids[page]} 0 R /Fit] >>"
        )
    return file.put(root, f"<< /Type /Outlines /First {items[0]} 0 R /Last {items[-1]} 0 R /Count {len(items)} >>")


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _named(numbers: dict[str, int], wanted: Iterable[str]) -> str:
    return " ".join(f"/{name} {numbers[name]} 0 R" for name in sorted(wanted))


def _string(words: str) -> str:
    return "<" + ("\ufeff" + words).encode("utf-16-be").hex() + ">"


def _alpha(alpha: float) -> str:
    return f"A{round(alpha * 1000)}"


def _ink(ink: Ink) -> str:
    red, green, blue = ink
    return f"{red:g} {green:g} {blue:g} rg {red:g} {green:g} {blue:g} RG"
