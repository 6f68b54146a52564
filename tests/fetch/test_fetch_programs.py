"""Two programs at once: what one is told, the other keeps to."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from time import time

import pytest

from litmus.fetch import Limit, Patience
from litmus.model.errors import UpstreamUnavailable


def test_a_pause_that_one_is_asked_for_holds_for_the_other(upstream, program) -> None:
    """Also if it is a short one: the other waits, and asks after it."""
    upstream.headers = {"Retry-After": "1"}
    upstream.scripts["/a"] = [503, 200]
    slept = Event()
    one, other = program(on_wait=lambda *_: slept.set()), program()
    with ThreadPoolExecutor(1) as beside:
        first = beside.submit(one, upstream.url + "/a")
        assert slept.wait(10)
        other(upstream.url + "/b")
        assert first.result().body

    (_, told), *rest = upstream.log
    assert len(rest) == 2
    assert all(moment - told >= 1.0 for _, moment in rest)


def test_a_fault_that_passes_costs_the_other_no_patience(upstream, program) -> None:
    """It is a failure only when a program gives up."""
    upstream.scripts = {"/a": [503, 200], "/b": [503, 503, 200]}
    answers = []
    other = program()
    one = program(on_wait=lambda *_: answers.append(other(upstream.url + "/b")) if not answers else None)

    assert one(upstream.url + "/a")
    assert answers[0].body == b"200 at /b"


def test_what_was_said_while_one_waited_for_its_turn_counts(upstream, program) -> None:
    rule = program().limits[0]
    waiting = program()
    with ThreadPoolExecutor(1) as beside, rule.turn():
        asked = beside.submit(waiting, upstream.url + "/a")
        rule.book.failed(upstream.url, datetime.now(UTC), "HTTP 429", wait=600, given_up=True)
    with pytest.raises(UpstreamUnavailable, match="asked to be left alone until"):
        asked.result()
    assert not upstream.log


def test_a_turn_that_does_not_come_is_waited_for_until_the_deadline(upstream, program) -> None:
    rule = program().limits[0]
    with rule.turn(), pytest.raises(UpstreamUnavailable, match=r"upstream\.deadline"):
        program(patience=Patience(deadline=0.2))(upstream.url + "/a")
    assert not upstream.log


def test_a_program_that_asks_once_waits_for_nothing(upstream, program) -> None:
    """A doctor."""
    upstream.headers = {"Retry-After": "5"}
    upstream.scripts["/a"] = [503]
    waits: list[float] = []
    for _ in range(2):
        with pytest.raises(UpstreamUnavailable):
            program(patience=Patience(tries=1), on_wait=lambda *said: waits.append(said[2]))(upstream.url + "/a")
    assert len(upstream.log) == 1
    assert not waits


def test_a_request_that_reached_nobody_keeps_nobody_waiting(tmp_path, program) -> None:
    """Being offline shows in seconds, whatever the interval is."""
    rule = Limit(service="gone", urls=("http://127.0.0.1:1",), interval=60, folder=tmp_path / "limits")
    network = program()
    network.limits = (rule,)
    for path in ("/a", "/b"):
        with pytest.raises(UpstreamUnavailable, match="refused"):
            network("http://127.0.0.1:1" + path)
    assert rule._wait(time()) == 0
