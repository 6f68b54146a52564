"""`litmus doctor`: what is configured, reachable and missing."""

from typing import TYPE_CHECKING

import typer

from litmus.cli.options import context_of

if TYPE_CHECKING:
    from litmus.config import Settings


def doctor_command(context: typer.Context) -> None:
    """Say what is configured, what can be reached, and what is missing."""
    from rich.markup import escape
    from rich.table import Table

    from litmus.cli.terminal import terminal

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    settings = context_of(context).settings()
    worst = True
    for good, name, said in [*_configured(settings), *_reachable(settings)]:
        table.add_row("[blue]✓[/blue]" if good else "[red]✗[/red]", name, escape(said))
        worst = worst and good
    terminal().print(table)
    raise typer.Exit(0 if worst else 3)


Finding = tuple[bool, str, str]


def _configured(settings: "Settings") -> list[Finding]:
    from litmus.archive import Archive
    from litmus.config import FILE
    from litmus.curate import load_profile
    from litmus.desk import default_profile
    from litmus.model.errors import LitmusError

    found = [(True, "settings", f"{FILE}" if FILE.is_file() else "defaults (`litmus init` writes litmus.toml)")]
    try:
        profile = load_profile(settings.profile) if settings.profile else default_profile()
        topics = f"{len(profile.topics)} topics, {len(profile.exclusions)} exclusions, {profile.picks} picks"
        found.append((True, "profile", f"{settings.profile or 'the default'}: {topics}"))
    except LitmusError as error:
        found.append((False, "profile", str(error)))
    try:
        with Archive(settings.archive_url) as archive:
            rows = ", ".join(f"{count} {name}" for name, count in archive.counts().items())
            found.append((True, "archive", f"{archive.where}: {rows}"))
    except LitmusError as error:
        found.append((False, "archive", str(error)))
    contact = settings.contact or "none; arXiv asks for one: set contact in litmus.toml"
    return [*found, (True, "contact", contact), (True, "writer", "extract (quotes the paper; needs no model)")]


def _reachable(settings: "Settings") -> list[Finding]:
    from datetime import timedelta

    from litmus.desk import network
    from litmus.model.errors import LitmusError, NotThere

    said = settings.upstream
    asked = {
        "Hugging Face": f"{said.hugging_face}/api/daily_papers?limit=1",
        "arXiv API": f"{said.arxiv_api}/api/query?id_list=1706.03762&max_results=1",
        "arXiv feed": f"{said.arxiv_rss}/atom/cs.CL",
        "arXiv OAI-PMH": f"{said.arxiv_oai}/oai?verb=Identify",
        "arXiv pages": f"{said.arxiv}/abs/1706.03762",
    }
    found = []
    with network(settings) as get:
        get.tries = 1  # a doctor looks once
        for name, url in asked.items():
            try:
                get(url, keep=timedelta(minutes=1))
                found.append((True, name, url))
            except NotThere:
                found.append((True, name, f"{url} (it answers)"))
            except LitmusError as error:
                found.append((False, name, str(error)))
    return found
