"""`litmus doctor`: what is configured, reachable and missing."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

import typer

from litmus.cli.options import JsonOption, context_of

if TYPE_CHECKING:
    from litmus.config import ModelSettings, Settings
    from litmus.fetch import HostState, Network

_PATIENCE = 20.0  # seconds that a model may take for one word


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    is_good: bool
    said: str
    host: "HostState | None" = None  # what is known of an upstream's host


def doctor_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """Say what is configured, what can be reached, and what is missing; exit 3 if something is."""
    from litmus.cli.terminal import write

    settings = context_of(context).settings()
    found = [*_configured(settings), *_writers(settings), *_reachable(settings)]
    if as_json:
        write(json.dumps([_row(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        _show(found)
    raise typer.Exit(0 if all(finding.is_good for finding in found) else 3)


def _show(found: list[Finding]) -> None:
    from rich.markup import escape
    from rich.table import Table

    from litmus.cli.terminal import terminal

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for finding in found:
        sign = "[blue]✓[/blue]" if finding.is_good else "[red]✗[/red]"
        table.add_row(sign, finding.name, escape(finding.said))
    terminal().print(table)


def _row(finding: Finding) -> dict[str, object]:
    host = finding.host
    state = {
        "answered": host.answered.isoformat() if host and host.answered else None,
        "failed": host.failed.isoformat() if host and host.failed else None,
        "failures": host.failures if host else 0,
        "not_before": host.not_before.isoformat() if host and host.not_before else None,
    }
    return {"name": finding.name, "good": finding.is_good, "said": finding.said} | ({"host": state} if host else {})


def _configured(settings: "Settings") -> list[Finding]:
    from litmus.archive import Archive
    from litmus.config import FILE
    from litmus.desk import libraries_of, profiles_of
    from litmus.fetch import AnswerStore
    from litmus.model.errors import LitmusError
    from litmus.words import counted

    file = f"{FILE}" if FILE.is_file() else "defaults (`litmus init` writes litmus.toml)"
    found = [Finding("settings", True, file)]
    try:
        profiles = profiles_of(settings)
        for path, profile in zip_longest(settings.profile, profiles):
            parts = ((len(profile.topics), "topic"), (len(profile.exclusions), "exclusion"), (profile.picks, "pick"))
            topics = ", ".join(counted(*part) for part in parts)
            found.append(Finding("profile", True, f"{path or 'the default'}: {topics}"))
        for (_, topic), works in libraries_of(settings, profiles).items():
            found.append(Finding("library", True, f"of the topic {topic}: {counted(len(works), 'work')}"))
    except LitmusError as error:
        found.append(Finding("profile", False, str(error)))
    try:
        with Archive(settings.archive_url) as archive:
            rows = ", ".join(f"{count} {name}" for name, count in archive.counts().items())
            found.append(Finding("archive", True, f"{archive.where}: {rows}"))
    except LitmusError as error:
        found.append(Finding("archive", False, str(error)))
    store = AnswerStore(settings.data / "answers")
    count, size = store.size()
    contact = settings.contact or "none; arXiv asks for one: set contact in litmus.toml"
    return [
        *found,
        Finding("answers kept", True, f"{count} in {store.folder}, {size / 1e6:.1f} MB"),
        Finding("contact", True, contact),
    ]


def _writers(settings: "Settings") -> list[Finding]:
    """Who writes the reports: each model that is named, asked for one word; and models on this machine to be had."""
    import os

    from litmus.authors import ask_once
    from litmus.llm import Providers, local_servers

    said = settings.models
    named = tuple(dict.fromkeys((*said.write, *said.picks)))
    found = []
    if not named:
        found.append(Finding("writer", True, "extract: it quotes the paper and needs no model"))
    for name in named:
        place, failure = Providers(said).address(name), ask_once(said, name, _PATIENCE)
        price = _price_of(said, name)
        found.append(
            Finding(f"model {name}", failure == "", f"{place}, {price}" if not failure else f"{place}: {failure}")
        )
    if named:
        found.append(_budget(settings))
    for server in local_servers(os.environ):
        if server.models and not any(name in named for name in server.models):
            first, more = server.models[0], len(server.models) - 1
            others = f" (or one of {more} more)" if more else ""
            offer = f'write with it: [models] write = ["{first}"] in litmus.toml{others}'
            found.append(Finding(f"{server.provider} here", True, f"{server.base_url}; {offer}"))
    return found


def _budget(settings: "Settings") -> Finding:
    """What may be spent, and what the day has taken; not good where the day has nothing left."""
    from litmus.archive import Archive
    from litmus.config import utc_now
    from litmus.model.errors import LitmusError

    said, budget = settings.models, settings.models.budget
    try:
        with Archive(settings.archive_url) as archive:
            spent = archive.spent(utc_now(settings).date())
    except LitmusError as error:
        return Finding("budget", False, str(error))
    limits = [
        f"{sum_} a {time}"
        for time, money, tokens in (("run", budget.run, budget.run_tokens), ("day", budget.day, budget.day_tokens))
        for sum_ in (f"{money} {said.currency}" * bool(money), f"{tokens:,} tokens" * bool(tokens))
        if sum_
    ]
    is_left = (not budget.day or spent.cost < budget.day) and (
        not budget.day_tokens or spent.tokens < budget.day_tokens
    )
    today = f"spent today (UTC): {spent.cost:.4f} {said.currency}, {spent.tokens:,} tokens"
    nothing_left = "" if is_left else "; nothing is left of the day's: papers are quoted until tomorrow"
    return Finding("budget", is_left, f"{', '.join(limits) or 'no limit'}; {today}{nothing_left}")


def _price_of(settings: "ModelSettings", name: str) -> str:
    from litmus.llm import Providers

    price = Providers(settings).price(name)
    if price is None:
        return "price not known"
    return f"{price.input:g} in, {price.output:g} out, {settings.currency} a million tokens"


def _reachable(settings: "Settings") -> list[Finding]:
    """Each host, asked once, with what earlier runs learned of it."""
    from litmus.desk import network

    said = settings.upstream
    asked = {
        "Hugging Face": (said.hugging_face, "/api/daily_papers?limit=1"),
        "arXiv API": (said.arxiv_api, "/api/query?id_list=1706.03762&max_results=1"),
        "arXiv feed": (said.arxiv_rss, "/rss/cs.CL"),
        "arXiv OAI-PMH": (said.arxiv_oai, "/oai?verb=Identify"),
        "arXiv pages": (said.arxiv, "/abs/1706.03762"),
        "ar5iv": (said.ar5iv, "/"),
    }
    with network(settings) as get:
        get.patience.tries = 1  # a doctor looks once
        return [_host(get, name, base, path) for name, (base, path) in asked.items()]


def _host(get: "Network", name: str, base: str, path: str) -> Finding:
    from litmus.model import NOTHING_STORED
    from litmus.model.errors import NotThere, UpstreamError

    limit = next(limit for limit in get.limits if base in limit.urls)
    before = limit.book.state(base)
    rule = f"{limit.interval:g} s between requests"
    try:
        get(base + path, keep=NOTHING_STORED)
    except NotThere:
        pass
    except UpstreamError as error:
        state = limit.book.state(base)
        since = f"; last answer {_ago(state.answered)}" if state.answered else ""
        often = f"; {state.failures} failures in a row" if state.failures > 1 else ""
        return Finding(name, False, f"{base}: {error.cause.removeprefix(base).lstrip()}{since}{often}", state)
    state = limit.book.state(base)
    mended = f"; it had failed {before.failures} times, {before.cause}" if before.failures else ""
    return Finding(name, True, f"{base}, {rule}{mended}", state)


def _ago(moment: datetime) -> str:
    """A time as people say it."""
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"on {moment:%Y-%m-%d}"
