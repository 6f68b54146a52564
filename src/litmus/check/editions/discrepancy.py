"""What two editions of a text do not share."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Which sort of fact two editions do not share."""

    FIGURE = "figure"  # a value or unit
    EXCHANGE = "exchange"  # both have two figures, and each has them the other way round
    BOUND = "bound"  # "up to", 约, 平均, "may" lost or added
    DIRECTION = "direction"
    NEGATION = "negation"
    NAME = "name"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A fact that one edition tells otherwise than the other, or alone."""

    kind: Kind
    original: str  # its words; "" where only the rendering has it, and for a signal that no single word gives
    rendering: str
