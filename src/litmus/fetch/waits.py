"""How long to wait: what an upstream asks for, and what is usual between tries."""

import email.utils
import re
from contextlib import suppress
from datetime import UTC, datetime

import httpx2

from litmus.fetch.refused import Refused, Unreached

LONGEST = 86_400.0  # seconds: a day. No upstream asks for more; one that seems to is asked again tomorrow
LONGEST_WAIT = 120.0  # seconds between tries; an upstream that asks for more is left alone until then
BUSY = 4  # "too often", said without for how long, passes more slowly than other failures: arXiv's takes minutes
UNREACHABLE_TRIES, UNREACHABLE_WAIT = 2, 1.0  # and seconds at most: being offline must show in seconds


def usual_wait(refused: Refused, number: int, most: int, first_wait: float) -> float | None:
    """Seconds from the failed try with this number to the next; None if there is to be none.

    What the upstream asks for goes before what is usual, which doubles from try to try.
    """
    is_unreached = isinstance(refused, Unreached)
    if not refused.again or number >= (min(most, UNREACHABLE_TRIES) if is_unreached else most):
        return None
    if refused.wait is not None:
        return refused.wait if refused.wait <= LONGEST_WAIT else None
    first = min(first_wait, UNREACHABLE_WAIT) if is_unreached else first_wait
    return min(first * float(2 ** (number - 1)) * (BUSY if refused.is_busy else 1), LONGEST_WAIT)


def asked_wait(headers: httpx2.Headers, now: datetime) -> float | None:
    """Seconds that the upstream asks to wait, at most a day; None if it asks for nothing that can be read.

    Retry-After in both forms (RFC 9110, 10.2.3), or what Hugging Face says instead (RateLimit: "api";r=0;t=120). A date
    is held against the answer's own, so that a clock that is wrong here does not matter.
    """
    said = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", said, re.ASCII):
        return min(float(said), LONGEST)
    if moment := _moment(said):
        wait = (moment - (_moment(headers.get("date", "")) or now)).total_seconds()
        return min(max(wait, 0.0), LONGEST)
    if found := re.search(r"\br=0\s*;\s*t=(\d{1,9})", headers.get("ratelimit", "")):
        return min(float(found[1]), LONGEST)
    return None


def _moment(text: str) -> datetime | None:
    """A time as HTTP writes it."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        said = email.utils.parsedate_to_datetime(text)
        return said.replace(tzinfo=said.tzinfo or UTC)
    return None
