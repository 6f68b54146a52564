"""What stands before the text: the blocks that come from the metadata."""

import re
from collections.abc import Iterable

from litmus.model import BlockKind, Paper
from litmus.read.page import Page
from litmus.read.wording import collapse

_FORMULA = re.compile(r"((?<!\\)\$(?:[^$\\]|\\.)+\$)")
_ESCAPED = re.compile(r"\\([%&#_])")
_FONT = re.compile(
    r"\\(?:emph|text(?:bf|it|tt|sc|rm|sf|color\s*\{[^{}]{0,40}\})|mbox|underline|url|nolinkurl|path)\s*\{([^{}]{0,2000})\}"
)
_LINK = re.compile(r"\\href\s*\{\s*([^{}\s]{1,2000})\s*\}\s*\{((?:[^{}]|\{[^{}]{0,300}\}){0,500})\}")
_WRITTEN = (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("~", " "))


def front_of(paper: Paper) -> Page:
    """Title, abstract, subjects, comment and links, as far as the metadata have them."""
    links = " ".join(filter(None, [paper.code_url, paper.project_url]))
    return front(paper.title, paper.abstract, paper.categories, paper.comment or "", links)


def front(title: str, abstract: str, categories: Iterable[str] = (), comment: str = "", links: str = "") -> Page:
    """The blocks of the front, each at its fixed anchor, "front.title" and so on; empty ones are left out."""
    page = Page()
    for kind, said in (
        (BlockKind.TITLE, title),
        (BlockKind.ABSTRACT, abstract),
        (BlockKind.SUBJECTS, ", ".join(categories)),
        (BlockKind.COMMENT, comment),
        (BlockKind.LINKS, links),
    ):
        text = said if kind is BlockKind.LINKS else plain(said)
        if text:
            page.add(kind, text, f"front.{kind}")
            page.link(f"front.{kind}", [], plain(_LINK.sub(r"\2 (\1)", said)) if "\\href" in said else text)
    return page


def plain(text: str) -> str:
    """Metadata as a reader sees them: formulas stay, the LaTeX around them becomes text."""
    parts = _FORMULA.split(_LINK.sub(r"\2", text))
    return collapse("".join(part if place % 2 else _prose(part) for place, part in enumerate(parts)))


def _prose(text: str) -> str:
    text = _FONT.sub(r"\1", _ESCAPED.sub(r"\1", text))
    for written, seen in _WRITTEN:
        text = text.replace(written, seen)
    return text
