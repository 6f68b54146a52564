"""What arXiv writes around a paper: its licence, and its identifier with the version."""

import re

from selectolax.lexbor import LexborHTMLParser

from litmus.read.page import Page
from litmus.read.wording import collapse

_STAMP = re.compile(r"arXiv:\s?(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)")
_COMMONS = re.compile(r"\bCC\s(BY(?:-NC)?(?:-SA|-ND)?)(?:\s(\d\.\d))?", re.IGNORECASE)
_ZERO = re.compile(r"\bCC\s?(?:0|zero)\b", re.IGNORECASE)
_ARXIV = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"  # as arXiv's metadata have it


def read_frame(source: bytes, tree: LexborHTMLParser, page: Page) -> None:
    """Take from the frame of a page what is said there: from its tree where its source names the place."""
    if b"watermark-tr" in source and (stamp := _STAMP.search(_said(tree, "#watermark-tr"))) is not None:
        page.stamp = stamp[1]
    if b"license-tr" in source:
        page.license = license_url(_said(tree, "#license-tr"))


def _said(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css_first(selector)
    return collapse(found.text()) if found is not None else ""


def license_url(said: str) -> str | None:
    """The address of a licence that a page names: "License: CC BY 4.0"; None if it names none that arXiv offers."""
    if found := _COMMONS.search(said):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2] or '4.0'}/"
    if _ZERO.search(said):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return _ARXIV if "non-exclusive" in said else None
