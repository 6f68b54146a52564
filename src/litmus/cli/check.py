"""`litmus check`: somebody's report, held against the paper."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import LanguageOption, ReplayOption, context_of
from litmus.cli.progress import Patient, watch
from litmus.cli.report import language_named

if TYPE_CHECKING:
    from litmus.model import Language
    from litmus.publish.checked import CheckedReport

_STANDARD_INPUT = Path("-")
_WIDEST = 100  # columns; longer lines are hard to read


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    SARIF = "sarif"


def check_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A report in Markdown; - for standard input.", metavar="FILE")],
    paper: Annotated[
        str,
        typer.Option("--paper", "-P", help="What it is about: an identifier, a link, or a file.", metavar="ID|PATH"),
    ],
    form: Annotated[str, typer.Option("--format", "-f", help=f"{', '.join(Format)}.", metavar="FORMAT")] = Format.TEXT,
    fix: Annotated[
        bool, typer.Option("--fix", help="Print what would mend it as a patch; nothing is changed.")
    ] = False,
    lang: LanguageOption = "en",
    replay: ReplayOption = None,
) -> None:
    """Put each statement of a report to the test; exit 1 if one does not hold."""
    from litmus.checking import draft_in, draft_of, held, paper_text

    language, wanted = language_named(lang), _format_named(form, fix=fix)
    draft = draft_of(sys.stdin.buffer.read(), Path("stdin")) if file == _STANDARD_INPUT else draft_in(file)
    progress = watch()
    try:
        document = paper_text(paper, context_of(context).settings(), replay=replay, on_wait=progress.waited)
        report = held(draft, document, on_verdict=Patient(progress, "check", len(draft.claims)).step)
    finally:
        progress.close()
    if fix:
        _print_patch(report, language)
    else:
        _print(report, wanted, language)
    raise typer.Exit(1 if report.findings else 0)


def _format_named(text: str, *, fix: bool) -> Format:
    from litmus.model.errors import BadOption

    found = next((form for form in Format if form == text.lower()), None)
    if found is None:
        raise BadOption("--format", text, f"{', '.join(list(Format)[:-1])} or {list(Format)[-1]}")
    if fix and found is not Format.TEXT:
        raise BadOption("--format", text, "it without --fix, which prints a patch")
    return found


def _print(report: "CheckedReport", form: Format, language: "Language") -> None:
    from litmus.cli.terminal import terminal, write_bytes
    from litmus.publish import checked

    if form is Format.TEXT:
        console = terminal(soft_wrap=True)
        for line in checked.report_lines(report, language, min(console.width, _WIDEST)):
            console.print(line)
        return
    match form:  # each loads what it needs, and no more
        case Format.JSON:
            told = checked.as_json(report, language)
        case Format.MARKDOWN:
            told = checked.as_markdown(report, language)
        case Format.HTML:
            told = checked.as_html(report, language)
        case Format.SARIF:
            told = checked.as_sarif(report, language)
    write_bytes(f"{told}\n".encode("utf-8", "replace"))


def _print_patch(report: "CheckedReport", language: "Language") -> None:
    """The patch byte for byte, and a word on what it leaves."""
    from litmus.cli.terminal import tell, write_bytes
    from litmus.model import remark
    from litmus.publish.checked import as_patch
    from litmus.publish.checked.words import doubt
    from litmus.words import say

    write_bytes(as_patch(report).encode("utf-8", "surrogateescape"))
    if said := doubt(report, language):
        tell(said)
    left = sum(not one.verdict.repairs for one in report.findings)
    if not report.findings:
        tell(say(remark("checked.nothing_to_repair"), language))
    elif left:
        tell(say(remark("checked.no_repair_known", findings=left), language))
