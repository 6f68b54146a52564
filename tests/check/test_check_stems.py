"""Stems, which threads ask for side by side."""

import sys
from concurrent.futures import ThreadPoolExecutor

from Stemmer import Stemmer

from litmus.check.language.terms import stem


def test_threads_do_not_mix_their_words_up() -> None:
    """The library's stemmer holds the word that it works on; the switches make the mixing all but certain."""
    words = [
        f"{start}{end}" for start in map("word{}".format, range(200)) for end in ("ization", "ational", "s", "ing")
    ]
    alone = Stemmer("english")
    expected = [alone.stemWord(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            for _ in range(5):
                stem.cache_clear()
                assert list(threads.map(stem, words)) == expected
    finally:
        sys.setswitchinterval(before)
