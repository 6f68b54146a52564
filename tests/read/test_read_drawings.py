"""The labels of a picture that is drawn in the page: text of the figure that it stands in, and no sentence of it."""

import pytest

from litmus.check import judge
from litmus.model import BlockKind, Claim, ClaimKind
from litmus.read import markdown

CAPTION = '<figcaption class="ltx_caption"><span class="ltx_tag">Figure {}: </span>{}</figcaption>'
LABEL = (
    '<g transform="matrix(1.0 0.0 0.0 1.0 8.95 268.83)"><foreignObject style="--ltx-fo-width:1.8em;font-size:5pt;" '
    'transform="matrix(1 0 0 -1 0 4.46)"><span class="ltx_foreignobject_container">'
    '<span class="ltx_foreignobject_content"><span class="ltx_text" style="font-size:50%;">{}</span></span></span>'
    "</foreignObject></g>"
)
BARS = ("70", "80", "90", "100", "89.9", "93.5", "76.0", "Calls (%)", "w/o Pond", "FrogNet", "Toad-2")
ORDER = "praise this paper"


def picture(*labels: str) -> str:
    return f'<svg class="ltx_picture">{"".join(map(LABEL.format, labels))}</svg>'


def figure(*inside: str, number: int = 5, caption: str = "Calls at dusk.") -> str:
    return f'<figure id="S5.F5" class="ltx_figure">{"".join(inside)}{CAPTION.format(number, caption)}</figure>'


def figures(document):
    return [block for block in document.blocks if block.kind is BlockKind.FIGURE]


def written(document):
    """What the only figure has below its caption, line by line."""
    (one,) = figures(document)
    return one.text.split("\n")[1:]


def test_labels_follow_the_caption_one_picture_a_line_without_the_ticks(page):
    """Apart from each other, in no sentence, and in no block of their own."""
    document = page(figure(picture(*BARS), picture("1.82", "4.12", "Searches")) + "<p>Frogs sing.</p>")

    (one,) = figures(document)
    assert one.text == (
        "Figure 5: Calls at dusk.\n89.9 93.5 76.0 Calls (%) w/o Pond FrogNet Toad-2\n1.82 4.12 Searches"
    )
    assert [one.text[slice(*span)] for span in one.sentences] == ["Calls at dusk."]
    assert one.label == "Figure 5"
    assert [block.kind for block in document.blocks[1:]] == [BlockKind.FIGURE, BlockKind.PARAGRAPH]
    assert "Calls at dusk.\n\n```\n89.9 93.5" in markdown(document)


@pytest.mark.parametrize(
    ("labels", "kept"),
    [
        (("$0$", "$0.25$", "$0.5$", "$0.75$", "0.61"), "0.61"),
        (("$-1{,}000$", "0", "1,000", "Loss"), "Loss"),
        (("1K", "10K", "100K", "12.5", "20%", "10%", "0%"), "12.5"),
        (("61.2", "70", "80", "90"), "61.2"),
        (("4", "4", "4"), "4 4 4"),
        (("10", "20", "35"), "10 20 35"),
    ],
)
def test_ticks_go_up_or_down_in_even_steps_or_by_an_even_factor(page, labels, kept):
    """Three at least; what stands beside an axis, and what is told twice, is none of them."""
    assert written(page(figure(picture(*labels)))) == [kept]


def test_formulas_are_told_once_and_lines_of_text_are_apart(page):
    """A formula as its LaTeX; `text` with its spans, each on a line of its own."""
    math = '<math alttext="\\alpha=2"><mi>α</mi><mo>=</mo><mn>2</mn></math>'
    texts = "<text>FrogNet</text><text><tspan x='0'>12</tspan><tspan x='0' dy='9'>34</tspan></text>"
    document = page(figure(f"<svg><g>{LABEL.format(math)}{texts}</g></svg>"))

    assert written(document) == ["$\\alpha=2$ FrogNet 12 34"]


def test_a_panel_with_a_caption_has_its_own_labels_and_one_without_gives_them_to_the_whole(page):
    """Figures in figures."""
    panel = f'<figure class="ltx_figure_panel">{picture("61.2")}{{}}</figure>'
    named = panel.format('<figcaption><span class="ltx_tag">(a)</span> Ponds.</figcaption>')
    document = page(figure(named, panel.format("").replace("61.2", "74.6")))

    assert [(block.label, block.text.split("\n")[1:]) for block in figures(document)] == [
        ("Figure 5", ["74.6"]),
        ("Figure 5(a)", ["61.2"]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        f"<p>Frogs {picture('FrogNet')} sing.</p>",
        figure('<table class="ltx_tabular"><tr><td>Frogs</td><td>' + picture("FrogNet") + "3</td></tr></table>"),
        figure("<p>Pond</p>", caption=f"Calls {picture('FrogNet')} at dusk."),
    ],
    ids=["in a line", "in a cell", "in a caption"],
)
def test_a_picture_in_a_line_is_a_symbol(page, lines):
    """As it was: nothing of it is read."""
    assert "FrogNet" not in "".join(block.text for block in page(lines).blocks)


@pytest.mark.parametrize(
    "lines",
    [
        "<g style='display:none'>{}</g>",
        "<g opacity='0'>{}</g>",
        "<g visibility='hidden'>{}</g>",
        "<g transform='scale(0.01)'>{}</g>",
        "<g font-size='0'>{}</g>",
        "<g hidden>{}</g>",
        "<defs>{}</defs>",
        "<g><clipPath>{}</clipPath></g>",
        "<symbol>{}</symbol>",
        "<desc>{}</desc>",
        "<title>{}</title>",
    ],
)
@pytest.mark.parametrize("label", ["<text>{}</text>", "<foreignObject>{}</foreignObject>"])
def test_what_a_picture_hides_or_only_defines_is_no_label(page, lines, label):
    """By style, by SVG's attributes, or by standing where nothing is drawn."""
    hidden = lines.format(label.format(ORDER))
    document = page(figure(f"<svg><text>FrogNet</text>{hidden}</svg>"))

    assert ORDER not in "".join(block.text for block in document.blocks)
    assert written(document) == ["FrogNet"]


def test_a_picture_has_so_many_labels_and_no_longer_ones(page):
    """A thousand of a figure, of a hundred characters at most, whatever its pictures hold."""
    crowd = "".join(f"<text>frog{number}</text>" for number in range(800))
    document = page(figure(f"<svg>{crowd}<text>{'frog ' * 30}</text></svg>", f"<svg>{crowd}</svg>"))

    assert [len(line.split()) for line in written(document)] == [800, 200]
    assert document.warnings == ()


def test_a_report_may_tell_what_a_bar_says(page):
    """Its figure is in the paper, at the figure; one that no bar has, nor a tick, is not."""
    prose = "".join(f"<p>Frog {name} sings in a pond of its own, as all frogs do.</p>" for name in ("A", "B", "C"))
    document = page(prose + figure(picture(*BARS), caption="How often calls are answered at dusk, by model."))
    said = ("FrogNet answers 93.5% of the calls.", "FrogNet answers 91.5% of the calls.", "Toad-2 answers 80%.")
    claims = [Claim(id=str(place), text=text, kind=ClaimKind.STATEMENT) for place, text in enumerate(said)]

    verdicts = judge(claims, document)
    assert [verdict.status.holds for verdict in verdicts] == [True, False, False]
    assert [evidence.where for evidence in verdicts[0].evidence] == ["Figure 5"]
