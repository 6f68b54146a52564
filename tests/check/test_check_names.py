"""Names: what is one, where the paper has it, and which sentence of the paper the words around it are from."""

from collections import defaultdict

import pytest
from hypothesis import given, strategies as st

from litmus.check.figures.quantities import find_figures
from litmus.check.language.measures import are_alike
from litmus.check.language.names import is_shortened
from litmus.check.misreadings.owners.alignment import Alignment
from litmus.check.misreadings.owners.bearers import bearers, pairs
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.paper.layout import Layout
from litmus.check.paper.library import library_of
from litmus.check.support.statements import read
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route
from litmus.sentences import sentence_spans

ABSTRACT = (
    "For the Multi Index Fusion (MIF) we evaluate LexMind Opus 4.1, GPT-9 (31B) and DeskFormer on contracts. "
    "It is a transformer-based reranker. DeskFormer answers 62.3% of the questions, LexMind Opus 4.1 71.5%. "
    "With SPAM sampling, FPS falls to 24. On AddSent Ideal Match (AIM), all models fail."
)


def around(text: str) -> Surroundings:
    title = Block(anchor="front.title", kind=BlockKind.TITLE, text="Models that Read Contracts")
    block = Block(anchor="a", kind=BlockKind.ABSTRACT, text=ABSTRACT, sentences=sentence_spans(ABSTRACT))
    paper = Document(
        arxiv_id="2602.90011",
        version=1,
        title=title.text,
        route=Route.ABSTRACT,
        url="https://arxiv.org/abs/2602.90011v1",
        abs_url="https://arxiv.org/abs/2602.90011v1",
        sections=(),
        blocks=(title, block),
    )
    library = library_of(paper)
    return Surroundings(Beside(read(Claim(id="1", text=text, kind=ClaimKind.STATEMENT), library), library))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("其中 Claude Opus 4.1 在 Level I 上最好", ["Claude Opus 4.1", "Level"]),
        ("Llama 3.3 70B 和 Mistral 7B 比 Gemma 快 7%", ["Llama 3.3 70B", "Mistral 7B", "Gemma"]),
        ("Gemini 2.5 Pro达到 62.3%", ["Gemini 2.5 Pro"]),
        ("Mistral Medium 3.1（1.84）优于 Granite Guardian 3.3", ["Mistral Medium 3.1", "Granite Guardian 3.3"]),
        ("on COCO 49.2 mAP is reached", ["COCO", "mAP"]),
        ("the CRF-based DeskNet wins", ["CRF-based", "DeskNet"]),
        ("a mean average precision and precision", ["mean average precision", "precision"]),
        ("We use DeskNet with recall F1 and DeskNet accuracy", ["DeskNet", "recall", "F1", "DeskNet", "accuracy"]),
        ("Two models, Llama and Phi, are used. Phi wins. Then it stops", ["Llama", "Phi", "Phi"]),
    ],
)
def test_a_name_is_whole(text, names):
    layout = Layout(text, find_figures(text))
    assert [text[name.start : name.end] for name in layout.names] == names


def test_a_plural_is_the_same_name():
    layout = Layout("an LLM among LLMs, an ADK/SDK among ADKs/SDKs", ())
    assert [name.key for name in layout.names] == ["llm", "llm", "adksdk", "adksdk"]


def test_a_list_goes_over_brackets_and_versions():
    text = (
        "On COCO (80% accuracy), LVIS (1,203 classes) and Objects365 it beats DINO. "
        "Neither SAM 2 nor CLIP does, but OWL and GLIP do."
    )
    layout = Layout(text, find_figures(text))
    lists: dict[int, set[str]] = defaultdict(set)
    for name, number in layout.name_lists.items():
        lists[number].add(text[name.start : name.end])
    assert list(lists.values()) == [{"COCO", "LVIS", "Objects365"}, {"OWL", "GLIP"}]


@pytest.mark.parametrize(
    ("name", "spots"),
    [
        ("DeskFormer", ["DeskFormer", "DeskFormer"]),
        ("MIF", ["MIF", "Multi Index Fusion"]),
        ("Multi Index Fusion", ["Multi Index Fusion", "MIF"]),
        ("TransFormer", ["transformer"]),
        ("AddSent IM", ["AddSent Ideal Match"]),  # which it does not have so
    ],
)
def test_a_name_is_found_under_its_other_forms(name, spots):
    here = around(f"在合同上，{name} 表现最好")
    assert [spot.text for spot in here.own(here.layout.names[0])] == spots


def others(text: str) -> dict[str, set[str]]:
    found = bearers(around(text))
    return {text[slice(*bearer.span)]: {spot.text for spot in bearer.others} for bearer in found}


def test_a_form_of_a_name_does_not_stand_in_its_place():
    assert {"GPT-9", "DeskFormer", "MIF"} <= others("LexMind Opus 在合同上最好")["LexMind Opus"]
    assert "LexMind Opus 4.1" not in others("LexMind Opus 在合同上最好")["LexMind Opus"]
    assert "AddSent Ideal Match" not in others("AddSent IM 在合同上最好")["AddSent IM"]
    assert "AddSent Ideal Match" in others("DeskFormer 在合同上最好")["DeskFormer"]


