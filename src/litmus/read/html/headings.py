"""Headings: their number and their words."""

import re

from selectolax.lexbor import LexborNode

from litmus.read.html.elements import ids
from litmus.read.wording import collapse

_TAG = re.compile(r"(?:Appendix|Chapter|Section|Part|Annex|§|附录)?\s*([A-Z\d][\w.]{0,20}?)?\s*[.:]?", re.IGNORECASE)
_ID = re.compile(r"(?P<kind>[SA])(?P<first>\d{1,3})(?P<rest>(?:\.S{2,3}\d{1,3})*)")


def number_of(tag: LexborNode | None) -> str:
    """The number that a heading's tag says: "4.2", "A" of "Appendix A"; "" for none."""
    found = _TAG.fullmatch(collapse(tag.text())) if tag is not None else None
    return (found[1] or "") if found else ""


def number_in(title: str, section: LexborNode) -> tuple[str, str]:
    """Number and words of a heading that has no tag, where it begins with the number that its id tells."""
    told = _ID.fullmatch(next(iter(ids(section)), ""))
    if told is None:
        return "", title
    first = told["first"] if told["kind"] == "S" else chr(ord("A") - 1 + min(int(told["first"]), 26))
    number = ".".join([first, *re.findall(r"\d+", told["rest"])])
    said = re.match(rf"(?:Appendix |Section )?{re.escape(number)}[.:]? ", title)
    return (number, title[said.end() :]) if said else ("", title)
