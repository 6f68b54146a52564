"""One request: what a strange upstream, or a strange file of ours, may say."""

import gzip
import json
from datetime import timedelta

import pytest

from litmus.fetch import AnswerStore
from litmus.model.errors import UpstreamUnavailable

from .conftest import NOW


@pytest.mark.parametrize("tag", ["\u00e9t\u00e9", "x" * 600])
def test_a_tag_that_cannot_be_sent_is_not(upstream, program, tag) -> None:
    upstream.etag = tag
    program()(upstream.url + "/a")
    later = program(clock=lambda: NOW + timedelta(hours=2))

    assert later(upstream.url + "/a", keep=timedelta(hours=1)).body == b"200 at /a"
    assert upstream.asked_with == [{}, {}]


@pytest.mark.parametrize("validators", [{"etag": 5}, {"etag": "a\nb"}, [["etag", None]], "xy", 5, None])
def test_a_stored_answer_with_strange_tags_is_asked_for_anew(upstream, program, tmp_path, validators) -> None:
    url = upstream.url + "/a"
    head = {"status": 200, "at": NOW.isoformat(), "content_type": "", "final_url": url, "validators": validators}
    file = AnswerStore(tmp_path / "answers").path(url)
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.compress(json.dumps(head).encode() + b"\nbody"))
    later = program(clock=lambda: NOW + timedelta(hours=2))

    assert later(url, keep=timedelta(hours=1)).body == b"200 at /a"
    assert upstream.asked_with == [{}]


def test_an_answer_of_an_earlier_litmus_still_serves(upstream, program, tmp_path) -> None:
    url = upstream.url + "/a"
    head = {"url": url, "status": 200, "at": NOW.isoformat(), "content_type": "text/html", "final_url": url}
    file = AnswerStore(tmp_path / "answers").path(url)
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.compress(json.dumps(head).encode() + b"\nbody"))

    assert program()(url).body == b"body"
    assert not upstream.log


def test_user_and_password_of_a_redirect_are_neither_used_nor_kept(upstream, program, tmp_path) -> None:
    upstream.hops["/a"] = upstream.url.replace("//", "//me:secret@") + "/b"

    assert program()(upstream.url + "/a").final_url == upstream.url + "/b"
    assert not any(b"secret" in gzip.decompress(file.read_bytes()) for file in tmp_path.rglob("*.gz"))


PACKED = gzip.compress(b"a page of arXiv's " * 50, mtime=0)  # the same bytes for each worker


def test_a_packed_answer_is_unpacked(upstream, program) -> None:
    upstream.headers, upstream.bodies["/a"] = {"Content-Encoding": "gzip"}, PACKED

    assert program()(upstream.url + "/a").body == gzip.decompress(PACKED)


@pytest.mark.parametrize(
    ("packing", "body", "cause"),
    [
        ("gzip", PACKED[:-20], "cut"),
        ("gzip", PACKED[:-4], "cut"),  # the length alone is missing
        ("gzip", b"", "cut"),
        ("gzip", PACKED[:-8] + b"12345678", "cannot be unpacked"),  # another checksum
        ("gzip", b"a page of arXiv's", "cannot be unpacked"),
        ("br", b"a page of arXiv's", "packed as br"),
    ],
)
def test_a_packed_answer_that_is_not_whole_is_none(upstream, program, packing, body, cause) -> None:
    """Though as many bytes came as the headers said; nothing of it is stored."""
    url, network = upstream.url + "/a", program()
    upstream.headers, upstream.bodies["/a"] = {"Content-Encoding": packing}, body
    with pytest.raises(UpstreamUnavailable, match=cause):
        network(url)

    assert network.store.find(url) is None
