"""Where the entries of the references begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import line_text

LABEL = re.compile(r"(?P<label>\[(?:\d{1,3}|[A-Za-z^+*]{1,14}\d{2}[a-z]?)\]|\d{1,3}\.)\s+(?=\S)")

_LONGEST = 12  # lines of an entry
_FEWEST = 2  # lines that begin at the same place


@dataclass(frozen=True, slots=True)
class Entries:
    """How entries are told from each other: by their labels, or by first lines that stand out to the left."""

    labelled: str  # how the first label begins: "[", a digit; "" where there is none
    hangs: bool
    left: float  # points from the column's side, where entries begin
    slack: float  # points

    @classmethod
    def of(cls, lines: Sequence[Placed], size: float) -> "Entries":
        """Those in the lines below a heading; `size` is that of the body's text."""
        offsets = sorted(placed.indent for placed in lines)
        slack, few = size / 2, max(_FEWEST, len(lines) // 8)
        left = next((one for one in offsets if sum(0 <= other - one < slack for other in offsets) >= few), 0.0)
        hangs = sum(other - left >= slack for other in offsets) >= few
        label = LABEL.match(line_text(lines[0].line)) if lines else None
        return cls(label["label"][0] if label else "", hangs, left, slack)

    def begins(self, placed: Placed, text: str) -> bool:
        """Whether an entry begins with a line."""
        stands_out = self.hangs and abs(placed.indent - self.left) < self.slack
        if self.labelled == "[":
            return text.startswith("[") and LABEL.match(text) is not None
        if self.labelled:
            return LABEL.match(text) is not None and (stands_out or not self.hangs)
        return stands_out


def begins_list(lines: Sequence[Placed]) -> bool:
    """Whether lines of which the first is labelled "[1]" are references: journals of physics give them no heading."""
    return any(line_text(placed.line).startswith("[2] ") for placed in lines[1:_LONGEST])
