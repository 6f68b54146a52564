"""How far a run is, told to whoever looks on."""

from typing import Protocol

from litmus.model import Remark


class Watch(Protocol):
    """Somebody who is told how far a run is."""

    def begin(self, stage: str, total: int | None = None) -> None: ...
    def step(self, what: str) -> None: ...
    def end(self, said: Remark) -> None: ...
