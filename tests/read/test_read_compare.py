"""Two texts of one paper side by side."""

from litmus.model import Route, remark
from litmus.read.compare import differences
from litmus.read.html import parse

ARTICLE = '<article class="ltx_document">{}</article>'


def page(*, tables=(), figures=(), sections=(), references=0):
    lines = [
        f'<figure class="ltx_table"><figcaption class="ltx_caption">{label}: Errors.</figcaption>'
        '<table class="ltx_tabular"><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></figure>'
        for label in tables
    ]
    lines += [
        f'<figure class="ltx_figure"><figcaption class="ltx_caption">{label}: Ponds.</figcaption></figure>'
        for label in figures
    ]
    lines += [f'<section class="ltx_section"><h2 class="ltx_title">{title}</h2></section>' for title in sections]
    entries = "".join(f'<li class="ltx_bibitem">[{n}] A. Reed. Ears, 20{n}.</li>' for n in range(10, 10 + references))
    found = parse(ARTICLE.format("".join(lines) + f"<ul>{entries}</ul>").encode())
    assert found is not None
    return found


def told(mine, other):
    return differences(mine, other, Route.HTML, Route.PDF)


def test_the_same_is_no_difference():
    """Whatever the labels look like, and whatever case headings have."""
    mine = page(tables=["Table 1", "Table S2"], figures=["Figure 1"], sections=["Related Work"], references=10)
    other = page(tables=["TABLE 1", "Table S2"], figures=["Fig. 1"], sections=["RELATED WORK"], references=10)

    assert told(mine, other) == []


def test_formulas_in_headings_are_written_in_two_ways():
    """As LaTeX, and as the PDF shows them."""
    assert told(page(sections=["The role of $\\lambda$"]), page(sections=["The role of λ"])) == []


def test_what_one_has_alone_is_named_in_both_directions():
    """Tables, figures and sections."""
    mine = page(tables=["Table 1"], figures=["Figure 1", "Figure 2"], sections=["Method"])
    other = page(tables=["Table 1", "Table 2"], figures=["Figure 1"], sections=["Method", "Limitations"])

    assert told(mine, other) == [
        remark("read.only_in", where="PDF", what="tables", names="Table 2"),
        remark("read.only_in", where="HTML", what="figures", names="Figure 2"),
        remark("read.only_in", where="PDF", what="sections", names="“Limitations”"),
    ]


def test_many_names_are_cut_short():
    """A dozen, and how many more."""
    (said,) = told(page(), page(figures=[f"Figure {n}" for n in range(1, 31)]))

    assert said.facts["names"].endswith("Figure 12 (+18)")


def test_references_are_counted_with_a_margin():
    """One entry split in two is none; a list that is missing is."""
    assert told(page(references=39), page(references=40)) == []
    assert told(page(references=0), page(references=40)) == [
        remark("read.references_differ", few=0, fewer="HTML", many=40, more="PDF")
    ]
