"""Politeness as a mechanism: one request at a time, so many seconds apart, over all programs on this machine."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from litmus.fetch.hosts import HostBook
from litmus.fetch.refused import Unreached
from litmus.model.errors import ArchiveError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The rule of one service, which all of its hosts share.

    arXiv: one connection, no more than one request in three seconds, for API, feeds and OAI-PMH together
    (https://info.arxiv.org/help/api/tou.html). The turn is a lock on a file, which the system takes back when a program
    dies, so two programs and a killed one's successor keep the rule together.
    """

    service: str  # "arxiv"
    urls: tuple[str, ...]  # base URLs of the service's hosts
    interval: float  # least seconds from the end of one answer to the next request
    folder: Path  # of the locks: one place for all programs of this user
    _name: str = field(init=False, default="")

    def __post_init__(self) -> None:
        digest = hashlib.sha256("\n".join(sorted(self.urls)).encode()).hexdigest()[:8]
        object.__setattr__(self, "_name", f"{self.service}-{digest}")  # a stand-in keeps a clock of its own

    def host_of(self, url: str) -> str | None:
        """The base URL of the service that a request goes to; None if it is another service's."""
        return next((base for base in self.urls if url == base or url.startswith((base + "/", base + "?"))), None)

    @property
    def book(self) -> HostBook:
        """What is known of the service's hosts."""
        return HostBook(self.folder / f"{self._name}.json")

    @contextmanager
    def turn(self, patience: float | None = None) -> Iterator[None]:
        """Wait until no other program is at the service, and keep the others waiting.

        Args:
            patience: Seconds to wait for the turn at most; None for as long as it takes.

        Raises: TimeoutError, if patience ended; ArchiveError, if the lock cannot be written.

        """
        with self._explained():
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / f"{self._name}.lock")
            lock.acquire(timeout=-1 if patience is None else max(patience, 0.0))
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def request(self) -> Iterator[None]:
        """Within a turn: let the interval pass since the last request, and mark this one.

        It is marked at its beginning too, for a program that is killed before the end. What reached nobody was none.
        """
        time.sleep(self._wait(time.time()))
        before = self._last_request()
        self._mark(time.time_ns())
        try:
            yield
        except Unreached:
            self._mark(before)
            raise
        except BaseException:
            self._mark(time.time_ns())
            raise
        self._mark(time.time_ns())

    @property
    def _last(self) -> Path:
        """Its time of change is that of the last request; being no content, it cannot be half written."""
        return self.folder / f"{self._name}.last"

    def _wait(self, now: float) -> float:
        """Seconds until the next request may go; never more than the interval, if the clock was set back."""
        return min(max(self._last_request() / 1e9 + self.interval - now, 0.0), self.interval)

    def _last_request(self) -> int:
        """When it was, in nanoseconds since 1970; 0 if there was none."""
        try:
            return self._last.stat().st_mtime_ns
        except OSError:
            return 0

    def _mark(self, moment: int) -> None:
        with self._explained():
            self._last.touch()
            os.utime(self._last, ns=(moment, moment))  # `touch` alone takes the kernel's coarse clock

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError:  # an OSError, but no fault of the folder
            raise
        except OSError as error:
            cause = error.strerror or str(error)
            raise ArchiveError(str(self.folder), cause, "Make the folder writable: it holds the locks.") from None
