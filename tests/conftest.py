"""What all tests share: the development data beside the checkout, and the stand-in for the upstreams."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

hypothesis.settings.register_profile("untimed", deadline=None)  # a machine may be busy, and first calls load things
hypothesis.settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests over the development data are skipped where there is none: nobody outside has it."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="needs the development data in ../shared, which is not published")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def stand_in() -> Iterator[Any]:
    """The stand-in for Hugging Face and arXiv: real days, served in the true formats. One for the whole run."""
    folder = str(SHARED / "upstream")
    sys.path.insert(0, folder)
    try:
        from server import StandIn  # noqa: PLC0415 - only here, and only where it exists
    finally:
        sys.path.remove(folder)
    with StandIn(now="2026-02-27T23:00:00Z") as upstream:
        yield upstream


@pytest.fixture
def upstream(stand_in: Any) -> Iterator[Any]:
    """The stand-in, without faults and with an empty log."""
    stand_in.control(reset=True, now="2026-02-27T23:00:00Z", oai_limit=2500, min_interval=0)
    yield stand_in
    stand_in.control(reset=True, now="2026-02-27T23:00:00Z", oai_limit=2500, min_interval=0)


def upstream_at(url: str) -> dict[str, Any]:
    """Settings of the upstreams for the stand-in at an address, without pauses."""
    return {
        "hugging_face": f"{url}/hf",
        "arxiv": f"{url}/arxiv",
        "ar5iv": f"{url}/ar5iv",
        "arxiv_api": f"{url}/arxiv-api",
        "arxiv_rss": f"{url}/arxiv-rss",
        "arxiv_oai": f"{url}/arxiv-oai",
        "arxiv_interval": 0,
        "hugging_face_interval": 0,
        "retry_wait": 0,
    }


def settings_at(url: str, *, upstream: dict[str, Any] | None = None, **said: Any) -> str:
    """The text of a litmus.toml for the stand-in at an address; `now` is a moment as TOML writes it."""
    at = {**upstream_at(url), **(upstream or {})}
    now = f"now = {said.pop('now')}"
    return "\n".join([now, *_lines(said), "[upstream]", *_lines(at), ""])


def _lines(table: dict[str, Any]) -> list[str]:
    return [f"{name} = {json.dumps(value)}" for name, value in table.items()]


@pytest.fixture(scope="session")
def tools() -> SimpleNamespace:
    """The benchmarks that know the answer sheets' format, compare, or make errors; they lie outside of the package."""
    folder, names = str(ROOT / "benchmarks"), ("answer_sheet", "faulty", "fidelity", "read")
    sys.path.insert(0, folder)
    try:
        return SimpleNamespace(**{name: import_module(name) for name in names})
    finally:
        sys.path.remove(folder)
