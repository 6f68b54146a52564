"""A figure as the finders leave it: a quantity in folded text, with what its matching needs besides."""

from dataclasses import dataclass
from decimal import Decimal

# Above this a bare whole number is no longer something that a writer counts by looking at a list.
COUNTED_AT_MOST = 12
# From here on it may be a size, of a model's parameters or a corpus's tokens; that stands for a thing as names do.
A_MODEL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. Its place is a half-open range of code points in folded text."""

    start: int
    end: int
    value: Decimal  # scaled; its exponent keeps the last place that was written: 7.0E+9 for "7.0B"
    unit: str = ""
    is_spelled: bool = False  # in words
    is_vague: bool = False  # "hundreds of", 数百: the value is the order of magnitude
    is_in_name: bool = False  # "7B" of Qwen2.5-7B: no figure of the text, but enough to back one
    is_year: bool = False  # nor is this; but a statement's year should stand in the paper
    is_ordinal: bool = False  # nor the 4 of 第4层; the paper should have it, in whatever form
    others: tuple[tuple[Decimal, str], ...] = ()  # further readings: "1.3m", the "2" of "2 and 14.3 ms"

    @property
    def is_count(self) -> bool:
        """Whether it may be somebody's count of a list: a small whole number without a unit."""
        if self.unit or self.is_vague or self.value > COUNTED_AT_MOST:
            return False
        return self.is_whole

    @property
    def is_whole(self) -> bool:
        """Whether it is whole to the last place that was written: 12 and 7.0B, not 3.0, which was measured."""
        return int(self.value.as_tuple().exponent) >= 0

    @property
    def readings(self) -> tuple[tuple[Decimal, str], ...]:
        return ((self.value, self.unit), *self.others)
