"""Asking an upstream and reading its answer; how long an answer may be kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from litmus.model import NOTHING_STORED, Answer, Get
from litmus.model.errors import NotThere, UpstreamError, UpstreamNonsense, UpstreamUnavailable

LARGEST = 32 * 2**20  # bytes; the largest true answer, 2500 OAI-PMH records, has some 8 MB
SHORT = timedelta(minutes=15)  # a list that still grows

Parsed = TypeVar("Parsed")


def ask(
    get: Get, url: str, *, keep: timedelta | None, parse: Callable[[Answer], Parsed], may_lack: bool = False
) -> Parsed:
    """Get a URL and parse what comes; once more, past whatever is stored, if that cannot be read.

    arXiv's API answers with an empty page now and then, and a stored answer may date from a bad moment.

    Args:
        get: Answers URLs.
        url: What is asked for.
        keep: How old a stored answer may be.
        parse: Reads an answer; raises UpstreamNonsense.
        may_lack: Whether the upstream rightly has no such thing. A list is always there, so that its 404 is a fault.

    Raises: NotThere, UpstreamUnavailable; UpstreamNonsense, if the second answer is no better.

    """
    try:
        return parse(_sane(get(url, keep=keep)))
    except NotThere:
        if may_lack:
            raise
    except UpstreamNonsense:
        pass
    return parse(_sane(get(url, keep=NOTHING_STORED)))


def keep_since(final: datetime, now: datetime) -> timedelta:
    """How long an answer may be kept that cannot change from the moment `final` on.

    Before that moment, a short while. After it, any answer that was given after it: an older one may lack what came
    later, which is why it is not kept "for ever".
    """
    return now - final if now > final else SHORT


def _sane(answer: Answer) -> Answer:
    """The answer, if it is to the question that was asked, and of a size that can be."""
    if urlsplit(answer.final_url).query != urlsplit(answer.url).query:
        raise UpstreamNonsense(answer.url, f"it redirects to another question, {answer.final_url[:200]}")
    if len(answer.body) > LARGEST:
        raise UpstreamNonsense(answer.url, f"{len(answer.body) >> 20} MB, where a few are usual")
    return answer


def unavailable(error: UpstreamError) -> UpstreamUnavailable:
    """The error as one that says that nothing is to be had now."""
    return error if isinstance(error, UpstreamUnavailable) else UpstreamUnavailable(error.url, error.cause)
