"""Asking whether an answer still stands."""

import os
from datetime import timedelta
from time import time

from litmus.fetch import AnswerStore
from litmus.fetch.store import DAY, UNUSED
from litmus.model import NOTHING_STORED

from .conftest import NOW

OLD = timedelta(hours=1)


def test_an_answer_that_still_stands_is_not_sent_again(upstream, program) -> None:
    """And counts as new from then on. arXiv's feed writes its tags without quotes: they go back as they came."""
    upstream.etag = "ab12"
    first = program()(upstream.url + "/a")
    later = program(clock=lambda: NOW + 2 * OLD)

    assert later(upstream.url + "/a", keep=OLD) == first
    assert upstream.asked_with == [{}, {"If-None-Match": "ab12"}]
    assert later(upstream.url + "/a", keep=OLD) == first
    assert len(upstream.log) == 2


def test_an_answer_that_changed_replaces_the_old_one(upstream, program) -> None:
    upstream.etag = '"1"'
    program()(upstream.url + "/a")
    upstream.etag = '"2"'
    later = program(clock=lambda: NOW + 2 * OLD)
    later(upstream.url + "/a", keep=OLD)
    latest = program(clock=lambda: NOW + 4 * OLD)
    latest(upstream.url + "/a", keep=OLD)

    assert upstream.asked_with == [{}, {"If-None-Match": '"1"'}, {"If-None-Match": '"2"'}]


def test_an_answer_that_could_not_be_read_is_asked_for_anew(upstream, program) -> None:
    """That it is unchanged would be of no use."""
    upstream.etag = '"1"'
    network = program()
    network(upstream.url + "/a")
    network(upstream.url + "/a", keep=NOTHING_STORED)

    assert upstream.asked_with == [{}, {}]


def test_a_tag_goes_only_to_the_address_that_gave_it(upstream, program) -> None:
    upstream.etag = '"1"'
    upstream.hops["/a"] = "/b"
    program()(upstream.url + "/a")
    later = program(clock=lambda: NOW + 2 * OLD)
    answer = later(upstream.url + "/a", keep=OLD)

    assert answer.body == b"200 at /b"
    assert upstream.asked_with == [{}, {}, {}, {"If-None-Match": '"1"'}]


def test_answers_that_nobody_used_for_long_are_dropped(upstream, program, tmp_path) -> None:
    """Once a day, and with them what a dead program left half written."""
    network, store = program(), AnswerStore(tmp_path / "answers")
    for path in ("/old", "/new"):
        network(upstream.url + path)
    old, half = store.path(upstream.url + "/old"), store.path(upstream.url + "/x").with_suffix(".1.part")
    half.write_bytes(b"half")
    os.utime(old, (0, time() - UNUSED.total_seconds() - 60))
    os.utime(half, (0, time() - DAY - 60))
    store.sweep()
    assert (old.exists(), half.exists(), store.path(upstream.url + "/new").exists()) == (False, False, True)
    assert store.size()[0] == 1

    os.utime(store.path(upstream.url + "/new"), (0, 0))
    store.sweep()
    assert store.size()[0] == 1  # not again today
    AnswerStore(tmp_path / "nowhere").sweep()
