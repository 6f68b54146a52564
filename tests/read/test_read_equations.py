"""Displayed formulas: each with its LaTeX and its number."""

import pytest

from litmus.model import BlockKind

ANNOTATION = '<annotation encoding="application/x-tex">y^{2}</annotation>'
MROW = "<mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"


def math(latex: str) -> str:
    inside = '<semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics>'
    return f'<math class="ltx_Math" alttext="{latex}" display="inline">{inside}</math>'


def cell(inside: str) -> str:
    return f'<td class="ltx_td ltx_eqn_cell">{inside}</td>'


def tag(number: str, *, of: str = "equation", high: int = 1) -> str:
    number = f'<span class="ltx_tag ltx_tag_{of}">{number}</span>'
    return f'<td rowspan="{high}" class="ltx_eqn_cell ltx_eqn_eqno">{number}</td>'


def row(*cells: str, name: str = "") -> str:
    own = f' id="{name}"' if name else ""
    return f'<tr{own} class="ltx_equation ltx_eqn_row ltx_align_baseline">{"".join(cells)}</tr>'


def body(*rows: str, name: str = "") -> str:
    own = f' id="{name}"' if name else ""
    return f"<tbody{own}>{''.join(rows)}</tbody>"


def group(*bodies: str) -> str:
    inside = "".join(bodies)
    table = f'<table id="S1.EGx1" class="ltx_equationgroup ltx_eqn_align ltx_eqn_table">{inside}</table>'
    return (
        f'<div id="S1.p1" class="ltx_para"><p class="ltx_p">Frogs obey</p>{table}<p class="ltx_p">in ponds.</p></div>'
    )


def equations(document) -> list[tuple[str, str, str]]:
    return [(block.anchor, block.label, block.latex) for block in document.blocks if block.kind is BlockKind.EQUATION]


def test_one_formula_is_a_part_of_its_sentence_and_a_block(page):
    """The number is the block's label and no part of the sentence."""
    table = (
        f'<table id="S1.E1" class="ltx_equation ltx_eqn_table">{body(row(cell(math("n=2^{k}")), tag("(1)")))}</table>'
    )
    document = page(f'<div id="S1.p1" class="ltx_para"><p class="ltx_p">Frogs obey</p>{table}<p>in ponds.</p></div>')

    assert equations(document) == [("S1.E1", "(1)", "n=2^{k}")]
    assert document.blocks[1].text == "Frogs obey $n=2^{k}$ in ponds."


def test_an_aligned_formula_is_one_and_keeps_the_cuts(page):
    """Alignment cuts a formula into cells; the sheet of answers joins them with blanks."""
    document = page(group(body(row(cell(""), cell(math("a")), cell(math("=b")), tag("(2)")), name="S1.E2")))

    assert equations(document) == [("S1.E2", "(2)", "a =b")]


def test_each_numbered_row_of_a_group_is_a_formula(page):
    """As `align` and `eqnarray` are converted; starred rows have no number and an id of their own."""
    document = page(group(
        body(row(cell(math("a=1")), tag("(3)")), name="S1.E3"),
        body(row(cell(math("b=2"))), name="S1.Ex1"),
        body(row(cell(math("c=3")), tag("(3a)")), name="S1.E4"),
    ))  # fmt: skip

    assert equations(document) == [("S1.E3", "(3)", "a=1"), ("S1.Ex1", "", "b=2"), ("S1.E4", "(3a)", "c=3")]
    assert document.blocks[1].text == "Frogs obey $a=1$ $b=2$ $c=3$ in ponds."


def test_rows_under_one_number_are_one_formula(page):
    """As `split` inside `align`: the number spans the rows, the id of the whole is the anchor."""
    rows = (
        row(cell(math("a")), cell(math("=b")), tag("(4)", of="equationgroup", high=2), name="S1.E4X"),
        row(cell(math("c")), cell(math("=d")), name="S1.E4Xa"),
    )
    document = page(group(body(*rows, name="S1.E4")))

    assert equations(document) == [("S1.E4", "(4)", r"a =b \\ c =d")]


def test_rows_of_a_formula_that_is_a_group_are_one_formula(page):
    """As `multline` and `gathered`: the table has the formula's id, its rows have it with a letter behind."""
    rows = (row(cell(math(f"a_{{{letter}}}")), name=f"S1.E4X{letter}") for letter in ("", "a", "b"))
    table = f'<table id="S1.E4" class="ltx_equationgroup ltx_eqn_table">{body(*rows)}</table>'

    assert equations(page(f'<p class="ltx_p">So</p>{table}')) == [("S1.E4", "", r"a_{} \\ a_{a} \\ a_{b}")]


def test_rows_with_numbers_of_their_own_are_formulas(page):
    """As in `subequations`: ids made from the group's, and a number for each."""
    rows = (row(cell(math(letter)), tag(f"(3{letter})"), name=f"S1.E3.{n}") for n, letter in ((1, "a"), (2, "b")))
    table = f'<table id="S1.E3" class="ltx_equationgroup ltx_eqn_table">{body(*rows)}</table>'

    assert equations(page(f'<p class="ltx_p">So</p>{table}')) == [("S1.E3.1", "(3a)", "a"), ("S1.E3.2", "(3b)", "b")]


