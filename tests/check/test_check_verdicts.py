"""Verdicts on statements about an invented paper."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from litmus.check import check, judge
from litmus.model import (
    LANGUAGES,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Field,
    FieldName,
    Report,
    Route,
    Verdict,
)
from litmus.sentences import sentence_spans
from litmus.words import say


def verdict(text: str, paper: Document, kind: ClaimKind = ClaimKind.STATEMENT, name: str = "results.1") -> Verdict:
    (found,) = judge((Claim(id=name, text=text, kind=kind),), paper)
    for language in LANGUAGES:
        assert say(found.reason, language)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
    for place in found.evidence:
        block = paper.block(place.anchor)
        assert block is not None
        assert block.text[place.start : place.end] == place.quote
    return found


STATEMENTS = [
    # what the paper says, in other words
    ("准确率在 LedgerQA 上达到 74.6%。", "supported", "figures_found", []),
    ("在 LedgerQA 上从 61.2% 提升至 **74.6%**", "supported", "figures_found", []),
    ("Quillnet is up to 18.6 times faster.", "supported", "figures_found", []),
    ("最高加速 18.6 倍", "supported", "figures_found", []),
    ("平均节省 43.5% 的内存", "supported", "figures_found", []),
    ("训练数据约 28 亿 token，耗时超过 300 GPU 小时", "supported", "figures_found", []),
    ("Quillnet-Tiny has 110M parameters", "supported", "figures_found", []),
    ("The error falls from 38.8% to 25.4%.", "supported", "figures_found", []),
    ("训练 12 个 epoch，batch 为 256", "supported", "figures_found", []),
    # what follows from it
    ("Quillnet gains 13.4 points over DenseNet-B on LedgerQA.", "derived", "derived", []),
    ("准确率相比 DenseNet-B 的 61.2% 提高 13.4 个百分点，达到 74.6%", "derived", "derived", []),
    # what it does not say
    ("准确率达到 84.6%", "not_found", "figure_missing", ["84.6%"]),
    ("Quillnet reaches 47.6% accuracy on LedgerQA.", "contradicted", "figure_differs", ["47.6%"]),
    ("训练数据约 2.8 亿 token", "not_found", "figure_missing", ["2.8 亿"]),
    ("Quillnet 在 ClerkBench-XL 上领先", "not_found", "name_missing", ["ClerkBench-XL"]),
    ("Quillnet 训练于 2019 年", "not_found", "figure_missing", ["2019"]),
    ("Other work reaches 99.9% here.", "not_found", "figure_missing", ["99.9%"]),
    ("Code: https://github.com/other/thing", "not_found", "link_missing", ["https://github.com/other/thing"]),
    # what it says less of, or the other way round
    ("Quillnet is 18.6 times faster.", "overstated", "up_to_lost", ["18.6 times"]),
    ("推理加速 18.6 倍", "overstated", "up_to_lost", ["18.6 倍"]),
    ("最高节省 43.5% 的内存", "overstated", "average_lost", ["最高节省 43.5%"]),
    ("训练耗时不足 300 GPU 小时", "contradicted", "bound_reversed", ["训练耗时不足 300 GPU 小时"]),
    ("准确率从 74.6% 提升至 61.2%", "contradicted", "change_reversed", ["74.6% 提升至 61.2%"]),
    ("内存占用增加 43.5%", "contradicted", "direction_turned", ["增加"]),
    # what cannot be told
    ("Quillnet outperforms DenseNet-B.", "not_checkable", "names_only_near", []),
    ("该方法思路清晰，适合长文档。", "not_checkable", "nothing_to_hold_near", []),
    ("采用三种损失函数", "not_checkable", "count_only", []),
    ("Quillnet-Tiny 的 110M 模型优于 DenseNet-B", "not_checkable", "comparison_open", []),
    ("The code: https://github.com/quill/quillnet/", "supported", "link_found", []),
]


@pytest.mark.parametrize(("text", "status", "code", "parts"), STATEMENTS)
def test_a_statement_gets_its_verdict(text, status, code, parts, paper):
    """Figures, names, links and the words beside them decide; the failing parts are marked."""
    found = verdict(text, paper)

    assert (found.status, found.reason.code) == (status, f"check.{code}")
    assert [text[start:end] for start, end in found.spans] == parts


RELATED = [
    ("Quillnet was trained on 9.9 trillion tokens.", "It was trained on 2.8 billion tokens in over 300 GPU hours."),
    ("Quillnet 的训练数据约 9.9 万亿 token。", "It was trained on 2.8 billion tokens in over 300 GPU hours."),
    ("A forward pass of Quillnet on a laptop draws 31.7 watts.", "A single forward pass takes 9.75 s on a laptop."),
    ("Quillnet 单次前向传播在笔记本上耗电 31.7 瓦。", "A single forward pass takes 9.75 s on a laptop."),
    ("Quillnet 平均节省 913 GB 内存。", "On average it saves 43.5% of the memory."),
    ("Quillnet 的排序损失权重为 0.35。", "We use three losses: a ranking loss, a copy loss, and a length loss."),
    ("Tested on English, Quillnet weighs 77.7 kg.", "Quillnet was tested on English alone."),
    ("Penguins eat 71.3 kg of fish.", None),
]


@pytest.mark.parametrize(("text", "related"), RELATED)
def test_beside_a_figure_that_is_not_found_stands_what_the_paper_says_of_the_same(text, related, paper):
    """Not its first passage, nor one with a figure like it, nor one that has the subject's name alone."""
    found = verdict(text, paper)

    assert (found.status, found.reason.code) == ("not_found", "check.figure_missing")
    assert [place.quote for place in found.evidence] == ([related] if related else [])


