"""Somebody's Markdown as readers see it, with the way back to each of its characters."""

import time
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from litmus.model import Claim, ClaimKind, Repair, ReportedCell, Route, Status, Verdict, remark
from litmus.publish.checked import Checked, CheckedReport, as_html, report_lines
from litmus.publish.checked.glyphs import Style, glyphs, read
from litmus.publish.checked.runs import as_seen, marked_runs, repaired_runs
from litmus.publish.letters import in_letters


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        (
            "on **LedgerQA** it *gains* `x_1*2`, [the **code**](https://a.b/c_(d))",
            "on LedgerQA it gains x_1*2, the code",
        ),
        ("***a***, __b__, _c_, **d *e***", "a, b, c, d e"),
        ("**数据：**很好，将**“快”**说成**慢**", "数据：很好，将“快”说成慢"),
        (r"$18.6\times$, $43.5\%$, 9.9\times, \geq 3, 90\%, $\geq$6", "18.6×, 43.5%, 9.9×, ≥ 3, 90%, ≥6"),
        (r"$3 \times 10^{-4}$ and $\mathcal{L}_{total} = \frac{91.5}{2}$", "3 × 10⁻⁴ and L_total = 91.5/2"),
        (r"$O(n\log n)$, $12{,}000\,\text{ms}$, $\sqrt{x}$", r"O(n log n), 12,000 ms, \sqrt{x}"),
        (r"\*5\*, \$5 &lt; \$6, &amp;c.", "*5*, $5 < $6, &c."),
        # no marks
        ("snake_case_name, 2 * 3 * 4, 3*3*64, 2**3**4", "snake_case_name, 2 * 3 * 4, 3*3*64, 2**3**4"),
        ("0.74**, 0.71**; **p < 0.05", "0.74**, 0.71**; **p < 0.05"),
        ("[1], [a](b c), $5 and $10, &nosuch;, `a", "[1], [a](b c), $5 and $10, &nosuch;, `a"),
    ],
)
def test_marks_are_not_seen_and_nothing_else_is_lost(markdown, seen):
    assert read(markdown) == seen


def test_a_passage_of_the_paper_reads_without_a_formula_set():
    assert in_letters(r"up to $18.6\times$ with $\alpha \ge 10^{-3}$, $5 each") == "up to 18.6× with α ≥ 10⁻³, $5 each"


def of(markdown: str, *parts: str, repair: Repair | None = None) -> Checked:
    """A statement of which some parts do not hold."""
    starts = ((markdown.index(part), len(part)) for part in parts)
    return Checked(
        claim=Claim(id="s1", text=markdown, kind=ClaimKind.STATEMENT, span=(0, len(markdown))),
        verdict=Verdict(
            claim_id="s1",
            status=Status.NOT_FOUND,
            reason=remark("check.figure_missing", figures="5"),
            spans=tuple((start, start + length) for start, length in starts),
            repairs=(repair,) if repair else (),
        ),
    )


def page_of(one: Checked) -> LexborHTMLParser:
    text = one.claim.text
    report = CheckedReport(name="r.md", text=text, title="Quillnet", url="", route=Route.HTML, statements=(one,))
    return LexborHTMLParser(as_html(report, "en")).css_first("#statements .said")


CUT = [
    ("reaches **87%** now", "87%", "87%"),
    ("**reaches 87% now**", "87%", "87%"),
    ("**reaches** 87% *now*", "reaches** 87% *now", "reaches 87% now"),
    (r"saves $87\%$ here", r"87\%", "87%"),
    (r"is $18.6\times$ faster", r"18.6\times", "18.6×"),
    (r"with $x^2 \ge 87\%$ here", r"87\%", "87%"),
    (r"of $\frac{91.5}{2}$ here", r"\frac{91.5}{2}", "91.5/2"),
    (r"a rate of $5\times10^{-4}$ here", r"5\times10^{-4", "5×10⁻⁴"),
    ("with `batch=512` here", "512", "512"),
    # what is cut in two is shown as it is written
    ("[code](https://github.com/a/b) here", "https://github.com/a/b", "https://github.com/a/b"),
    ("the [**big** code](https://a.b) here", "code](ht", "code](ht"),
    (r"is 18.6\times faster", r"18.6\ti", r"18.6\ti"),
    ("reaches **87%** now", "*87%", "*87%"),
]


