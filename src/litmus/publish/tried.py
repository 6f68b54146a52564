"""Claimed beside measured, in a line."""

import math

from litmus.model import Interval, Language, Tried, remark
from litmus.words import label, say

LARGE = 1e9  # from which on a number is written with a power of ten


def beside(tried: Tried, language: Language) -> str:
    """“partly reproduced: claimed 18.6x; measured here 11.2x [10.8, 11.7] at …”."""
    code = "publish.tried" if tried.claimed.figure else "publish.tried_statement"
    said = remark(
        code,
        claimed=tried.claimed.figure or tried.claimed.statement.rstrip("."),
        measured=interval_words(tried.measured, tried.unit),
        means=tried.means,
        scale=tried.scale,
        outcome=label(f"trial.{tried.outcome}", language),
    )
    return say(said, language)


def interval_words(found: Interval, unit: str) -> str:
    """“11.2x [10.8, 11.7]”; the mean alone, where nothing varies, or where one seed cannot tell how much."""
    scale, unit = (100, "%") if unit == "share" else (1, unit if unit in {"", "x", "%"} else f" {unit}")
    if found.low == found.high or math.isinf(found.low):
        return f"{number(found.mean * scale)}{unit}"
    return f"{number(found.mean * scale)}{unit} [{number(found.low * scale)}, {number(found.high * scale)}]"


def number(value: float) -> str:
    """Three significant digits, as people write them."""
    said = f"{value:.3g}"
    return f"{value:,.0f}" if "e+" in said and abs(value) < LARGE else said
