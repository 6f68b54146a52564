"""`litmus check`: somebody's report, held against the paper."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import LanguageOption, ReplayOption, context_of
from litmus.cli.progress import watch
from litmus.cli.report import language_named

if TYPE_CHECKING:
    from litmus.publish.review import Review

STYLES = {
    "supported": "blue",
    "derived": "cyan",
    "overstated": "magenta",
    "contradicted": "red",
    "not_found": "yellow",
    "not_checkable": "dim",
    "reason": "default",
    "repair": "green",
    "evidence": "dim",
    "summary": "bold",
}


class Format(StrEnum):
    """How the verdicts are told."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    SARIF = "sarif"


def check_command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A report in Markdown; - for standard input.", metavar="FILE")],
    paper: Annotated[
        str,
        typer.Option("--paper", "-P", help="What it is about: an identifier, a link, or a file.", metavar="ID|PATH"),
    ],
    lang: LanguageOption = "en",
    form: Annotated[Format, typer.Option("--format", "-f", help="How to tell it.")] = Format.TEXT,
    fix: Annotated[bool, typer.Option("--fix", help="Print a patch that mends what can be mended.")] = False,
    replay: ReplayOption = None,
) -> None:
    """Put each statement of a report to the test; exit 1 if one does not hold."""
    from litmus.desk import open_desk
    from litmus.reading import review_of

    language = language_named(lang)
    text = sys.stdin.read() if file == "-" else None
    progress = watch()
    try:
        with open_desk(context_of(context).settings(), replay=replay, on_wait=progress.waited) as desk:
            review = review_of(desk, file, paper, language, text=text)
    finally:
        progress.close()
    _show_patch(review) if fix else _show(review, form)
    raise typer.Exit(1 if review.findings else 0)


def _show(review: "Review", form: Format) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from litmus.cli.terminal import terminal, write
    from litmus.publish import review as forms

    match form:
        case Format.JSON:
            write(forms.as_json(review))
        case Format.MARKDOWN:
            write(forms.as_markdown(review))
        case Format.HTML:
            write(forms.as_html(review))
        case Format.SARIF:
            write(forms.as_sarif(review))
        case Format.TEXT:
            console = terminal()
            for line, style in forms.as_text(review):
                words = line.lstrip()
                console.print(Padding(Text(words, STYLES.get(style, "")), (0, 0, 0, len(line) - len(words))))


def _show_patch(review: "Review") -> None:
    from litmus.cli.terminal import write
    from litmus.publish.review import as_patch

    if patch := as_patch(review):
        write(patch.removesuffix("\n"))
    else:
        sys.stderr.write("Nothing to mend: no finding says what should stand there instead.\n")
