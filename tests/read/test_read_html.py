"""A page of arXiv's converter becomes sections and blocks in reading order."""

import pytest

from litmus.model import BlockKind, Document, Role


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


NO_ALTTEXT = '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>'
COLOURS = r"\color[rgb]{0,0,1}\definecolor[named]{pgfstrokecolor}{rgb}{0,0,1}"
NOTE = '<span class="ltx_note ltx_role_footnote"><span class="ltx_note_content">A tool.</span></span>'


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (r'a <math alttext="97\%"><mn>97</mn><annotation>97\%</annotation></math> net', r"a $97\%$ net"),
        (f"no {NO_ALTTEXT} alttext", "no $x_1$ alttext"),
        ("see Figure˜1b and §˜2, a˜b", "see Figure 1b and § 2, a b"),
        ("two\n  lines and a\u00a0blank", "two lines and a blank"),
        ("我们提出\n一种方法，\n用 GPT-4", "我们提出一种方法，用 GPT-4"),
        ('ten 10<sup class="ltx_sup">20</sup> and 1<sup class="ltx_sup">st</sup>', "ten 10^20 and 1st"),
        ('a<br class="ltx_break">line <span class="ltx_ERROR undefined">\\ul</span>', "a line"),
        ("zero\u200bwidth\u00adsoft", "zerowidthsoft"),
        ("tags &lt;search&gt;frogs&lt;/search&gt; are text", "tags <search>frogs</search> are text"),
        (f'blue <math alttext="{COLOURS}k_t"><mi>k</mi></math>', "blue $k_t$"),
        (f"SkyPilot {NOTE}. So", "SkyPilot. So"),
        ('Frog (<cite><a href="#bib.bib1">reed2024 </a></cite>) x', "Frog (reed2024) x"),
        ("costs $2 an hour", "costs $2 an hour"),
    ],
)
def test_text_is_what_a_reader_sees(page, lines, text):
    """Formulas once and as LaTeX, blanks single, leftovers of the converter gone."""
    assert texts(page(f'<div class="ltx_para" id="p9"><p class="ltx_p">{lines}</p></div>')) == [text]


def test_a_listing_is_read_without_the_link_that_repeats_it(page):
    """The data: link of a listing holds the whole text once more, in base64."""
    document = page(
        '<div class="ltx_para" id="S1.p1"><div id="S1.p1.1" class="ltx_listing ltx_lstlisting">'
        '<div class="ltx_listing_data"><a href="data:text/plain;base64,ZnJvZw==">⬇</a></div>'
        '<div class="ltx_listingline">frog = 1</div>'
        '<div class="ltx_listingline">pond = 2</div></div></div>'
    )

    assert texts(document, BlockKind.ALGORITHM) == ["frog = 1 pond = 2"]
    assert document.links == ()


def test_sections_in_the_wrong_place_keep_their_own_rank(page):
    """Half a paper inside a figure cell: ids and headings tell the truth, the nesting does not."""
    document = page(
        '<section id="S4" class="ltx_section"><h2 class="ltx_title"><span class="ltx_tag">4 </span>Experiments</h2>'
        '<figure id="S4.T1" class="ltx_table">'
        '<figcaption class="ltx_caption"><span class="ltx_tag">Table 1: </span>Frogs.</figcaption>'
        '<div class="ltx_flex_cell"><table class="ltx_tabular"><tr><td>a</td><td>1</td></tr></table></div>'
        '<div class="ltx_flex_cell"><section id="S5" class="ltx_section ltx_figure_panel">'
        '<h2 class="ltx_title"><span class="ltx_tag">5 </span>Conclusion</h2>'
        '<div id="S5.p1" class="ltx_para"><p class="ltx_p">Short but own.</p></div></section></div>'
        '<div id="S4.p2" class="ltx_para"><p class="ltx_p">Back again.</p></div></figure></section>'
    )

    assert [(section.anchor, section.level, section.role) for section in document.sections] == [
        ("S4", 1, Role.EXPERIMENTS),
        ("S5", 1, Role.CONCLUSION),
    ]
    assert [(block.anchor, block.section) for block in document.blocks[1:]] == [
        ("S4.T1", "S4"),
        ("S5.p1", "S5"),
        ("S4.p2", "S4"),
    ]


