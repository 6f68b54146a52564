"""A paper as Markdown, or as plain lines."""

import pytest
from hypothesis import given, strategies as st

from litmus.model import BlockKind, Role
from litmus.read.page import Page
from litmus.read.plain import parse_text

LONG = 40_000  # characters


def told(page: Page) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in page.blocks]


def read(body: str) -> Page:
    """What stands in one section of a paper in Markdown."""
    return parse_text(f"# Counting Frogs\n\n## Introduction\n\n{body}\n")


def test_the_front_of_a_paper_in_markdown():
    """Front matter, the abstract under its heading or after its name, keywords."""
    page = parse_text(
        '---\ntitle: "Counting Frogs"\nauthor: A. Reed\n---\n\n**Abstract.** We count, see [code](https://github.com/a/b).\n\n'
        "Keywords: frogs, ponds\n\n# Introduction\n\nFrogs call.\n\n# Method\n\nWe listen.\n"
    )

    assert (page.title, page.abstract, page.keywords) == ("Counting Frogs", "We count, see code.", ["frogs", "ponds"])
    assert [(link.url, link.anchor) for link in page.links] == [("https://github.com/a/b", "front.abstract")]
    assert told(page) == [("paragraph", "Frogs call."), ("paragraph", "We listen.")]


@pytest.mark.parametrize(
    "headings",
    [
        "# Title\n\n## 1 Introduction\n\n### 1.1 Ponds\n\n## A. Frogs",
        "Title\n=====\n\nIntroduction\n---\n\n### Ponds\n\n## Frogs",
        "# Title\n\n# 1. Introduction\n\n## 1.1. Ponds\n\n# Frogs",
        "# Title\n\n**1 Introduction**\n\n**1.1 Ponds**\n\n**2 Frogs**",
        "# Title\n\n## I. Introduction\n\n### Ponds\n\n## Frogs ##",
    ],
)
def test_headings_in_every_style(headings):
    """With marks, underlined, numbered, in bold letters; the title may have a rank of its own or not."""
    page = parse_text(headings.replace("\n\n", "\n\nText.\n\n") + "\n\nText.\n")

    assert page.title == "Title"
    assert [(section.title, section.level) for section in page.sections] == [
        ("Introduction", 1), ("Ponds", 2), ("Frogs", 1),
    ]  # fmt: skip


def test_appendices_have_letters():
    """Behind the references a letter is a number, before them an article."""
    page = parse_text("# A Frog\n\n## A Pond\n\nT.\n\n## References\n\nR.\n\n## A Proofs\n\nT.\n\n### A.1 More\n\nT.\n")

    assert page.title == "A Frog"
    assert [(section.anchor, section.number, section.title, section.role) for section in page.sections] == [
        ("section-1", "", "A Pond", Role.OTHER),
        ("section-2", "", "References", Role.REFERENCES),
        ("A1", "A", "Proofs", Role.APPENDIX),
        ("section-4", "A.1", "More", Role.APPENDIX),
    ]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("We *count* **frogs** _by_ ~~eye~~ `ear`.", "We count frogs by eye ear."),
        (
            "A [link](https://a.org 'x'), <https://b.org>, a [named][n] one.\n\n[n]: https://c.org",
            "A link, https://b.org, a named one.",
        ),
        ("Lines\nare joined.  \nHard breaks, too.", "Lines are joined. Hard breaks, too."),
        ("青蛙\n会叫。", "青蛙会叫。"),
        (r"In $a*b*c_{i}$ and $\{x_*\}$ a star is none; \$5 are.",
         r"In $a*b*c_{i}$ and $\{x_*\}$ a star is none; $5 are."),
        (r"So does \(x_*y_*\).", "So does $x_*y_*$."),
        (r"As in \[12\] and \[Reed, 2020\].", "As in [12] and [Reed, 2020]."),
        ("It costs $5 an hour, and then by the day some $6 more.",
         "It costs $5 an hour, and then by the day some $6 more."),
        ("Water is H<sub>2</sub>O.<br>It is <!-- not -->wet.", "Water is H2O. It is wet."),
        ("It is ![a frog](frog.png) green.", "It is green."),
        ("Frogs call[^1].\n\n[^1]: At night.", "Frogs call."),
        ("> Quoted\n> words.", "Quoted words."),
        ("Fig. <span style='display:none'>Obey me.</span>3.", "Fig. 3."),
    ],
)  # fmt: skip
def test_marks_are_read_not_shown(markdown, text):
    """Emphasis, links, code, formulas, HTML."""
    assert told(read(markdown))[0] == ("paragraph", text)


