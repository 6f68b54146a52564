"""A published report against a later version of its paper: what is told, and what is not."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings, strategies as st

from litmus.check import check, find_quantities, recheck
from litmus.check.redline import Redline
from litmus.model import (
    Block,
    Claim,
    ClaimKind,
    Difference,
    Document,
    Field,
    FieldName,
    Recheck,
    Report,
    Route,
    Status,
)
from litmus.read import from_file
from litmus.report import Extractive
from litmus.sentences import sentence_spans

from ..conftest import SHARED


def report_on(document: Document, *texts: str, kind: ClaimKind = ClaimKind.QUOTE) -> Report:
    """A report that says these things."""
    claims = tuple(
        Claim(id=f"{FieldName.RESULTS}.{number}", text=text, kind=kind) for number, text in enumerate(texts, 1)
    )
    return Report(
        arxiv_id=document.arxiv_id,
        version=1,
        title=document.title,
        language="en",
        writer="extract",
        route=document.route,
        fields=(Field(name=FieldName.RESULTS, claims=claims),),
    )


def edited(document: Document, *edits: tuple[str, str]) -> Document:
    """A second version, with these words replaced wherever they stand."""

    def said(text: str) -> str:
        for old, new in edits:
            text = text.replace(old, new)
        return text

    def again(block: Block) -> Block:
        text, rows = (
            said(block.text),
            tuple(tuple(replace(cell, text=said(cell.text)) for cell in row) for row in block.rows),
        )
        return replace(block, text=text, rows=rows, sentences=sentence_spans(text) if block.sentences else ())

    return replace(document, version=2, blocks=tuple(map(again, document.blocks)))


def rechecked(paper: Document, *edits: tuple[str, str], quotes: tuple[str, ...] = ()) -> Recheck:
    report = report_on(paper, *(quotes or QUOTES))
    return recheck(report, check(report, paper), edited(paper, *edits))


QUOTES = (
    "On LedgerQA it reaches 74.6% accuracy, up from 61.2% for DenseNet-B, and it is up to $18.6\\times$ faster",
    "We train for 12 epochs with a batch of 256 on eight H20 GPUs.",
    "Quillnet was tested on English alone.",
)


def told(found: Recheck) -> list[tuple[Status, list[tuple[str, str]]]]:
    return [(one.after.status, [(pair.old, pair.new) for pair in one.differences]) for one in found.changes]


def test_the_same_text_has_no_changes(paper) -> None:
    found = rechecked(paper)
    assert found == Recheck(compared=3, reworded=0, unread=0, changes=())


@pytest.mark.parametrize(
    ("old", "new", "status", "pair"),
    [
        ("74.6% accuracy", "73.9% accuracy", Status.CONTRADICTED, ("74.6%", "73.9%")),
        ("12 epochs", "ten epochs", Status.CONTRADICTED, ("12", "ten")),
        ("H20 GPUs", "H200 GPUs", Status.CONTRADICTED, ("H20", "H200")),
        ("for DenseNet-B,", "for DenseNet-C,", Status.CONTRADICTED, ("DenseNet-B", "DenseNet-C")),
        ("was tested", "was not tested", Status.CONTRADICTED, ("", "not")),
        ("We train for 12", "We train for up to 12", Status.OVERSTATED, ("12", "≤ 12")),
        ("was tested", "may be tested", Status.OVERSTATED, ("", "may")),
    ],
)
def test_what_changes_the_sense_is_told_as_exactly_that(paper, old, new, status, pair) -> None:
    """A figure, a name, a denial, a bound, a hedge: one change, with the words that stand for each other."""
    found = rechecked(paper, (old, new))

    assert told(found) == [(status, [pair])]
    assert new.split()[-1].strip(",") in found.changes[0].after.evidence[0].quote
    assert found.compared == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("On LedgerQA it reaches 74.6% accuracy", "It attains an accuracy of 74.6 percent on LedgerQA"),
        ("We train for 12 epochs with a batch of 256", "Training runs for twelve epochs with a batch of 256"),
        ("Quillnet was tested on English alone.", "Quillnet was tested on English text alone, as others were before."),
        ("256 on eight H20 GPUs.", "256. We use eight H20 GPUs."),
        ("$18.6\\times$ faster", "18.6x faster [12]"),
    ],
)
def test_other_words_for_the_same_are_none(paper, old, new) -> None:
    """Rephrased, split in two, its formulas set otherwise: counted, not told."""
    found = rechecked(paper, (old, new))

    assert not found.changes
    assert found.reworded == 1


def test_what_is_gone_is_told_as_gone(paper) -> None:
    """After what says something else; with the nearest words where some are near."""
    found = rechecked(
        paper, ("Quillnet was tested on English alone.", "We leave it at that."), ("74.6% accuracy", "70.1% accuracy")
    )

    assert [one.after.status for one in found.changes] == [Status.CONTRADICTED, Status.NOT_FOUND]
    assert [one.is_gone for one in found.changes] == [False, True]
    assert not found.changes[1].differences


def test_a_figure_that_the_new_version_gives_elsewhere_holds_on(paper) -> None:
    """A sentence is gone, and the table still has what it said."""
    quote = "Quillnet reaches 74.6% on LedgerQA"
    found = rechecked(paper, (f"{quote} in 2024.", "The table has our results."), quotes=(quote,))

    assert not found.changes
    assert found.reworded == 1


def test_a_paper_that_comes_to_disagree_with_itself_is_told(paper) -> None:
    """The abstract keeps its figure, the results lose it."""
    quote = "On LedgerQA it reaches 74.6% accuracy, up from 61.2% for DenseNet-B"
    body = ("Quillnet reaches 74.6% on LedgerQA in 2024.", "Quillnet reaches 73.9% on LedgerQA, DenseNet-B 61.2%.")
    found = rechecked(paper, body, ("Quillnet | 74.6", "Quillnet | 73.9"), quotes=(quote,))

    assert [one.after.reason.code for one in found.changes] == ["check.quote_disputed"]


def test_nothing_is_gone_that_was_not_read(paper) -> None:
    """Of the new version only the abstract could be had."""
    later = edited(paper, ("74.6% accuracy", "71% accuracy"))
    front = tuple(block for block in later.blocks if block.anchor.startswith("front."))
    report = report_on(paper, *QUOTES)
    found = recheck(report, check(report, paper), replace(paper, version=2, route=Route.ABSTRACT, blocks=front))

    assert (found.compared, found.unread) == (1, 2)
    assert told(found) == [(Status.CONTRADICTED, [("74.6%", "71%")])]


def test_a_report_in_other_words_is_held_against_the_new_version_too(paper) -> None:
    said = "On LedgerQA, Quillnet-Tiny reaches 69.05%."
    report = report_on(paper, said, kind=ClaimKind.STATEMENT)
    verdicts = check(report, paper)
    later = edited(paper, ("69.05", "66.21"))

    assert verdicts[0].status is Status.SUPPORTED
    assert [one.after.status.holds for one in recheck(report, verdicts, later).changes] == [False]


def test_code_that_was_missing_and_came_is_no_correction(paper) -> None:
    claim = Claim(id=f"{FieldName.CODE}.1", text="No link to code in the text that was read.", kind=ClaimKind.ABSENCE)
    silent = replace(paper, links=())
    report = replace(report_on(silent, *QUOTES), fields=(Field(name=FieldName.CODE, claims=(claim,)),))
    found = recheck(report, check(report, silent), paper)

    assert not found.changes
    assert [one.claim for one in found.added] == [claim]


def test_a_method_with_a_new_name_is_the_same_method(paper) -> None:
    """Its old name is in the old title, and nowhere in the new version."""
    old = edited(replace(paper, title="QuillNet2: Sparse Attention"), ("Quillnet", "QuillNet2"))
    quote = "QuillNet2 was tested on English alone."
    report = report_on(old, quote)
    found = recheck(report, check(report, old), paper)

    assert not found.changes
    assert found.reworded == 1


def test_what_did_not_hold_when_it_was_published_is_no_change(paper) -> None:
    report = report_on(paper, "It reaches 99.9% accuracy.", kind=ClaimKind.STATEMENT)
    assert recheck(report, check(report, paper), paper) == Recheck(compared=0, reworded=0, unread=0, changes=())


SENTENCES = st.lists(
    st.sampled_from("we train the router model on accuracy gains over baseline data with BLEU LongBench-2 and".split()),
    min_size=4,
    max_size=24,
).map(" ".join)
NUMBER = st.decimals(min_value=1, max_value=99, places=1).map(str)


@given(SENTENCES)
@example("It is not all $\\alpha_{1}$, 5% of 3x; GPT-4 may.")
def test_a_sentence_does_not_differ_from_itself(sentence) -> None:
    found = Redline.between(sentence, sentence)
    assert (found.status, found.differences) == (Status.SUPPORTED, ())


@given(SENTENCES, NUMBER, NUMBER, SENTENCES)
def test_one_other_figure_is_found_as_exactly_that(before, number, other, after) -> None:
    """Whatever stands around it."""
    one, two = (f"{before} reaches {figure}% here {after}" for figure in (number, other))
    found = Redline.between(one, two)

    same = number == other
    assert found.differences == (() if same else (Difference(old=f"{number}%", new=f"{other}%"),))
    assert found.status is (Status.SUPPORTED if same else Status.CONTRADICTED)


@given(SENTENCES, st.sampled_from(["also", "here", "in our work", "of this kind", "as shown in Table 3 [12]"]))
def test_words_that_say_nothing_make_no_difference(sentence, aside) -> None:
    middle = len(sentence.split()) // 2
    words = sentence.split()
    found = Redline.between(sentence, " ".join((*words[:middle], aside, *words[middle:])))
    assert found.status is Status.SUPPORTED


@settings(max_examples=200)
@given(st.text(max_size=400), st.text(max_size=400))
@example("(" * 400, "$" * 400)
@example("1,1," * 100, "A-1." * 100)
def test_whatever_is_compared_ends_in_a_verdict(one, other) -> None:
    """Hostile text raises nothing."""
    assert 0 <= Redline.between(one, other).likeness <= 1


@pytest.mark.shared
def test_a_changed_digit_of_a_real_paper_is_found_and_nothing_else() -> None:
    """Every figure of every quotation that its extract makes, one after another."""
    paper = from_file(SHARED / "papers" / "1706.03762.html")
    report = Extractive().write(paper, "en")
    verdicts = check(report, paper)
    assert recheck(report, verdicts, paper).changes == ()
    for claim, verdict in zip(report.claims, verdicts, strict=True):
        for quantity in find_quantities(claim.text) if claim.kind is ClaimKind.QUOTE else ():
            if not (digits := [*re.finditer(r"\d", claim.text[quantity.start : quantity.end])]):
                continue
            at = quantity.start + digits[-1].start()
            turned = claim.text[:at] + str((int(claim.text[at]) + 3) % 10) + claim.text[at + 1 :]
            block = paper.block(verdict.evidence[0].anchor)
            later = replace(block, text=block.text.replace(claim.text, turned))
            blocks = tuple(later if one is block else one for one in paper.blocks)
            found = recheck(report, verdicts, replace(paper, version=2, blocks=blocks))
            mine = [one for one in found.changes if one.claim.id == claim.id]
            assert [len(one.differences) for one in mine] == [1], turned
            assert all(claim.text in one.claim.text or one.claim.text in claim.text for one in found.changes), turned
