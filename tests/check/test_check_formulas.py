"""Figures that a statement works out from a formula beside them."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from litmus.check.figures.folding import fold
from litmus.check.figures.formulas import is_value_of_formula
from litmus.check.figures.quantities import find_figures


def comes_to_last(text: str) -> bool:
    """Whether the last figure of a text is what the formula before it comes to."""
    folded = fold(text).text
    *_, figure = find_figures(folded)
    return is_value_of_formula(figure, folded)


@pytest.mark.parametrize(
    "text",
    [
        "其开销不超过1+log₂e比特（约2.4427比特）",
        "获得(3-√5)/2≈0.382的可选择性",
        "a ratio of 1-1/e (about 0.632)",
        "factor 2√2≈2.828",
        "共 5×5×5（125）种组合",
        "2^10≈1024",
        "9/144≈0.062",
        "9/144≈0.063",
        "a span of 4,096×32 = 131,072",
        "即 $512\\times 12 = 6{,}144$",
    ],
)
def test_the_value_of_a_formula_is_known(text):
    assert comes_to_last(text)


@pytest.mark.parametrize(
    "text",
    [
        "获得(3-√5)/2≈0.392的可选择性",  # another value
        "a ratio of 1-1/e, and later 0.632",  # nothing says that it is the formula's
        "at 3/4 (75%)",  # a share is another unit
        "layers 3-4 (12)",
        "1-√(2/(πk)) (0.3)",  # k is unknown
        "1/0≈3",
        "9^9^9^9≈3",
        "((((((≈3",
        "√(1-2)≈1",
        "3≈3",  # no formula
        "a span of 4,096×32 = 131,172",
        "N = 32",
    ],
)
def test_what_is_not_its_value_is_not(text):
    assert not comes_to_last(text)


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_quotient_is_known_to_its_last_place_alone(one, other):
    value = (Decimal(one) / other).quantize(Decimal("0.001"))

    assert comes_to_last(f"{one}/{other}≈{value}")
    assert not comes_to_last(f"{one}/{other}≈{value + Decimal('0.002')}")
