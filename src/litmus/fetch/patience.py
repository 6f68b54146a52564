"""How much patience a run has, in all and with each host: whether it tries again, and after how long."""

import time
from collections import Counter
from dataclasses import dataclass, field

from litmus.fetch.refused import Refused, Unreached

TRIES = 4
FAILURES = 3  # of one host in a row, each after all its tries; then it is left alone for the rest of the run
LONG = 30.0  # seconds that an upstream may ask a run to wait more than once
LONGEST_WAIT = 120.0  # seconds between tries; an upstream that asks for more is left alone until then
BUSY = 4  # "too often", said without for how long, passes more slowly than other failures: arXiv's takes minutes
UNREACHABLE_TRIES, UNREACHABLE_WAIT = 2, 1.0  # and seconds at most: being offline must show in seconds


@dataclass(slots=True, kw_only=True)
class Patience:
    """The patience of one run.

    Args:
        tries: How often an upstream is asked before it counts as down; at 1, nothing is waited for either.
        first_wait: Seconds before the second try; doubles from try to try. What an upstream asks for goes before it.
        deadline: Seconds from the first request on (or from `begin`) after which nothing is asked any more; 0: never.

    """

    tries: int = TRIES
    first_wait: float = 5.0
    deadline: float = 0.0
    _end: float | None = None  # of the deadline, by the monotonic clock
    _failures: Counter[str] = field(default_factory=Counter)  # by host, in a row
    _causes: dict[str, str] = field(default_factory=dict)  # by host, of the last failure
    _doubted: dict[str, bool] = field(default_factory=dict)  # hosts of this run: failed before it, not answered since
    _waited: set[str] = field(default_factory=set)  # hosts that were waited for long

    def begin(self) -> None:
        """A new piece of work begins: the deadline counts from here."""
        self._end = time.monotonic() + self.deadline if self.deadline else None

    def ensure_begun(self) -> None:
        """Work is under way: the deadline counts from here, if it does not yet."""
        if self._end is None:
            self.begin()

    @property
    def left(self) -> float | None:
        """Seconds until the deadline; None if there is none."""
        return None if self._end is None else max(self._end - time.monotonic(), 0.0)

    def lost_with(self, host: str) -> str | None:
        """Why the host is left alone for the rest of the run; None if it is not."""
        return self._causes[host] if self._failures[host] >= FAILURES else None

    def answered(self, host: str) -> None:
        """The host gave what it was asked for, or said that there is none."""
        self._failures[host], self._doubted[host] = 0, False

    def failed(self, host: str, refused: Refused) -> None:
        """The host gave nothing, after all its tries."""
        self._failures[host] = FAILURES if refused.is_final else self._failures[host] + 1
        self._causes[host] = refused.cause

    def tries_for(self, host: str, *, is_doubtful: bool) -> int:
        """How often the host may be asked for one thing: once, if it was doubtful when this run met it and is still."""
        return 1 if self._doubted.setdefault(host, is_doubtful) else self.tries

    def wait_after(self, refused: Refused, host: str, number: int, most: int) -> float | None:
        """Seconds from the host's failed try with this number to the next; None if there is to be none."""
        wait = usual_wait(refused, number, most, self.first_wait)
        return wait if wait is not None and self.allows(wait, host, is_asked_for=bool(refused.wait)) else None

    def allows(self, wait: float, host: str, *, is_asked_for: bool) -> bool:
        """Whether this run waits for so long: not beyond the deadline, and at a host's wish for long only once."""
        if self.tries == 1 or wait > LONGEST_WAIT or (self.left is not None and wait >= self.left):
            return False
        if is_asked_for and wait > LONG:
            if host in self._waited:
                return False
            self._waited.add(host)
        return True


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
