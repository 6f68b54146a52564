"""What the characters that PDFium tells mean: ligatures, accents, and codes of TeX's fonts that it has no name for."""

import unicodedata
from collections.abc import Sequence

from litmus.read.pdf.words import HYPHEN

UNKNOWN = "\ufffd"
_BLANKS = frozenset({0x0D, 0x0A, 0x09, 0})  # beside those of Unicode
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # what PDFium makes of a hyphen at the end of a line
# What TeX's own fonts of text have where PDFium finds no Unicode: T1, and OT1 where T1 has what is rarer.
_TEXT = {
    0x01: "´", 0x03: "˜", 0x04: "¨", 0x05: "˝", 0x06: "˚", 0x07: "ˇ", 0x08: "˘", 0x0B: "ff", 0x0C: "fi", 0x0D: "fl",
    0x0E: "ffi", 0x0F: "ffl", 0x10: "“", 0x11: "”", 0x12: "`", 0x13: "´", 0x14: "ˇ", 0x15: "–", 0x16: "—", 0x17: "",
    0x18: "", 0x19: "ı", 0x1A: "ȷ", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x7F: "-",
}  # fmt: skip
# TeX's font of large symbols (cmex10), sixteen codes a row; parts of which tall ones are built are left out.
_LARGE = (
    "()[]⌊⌋⌈⌉{}⟨⟩|‖/\\",
    "()()[]⌊⌋⌈⌉{}⟨⟩/\\",
    "()[]⌊⌋⌈⌉{}⟨⟩/\\/\\",
    "()[]\0\0\0\0{}\0\0\0\0\0\0",
    "\0\0\0\0⟨⟩⊔⊔∮∮⊙⊙⊕⊕⊗⊗",
    "∑∏∫∪∩⊎∧∨∑∏∫∪∩⊎∧∨",
    "∐∐ˆˆˆ˜˜˜[]⌊⌋⌈⌉{}",
    "√√√√\0\0\0\0\0\0\0\0\0\0\0\0",
)
# Accents that stand in a place of their own, and the marks that join a letter.
MARKS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306",
    "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
    "\u20d7": "\u20d7",
}  # fmt: skip
MARKS |= {chr(code): chr(code) for code in range(0x300, 0x370)}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_PLAIN = {"˜": "~", "ˆ": "^"}  # what stands alone


class Letters(dict[int, str]):
    """The text of each code; " " for blanks, "" for what is no text.

    Codes that no font explains are `UNKNOWN`. Private ones are left out: they are pictures, mostly icons and logos.
    """

    def __missing__(self, code: int) -> str:
        self[code] = said = _letter(code)
        return said


def _letter(code: int) -> str:
    if code in _BLANKS:
        return " "
    if code in _HYPHENS:
        return HYPHEN
    if code in _TEXT:
        return _TEXT[code]
    if code >= 0x110000 or 0xD800 <= code < 0xE000:  # noqa: PLR2004
        return UNKNOWN
    letter = chr(code)
    if 0xFB00 <= code <= 0xFB06 or 0x1D400 <= code <= 0x1D7FF:  # noqa: PLR2004
        return unicodedata.normalize("NFKC", letter)
    return {"Cc": UNKNOWN, "Co": "", "Cn": UNKNOWN, "Cf": "", "Zs": " ", "Zl": " ", "Zp": " "}.get(
        unicodedata.category(letter), letter
    )


def is_pair(codes: Sequence[int]) -> bool:
    """Whether they are the halves of one character in UTF-16."""
    return len(codes) == 2 and codes[0] >> 10 == 0x36 and codes[1] >> 10 == 0x37  # noqa: PLR2004


def whole(high: int, low: int) -> int:
    """The code of which two are the halves."""
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)


def large(code: int) -> str:
    """What a code says in TeX's font of large symbols; "" for parts of a symbol."""
    return _LARGE[code >> 4][code & 15].strip("\0") if code < 0x80 else ""  # noqa: PLR2004


def alone(letter: str) -> str:
    """What an accent says that stands over nothing."""
    return "" if unicodedata.combining(letter) else _PLAIN.get(letter, letter)


def accented(letter: str, mark: str) -> str:
    """A letter with its accent; in formulas not all have a character of their own."""
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + mark)
