"""Displayed formulas between the lines of a text: `$$…$$`, `\\[…\\]`, `\\begin{equation}…`."""

import re
from collections.abc import Callable
from typing import NamedTuple

_OPENS = re.compile(
    r"\s{0,12}(?:(?P<dollars>\$\$)|(?P<bracket>\\\[)"
    r"|\\begin\{(?P<name>equation|align|alignat|gather|multline|eqnarray|displaymath|flalign)(?P<star>\*?)\})"
)
_NUMBER = re.compile(r"\\tag\*?\s?\{\(?([^{}()]{1,20})\)?\}|\(([A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)\s*\Z")
_LABEL = re.compile(r"\\(?:label\{[^{}]{0,100}\}|nonumber|notag)")
_SIGN = re.compile(r"[\\=^_<>+]")
_MOST_LINES = 200
_AFTER = re.compile(r"\s{0,20}[.,;:]?\s{0,20}(?:\(([A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\))?\s*")


class Displayed(NamedTuple):
    """One displayed formula."""

    latex: str
    label: str  # "(3)", "" without a number
    end: int  # the first line after it


def displayed(line: Callable[[int], str], first: int, end: int) -> Displayed | None:
    """The displayed formula that begins on a line, if one does and if it is closed before the next blank line.

    Args:
        line: Gives a line of the text by its number.
        first: The line on which it would begin.
        end: The first line that is no longer there.

    """
    opened = _OPENS.match(line(first))
    if opened is None:
        return None
    close = "$$" if opened["dollars"] else r"\]" if opened["bracket"] else f"\\end{{{opened['name']}{opened['star']}}}"
    gathered: list[str] = []
    rest = line(first)[opened.end() :]
    for number in range(first, min(end, first + _MOST_LINES)):
        said = rest if number == first else line(number)
        inner, closed, after = said.partition(close)
        gathered.append(inner)
        if closed:
            if opened["bracket"] and not is_mathematical("".join(gathered)):
                return None
            return _made("\n".join(gathered), after, number + 1)
        if number > first and (not said.strip() or _OPENS.match(said)):
            return None
    return None


def is_mathematical(latex: str) -> bool:
    """Whether something in brackets is a formula, and no citation whose brackets Markdown has escaped."""
    return _SIGN.search(latex) is not None


def _made(inner: str, after: str, end: int) -> Displayed | None:
    outside = _AFTER.fullmatch(after)
    if outside is None or not inner.strip():
        return None
    number = _NUMBER.search(inner)
    latex = _LABEL.sub("", _NUMBER.sub("", inner) if number else inner).strip()
    said = outside[1] or (number[1] or number[2] if number else "")
    stop = after.strip()[:1]
    return Displayed(latex + (stop if stop in {".", ","} else ""), f"({said})" if said else "", end)
