"""`litmus profile` as a person meets it."""

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from litmus.archive import Archive
from litmus.model import Collection, Listing, ListingKind, Paper, Source, SourceList
from litmus.sample import sample_folder

from ..commands import environment, in_process, text

Run = Callable[..., subprocess.CompletedProcess[str]]
PROFILE = """
name = "robots"
[[topics]]
name = "Grasping"
name_zh = "抓取"
terms = ["grasp*", "tongs"]
[[topics]]
name = "Idle"
terms = ["unicorn"]
[[exclusions]]
name = "surgery"
terms = ["surgical"]
"""


NOWHERE = "[upstream]\nretry_wait = 0\narxiv_interval = 0\n" + "".join(
    f'{name} = "http://127.0.0.1:9"\n'
    for name in ("hugging_face", "arxiv", "ar5iv", "arxiv_api", "arxiv_rss", "arxiv_oai")
)


@pytest.fixture
def litmus(tmp_path: Path) -> Run:
    """Runs `litmus …` in a folder with a profile."""
    (tmp_path / "robots.toml").write_text(PROFILE, "utf-8")
    env = environment(LITMUS_NOW="2026-03-18T08:00:00Z", COLUMNS="200")
    return lambda *words: text(in_process(*words, folder=tmp_path, env=env))


@pytest.fixture
def days(tmp_path: Path) -> None:
    """Two days in the folder's archive, with a weekend between and after them."""
    titles = {13: ["Grasping dogs", "Surgical grasping"], 14: [], 16: ["Grasping cats", "On dogs"], 17: []}
    with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
        for number, here in titles.items():
            day = date(2026, 3, number)
            papers = tuple(
                Paper(
                    arxiv_id=f"2603.{number}{place:03}",
                    version=1,
                    title=title,
                    abstract="",
                    authors=("Ada Lovelace",),
                    listings=(Listing(source=Source.ARXIV, date=day, kind=ListingKind.NEW),),
                )
                for place, title in enumerate(here)
            )
            lists = (SourceList(source=Source.ARXIV, way="test", listed=len(papers), complete=True),)
            archive.keep_collection(
                Collection(date=day, papers=papers, lists=lists), ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
            )


@pytest.mark.usefixtures("days")
def test_check_reads_the_last_days_that_have_papers(litmus) -> None:
    told = litmus("profile", "check", "robots.toml")

    assert told.returncode == 0, told.stderr
    assert "Profile “robots” on 2026-03-13..2026-03-16: 4 papers to read, 3 on its topics, 2 of them not" in told.stdout
    assert "+ Grasping  papers on it: 3; not excluded: 2, most of all on it: 2; taken away by surgery 1" in told.stdout
    assert "never: “tongs”" in told.stdout
    assert "− surgery  papers excluded: 1; taken from Grasping 1" in told.stdout
    assert "Grasping: “grasping” in the title" in told.stdout
    assert "Topics that nothing is on: Idle." in told.stdout


@pytest.mark.usefixtures("days")
def test_check_reads_the_days_that_are_named_in_either_language_and_as_data(litmus) -> None:
    chinese = litmus("profile", "check", "robots.toml", "--days", "2026-03-16", "--lang", "zh")
    assert "配置“robots”在 2026-03-16 的情况：2 篇论文" in chinese.stdout
    assert "+ 抓取  相关论文 1 篇" in chinese.stdout

    data = json.loads(litmus("profile", "check", "robots.toml", "--days", "2026-03", "--json").stdout)
    assert data["days"] == [f"2026-03-{number}" for number in (13, 14, 16, 17)]
    assert data["topics"][0]["signs"] == [
        {"kind": "terms", "text": "grasp*", "papers": 3},
        {"kind": "terms", "text": "tongs", "papers": 0},
    ]
    assert data["exclusions"][0]["topics"] == {"Grasping": 1}


@pytest.mark.usefixtures("days")
def test_check_says_where_exclusions_take_everything_and_where_a_list_is_cut(litmus, tmp_path) -> None:
    many = '"grasp*", "grasping", "dogs", "dog*", "cat*", "cats", "surgical", "surg*"'
    (tmp_path / "all.toml").write_text(
        f'[[topics]]\nname = "Mine"\nterms = [{many}]\n[[exclusions]]\nname = "all"\nterms = [{many}]\n', "utf-8"
    )

    told = litmus("profile", "check", "all.toml").stdout

    assert "Topics of which exclusions leave nothing: Mine." in told
    assert "Exclusions take away 4 of 4 papers on the topics: all 4. Narrow them" in told
    assert "Every topic" not in told
    assert "; and 2 more, which --json names" in told


def test_check_works_on_the_sample_day_without_an_archive(litmus) -> None:
    told = litmus("profile", "check", "--sample")

    assert told.returncode == 0, told.stderr
    assert "Profile “default” on 2026-03-17: 13 papers to read" in told.stdout
    mine = litmus("profile", "check", "robots.toml", "--sample", "--days", "2026-03-17", "-n", "0")
    assert "Profile “robots” on 2026-03-17" in mine.stdout


LIBRARY = """
@misc{a, title={A survey of verifiable rewards}, abstract={Rewards that can be checked: rubrics, verifiers, rewards.}}
@misc{b, title={Never finished
"""


