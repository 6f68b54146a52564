"""The answer sheet of a paper: what was read in the sheets' format, and how it agrees with one."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

from litmus.read import from_file

ROOT = Path(__file__).parents[1]
PAPER = ROOT / "samples" / "2026-03-17" / "html" / "2603.90001v1.html"
SHEET = {  # written by hand from the page as a browser shows it
    "title": "Checkable by Construction: A Survey of Rewards beyond Mathematics",
    "top_level_sections": [
        "1 Introduction",
        "2 How We Searched",
        "3 Five Kinds of Verifiers",
        "4 Results: What Is Reported",
        "5 A Checklist",
        "6 Open Problems and Future Work",
        "7 Limitations",
        "8 Conclusion",
    ],
    "bibliography_position": [8],
    "subsections": 5,
    "tables": {"captioned": 1, "captions_start": ["Table 1"], "uncaptioned_anchors": []},
    "figures_captioned": 1,
    "table_grids": [
        {
            "anchor": "S4.T1",
            "caption": "Table 1: The surveyed papers by kind of verifier.",
            "header_rows": [
                ["Kind of verifier", "Papers", "Report errors", "Report errors", "Release code", "Release code"],
                ["Kind of verifier", "Papers", "Papers", "Share (%)", "Papers", "Share (%)"],
            ],
            "rows": [
                ["Exact answer", "74", "9", "12.2", "41", "55.4"],
                ["Execution", "58", "12", "20.7", "33", "56.9"],
                ["Formal proof", "21", "2", "9.5", "15", "71.4"],
                ["Constraint", "37", "5", "13.5", "6", "16.2"],
                ["Rubric", "22", "11", "50.0", "2", "9.1"],
                ["All", "212", "39", "18.4", "97", "45.8"],
            ],
        }
    ],
    "numbered_equations": 1,
    "equations": [{"number": "(1)", "anchor": "S3.E1", "latex": r"\mathbb{E}[\hat{r}]=(1-e_-)\,p+e_+\,(1-p),"}],
    "bibliography_entries": 3,
    "number_sentences": [
        {
            "section": "4 Results: What Is Reported",
            "anchor": "S4.p2.1",
            "text": "Of the 39 papers with error rates, 31 find more false positives than false negatives.",
        },
        {
            "section": "1 Introduction",
            "anchor": "S1.I1.i3.p1.1",
            "text": "We present a checklist of seven items for papers that train with a verifier (Section˜5).",
        },
    ],
    "code_links": [],
}


@pytest.fixture(scope="module")
def read(tools):
    answer_sheet = tools.answer_sheet
    return answer_sheet.sheet(from_file(PAPER))


def run(*arguments):
    command = [sys.executable, ROOT / "benchmarks" / "answer_sheet.py", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def faults(scores):
    return {score.key: (score.found, score.wanted, score.missing) for score in scores if score.found != score.wanted}


def changed(path, value):
    """The sheet with another value at a path of keys."""
    copied = copy.deepcopy(SHEET)
    *steps, last = path
    inner = copied
    for step in steps:
        inner = inner[step]
    inner[last] = value
    return copied


def test_a_page_agrees_with_what_a_person_reads_on_it(tools, read):
    answer_sheet = tools.answer_sheet
    scores = answer_sheet.compare(read, SHEET)

    assert not faults(scores)
    assert {score.key: score.wanted for score in scores} == {
        "title": 1,
        "top_level_sections": 8,
        "sections in order": 1,
        "bibliography_position": 1,
        "subsections": 5,
        "tables captioned": 1,
        "captions_start": 1,
        "figures_captioned": 1,
        "table_grids": 1,
        "table cells": 48,
        "header_rows": 1,
        "grid places": 1,
        "captions": 1,
        "numbered_equations": 1,
        "equations": 1,
        "bibliography_entries": 3,
        "number_sentences": 2,
        "their places": 2,
    }


@pytest.mark.parametrize(
    ("path", "value", "score"),
    [
        (["title"], "Checkable", ("title", 0, 1)),
        (["top_level_sections", 7], "8 Conclusions", ("top_level_sections", 7, 8)),
        (["top_level_sections"], SHEET["top_level_sections"][::-1], ("sections in order", 0, 1)),
        (["bibliography_position"], [7], ("bibliography_position", 0, 1)),
        (["subsections"], 6, ("subsections", 5, 6)),
        (["subsections"], 4, ("subsections", 3, 4)),  # one too many is one wrong
        (["figures_captioned"], 0, ("figures_captioned", 0, 1)),
        (["tables", "captions_start"], ["Table 1", "Table 2"], ("captions_start", 1, 2)),
        (["tables", "uncaptioned_anchors"], ["S2.tab1"], ("uncaptioned", 0, 1)),
        (["table_grids", 0, "anchor"], "S5.T1", ("grid places", 0, 1)),
        (["table_grids", 0, "caption"], "Table 1: Papers.", ("captions", 0, 1)),
        (["equations", 0, "latex"], "E=mc^2", ("equations", 0, 1)),
        (["bibliography_entries"], 5, ("bibliography_entries", 3, 5)),
        (["number_sentences", 0, "text"], "Of the 39 papers, 30 find more.", ("number_sentences", 1, 2)),
        (["number_sentences", 0, "anchor"], "S4.p1.1", ("their places", 1, 2)),
        (["number_sentences", 0, "section"], "5 A Checklist", ("their places", 1, 2)),
        (["code_links"], ["https://github.com/frogs/pond"], ("code_links", 0, 1)),
    ],
)
def test_each_subject_is_scored(tools, read, path, value, score):
    answer_sheet = tools.answer_sheet
    key, *counts = score

    *found, missing = faults(answer_sheet.compare(read, changed(path, value)))[key]

    assert found == counts
    assert missing


def test_cells_are_scored_one_by_one(tools, read):
    """A wrong cell spoils its grid and itself, and its place is told."""
    answer_sheet = tools.answer_sheet
    scores = faults(answer_sheet.compare(read, changed(["table_grids", 0, "rows", 1, 3], "20.8")))

    assert scores["table_grids"] == (0, 1, ("S4.T1",))
    assert scores["table cells"] == (47, 48, ("S4.T1, row 4, column 4: 20.8",))


def test_a_subject_that_the_sheet_leaves_out_is_not_scored(tools, read):
    answer_sheet = tools.answer_sheet
    scores = answer_sheet.compare(read, {"title": SHEET["title"]})

    assert [(score.key, score.found, score.wanted) for score in scores] == [("title", 1, 1)]


def test_what_was_read_from_a_pdf_is_compared_loosely(tools, read):
    """Formulas are signs there, dashes and quotes vary, headings may be in capitals, and there are no ids."""
    answer_sheet = tools.answer_sheet
    wanted = changed(["number_sentences"], [
        {"section": "RESULTS", "anchor": "S9", "text": "It was $14.9\\times$ faster and used $97\\%$ of “it”."}
    ])  # fmt: skip
    said = [{"section": "Results", "anchor": "p4", "text": 'It was 14.9 × faster and used 97% of "it".'}]

    loose = answer_sheet.compare({**read, "source": "pdf", "number_sentences": said}, wanted)
    strict = answer_sheet.compare({**read, "number_sentences": said}, wanted)

    assert not faults(loose)
    assert faults(strict)["number_sentences"][:2] == (0, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$97\\%$", "97%"),
        ("${\\sim}15\\%$ of tokens", "∼15% of tokens"),
        ("$d_{\\text{model}}=512$", "d model = 512"),
        ("$-0.007$ to $+0.007$", "−0.007 to +0.007"),
        ("$53$–$398\\times$", "53-398×"),
        ("the mem-\nory of models", "the memory of models"),
        ("ﬁve “quoted” words", 'five "quoted" words'),
        ("**bold** and _slanted_ words", "bold and slanted words"),
        ('see [Figure 7](#S6.F7 "In 6 Combining")b', "see Figure 7b"),
        ("a \\_b\\_ \\<tag\\>", "a _b_ <tag>"),
        ("$\\color[rgb]{0,0,1}\\mathbf{c}_{t}$", "ct"),
    ],
)  # fmt: skip
def test_ways_to_write_the_same_are_levelled(tools, one, other):
    fidelity = tools.fidelity

    assert fidelity.canonical(one) == fidelity.canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("114 ms", "114114 ms"),  # said twice
        ("in the pond", "inthe pond"),  # run together
        ("0.74 to 0.79", "0.74 to 0.97"),
        ("at -3 degrees", "at 3 degrees"),
        ("eight GPUs", "eight GPUs1"),  # a footnote's mark
    ],
)
def test_what_differs_still_differs(tools, one, other):
    fidelity = tools.fidelity

    assert fidelity.canonical(one) != fidelity.canonical(other)


def test_a_cell_counts_in_the_line_of_its_row(tools):
    """In a row of Markdown or a line of plain text, in order, whole; not in a line that holds the whole table."""
    fidelity = tools.fidelity
    grid = [["Model", "BLEU", "Cost"], ["ours", "28.4", "3.3"], ["ours", "41.8", ""], ["theirs", "26.30", "7.7"]]
    rows = "| Model | BLEU | Cost |\n| ours | **28.4** | 3.3 |\n| | 41.8 | |\n| theirs | 26.30 | 7.7 |"
    plain = "Model BLEU Cost\nours 28.4 3.3\n41.8\ntheirs 26.3 7.7"

    assert fidelity.cells_kept(rows, grid) == (6, 6)
    assert fidelity.cells_kept(plain, grid) == (5, 6)  # 26.3 is not 26.30
    assert fidelity.cells_kept(" ".join(rows.split("\n")) + " and so on" * 20, grid) == (0, 6)
    assert fidelity.cells_kept("ours 3.3 28.4", grid) == (1, 6)


def test_a_title_counts_on_lines_of_its_own(tools):
    fidelity = tools.fidelity
    text = "## 2 Related *Work*\nSome text.\nA Very Long\nTitle Indeed\nwhich Methods we use\nAPPENDIX B: PROOFS"
    titles = ["2 Related Work", "3 A Very Long Title Indeed", "4 Methods", "Appendix B Proofs"]

    assert fidelity.titles_kept(text, titles) == [True, True, False, True]


def test_the_program_prints_a_sheet(read):
    done = run(PAPER)

    assert done.returncode == 0
    assert json.loads(done.stdout) == read


def test_the_program_scores_against_a_sheet(tmp_path):
    sheet = tmp_path / "sheet.json"
    sheet.write_text(json.dumps(changed(["bibliography_entries"], 4)), "utf-8")

    done = run(PAPER, "--against", sheet)

    assert done.returncode == 0
    assert "| table cells | 48 | 48 |" in done.stdout
    assert "| bibliography_entries | 3 | 4 |" in done.stdout
    assert "3 read, 4 wanted" in done.stdout


def test_the_program_sums_up_several_papers(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_bytes(PAPER.read_bytes())
        (tmp_path / f"{name}.facts.json").write_text(json.dumps(SHEET), "utf-8")

    done = run(tmp_path / "a.html", tmp_path / "b.html", "--against", tmp_path)

    assert "| table cells | 48/48 | 48/48 | 96/96 (100.0%) |" in done.stdout


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (None, "No such file"),
        ("{", "no JSON"),
        ("[1]", "no answer sheet"),
        ('{"top_level_sections": 3}', "not in the format"),
        ('{"table_grids": [{}]}', "not in the format"),
    ],
)
def test_what_is_no_sheet_is_said_in_a_sentence(tmp_path, sheet, said):
    path = tmp_path / "sheet.json"
    if sheet is not None:
        path.write_text(sheet, "utf-8")

    done = run(PAPER, "--against", path)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_paper_is_said_in_a_sentence_and_the_rest_is_read(tmp_path):
    (tmp_path / "empty.html").write_text("", "utf-8")

    done = run(tmp_path / "empty.html", tmp_path / "missing.pdf", PAPER)

    assert done.returncode == 2
    assert len(json.loads(done.stdout)) == 1
    assert "it is empty" in done.stderr
    assert "No such file" in done.stderr
    assert "Traceback" not in done.stderr