def test_a_plot_is_not_read_and_a_box_of_prose_is(page):
    """Text in drawings: the ticks of a plot run together, a coloured box holds sentences."""
    document = page(
        '<div id="S1.p1" class="ltx_para"><svg class="ltx_picture"><g><foreignObject><span>70</span></foreignObject>'
        "<foreignObject><span>80</span></foreignObject></g></svg></div>"
        '<div id="S1.p2" class="ltx_para"><svg><foreignObject>'
        '<span class="ltx_p" id="S1.p2.box">Frogs call at dusk, and nobody knows for whom.</span>'
        "</foreignObject></svg></div>"
    )

    assert texts(document) == ["Frogs call at dusk, and nobody knows for whom."]


def test_prompts_inside_a_figure_are_nothing_that_the_authors_say(page):
    """A prompt shown in a figure is kept, but never as a paragraph; short labels of panels are dropped."""
    document = page(
        '<figure id="S1.F1" class="ltx_figure"><p class="ltx_p" id="S1.F1.1">Panel</p><p class="ltx_p" id="S1.F1.2">'
        "You are a helpful frog. Answer with one croak only, please.</p>"
        '<figcaption class="ltx_caption"><span class="ltx_tag">Figure 1: </span>A prompt.</figcaption></figure>'
    )

    assert [(block.anchor, block.kind, block.sentences != ()) for block in document.blocks[1:]] == [
        ("S1.F1", BlockKind.FIGURE, True),
        ("S1.F1.2", BlockKind.ALGORITHM, False),
    ]


def test_a_group_of_formulas_gives_one_block_for_each_row_with_an_id(page):
    """Aligned formulas: cells of one row belong together, each row has its own number."""
    rows = "".join(
        f'<tbody id="S2.E{n}"><tr class="ltx_equation ltx_eqn_row"><td><math alttext="a_{n}"></math></td>'
        f'<td><math alttext="=b_{n}"></math></td><td><span class="ltx_tag_equation">({n})</span></td></tr></tbody>'
        for n in (1, 2)
    )
    document = page(
        f'<div class="ltx_para" id="S2.p1"><table id="S2.EG" class="ltx_equationgroup">{rows}</table></div>'
    )

    assert [(block.anchor, block.label, block.latex) for block in document.blocks[1:]] == [
        ("S2.E1", "(1)", "a_1 =b_1"),
        ("S2.E2", "(2)", "a_2 =b_2"),
    ]


def test_a_heading_whose_number_is_no_tag_is_parted_by_its_id(page):
    """Some classes write "1  Introduction" as plain text."""
    document = page(
        '<section id="S1" class="ltx_section"><h2 class="ltx_title">1  Introduction</h2><p>Frogs.</p></section>'
        '<section id="S2" class="ltx_section"><h2 class="ltx_title">3 Frogs</h2></section>'
    )

    assert [(section.number, section.title) for section in document.sections] == [
        ("1", "Introduction"),
        ("", "3 Frogs"),
    ]


def test_two_captions_in_one_figure_are_two_figures(page):
    """Figures set side by side share one element."""
    caption = '<figcaption class="ltx_caption"><span class="ltx_tag">Figure {0}: </span>Pond {0}.</figcaption>'
    document = page(f'<figure id="S1.F2" class="ltx_figure">{caption.format(1)}{caption.format(2)}</figure>')

    assert [(block.label, block.text) for block in document.blocks[1:]] == [
        ("Figure 1", "Figure 1: Pond 1."),
        ("Figure 2", "Figure 2: Pond 2."),
    ]


def test_ids_that_are_given_twice_still_make_anchors_that_are_not(page):
    """The first keeps the id; a block after it gets one of its own."""
    document = page('<div id="S1.p1" class="ltx_para"><p class="ltx_p">One.</p></div>' * 3)

    assert [block.anchor for block in document.blocks[1:]] == ["S1.p1", "S1.p1~2", "S1.p1~3"]


def test_an_element_cannot_pass_for_the_front(page):
    """Anchors of the metadata are ours: a page cannot put its words under them."""
    document = page('<div id="front.abstract" class="ltx_para"><p class="ltx_p">I am the abstract.</p></div>')

    assert [block.kind for block in document.blocks if block.anchor.startswith("front.")] == [BlockKind.TITLE]
