"""Text as the sources send it, made plain and bounded."""

import re
from urllib.parse import urlsplit

TITLE, ABSTRACT, COMMENT, NAME = 1000, 20_000, 2000, 300  # code points; arXiv itself allows 1920 for an abstract
AUTHORS, CATEGORIES, KEYWORDS = 6000, 50, 50  # the largest collaborations have some 5000 authors
URL = 1000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNLINKABLE = re.compile(r"[\s\"'<>\\`]")
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]+(?:-[a-z]+)?)?")


def plain(text: str | None, most: int) -> str:
    """The text on one line: white space collapsed, control and direction characters dropped, cut to `most`."""
    return " ".join(_CONTROL.sub("", text or "").split())[:most].rstrip()


def web_address(text: str | None) -> str | None:
    """The text if it is a URL of the web that can be linked, else None."""
    said = (text or "").strip()
    if len(said) > URL or _UNLINKABLE.search(said):
        return None
    try:
        parts = urlsplit(said)
    except ValueError:
        return None
    return said if parts.scheme in ("http", "https") and parts.netloc else None


def category_names(names: list[str]) -> tuple[str, ...]:
    """What are arXiv categories among the names, each once, in order."""
    return tuple(dict.fromkeys(name for name in names[:CATEGORIES] if len(name) <= 30 and _CATEGORY.fullmatch(name)))  # noqa: PLR2004
