"""Asking the upstreams: stored answers first, then the network, one polite try after another."""

import contextlib
import datetime as dt
import email.utils
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2
import stamina

from litmus import __version__
from litmus.fetch.limit import Limit
from litmus.fetch.store import AnswerStore
from litmus.model import Answer
from litmus.model.errors import NotThere, UpstreamUnavailable

LARGEST = 100 * 2**20  # bytes of one answer, unpacked; the largest arXiv page seen has 60 MB
LONGEST = 120.0  # seconds for one answer; a feed of 2000 entries takes some 20
TRIES = 4
PATIENCE = 3  # failures of one host in a row, each after all its tries; then it is left alone for the rest of the run
FIRST_WAIT, LONGEST_WAIT = 5.0, 120.0  # seconds between tries; an upstream that asks for more is left alone
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410})

stamina.instrumentation.set_on_retry_hooks(())  # `on_wait` tells of waits; stamina's own log would tell it twice


class _Refused(Exception):
    """An answer that is none: its status, and how long the upstream asks to wait."""

    def __init__(self, cause: str, *, again: bool, wait: float | None = None) -> None:
        super().__init__(cause)
        self.cause, self.again, self.wait = cause, again, wait


@dataclass(slots=True, kw_only=True)
class Network:
    """A `Get` over HTTP.

    Args:
        store: Where answers are kept.
        limits: The services' rules; a URL that none covers is asked at once.
        contact: An address in the User-Agent, as arXiv asks of programs; "" for none.
        tries: How often an upstream is asked before it counts as down.
        first_wait: Seconds before the second try; doubles from try to try. An upstream's Retry-After goes before it.
        clock: The time now, UTC-aware, which decides whether a stored answer still serves.
        on_wait: Told of each wait between tries: URL, cause, seconds.

    """

    store: AnswerStore
    limits: tuple[Limit, ...] = ()
    contact: str = ""
    tries: int = TRIES
    first_wait: float = FIRST_WAIT
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    on_wait: Callable[[str, str, float], None] = field(default=lambda _url, _cause, _seconds: None)
    _client: httpx2.Client | None = None
    _failures: Counter[str] = field(default_factory=Counter)  # by host, in a row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:
        stored = self.store.find(url)
        if stored and stored.serves(keep, self.clock()):
            if stored.answer is None:
                raise NotThere(url, "HTTP 404")
            return stored.answer
        limit, host = self._service(url)
        if self._failures[host] >= PATIENCE:
            raise UpstreamUnavailable(url, f"{host} failed {PATIENCE} times in a row and is left alone in this run")
        try:
            answer = self._ask(url, limit)
        except NotThere:
            self._failures[host] = 0
            self.store.put(url, None, self.clock())
            raise
        except UpstreamUnavailable:
            self._failures[host] += 1
            raise
        self._failures[host] = 0
        self.store.put(url, answer, self.clock())
        return answer

    def _service(self, url: str) -> tuple[Limit | None, str]:
        """The rule that a request falls under, and the host that it goes to."""
        for limit in self.limits:
            if host := limit.host_of(url):
                return limit, host
        return None, urlsplit(url).netloc if url.startswith("http") else url

    def _ask(self, url: str, limit: Limit | None) -> Answer:
        """Try until there is an answer, the upstream says no, or patience ends."""
        tries = 0
        waits = stamina.retry_context(
            on=lambda error: self._again(url, error, tries),
            attempts=self.tries,
            timeout=None,
            wait_initial=self.first_wait,
            wait_max=LONGEST_WAIT,
            wait_jitter=0.0,
        )
        try:
            for attempt in waits:
                with attempt:
                    tries += 1
                    return self._try(url, limit)
        except _Refused as refused:
            count = "" if tries == 1 else f" ({tries} tries)"
            raise UpstreamUnavailable(url, refused.cause + count) from None
        raise AssertionError  # the loop returns or raises

    def _again(self, url: str, error: Exception, tries: int) -> bool | dt.timedelta:
        """Stamina's hook: whether to try again, and after how long."""
        if not isinstance(error, _Refused) or not error.again:
            return False
        wait = min(self.first_wait * 2 ** (tries - 1), LONGEST_WAIT) if error.wait is None else error.wait
        if wait > LONGEST_WAIT:
            return False
        if tries < self.tries:
            self.on_wait(url, error.cause, wait)
        return timedelta(seconds=wait)

    def _try(self, url: str, limit: Limit | None) -> Answer:
        with limit.turn() if limit else contextlib.nullcontext():
            try:
                return self._exchange(url)
            except httpx2.TimeoutException:
                raise _Refused("no answer in time", again=True) from None
            except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
                raise _Refused(f"not a usable URL ({error})", again=False) from None
            except httpx2.TooManyRedirects:
                raise _Refused("it redirects for ever", again=False) from None
            except httpx2.HTTPError as error:
                raise _Refused(str(error) or type(error).__name__, again=True) from None

    def _exchange(self, url: str) -> Answer:
        end = time.monotonic() + LONGEST
        with self._connected().stream("GET", url) as response:
            if response.status_code in GONE:
                raise NotThere(url, f"HTTP {response.status_code}")
            if response.status_code != 200:  # noqa: PLR2004
                again = response.status_code in AGAIN
                raise _Refused(
                    f"HTTP {response.status_code}", again=again, wait=asked_wait(response.headers, self.clock())
                )
            parts: list[bytes] = []
            size = 0
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > LARGEST:
                    raise _Refused(f"the answer has more than {LARGEST >> 20} MB", again=False)
                if time.monotonic() > end:
                    raise _Refused(f"the answer took more than {LONGEST:.0f} s", again=True)
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Answer(url=url, final_url=str(response.url), content_type=kind, body=b"".join(parts))

    def _connected(self) -> httpx2.Client:
        if self._client is None:
            agent = f"litmus-papers/{__version__}" + (f" ({self.contact})" if self.contact else "")
            self._client = httpx2.Client(
                headers={"User-Agent": agent},
                follow_redirects=True,
                max_redirects=5,
                timeout=httpx2.Timeout(30.0, connect=10.0),
                limits=httpx2.Limits(max_connections=1),
            )
        return self._client


def asked_wait(headers: httpx2.Headers, now: datetime) -> float | None:
    """Seconds that the upstream asks to wait, or None if it asks for nothing that can be read.

    Retry-After in both forms (RFC 9110, 10.2.3), or what Hugging Face says instead (RateLimit: "api";r=0;t=120).
    """
    said = headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said)
    if said:
        with contextlib.suppress(ValueError, TypeError):
            moment = email.utils.parsedate_to_datetime(said)
            return max((moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds(), 0.0)
    if found := re.search(r"r=0;t=(\d+)", headers.get("ratelimit", "")):
        return float(found[1])
    return None
