"""What is known of a host over runs, and how a run goes by it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, strategies as st

from litmus.fetch import Limit
from litmus.fetch.hosts import RECENT, HostBook, HostState
from litmus.fetch.patience import TRIES
from litmus.fetch.waits import LONGEST
from litmus.model.errors import UpstreamUnavailable

NOON = datetime(2026, 2, 24, 12, tzinfo=UTC)


def fails(network, url) -> str:
    with pytest.raises(UpstreamUnavailable) as raised:
        network(url)
    return raised.value.cause


def test_a_host_that_failed_lately_is_asked_once(upstream, program) -> None:
    """The next run finds out cheaply that it is still down; once it answers, it has all patience again."""
    upstream.scripts = {"/a": [503], "/b": [503], "/c": [503, 503, 200]}
    fails(program(), upstream.url + "/a")
    assert len(upstream.log) == TRIES
    later = program()
    fails(later, upstream.url + "/b")
    assert len(upstream.log) == TRIES + 1

    assert later(upstream.url + "/d")
    assert later(upstream.url + "/c")


def test_a_host_that_asks_for_a_long_pause_gets_it_from_every_program(upstream, program) -> None:
    upstream.headers = {"Retry-After": "600"}
    upstream.scripts["/a"] = [429]
    fails(program(), upstream.url + "/a")
    asked = len(upstream.log)

    assert "asked to be left alone until" in fails(program(), upstream.url + "/b")
    assert len(upstream.log) == asked == 1


def test_a_pause_that_is_over_is_forgotten(upstream, program, tmp_path) -> None:
    book = program().limits[0].book
    long_ago = datetime.now(UTC) - timedelta(hours=2)
    (tmp_path / "limits").mkdir()
    book.failed(upstream.url, long_ago, "HTTP 429", wait=3600, given_up=True)

    assert program()(upstream.url + "/a")
    state = book.state(upstream.url)
    assert (state.failures, state.cause, state.not_before) == (0, "", None)
    assert state.answered is not None


def test_a_second_long_wait_is_left_to_a_later_run(upstream, program) -> None:
    """An upstream may ask a run to wait for a minute once, not again and again."""
    network = program()
    network.patience._waited.add(upstream.url)
    upstream.headers = {"Retry-After": "60"}
    upstream.scripts["/a"] = [429]
    fails(network, upstream.url + "/a")

    assert len(upstream.log) == 1
    assert network.limits[0].book.state(upstream.url).not_before is not None


def test_states_come_back_as_they_were(tmp_path) -> None:
    book = HostBook(tmp_path / "s.json")
    book.failed("https://a.example", NOON, "HTTP 503", given_up=True)
    book.failed("https://a.example", NOON, "HTTP 500", given_up=False)
    book.failed("https://a.example", NOON, "HTTP 429", wait=3600, given_up=True)
    book.answered("https://b.example", NOON)

    again = HostBook(tmp_path / "s.json")
    state = again.state("https://a.example")
    assert (state.failures, state.cause) == (2, "HTTP 429")
    assert state.pause(NOON) == 3600
    assert not state.pause(NOON + timedelta(hours=1))
    assert not state.pause(NOON - timedelta(days=2))  # the clock was set back
    assert state.is_doubtful(NOON)
    assert not state.is_doubtful(NOON + RECENT)
    assert again.state("https://b.example") == HostState(answered=NOON)
    assert again.state("https://c.example") == HostState()


TIMES = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-10:00", "noon", "", "2026-02-24", 5, None, [], {}]
ROWS = st.fixed_dictionaries(
    {
        "answered": st.sampled_from(TIMES),
        "failed": st.sampled_from(TIMES),
        "cause": st.none() | st.text(max_size=5),
        "failures": st.none() | st.floats() | st.integers() | st.just("1" * 5000),
        "not_before": st.sampled_from(TIMES),
    }
)
JSON = st.recursive(st.none() | st.text(max_size=5) | st.integers(), st.lists)


@given(st.binary(max_size=200) | (JSON | ROWS.map(lambda row: {"https://a.example": row})).map(json.dumps))
@example("[" * 100_000)
def test_whatever_stands_in_a_book_stops_nobody(tmp_path_factory, said) -> None:
    """What cannot be read counts as nothing known, and no host is left alone for ever."""
    book = HostBook(tmp_path_factory.mktemp("book") / "s.json")
    book.file.write_bytes(said if isinstance(said, bytes) else said.encode())
    state = book.state("https://a.example")
    assert 0 <= state.pause(NOON) <= LONGEST
    assert state.is_doubtful(NOON) in {True, False}

    book.failed("https://a.example", NOON, "HTTP 503", given_up=True)
    assert book.state("https://a.example").failed == NOON


def test_a_book_that_cannot_be_written_is_forgotten(tmp_path) -> None:
    book = HostBook(tmp_path / "nowhere" / "s.json")
    book.failed("https://a.example", NOON, "HTTP 503", given_up=True)
    assert book.state("https://a.example") == HostState()


def test_every_limit_has_a_book_of_its_own(tmp_path) -> None:
    one, other = (Limit(service="s", urls=(url,), interval=0, folder=tmp_path) for url in ("http://a", "http://b"))
    assert one.book.file != other.book.file
