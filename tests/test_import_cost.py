"""What a fresh interpreter loads, in modules, for what was asked of it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "samples" / "reports" / "tidepool.en.md"
PAPER = ROOT / "samples" / "2026-03-17" / "html" / "2603.90003v1.html"
DATABASE, NETWORK, PDF = {"sqlalchemy"}, {"httpx2", "filelock", "lxml"}, {"pypdfium2"}
PAGES, SETTINGS, READERS = {"jinja2", "latex2mathml"}, {"pydantic", "pydantic_settings"}, {"selectolax", "rapidfuzz"}
FOR_OTHERS = DATABASE | NETWORK | PDF | PAGES  # than those who have a paper as HTML


def loaded_by(script: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{script}\nprint(); print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return set(told.splitlines()[-1].split())


def command(*words: object) -> str:
    return f"from litmus.cli import main\ntry: main({list(map(str, words))})\nexcept SystemExit: pass"


def test_the_package_loads_nothing_before_it_is_asked() -> None:
    assert {name for name in loaded_by("import litmus") if name.startswith("litmus")} == {"litmus"}


@pytest.mark.parametrize(
    ("script", "spared"),
    [
        (command("--help"), FOR_OTHERS | SETTINGS | READERS),
        (command("digest", "--help"), FOR_OTHERS | READERS | {"pydantic_settings"}),  # Typer has Pydantic itself
        ("import litmus.checking", FOR_OTHERS | {"rich"}),
        (command("check", REPORT, "--paper", PAPER), FOR_OTHERS),
        (command("check", REPORT, "--paper", PAPER, "--format", "json"), FOR_OTHERS),
        (command("check", REPORT, "--paper", PAPER, "--fix"), FOR_OTHERS),
        (command("check", REPORT, "--paper", PAPER, "--format", "html"), DATABASE | NETWORK | PDF),
    ],
    ids=["help", "help of a command", "the checker", "a check", "a check as data", "a patch", "a check as a page"],
)
def test_what_is_heavy_is_loaded_where_it_is_needed(script, spared) -> None:
    """No database for help, no PDF reader and no network for a paper that lies here as HTML."""
    assert all(map(find_spec, spared))
    assert spared & loaded_by(script) == set()
