"""Several models' reports become one: what stands best goes in, nothing twice, and each statement keeps its writer."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from litmus.model import Claim, ClaimKind, Field, FieldName, Report, Route, Status, Usage, Verdict, remark
from litmus.report.extract.extractive import links_of
from litmus.report.llm.context import Context
from litmus.report.llm.draft import Draft
from litmus.report.llm.form import form_faults
from litmus.report.llm.merging import merged

S, D, N, X = Status.SUPPORTED, Status.DERIVED, Status.NOT_FOUND, Status.CONTRADICTED
Said = tuple[str, Status]
Judged = tuple[Draft, tuple[Verdict, ...]]


def draft(writer: str = "one:m", **said: Sequence[Said]) -> Judged:
    """A draft and its verdicts: its statements by field, `usage_input` for `usage.input`."""
    fields, verdicts = [], []
    for name in FieldName:
        claims = []
        for number, (text, status) in enumerate(said.get(name.replace(".", "_"), ()), 1):
            claims.append(Claim(id=f"{name}.{number}", text=text, kind=ClaimKind.STATEMENT))
            verdicts.append(Verdict(claim_id=claims[-1].id, status=status, reason=remark("check.test")))
        fields.append(Field(name=name, claims=tuple(claims)))
    report = Report(
        arxiv_id="2601.00001",
        version=1,
        title="Widgeter",
        language="en",
        writer=writer,
        route=Route.HTML,
        fields=tuple(fields),
    )
    usage = Usage(requests=1, input_tokens=100, output_tokens=10, cost=Decimal(1))
    trouble = (remark("llm.test", model=writer),)
    context = Context(pieces=(), tokens=0, budget=1000, whole=0)
    return Draft(report=report, context=context, prompt="test-1", usage=usage, trouble=trouble), tuple(verdicts)


def merge(*judged: Judged) -> tuple[Draft, tuple[tuple[str, ...], ...]]:
    return merged([one for one, _ in judged], [verdicts for _, verdicts in judged])


def texts(whole: Draft, name: FieldName = FieldName.METHOD) -> list[str]:
    return [claim.text for claim in whole.report.field(name).claims]


SOUND = "Widgeter hears the sound of each widget."
SHELF = "A decoder names the shelf on which it belongs."
ERROR = "The error falls to 3.1% on WidgetBench."
WRONG = "The error falls to 1.3% on WidgetBench."


@pytest.mark.parametrize(
    ("drafts", "kept"),
    [
        pytest.param([[(SOUND, S), (SHELF, S)]], [SOUND, SHELF], id="one model"),
        pytest.param([[(SOUND, N)], [(SHELF, S)]], [SHELF], id="supported before unsupported"),
        pytest.param([[(SOUND, X)], [(SHELF, N)]], [SHELF], id="not found before contradicted"),
        pytest.param([[(SOUND, D)], [(SHELF, S)]], [SHELF], id="supported before derived"),
        pytest.param([[(SOUND, S)], [(SHELF, S)]], [SOUND], id="of equals the first model's"),
        pytest.param([[(SOUND, N)], [(SHELF, X)]], [SOUND], id="the best, even if it does not hold"),
        pytest.param([[(SOUND, S)], [(SHELF, S), (ERROR, S)]], [SOUND, SHELF], id="as many as the longest has"),
        pytest.param([[(SOUND, S), (SHELF, N)], [(ERROR, S)]], [SOUND, ERROR], id="the places of bad ones are taken"),
        pytest.param([[(SHELF, N), (SOUND, N)], [(ERROR, S)]], [SHELF, ERROR], id="in the models' order"),
        pytest.param([[(SOUND, S)], [(SOUND, S), (SHELF, S)]], [SOUND, SHELF], id="nothing twice"),
        pytest.param([[(SOUND, N)], [(SOUND.upper(), S), (SHELF, S)]], [SOUND.upper(), SHELF], id="the better of two"),
        pytest.param([[(WRONG, X), (SOUND, S)], [(ERROR, S)]], [SOUND, ERROR], id="a wrong figure gives way"),
        pytest.param([[(ERROR, S), (SOUND, S)], [(WRONG, S)]], [ERROR, SOUND], id="the longest decides how many"),
        pytest.param([[(ERROR, S)], [(WRONG, S), (WRONG, X)]], [ERROR, WRONG], id="two figures that both stand"),
        pytest.param([[(SOUND, S), (SOUND, S)]], [SOUND], id="nothing twice by one model"),
        pytest.param([[("λ → ψ", S)], [("λ → ψ", S), (SOUND, S)]], ["λ → ψ", SOUND], id="nothing twice in any script"),
        pytest.param([[], [(SOUND, S)]], [SOUND], id="a model that said nothing"),
        pytest.param([[], []], [], id="nobody said anything"),
        pytest.param(
            [[("该方法把错误率降到 3.1%。", S), ("解码器给出货架编号。", S)], [("该方法将错误率降至 3.1%。", S)]],
            ["该方法把错误率降到 3.1%。", "解码器给出货架编号。"],
            id="like words in Chinese",
        ),
        pytest.param(
            [[("错误率降至 3.1%。", N)], [("该方法把声音的错误率降至 3.1%。", S)]],
            ["该方法把声音的错误率降至 3.1%。"],
            id="like words in Chinese that begin elsewhere",
        ),
    ],
)
def test_what_stands_best_is_taken_and_nothing_twice(drafts, kept):
    whole, _ = merge(*(draft(method=said) for said in drafts))

    assert texts(whole) == kept


def test_fields_are_merged_for_themselves():
    """What one field has does not count in another."""
    whole, kept = merge(
        draft("one:m", method=[(SOUND, S)], results=[(ERROR, S)]),
        draft("two:m", method=[(SHELF, S)], usage_input=[(SOUND, S)]),
    )

    assert (texts(whole), texts(whole, FieldName.INPUT), texts(whole, FieldName.RESULTS)) == ([SOUND], [SOUND], [ERROR])
    assert kept == (("method.1", "results.1"), ("usage.input.1",))


def test_the_whole_tells_whose_it_is_and_what_it_took():
    """The paper, the context and the prompt are the first draft's, since all had the same."""
    first, second = draft("one:m", method=[(SOUND, S)]), draft("two:m")
    whole, kept = merge(first, second, draft("one:m"))

    assert whole.report.writer == "one:m + two:m"
    assert whole.usage == Usage(requests=3, input_tokens=300, output_tokens=30, cost=Decimal(3))
    assert [one.facts["model"] for one in whole.trouble] == ["one:m", "two:m", "one:m"]
    assert (whole.context, whole.prompt) == (first[0].context, first[0].prompt)
    assert kept == (("method.1",), (), ())