def test_only_things_of_a_kind_may_be_exchanged():
    text = "DeskFormer 优于 SPAM 采样，准确率和 SPAM 不同"
    here = around(text)
    texts = {tuple(text[slice(*one.span)] for one in pair) for pair in pairs(bearers(here), here)}
    assert ("DeskFormer", "SPAM") in texts
    assert ("准确率", "SPAM") not in texts


def test_a_kind_of_thing_is_not_exchanged_with_a_thing():
    """An LLM, a transformer: each of its kind may be called so, in whatever order."""
    here = around("DeskFormer 是基于 Transformer 的模型")
    found = bearers(here)
    assert {bearer.name.key for bearer in found if bearer.own} == {"deskformer", "transformer"}
    assert not [*pairs(found, here)]


def test_a_kind_with_a_figure_of_its_own_is_a_thing():
    here = around("DeskFormer 达到 71.5%，Transformer（62.3%）")
    assert [(one.text, other.text) for one, other in pairs(bearers(here), here)] == [("DeskFormer", "Transformer")]


def test_what_another_sentence_of_the_statement_names_may_stand_in_a_names_place():
    assert "DeskFormer" in others("DeskFormer 表现好。LexMind Opus 在合同上最好")["LexMind Opus"]
    assert "DeskFormer" not in others("DeskFormer 表现好，LexMind Opus 在合同上最好")["LexMind Opus"]


def test_a_clause_is_aligned_by_what_few_sentences_have():
    here = around("在合同上评测了三个模型，DeskFormer 回答了 71.5% 的问题")
    (desk,) = (bearer for bearer in bearers(here) if bearer.name.key == "deskformer")
    alignment = Alignment(here)
    shares = {spot.sentence[1]: alignment.share(desk.name, [spot]) for spot in desk.own}
    assert shares[2] > 0.8
    assert shares[0] == 0
    # Of all of the sentence, less: the first clause is another's.
    assert alignment.share(desk.name, desk.own, is_whole=True) < shares[2]


@pytest.mark.parametrize(
    ("text", "winners", "losers"),
    [
        ("DeskNet leads GPT-9 on contracts", ["DeskNet"], ["GPT-9"]),
        ("we show the advantages of DeskNet over existing ADKs", ["DeskNet"], ["ADKs"]),
        ("DeskNet 与 GPT-9 相当，且优于 LexMind", ["DeskNet"], ["LexMind"]),
        ("DeskNet 在合同上优于 GPT-9", ["DeskNet"], ["GPT-9"]),
        ("与 GPT-9 相比，DeskNet 提高 3%", [], []),
    ],
)
def test_what_wins_is_the_subject(text, winners, losers):
    layout = Layout(text, find_figures(text))
    sides = {text[name.start : name.end]: layout.side(name) for name in layout.names}
    assert [name for name, side in sides.items() if side > 0] == winners
    assert [name for name, side in sides.items() if side < 0] == losers


def test_what_something_costs_does_not_stand_in_the_place_of_how_good_it_is():
    assert are_alike("accuracy", "recall")
    assert are_alike("latency", "memory")
    assert are_alike("desknet", "gpt9")
    assert not are_alike("accuracy", "latency")
    assert not are_alike("accuracy", "desknet")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("accuracy rises from 35.5% to 37.1% on COCO and from 40.1% to 44.1% on LVIS", {"35.5%", "37.1%"}),
        ("it falls from 70.9 on COCO and 46.7 on LVIS to 24.5", {"70.9"}),
        ("between 85.1% and 97.2% on COCO", {"85.1%", "97.2%"}),
        ("it gains 5.0-17.5% on COCO and 7.8-17.2% on LVIS", {"5.0", "17.5%"}),
        ("COCO 上从 35.5% 提升至 37.1%", {"35.5%", "37.1%"}),
    ],
)
def test_a_name_stands_with_both_ends_of_what_changed(text, figures):
    layout = Layout(text, find_figures(text))
    coco = next(name for name in layout.names if name.key == "coco")
    starts = {layout.bonds[number] for number in layout.within(coco)}
    ends = {figure.start: figure.end for figure in layout.figures}
    assert {text[start : ends[start]] for start in layout.with_ends(starts)} == figures


@pytest.mark.parametrize(
    ("word", "name", "is_so"),
    [
        ("binseg", "Binary Segmentation", True),
        ("retnet", "Retrieval Network", True),
        ("bins", "Binary Segmentation", False),  # of a word one letter may be by chance
        ("binary", "Binary Segmentation", False),  # one of its words is a word of its own
        ("binseg", "BinSeg", False),
    ],
)
def test_a_word_may_be_made_of_the_beginnings_of_a_name(word, name, is_so):
    assert is_shortened(word, name) is is_so


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=8), min_size=2, max_size=4), st.data())
def test_beginnings_of_two_letters_make_a_short_form(words, data):
    ends = [data.draw(st.integers(2, len(word))) for word in words]
    short = "".join(word[:end] for word, end in zip(words, ends, strict=True))
    assert is_shortened(short, " ".join(words)) is (short not in words)
