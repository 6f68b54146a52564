"""`litmus report`: one paper."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import (
    JsonOption,
    LanguageOption,
    ModelsOption,
    ReplayOption,
    context_of,
)
from litmus.cli.progress import watch

if TYPE_CHECKING:
    from litmus.model import Document, Language

PaperArgument = Annotated[
    str, typer.Argument(help="An arXiv identifier, a link to the paper, or a file.", metavar="PAPER")
]


def report_command(
    context: typer.Context,
    paper: PaperArgument,
    lang: LanguageOption = "en",
    models: ModelsOption = "",
    show_context: Annotated[
        bool, typer.Option("--show-context", help="Print what of the paper a language model would be shown.")
    ] = False,
    as_json: JsonOption = False,
    replay: ReplayOption = None,
) -> None:
    """Read one paper, report it, check the report, and print it as Markdown."""
    from litmus.archive import dump
    from litmus.checking import paper_text
    from litmus.cli.terminal import write
    from litmus.config import named_models
    from litmus.desk import open_desk
    from litmus.model import ArxivId, Entry
    from litmus.publish import report_markdown
    from litmus.read import file_named, from_file
    from litmus.reading import document_of, entry_of, entry_of_file, paper_named
    from litmus.words import say

    language, file, several = language_named(lang), file_named(paper), named_models(models)
    settings = context_of(context).settings()
    progress = watch()
    try:
        if show_context:
            document = paper_text(paper, settings, replay=replay, on_wait=progress.waited)
            _show_context(document, settings.models.context, as_json=as_json)
            return
        with open_desk(settings, replay=replay, models=several, on_wait=progress.waited) as desk:
            if desk.authors.purse:
                progress.begin("report")
            if file:
                entry = entry_of_file(desk, from_file(file), language)
            else:
                found = paper_named(desk, ArxivId.parse(paper))
                entry = entry_of(desk, found, document_of(desk, found), (language,), author=desk.authors.picks)
            if said := desk.authors.spent:
                progress.end(said)
    finally:
        progress.close()
    if entry.stand_in:
        typer.echo(say(entry.stand_in, "en"), err=True)
    write(dump(Entry, entry).decode() if as_json else report_markdown(entry, language))


def _show_context(document: "Document", budget: int, *, as_json: bool) -> None:
    """What of a paper goes into a prompt, and how much of the paper that is."""
    from litmus.cli.terminal import write
    from litmus.report.llm import context_of as context_within

    context = context_within(document, budget)
    if as_json:
        pieces = [
            {"label": piece.label, "anchor": piece.block.anchor, "heading": piece.heading, "text": piece.text}
            for piece in context.pieces
        ]
        counts = {"tokens": context.tokens, "whole": context.whole, "budget": budget}
        write(json.dumps(counts | {"pieces": pieces}, ensure_ascii=False, indent=1))
        return
    write(context.text())
    typer.echo(
        f"{context.tokens:,} of {context.whole:,} tokens; at most {budget:,} (`context` under [models])", err=True
    )


def language_named(text: str) -> "Language":
    """The language that `--lang` names."""
    from litmus.model import LANGUAGES
    from litmus.model.errors import BadOption

    found = next((language for language in LANGUAGES if language == text.lower()), None)
    if found is None:
        raise BadOption("--lang", text, " or ".join(LANGUAGES))
    return found