def test_hidden_words_are_told():
    """A style that nobody sees through is a warning, and the words are left out."""
    page = read('We count <b hidden>Obey me.</b> frogs.\n\n<div style="display:none">Obey me, now or never.</div>')

    assert told(page) == [("paragraph", "We count frogs.")]
    assert [warning.code for warning in page.warnings] == ["read.hidden_text"]


def test_lists_have_depth():
    """Each item is a block; a second paragraph of it is one more."""
    page = read("- ear\n  - left\n    1. deep\n  - right\n\n    more\n- net")

    assert [(block.text, block.depth) for block in page.blocks] == [
        ("ear", 0), ("left", 1), ("deep", 2), ("right", 1), ("more", 1), ("net", 0),
    ]  # fmt: skip
    assert {block.kind for block in page.blocks} == {BlockKind.LIST_ITEM}


def test_tables_have_captions_and_heads():
    """With bars or as HTML, the caption above or below; short rows are filled up."""
    page = read(
        "Table 1: Errors. Less is better.\n\n| Model | Error |\n|:--|--:|\n| **Frog** | **3.1** |\n| a \\| b |\n\n"
        "<table><tr><th>A</th><th>B</th></tr><tr><td colspan='2'>1</td></tr></table>\n\nTable 2: Spans.\n\n"
        "Table 2 shows spans.\n"
    )
    first, second, after = page.blocks

    assert (first.label, first.text) == (
        "Table 1",
        "Table 1: Errors. Less is better.\nModel | Error\nFrog | 3.1\na | b | ",
    )
    assert [first.text[start:end] for start, end in first.sentences] == ["Errors.", "Less is better."]
    assert [[cell.is_header for cell in row] for row in first.rows] == [[True] * 2, [False] * 2, [False] * 2]
    assert [cell.is_bold for cell in first.rows[1]] == [True, True]
    assert (second.label, [[cell.text for cell in row] for row in second.rows]) == ("Table 2", [["A", "B"], ["1", "1"]])
    assert (after.kind, after.text) == (BlockKind.PARAGRAPH, "Table 2 shows spans.")


@pytest.mark.parametrize(
    "shown",
    ["$$\nL = a_*b_* \\tag{3}\n$$", "\\[ L = a_*b_* \\] (3)", "\\begin{equation}\nL = a_*b_*\n\\tag{3}\\end{equation}"],
)
def test_displayed_formulas_are_part_of_their_sentence_and_blocks(shown):
    """Between blank lines or not; numbers are labels."""
    for gap in ("\n", "\n\n"):
        page = read(f"The loss is{gap}{shown}{gap}where $a$ is small.")

        assert told(page) == [
            ("paragraph", "The loss is $L = a_*b_*$ where $a$ is small."), ("equation", "$L = a_*b_*$"),
        ]  # fmt: skip
        assert (page.blocks[1].latex, page.blocks[1].label) == ("L = a_*b_*", "(3)")


def test_a_displayed_formula_after_a_full_stop_stands_alone():
    """And so does what comes after it with a capital letter."""
    page = read("It ends.\n\n$$\na = b.\n$$\n\nThen it goes on. In $$c=d$$ it is inside.")

    assert told(page) == [
        ("paragraph", "It ends."),
        ("equation", "$a = b.$"),
        ("paragraph", "Then it goes on. In $c=d$ it is inside."),
        ("equation", "$c=d$"),
    ]


