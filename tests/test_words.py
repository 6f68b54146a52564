"""What Litmus says itself: the same in both languages, and nothing is said that the catalogue lacks."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import litmus
from litmus.model import LANGUAGES, remark
from litmus.words import catalogue, say

SOURCES = sorted(Path(litmus.__file__).parent.rglob("*.py"))


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def remarks_made() -> Iterator[tuple[str, set[str], str]]:
    """Every `remark("code", fact=…)` of the code: its code, its facts, its place."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "remark" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and all(keyword.arg for keyword in node.keywords):
                    yield code.value, {str(keyword.arg) for keyword in node.keywords}, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_sentence_stands_in_every_language_with_the_same_facts(code) -> None:
    """A fact may have a form for Chinese (`topic`, `topic_zh`)."""
    sentences = catalogue()[code]

    assert set(sentences) == set(LANGUAGES)
    assert all(sentence.strip() for sentence in sentences.values())
    facts = {language: {name.removesuffix("_zh") for name in facts_of(sentences[language])} for language in LANGUAGES}
    assert facts["en"] == facts["zh"]


def test_every_remark_of_the_code_can_be_said() -> None:
    wrong = [
        f"{place}: {code}({', '.join(sorted(facts))})"
        for code, facts, place in remarks_made()
        if code not in catalogue() or any(facts_of(said) - facts for said in catalogue()[code].values())
    ]
    assert wrong == []


def test_chinese_sentences_are_set_in_chinese_punctuation() -> None:
    """No half-width comma, colon or stop between Chinese characters."""
    wrong = [said["zh"] for said in catalogue().values() if re.search(r"[一-鿿][,;:!?]|[一-鿿]\.(?!\w)", said["zh"])]
    assert wrong == []


def causes_told() -> Iterator[str]:
    """What the code says of models and upstreams that gave no answer, as far as it stands in one piece."""
    for path in (path for path in SOURCES if path.match("litmus/llm/*") or path.match("litmus/fetch/*")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "Failed",
                "Refused",
                "Unreached",
                "_said",
            }:
                for said in (*node.args, *(keyword.value for keyword in node.keywords)):
                    if isinstance(said, ast.Constant) and isinstance(said.value, str):
                        yield said.value


CAUSES = [
    *sorted(set(causes_told())),
    "cannot be reached",
    "its name cannot be resolved",
    "HTTP 503 (3 tries); it asks to be left alone for 600 s",
    "arxiv.org failed and is left alone in this run (the connection broke off)",
    "the 1800 s that a run may take are over (upstream.deadline in litmus.toml)",
    "16,000 tokens a run",
    "500,000 tokens a day",
    "0.50 USD a run",
    "2 EUR a day",
]


@pytest.mark.parametrize("cause", CAUSES)
def test_why_there_was_no_answer_is_said_in_chinese(cause) -> None:
    """Names, units and addresses stay."""
    said = say(remark("llm.none", cause=f"lab:m: {cause}", limit=cause), "zh")
    words = set(re.findall(r"[A-Za-z]{2,}", said.replace("arxiv.org", "").replace("upstream.deadline", "")))

    assert words <= {"lab", "HTTP", "litmus", "toml", "token", "USD", "EUR"}
    assert cause in say(remark("llm.none", cause=cause), "en")


def test_a_server_s_own_words_stay_as_they_are() -> None:
    said = say(remark("llm.none", cause="lab:m: the server failed (no workers left)"), "zh")

    assert "lab:m: 服务器出错 (no workers left)" in said


def test_facts_are_printed_as_they_are() -> None:
    """A fact with braces is text, not a template."""
    said = say(remark("day.unread", paper="{x}", url="https://arxiv.org/{y}"), "en")
    assert "{x}" in said
    assert "{y}" in said


@pytest.mark.parametrize(
    ("pages", "told"), [(0, "0 files in digests"), (1, "1 file in digests"), (2, "2 files in digests")]
)
def test_a_number_takes_its_own_form_of_the_word(pages, told) -> None:
    wrote = next(code for code, said in catalogue().items() if "{pages:# file|# files}" in said["en"])

    assert say(remark(wrote, pages=pages, folder="digests"), "en") == told


def test_no_sentence_has_a_number_before_a_plural_that_would_be_wrong_for_one() -> None:
    nouns = "papers|statements|days|picks|files|works|seeds|reports|topics|sentences|tables|references"
    wrong = [code for code, said in catalogue().items() if re.search(rf"\{{\w+\}} ({nouns})\b", said["en"])]

    assert wrong == []
