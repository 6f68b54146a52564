"""Work done side by side, in threads, its results in order."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def side_by_side(work: Callable[[T], R], things: Sequence[T], at_once: int) -> Iterator[R]:
    """What the work makes of each thing, in order; one after the other where at most one may be under way.

    If the caller is stopped, or a piece of work fails, what has not begun is not begun any more.
    """
    if at_once == 1:
        yield from map(work, things)
        return
    pool = ThreadPoolExecutor(at_once)
    try:
        yield from pool.map(work, things)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
