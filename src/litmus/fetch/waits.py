"""How long an upstream asks to wait, in whatever words."""

import email.utils
import re
from contextlib import suppress
from datetime import UTC, datetime

import httpx2

LONGEST = 86_400.0  # seconds: a day. No upstream asks for more; one that seems to is asked again tomorrow


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
