"""A checked report in its forms, from verdicts that are given."""

import base64
import hashlib
import json
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from litmus.check.paper.places import short
from litmus.model import LANGUAGES, Claim, ClaimKind, Evidence, Repair, Route, Status, Verdict, remark
from litmus.publish.checked import (
    Checked,
    CheckedReport,
    as_html,
    as_json,
    as_markdown,
    as_patch,
    as_sarif,
    report_lines,
)
from litmus.publish.checked.data import check_schema
from litmus.publish.schema import schema_text

GOLDEN = Path(__file__).parent / "golden"
RENEW = "LITMUS_RENEW_GOLDEN"
SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "check-1.json"
FORMS = (as_html, as_json, as_markdown, as_sarif)

TEXT = """# Lantern in brief

Lantern routes attention, and it reads well.

## 结果

- 速度快 31.4 倍，在所有 128k 的长文档任务上都是如此，无论是问答、摘要还是检索，均优于此前的方法。
- On RULER it reaches **92%**.
- It gains 8.23 points over SLA.
"""


def place(where: str, quote: str) -> Evidence:
    url = "https://arxiv.org/html/2603.00001v1#S4.T2"
    return Evidence(anchor="S4.T2", quote=quote, start=0, end=len(quote), url=url, where=where)


def claim(number: int, text: str, within: str = TEXT) -> Claim:
    at = within.index(text)
    return Claim(id=f"s{number}", text=text, kind=ClaimKind.STATEMENT, span=(at, at + len(text)))


def part(one: Claim, words: str) -> tuple[int, int]:
    at = one.text.index(words)
    return at, at + len(words)


@pytest.fixture
def report() -> CheckedReport:
    at = {"places": "Table 2", "places_zh": "表 2"}
    first = claim(1, "Lantern routes attention, and it reads well.")
    second = claim(2, re.search("速度.*", TEXT)[0])
    third = claim(3, "On RULER it reaches **92%**.")
    fourth = claim(4, "It gains 8.23 points over SLA.")
    verdicts = (
        Verdict(
            claim_id="s1",
            status=Status.NOT_CHECKABLE,
            reason=remark("check.nothing_to_hold_near", **at),
            evidence=(place("Table 2", "Lantern | RULER"),),
        ),
        Verdict(
            claim_id="s2",
            status=Status.OVERSTATED,
            reason=remark("check.up_to_lost", figures="31.4 倍", words="up to 31.4x", **at),
            evidence=(place("Table 2", "up to 31.4x"),),
            spans=(part(second, "31.4 倍"), part(second, "检索，均优于")),
            repairs=(Repair(start=4, end=4, text="最多 "),),
        ),
        Verdict(
            claim_id="s3",
            status=Status.CONTRADICTED,
            reason=remark("check.figure_missing", figures="92%"),
            evidence=(place("Table 2", "RULER | 82%"),),
            spans=((22, 25),),
            repairs=(Repair(start=22, end=24, text="82"),),
            confidence=0.91,
        ),
        Verdict(
            claim_id="s4",
            status=Status.DERIVED,
            reason=remark("check.derived", calculation="75.44 − 67.21 = 8.23", figures="8.23", **at),
            evidence=(place("Table 2", "Lantern | 75.44"),),
        ),
    )
    return CheckedReport(
        name="notes/lantern.md",
        text=TEXT,
        title="Lantern: Learned Routing",
        url="https://arxiv.org/html/2603.00001v1",
        route=Route.HTML,
        statements=tuple(
            Checked(claim=one, verdict=verdict)
            for one, verdict in zip((first, second, third, fourth), verdicts, strict=True)
        ),
    )


def lying_at(report: CheckedReport, url: str) -> CheckedReport:
    """The report with its evidence at another address."""
    statements = tuple(
        replace(one, verdict=replace(one.verdict, evidence=tuple(replace(at, url=url) for at in one.verdict.evidence)))
        for one in report
    )
    return replace(report, url=url, statements=statements)


def text_of(report: CheckedReport, language: str, width: int = 80) -> str:
    return "".join(f"{line.plain}\n" for line in report_lines(report, language, width))


