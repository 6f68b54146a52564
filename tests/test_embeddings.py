"""Papers compared by what they mean, with a small model of our own."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from model2vec import StaticModel
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from litmus.curate.likeness import FEWEST, likeness
from litmus.curate.taste import taste
from litmus.embeddings import Embeddings
from litmus.model import MarkKind, Paper
from litmus.model.errors import ConfigError

from .commands import environment, in_process, text

GRASPING = ("robot", "gripper", "manipulation", "tongs")
SPEECH = ("phoneme", "dialect", "accent", "vowel")
OTHER = tuple(f"thing{number}" for number in range(12))


@pytest.fixture(scope="module", params=["float32", "float16"])  # a model that was distilled is kept in the latter
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows two fields, and words of neither, each a direction of its own."""
    words = ("[UNK]", *GRASPING, *SPEECH, *OTHER)
    vectors = np.zeros((len(words), 2 + len(OTHER)), dtype=np.float32)
    for place, word in enumerate(words):
        direction = 0 if word in GRASPING else 1 if word in SPEECH else 2 + OTHER.index(word) if word in OTHER else None
        if direction is not None:
            vectors[place, direction] = 1
    tokenizer = Tokenizer(WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    made = tmp_path_factory.mktemp("model")
    StaticModel(vectors.astype(request.param), tokenizer).save_pretrained(made)
    return made


@pytest.fixture(scope="module")
def meaning(folder: Path) -> Embeddings:
    return Embeddings(str(folder))


@pytest.fixture
def paper() -> Callable[[int, str], Paper]:
    return lambda number, title: Paper(
        arxiv_id=f"2603.{number:05}", version=1, title=title, abstract="", authors=("Ada Lovelace",)
    )


def test_papers_that_share_no_word_are_alike_by_what_they_mean(meaning, paper) -> None:
    robot, tongs = paper(1, "Robot gripper"), paper(2, "Tongs")
    others = [paper(10 + number, word) for number, word in enumerate(OTHER)]
    by_words, by_meaning = likeness([robot], [tongs, *others]), likeness([robot], [tongs, *others], meaning)

    assert not by_words.costs.any()
    assert by_meaning.costs[0, 0] > 1
    assert not by_meaning.costs[0, 1:].any()


def test_a_few_papers_are_compared_by_their_words_for_nothing_tells_what_is_usual(meaning, paper) -> None:
    papers = [paper(number, GRASPING[number % 4]) for number in range(FEWEST // 2 - 1)]
    assert (likeness(papers, papers, meaning).cosines == likeness(papers, papers).cosines).all()


def test_a_like_reaches_papers_of_other_words(meaning, paper) -> None:
    liked, near, far = paper(1, "Robot gripper"), paper(2, "Tongs manipulation"), paper(3, "Phoneme vowel")
    marked = {liked.arxiv_id: MarkKind.LIKE}
    assert near.arxiv_id not in taste(marked, [], [liked, near, far], 3.0)

    ground = taste(marked, [], [liked, near, far], 3.0, meaning)
    assert ground[near.arxiv_id].value > 0.5
    assert ground[near.arxiv_id].why.code == "curate.taste_for_meaning"
    assert far.arxiv_id not in ground


def test_a_text_without_a_known_word_means_nothing(meaning) -> None:
    assert not meaning.vectors(["", "unheard of"]).any()


@pytest.mark.parametrize(("name", "cause"), [("no/where/at all", "no model could be loaded"), ("", "no model")])
def test_a_model_that_is_not_there_is_said_with_the_next_step(name, cause, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ConfigError, match=cause) as said:
        Embeddings(name).vectors(["robot"])
    assert "Name the folder of a Model2Vec model" in str(said.value)


def test_the_sample_day_is_picked_by_meaning_where_the_settings_say_so(folder, tmp_path) -> None:
    ran = text(in_process("digest", "--sample", folder=tmp_path, env=environment(LITMUS_EMBEDDINGS=str(folder))))
    assert ran.returncode == 0, ran.stderr
    wrong = text(
        in_process("digest", "--sample", folder=tmp_path, env=environment(LITMUS_EMBEDDINGS=str(tmp_path / "none")))
    )
    assert wrong.returncode == 2
    assert "no model could be loaded" in wrong.stderr
    assert "Traceback" not in wrong.stderr
