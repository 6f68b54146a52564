"""Two texts of one paper side by side: what stands in one alone."""

import re
from collections.abc import Iterable

from litmus.model import BlockKind, Remark, Role, Route, remark
from litmus.read.page import Page

_FORMULA = re.compile(r"\$[^$]{1,200}\$")
_LABEL = re.compile(r"([A-Z]{0,2}\.?\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLC]{1,7})(?:\s?\([a-z]\))?$")
_NAMES = {Route.HTML: "HTML", Route.AR5IV: "ar5iv", Route.PDF: "PDF"}
_MOST_NAMED = 12  # in one remark
_FEW = 0.9  # of the longer list of references must be in the shorter one


def differences(mine: Page, other: Page, route: Route, other_route: Route) -> list[Remark]:
    """Tables, figures and sections that one page has and the other lacks, and lists of references of unlike length.

    Args:
        mine: The page that was taken.
        other: The one that was not.
        route: How the page that was taken was read.
        other_route: How the other one was read.

    """
    found: list[Remark] = []
    for what, names in (("tables", _tables), ("figures", _figures), ("sections", _sections)):
        here, there = names(mine), names(other)
        for only, lacking, where in ((there, here, other_route), (here, there, route)):
            alone = [name for key, name in only.items() if key not in lacking]
            if alone:
                found.append(remark("read.only_in", where=_NAMES[where], what=what, names=_listed(alone)))
    counts = sorted((_references(page), _NAMES[where]) for page, where in ((mine, route), (other, other_route)))
    if counts[0][0] < _FEW * counts[1][0]:
        (few, fewer), (many, more) = counts
        found.append(remark("read.references_differ", few=few, fewer=fewer, many=many, more=more))
    return found


def _tables(page: Page) -> dict[str, str]:
    return _labelled(page, BlockKind.TABLE)


def _figures(page: Page) -> dict[str, str]:
    return _labelled(page, BlockKind.FIGURE)


def _labelled(page: Page, kind: BlockKind) -> dict[str, str]:
    """Labels by their number; sub-figures count for their figure, and a table that stands as a figure for a table."""
    word = kind.value.capitalize()
    return {
        match[1].removeprefix("."): f"{word} {match[1]}"
        for block in page.blocks
        if block.label[:3].lower() == word[:3].lower() and (match := _LABEL.search(block.label))
    }


def _sections(page: Page) -> dict[str, str]:
    """Headings of the first two levels by their letters alone; the references have many names."""
    return {
        key: f"“{section.title}”"
        for section in page.sections
        if section.level <= 2 and section.role is not Role.REFERENCES and (key := _letters(section.title))  # noqa: PLR2004
    }


def _letters(title: str) -> str:
    """Its letters but for those of formulas, which the two write otherwise: "$\\lambda$" and "λ"."""
    said = _FORMULA.sub("", title).casefold()
    return "".join(letter for letter in said if letter.isalnum() and not "\u0370" <= letter <= "\u03ff")


def _references(page: Page) -> int:
    return sum(block.kind is BlockKind.REFERENCE for block in page.blocks)


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    more = f" (+{len(names) - _MOST_NAMED})" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
