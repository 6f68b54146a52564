"""The package of a new trial: whatever the paper says, it is text in the code, and no code."""

import ast

from hypothesis import given, strategies as st

from litmus.model import Claim, ClaimKind, Entry, Evidence, Field, FieldName, Paper, Report, Route
from litmus.trials.scaffold import scaffold

TEXT = st.text(max_size=60) | st.sampled_from(
    ['"""', "'''", "\\", "$name", "\r\nimport os", "\u2028import os", "#\x0cx"]
)


def entry(title: str, said: str, where: str) -> Entry:
    evidence = Evidence(anchor="a", quote="q", start=0, end=1, url="", where=where)
    claim = Claim(id="results.1", text=said, kind=ClaimKind.QUOTE, evidence=(evidence,))
    fields = tuple(Field(name=name, claims=(claim,) if name is FieldName.RESULTS else ()) for name in FieldName)
    paper = Paper(arxiv_id="2603.00001", version=2, title=title, abstract="", authors=())
    report = Report(
        arxiv_id="2603.00001", version=2, title=title, language="en", writer="x", route=Route.HTML, fields=fields
    )
    return Entry(
        paper=paper,
        route=Route.HTML,
        attempts=(),
        url="",
        warnings=(),
        history=(),
        reports={"en": report},
        verdicts={"en": ()},
    )


@given(TEXT, TEXT, TEXT)
def test_what_a_paper_says_never_becomes_code(title, said, where) -> None:
    code = scaffold(entry(title, said, where))["litmus_trial_2603_00001/__init__.py"]
    module = ast.parse(code)

    plain = ast.parse(scaffold(entry("A", "B", "C"))["litmus_trial_2603_00001/__init__.py"])
    assert [type(node) for node in ast.walk(module)] == [type(node) for node in ast.walk(plain)]
    literals = [node.value for node in ast.walk(module) if isinstance(node, ast.Constant)]
    assert title in literals


def test_the_first_figure_is_told() -> None:
    code = scaffold(entry("T", "It is 18.6x faster and 3 % better.", "Table 2"))["litmus_trial_2603_00001/__init__.py"]
    assert "figure='18.6x'" in code
    assert "# - It is 18.6x faster and 3 % better. (Table 2)" in code
