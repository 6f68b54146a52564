"""What the documentation shows does what it says."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from litmus.curate import parse_profile
from litmus.model import Preferences

from .commands import environment, in_process, text

DOCS = Path(__file__).parents[1] / "docs"
PROFILES = (DOCS / "profiles.md").read_text("utf-8")
LIBRARY = "@misc{a, title={Rewards that can be verified}, abstract={Verifiable rewards for reinforcement learning.}}\n"


@pytest.fixture
def litmus(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    return lambda *words: text(in_process(*words, folder=tmp_path, env=environment(COLUMNS="120")))


def shown() -> str:
    """The profile that has everything."""
    (block,) = re.findall(r"```toml\n(.*?)```", PROFILES, re.DOTALL)
    return block


def test_the_profile_that_has_everything_has_everything() -> None:
    profile = parse_profile(shown(), "docs/profiles.md")

    fields = {name for name in Preferences.__dataclass_fields__ if f"\n{name} =" not in shown()}
    assert fields == set()
    assert profile.topics[0].examples == ("2602.12675", "1706.03762")
    assert profile.exclusions[0].unless == ("benchmark",)


def test_it_makes_a_digest(litmus, tmp_path) -> None:
    (tmp_path / "grasping.toml").write_text(shown(), "utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "mine.bib").write_text(LIBRARY, "utf-8")

    made = litmus("digest", "--sample", "--profile", "grasping.toml")

    assert made.returncode == 0, made.stderr
    assert (tmp_path / "digests" / "sample-grasping" / "index.html").is_file()
    assert litmus("profile", "check", "grasping.toml", "--sample").returncode == 0


def test_the_command_for_newcomers_needs_nothing(litmus) -> None:
    (command,) = re.findall(r"^    litmus (.*--sample)", PROFILES, re.MULTILINE)
    assert litmus(*command.split()).returncode == 0
