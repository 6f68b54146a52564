"""Examples from the upstreams, and a recording for one who has no library."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from litmus.config import Settings
from litmus.desk import Desk, open_desk
from litmus.examples import ask_for_examples, known_examples, without_libraries
from litmus.model import Topic, Work
from litmus.model.errors import ConfigError
from litmus.words import say

from .conftest import upstream_at

NOW = datetime(2026, 2, 27, 23, tzinfo=UTC)


@pytest.fixture
def desk(upstream: Any, tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(data=tmp_path / "data", now=NOW, upstream=upstream_at(upstream.url))
    with open_desk(settings) as opened:
        yield opened


def reading(desk: Desk, *works: Work, **named: Any) -> Desk:
    """The desk of a reader with one topic, and what its library holds."""
    profile = replace(desk.profile, topics=(Topic(name="Mine", **named),))
    return replace(desk, profile=profile, libraries={(profile.name, "Mine"): works})


@pytest.mark.shared
def test_an_unknown_example_is_asked_for_once_and_kept(desk, upstream) -> None:
    mine = reading(desk, Work(title="In the library", arxiv_id="2602.12675"), examples=("2602.13103",))

    assert ask_for_examples(mine) == ()
    assert [row["path"] for row in upstream.log] == ["/api/query"]
    assert ask_for_examples(mine) == ()
    assert len(upstream.log) == 1
    works = [work for _, work in known_examples(mine)]
    assert [work.arxiv_id for work in works] == ["2602.13103", "2602.12675"]
    assert all(work.abstract for work in works)


@pytest.mark.shared
def test_what_arxiv_does_not_have_and_what_it_does_not_answer_is_told(desk, upstream) -> None:
    mine = reading(
        desk, Work(title="In the library", abstract="Not asked for.", arxiv_id="2401.00001"), examples=("2402.99999",)
    )

    (unknown,) = ask_for_examples(mine)
    assert "arXiv has no paper 2402.99999, which the profile's topic Mine names" in say(unknown, "en")

    upstream.control(host="*", fault="503", retry_after=0)
    (unasked,) = ask_for_examples(reading(desk, examples=("2402.99998",)))
    assert "2402.99998, which the profile's topic Mine names as an example, could not be had" in say(unasked, "en")
    assert [work.title for _, work in known_examples(mine)] == ["In the library"]


@pytest.mark.shared
def test_who_has_no_library_has_its_papers_on_arxiv_as_examples(desk) -> None:
    mine = reading(desk, Work(title="One", arxiv_id="2602.12675"), Work(title="Two"), library="mine.bib")

    (topic,) = without_libraries(mine).profile.topics

    assert (topic.library, topic.examples) == ("", ("2602.12675",))
    with pytest.raises(ConfigError, match="all its topics are libraries"):
        without_libraries(reading(desk, Work(title="Two"), library="mine.bib"))