@pytest.mark.parametrize("name", ["checked.en.txt", "checked.zh.txt", "checked.en.md", "checked.zh.md", "checked.diff"])
def test_forms_are_as_reviewed(name, report):
    """A change is seen in a diff. Renew with LITMUS_RENEW_GOLDEN=1."""
    language = "zh" if ".zh." in name else "en"
    if name.endswith(".diff"):
        told = as_patch(report)
    else:
        told = text_of(report, language) if name.endswith(".txt") else f"{as_markdown(report, language)}\n"
    if os.environ.get(RENEW):
        (GOLDEN / name).write_text(told, "utf-8")
    assert told == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("width", [30, 52, 80, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal_and_carets_stand_below_what_fails(report, language, width):
    """Also under Chinese, whose characters fill two columns, and over a line's end."""
    lines = text_of(report, language, width).splitlines()

    assert all(cell_len(line) <= width for line in lines if "://" not in line)
    marked = ""
    for above, under in pairwise(lines):
        if under.strip() and not under.strip("^ "):
            column = 0
            for char in above:
                marked += char if under[column : column + 1] == "^" else ""
                column += cell_len(char)
    expected = "".join(one.claim.text[slice(*span)] for one in report for span in one.verdict.spans)
    assert marked.replace(" ", "") == expected.replace(" ", "")


def test_the_data_follow_the_schema_in_the_docs(report):
    """If this fails: python -m litmus.publish.schema check > docs/schema/check-1.json, and mind the version."""
    assert SCHEMA.read_text("utf-8") == schema_text("check")
    told = json.loads(as_json(report, "zh"))
    jsonschema.validate(told, check_schema())
    assert [(row["line"], row["column"], row["confidence"]) for row in told["statements"]] == [
        (3, 1, None),
        (7, 3, None),
        (8, 3, 0.91),
        (9, 3, None),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("url", ["https://arxiv.org/html/2603.00001v1#S4.T2", "file:///home/mira/paper.html#S4.T2"])
def test_the_log_follows_the_standard(report, language, url):
    """Names, types and ranges; of formats and of what must stand together the model knows nothing."""
    log = Log.model_validate_json(as_sarif(lying_at(report, url), language), strict=True)

    (run,) = log.runs
    assert [len(result.fixes) for result in run.results] == [1, 1]
    assert [len(result.relatedLocations) for result in run.results] == [1, 1]


def test_the_log_names_each_reason_once_and_quotes_the_paper(report):
    (run,) = json.loads(as_sarif(report, "en"))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["check.figure_missing", "check.up_to_lost"]
    assert [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]] == [
        {"startLine": 7, "startColumn": 7, "endLine": 7, "endColumn": 51},
        {"startLine": 8, "startColumn": 25, "endLine": 8, "endColumn": 28},
    ]
    (related,) = run["results"][1]["relatedLocations"]
    assert related["message"]["text"] == "Table 2: RULER | 82%"
    assert related["physicalLocation"]["artifactLocation"]["uri"].startswith("https://arxiv.org/html/")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b/报告#1.md", "a%20b/%E6%8A%A5%E5%91%8A%231.md"),
        ("../notes.md", "../notes.md"),
    ],
)
def test_the_log_has_the_reports_address(report, name, uri):
    (run,) = json.loads(as_sarif(replace(report, name=name), "en"))["runs"]

    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("form", FORMS)
def test_a_place_on_the_web_has_a_link_and_one_in_a_file_has_words(report, form):
    web, file = form(report, "en"), form(lying_at(report, "file:///home/mira/paper.html#S4.T2"), "en")

    assert "https://arxiv.org/html/2603.00001v1#S4.T2" in web
    assert "open at the paragraph" not in file
    assert not [words for words in ("file:", "mira", "paper.html") if words in file]
    assert file.count("Table 2") >= len(report.findings)


