"""A document as Markdown: what was read, for people, and for programs that take text."""

import re
from collections.abc import Iterator

from litmus.model import FRONT, Block, BlockKind, Cell, Document, license_name, may_be_passed_on

_HEADING = "#"
_DEEPEST = 6  # levels of headings that Markdown has
_ITEM = re.compile(r"[-+*#>]\s|\d{1,9}[.)]\s")
_MARKUP = re.compile(r"[\\`*_<>|\[\]]")
_FORMULA = re.compile(r"((?<!\\)\$[^$]+\$)")


def markdown(document: Document) -> str:
    """The whole text with headings, lists, tables and formulas (`$…$`), ready to be shown or searched."""
    return "\n\n".join([*_head(document), *_body(document)]) + "\n"


def _head(document: Document) -> Iterator[str]:
    yield f"# {_text(document.title)}"
    if document.authors:
        yield "  \n".join(
            _text(f"{author.name} ({'; '.join(author.affiliations)})" if author.affiliations else author.name)
            for author in document.authors
        )
    yield f"Read from <{document.url}>. {_rights(document.license)}"
    abstract = document.block("front.abstract")
    if abstract is not None:
        yield f"## Abstract\n\n{_text(abstract.text)}"
    if document.keywords:
        yield _text(f"Keywords: {', '.join(document.keywords)}")


def _rights(license_url: str | None) -> str:
    """What may be done with the text, in words."""
    name = license_name(license_url)
    if may_be_passed_on(license_url):
        return f"Licence: {name}."
    return f"{f'Licence: {name}; for' if name else 'For'} your own reading, not to be passed on."


def _body(document: Document) -> Iterator[str]:
    open_section = ""
    sections = {section.anchor: section for section in document.sections}
    shown: set[str] = set()
    for block in document.blocks:
        if block.kind in FRONT:
            continue
        if block.section != open_section and (section := sections.get(block.section)):
            open_section = block.section
            for one in document.sections:  # those without a block of their own stand right before
                if one.anchor not in shown:
                    shown.add(one.anchor)
                    title = f"{one.number} {one.title}".strip()
                    yield f"{_HEADING * min(one.level + 1, _DEEPEST)} {_text(title)}"
                if one is section:
                    break
        yield _block(block)


def _block(block: Block) -> str:
    if block.kind is BlockKind.TABLE:
        return _table(block)
    if block.kind is BlockKind.EQUATION and not block.latex:  # of a PDF
        return _text(block.text if block.label in block.text else f"{block.text}  {block.label}")
    if block.kind is BlockKind.EQUATION:
        number = f" \\tag{{{block.label.strip('()')}}}" if block.label else ""
        return f"$$\n{block.latex}{number}\n$$"
    if block.kind is BlockKind.LIST_ITEM:
        return f"{'  ' * block.depth}- {_text(block.text)}"
    if block.kind is BlockKind.FOOTNOTE:
        return f"> {_text(f'{block.label}: {block.text}' if block.label else block.text)}"
    if block.kind is BlockKind.REFERENCE:
        return f"- {_text(f'{block.label} {block.text}'.strip())}"
    if block.kind is BlockKind.FIGURE and "\n" in block.text:  # what is written in it comes after its caption
        caption, _, written = block.text.partition("\n")
        return f"{_text(caption)}\n\n```\n{written.replace('```', '` ` `')}\n```"
    if block.kind is BlockKind.ALGORITHM:
        return f"```\n{block.text.replace('```', '` ` `')}\n```"
    return _text(block.text)


def _table(block: Block) -> str:
    caption = block.text.splitlines()[0] if block.sentences else ""
    width = len(block.rows[0]) if block.rows else 0
    lines = [_row(row) for row in block.rows]
    lines.insert(1, f"|{' --- |' * width}")
    return "\n".join(filter(None, [_text(caption) + "\n" if caption else "", *lines]))


def _row(row: tuple[Cell, ...]) -> str:
    return f"| {' | '.join(f'**{_text(cell.text)}**' if cell.is_bold else _text(cell.text) for cell in row)} |"


def _text(text: str) -> str:
    """A text in which nothing is taken for markup but formulas."""
    if _MARKUP.search(text):
        parts = _FORMULA.split(text)
        text = "".join(part if place % 2 else _MARKUP.sub(r"\\\g<0>", part) for place, part in enumerate(parts))
    return f"\\{text}" if _ITEM.match(text) else text
