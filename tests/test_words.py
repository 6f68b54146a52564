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


def test_facts_are_printed_as_they_are() -> None:
    """A fact with braces is text, not a template."""
    said = say(remark("day.unread", paper="{x}", url="https://arxiv.org/{y}"), "en")
    assert "{x}" in said
    assert "{y}" in said
