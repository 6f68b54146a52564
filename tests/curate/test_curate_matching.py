"""Terms in text: whole words, in every way in which they are written, and never inside a word."""

import re
import string

import pytest
from hypothesis import given, strategies as st

from litmus.curate.folding import fold
from litmus.curate.matching import Terms


def found(term: str, text: str) -> dict[str, int]:
    return dict(Terms([term]).count(text))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("GRPO", "we train with grpo."),
        ("chain-of-thought", "Chain of Thought prompting"),
        ("chain of thought", "chain-of-thought prompting"),
        ("chain of thought", "chain-of-\nthought"),
        ("multi-agent", "a MultiAgent system"),
        ("LLMs", "an LLM judge"),
        ("LLM", "two LLMs"),
        ("LLM", "the LLM's answers"),
        ("policy", "policies"),
        ("robot policies", "a robot policy"),
        ("search", "searches"),
        ("KV caches", "the KV-cache"),
        ("world model", "“World”-models"),
        ("R2", "IR and $\\mathbf{R}^2$ alike"),
        ("IR3", "IR$^3$: inverse RL"),
        ("Poincaré", "Poincar\\'e maps"),
        ("Poincare", "Poincaré maps"),
        ("Schrodinger", 'Schr\\"{o}dinger bridges'),
        ("π0", "we fine-tune $\\pi_0$"),
        ("pi-0.5", "$\\pi_{0.5}$ is here"),
        ("pi-0.5", "π0.5 is here"),
        ("alpha", "$\\alpha\\beta$"),
        ("GRPO", "\\textbf{GRPO} wins"),
        ("attention", "ﬂash attention, ＡＴＴＥＮＴＩＯＮ"),
        ("flash", "ﬂash attention"),
        ("C++", "written in C++"),
    ],
)
def test_a_term_is_found_however_it_is_written(term, text) -> None:
    assert found(term, text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("art", "state of the heart"),
        ("agent", "reagents"),
        ("RL", "a URL, a girl and RLHF"),
        ("tool use", "as a tool. Use it well"),
        ("tool use", "this tool (use with care)"),
        ("GPS", "a GP writes"),
        ("loss", "los angeles"),
        ("C", "written in C++"),
        ("chain of thought", "chain of a thought"),
        ("pi 0", "pi 0.5"),
        ("quantiz", "quantized"),
    ],
)
def test_a_term_is_not_found_where_it_does_not_stand(term, text) -> None:
    """Not within a word, nor over the end of a clause."""
    assert not found(term, text)


def test_a_star_lets_the_last_word_go_on_and_the_words_found_are_named() -> None:
    assert found("quantiz*", "Quantized, quantization, dequantized") == {"quantized": 1, "quantization": 1}
    assert found("test-time train*", "test-time training") == {"test time training": 1}


def test_the_longest_term_counts_and_no_word_twice() -> None:
    terms = Terms(["reward", "process reward", "process reward model"])

    assert terms.count("A process reward model, a process reward; reward") == {
        "process reward model": 1,
        "process reward": 1,
        "reward": 1,
    }


def test_a_group_is_all_of_a_name_or_none_of_it() -> None:
    terms = Terms(["Meta", "Grace Hopper"])

    assert terms.is_all(("grace", "hopper"))
    assert not terms.is_all(("meta", "knight"))
    assert not terms.is_all(())


WORD = st.text(string.ascii_lowercase, min_size=1, max_size=8)


@given(WORD, st.lists(WORD, max_size=30))
def test_what_is_found_is_one_of_the_words(term, words) -> None:
    """Against the plain definition: the term, its plural or its singular is among the words."""
    endings = {word for word in words if re.fullmatch(rf"{re.escape(term)}(?:e?s)?", word)}
    if found(term, " ".join(words)):
        assert endings or any(word[:3] == term[:3] and abs(len(word) - len(term)) <= 3 for word in words)
    else:
        assert not endings


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_can_be_looked_through(text, terms) -> None:
    counts = Terms(terms).count(text)

    assert all(count > 0 for count in counts.values())


@pytest.mark.parametrize(
    "nasty",
    [
        "\\" * 1_000_000,
        "\\'{" * 333_333,
        "a" * 1_000_000,
        "a-" * 500_000,
        "1." * 500_000,
        "\\emph{" * 150_000,
        "é" * 10**6,
    ],
)
def test_a_megabyte_of_nasty_text_is_cut_and_folded(nasty) -> None:
    assert len(fold(nasty)) <= 20_000
