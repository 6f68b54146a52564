"""The prompt files: the same questions in both languages, and schemas that fit them."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from litmus.model import LANGUAGES, FieldName
from litmus.report.llm.replies import report_in, statements_in
from litmus.report.llm.templates import Scope, report_schema, statements_schema, template

NAMES = (*Scope, "repair", "translate")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prompt_is_there_with_its_version_and_its_rules(name, language):
    asked = template(name, language)

    assert asked.version.startswith(f"{name}.{language}-1-")
    assert asked.system
    assert asked.user
    assert "<!--" not in asked.system + asked.user


@pytest.mark.parametrize("scope", Scope)
def test_both_languages_ask_the_same(scope):
    assert template(scope, "en").questions == template(scope, "zh").questions


def test_the_detailed_report_answers_every_question_there_is():
    asked = [field for field, _ in template(Scope.DETAILED, "en").questions.values()]

    assert sorted(asked) == sorted(FieldName)


def test_the_daily_report_answers_a_part():
    daily, detailed = (template(scope, "en").questions for scope in (Scope.DAILY, Scope.DETAILED))

    assert daily.keys() < detailed.keys()


def test_prompts_are_short():
    """A person can read each in a minute."""
    texts = {
        file.name: file.read_text("utf-8")
        for file in (files("litmus.report.llm") / "prompts").iterdir()
        if file.name.endswith(".md")
    }
    assert len(texts) == 2 * (len(NAMES) + 1)
    assert max(text.count("\n") for text in texts.values()) <= 40


@pytest.mark.parametrize("scope", Scope)
def test_a_reply_after_the_schema_is_read(scope):
    questions = template(scope, "en").questions
    schema = report_schema(questions)
    reply = {key: [{"text": f"{key} it is.", "at": ["p1"]}] * (most + 2) for key, (_, most) in questions.items()}
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(reply)
    read = report_in(json.dumps(reply), questions)

    assert {field: len(said) for field, said in read.items()} == dict(questions.values())


@pytest.mark.parametrize("with_labels", [True, False])
def test_statements_after_the_schema_are_read(with_labels):
    schema = statements_schema(with_labels=with_labels)
    row = {"id": "results.1", "text": "So it is."} | ({"at": ["t3"]} if with_labels else {})
    reply = {"statements": [row]}
    Draft202012Validator(schema).validate(reply)

    assert statements_in(json.dumps(reply))["results.1"].text == "So it is."
