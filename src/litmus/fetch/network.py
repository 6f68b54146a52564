"""Asking the upstreams: stored answers first, then the network, one polite try after another."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from litmus.fetch.exchange import Exchange, Reply
from litmus.fetch.limit import Limit
from litmus.fetch.patience import Patience
from litmus.fetch.refused import Refused
from litmus.fetch.store import AnswerStore, Stored
from litmus.model import Answer
from litmus.model.errors import NotThere, UpstreamUnavailable

REDIRECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    """One try at a URL."""

    url: str
    keep: timedelta | None
    number: int  # from 1
    most: int  # tries that the host may have


class _TryAgain(Exception):
    """A try failed, and there is to be another one after so many seconds."""

    def __init__(self, cause: str, wait: float) -> None:
        super().__init__(cause)
        self.cause, self.wait = cause, wait


@dataclass(slots=True, kw_only=True)
class Network:
    """A `Get` over HTTP.

    Args:
        store: Where answers are kept.
        exchange: How one request is made.
        limits: The services' rules; a URL that none covers is asked at once.
        patience: That of the run.
        clock: The time now, UTC-aware, which decides whether a stored answer still serves.
        on_wait: Told of each wait for an upstream: URL, cause, seconds.

    """

    store: AnswerStore
    exchange: Exchange = field(default_factory=Exchange)
    limits: tuple[Limit, ...] = ()
    patience: Patience = field(default_factory=Patience)
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    on_wait: Callable[[str, str, float], None] = field(default=lambda _url, _cause, _seconds: None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        self.exchange.close()

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:
        stored = self.store.find(url)
        if stored is not None and stored.serves(keep, self.clock()):
            return _given(url, stored)
        _, host = self._service(url)
        if cause := self.patience.lost_with(host):
            raise UpstreamUnavailable(url, f"{host} failed and is left alone in this run ({cause})")
        try:
            answer = self._ask(url, keep)
        except NotThere:
            self.patience.answered(host)
            raise
        except Refused as refused:
            self.patience.failed(host, refused)
            raise UpstreamUnavailable(url, refused.cause) from None
        self.patience.answered(host)
        return answer

    def _service(self, url: str) -> tuple[Limit | None, str]:
        """The rule that a request falls under, and the host that it goes to."""
        for limit in self.limits:
            if host := limit.host_of(url):
                return limit, host
        return None, urlsplit(url).netloc if url.startswith("http") else url

    def _ask(self, url: str, keep: timedelta | None) -> Answer:
        """Try until there is an answer, the upstream says no, or patience ends.

        Raises: NotThere, UpstreamUnavailable, Refused.
        """
        self.patience.ensure_begun()
        limit, host = self._service(url)
        is_doubtful = limit is not None and limit.book.state(host).is_doubtful(_now())
        trying = _Try(url=url, keep=keep, number=1, most=self.patience.tries_for(host, is_doubtful=is_doubtful))
        while True:
            try:
                return self._along(trying)
            except Refused as refused:
                refused.cause += "" if trying.number == 1 else f" ({trying.number} tries)"
                refused.cause += f"; it asks to be left alone for {refused.wait:.0f} s" if refused.wait else ""
                raise
            except _TryAgain as failed:
                self._sleep(url, failed.cause, failed.wait)
            trying = replace(trying, number=trying.number + 1)

    def _along(self, trying: _Try) -> Answer:
        """One try, along redirects: each is a request of its own, under the rule of the service that it leads to.

        A redirect from one upstream to another is no answer.

        Raises: NotThere, UpstreamUnavailable, Refused; _TryAgain.
        """
        address = trying.url
        for _ in range(1 + REDIRECTS):
            found = self._in_turn(trying, address)
            if isinstance(found, Answer):
                return found
            if self._is_elsewhere(address, found):
                self.store.put(trying.url, None, self.clock())
                raise NotThere(trying.url, f"it leads to {found}")
            address = found
        raise Refused("it redirects for ever", again=False)

    def _is_elsewhere(self, address: str, found: str) -> bool:
        """Whether one upstream sends on to another, as ar5iv does to arXiv: then it has not got what was asked for."""
        (from_rule, from_host), (to_rule, to_host) = self._service(address), self._service(found)
        return from_rule is not None and to_rule is not None and from_host != to_host

    def _in_turn(self, trying: _Try, address: str) -> Answer | str:
        """One request: the answer, stored before the next program has its turn, or where it redirects to."""
        limit, host = self._service(address)
        while True:
            self._leave_alone(trying.url, limit, host)
            try:
                with limit.turn(self.patience.left) if limit else nullcontext():
                    stored = self.store.find(trying.url)
                    if stored is not None and stored.serves(trying.keep, self.clock()):
                        return _given(trying.url, stored)  # another program asked while this one waited for its turn
                    if limit and limit.book.state(host).pause(_now()):
                        continue  # another program was told to wait, meanwhile
                    self._see_that_there_is_time(trying.url)
                    reply = self._request(trying, address, _validators(stored, address, trying.keep))
                    return reply.location or self._kept(trying.url, address, reply, stored)
            except TimeoutError:
                self._see_that_there_is_time(trying.url)

    def _request(self, trying: _Try, address: str, validators: dict[str, str]) -> Reply:
        """Ask, and note in the book how it went. Raises: Refused; _TryAgain."""
        limit, host = self._service(address)
        try:
            with limit.request() if limit else nullcontext():
                reply = self.exchange.get(address, validators, _now())
        except Refused as refused:
            wait = self.patience.wait_after(refused, host, trying.number, trying.most)
            if limit:
                limit.book.failed(host, _now(), refused.cause, wait=refused.wait or 0.0, given_up=wait is None)
            if wait is None:
                raise
            raise _TryAgain(refused.cause, wait) from None
        if limit:
            limit.book.answered(host, _now())
        return reply

    def _leave_alone(self, url: str, limit: Limit | None, host: str) -> None:
        """Wait for as long as the host asks to be left alone, whichever program it told.

        Raises: UpstreamUnavailable, if that is too long.
        """
        self._see_that_there_is_time(url)
        state = limit.book.state(host) if limit else None
        if state is None or not state.not_before or not (pause := state.pause(_now())):
            return
        if not self.patience.allows(pause, host, is_asked_for=True):
            until = f"{state.not_before:%Y-%m-%d %H:%M} UTC"
            raise UpstreamUnavailable(url, f"{host} asked to be left alone until {until} ({state.cause})")
        self._sleep(url, state.cause, pause)

    def _sleep(self, url: str, cause: str, seconds: float) -> None:
        self.on_wait(url, cause, seconds)
        time.sleep(seconds)

    def _see_that_there_is_time(self, url: str) -> None:
        """Raises: UpstreamUnavailable."""
        if self.patience.left == 0:
            cause = f"the {self.patience.deadline:g} s that a run may take are over (upstream.deadline in litmus.toml)"
            raise UpstreamUnavailable(url, cause)

    def _kept(self, url: str, address: str, reply: Reply, stored: Stored | None) -> Answer:
        """The answer, with what is to be remembered of it. Raises: NotThere."""
        if reply.status == HTTPStatus.NOT_FOUND:
            self.store.put(url, None, self.clock())
            raise NotThere(url, "HTTP 404")
        if reply.status == HTTPStatus.NOT_MODIFIED and stored is not None and stored.answer is not None:
            answer, validators = stored.answer, stored.validators
        else:
            answer = Answer(url=url, final_url=address, content_type=reply.content_type, body=reply.body)
            validators = reply.validators
        self.store.put(url, answer, self.clock(), validators)
        return answer


def _given(url: str, stored: Stored) -> Answer:
    """The stored answer. Raises: NotThere, if it is that there is no such thing."""
    if stored.answer is None:
        raise NotThere(url, "HTTP 404")
    return stored.answer


def _validators(stored: Stored | None, address: str, keep: timedelta | None) -> dict[str, str]:
    """What to ask with whether the stored answer still stands: at the address that gave it, and if it is any good."""
    is_doubted = keep is not None and keep < timedelta(0)  # whoever asks past any stored answer could not read it
    if is_doubted or stored is None or stored.answer is None or stored.answer.final_url != address:
        return {}
    return stored.validators


def _now() -> datetime:
    """The machine's clock: hosts live by it, whatever day the settings say it is."""
    return datetime.now(UTC)