def test_a_file_elsewhere_is_patched_in_its_own_folder(report):
    assert as_patch(replace(report, name="../notes.md")).startswith("--- a/notes.md\n+++ b/notes.md\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_loads_nothing(report, language):
    source = as_html(report, language)
    page = LexborHTMLParser(source)

    style = page.css_first("style").text()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" in source
    assert not page.css("script, iframe, img, link, form, [src], [style]")
    assert [one.text() for one in page.css("#statements mark")] == ["31.4 倍", "检索，均优于", "92%"]
    assert len(page.css("#statements details")) == len(report)
    assert len(page.css("#statements details[open]")) == len(report.findings)
    assert [one.text() for one in page.css(".repair ins")] == ["最多 ", "82"]
    assert {one.attributes["href"][1:] for one in page.css(".findings a")} <= {
        one.attributes["id"] for one in page.css(".statement")
    }


NASTY = (
    "<script>alert(1)</script> </mark></li></main> ](javascript:alert(1)) {{ x }} {% raw %} | `a` $<b>$ "
    "\u202erevo\u202c \x1b[31m &amp; 5%"
)


@given(st.tuples(st.integers(0, len(NASTY)), st.integers(0, len(NASTY))).map(sorted))
def test_hostile_text_stays_text(span):
    """Wherever the part that fails is cut out of it."""
    one = Checked(
        claim=Claim(id='"><b>', text=NASTY, kind=ClaimKind.STATEMENT, span=(0, len(NASTY))),
        verdict=Verdict(
            claim_id='"><b>',
            status=Status.NOT_FOUND,
            reason=remark("check.figure_missing", figures=NASTY),
            evidence=(replace(place(NASTY, NASTY), url="javascript:alert(1)"),),
            spans=((span[0], span[1]),) if span[0] < span[1] else (),
            repairs=(Repair(start=span[0], end=span[1], text=NASTY),),
        ),
    )
    report = CheckedReport(
        name=NASTY, text=NASTY, title=NASTY, url="javascript:alert(1)", route=Route.HTML, statements=(one,)
    )

    page = LexborHTMLParser(as_html(report, "en"))
    assert not page.css("script, [onerror]")
    assert all(not one.attributes["href"].startswith("javascript") for one in page.css("a"))
    assert page.css_first("main .statement .said") is not None
    assert "<script" not in as_markdown(report, "en").replace("\\<", "")
    assert "](javascript" not in as_markdown(report, "en").replace("\\](", "")
    shown = text_of(report, "en")
    assert not {"\x1b", "\u202e"} & set(shown)
    assert json.loads(as_sarif(report, "en"))["runs"][0]["results"]


def test_headings_stand_in_order_also_without_statements(report):
    text = "# A\n\n## B ##\n\nIt is so.\n"
    one = Checked(claim=claim(1, "It is so.", text), verdict=replace(report[0].verdict, claim_id="s1"))
    parts = list(replace(report, text=text, statements=(one,)).parts())

    assert parts == [("A", ()), ("B", (one,))]
    for form in FORMS:
        assert form(replace(report, text=text, statements=(one,)), "en")


def repeated(report: CheckedReport, missing: int, holding: int, route: Route = Route.HTML) -> CheckedReport:
    """A report of as many statements that are not in the paper, and that hold."""
    absent = replace(report[2], verdict=replace(report[2].verdict, status=Status.NOT_FOUND, repairs=()))
    return replace(report, route=route, statements=(absent,) * missing + (report[3],) * holding)


@pytest.mark.parametrize("form", [text_of, *FORMS])
def test_a_report_of_another_paper_is_told_as_such(report, form):
    """In each form, with what to look at next; not a short one, nor one of which more holds, nor of an abstract."""
    for language, words in (("en", "Is --paper the right one?"), ("zh", "--paper 给对了吗？")):
        assert words in " ".join(form(repeated(report, 8, 2), language).split())
        for other in (report, repeated(report, 8, 1), repeated(report, 7, 3), repeated(report, 8, 2, Route.ABSTRACT)):
            assert words not in " ".join(form(other, language).split())


def test_a_doubt_keeps_to_the_schemas(report):
    """Of our own data and of SARIF."""
    doubtful = repeated(report, 8, 2)

    jsonschema.validate(json.loads(as_json(doubtful, "en")), check_schema())
    Log.model_validate_json(as_sarif(doubtful, "en"), strict=True)


@pytest.mark.parametrize("form", [text_of, as_markdown, as_html])
def test_of_a_statement_without_end_the_beginning_is_shown(report, form):
    """With the reason why it was not checked."""
    endless = "word " * 1_000
    one = Claim(id="s1", text=endless, kind=ClaimKind.STATEMENT, span=(0, len(endless)))
    verdict = Verdict(claim_id="s1", status=Status.NOT_CHECKABLE, reason=remark("check.no_statement"))

    told = form(replace(report, text=endless, statements=(Checked(claim=one, verdict=verdict),)), "en")

    assert "word…" in told or "word …" in told
    assert 20 < told.count("word ") < 100
    assert "divide it into sentences" in " ".join(told.split())


def test_the_terminal_shows_a_long_passage_once(report):
    """As the reason quotes it, cut short; a page has room to show the rest."""
    passage = "Lantern reads " + "long documents, and " * 20 + "rests."
    reason = remark("check.up_to_lost", figures="92%", words=short(passage), places="Table 2", places_zh="表 2")
    verdict = replace(report[2].verdict, reason=reason, evidence=(place("Table 2", passage),))
    long = replace(report, statements=(replace(report[2], verdict=verdict),))

    assert " ".join(text_of(long, "en").split()).count("Lantern reads") == 1
    assert as_html(long, "en").count("long documents, and rests.") == 1


def test_a_reason_is_a_sentence(report):
    """From Python, without a catalogue."""
    assert report[2].reason == "nowhere in the paper: 92%"
