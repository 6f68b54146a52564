"""Whatever a model replies, what comes out is plain and bounded, or it is said to be unusable."""

import json

import pytest
from hypothesis import given, strategies as st

from litmus.model import FieldName, Unusable
from litmus.report.llm.replies import Stated, report_in, statements_in

QUESTIONS = {"method": (FieldName.METHOD, 2), "usage_input": (FieldName.INPUT, 1)}
STATEMENT, LABEL, LABELS, ID = 600, 20, 6, 80  # the most of each: characters, characters, labels, characters

ODD = st.sampled_from(["**", "__", "`", "[", "]", "(", ")", "![", "](x)", "\u200b", "\ud800", "\u202e", "\n", " ", "a"])
words = st.text() | st.lists(ODD).map("".join)
keys = st.sampled_from(["method", "usage_input", "statements", "id", "text", "at"]) | st.text(max_size=5)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
)
rows = st.lists(
    st.fixed_dictionaries({}, optional={"id": words | values, "text": words | values, "at": st.lists(words) | values})
    | values
)
reports = st.fixed_dictionaries({}, optional={"method": rows, "usage_input": rows | values, "other": values})
lists = st.fixed_dictionaries({"statements": rows})


def report(**said: object) -> dict[FieldName, tuple[Stated, ...]]:
    return report_in(json.dumps(said), QUESTIONS)


def one(text: object, at: object = ()) -> Stated:
    """What becomes of one statement."""
    return statements_in(json.dumps({"statements": [{"id": "method.1", "text": text, "at": at}]}))["method.1"]


def is_plain(stated: Stated) -> bool:
    """Whether a statement is words on one line, which can be written to any file, within its bounds."""
    stated.text.encode()
    return (
        stated.text == " ".join(stated.text.split())
        and len(stated.text) <= STATEMENT
        and len(stated.at) == len(set(stated.at)) <= LABELS
        and all(isinstance(label, str) and 0 < len(label) <= LABEL for label in stated.at)
    )


def is_report(text: str) -> bool:
    """Whether a reply is a report of plain statements; no error but Unusable comes out."""
    try:
        found = report_in(text, QUESTIONS)
    except Unusable as error:
        return bool(str(error))
    most = dict(QUESTIONS.values())
    return any(found.values()) and all(
        len(stated) <= most[field] and all(one.text and is_plain(one) for one in stated)
        for field, stated in found.items()
    )


def is_statements(text: str) -> bool:
    try:
        found = statements_in(text)
    except Unusable as error:
        return bool(str(error))
    return all(isinstance(key, str) and len(key) <= ID and is_plain(stated) for key, stated in found.items())


@given(words | values.map(json.dumps) | reports.map(json.dumps) | lists.map(json.dumps))
def test_whatever_comes_is_plain_or_unusable(text):
    assert is_report(text)
    assert is_statements(text)


@given(reports, st.sampled_from(["{}", "```json\n{}\n```", "```\n{}\n```", " \n```json\r\n{}\r\n```\n", "```{}```"]))
def test_a_fence_around_the_reply_changes_nothing(said, fence):
    def outcome(text):
        try:
            return report_in(text, QUESTIONS)
        except Unusable as error:
            return str(error)

    bare = json.dumps(said)
    assert outcome(fence.replace("{}", bare)) == outcome(bare)


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())))
def test_what_a_statement_says_beside_marks_is_kept(text):
    """A second reading finds nothing more to take away."""
    once = one(text).text
    assert one(once).text == once


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n ", id="blanks"),
        pytest.param("Here is the report.", id="prose"),
        pytest.param('Here: {"method": []}', id="prose around it"),
        pytest.param('{"method": ["It', id="cut off"),
        pytest.param("[]", id="a list"),
        pytest.param("7", id="a number"),
        pytest.param("null", id="null"),
        pytest.param("NaN", id="NaN"),
        pytest.param("{}", id="no key"),
        pytest.param('{"other": ["It sorts."]}', id="other keys"),
        pytest.param('{"method": []}', id="no answer"),
        pytest.param('{"method": null}', id="null for an answer"),
        pytest.param('{"method": [NaN, Infinity, {"text": NaN}]}', id="no text"),
        pytest.param('{"method": "It sorts."}', id="no list"),
        pytest.param('{"method": {"text": "It sorts."}}', id="no list, but a statement"),
        pytest.param("[" * 100_000, id="deep lists"),
        pytest.param('{"method": ' + "[" * 5000 + "]" * 5000 + "}", id="deep lists, closed"),
        pytest.param('{"method": ' * 100_000, id="deep objects"),
        pytest.param("9" * 100_000, id="a number of many digits"),
        pytest.param("\n" * 100_000, id="many lines"),
        pytest.param("```\n" + "\n" * 100_000, id="many lines behind a fence"),
        pytest.param("`" * 100_000, id="many fences"),
        pytest.param("\ufeff{}", id="a byte order mark"),
        pytest.param("```", id="a fence alone"),
    ],
)
def test_what_is_no_report_is_unusable(text):
    """And that is found out at once, however long it is: a pattern once took minutes over a page of empty lines."""
    with pytest.raises(Unusable, match=r"JSON object|holds a list"):
        report_in(text, QUESTIONS)


