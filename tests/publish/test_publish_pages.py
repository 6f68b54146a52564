"""The folder of pages: what is written, and what is left alone."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from litmus.model import Outcome, Rating
from litmus.model.errors import PublishError
from litmus.publish import publish
from litmus.publish.schema import digest_schema, schema_text

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "digest-1.json"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_page_is_there_in_each_language(digest, tmp_path):
    """Three layouts, two forms, two languages, the data and the cover; nothing else, no half-written file."""
    published = publish(digest, tmp_path / "new" / "day")

    names = {
        f"{page}.{lang}.{form}"
        for page in ("daily", "digest", "brief")
        for lang in ("en", "zh")
        for form in ("md", "html")
    }
    assert set(contents(tmp_path / "new" / "day")) == names | {"digest.json", "index.html"}
    assert {path.name for path in published.files} == names | {"digest.json", "index.html"}
    assert published.index.name == "index.html"


def test_one_language_gives_one_language(digest, tmp_path):
    """A profile that reads Chinese alone has no English page and no link to one."""
    publish(replace(digest, profile=replace(digest.profile, languages=("zh",))), tmp_path)

    assert not list(tmp_path.glob("*.en.*"))
    assert ".en." not in (tmp_path / "index.html").read_text("utf-8")


def test_equal_digests_are_equal_bytes(digest, tmp_path):
    """Order in a mapping is no difference, so it makes none."""
    ledger = digest.ledger
    turned = replace(
        ledger,
        sources=tuple(replace(one, outcomes=dict(reversed(one.outcomes.items()))) for one in ledger.sources),
    )
    entries = tuple(replace(one, reports=dict(reversed(one.reports.items()))) for one in digest.entries)
    publish(digest, tmp_path / "one")
    publish(replace(digest, ledger=turned, entries=entries), tmp_path / "other")

    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_what_did_not_change_is_not_written(digest, tmp_path):
    """A second run touches nothing; a change touches what shows it; files of others stay."""
    publish(digest, tmp_path)
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    publish(digest, tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before

    (tmp_path / "brief.en.md").write_text("broken", "utf-8")
    publish(digest, tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert {name for name in before if after[name] != before[name]} == {"brief.en.md"}
    assert (tmp_path / "brief.en.md").read_text("utf-8") != "broken"


def test_a_page_that_cannot_be_written_is_named(digest, tmp_path):
    """A folder in a page's place is an error that tells which; no half-written file stays behind."""
    (tmp_path / "digest.en.md").mkdir()

    with pytest.raises(PublishError) as caught:
        publish(digest, tmp_path)
    assert caught.value.path == tmp_path / "digest.en.md"
    assert not list(tmp_path.glob(".*"))


def test_a_file_in_the_folders_place_is_named(digest, tmp_path):
    """The folder itself may be what is in the way."""
    (tmp_path / "day").write_text("", "utf-8")

    with pytest.raises(PublishError, match="cannot be written"):
        publish(digest, tmp_path / "day")


def test_a_day_without_picks_has_pages_that_say_so(digest, tmp_path):
    """Nothing picked, nothing listed: still a digest, with the reason in words."""
    ledger = replace(digest.ledger, entries=(), in_both=0)
    publish(replace(digest, picks=(), entries=(), trends=(), gaps=(), ledger=ledger), tmp_path)

    assert "当日没有论文入选" in (tmp_path / "digest.zh.html").read_text("utf-8")
    assert "No paper of the day" in (tmp_path / "index.html").read_text("utf-8")
    assert "No paper of the day" in (tmp_path / "brief.en.md").read_text("utf-8")


def test_what_is_missing_is_said_once(digest, tmp_path):
    """A paper that a gap names already is not named again as read by its abstract alone."""
    publish(replace(digest, picks=(replace(digest.picks[0], arxiv_id="2603.00003"),)), tmp_path / "gap")
    publish(replace(digest, picks=(replace(digest.picks[0], arxiv_id="2603.00003"),), gaps=()), tmp_path / "thin")

    assert "alone: 2603.00003" not in (tmp_path / "gap" / "brief.en.md").read_text("utf-8")
    assert "2603.00003 was reported from its abstract" in (tmp_path / "gap" / "brief.en.md").read_text("utf-8")
    assert "Read from the abstract alone: 2603.00003." in (tmp_path / "thin" / "brief.en.md").read_text("utf-8")
    assert "仅读了摘要：2603.00003。" in (tmp_path / "thin" / "brief.zh.html").read_text("utf-8")


def test_a_day_without_a_must_read_names_its_best(digest, tmp_path):
    """The preview is never empty while there are picks."""
    publish(replace(digest, picks=tuple(replace(pick, rating=Rating.OPTIONAL) for pick in digest.picks)), tmp_path)

    assert "今日没有必读论文" in (tmp_path / "digest.zh.md").read_text("utf-8")
    assert "No must-read today" in (tmp_path / "brief.en.html").read_text("utf-8")


def test_the_data_follow_the_schema(digest, tmp_path):
    """digest.json holds everything, after the schema of its version."""
    publish(digest, tmp_path)
    told = json.loads((tmp_path / "digest.json").read_bytes())

    jsonschema.validate(told, digest_schema())
    assert told["schema_version"] == 1
    assert [one["title"] for one in told["ledger"]["entries"]] == [one.title for one in digest.ledger.entries]
    assert sum(one["outcome"] == Outcome.LEFT_OUT for one in told["ledger"]["entries"]) == 3


def test_the_schema_in_the_docs_is_the_codes():
    """If this fails: python -m litmus.publish.schema digest > docs/schema/digest-1.json, and mind SCHEMA_VERSION."""
    assert SCHEMA.read_text("utf-8") == schema_text("digest")


def test_half_a_surrogate_pair_breaks_no_page(digest, tmp_path):
    """Text that is no Unicode still ends in files that are."""
    first = digest.entries[0]
    broken = replace(first, paper=replace(first.paper, title="half \ud800 a pair"))
    publish(replace(digest, entries=(broken, *digest.entries[1:])), tmp_path)

    assert json.loads((tmp_path / "digest.json").read_bytes())["entries"][0]["paper"]["title"] == "half \ud800 a pair"
    assert "half a pair" in (tmp_path / "daily.en.md").read_text("utf-8")
