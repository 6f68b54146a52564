"""Answers that are none."""


class Refused(Exception):
    """An upstream did not answer, or said no.

    Args:
        cause: Why, in words.
        again: Whether another try may help.
        wait: Seconds that the upstream asks to wait.
        is_final: Whether its host is to be left alone from now on: it forbids, or it cannot be reached.
        is_busy: Whether it says that it was asked too often, without saying for how long.

    """

    def __init__(
        self, cause: str, *, again: bool, wait: float | None = None, is_final: bool = False, is_busy: bool = False
    ) -> None:
        super().__init__(cause)
        self.cause, self.again, self.wait, self.is_final, self.is_busy = cause, again, wait, is_final, is_busy


class Unreached(Refused):
    """No connection came about, so nothing was asked: an interval between requests need not pass for it."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause, again=True, is_final=True)
