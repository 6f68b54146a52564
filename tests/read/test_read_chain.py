"""The ways to a paper's text: HTML, ar5iv, PDF, else the abstract, and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from litmus.fetch import AnswerStore, Network, Patience
from litmus.model import NOTHING_STORED, BlockKind, Paper, Route, remark
from litmus.model.errors import UpstreamUnavailable
from litmus.read import read

from .pdfs import Sheet, pdf

ARXIV, AR5IV = "https://arxiv.org", "https://ar5iv.labs.arxiv.org"
HTML, PDF = f"{ARXIV}/html/2603.00001v2", f"{ARXIV}/pdf/2603.00001v2"
FROGS = (Path(__file__).parent / "data" / "frogs.html").read_text("utf-8")
SCRAPS = '<article class="ltx_document"><p>:Nv nx \\keys_if_exist</p></article>'
CONVERTER = '<html><body><div class="ltx_page_main">{}</div></body></html>'
LATER = datetime.now(UTC) + timedelta(days=2)
SHARED = Path(__file__).parents[3] / "shared" / "papers"


def paper(version: int | None = 2) -> Paper:
    return Paper(
        arxiv_id="2603.00001",
        version=version,
        title="Counting Frogs by Ear",
        abstract="We count frogs by ear ---  in \\emph{ponds}. The error falls to 3.1\\%, $3\\times$ less.",
        authors=("Ada Reed",),
        categories=("cs.SD", "cs.AI"),
        comment="Code at https://github.com/invented-pond/frog-ear",
        project_url="https://invented-pond.github.io",
    )


def outcomes(document) -> list[tuple[str, str, bool]]:
    return [(attempt.route.value, attempt.outcome.code, attempt.final) for attempt in document.attempts]


def test_html_is_read_under_the_papers_own_front(shelf):
    """The front comes from the metadata, the text from the page; what is versioned is kept for ever."""
    shelf.put(f"{ARXIV}/html/2603.00001v2", FROGS)

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert shelf.asked == [(f"{ARXIV}/html/2603.00001v2", None)]
    assert (document.route, document.url) == (Route.HTML, f"{ARXIV}/html/2603.00001v2")
    assert outcomes(document) == [("html", "read.ok", True)]
    assert [(block.anchor, block.text) for block in document.blocks[:6]] == [
        ("front.title", "Counting Frogs by Ear"),
        ("front.abstract", "We count frogs by ear — in ponds. The error falls to 3.1%, $3\\times$ less."),
        ("front.subjects", "cs.SD, cs.AI"),
        ("front.comment", "Code at https://github.com/invented-pond/frog-ear"),
        ("front.links", "https://invented-pond.github.io"),
        ("footnotex1", "Code: github.com/invented-pond/frog-ear"),
    ]
    assert [(link.kind, link.anchor) for link in document.links[:2]] == [
        ("code", "front.comment"),
        ("project", "front.links"),
    ]
    assert document.blocks[6].anchor == "S1.p1"
    assert document.url_of(document.blocks[6]) == f"{ARXIV}/html/2603.00001v2#S1.p1"


def test_the_newest_version_is_asked_for_now_and_then(shelf):
    """Without a version the answer may age; the address that it led to tells the version."""
    shelf.put(f"{ARXIV}/html/2603.00001", FROGS, final_url=f"{ARXIV}/html/2603.00001v3")

    document = read(paper(version=None), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert shelf.asked[0][1] == timedelta(days=3)
    assert (document.version, document.url) == (3, f"{ARXIV}/html/2603.00001v3")


def test_no_full_text_means_the_abstract_for_good(shelf):
    """A 404 is an answer, and so is a way that leads to the abstract; each is asked once."""
    shelf.put(f"{AR5IV}/html/2603.00001", "<html></html>", final_url=f"{ARXIV}/abs/2603.00001")

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert [url for url, _ in shelf.asked] == [HTML, f"{AR5IV}/html/2603.00001", PDF]
    assert outcomes(document) == [
        ("html", "read.html_missing", True),
        ("ar5iv", "read.ar5iv_missing", True),
        ("pdf", "read.pdf_missing", True),
        ("abstract", "read.abstract", True),
    ]
    assert (document.route, document.url, document.sections) == (Route.ABSTRACT, f"{ARXIV}/abs/2603.00001v2", ())
    assert [block.kind for block in document.blocks][:2] == [BlockKind.TITLE, BlockKind.ABSTRACT]
    assert document.final


def test_an_upstream_that_is_down_is_asked_again_another_day(shelf):
    """The abstract serves, and the document says that it is not the last word."""
    shelf.answers[HTML] = UpstreamUnavailable(HTML, "HTTP 503")

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert outcomes(document)[0] == ("html", "read.html_failed", False)
    assert document.route is Route.ABSTRACT
    assert document.attempts[0].outcome.facts == {"cause": "HTTP 503"}
    assert not document.final


@pytest.mark.parametrize(
    ("body", "final_url", "outcome"),
    [
        ("<html><body>Checking your browser…</body></html>", "", ("read.no_paper", False)),
        ("\x00\xff not even HTML", "", ("read.no_paper", False)),
        ("<html><body><h1>Abstract page</h1></body></html>", f"{ARXIV}/abs/2603.00001v2", ("read.html_missing", True)),
        (CONVERTER.format(""), "", ("read.no_paper", True)),
        (CONVERTER.format(SCRAPS), "", ("read.no_text", True)),
        ("<div>" * 100_000, "", ("read.no_paper", False)),
    ],
)  # fmt: skip
def test_what_is_no_full_text_is_not_taken(shelf, body, final_url, outcome):
    """Broken conversions and abstract pages for good; a page that is none of arXiv's may be one later."""
    url = f"{ARXIV}/html/2603.00001v2"
    shelf.put(url, body, final_url)

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert outcomes(document)[0] == ("html", *outcome)
    assert document.route is Route.ABSTRACT
    assert [keep for asked, keep in shelf.asked if asked == url][1:] == ([] if outcome[1] else [NOTHING_STORED])