def test_a_topic_of_examples_and_a_library_makes_a_digest_of_the_sample_day(litmus, tmp_path) -> None:
    topic = 'name = "Mine"\nlibrary = "papers/mine.bib"\nexamples = ["2603.90008", "2501.12345"]\n'
    (tmp_path / "mine.toml").write_text(f'languages = ["en"]\npicks = 3\n[[topics]]\n{topic}', "utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "mine.bib").write_text(LIBRARY, "utf-8")

    made = litmus("digest", "--sample", "--profile", "mine.toml")

    assert made.returncode == 0, made.stderr
    assert "Herringbone" in made.stdout
    assert "your topic Mine names it" in made.stdout
    assert "much like “A survey of verifiable rewards”, which your topic Mine names" in made.stdout
    assert "2501.12345, which the profile's topic Mine names as an example, could not be had (not in the" in made.stderr
    digest = (tmp_path / "digests" / "sample" / "digest.json").read_text("utf-8")
    assert str(tmp_path) not in digest
    checked = litmus("profile", "check", "mine.toml", "--sample")
    assert "never: examples “2501.12345”" in checked.stdout
    assert "could not be had" in checked.stderr
    listed = litmus("papers", "2026-03-17", "--replay", str(sample_folder()), "--profile", "mine.toml")
    assert "much like" in listed.stdout
    assert "could not be had" in listed.stderr


def test_suggest_makes_a_profile_that_finds_its_papers(litmus, tmp_path) -> None:
    """From identifiers and a library; what cannot be had is left out, and said."""
    (tmp_path / "mine.bib").write_text(LIBRARY, "utf-8")

    made = litmus(
        "profile", "suggest", "--sample", "2603.90007", "2603.90008", "2501.12345", "mine.bib", "-o", "new.toml"
    )

    assert made.returncode == 0, made.stderr
    assert "3 papers in" in made.stdout
    assert "finds 3 of them by what its topics name, 3 with their examples" in made.stdout
    assert "2501.12345 could not be had (not in the recording); it is left out." in made.stderr
    assert "Entries of mine.bib without a title, or that cannot be read: 1." in made.stderr
    checked = json.loads(litmus("profile", "check", "new.toml", "--sample", "--json").stdout)
    assert {"2603.90007", "2603.90008"} <= {
        paper["arxiv_id"] for topic in checked["topics"] for paper in topic["shown"]
    }
    again = litmus("profile", "suggest", "--sample", "2603.90007", "-o", "new.toml")
    assert again.returncode == 2
    assert "new.toml: it is there already" in again.stderr
    written = (tmp_path / "new.toml").read_text("utf-8")
    assert 'name = "new"' in written
    assert "held against 11 papers of 1 day" in written  # of 13, two are its own
    odd = litmus("profile", "suggest", "--sample", "2603.90007", "-o", f"My Robots_{'x' * 60}.toml", "--force")
    assert odd.returncode == 0, odd.stderr
    assert 'name = "my-robots-xxx' in next(tmp_path.glob("My*")).read_text("utf-8")
    assert 'name = "suggested"' in litmus("profile", "suggest", "--sample", "2603.90007").stdout
    printed = litmus("profile", "suggest", "--sample", "2603.90007", "--name", "mine")
    assert 'name = "mine"' in printed.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.bib",), "none.bib: No such file"),
        (("nonsense",), "“nonsense” is not an arXiv identifier"),
        (("2501.12345",), "PAPER does not take “2501.12345”. Give papers that arXiv has, or a library"),
        (("2603.90007", "--name", "../x"), "the suggested profile: name: "),
        (("2603.90007", "-o", "none/new.toml"), "none/new.toml: No such file"),
    ],
)
def test_what_cannot_be_suggested_says_what_to_do(litmus, words, said) -> None:
    refused = litmus("profile", "suggest", "--sample", *words)

    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("library", "said"),
    [("none.bib", "none.bib: No such file"), ("robots.toml", "robots.toml: it is neither BibTeX nor CSL-JSON")],
)
def test_a_library_that_cannot_be_read_is_named(litmus, tmp_path, library, said) -> None:
    (tmp_path / "mine.toml").write_text(f'[[topics]]\nname = "Mine"\nlibrary = "{library}"\n', "utf-8")

    refused = litmus("digest", "--sample", "--profile", "mine.toml")

    assert refused.returncode == 2
    assert said in refused.stderr
    assert "(the library of the topic “Mine” in mine.toml)" in refused.stderr
    (tmp_path / "litmus.toml").write_text(f'profile = "mine.toml"\n{NOWHERE}', "utf-8")
    assert said in " ".join(litmus("doctor").stdout.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "No day's lists are in the archive. Collect them: `litmus collect DAYS`; or give --sample."),
        (("--days", "2026-03-16"), "No lists of 2026-03-16 are in the archive."),
        (("none.toml",), "none.toml: the profile cannot be read"),
        (("--lang", "fr"), "en or zh"),
        (("--days", "soon"), "soon"),
    ],
)
def test_what_cannot_be_checked_says_what_to_do(litmus, words, said) -> None:
    refused = litmus("profile", "check", *words)

    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