QUOTES = [
    ("We present Quillnet, a sparse attention for long documents.", "supported", "quote_found"),
    ("On LedgerQA it reaches 74.6% accuracy, up from 61.2% for DenseNet-B", "supported", "quote_backed"),
    ("A single forward pass takes 9.75 s on a laptop.", "supported", "quote_alone"),
    ("it is up to $18.6\\times$ faster … On average it saves 43.5% of the memory", "supported", "quote_alone"),
    ("On LedgerQA it reaches 76.4% accuracy, up from 61.2%", "contradicted", "quote_differs"),
    ("We present Quillnet, a dense attention for very long documents.", "not_found", "quote_altered"),
    ("The moon is made of green cheese.", "not_found", "quote_missing"),
]


@pytest.mark.parametrize(("text", "status", "code"), QUOTES)
def test_a_quotation_gets_its_verdict(text, status, code, paper):
    """Quoted words must stand there; their figures are looked for elsewhere, too."""
    found = verdict(text, paper, ClaimKind.QUOTE)

    assert (found.status, found.reason.code) == (status, f"check.{code}")


def test_a_quotation_is_found_where_its_writer_says(paper):
    """Of two places that have the words the cited one is shown, and the other backs its figure."""
    text = "74.6%"
    cited = Evidence(anchor="S4.p1", quote=text, start=0, end=1, url="", where="")
    (found,) = judge((Claim(id="results.1", text=text, kind=ClaimKind.QUOTE, evidence=(cited,)),), paper)

    assert found.evidence[0].anchor == "S4.p1"
    assert found.evidence[0].url == "https://arxiv.org/html/2602.90001v1#S4.p1"


def test_a_backed_figure_names_the_table(paper):
    """The reason says in which table a figure of the abstract stands."""
    found = verdict("On LedgerQA it reaches 74.6% accuracy, up from 61.2% for DenseNet-B", paper, ClaimKind.QUOTE)

    assert say(found.reason, "en") == "word for word in abstract; 74.6%, 61.2% also in Table 1"


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ("43.5% of the memory", "word for word in abstract; 43.5% also in §4"),
        ("half of the memory", "word for word in abstract"),
        ("a second of latency", "word for word in abstract"),
        ("5% of the memory", "word for word in abstract"),
    ],
)
def test_only_figures_that_are_no_chance_are_told_to_stand_elsewhere(figure, reason, paper):
    """Everybody has a half and a second somewhere; both sentences are about the same thing here."""
    summary, said = f"Quillnet saves {figure} on LedgerQA.", f"Table 1 shows that on LedgerQA Quillnet saves {figure}."
    blocks = (
        Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=summary, sentences=sentence_spans(summary)),
        Block(anchor="S4.p1", kind=BlockKind.PARAGRAPH, text=said, section="S4", sentences=sentence_spans(said)),
    )

    assert say(verdict(summary, replace(paper, blocks=blocks), ClaimKind.QUOTE).reason, "en") == reason


