"""What an upstream answered: the seam between the network and everything that reads bytes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

NOTHING_STORED = timedelta(seconds=-1)  # less than any answer's age: past what is stored, which could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One successful HTTP answer (status 200), whole."""

    url: str  # as asked, before redirects
    final_url: str  # after redirects
    content_type: str  # the media type alone, lower case, "" if the upstream named none
    body: bytes


class Get(Protocol):
    """Something that answers URLs: the network, a cache in front of it, or a recording.

    Args of a call:
        url: An absolute URL.
        keep: How long a stored answer may serve instead of a new one; None for ever, since what was announced on a
            past day, or version 2 of a paper, does not change.

    Raises:
        NotThere: The upstream says that there is no such thing (404, 410).
        UpstreamUnavailable: Everything else that is not an answer.

    """

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer: ...
