"""`litmus read`: one paper's text, and what was noticed on the way to it."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from litmus.cli.options import JsonOption, LanguageOption, ReplayOption, context_of
from litmus.cli.progress import watch
from litmus.cli.report import language_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from litmus.model import Document, Language

_COLUMNS = ("section", "role", "words", "tables", "figures", "formulas")
_GAP = 2  # blanks between columns
_NARROWEST = 20  # columns of the terminal, for titles
_MOST_LINKS = 12
_MOST_AUTHORS = 12


def read_command(
    context: typer.Context,
    paper: Annotated[
        str, typer.Argument(help="An identifier, a link, or a file (HTML, PDF, text).", metavar="PAPER|FILE")
    ],
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print the whole text as Markdown.")] = False,
    as_json: JsonOption = False,
    compare: Annotated[bool, typer.Option("--compare", help="Read HTML and PDF, and say where they differ.")] = False,
    lang: LanguageOption = "en",
    replay: ReplayOption = None,
) -> None:
    """Read one paper, and show what is in it: sections, tables, links, and what its page hides."""
    from litmus.archive import dump
    from litmus.cli.terminal import write
    from litmus.desk import open_desk
    from litmus.model import Document
    from litmus.read import markdown
    from litmus.reading import compared, document_named, identifier_named, paper_named

    language = language_named(lang)
    progress = watch()
    try:
        with open_desk(context_of(context).settings(), replay=replay, on_wait=progress.waited) as desk:
            if compare:
                document = compared(desk, paper_named(desk, identifier_named(paper)))
            else:
                document = document_named(desk, paper)
    finally:
        progress.close()
    if as_json:
        write(dump(Document, document).decode())
    elif as_markdown:
        write(markdown(document))
    else:
        _show(document, language)


def _show(document: "Document", language: "Language") -> None:
    from rich.cells import cell_len
    from rich.markup import escape
    from rich.table import Table

    from litmus.cli.terminal import terminal
    from litmus.words import label

    console = terminal()
    console.print(f"[bold]{escape(document.title)}[/bold]")
    for line in _about(document, language):
        console.print(escape(line))
    if document.sections:
        rows = list(_outline(document, language))
        heads = [label(f"outline.{name}", language) for name in _COLUMNS]
        widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
        room = console.width - sum(width + _GAP for width in widths[1:]) - _GAP
        table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
        for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
            justify: Literal["left", "right"] = "right" if place > 1 else "left"
            width = width if place else max(min(width, room), _NARROWEST)  # noqa: PLW2901 - titles give way
            table.add_column(head, header_style="dim", no_wrap=True, overflow="ellipsis", justify=justify, width=width)
        for row in rows:
            table.add_row(*(escape(cell) for cell in row))
        console.print()
        console.print(table)
    if document.links:
        console.print()
        for link in sorted(document.links, key=lambda link: link.kind == "other")[:_MOST_LINKS]:
            console.print(f"[dim]{label(f'link.{link.kind}', language):8}[/dim]{escape(link.url)}", soft_wrap=True)


def _about(document: "Document", language: "Language") -> "Iterator[str]":
    """Who wrote it, how it was read, what was noticed, and how much there is."""
    from litmus.model import BlockKind, license_name, remark
    from litmus.words import label, say

    if document.authors:
        more = len(document.authors) - _MOST_AUTHORS
        names = ", ".join(author.name for author in document.authors[:_MOST_AUTHORS])
        yield say(remark("read.more_authors", names=names, count=more), language) if more > 0 else names
    name = f" · {license_name(document.license)}" if document.license else ""
    yield f"{document.url} · {label(f'route.{document.route}', language)}{name}"
    for attempt in document.attempts:
        if attempt.outcome.code != "read.ok":
            yield f"{attempt.route}: {say(attempt.outcome, language)}"
    for warning in document.warnings:
        yield f"! {say(warning, language)}"
    counts = Counter(block.kind for block in document.blocks)
    numbered = sum(block.kind is BlockKind.EQUATION and bool(block.label) for block in document.blocks)
    contents = remark(
        "read.contents",
        sentences=sum(1 for _ in document.sentences()),
        tables=counts[BlockKind.TABLE],
        figures=counts[BlockKind.FIGURE],
        formulas=numbered,
        references=counts[BlockKind.REFERENCE],
    )
    yield say(contents, language)


def _outline(document: "Document", language: "Language") -> "Iterator[tuple[str, ...]]":
    """A row for each section: what is in it, without its subsections."""
    from litmus.model import BlockKind
    from litmus.words import label

    shown = (BlockKind.TABLE, BlockKind.FIGURE, BlockKind.EQUATION)
    for section in document.sections:
        inside = [block for block in document.blocks if block.section == section.anchor]
        counts = Counter(block.kind for block in inside)
        words = sum(len(block.text.split()) for block in inside if block.sentences)
        yield (
            "  " * (section.level - 1) + f"{section.number} {section.title}".strip(),
            label(f"role.{section.role}", language),
            *(f"{count or ''}" for count in (words, *(counts[kind] for kind in shown))),
        )