@pytest.mark.parametrize(("markdown", "part", "marked"), CUT)
def test_a_mark_lies_on_what_it_lay_on(markdown, part, marked):
    """On the page, and as carets in a terminal."""
    one = of(markdown, part)

    assert [found.text() for found in page_of(one).css("mark:not(details)")] == [marked]
    report = CheckedReport(name="r.md", text=markdown, title="Quillnet", url="", route=Route.HTML, statements=(one,))
    lines = [line.plain for line in report_lines(report, "en")]
    ((above, under),) = ((above, under) for above, under in pairwise(lines) if under.strip() and not under.strip("^ "))
    assert cell_len(above) == len(above)
    assert "".join(char for char, caret in zip(above, under, strict=False) if caret == "^") == marked


def test_a_page_shows_bold_code_and_formulas_and_links_nowhere():
    said = page_of(of(r"**a *b*** `c` [d](https://evil.example) $O(n^2)$ <b>e</b> 5", "5"))

    assert [one.text() for one in said.css("strong")][:2] == ["a ", "b"]
    assert [one.text() for one in said.css("em, code")] == ["b", "c"]
    assert said.css_first("math msup") is not None
    assert not said.css("b, a")
    assert "evil" not in said.html


def test_a_repair_is_seen_within_the_marks():
    said = page_of(of(r"**reaches $87\%$**", repair=Repair(start=11, end=13, text="74")))

    assert said.css_first(".repair").text().endswith("reaches 8774%")
    assert [one.text() for one in said.css("del, ins")] == ["87", "74"]
    assert [one.text() for one in said.css("del strong, ins strong")] == ["87", "74"]


def test_the_heads_of_a_cell_read_alike():
    heads = ("**Quillnet**", "`v_1`")
    cell = ReportedCell(
        id="s1", text="$17.3\\times$", kind=ClaimKind.STATEMENT, span=(0, 12), heads=heads, beside=(), above=()
    )
    one = Checked(claim=cell, verdict=of("5").verdict)

    assert page_of(one).css_first("small").text() == "Quillnet, v_1: "
    assert str(one).splitlines()[0] == "? Quillnet, v_1: 17.3×"


def letters_of(text: str) -> str:
    return "".join(char for char in normalize("NFKC", text) if char.isalnum())


SIGNS = st.text("ab中文5 7.%,**__``$$[]{}^!&-\n", max_size=60)
PARTS = st.sampled_from(
    [
        "**",
        "*",
        "`",
        "$",
        "[a](https://b.c)",
        "![",
        "](d)",
        r"\times",
        r"\%",
        r"\frac{3}{4}",
        "^{12}",
        "_{ab}",
        "&lt;",
        "87",
        "中",
        " ",
        "\u202e",
    ]
)
MARKDOWN = st.lists(st.one_of(PARTS, SIGNS), max_size=20).map("".join)


@given(MARKDOWN, st.sets(st.integers(0, 80)))
def test_glyphs_lie_side_by_side_and_over_no_cut(markdown, cuts):
    found = list(glyphs(markdown, cuts))

    assert "".join(markdown[glyph.start : glyph.end] for glyph in found) == markdown
    assert not any(glyph.start < cut < glyph.end for glyph in found for cut in cuts)
    assert not {"\u202e", "\n"} & set("".join(glyph.in_letters for glyph in found))


@given(SIGNS, st.lists(st.integers(0, 60), min_size=2, max_size=2).map(sorted), st.text("中a5*`$", max_size=5))
def test_letters_and_digits_stay_in_the_runs_in_which_they_stood(markdown, span, put_in):
    """Whatever marks are around them, and wherever they are cut."""
    start, end = (min(place, len(markdown)) for place in span)
    one = of(markdown or " ", repair=Repair(start=start, end=end, text=put_in))
    marked = of(markdown or " ", markdown[start:end])

    for runs in (tuple(marked_runs(marked)), tuple(repaired_runs(one))):
        seen = [("".join(glyph.in_letters for glyph in shown), tag) for shown, tag in as_seen(runs)]
        assert [(letters_of(text), tag) for text, tag in seen] == [(letters_of(text), tag) for text, tag in runs]
        assert page_of(one)


@pytest.mark.parametrize("part", ["*a ", "a* ", "[", "](", "[a](", "`", "$", "$\\", "\\$", "_{", "&a", "**a"])
def test_hostile_marks_take_no_time(part):
    """No pattern looks for an end that is not there again and again."""
    started = time.perf_counter()

    assert all(glyph.style is not Style.FORMULA for glyph in glyphs(part * (20_000 // len(part))))
    assert time.perf_counter() - started < 2
