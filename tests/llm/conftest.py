"""Correspondence with a real server, kept in a real archive."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from litmus.archive import Archive
from litmus.config import ModelSettings
from litmus.llm import Correspondence, Providers, Purse
from litmus.model import Prompt

from ..chat_server import ChatServer

TODAY = date(2026, 3, 17)
Letters = Callable[..., Correspondence]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}") as opened:
        yield opened


@pytest.fixture
def serving() -> Iterator[Callable[..., ChatServer]]:
    """Starts a server that answers by a function, and to one key if it is given."""
    with ExitStack() as stack:
        yield lambda answer, key=None: stack.enter_context(ChatServer(answer, key=key))


@pytest.fixture
def letters(archive: Archive) -> Iterator[Letters]:
    """Opens a correspondence with the servers "one", "two", … at these addresses."""
    with ExitStack() as stack:

        def begin(*urls: str, environment: dict[str, str] | None = None, **said: Any) -> Correspondence:
            names = ("one", "two", "three")
            servers = {
                name: {"base_url": url, "key": "KEY" if environment else ""}
                for name, url in zip(names, urls, strict=False)
            }
            settings = ModelSettings.model_validate({"servers": servers, "retry_wait": 0.01, **said})
            providers = Providers(settings, environment or {})
            purse = Purse(
                budget=settings.budget,
                price=providers.price,
                currency=settings.currency,
                models=tuple(f"{name}:m" for name in servers),
                before=archive.spent(TODAY),
            )
            waits: list[tuple[str, str, float]] = []
            waited = Event()

            def on_wait(model: str, cause: str, seconds: float) -> None:
                waits.append((model, cause, seconds))
                waited.set()

            opened = stack.enter_context(
                Correspondence(
                    settings,
                    providers=providers,
                    purse=purse,
                    record=archive,
                    day=TODAY,
                    on_wait=on_wait,
                )
            )
            opened.waits, opened.waited = waits, waited
            return opened

        yield begin


def prompt(text: str = "Write.", **said: Any) -> Prompt:
    """A question that wants a number."""
    schema = {
        "type": "object",
        "properties": {"number": {"type": "integer"}},
        "required": ["number"],
        "additionalProperties": False,
    }
    given = {
        "task": "write",
        "version": "test-1",
        "paper": "2603.90001v1",
        "language": "en",
        "system": "Reply with JSON.",
        "user": text,
        "schema": schema,
        "most": 50,
    }
    return Prompt(**(given | said))
