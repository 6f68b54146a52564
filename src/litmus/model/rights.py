"""What a paper's licence lets others do with its text.

arXiv offers CC BY, BY-SA, BY-NC-SA, BY-NC-ND and CC0 beside its own licence, which lets arXiv alone distribute the
paper: https://info.arxiv.org/help/license/index.html
"""

import re

_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/(?P<terms>by(?:-nc)?(?:-sa|-nd)?)|publicdomain/(?P<zero>zero))"
    r"(?:/(?P<version>\d\.\d))?(?:[/#?].*)?",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"https?://(?:www\.)?arxiv\.org/licenses/(?:nonexclusive-distrib|assumed).*", re.IGNORECASE)


def license_name(url: str | None) -> str:
    """The licence as people call it: "CC BY 4.0"; the URL where it has no such name, "" where none is known."""
    if not url:
        return ""
    if found := _COMMONS.fullmatch(url):
        name = "CC0" if found["zero"] else f"CC {found['terms'].upper()}"
        return f"{name} {found['version'] or ''}".rstrip()
    return "arXiv's own (non-exclusive)" if _ARXIV.fullmatch(url) else url


def may_be_passed_on(url: str | None) -> bool:
    """Whether anybody may pass on the whole text, unchanged and for free: any Creative Commons licence."""
    return url is not None and _COMMONS.fullmatch(url) is not None
