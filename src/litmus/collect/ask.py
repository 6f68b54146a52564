"""Asking an upstream and reading its answer; how long an answer may be kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from litmus.model import Answer, Get
from litmus.model.errors import UpstreamNonsense

LARGEST = 32 * 2**20  # bytes; the largest true answer, 2500 OAI-PMH records, has some 8 MB
SHORT = timedelta(minutes=15)  # a list that still grows
NOTHING_STORED = timedelta(seconds=-1)  # less than any answer's age, also where the clock stands still

Parsed = TypeVar("Parsed")


def ask(get: Get, url: str, *, keep: timedelta | None, parse: Callable[[Answer], Parsed]) -> Parsed:
    """Get a URL and parse what comes; once more, past whatever is stored, if that cannot be read.

    arXiv's API answers with an empty page now and then, and a stored answer may date from a bad moment.

    Raises: NotThere, UpstreamUnavailable; UpstreamNonsense, if the second answer is no better.
    """
    try:
        return parse(_bounded(get(url, keep=keep)))
    except UpstreamNonsense:
        return parse(_bounded(get(url, keep=NOTHING_STORED)))


def keep_since(final: datetime, now: datetime) -> timedelta:
    """How long an answer may be kept that cannot change from the moment `final` on.

    Before that moment, a short while. After it, any answer that was given after it: an older one may lack what came
    later, which is why it is not kept "for ever".
    """
    return now - final if now > final else SHORT


def _bounded(answer: Answer) -> Answer:
    if len(answer.body) > LARGEST:
        raise UpstreamNonsense(answer.url, f"{len(answer.body) >> 20} MB, where a few are usual")
    return answer
