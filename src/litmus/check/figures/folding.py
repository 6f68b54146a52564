"""Text as a reader takes it in: without LaTeX, bold marks and the many shapes of a digit, and with the way back.

Figures are looked for in folded text, so `$18.6\\times$`, `**18.6**×` and `１８.６×` are the same figure.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

# One character for one, so that places stay.
_SAME = str.maketrans(
    {
        **{chr(0xFF00 + code - 0x20): chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()},
        **dict.fromkeys("‐‑‒–—−－", "-"),
        **dict.fromkeys("∼〜～˜", "~"),
        **dict.fromkeys("✕✖⨯╳", "×"),
        **dict.fromkeys("≧⩾⪆≳", "≥"),
        **dict.fromkeys("≦⩽⪅≲", "≤"),
        **dict.fromkeys("≃≅", "≈"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        "％": "%",
        "﹪": "%",
        "＋": "+",
        "＜": "<",
        "＞": ">",
        "＝": "=",
        "／": "/",
        "＄": "$",
        "．": ".",
        "µ": "μ",
        "’": "'",
    }
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_COMMANDS = {
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "sim": "~",
    "approx": "≈",
    "simeq": "≈",
    "ge": "≥",
    "geq": "≥",
    "geqslant": "≥",
    "gtrsim": "≥",
    "gt": ">",
    "le": "≤",
    "leq": "≤",
    "leqslant": "≤",
    "lesssim": "≤",
    "lt": "<",
    "to": "→",
    "rightarrow": "→",
    "Rightarrow": "→",
    "longrightarrow": "→",
    "uparrow": "↑",
    "downarrow": "↓",
    "mu": "μ",
    "circ": "°",
    "degree": "°",
    "percent": "%",
    "quad": " ",
    "qquad": " ",
}
# Wrappers that change how a figure looks and not what it says.
_DRESS = (
    r"text\w{0,6}|text(?:sub|super)script|math(?:bf|rm|sf|tt|it|bb|cal)?|boldsymbol|bm|emph|underline|num|SI|si|unit"
    r"|ensuremath|displaystyle"
)
_MARK = re.compile(
    rf"""
    (?=[\\{{}}$*.,'’^~˜⁰¹²³⁴-⁹⁻⁺\u00a0\u00ad\u2009\u200b\u202f\u2060\ufeff])  # one look for most places
    (?: \\d?frac\s?\{{(?P<over>[\d.]+)\}}\s?\{{(?P<under>[\d.]+)\}}
    | (?<=\d)(?:\\[,;:!]|\{{,\}}|[\u2009\u202f\u00a0'’])(?P<thousands>)(?=\d{{3}}(?!\d))
    | (?<=(?<!\d)\d\d)\.\s(?P<split>)(?=\d\d\s?\\?%)
    | (?P<degree>\^\s?\{{?\s?(?:\\circ|\\degree)(?![a-zA-Z])\s?\}}?)
    | (?P<tie>(?<=[A-Za-z])[~˜](?=\d)|(?<=\d)[~˜](?=[A-Za-z]))
    | \\(?:{_DRESS})(?![a-zA-Z])
    | \\(?P<command>[a-zA-Z]+)\s?
    | \\(?P<escaped>[%$&\#_{{}}])
    | \\(?P<space>[,;:!\s])
    | (?P<dollar>\$)
    | (?P<nothing>[{{}}]|\*{{1,3}}(?=\S)|(?<=\S)\*{{1,3}}|[\u00ad\u200b\u2060\ufeff])
    | (?P<super>[⁰¹²³⁴-⁹⁻⁺]+)
    )
    """,
    re.VERBOSE,
)
# Pandoc's rule for dollars (pandoc.org/MANUAL.html#math): no blank inside the two, no digit after the second.
# A lone sign, `$\geq$6`, is mathematics whatever follows.
_MATH = re.compile(r"(?<!\\)\$(?:(?:\\[a-z]{2,12}|[<>~=±+-]{1,2})\s?\$|(?=[^\s$])[^$\n]{0,400}?(?<=[^\s\\])\$(?!\d))")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each of its pieces where it stood."""

    text: str
    starts: tuple[int, ...] = (0,)  # of the pieces, in `text`
    sources: tuple[tuple[int, int, bool], ...] = ((0, 0, True),)  # start and end before folding; True: copied

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded range stood before folding; half-open ranges of code points."""
        first = self._place(start)[0]
        return first, self._place(end - 1)[1] if end > start else first

    def words(self, start: int, end: int) -> str:
        """The folded range on one line."""
        return " ".join(self.text[start:end].split())

    def _place(self, index: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, index) - 1
        start, end, is_copy = self.sources[piece]
        if not is_copy:
            return start, end
        place = start + index - self.starts[piece]
        return place, place + 1


def fold(text: str) -> Folded:
    """Take formatting away. Letters, digits, punctuation and their order stay."""
    if not _MARK.search(text):
        return Folded(text.translate(_SAME))
    math = {edge for found in _MATH.finditer(text) for edge in (found.start(), found.end() - 1)} if "$" in text else ()
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[tuple[int, int, bool]] = []
    length = at = 0

    def add(piece: str, start: int, end: int, *, is_copy: bool) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            sources.append((start, end, is_copy))
            length += len(piece)

    for mark in _MARK.finditer(text):
        plain = _plain(mark, is_math=mark.start() in math)
        if plain == mark[0]:
            continue
        add(text[at : mark.start()], at, mark.start(), is_copy=True)
        add(plain, mark.start(), mark.end(), is_copy=False)
        at = mark.end()
    add(text[at:], at, len(text), is_copy=True)
    if not pieces:
        return Folded("")
    return Folded("".join(pieces).translate(_SAME), tuple(starts), tuple(sources))


def _plain(mark: re.Match[str], *, is_math: bool) -> str:
    """What a mark comes to."""
    plain = ""
    if mark["over"]:
        plain = f"{mark['over']}/{mark['under']}"
    elif mark["thousands"] is not None:
        plain = ","
    elif mark["split"] is not None:  # "90. 72 %"
        plain = "."
    elif mark["command"]:
        plain = _COMMANDS.get(mark["command"], mark[0])
    elif mark["escaped"]:
        plain = "" if mark["escaped"] in "{}" else mark["escaped"]
    elif mark["space"] or mark["tie"]:
        plain = " "
    elif mark["degree"]:
        plain = "°"
    elif mark["dollar"]:
        plain = "" if is_math else "$"
    elif mark["super"]:
        plain = "^" + mark["super"].translate(_SUPERSCRIPT)
    return plain
