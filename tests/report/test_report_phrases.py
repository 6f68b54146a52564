"""The little language of phrases."""

import pytest
from hypothesis import given, strategies as st

from litmus.report.extract.phrases import Lexicon, is_figure, words_of
from litmus.report.extract.questions import QUESTIONS, TURN


def holds(phrase: str, text: str) -> bool:
    lexicon = Lexicon()
    group = lexicon.add([phrase])
    return group in lexicon.groups_in(words_of(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("we propose|introduce", "Here we introduce a lamp."),
        ("we also? show", "We show it."),
        ("we also? show", "We also show it."),
        ("generali*", "It generalizes well."),
        ("given ... we", "Given a lamp of brass, we light it."),
        ("trained on # gpus", "Trained on 8 GPUs."),
        ("#size model", "A 7B model."),
        ("# _ tokens", "Over 15 billion tokens."),
        ("^ however", "However, lamps break."),
        ("steps .", "We take the following steps."),
        ("prone to / vulnerable", "Lamps are vulnerable."),
        ("# samples", "We use $1{,}000$ samples."),
        ("state-of-the-art", "The State-of-the-Art lamp."),
    ],
)
def test_a_phrase_is_found(phrase, text):
    """Each mark of the language does what the module says."""
    assert holds(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("we propose", "They propose a lamp, and we like it."),
        ("^ however", "Lamps, however, break."),
        ("steps .", "The steps are these."),
        ("given ... we", "Given one two three four five six seven eight nine words, we stop."),
        ("#size model", "Our 7 models."),
        ("# tokens", "Many tokens."),
        ("model", "Several models."),
    ],
)
def test_what_is_no_phrase_is_not_found(phrase, text):
    """Words are whole, gaps are short, anchors hold."""
    assert not holds(phrase, text)


@given(st.text(max_size=300))
def test_any_text_can_be_cut_into_words(text):
    """A text has words or none; the marks of beginning and end are always there."""
    first, *words, last = words_of(text)

    assert (first, last) == ("^", ".")
    assert all(isinstance(is_figure(word), bool) for word in words if word)


@pytest.mark.parametrize("piece", ["we propose ", "$", "however ", "a.b.c,", "ignore all ", "(" * 3 + "2020 "])
def test_a_megabyte_of_one_word_is_no_trouble(piece):
    """Time grows with the length and no faster; with its square this would not end."""
    text = piece * (1_000_000 // len(piece))
    lexicon = Lexicon()
    groups = [lexicon.add(cue.phrases) for question in QUESTIONS for cue in question.cues]

    assert lexicon.groups_in(words_of(text)) <= set(groups)


def test_every_phrase_of_the_questions_can_be_read():
    """A slip in the table is found here, not on a paper."""
    lexicon = Lexicon()
    for question in QUESTIONS:
        for cue in (*question.cues, *question.headings):
            lexicon.add(cue.phrases)
        lexicon.add(question.must)

    assert lexicon.add(TURN) > len(QUESTIONS)
