"""Short words for walking the tree."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

_NONE: frozenset[str] = frozenset()
_ANCHOR = re.compile(r"(?!front\.)[^\s\"'<>&#]{1,150}")


def classes(node: LexborNode) -> frozenset[str]:
    """An element's class names."""
    return names(node.attributes.get("class"))


def names(said: str | None) -> frozenset[str]:
    """The class names that an attribute says."""
    if not said:
        return _NONE
    return _names(said) if len(said) <= 300 else frozenset(said.split())  # noqa: PLR2004 - a page has few short ones


@lru_cache(maxsize=2048)
def _names(said: str) -> frozenset[str]:
    return frozenset(said.split())


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The elements, texts and comments directly inside, in order."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def elements(node: LexborNode) -> Iterator[LexborNode]:
    """The elements directly inside, in order."""
    return (child for child in children(node) if child.is_element_node)


def bare(node: LexborNode) -> str | None:
    """The words of an element that holds nothing else; None if it holds elements."""
    child = node.first_child
    if child is None:
        return ""
    return child.text_content if child.is_text_node and child.next is None else None


def ids(node: LexborNode) -> tuple[str, ...]:
    """An element's id, if it can stand in a URL as it is; those of the front are ours."""
    name = node.id
    return (name,) if name and _ANCHOR.fullmatch(name) else ()


def nearest_id(node: LexborNode) -> str:
    """The id of the innermost element around this one that has one, or ""."""
    around = node.parent
    while around is not None:
        if around.is_element_node and (found := ids(around)):
            return found[0]
        around = around.parent
    return ""
