"""Text as a reader sees it: white space collapsed, characters that nobody sees left out."""

import re

# Zero-width and direction marks, soft hyphens, variation selectors, interlinear marks, the tag characters in which
# hidden messages are written; and controls. None of them is seen.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_SELECTOR = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # those of them that count as printable
# Alphabets that nobody sees: tags, selectors, and blanks without width. A flag among the emoji has seven tags.
_SECRET = re.compile("[\U000e0020-\U000e007f\U000e0100-\U000e01ef\ufe00-\ufe0f\u200b-\u200f\u2060-\u2064\ufeff]{8,}")
_TILDE = re.compile(r"˜(?<=[\w.)§]˜)(?=[\w($\[§“])")  # what the converter leaves of a no-break space: "Figure˜1b"
JOINT = "\x1f"  # stands where a footnote's mark or the end of a link was
_STRAY = re.compile(rf"\s{{0,9}}{JOINT}\s{{0,9}}(?=[.,;:!?)\]])|{JOINT}")
_HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_BROKEN = re.compile(rf"(?<={_HAN.pattern})[ \t]*\n[ \t]*(?={_HAN.pattern})")
# What the converter writes into alttext for colours; a reader sees the formula, in blue.
_COLOUR = re.compile(
    r"\\definecolor(?:\[[^\[\]]{0,80}\])?(?:\{[^{}]{0,80}\}){3}"
    r"|\\(?:page|text|cell|row)?color(?:box)?(?:\[[^\[\]]{0,80}\])?\{[^{}]{0,80}\}"
)
_FIGURE = re.compile(r"\d[\d.,]{0,20}%?$")
_POWER = re.compile(r"[+−–-]?\d")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_MARK = re.compile(r"(?:[a-z]{1,2}|\d{1,2})(?:\s?,\s?(?:[a-z]{1,2}|\d{1,2})){0,4}")  # of a note: "a", "1,2"
_MONEY = re.compile(r"(?<!\\)\$")


def collapse(text: str) -> str:
    """The text on one line, with single blanks, and nothing in it that is not seen; Chinese has no blanks."""
    if JOINT in text:
        text = _STRAY.sub("", text)
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    if not line.isprintable() or _SELECTOR.search(line):
        text = _UNSEEN.sub("", text)
        line = " ".join(text.split())
    if "\n" in text and _HAN.search(line):
        line = " ".join(_BROKEN.sub("", text).split())
    return _TILDE.sub(" ", line) if "˜" in line else line


def raised(before: str, text: str) -> str:
    """A superscript as it is read on: a power with its sign, so that it is no digit; the mark of a note not at all.

    Args:
        before: What stands before it.
        text: The superscript.

    """
    figure = _FIGURE.search(before)
    if figure is None:
        return text
    is_whole = "." not in figure[0] and "%" not in figure[0]
    if _MARK.fullmatch(text) and text not in _ORDINAL and not (is_whole and text.isdigit() and text != "1"):
        return ""
    return f"^{text}" if _POWER.match(text) else text


def has_secret(text: str) -> bool:
    """Whether it carries words in characters that nobody sees."""
    return not text.isascii() and _SECRET.search(text) is not None


def uncoloured(latex: str) -> str:
    """LaTeX without the commands that set colours."""
    return _COLOUR.sub("", latex) if "color" in latex else latex


def formula(latex: str) -> str:
    """LaTeX as it stands in a text: `$…$`, "" for none. Colours go, and dollars inside (math in words in math)."""
    inner = uncoloured(collapse(latex)).strip()
    if "$" in inner:
        inner = _MONEY.sub("", inner).strip()
    return f"${inner}$" if inner else ""


def weight(text: str) -> int:
    """How many characters there are that `collapse` neither drops nor makes a blank."""
    if text.isascii() and text.isprintable():
        return len(text) - text.count(" ")
    bare = "".join(text.split())
    return len(bare) if bare.isascii() and bare.isprintable() else len(_UNSEEN.sub("", bare).replace("˜", ""))
