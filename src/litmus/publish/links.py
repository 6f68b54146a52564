"""Addresses on pages: only the web's, and without anything that could leave the attribute or the brackets."""

import re
from urllib.parse import quote, urlsplit

from litmus.model import ArxivId
from litmus.model.errors import BadIdentifier

LONGEST = 2_000  # characters; what browsers and servers agree on
_KEEP = "/?:@!$&'*+,;=%#~[]-._"  # reserved characters of RFC 3986, less the parentheses, which end a Markdown link


def web_url(url: str | None) -> str:
    """The address, safe to print in HTML and Markdown; "" for anything but http and https.

    So nothing that is shared tells where a file lies on this machine.
    """
    said = (url or "").strip()
    if len(said) > LONGEST or re.search(r"[\s\x00-\x1f\x7f]", said):
        return ""
    try:
        parts = urlsplit(said)
    except ValueError:  # half an IPv6 address
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    return quote(said, safe=_KEEP, errors="replace")


def abs_url(name: str) -> str:
    """arXiv's page of a paper, or of one version of it; "" for the name of a file, which is no identifier."""
    try:
        return web_url(f"https://arxiv.org/abs/{ArxivId.parse(name)}")
    except BadIdentifier:
        return ""


def hugging_face_url(arxiv_id: str) -> str:
    """Hugging Face's page of a paper."""
    return web_url(f"https://huggingface.co/papers/{arxiv_id}")
