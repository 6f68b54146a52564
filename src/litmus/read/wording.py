"""Text as a reader sees it: white space collapsed, characters that nobody sees left out."""

import re

# Zero-width and direction marks, soft hyphens, variation selectors, interlinear marks, the tag characters in which
# hidden messages are written; and controls. None of them is seen.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_TAGS = re.compile("[\U000e0020-\U000e007e]{8,}")
_TILDE = re.compile(r"(?<=[\w.)§])˜(?=[\w($\[§“])")  # what the converter leaves of a no-break space: "Figure˜1b"
JOINT = "\x1f"  # stands where a footnote's mark or the end of a link was
_BROKEN = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \t]*\n[ \t]*(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
_STRAY = re.compile(rf"\s*{JOINT}\s*(?=[.,;:!?)\]])|{JOINT}")
# What the converter writes into alttext for colours; a reader sees the formula, in blue.
_COLOUR = re.compile(
    r"\\definecolor(?:\[[^\[\]]{0,80}\])?(?:\{[^{}]{0,80}\}){3}|\\(?:page)?color(?:\[[^\[\]]{0,80}\])?\{[^{}]{0,80}\}"
)
_MONEY = re.compile(r"(?<!\\)\$")


def collapse(text: str) -> str:
    """The text on one line, with single blanks, and nothing in it that is not seen; Chinese has no blanks."""
    whole = _UNSEEN.sub("", _STRAY.sub("", text))
    return _TILDE.sub(" ", " ".join((whole if whole.isascii() else _BROKEN.sub("", whole)).split()))


def has_secret(text: str) -> bool:
    """Whether it carries words in Unicode's tag characters."""
    return _TAGS.search(text) is not None


def formula(latex: str) -> str:
    """LaTeX as it stands in a text: `$…$`, "" for none. Colours go, and dollars inside (math in words in math)."""
    inner = _MONEY.sub("", _COLOUR.sub("", collapse(latex))).strip()
    return f"${inner}$" if inner else ""
