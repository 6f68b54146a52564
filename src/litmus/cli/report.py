"""`litmus report`: one paper."""

from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import JsonOption, LanguageOption, ReplayOption, context_of
from litmus.cli.progress import watch

if TYPE_CHECKING:
    from litmus.model import Language

PaperArgument = Annotated[
    str, typer.Argument(help="An arXiv identifier, a link to the paper, or a file.", metavar="PAPER")
]


def report_command(
    context: typer.Context,
    paper: PaperArgument,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    replay: ReplayOption = None,
) -> None:
    """Read one paper, report it, check the report, and print it as Markdown."""
    from litmus.archive import dump
    from litmus.cli.terminal import write
    from litmus.desk import open_desk
    from litmus.model import ArxivId, Entry
    from litmus.publish import report_markdown
    from litmus.read import file_named, from_file
    from litmus.reading import document_of, entry_of, entry_of_file, paper_named

    language, file = language_named(lang), file_named(paper)
    progress = watch()
    try:
        with open_desk(context_of(context).settings(), replay=replay, on_wait=progress.waited) as desk:
            if file:
                entry = entry_of_file(desk, from_file(file), language)
            else:
                found = paper_named(desk, ArxivId.parse(paper))
                entry = entry_of(desk, found, document_of(desk, found), (language,))
    finally:
        progress.close()
    write(dump(Entry, entry).decode() if as_json else report_markdown(entry, language))


def language_named(text: str) -> "Language":
    """The language that `--lang` names."""
    from litmus.model import LANGUAGES
    from litmus.model.errors import BadOption

    found = next((language for language in LANGUAGES if language == text.lower()), None)
    if found is None:
        raise BadOption("--lang", text, " or ".join(LANGUAGES))
    return found
