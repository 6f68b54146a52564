r"""TeX's accents, as arXiv stores names and titles and its feed shows them: Jos\'e, G\"odel, Kolo\v{c}.

The query API and OAI-PMH give the same text in Unicode; this brings the feed to the same form. Other TeX stays.
"""

import re
import unicodedata

# Accent commands and the combining marks that they stand for; a sign may touch its letter, a word may not.
_SIGNS = dict(zip("`'^~=.\"", "\u0300\u0301\u0302\u0303\u0304\u0307\u0308", strict=True))
_WORDS = dict(zip("urHvdckb", "\u0306\u030a\u030b\u030c\u0323\u0327\u0328\u0331", strict=True))
_MARKS = _SIGNS | _WORDS
_LETTERS = dict(
    zip(
        "aa AA ae AE oe OE o O l L ss i j dh DH th TH dj DJ ng NG".split(),
        "å Å æ Æ œ Œ ø Ø ł Ł ß ı ȷ ð Ð þ Þ đ Đ ŋ Ŋ".split(),
        strict=True,
    )
)
_LONGEST_FIRST = "|".join(sorted(_LETTERS, key=len, reverse=True))

_LETTER = r"\\[ij](?![A-Za-z]) ?|[^\W\d_]"  # what carries the accent; a command swallows the space behind it
_ACCENT = re.compile(
    rf"\\(?:(?P<sign>[`'^~=.\"]) ?(?:\{{ ?(?P<a>{_LETTER}) ?\}}|(?P<b>{_LETTER}))"
    rf"|(?P<word>[urHvdckb])(?: ?\{{ ?(?P<c>{_LETTER}) ?\}}| (?P<d>[^\W\d_])(?!\w)| ?(?P<e>\\[ij](?![A-Za-z]) ?)))"
)
_SPECIAL = re.compile(rf"\\(?P<name>{_LONGEST_FIRST})(?:\{{\}}|(?![A-Za-z]) ?)")
_BRACED = re.compile(r"\{(?P<letter>[^\W\d_][\u0300-\u036f]?)\}")


def unicode_accents(text: str) -> str:
    r"""Put letters in the place of TeX's accents and special letters: `\'e`, `\'{e}`, `{\'e}`, `\c c`, `\o`, `\ss{}`.

    Braces that then hold one such letter and nothing else go. Work is in proportion to the text: each pattern looks at
    a few characters ahead and never back.
    """
    if "\\" not in text:
        return text
    replaced = _SPECIAL.sub(lambda found: _LETTERS[found["name"]], _ACCENT.sub(_accented, text))
    return _BRACED.sub(lambda found: found[0] if found["letter"].isascii() else found["letter"], replaced)


def _accented(found: re.Match[str]) -> str:
    letter = next(part for name in "abcde" if (part := found[name])).strip("\\ ")
    return unicodedata.normalize("NFC", letter + _MARKS[found["sign"] or found["word"]])
