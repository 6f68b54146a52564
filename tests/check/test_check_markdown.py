"""Other people's reports, cut into statements."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from litmus.check import claims_in

CHINESE = """\
---
title: "日报 97%"
tags: [A, B]
---

# 日报

今天精选 6 篇论文。其中一篇最值得读！

## 1. Quillnet: 3x faster

- **链接**: https://arxiv.org/abs/2602.90001
- **作者**：某人 等
- **TL;DR**: 稀疏注意力，**97%** 稀疏度
- [arXiv](https://arxiv.org/abs/2602.90001) | [代码](https://github.com/quill/quillnet)

1. **使用指南**：
    *   **输入**：长文档（最长 128K token）；输出为答案。
    *   **输出**：
        1.  抽取片段。
        2.  排序。

2. **实验效果**：
延迟从 128 ms 降至 47 ms（见表 1；共 3 项）。
其余不变。

- **关键结果**（数字/提升幅度）:
  - 加速: **18.6倍**

| 模型 | 准确率 | 排名 |
| --- | --- | --- |
| Quillnet | 74.6% | 1 |
| 基线 | 持平 | 2 |

```
print("99%")
```
"""

STATEMENTS = [
    "今天精选 6 篇论文。",
    "其中一篇最值得读！",
    "稀疏注意力，**97%** 稀疏度",
    "长文档（最长 128K token）；",
    "输出为答案。",
    "抽取片段。",
    "排序。",
    "延迟从 128 ms 降至 47 ms（见表 1；共 3 项）。",
    "其余不变。",
    "加速: **18.6倍**",
    "74.6%",
]

ENGLISH = """\
# A digest

**Date**: 2026-02-24  
**Contribution**: We read e.g. Fig. 3 of the paper. It gains 3.4% (cf. Sec. 2).

> A quoted paragraph,
> over two lines, says 12 ms.

Results:

* Throughput: 1.9x over GPTQ
* Nothing else
"""  # noqa: W291 - a hard line break

ENGLISH_STATEMENTS = [
    "We read e.g. Fig. 3 of the paper.",
    "It gains 3.4% (cf. Sec. 2).",
    "A quoted paragraph,\n> over two lines, says 12 ms.",
    "Throughput: 1.9x over GPTQ",
    "Nothing else",
]


def test_a_chinese_report_is_cut_into_its_statements():
    """Front matter, headings, labels, links, authors, code and cells without figures are left out."""
    assert [claim.text for claim in claims_in(CHINESE)] == STATEMENTS


def test_an_english_report_is_cut_into_its_statements():
    """Abbreviations end no sentence; a label's value is a statement, unless it is about the page."""
    assert [claim.text for claim in claims_in(ENGLISH)] == ENGLISH_STATEMENTS


def test_line_ends_do_not_matter():
    """A report saved on Windows has the same statements."""
    assert [claim.text for claim in claims_in(CHINESE.replace("\n", "\r\n"))] == STATEMENTS


def test_a_label_with_a_figure_is_part_of_the_statement():
    """What a label claims is checked, too."""
    assert [claim.text for claim in claims_in("- **97% sparse**: it is fast")] == ["**97% sparse**: it is fast"]


def test_an_endless_sentence_stays_whole():
    """Its verdict says that it is none; pieces of it would be held against the paper one by one, as if they were."""
    (claim,) = claims_in("word " * 1_000)

    assert claim.text == ("word " * 1_000).strip()


@pytest.mark.parametrize(
    "sentence",
    [
        "Use `a; b` to gain 5%.",
        "It gains 5% over [x; y](https://example.org/?q=1;2) alone.",
        "With $a; b$ it gains 5%, see https://example.org/?q=1;2.",
        "AT&amp;T gains 5%, and &#8217;s it.",
    ],
)
def test_a_semicolon_inside_something_whole_cuts_nothing(sentence):
    """Code, links, formulas and entities are kept together; outside them a semicolon parts two statements."""
    assert [claim.text for claim in claims_in(sentence)] == [sentence]
    assert len(claims_in(sentence[:-1] + "; it loses 6%.")) == 2


def test_a_mark_of_byte_order_makes_no_statement_of_a_heading():
    assert [claim.text for claim in claims_in("\ufeff# TidePool\n\nIt gains 5%.")] == ["It gains 5%."]


def test_facts_about_the_page_are_no_statements():
    """With or without bold marks; what is no such label is a statement."""
    facts = "Date: 2026-02-24\n\nAuthors: A. Bell, C. Dorn\n\n日期：2026-02-24\n\n"
    report = f"{facts}Accuracy: it rises.\n\n论文：提升 5%\n"

    assert [claim.text for claim in claims_in(report)] == ["Accuracy: it rises.", "论文：提升 5%"]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("It gains <!-- 9%? --> 5%.", ["It gains 5%."]),
        ("It gains 5%. <!-- It gains\n9%. --> It is fast.", ["It gains 5%.", "It is fast."]),
        ("It gains ~~9%~~ 5%.", ["It gains 5%."]),
        ("~~It gains 9%. It is slow.~~ It is fast.", ["It is fast."]),
        ("~~提升 9%。~~提升 5%。", ["提升 5%。"]),
        ("- [ ] It gains 9%.\n- [x] It gains 5%.", ["[x] It gains 5%."]),
        ("| a | b |\n|---|---|\n| c | ~~9.5~~ 5.5 |", ["5.5"]),
        # no such marks
        ("It takes 5~~6 hours, or 7~~8.", ["It takes 5~~6 hours, or 7~~8."]),
        ("It gains 5%. <!-- It is fast.", ["It gains 5%.", "<!-- It is fast."]),
    ],
)
def test_what_a_reader_is_not_told_is_no_statement(report, said):
    """Comments, what is struck out, what is to be done; blanks stand for it in its statement."""
    assert [" ".join(claim.text.split()) for claim in claims_in(report)] == said


@given(st.text(st.sampled_from("ab1%。；.!| -*#>[]()`:：\n\r\t\0") | st.characters()))
def test_statements_are_pieces_of_the_report(text):
    """Each has the text at its span; they come in order and do not overlap; their ids differ."""
    claims = claims_in(text)
    spans = [claim.span for claim in claims]

    assert all(text[slice(*claim.span)] == claim.text for claim in claims)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert len({claim.id for claim in claims}) == len(claims)
