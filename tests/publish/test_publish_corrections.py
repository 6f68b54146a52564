"""What became of papers of earlier digests, on the pages: what matters in front, the rest in a line."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from litmus.model import Change, Claim, ClaimKind, Route, Status, Verdict, remark
from litmus.publish import publish
from litmus.publish.corrections import correction, corrections
from litmus.publish.markdown_page import markdown_page
from litmus.publish.page import Kind, page

QUIET, CHANGED, WITHDRAWN = range(3)


def test_the_gravest_come_first(digest) -> None:
    """Withdrawn, then no longer borne out, then all the rest."""
    told = corrections(digest.errata, "default", "en")

    assert [one.is_withdrawn for one in told] == [True, False, False]
    assert [one.matters for one in told] == [True, True, False]
    assert [one.symbol for one in told] == ["✗", "✗", ""]


@pytest.mark.parametrize("kind", ["digest", "brief", "daily"])
def test_what_matters_stands_before_the_papers_of_the_day(digest, kind, tmp_path) -> None:
    """On every page and the cover, each with a link to the details."""
    publish(replace(digest, is_sample=False), tmp_path)
    pages = {path.name: LexborHTMLParser(path.read_text("utf-8")) for path in tmp_path.glob("*.html")}
    shown = pages[f"{kind}.zh.html"]

    main = [node.attributes.get("id") for node in shown.css_first("main").css("section[id], article[id]")]
    assert main[0] == "corrections"
    assert len(shown.css("#corrections li")) == 2
    assert pages["index.html"].css_first("main section").attributes["id"] == "corrections"
    assert len(shown.css("#errata article")) == (0 if kind == "brief" else 2)
    assert len(shown.css("#followed li")) == (0 if kind == "brief" else 1)


def test_a_day_on_which_nothing_matters_has_no_warning(digest) -> None:
    quiet = replace(digest, errata=digest.errata[:1])
    said = markdown_page(page(quiet, Kind.DIGEST, "en"))

    assert "## Corrections" not in said
    assert "## New versions of papers reported earlier" in said
    assert said.index("## New versions") > said.index("## Where the picks came from")


def test_a_day_without_follow_ups_says_nothing_of_them(digest) -> None:
    said = markdown_page(page(replace(digest, errata=()), Kind.DIGEST, "en"))

    assert "Corrections" not in said
    assert "New versions" not in said


def test_a_withdrawal_is_told_with_the_authors_reason(digest) -> None:
    told = correction(digest.errata[WITHDRAWN], "default", "zh")

    assert told.happened == "2026年3月10日报告之后，该论文已撤稿。"
    assert "due to an error in Lemma 2" in told.comment
    assert [link.text for link in told.versions] == ["arXiv:2602.00010v3"]  # the reported one was not known


def test_the_old_report_is_linked_in_its_own_folder(digest) -> None:
    """A profile's pages lie beside those of the default one."""
    told = correction(digest.errata[CHANGED], "vision", "en")

    assert told.report_page == "2026-03-10-vision/daily.en"
    assert told.report_id == "p2602.00009"


def test_what_could_not_be_compared_is_said(digest) -> None:
    erratum = digest.errata[QUIET]
    recheck = erratum.rechecks["en"]
    partly = replace(erratum, rechecks={"en": replace(recheck, compared=8, unread=13)}, route=Route.ABSTRACT)
    silent = replace(erratum, rechecks={"en": replace(recheck, compared=0, unread=21)}, route=None, final=False)

    assert correction(partly, "default", "en").happened.endswith("that could be compared still hold.")
    assert "13 statements were not compared" in correction(partly, "default", "en").notes
    assert correction(silent, "default", "en").happened.startswith("Version 2 is out; its text could not be held")
    assert correction(silent, "default", "zh").notes.endswith("以后的运行会再次尝试读取。")


def test_what_was_missing_and_came_is_told_as_news(digest) -> None:
    """No correction: nothing that was reported is wrong now."""
    claim = Claim(id="usage.code.1", text="No link to code.", kind=ClaimKind.ABSENCE)
    before = Verdict(claim_id=claim.id, status=Status.SUPPORTED, reason=remark("check.absent", links=0))
    reason = remark("check.absent_there", what="https://github.com/x/y", places="abstract", places_zh="摘要")
    came = Change(claim=claim, before=before, after=replace(before, status=Status.CONTRADICTED, reason=reason))
    erratum = digest.errata[QUIET]
    told = replace(erratum, rechecks={"en": replace(erratum.rechecks["en"], added=(came,))})

    assert not told.matters
    assert "https://github.com/x/y" in correction(told, "default", "en").notes


def test_a_language_that_the_report_was_not_in_is_told_from_another(digest) -> None:
    """The profile has learned Chinese since."""
    erratum = digest.errata[CHANGED]
    told = correction(replace(erratum, rechecks={"en": erratum.rechecks["en"]}), "default", "zh")

    assert len(told.alterations) == 3
    assert told.happened.startswith("2026年3月10日报告的 21 条陈述中")
