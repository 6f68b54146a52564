"""A statement's text cut into runs: where it does not hold, and how it would."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import accumulate, groupby
from typing import TypeVar

from litmus.publish.checked.glyphs import Glyph, glyphs
from litmus.publish.checked.report import Checked

_LONGEST = 1_000  # characters; what is longer has no spans, for it was not checked
_BEGINNING = 200

Tag = TypeVar("Tag")


class Edit(StrEnum):
    """What a repair does to a piece of text."""

    KEPT = "kept"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


def said(one: Checked) -> str:
    """The statement's text as readers see it: of one that is too long to be held against anything, how it begins."""
    text = one.claim.text
    return text if len(text) <= _LONGEST else f"{text[:_BEGINNING]}…"


def marked_runs(one: Checked) -> Iterator[tuple[str, bool]]:
    """The pieces of the text in order, none empty, and whether each is a part that does not hold."""
    text, at = said(one), 0
    for start, end in sorted(one.verdict.spans):
        if at < start:
            yield text[at:start], False
        if max(at, start) < end:
            yield text[max(at, start) : end], True
        at = max(at, end)
    if at < len(text):
        yield text[at:], False


def repaired_runs(one: Checked) -> Iterator[tuple[str, Edit]]:
    """The pieces of the text in order, none empty, with what its repairs do; nothing where there are none."""
    text, at = one.claim.text, 0
    for repair in one.verdict.repairs:
        runs = (
            (text[at : repair.start], Edit.KEPT),
            (text[repair.start : repair.end], Edit.TAKEN_OUT),
            (repair.text, Edit.PUT_IN),
        )
        yield from (run for run in runs if run[0])
        at = repair.end
    if at and at < len(text):
        yield text[at:], Edit.KEPT


def repaired(one: Checked) -> str:
    """The text with its repairs made; "" where there are none."""
    return "".join(text for text, edit in repaired_runs(one) if edit is not Edit.TAKEN_OUT)


def as_seen(runs: Iterable[tuple[str, Tag]]) -> Iterator[tuple[tuple[Glyph, ...], Tag]]:
    """The runs as readers see them: marks may open in one and close in another, and none is seen over an end."""
    cut = tuple(runs)
    ends = list(accumulate(len(text) for text, _ in cut))
    shown = glyphs("".join(text for text, _ in cut), ends)
    for place, here in groupby(shown, lambda glyph: bisect_right(ends, glyph.start)):
        yield tuple(here), cut[place][1]
