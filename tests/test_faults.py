"""Every upstream, every fault, passing or lasting: what becomes of the run, and that one more run mends it.

The command is `litmus collect`, as a user gives it, in this process. What is asserted of each case: the exit code, what
the user is told, which papers there are; then, with the fault gone, that the same command again makes the day
complete and asks for nothing that was had.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .commands import environment, in_process, text
from .conftest import settings_at

SHARED = Path(__file__).parents[2] / "shared"

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DAY, CATEGORY = "2026-02-18", "cs.CL"
EVENING, LATER = "2026-02-18T23:00:00Z", "2026-02-21T12:00:00Z"


@dataclass(frozen=True)
class Upstream:
    """One way in, at a moment when a run relies on it, and what becomes of the day without it."""

    host: str
    now: str
    way: str  # of arXiv's list if this one stays down
    path: str = ""  # only requests that hold this
    without: tuple[tuple[str, str], ...] = ()  # hosts and paths that are down besides, so that this one is needed
    exact: str = ""  # arXiv's way while this one works
    code: int = 3  # the exit code without it
    gap: str = ""  # what is said then


UPSTREAMS = {
    "hugging-face": Upstream("hf", LATER, way="catchup", exact="catchup", gap="collect.huggingface_down"),
    "feed": Upstream("arxiv-rss", EVENING, way="catchup", exact="feed", code=0),
    "catchup": Upstream("arxiv", LATER, way="api", exact="catchup", gap="collect.arxiv_by_submission"),
    "listing": Upstream(
        "arxiv",
        EVENING,
        path="/list/",
        without=(("arxiv-rss", ""), ("arxiv", "/catchup/")),
        exact="listing",
        way="api",
        gap="collect.arxiv_by_submission",
    ),
    "query": Upstream("arxiv-api", LATER, way="catchup", exact="catchup", gap="collect.brief"),
    "oai": Upstream(
        "arxiv-oai",
        LATER,
        without=(("arxiv", ""), ("arxiv-api", "")),
        exact="oai",
        way="",
        gap="collect.arxiv_down",
    ),
}
FAULTS: dict[str, dict[str, Any]] = {
    "429": {"retry_after": 0},
    "503": {"retry_after": "Wed, 18 Feb 2026 00:00:00 GMT"},  # a date that is past
    "403": {},
    "404": {},
    "timeout": {"seconds": 0.8},
    "truncate": {},
    "reset": {},
    "garbage": {},
    "html": {},
    "empty": {},
    "slow": {"seconds": 2},
    "redirect-loop": {},
    "huge": {"megabytes": 40},
}
FINAL = {"403"}  # no use in trying again at once


class Runs:
    """`litmus collect` in one folder, with settings for the stand-in."""

    def __init__(self, folder: Path, upstream: Any) -> None:
        self.folder, self.upstream = folder, upstream
        self._env = environment(XDG_CACHE_HOME=str(folder / "cache"))  # what a host is known for belongs to the case

    def settle(self, now: str, *, timeout: float = 30, longest: float = 120) -> None:
        self.upstream.control(now=now)
        said = settings_at(
            self.upstream.url, now=now, categories=[CATEGORY], upstream={"timeout": timeout, "longest": longest}
        )
        (self.folder / "litmus.toml").write_text(said, "utf-8")

    def collect(self) -> tuple[int, dict[str, Any], str]:
        """The exit code, the day's row, and what was said on the way."""
        ended = text(in_process("collect", DAY, "--json", folder=self.folder, env=self._env))
        assert "Traceback" not in ended.stderr
        assert "bug" not in ended.stderr
        row = (json.loads(ended.stdout) or [{}])[0] if ended.stdout.strip() else {}
        return ended.returncode, row, ended.stderr

    def had(self) -> set[str]:
        """What was answered well."""
        return {
            f"{row['service']}{row['path']}?{row['query']}"
            for row in self.upstream.log
            if row["status"] == 200 and not row["fault"]
        }

    def asked(self) -> list[str]:
        return [f"{row['service']}{row['path']}?{row['query']}" for row in self.upstream.log]


@pytest.fixture
def runs(upstream: Any, tmp_path: Path) -> Runs:
    return Runs(tmp_path, upstream)


@pytest.fixture(scope="module")
def truth() -> tuple[int, int]:
    """How many papers Hugging Face and arXiv listed that day."""
    said = json.loads(gzip.decompress((SHARED / "upstream" / "days" / f"{DAY}.json.gz").read_bytes()))
    return len(said["hf"]["papers"]), sum(CATEGORY in row["categories"] for row in said["arxiv"]["announced"])


@pytest.mark.parametrize("lasting", [False, True], ids=["passing", "lasting"])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", UPSTREAMS)
def test_a_fault_costs_its_share_and_the_next_run_mends_it(  # noqa: PLR0917 - fixtures and the case
    runs, upstream, truth, name, fault, lasting
) -> None:
    case = UPSTREAMS[name]
    runs.settle(case.now, **{"timeout": {"timeout": 0.5}, "slow": {"longest": 1}}.get(fault, {}))
    for host, path in case.without:
        upstream.control(host=host, path=path, fault="503", retry_after=0)
    upstream.control(host=case.host, path=case.path, fault=fault, **FAULTS[fault], **({} if lasting else {"count": 1}))
    code, row, said = runs.collect()

    refused = (name, fault) == ("query", "redirect-loop")  # to no question at all, which the API answers by 400
    spared = not lasting and fault not in FINAL and not refused
    arxiv = row["lists"][1]
    doubted = fault == "empty" and name == "feed"  # a feed without papers is held against the pages
    assert arxiv["way"] == (case.exact if spared and not doubted else case.way), said
    unbelieved = fault == "empty" and name == "hugging-face"  # no failure, but asked for again for a week
    assert code == (3 if case.exact == "oai" else 0 if spared or unbelieved else case.code), row
    gaps = {gap["code"] for gap in row["gaps"]}
    if spared:
        assert gaps <= ({"collect.arxiv_by_change", "collect.brief", "collect.unresolved"} if case.without else set())
    elif not unbelieved:
        assert case.gap in gaps or not case.gap
    if arxiv["way"] in ("feed", "catchup", "listing"):
        assert row["arxiv"]["new"] + row["arxiv"]["cross"] == truth[1]
    had = runs.had()

    for host in {case.host, *(host for host, _ in case.without)}:
        upstream.control(host=host, fault="none")
    upstream.log.clear()
    runs.settle(case.now)
    code, row, said = runs.collect()
    assert (code, row["gaps"]) == (0, []), said
    assert row["arxiv"]["new"] + row["arxiv"]["cross"] == truth[1]
    assert row["hugging_face"] == truth[0] or case.now == EVENING
    assert row["state"] == ("growing" if case.now == EVENING else "complete")
    assert not had & set(runs.asked())


def test_a_day_without_any_upstream_is_an_error_and_comes_later(runs, upstream) -> None:
    runs.settle(LATER)
    upstream.control(host="*", fault="503", retry_after=0)
    code, row, said = runs.collect()
    assert (code, row["state"]) == (3, "missing"), said

    upstream.control(host="*", fault="none")
    assert runs.collect()[0] == 0
