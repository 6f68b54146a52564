"""Formulas, covered with a sign that no rule knows, so that their stops end nothing."""

import re

COVER = "¤"

_FORMULA = re.compile(
    r"\$(?<![\\$]\$)(?:"
    r"\\[^\s$]{1,80}\$"  # "35.1$\pm$0.3"
    r"|(?!\s|\$|[.,;:)](?!\d))(?:[^$\\]|\\.)*+(?<!\s)\$(?!\d))"
    r"|\$\$[^$]{1,5000}\$\$",
    re.DOTALL,
)
_PLAIN_WORDS = 6  # a "formula" of more words and no command is money: "$5 an hour … 3$"
# A displayed formula carries the full stop of its sentence, before its number. "\right." is a bracket that is not seen.
_STOPPED = re.compile(
    r"(?<![.\\])(?<!\\right)(?<!\\left)(?<!\\[bB]ig)(?<!\\[bB]ig[glr])(?<!\\[bB]igg[lr])[.。．]"
    r"(?:\s|\\[,;:! ]|\\q?quad\b|\\(?:tag|label|end|notag|nonumber)\*?(?:\{[^{}]{0,40}\})?|\}){0,9}\Z"
)
_TAIL = 80  # characters in which that stop is looked for


def covered(text: str) -> str:
    """The text, as long as before, with formulas as a row of `COVER`, a full stop last where they end with one."""
    return _FORMULA.sub(_cover, text) if "$" in text else text


def _cover(found: re.Match[str]) -> str:
    whole = found[0]
    inner = whole.strip("$")
    if "\\" not in inner and len(inner.split(None, _PLAIN_WORDS + 1)) > _PLAIN_WORDS:
        return whole
    return COVER * (len(whole) - 1) + ("." if _STOPPED.search(inner[-_TAIL:]) else COVER)