def test_rows_without_ids_are_parted_by_their_numbers(page):
    """Every number has its formula, and a row without one goes on with the formula above."""
    rows = (
        row(cell(math(letter)), *([tag(number)] if number else []))
        for letter, number in (("a", "(1)"), ("b", ""), ("c", "(2)"))
    )
    document = page(group(body(*rows)))

    assert [found[1:] for found in equations(document)] == [("(1)", r"a \\ b"), ("(2)", "c")]


def test_formulas_made_of_spans_are_formulas(page):
    """Inside text the converter writes spans instead of rows and cells."""
    inner = (
        '<span class="ltx_eqn_row"><span class="ltx_eqn_cell">' + math("a=1") + "</span>"
        '<span class="ltx_eqn_cell ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(7)</span></span></span>'
    )
    document = page(
        f'<p class="ltx_p">So <span id="S1.E7" class="ltx_equation ltx_eqn_table">{inner}</span> holds.</p>'
    )

    assert equations(document) == [("S1.E7", "(7)", "a=1")]
    assert document.blocks[1].text == "So $a=1$ holds."


def test_words_between_formulas_are_kept(page):
    """Also those that stand in a cell without an element around them."""
    document = page(group(body(
        row(cell(f"if wet {math('a')}")),
        row(cell('<span class="ltx_text">or else</span>')),
        row(cell(math("b")), tag("(5)")),
        name="S1.E5",
    )))  # fmt: skip

    assert equations(document) == [("S1.E5", "(5)", r"a \\ b")]
    assert document.blocks[1].text == "Frogs obey if wet $a$ or else $b$ in ponds."


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (r"{\color[rgb]{1,0,0}\definecolor[named]{pgfstrokecolor}{rgb}{1,0,0}x^{2}}", "{x^{2}}"),
        (r"\textcolor[rgb]{0,0,1}{x}", "{x}"),
        (r"\colorbox[rgb]{1,1,0}{x}", "{x}"),
        (r"\pagecolor{red}x", "x"),
        (r"\operatorname{colorful}x", r"\operatorname{colorful}x"),
    ],
)
def test_colours_are_no_mathematics(page, said, seen):
    """The converter writes them into its LaTeX."""
    document = page(group(body(row(cell(math(said))), name="S1.Ex1")))

    assert equations(document) == [("S1.Ex1", "", seen)]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ('<math class="ltx_math_unparsed" alttext="53\\times"><mn>53</mn></math>', r"$53\times$"),
        ('<math alttext="a&lt;b"><mi>a</mi></math>', "$a<b$"),
        ('<math alttext="a<b and c>d"><mi>a</mi></math>', "$a<b and c>d$"),
        ('<math alttext=""><mi>x</mi></math>', ""),
        (f"<math><semantics><mi>x</mi>{ANNOTATION}</semantics></math>", "$y^{2}$"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math>", "$10^{6}$"),
        ("<math><msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup></math>", "$10^{−3}$"),
        (
            "<math><mfrac><mn>1</mn><msqrt><mi>n</mi><mo>+</mo><mn>1</mn></msqrt></mfrac></math>",
            r"$\frac{1}{\sqrt{n+1}}$",
        ),
        ("<math><mroot><mi>n</mi><mn>3</mn></mroot></math>", r"$\sqrt[3]{n}$"),
        ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>", "$x_{i}^{2}$"),
        ("<math><mi>sin</mi><mi>x</mi><mo>\u2061</mo></math>", "$sin x$"),
        (f"<math><mtable>{MROW}<mtr><mtd><mn>1</mn></mtd></mtr></mtable></math>", r"$a & b \\ 1$"),
        ("<math><msup><mn>10</mn></msup></math>", "$10$"),
    ],
)
def test_a_formula_is_what_the_converter_says_or_what_mathml_spells(page, formula, text):
    """Never both, and never a power as a digit."""
    document = page(f'<p class="ltx_p">Frogs {formula} sing.</p>')

    assert document.blocks[1].text == " ".join(f"Frogs {text} sing.".split())


@pytest.mark.parametrize(
    "formula",
    [
        '<math alttext="x"><mtext>a <math alttext="y"><mi>y</mi></math> b</mtext></math>',
        '<math alttext="x"><mi>x</mi><!-- </math> --></math>',
        '<math alttext=\'x"y\'><mi title="a">x</mi></math>',
        '<math title="</math>" alttext="x"><mi>x</mi></math>',
    ],
)
def test_formulas_that_look_odd_swallow_no_text(page, formula):
    """What stands before and behind them stays, whatever they hold."""
    document = page(f'<p class="ltx_p">Frogs {formula} sing.</p><p class="ltx_p">Toads do not.</p>')

    assert document.blocks[1].text.startswith("Frogs $x")
    assert document.blocks[1].text.endswith("$ sing.")
    assert document.blocks[2].text == "Toads do not."
