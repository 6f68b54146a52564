"""Politeness as a mechanism: one request at a time, so many seconds apart, over all programs on this machine."""

import hashlib
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock


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

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn, and hold it while the answer is read."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / f"{self._name}.lock"):
            time.sleep(self._wait(time.time()))
            try:
                yield
            finally:
                (self.folder / f"{self._name}.last").write_text(repr(time.time()), "ascii")

    def _wait(self, now: float) -> float:
        """Seconds until the next request may go; never more than the interval, if the clock was set back."""
        last = -math.inf
        with suppress(OSError, ValueError):
            last = float((self.folder / f"{self._name}.last").read_text("ascii"))
        return min(max(last + self.interval - now, 0.0), self.interval)
