"""What captions begin with."""

import re

from litmus.model import BlockKind
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import Line

PART = re.compile(r"\([a-z]\)(?=\s)")  # of a figure or a table
_FIRST = frozenset("TFALSE表图算")  # letters of labels
CAPTION = re.compile(
    r"(?P<label>(?:(?:Extended Data|Supplementary|Supplemental|Appendix)\s)?"
    r"(?:(?P<table>Table|Tab\.|TABLE|表)|(?P<program>Algorithm|ALGORITHM|Listing|算法)"
    r"|Figure|Fig\.|FIGURE|FIG\.|Scheme|图)"
    r"\s?(?:[A-Z]{1,2}[.-]?)?(?:\d{1,3}(?:[.-]\d{1,2})?|[IVX]{1,5}))(?P<end>\s?[.:：|–—]|\s|\Z)\s*"
)


def label_of(line: Line) -> re.Match[str] | None:
    """What a line begins with, if that may be the label of a caption."""
    return CAPTION.match(line_text(line)) if line.words[0].text[:1] in _FIRST else None


def kind_of(label: re.Match[str]) -> BlockKind:
    """What a label names."""
    return BlockKind.TABLE if label["table"] else BlockKind.ALGORITHM if label["program"] else BlockKind.FIGURE


def names(line: Line, kind: BlockKind) -> bool:
    """Whether a line begins with the label of such a thing."""
    label = label_of(line)
    return label is not None and kind_of(label) is kind
