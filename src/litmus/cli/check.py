"""`litmus check`: somebody's report, held against the paper."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import JsonOption, LanguageOption, ReplayOption, context_of
from litmus.cli.progress import watch
from litmus.cli.report import language_named

if TYPE_CHECKING:
    from litmus.model import Claim, Document, Language, Verdict

COLOURS = {
    "supported": "blue",
    "derived": "cyan",
    "overstated": "magenta",
    "contradicted": "red",
    "not_found": "yellow",
    "not_checkable": "dim",
}


def check_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A report in Markdown; - for standard input.", metavar="FILE")],
    paper: Annotated[
        str,
        typer.Option("--paper", "-P", help="What it is about: an identifier, a link, or a file.", metavar="ID|PATH"),
    ],
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    replay: ReplayOption = None,
) -> None:
    """Put each statement of a report to the test; exit 1 if one does not hold."""
    from litmus.check import judge
    from litmus.cli.terminal import write
    from litmus.desk import open_desk
    from litmus.reading import document_named

    language, claims = language_named(lang), _claims_of(file)
    progress = watch()
    try:
        with open_desk(context_of(context).settings(), replay=replay, on_wait=progress.waited) as desk:
            document = document_named(desk, paper)
    finally:
        progress.close()
    verdicts = judge(claims, document)
    if as_json:
        write(json.dumps(_rows(claims, verdicts, language), ensure_ascii=False, indent=1))
    else:
        _show(claims, verdicts, document, language)
    raise typer.Exit(0 if all(verdict.status.holds for verdict in verdicts) else 1)


def _claims_of(file: Path) -> "tuple[Claim, ...]":
    from litmus.check import claims_in
    from litmus.model.errors import BadFile

    claims = claims_in(_text_of(file))
    if not claims:
        raise BadFile(file, "there is no statement in it", "Name a report with sentences, list items or tables.")
    return claims


def _text_of(file: Path) -> str:
    from litmus.model.errors import BadFile

    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8-sig")
    except OSError as error:
        raise BadFile(
            file, error.strerror or str(error), "Name a report in Markdown, or - for standard input."
        ) from None
    except UnicodeDecodeError:
        raise BadFile(file, "it is not text in UTF-8", "Save it as UTF-8.") from None


def _rows(
    claims: "tuple[Claim, ...]", verdicts: "tuple[Verdict, ...]", language: "Language"
) -> list[dict[str, object]]:
    from litmus.words import say

    return [
        {
            "text": claim.text,
            "span": claim.span,
            "status": verdict.status,
            "reason": say(verdict.reason, language),
            "code": verdict.reason.code,
            "evidence": [{"where": e.where, "quote": e.quote, "url": e.url} for e in verdict.evidence],
        }
        for claim, verdict in zip(claims, verdicts, strict=True)
    ]


def _show(
    claims: "tuple[Claim, ...]", verdicts: "tuple[Verdict, ...]", document: "Document", language: "Language"
) -> None:
    from rich.markup import escape
    from rich.table import Table

    from litmus.cli.terminal import terminal
    from litmus.words import label, say

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 1, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for claim, verdict in zip(claims, verdicts, strict=True):
        colour = COLOURS[verdict.status]
        said = f"{escape(claim.text)}\n[dim]{escape(say(verdict.reason, language))}[/dim]"
        table.add_row(f"[{colour}]{label(f'status.{verdict.status}', language)}[/{colour}]", said)
    console = terminal()
    console.print(table)
    failing = sum(not verdict.status.holds for verdict in verdicts)
    console.print(
        f"{len(verdicts)} statements against “{escape(document.title)}” (read from {document.route}): "
        + (f"[red]{failing} do not hold[/red]" if failing else "[blue]none fails[/blue]")
    )
