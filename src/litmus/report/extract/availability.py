"""What a reader can get hold of: the paper's own code, data and models, told from the links to other people's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litmus.model import FRONT, Block, ClaimKind, Document, Evidence, Link, Remark, Role, remark

_AT_MOST = 2  # links of a kind; a paper that has more says in its repository which is which
_OFFERED = re.compile(
    r"\b(?:code|codebase|implementation|data|datasets?|benchmarks?|models?|weights|checkpoints?|project|demo|resources?|"
    r"repository|materials?|source|artifacts?|scripts?|page|website|github|corpus|release)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:available|accessible|releas\w+|open-?\s?sourc\w+|publish\w*|public|publicly|hosted|"
    r"found (?:at|in|on|here)|our (?:code|data|models?|repository|implementation))\b|"
    r"\b(?:code|project|page|website|data|demo|models?|github|homepage)\s?:",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:their|official|original|utili[sz]\w+|taken from|provided by|implementation (?:from|of)|"
    r"we (?:use|used|adopt|adopted|follow|followed)\s(?:the|an?|this|publicly|open)\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^a-z0-9]")
_NAME_AT_LEAST = 4  # letters; shorter names are found in anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim that the writer makes in its own words, before they are said in a language."""

    kind: ClaimKind
    remark: Remark
    evidence: tuple[Evidence, ...] = ()


def own_links(document: Document, names: frozenset[str]) -> tuple[Link, ...]:
    """The links to what the authors offer, each address once.

    A link counts as theirs if the metadata name it, if its sentence offers something, or if the repository is named
    like the work (`names`). A bare address in a footnote may be anybody's.
    """
    found = {}
    for link in document.links:
        if link.kind != "other" and link.url not in found and _is_own(link, document, names):
            found[link.url] = link
    return tuple(found.values())


def on_code(document: Document, own: tuple[Link, ...], quoted: str) -> Iterator[Saying]:
    """Where the code and the models are, unless a quote shows the address; or that the text has no link to code.

    A page of the project, or one that a quote names, may have the code, so nothing is missing then.
    """
    for kind in ("code", "model", "project"):
        for link in _of_kind(own, kind):
            if link.url not in quoted:
                yield _named(link, document)
    if "://" in quoted or any(link.kind in {"code", "project"} for link in own):
        return
    others = tuple(dict.fromkeys(link.url for link in document.links if link.kind == "code"))
    if not others:
        yield Saying(kind=ClaimKind.ABSENCE, remark=remark("report.no_code"))
    else:
        links = [link for link in document.links if link.url in others[:_AT_MOST]]
        yield Saying(
            kind=ClaimKind.STATEMENT,
            remark=remark("report.others_code", urls=" ".join(others[:_AT_MOST])),
            evidence=tuple(place for link in links for place in _places(link, document)),
        )


def on_data(document: Document, own: tuple[Link, ...], quoted: str) -> Iterator[Saying]:
    """Where the data are, unless a quote shows the address."""
    for link in _of_kind(own, "data"):
        if link.url not in quoted:
            yield _named(link, document)


def on_next_step(document: Document, own: tuple[Link, ...]) -> Iterator[Saying]:
    """What somebody who wants to try it does first, or what is missing for that."""
    for kind in ("code", "model", "data"):
        if links := _of_kind(own, kind):
            yield _named(links[0], document, "try_")
    if any(link.kind in {"code", "model", "data"} for link in own):
        return
    if pages := _of_kind(own, "project"):
        yield _named(pages[0], document, "try_")
    elif not document.route.is_full_text:
        yield Saying(kind=ClaimKind.STATEMENT, remark=remark("report.read_on"))
    elif not any(link.kind == "code" for link in document.links):
        yield Saying(kind=ClaimKind.ABSENCE, remark=remark("report.nothing_to_try"))


def _of_kind(links: tuple[Link, ...], kind: str) -> tuple[Link, ...]:
    return tuple(link for link in links if link.kind == kind)[:_AT_MOST]


def _named(link: Link, document: Document, what: str = "") -> Saying:
    return Saying(
        kind=ClaimKind.STATEMENT,
        remark=remark(f"report.{what}{link.kind}", url=link.url),
        evidence=_places(link, document),
    )


def _places(link: Link, document: Document) -> tuple[Evidence, ...]:
    block = document.block(link.anchor)
    if block is None or not block.text:
        return ()
    return (document.evidence(block, *_span(link, block)),)


def _span(link: Link, block: Block) -> tuple[int, int]:
    """Where the block shows the address; its sentence or its whole text where it shows other words."""
    for shown in (link.url, link.url.split("://", 1)[-1]):
        at = block.text.find(shown)
        if at >= 0:
            return at, at + len(shown)
    return next(
        ((start, end) for start, end in block.sentences if _GIVEN.search(block.text[start:end])), (0, len(block.text))
    )


def _is_own(link: Link, document: Document, names: frozenset[str]) -> bool:
    block = document.block(link.anchor)
    if block is None or block.kind in FRONT or not block.section:
        return True
    start, end = _span(link, block)
    around = next(
        (block.text[a:b] for a, b in block.sentences if a <= start < b), block.text[max(0, start - 200) : end + 100]
    )
    if _OFFERED.search(around) and _GIVEN.search(around) and not _OTHERS.search(around):
        return document.role_of(block) is not Role.RELATED_WORK
    address = _PLAIN.sub("", link.url.lower().rsplit("://", 1)[-1].partition("/")[2])
    return any(
        len(plain) >= _NAME_AT_LEAST and plain in address for name in sorted(names) if (plain := _PLAIN.sub("", name))
    )