@pytest.mark.parametrize(
    ("abstract", "code"),
    [
        ("On LedgerQA Quillnet reaches 76.4% and the error falls to 25.4%.", "quote_disputed"),
        ("On LedgerQA Quillnet reaches 25.1% and the error falls to 25.4%.", "quote_partly_backed"),  # another thing
        ("Quillnet is tested on 76.4% of English text.", "quote_alone"),  # no sentence of the body is about it
    ],
)
def test_a_paper_that_does_not_agree_with_itself_is_told(abstract, code, paper):
    """The abstract's figure stands nowhere else, and the body has another where it tells the same."""
    said = "Quillnet reaches 74.6% on LedgerQA and the error falls to 25.4%."
    summary = Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=abstract, sentences=sentence_spans(abstract))
    body = Block(anchor="S4.p1", kind=BlockKind.PARAGRAPH, text=said, section="S4", sentences=sentence_spans(said))
    at_odds = replace(paper, blocks=(summary, body))

    found = verdict(abstract, at_odds, ClaimKind.QUOTE)

    assert found.status == "supported"
    assert found.reason.code == f"check.{code}"
    assert (found.reason.facts.get("theirs") == "74.6%") == (code == "quote_disputed")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Human-Computer Interaction (cs.HC), Machine Learning (stat.ML)", "supported"),
        ("人机交互 (cs.HC)", "supported"),
        ("Robotics (cs.RO)", "not_checkable"),
    ],
)
def test_a_field_of_application_is_held_against_arxivs_categories(text, status, paper):
    """A category's full name stands nowhere in a paper; its code does."""
    subjects = Block(anchor="front.subjects", kind=BlockKind.SUBJECTS, text="cs.HC, stat.ML")
    with_subjects = replace(paper, blocks=(subjects, *(b for b in paper.blocks if b.kind is not BlockKind.SUBJECTS)))

    found = verdict(text, with_subjects, name="application.1")

    assert found.status == status
    assert (found.reason.code == "check.listed_under") == (status == "supported")


def test_a_calculation_is_shown(paper):
    """A derived figure comes with what it was worked out from."""
    found = verdict("Quillnet gains 13.4 points over DenseNet-B on LedgerQA.", paper)

    assert found.reason.facts["calculation"] == "74.6 − 61.2 = 13.4"
    assert found.reason.facts["places"] == "Table 1"


ABSENCES = [
    ("usage.code.1", "contradicted", "absent_there"),
    ("usage.data.1", "supported", "absent"),
    ("limitations.1", "contradicted", "absent_there"),
    ("usage.hardware.1", "not_checkable", "absence_open"),
]


@pytest.mark.parametrize(("name", "status", "code"), ABSENCES)
def test_an_absence_is_held_against_links_and_headings(name, status, code, paper):
    """What is said to be missing is told by the field that the claim belongs to."""
    found = verdict("The paper does not say.", paper, ClaimKind.ABSENCE, name)

    assert (found.status, found.reason.code) == (status, f"check.{code}")


def test_a_paper_without_links_has_no_code(paper):
    """With no link to code, the absence is supported."""
    found = verdict("No code.", replace(paper, links=()), ClaimKind.ABSENCE, "usage.code.1")

    assert found.status == "supported"


def test_an_endless_claim_is_no_statement(paper):
    """What is far too long is not looked through."""
    assert verdict("1" * 5_000, paper).reason.code == "check.no_statement"


def test_a_report_is_checked_claim_by_claim(paper):
    """One verdict a claim, in the report's order, the same each time."""
    claims = [
        Claim(id=f"results.{number}", text=text, kind=ClaimKind.STATEMENT)
        for number, (text, *_) in enumerate(STATEMENTS)
    ]
    report = Report(
        arxiv_id=paper.arxiv_id,
        version=1,
        title=paper.title,
        language="en",
        writer="test",
        route=Route.HTML,
        fields=(
            Field(name=FieldName.METHOD, claims=tuple(claims[:3])),
            Field(name=FieldName.RESULTS, claims=tuple(claims[3:])),
        ),
    )

    found = check(report, paper)

    assert [one.claim_id for one in found] == [claim.id for claim in claims]
    assert found == check(report, replace(paper))


TEXT = st.text(
    st.sampled_from("0123456789.,% \n|$*\\{}()[]-–×→xkMB万亿三十百千分之从到至提升年最高平均约AaQuillnet")
    | st.characters()
)


@given(text=TEXT, kind=st.sampled_from(ClaimKind))
def test_nothing_that_is_said_breaks_the_check(text, kind, paper):
    """Any text gets a verdict that can be said, with spans inside it."""
    verdict(text, paper, kind)


@given(texts=st.lists(TEXT, min_size=1, max_size=4))
def test_a_paper_quotes_itself(texts):
    """Whatever a paper says, a quotation of it is found there."""
    blocks = tuple(
        Block(anchor=f"p{number}", kind=BlockKind.PARAGRAPH, text=text, sentences=((0, len(text)),) if text else ())
        for number, text in enumerate(texts)
    )
    document = Document(
        arxiv_id="2602.90002",
        version=1,
        title="",
        route=Route.HTML,
        url="",
        abs_url="",
        sections=(),
        blocks=blocks,
    )
    quote = texts[-1]
    (found,) = judge((Claim(id="1", text=quote, kind=ClaimKind.QUOTE),), document)

    if any(char.isalnum() for char in quote) and "..." not in quote and sum(map(str.isdigit, quote)) < 100:
        assert found.status == "supported"
