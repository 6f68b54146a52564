"""The sample day: made from its sources, whole, consistent, and marked as invented."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from litmus.collect import Upstream, collect
from litmus.fetch import Replay
from litmus.model import Answer, BlockKind, ListingKind, Role, Route, Source
from litmus.read import read
from litmus.sample import SAMPLE_DAY, sample_folder

SAMPLES = Path(__file__).parents[1] / "samples"
DAY = SAMPLES / SAMPLE_DAY
PAPERS = sorted((SAMPLES / "papers").glob("*.md"))
PAGES = sorted((DAY / "html").glob("*.html"))
INVENTED = "Invented sample paper of Litmus"
UPSTREAM = Upstream(
    hugging_face="https://huggingface.co",
    arxiv="https://arxiv.org",
    ar5iv="https://ar5iv.labs.arxiv.org",
    arxiv_api="https://export.arxiv.org",
    arxiv_rss="https://rss.arxiv.org",
    arxiv_oai="https://oaipmh.arxiv.org",
)
CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")  # the default ones


@pytest.fixture(scope="module")
def replay():
    return Replay(sample_folder())


@pytest.fixture(scope="module")
def collection(replay):
    day = date.fromisoformat(SAMPLE_DAY)
    return collect(day, get=replay, upstream=UPSTREAM, categories=CATEGORIES, now=replay.manifest.now)


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_day_is_what_its_sources_make(tmp_path):
    """Same sources, same bytes; this also runs the checks of text against tables."""
    subprocess.run([sys.executable, SAMPLES / "make.py", tmp_path / "day"], check=True)

    assert files(tmp_path / "day") == files(DAY)


def test_a_figure_that_disagrees_with_its_table_stops_the_making(tmp_path):
    """A slip in a source does not get into the day unseen."""
    copy = tmp_path / "samples"
    for name, body in files(SAMPLES).items():
        if name.endswith((".py", ".md")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(body)
    source = copy / "papers" / "2603.90003.md"
    source.write_text(source.read_text("utf-8").replace("from 35.5 to 41.5, and", "from 35.5 to 41.9, and"), "utf-8")

    made = subprocess.run(
        [sys.executable, copy / "make.py", tmp_path / "day"], capture_output=True, text=True, check=False
    )

    assert made.returncode == 1
    assert "2603.90003v1" in made.stderr
    assert "41.9" in made.stderr
    assert not (tmp_path / "day").exists()


def test_the_recording_answers_every_url_of_its_manifest(replay):
    """Every file is there, and no file is there for nothing."""
    rows = json.loads((DAY / "manifest.json").read_text("utf-8"))["answers"]
    there = [row for row in rows if row["status"] == 200]

    answered = [replay(row["url"]) for row in there]

    assert all(isinstance(answer, Answer) and answer.body for answer in answered)
    assert {row["file"] for row in there} | {"manifest.json"} == set(files(DAY))


def test_every_paper_says_that_it_is_invented():
    """To a person who opens the page, and to a program that reads the source of it."""
    assert len(PAPERS) == 13
    for page in PAGES:
        text = page.read_text("utf-8")
        assert f"<!-- {INVENTED}" in text
        assert f">{INVENTED}." in text
    assert (DAY / "query.xml").read_text("utf-8").count(f"<arxiv:comment>{INVENTED}") == 13


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_id_of_a_page_is_there_once_and_every_link_inside_it_has_a_target(page):
    """Evidence is shown by links to ids, so they must be right."""
    text = page.read_text("utf-8")
    ids = re.findall(r'\sid="([^"]+)"', text)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(ids)
    assert ">?<" not in text


def test_the_contradiction_is_where_the_readme_says_it_is():
    """Patchwright's abstract and its Table 2 do not agree, and nobody has mended it."""
    text = (DAY / "html" / "2603.90002v3.html").read_text("utf-8")
    abstract, body = text.split("ltx_abstract", 1)[1].split("<section", 1)

    assert "41.8%" in abstract
    assert "41.8" not in body
    assert ">41.0<" in body[body.index('id="S3.T2"') :]


def test_the_day_is_collected_whole(collection):
    """Nine papers of Hugging Face's, twelve of arXiv's, thirteen in all; final, and without a gap."""
    assert len(collection.papers) == 13
    assert collection.complete
    assert not collection.gaps
    assert collection.count(Source.HUGGING_FACE) == {ListingKind.FEATURED: 9}
    assert collection.count(Source.ARXIV) == {ListingKind.NEW: 10, ListingKind.CROSS: 1, ListingKind.REPLACE: 1}
    assert all(paper.version and paper.categories and paper.abstract and paper.authors for paper in collection.papers)
    assert sum("Krahulová-Lind" in author for paper in collection.papers for author in paper.authors) == 1


def test_each_page_is_read_in_full(collection, replay):
    """With all its sections, tables, formulas and references; the paper without a page, by its abstract."""
    for paper in collection.papers:
        document = read(paper, get=replay, arxiv=UPSTREAM.arxiv, ar5iv=UPSTREAM.ar5iv)
        page = DAY / "html" / f"{paper.name}.html"
        if not page.exists():
            assert paper.arxiv_id == "2603.90013"
            assert document.route is Route.ABSTRACT
            continue
        text = page.read_text("utf-8")
        anchors = {block.anchor for block in document.blocks} | {section.anchor for section in document.sections}

        assert document.route is Route.HTML
        for named in ("section", "figure", "table", "li"):
            assert set(re.findall(rf'<{named} id="([^"]+)" class="ltx_(?!tabular)', text)) <= anchors
        assert all(block.rows for block in document.blocks if block.kind is BlockKind.TABLE)
        assert {Role.INTRODUCTION, Role.LIMITATIONS, Role.REFERENCES} <= {section.role for section in document.sections}
