"""A page before it becomes a tree: what need not become one, what must not, and where a large one can be cut.

A parser that follows the HTML standard needs the square of the depth for elements inside each other, and copies every
bold or italic element that was left open into each paragraph after it: 84 KB become 1.4 GB. It compares every attribute
of an element with all before it. And every element takes some 400 bytes.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_LONGEST_TAG = 100_000  # bytes of a `math` with its attributes; the longest of eleven real pages has 1,900
_DEEPEST = 500  # elements open at once; real pages have 28
_MOST_FORMATTING = 8  # elements open at once, or left open; real pages have 3
_FORMATTING = frozenset(b"<a <b <big <code <em <font <i <nobr <s <small <strike <strong <tt <u".split())
_MOST_ATTRIBUTES = 1_000  # of one element; real pages have 7
_SLASH = ord("/")
_WINDOW = 1 << 15  # bytes, the least of a piece where it can be cut: its tree, 13 times as large, is held alone
_NEAR = 4 * _WINDOW
_MOST_TAGS = 4_000_000  # on a page; one of 60 MB, made of real sections, has 2,400,000
_MOST_AT_ONCE = 1_500_000  # in a piece: some 500 MB as a tree
_ARTICLE = b"<article"
_SECTION = b"<section"
_PART = re.compile(rb"<(?:figure|div|p|ul|ol)\b")
# As the converter writes it, which is told faster, or as anybody may.
_ATTRIBUTE = rb"""(?: [a-z]++="[^"]*+"|[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)"""
# A tag; what the group holds is an attribute too many.
_LADEN = re.compile(rb"<[a-zA-Z][^\s/>]*+%b{0,%d}+(%b)?" % (_ATTRIBUTE, _MOST_ATTRIBUTES, _ATTRIBUTE))
_FRAME = b'<article class="ltx_document">'
_TAG = re.compile(rb"</?[a-zA-Z]+")
# Without those that the next of their kind closes, and are most. Inside drawings they are like any other.
_TAG_OF_HTML = re.compile(rb"</?(?!p\b|li\b|t[dhr]\b|tbody\b|d[dt]\b|br\b|img\b)[a-zA-Z]+")


class Lean(NamedTuple):
    """A page without MathML."""

    body: bytes
    is_html: bool  # nothing in it is drawn or set as mathematics, with rules of its own for what closes what


def without_mathml(body: bytes) -> Lean:
    """The page with nothing inside each `math` that has its LaTeX as an attribute: half of many pages, never read."""
    parts: list[bytes] = []
    done = at = end = 0
    is_empty = True
    while (start := body.find(b"<math", at)) >= 0:
        at = _end_of_tag(body, start)
        if end < at and (end := body.find(b"</math>", at)) < 0:
            is_empty = False
            break
        tag = body[start:at]
        if _has_latex(tag) and body.find(b"<math", at, end) < 0 and body.find(b"<!--", at, end) < 0:
            parts += body[done:start], b"<", tag[1:].replace(b"<", b"&lt;")
            done = at = end
        else:
            is_empty = False
    lean = b"".join([*parts, body[done:]])
    return Lean(lean, is_html=is_empty and b"<svg" not in lean)


def _end_of_tag(body: bytes, start: int) -> int:
    """Where a tag ends: behind the first `>` that stands in no value."""
    last = start + _LONGEST_TAG
    at, quotes = start, 0
    while end := body.find(b">", at, last) + 1:
        quotes += body.count(b'"', at, end)
        if quotes % 2 == 0:
            return end
        at = end
    return last


def _has_latex(tag: bytes) -> bool:
    return b' alttext="' in tag and b"='" not in tag and len(tag) < _LONGEST_TAG


def styles(body: bytes) -> str:
    """What stands in the page's own style sheets."""
    found: list[bytes] = []
    end = 0
    while (start := body.find(b"<style", end)) >= 0:
        end = body.find(b"</style", start)
        if end < 0:
            break
        found.append(body[start:end].partition(b">")[2])
    return b"\n".join(found).decode(errors="replace")


def is_tame(body: bytes) -> bool:
    """Whether it can be parsed in time and space that grow with its length."""
    is_html = b"<svg" not in body and b"<math" not in body
    return body.count(b"<") <= _MOST_AT_ONCE and _cuts(body, is_html=is_html) is not None


def pieces(page: Lean) -> Iterator[bytes] | None:
    """The page, cut between parts of its article; None if it is built to do harm."""
    lean = page.body
    tags = lean.count(b"<")
    cuts = _cuts(lean, is_html=page.is_html) if tags <= _MOST_TAGS else None
    if cuts is None:
        return None
    spans = list(pairwise([0, *cuts, len(lean)]))
    if tags > _MOST_AT_ONCE and any(lean.count(b"<", start, end) > _MOST_AT_ONCE for start, end in spans):
        return None
    return ((_FRAME if start else b"") + lean[start:end] for start, end in spans)


def _cuts(body: bytes, *, is_html: bool) -> list[int] | None:
    """Places between the parts of the article, far from each other; None for what a parser had better not see."""
    if any(_LADEN.findall(body)):
        return None
    tags = _TAG_OF_HTML if is_html else _TAG
    cuts: list[int] = []
    opened: list[bytes] = []
    formatting = end = 0
    while end < len(body):
        start, end = end, _next_part(body, end + _WINDOW)
        for tag in tags.findall(body, start, end):
            if tag[1] == _SLASH:
                name = b"<" + tag[2:]
                if formatting and name in _FORMATTING:
                    formatting -= 1
                if opened and opened[-1] == name:
                    opened.pop()
                elif name in opened:
                    while opened.pop() != name:
                        pass
            else:
                opened.append(tag)
                if tag in _FORMATTING:
                    formatting += 1
                if len(opened) > _DEEPEST or formatting > _MOST_FORMATTING:
                    return None
        if opened[-1:] == [_ARTICLE] and opened.count(_ARTICLE) == 1 and end < len(body):
            cuts.append(end)
    return cuts if _has_document(body) else []


def _next_part(body: bytes, start: int) -> int:
    """Where the next section begins, or if none is near the next part of one."""
    section = body.find(_SECTION, start, start + _NEAR)
    if section >= 0:
        return section
    part = _PART.search(body, start)
    return part.start() if part else len(body)


def _has_document(body: bytes) -> bool:
    """Whether the first article is the paper; else cuts in it say nothing of what is around them."""
    article = body.find(_ARTICLE)
    return article >= 0 and b"ltx_document" in body[article : body.find(b">", article)]