@pytest.mark.parametrize("said", [[(SOUND, S)], []])
def test_what_litmus_says_of_links_stays_as_it_is_and_is_no_model_s(said, full):
    """As it does for one model: its addresses are no fault, and it takes nobody's place."""
    links = links_of(full, "en")[FieldName.CODE]

    def linked(writer):
        one, verdicts = draft(writer, usage_code=said)
        fields = tuple(
            replace(field, claims=(*field.claims, *links)) if field.name is FieldName.CODE else field
            for field in one.report.fields
        )
        own = tuple(Verdict(claim_id=claim.id, status=N, reason=remark("check.test")) for claim in links)
        return replace(one, report=replace(one.report, fields=fields)), (*verdicts, *own)

    whole, kept = merge(linked("one:m"), linked("two:m"))
    claims = whole.report.field(FieldName.CODE).claims

    assert "https://github.com/widgets/widgeter" in links[0].text
    assert claims[len(said) :] == links
    assert [claim.text for claim in claims[: len(said)]] == [text for text, _ in said]
    assert kept == (tuple(claim.id for claim in claims[: len(said)]), ())
    assert form_faults(whole.report) == {}


statements = st.lists(
    st.tuples(
        st.sampled_from([SOUND, SHELF, ERROR, WRONG, SOUND.lower(), "错误率降至 3.1%。", "！"])
        | st.text("abc 12.准确率", min_size=1).filter(str.strip),
        st.sampled_from(Status),
    ),
    max_size=5,
)
drafts = st.lists(
    st.builds(
        lambda writer, method, results: draft(writer, method=method, results=results),
        st.sampled_from(["one:m", "two:m", "three:m"]),
        statements,
        statements,
    ),
    min_size=1,
    max_size=3,
)


@given(drafts)
def test_every_statement_is_one_of_a_model_and_is_known_to_be_its(judged):
    """The ids are unique, and together the models kept all of them, each its own."""
    whole, kept = merge(*judged)
    found = {claim.id: (name, claim.text) for name, claim in whole.claims()}

    assert len(found) == len(list(whole.claims()))
    assert sorted(one for ids in kept for one in ids) == sorted(found)
    for (offer, _), ids in zip(judged, kept, strict=True):
        assert {found[one] for one in ids} <= {(name, claim.text) for name, claim in offer.claims()}
    assert [one.name for one in whole.report.fields] == list(FieldName)


@given(drafts)
def test_no_field_is_longer_than_its_longest_offer_and_none_that_has_offers_is_empty(judged):
    whole, _ = merge(*judged)
    for name in FieldName:
        offers = [len(offer.report.field(name).claims) for offer, _ in judged]
        assert len(texts(whole, name)) <= max(offers)
        assert bool(texts(whole, name)) == any(offers)


@given(drafts)
def test_no_words_are_said_twice(judged):
    whole, _ = merge(*judged)
    for name in FieldName:
        said = [text.lower() for text in texts(whole, name)]
        assert len(said) == len(set(said))


@given(drafts)
def test_a_field_for_which_something_supported_was_offered_has_something_supported(judged):
    whole, _ = merge(*judged)
    for name in FieldName:
        best = {
            claim.text
            for offer, verdicts in judged
            for (field, claim), verdict in zip(offer.claims(), verdicts, strict=True)
            if field is name and verdict.status is S
        }
        assert not best or best & set(texts(whole, name))