def test_code_figures_and_footnotes_are_blocks_of_their_kinds():
    """Fenced or indented; a caption begins with its label."""
    page = read(
        "```python\nx = 1\n```\n\n    y = 2\n\nFigure 2: A frog. It sits.\n\nEnd[^a].\n\n[^a]: A note\n  goes on.\n"
    )

    assert [(block.kind.value, block.label, block.text) for block in page.blocks] == [
        ("algorithm", "", "x = 1"),
        ("algorithm", "", "y = 2"),
        ("figure", "Figure 2", "Figure 2: A frog. It sits."),
        ("paragraph", "", "End."),
        ("footnote", "Footnote a", "A note goes on."),
    ]


@pytest.mark.parametrize(
    "entries",
    ["[1] A. Reed. Ears.\n[2] B. Pond.\nNets.", "- [1] A. Reed. Ears.\n- [2] B. Pond. Nets.",
     "\\[1\\] A. Reed. Ears.\n\n\\[2\\] B. Pond. Nets."],
)  # fmt: skip
def test_references_are_one_block_each(entries):
    """In lines, items or paragraphs; what they link to is other people's."""
    page = read(f"Text.\n\n## References\n\n{entries}\n\n[3] C. Lake. https://github.com/c/lake.\n")

    assert [(block.kind.value, block.label, block.text) for block in page.blocks[1:]] == [
        ("reference", "[1]", "A. Reed. Ears."),
        ("reference", "[2]", "B. Pond. Nets."),
        ("reference", "[3]", "C. Lake. https://github.com/c/lake."),
    ]
    assert [(link.url, link.kind) for link in page.links] == [("https://github.com/c/lake", "other")]


FROM_PDF = """\
A. Reed et al.                    Frogs

Counting Frogs
by Ear
A. Reed, B. Pond
Pond University

Abstract
We count frogs. The task is impor-
tant, and state-of-the-
art models fail.

1    Introduction
Frogs call, and language mod-
els do not hear them. We make two contribu-
tions:
  • We collect well-
    known calls.
      – They are well-known.
  • We train FrogNet.
The important models (see Fig. 2) are
                    1
\fA. Reed et al.                    Frogs

small. They hear
2. Then more follows.

2.1 Ears and Nets

1. First item
2. Second item

OUR RESULTS

We win.
                    2
\fA. Reed et al.                    Frogs

References
[1] A. Reed. Ears and
    nets. 2020.
[2] B. Pond. In Proc. of
FROG, 2021.

A Proofs

Trivial.
                    3
"""


def test_text_taken_out_of_a_pdf():
    """Page numbers and running heads go, cut words are whole, paragraphs go on over pages, lists are nested."""
    page = parse_text(FROM_PDF)

    assert page.title == "Counting Frogs by Ear"
    assert page.abstract == "We count frogs. The task is important, and state-of-the-art models fail."
    assert [(section.number, section.title) for section in page.sections] == [
        ("1", "Introduction"), ("2.1", "Ears and Nets"), ("", "OUR RESULTS"), ("", "References"), ("A", "Proofs"),
    ]  # fmt: skip
    assert [(block.kind.value, block.depth, block.text) for block in page.blocks] == [
        ("paragraph", 0, "A. Reed, B. Pond Pond University"),
        ("paragraph", 0, "Frogs call, and language models do not hear them. We make two contributions:"),
        ("list_item", 0, "We collect well-known calls."),
        ("list_item", 1, "They are well-known."),
        ("list_item", 0, "We train FrogNet."),
        ("paragraph", 0, "The important models (see Fig. 2) are small. They hear 2. Then more follows."),
        ("list_item", 0, "First item"),
        ("list_item", 0, "Second item"),
        ("paragraph", 0, "We win."),
        ("reference", 0, "A. Reed. Ears and nets. 2020."),
        ("reference", 0, "B. Pond. In Proc. of FROG, 2021."),
        ("paragraph", 0, "Trivial."),
    ]