@pytest.mark.parametrize("said", [{}, {"statements": None}, {"statements": {}}, {"statements": "It sorts."}])
def test_statements_without_a_list_are_unusable(said):
    with pytest.raises(Unusable, match='no list "statements"'):
        statements_in(json.dumps(said))


def test_a_report_is_read_by_its_questions():
    """A bare text is a statement without labels; what is beyond the most of a question is left out."""
    found = report(
        method=["It sorts.", {"text": "It listens.", "at": ["p1"]}, "Beyond."],
        usage_input=[{"text": ""}, {"at": ["p1"]}, {"text": 7}, "Sounds."],
        other=["Nobody asked."],
    )
    assert found == {
        FieldName.METHOD: (Stated(text="It sorts.", at=()), Stated(text="It listens.", at=("p1",))),
        FieldName.INPUT: (Stated(text="Sounds.", at=()),),
    }


def test_of_a_key_said_twice_the_last_one_counts():
    assert report_in('{"method": ["First."], "method": ["Last."]}', QUESTIONS) == {
        FieldName.METHOD: (Stated(text="Last.", at=()),)
    }


def test_a_statement_with_an_empty_text_is_withdrawn_and_one_without_a_name_is_none():
    said = [{"id": "method.1", "text": ""}, {"id": 7, "text": "A."}, {"id": ["x"], "text": "A."}, {"text": "A."}, "A."]
    assert statements_in(json.dumps({"statements": said})) == {"method.1": Stated(text="", at=())}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("It **sorts** widgets by `sound` and __touch__.", "It sorts widgets by sound and touch."),
        ("It [sorts](https://evil.example/x) widgets.", "It sorts widgets."),
        ("It sorts ![](https://evil.example/pixel.png)widgets.", "It sorts widgets."),
        ("See [[a](b)](https://evil.example/x).", "See a."),
        ("It s*__*orts widgets.", "It sorts widgets."),
        ("Values in [0, 1] (see p. 3) stay.", "Values in [0, 1] (see p. 3) stay."),
        ("2*3 and snake_case stay.", "2*3 and snake_case stay."),
        ("It\nsorts\r\n\twidgets\u2028by\u00a0sound.", "It sorts widgets by sound."),
        ("It\u200b so\u202erts\u00ad \ud800wid\x00gets\U000e0041.", "It sorts widgets."),
        ("It sorts widgets \U0001f600.", "It sorts widgets \U0001f600."),
        ("该方法将**错误率**降至 3.1%。", "该方法将错误率降至 3.1%。"),
        ("word " * 1000, ("word " * 120).strip()),
        ("x" * 100_000, "x" * STATEMENT),
        ("[" * 100_000, "[" * STATEMENT),
        (None, ""),
        (["It sorts."], ""),
    ],
)
def test_marks_links_and_what_nobody_sees_are_taken_from_a_statement(said, read):
    assert one(said).text == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (["p12", "t3"], ("p12", "t3")),
        (["[p12]", " [ t3 ]\n", "p12"], ("p12", "t3")),
        (["", "[]", None, 7, 1.5, True, ["p1"], {"p": 1}, "p1"], ("p1",)),
        ([f"p{number}" for number in range(50)], ("p0", "p1", "p2", "p3", "p4", "p5")),
        (["p" * 1000], ("p" * LABEL,)),
        ("p12", ()),
        ({"p12": "t3"}, ()),
        (None, ()),
    ],
)
def test_labels_are_plain_and_few(said, read):
    assert one("It sorts.", said).at == read
