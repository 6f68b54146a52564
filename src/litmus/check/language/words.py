"""The words of a text, by which it is told which passages have much in common."""

import re

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-.@][a-z0-9]+)*")
_STOP = frozenset(
    "the of and to in for with that is are was be by on as at we our this it its from an or which can has have these "
    "their than not also more both such between using used use based via into over under while when where et al "
    "up".split()
)


def words_in(text: str) -> frozenset[str]:
    """The Latin-script words and names of a text, in lower case, without function words."""
    found = set(_WORD.findall(text.lower())) - _STOP
    found.update(part for word in tuple(found) if "-" in word for part in word.split("-") if len(part) > 2)  # noqa: PLR2004
    return frozenset(found)