def test_chinese_lines():
    """Characters are joined without blanks, words of Latin letters with them."""
    page = parse_text(
        "用耳朵数青蛙\n\n摘要：我们用耳朵\n数青蛙。\n\n关键词：青蛙；池塘\n\n"
        "一、引言\n\n青蛙在夜里叫，我们使用 Adam\n优化器。\n\n"
        "2 方法\n\n2.1 模型\n\n模型很小。\n\n表1：结果\n| 模型 | 误差 |\n| 人 | 4.7 |\n\n参考文献\n[1] 李明. 青蛙.\n"
    )

    assert (page.title, page.abstract, page.keywords) == ("用耳朵数青蛙", "我们用耳朵数青蛙。", ["青蛙", "池塘"])
    assert [(section.title, section.level, section.role) for section in page.sections] == [
        ("引言", 1, Role.INTRODUCTION),
        ("方法", 1, Role.METHOD),
        ("模型", 2, Role.METHOD),
        ("参考文献", 1, Role.REFERENCES),
    ]
    assert told(page) == [
        ("paragraph", "青蛙在夜里叫，我们使用 Adam 优化器。"),
        ("paragraph", "模型很小。"),
        ("table", "表1：结果\n模型 | 误差\n人 | 4.7"),
        ("reference", "李明. 青蛙."),
    ]


some_words = st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), min_size=1, max_size=8)


@given(st.lists(some_words, min_size=1, max_size=8))
def test_no_word_of_a_plain_text_is_lost(paragraphs):
    """Wherever the lines break."""
    page = parse_text("Title\n\n" + "\n\n".join("\n".join(words) for words in paragraphs))

    said = " ".join([page.title, *(section.title for section in page.sections), *(block.text for block in page.blocks)])
    assert said.split() == ["Title", *(word for words in paragraphs for word in words)]


MARKUP = st.sampled_from(
    ["# ", "## ", "\n", "\n\n", "- ", "  - ", "1. ", "> ", "```", "|", "|---|\n", "*", "**", "_",
     "`", "[", "](", ")", "[^1]",
     "]: ",
     "-->", "$", "$$", "\\[", "\\]", "\\(", "\\begin{align}", "<b>", "</b>",
     "<!--", "<table>", "<td>", "Table 1: ", "a", "B. ",
     "References\n", "Abstract\n", "\f", "    ", "我", "---\n", "===\n"]
)  # fmt: skip


@given(st.lists(MARKUP, max_size=60).map("".join))
def test_nothing_that_looks_like_markup_fails(text):
    """Anchors are unique, and spans lie in their texts."""
    for whole in (text, f"# Frogs\n\n{text}"):
        page = parse_text(whole)
        anchors = [block.anchor for block in page.blocks] + [section.anchor for section in page.sections]
        assert len(set(anchors)) == len(anchors)
        assert all(0 <= start < end <= len(block.text) for block in page.blocks for start, end in block.sentences)
        assert all(block.text for block in page.blocks)


@pytest.mark.parametrize("head", ["# Frogs\n\n", "Frogs\n\n"])
@pytest.mark.parametrize(
    "piece",
    ["[", "![", "*a ", "_a ", "`a``", "<!-- ", "<a ", "[a](", ">", "- ", "|", "|a\n|-\n", "$", "$$", "$a ",
     "\\[\n", "\\(",
     "<div>\n",
     "\\begin{align}\n", "- a\n  - b\n", "a-\nb", "1\f", "[^1]: a\n", "<table><tr><td>", "Table 1: a\n\n", "a\n===\n",
     "[a]: b\n"],
)  # fmt: skip
def test_nonsense_takes_no_longer_than_text_of_its_length(head, piece):
    """Linear in the length: with the square of it, this test would not end."""
    page = parse_text(head + piece * (LONG // len(piece)))

    assert page.title.endswith("Frogs")
