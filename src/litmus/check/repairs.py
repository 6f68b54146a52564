"""Which repairs of a statement may be proposed: none that makes one thing of two that it tells apart."""

import re
from collections.abc import Sequence

from litmus.model import Repair


def proposed(text: str, repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    """The repairs, or none, if the statement would then say one thing twice.

    "13.1% versus 3.9%" is mended neither to "6.0% versus 6.0%" nor to "3.9% versus 3.9%". What is put in without
    taking anything out ("up to") may stand in several places, and so may what stands for the same words.

    Args:
        text: The statement's.
        repairs: Of it, in order.

    """
    exchanged = [repair for repair in repairs if repair.start < repair.end]
    pairs = {(_plain(text[repair.start : repair.end]), _plain(repair.text)) for repair in exchanged}
    are_one = len({put for _, put in pairs}) < len(pairs)
    kept = _kept(text, repairs)
    return () if are_one or any(_has(kept, repair.text) for repair in exchanged) else tuple(repairs)


def _kept(text: str, repairs: Sequence[Repair]) -> str:
    """What no repair takes out."""
    ends = [0, *(repair.end for repair in repairs)]
    starts = [*(repair.start for repair in repairs), len(text)]
    return "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _has(text: str, words: str) -> bool:
    """Whether a text has some words whole, as no part of a longer word or number."""
    return bool(re.search(rf"(?<![a-z0-9])(?<!\d[.,]){re.escape(_plain(words))}(?![a-z0-9]|[.,]\d)", _plain(text)))


def _plain(words: str) -> str:
    return words.strip().lower()
