"""What is known of each host of a service: when it answered, when it failed, until when it wants to be left alone."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from litmus.fetch.waits import LONGEST

RECENT = timedelta(minutes=30)  # for so long a failure makes the next run ask once before it asks with patience


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """One host, over all programs of this user. Times are UTC, by the machine's clock."""

    answered: datetime | None = None  # its last good answer
    failed: datetime | None = None  # the last answer that was none
    cause: str = ""  # of that failure
    failures: int = 0  # in a row since the last good answer, each after all its tries
    not_before: datetime | None = None  # it asked to be left alone until then

    def pause(self, now: datetime) -> float:
        """Seconds for which the host asked to be left alone still. More than it can ask for: the clock was set back."""
        left = (self.not_before - now).total_seconds() if self.not_before else 0.0
        return left if 0.0 < left <= LONGEST else 0.0

    def is_doubtful(self, now: datetime) -> bool:
        """Whether it failed lately and has not answered since."""
        return self.failures > 0 and self.failed is not None and abs(now - self.failed) < RECENT


@dataclass(frozen=True, slots=True)
class HostBook:
    """The states of a service's hosts, in a file beside its lock, which also guards it: write within a turn.

    It is a convenience: what cannot be read counts as nothing known, what cannot be written is forgotten.
    """

    file: Path

    def state(self, host: str) -> HostState:
        return self._states().get(host, HostState())

    def answered(self, host: str, now: datetime) -> None:
        """A good answer: all is forgiven."""
        before = self.state(host)
        if before.failed or before.answered is None or now - before.answered > timedelta(seconds=1):
            self._keep(host, HostState(answered=now))

    def failed(self, host: str, now: datetime, cause: str, *, wait: float = 0.0, given_up: bool) -> None:
        """A try that failed.

        Args:
            host: Its base URL.
            now: The time, UTC-aware.
            cause: Why, in words.
            wait: Seconds for which the host asks to be left alone: by all programs.
            given_up: Whether it was the last try. A fault that passes is no failure, or a program that begins
                meanwhile would lose its patience for it.

        """
        before = self.state(host)
        state = replace(
            before,
            failed=now,
            cause=cause[:200],
            failures=before.failures + given_up,
            not_before=now + timedelta(seconds=wait) if wait else before.not_before,
        )
        self._keep(host, state)

    def _states(self) -> dict[str, HostState]:
        try:
            said = json.loads(self.file.read_text("utf-8"))
            return {str(host): _state(row) for host, row in said.items()}
        except (OSError, ValueError, TypeError, AttributeError, KeyError, ArithmeticError, RecursionError):
            return {}

    def _keep(self, host: str, state: HostState) -> None:
        rows = {name: asdict(known) for name, known in (self._states() | {host: state}).items()}
        draft = self.file.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            draft.write_text(json.dumps(rows, default=datetime.isoformat, indent=1, sort_keys=True), "utf-8")
            draft.replace(self.file)


def _state(row: dict[str, object]) -> HostState:
    return HostState(
        answered=_time(row["answered"]),
        failed=_time(row["failed"]),
        cause=str(row["cause"]),
        failures=int(str(row["failures"])),
        not_before=_time(row["not_before"]),
    )


def _time(said: object) -> datetime | None:
    return None if said is None else datetime.fromisoformat(str(said)).astimezone(UTC)
