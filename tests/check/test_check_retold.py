"""Statements that retell a sentence of a full text, and have another figure, name or word in one place of it."""

import pytest
from hypothesis import given, strategies as st

from litmus.check import judge
from litmus.check.language.concepts import concepts_in
from litmus.check.language.denials import denials_in, is_plain
from litmus.check.language.opposites import tells_absence, turns_in
from litmus.check.paper.neighbourhoods import Context, Neighbourhood, Weighed
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route, Status, Verdict
from litmus.sentences import sentence_spans

METHOD = (
    """Marrow reads contracts with a graph encoder of twelve layers. We set the hidden dimension of the encoder to 768.
    Each expert of the gate has an intermediate size of 2048. The retriever was trained on 64 Ascend910 cards.
    In the first stage we train with a context length of 4096 tokens. In the second stage one of 16384 is used.""",
    """Clauses are split with the ClauseCut parser before they are indexed.
    The index is served by Vespa on two machines.""",
    """Increasing the dropout rate hurts recall on short leases. The gate reduces the latency of reranking on patents.
    Without the gate, the precision of reranking drops on annexes. Contract pages are decoded backward.
    While it trails HeavyRank in English treaties, it surpasses it in Danish treaties.""",
    """The tuned threshold gives the best rankings on most of the jurisdictions.
    On notarial deeds, learned positions are comparable to fixed positions. Annotators were paid by the hour.
    They came from four law schools. Nobody saw the answers beforehand. Disputes were settled by a judge.""",
    """For baselines we follow BriefBench and report scores of DeepIndex with Lucene as its index. The code will follow.
    The guidelines were revised twice. Their final version has nine pages. The weights are kept by the registry.""",
    """Leases were scanned at the registry. Patents were taken from the public office. Treaties are public.
    We thank the registry for its help. All licences were checked by counsel. Some pages had to be left out.""",
    """The scores of the parser were turned into ranks directly, without the need of any calibration contracts.
    Cropping the margins of scanned pages introduces many recognition errors. Ranks are stored with the page.
    The gap between human and automatic summaries narrows as the number of clauses grows.""",
)
TRUE = (
    "The encoder's hidden dimension is 768.",
    "Marrow's retriever training ran on 64 Ascend910 cards.",
    "第一阶段训练的上下文长度为 4096。",
    "Before they are indexed, the clauses are split by the parser ClauseCut.",
    "Recall on short leases gets worse with a higher dropout rate.",
    "On patents, reranking has a lower latency with the gate.",
    "Without the gate, reranking is less precise on annexes.",
    "The gate makes reranking more precise on annexes.",
    "In Danish treaties it is ahead of HeavyRank.",
    "In English treaties it is behind HeavyRank.",
    "The best rankings come from the tuned threshold on most jurisdictions.",
    "Learned positions are on a par with fixed positions on notarial deeds.",
    "The index runs on Vespa, on two machines.",
    "Turning the parser's scores into ranks took no calibration contracts.",
    "把解析器的得分转为排名时，不需要校准合同。",
    "The fewer the clauses, the wider the gap between human and automatic summaries.",
    "The gap between human and automatic summaries shrinks with a larger number of clauses.",
    "Recognition errors come from cropping the margins of scanned pages.",
)
FALSE = (
    ("The encoder has a hidden dimension of 2048.", "figure_borrowed", "2048"),
    ("第一阶段训练的上下文长度为 16384。", "figure_borrowed", "16384"),
    ("The clauses are split with the Lucene parser before they are indexed.", "name_borrowed", "Lucene"),
    ("Increasing the dropout rate improves recall on short leases.", "direction_turned", "improves"),
    ("在专利上，门控会增加重排的延迟。", "direction_turned", "增加"),
    ("All contract pages are decoded forward by the model.", "direction_turned", "forward"),
    ("The tuned threshold gives the best rankings on all jurisdictions.", "some_as_all", "all"),
    ("On notarial deeds, learned positions are clearly better than fixed positions.", "parity_as_win", "better"),
    (
        "Turning the parser's scores into ranks took some calibration contracts.",
        "denial_turned",
        "calibration",
    ),
    (
        "Cropping the margins of scanned pages does not introduce recognition errors.",
        "denial_turned",
        "not introduce recognition errors",
    ),
)


def paper(*paragraphs: str) -> Document:
    blocks = (
        Block(anchor=f"S1.p{number}", kind=BlockKind.PARAGRAPH, text=text, sentences=sentence_spans(text))
        for number, text in enumerate(paragraphs, start=1)
    )
    return Document(
        arxiv_id="2601.00001",
        version=None,
        title="Marrow: retrieval for long contracts",
        route=Route.ABSTRACT,
        url="https://arxiv.org/abs/2601.00001",
        abs_url="https://arxiv.org/abs/2601.00001",
        sections=(),
        blocks=tuple(blocks),
    )


def verdict(text: str, document: Document) -> Verdict:
    (found,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), document)
    return found


@pytest.mark.parametrize("text", TRUE)
def test_what_says_the_same_in_other_words_holds(text: str) -> None:
    assert verdict(text, paper(*METHOD)).status.holds


@pytest.mark.parametrize(("text", "code", "words"), FALSE)
def test_one_place_filled_otherwise_is_told(text: str, code: str, words: str) -> None:
    found = verdict(text, paper(*METHOD))
    assert not found.status.holds
    assert found.reason.code == f"check.{code}"
    assert [text[start:end] for start, end in found.spans] == words.split(", ")
    assert found.evidence


def test_in_an_abstract_nothing_is_said_of_it() -> None:
    assert verdict("All contract pages are decoded forward by the model.", paper(METHOD[2])).status.holds


def test_a_name_that_stands_there_too_is_right() -> None:
    both = paper(*METHOD, "Before they are indexed, the clauses of letters are split with the Lucene parser.")
    assert verdict("The clauses are split with the Lucene parser before they are indexed.", both).status.holds


@given(st.permutations(METHOD))
def test_the_order_of_the_paragraphs_does_not_matter(paragraphs: tuple[str, ...]) -> None:
    document = paper(*paragraphs)
    assert verdict("The encoder has a hidden dimension of 2048.", document).status is Status.CONTRADICTED
    assert verdict("The encoder's hidden dimension is 768.", document).status.holds


def test_opposites_know_what_is_denied_and_what_bounds_a_figure() -> None:
    says = {
        text: [turn.says for turn in turns_in(text)]
        for text in ("it improves", "it does not improve", "more than 40 pages")
    }
    assert says == {"it improves": [True, True], "it does not improve": [False, False], "more than 40 pages": []}
    assert tells_absence("without the gate")
    assert not tells_absence("with the gate")


def test_what_is_denied_ends_with_its_clause_and_a_limit_denies_nothing() -> None:
    denied = {
        text: [text[one.end : one.clause_end].strip() for one in denials_in(text)]
        for text in (
            "it works without a gate, and fast",
            "not only leases",
            "没有微调过的模型",
            "不需要再训练，也更快",
            "without it, recall drops",
        )
    }
    assert list(denied.values()) == [["a gate"], [], [], ["需要再训练"], []]
    assert is_plain("it works under a gate")
    assert not is_plain("it works on uncropped pages")


@given(st.text(max_size=80), st.text(max_size=80), st.integers(0, 80))
def test_closeness_is_a_share(ours: str, theirs: str, at: int) -> None:
    concepts = tuple(Weighed(concept, 1.0) for concept in concepts_in(ours))
    there = Neighbourhood.of((), theirs, (ours,))
    assert 0 <= Context.of(ours, at, at + 1, concepts).closeness(there, there.step(at)) <= 1 + 1e-9