def frogs_pdf() -> bytes:
    """A short paper about the same, as a PDF."""
    sheet = Sheet(612, 792)
    sheet.text(306, 80, "Counting Frogs by Ear", size=17, font="Times-Bold", align="centre")
    for number, title in enumerate(("1 Introduction", "2 Method", "3 Results")):
        top = 120 + 120 * number
        sheet.text(72, top, title, size=13, font="Times-Bold")
        words = [
            f"In pond {n} our net makes an error of {n}.7 percent, and people one of 4.7 percent." for n in range(6)
        ]
        sheet.lines(72, top + 20, words)
    return pdf(sheet)


def frogs(*, sections: str = "", notice: str = "", errors: int = 0) -> str:
    """The page of the frogs with more in it, or with marks of a conversion that went wrong."""
    scraps = '<span class="ltx_ERROR undefined">\\pond</span>' * errors
    return FROGS.replace("</article>", f"{sections}{scraps}</article>{notice}")


def test_ar5iv_serves_where_arxiv_has_no_html(shelf):
    """It shows one version and does not say which."""
    shelf.put(f"{AR5IV}/html/2603.00001", FROGS)

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert outcomes(document) == [("html", "read.html_missing", True), ("ar5iv", "read.ok", True)]
    assert (document.route, document.url) == (Route.AR5IV, f"{AR5IV}/html/2603.00001")
    assert [warning.code for warning in document.warnings] == ["read.version_unsure"]


def test_too_little_text_for_the_pages_is_doubtful(shelf):
    """The authors' comment tells how long the paper is."""
    shelf.put(HTML, FROGS)

    document = read(replace(paper(), comment="Accepted at POND 2026. 18 pages"), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert document.attempts[0].outcome == remark("read.short", pages=18)
    assert document.route is Route.HTML


@pytest.mark.shared
@pytest.mark.parametrize("name", ["no-article.html", "preamble-garbage.html"])
def test_what_failed_conversions_leave_is_not_taken(shelf, name):
    """Real leftovers of the converter."""
    shelf.put(f"{ARXIV}/html/2603.00001v2", (SHARED / "broken" / name).read_text("utf-8"))

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert document.route is Route.ABSTRACT
    assert document.final


@pytest.mark.shared
@pytest.mark.parametrize("fault", ["503", "html", "garbage", "reset"])
def test_a_bad_hour_of_arxiv_is_mended_by_the_next_run(upstream, tmp_path, fault):
    """Over the network and its store: what came in the bad hour does not stay."""
    arxiv, store = f"{upstream.url}/arxiv", AnswerStore(tmp_path)
    attention = Paper(
        arxiv_id="1706.03762", version=7, title="Attention Is All You Need", abstract="We.", authors=("A. Vaswani",)
    )
    upstream.control(host="arxiv", fault=fault)
    with Network(store=store, patience=Patience(first_wait=0.01)) as get:
        first = read(attention, get=get, arxiv=arxiv, ar5iv=f"{upstream.url}/ar5iv")
    upstream.control(host="arxiv", fault="none")
    with Network(store=store, patience=Patience(first_wait=0.01), clock=lambda: LATER) as get:
        second = read(attention, get=get, arxiv=arxiv, ar5iv=f"{upstream.url}/ar5iv")

    assert (first.route, first.final) == (Route.ABSTRACT, False)
    assert (second.route, second.final) == (Route.HTML, True)


def test_the_pdf_serves_where_there_is_no_html(shelf):
    """Evidence opens it at the page."""
    shelf.put(PDF, frogs_pdf())

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert outcomes(document)[-1] == ("pdf", "read.ok", True)
    assert (document.route, document.url) == (Route.PDF, PDF)
    place = next(sentence for sentence in document.sentences() if "4.7" in sentence.text)
    assert document.url_of(place.block).startswith(f"{PDF}#page=1&viewrect=")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (frogs(notice="<p>Conversion to HTML had a Fatal error and exited abruptly.</p>"), "read.cut"),
        (frogs(errors=40), "read.errors"),
    ],
)
def test_a_doubtful_html_loses_to_a_good_pdf(shelf, body, code):
    """And stays where there is nothing better."""
    shelf.put(HTML, body)
    alone = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)
    shelf.put(PDF, frogs_pdf())
    beside = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert (alone.route, alone.attempts[0].outcome.code) == (Route.HTML, code)
    assert (beside.route, beside.attempts[0].outcome.code) == (Route.PDF, code)


def test_a_doubtful_html_is_kept_before_a_pdf_that_says_less(shelf):
    """The PDF has fewer sentences than the page with its marks of errors."""
    more = "".join(
        f'<div class="ltx_para" id="A1.p{n}"><p class="ltx_p">In pond {n} we heard many more frogs.</p></div>'
        for n in range(2, 60)
    )
    shelf.put(HTML, frogs(sections=more, errors=40))
    shelf.put(PDF, frogs_pdf())

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV)

    assert document.route is Route.HTML


def test_html_and_pdf_side_by_side(shelf):
    """What one has and the other lacks is told; the HTML is read."""
    shelf.put(HTML, FROGS)
    shelf.put(PDF, frogs_pdf())

    document = read(paper(), get=shelf, arxiv=ARXIV, ar5iv=AR5IV, both=True)

    assert document.route is Route.HTML
    assert outcomes(document) == [("html", "read.ok", True), ("pdf", "read.ok", True)]
    assert remark("read.only_in", where="HTML", what="tables", names="Table 1") in document.warnings
