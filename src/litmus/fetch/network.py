"""Asking the upstreams: stored answers first, then the network, one polite try after another."""

import datetime as dt
import email.utils
import re
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext, suppress
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
from litmus.model.errors import ConfigError, NotThere, UpstreamUnavailable

LARGEST = 100 * 2**20  # bytes of one answer, unpacked; the largest arXiv page seen has 60 MB
LONGEST = 120.0  # seconds for one answer; a feed of 2000 entries takes some 20
TRIES = 4
REDIRECTS = 5
PATIENCE = 3  # failures of one host in a row, each after all its tries; then it is left alone for the rest of the run
FIRST_WAIT, LONGEST_WAIT = 5.0, 120.0  # seconds between tries; an upstream that asks for more is left alone
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410})
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")  # the environment's proxy is never meant for these

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
        if stored := self._stored(url, keep):
            return stored
        _, host = self._service(url)
        if self._failures[host] >= PATIENCE:
            raise UpstreamUnavailable(url, f"{host} failed {PATIENCE} times in a row and is left alone in this run")
        try:
            answer = self._ask(url, keep)
        except NotThere:
            self._failures[host] = 0
            raise
        except UpstreamUnavailable:
            self._failures[host] += 1
            raise
        self._failures[host] = 0
        return answer

    def _stored(self, url: str, keep: timedelta | None) -> Answer | None:
        """The stored answer, if it still serves. Raises: NotThere, if it is that there is no such thing."""
        stored = self.store.find(url)
        if stored is None or not stored.serves(keep, self.clock()):
            return None
        if stored.answer is None:
            raise NotThere(url, "HTTP 404")
        return stored.answer

    def _service(self, url: str) -> tuple[Limit | None, str]:
        """The rule that a request falls under, and the host that it goes to."""
        for limit in self.limits:
            if host := limit.host_of(url):
                return limit, host
        return None, urlsplit(url).netloc if url.startswith("http") else url

    def _ask(self, url: str, keep: timedelta | None) -> Answer:
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
                    return self._try(url, keep)
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

    def _try(self, url: str, keep: timedelta | None) -> Answer:
        """One try, along redirects: each is a request of its own, under the rule of the service that it leads to."""
        address = url
        for _ in range(1 + REDIRECTS):
            limit, _host = self._service(address)
            with limit.turn() if limit else nullcontext():
                if stored := self._stored(url, keep):
                    return stored  # another program asked while this one waited for its turn
                with limit.request() if limit else nullcontext():
                    found = self._explained(url, address)
                if not isinstance(found, str):
                    self.store.put(url, found, self.clock())  # before the next program's turn, so that it finds it
            if isinstance(found, Answer):
                return found
            if found is None:
                raise NotThere(url, "HTTP 404")
            address = found
        raise _Refused("it redirects for ever", again=False)

    def _explained(self, url: str, address: str) -> Answer | str | None:
        try:
            return self._exchange(url, address)
        except httpx2.TimeoutException:
            raise _Refused("no answer in time", again=True) from None
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise _Refused(f"not a usable URL ({error})", again=False) from None
        except (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
            raise _Refused("the connection broke off", again=True) from None
        except httpx2.HTTPError as error:
            raise _Refused(_words(error), again=True) from None

    def _exchange(self, url: str, address: str) -> Answer | str | None:
        """One request: the answer, where it redirects to, or None where there is nothing."""
        end = time.monotonic() + LONGEST
        with self._connected().stream("GET", address) as response:
            if response.next_request is not None:
                return str(response.next_request.url)
            if response.status_code in GONE:
                return None
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
            try:
                self._client = httpx2.Client(
                    headers={"User-Agent": agent},
                    timeout=httpx2.Timeout(30.0, connect=10.0),
                    limits=httpx2.Limits(max_connections=1),
                    mounts={f"all://{host}": None for host in LOOPBACK},
                )
            except (ValueError, ImportError, httpx2.InvalidURL):  # whose words may hold the proxy's password
                names = "HTTP_PROXY, HTTPS_PROXY or ALL_PROXY"
                advice = "Give a URL like http://proxy.example:8080, or unset it."
                raise ConfigError(names, "the proxy that it names cannot be used", advice) from None
        return self._client


def _words(error: Exception) -> str:
    """What an error says, without its number and without passwords in URLs."""
    said = re.sub(r"^\[Errno -?\d+\] ", "", str(error))
    return re.sub(r"//[^/@\s]*@", "//", said) or type(error).__name__


def asked_wait(headers: httpx2.Headers, now: datetime) -> float | None:
    """Seconds that the upstream asks to wait, or None if it asks for nothing that can be read.

    Retry-After in both forms (RFC 9110, 10.2.3), or what Hugging Face says instead (RateLimit: "api";r=0;t=120).
    """
    said = headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said)
    if said:
        with suppress(ValueError, TypeError):
            moment = email.utils.parsedate_to_datetime(said)
            return max((moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds(), 0.0)
    if found := re.search(r"r=0;t=(\d+)", headers.get("ratelimit", "")):
        return float(found[1])
    return None
