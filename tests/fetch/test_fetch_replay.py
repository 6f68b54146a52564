"""Recordings as files: what is in them, and what is wrong with them."""

import gzip
import hashlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from litmus.fetch import MANIFEST, Recorder, Replay
from litmus.fetch.manifest import FORMAT
from litmus.model import Answer
from litmus.model.errors import BadFile, NotRecorded, NotThere, UpstreamUnavailable

URL = "https://a.example/x?y=1"
NOW = datetime(2026, 2, 24, 12, tzinfo=UTC)


def recording(folder, *rows, **said) -> Replay:
    manifest = {"format": FORMAT, "now": NOW.isoformat(), "answers": list(rows), **said}
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return Replay(folder)


def row(body: bytes, file: str = "a.gz", **said) -> dict:
    digest = hashlib.sha256(body).hexdigest()
    return {
        "url": URL,
        "status": 200,
        "content_type": "text/html; charset=utf-8",
        "file": file,
        "sha256": digest,
        **said,
    }


def test_what_was_recorded_comes_back(tmp_path) -> None:
    """Answers in their order, absences and failures as such, and the last for ever."""
    told: list[Answer | Exception] = [
        Answer(url=URL, final_url="https://b.example/", content_type="text/html", body=b"first"),
        UpstreamUnavailable(URL, "HTTP 503 (4 tries)"),
        Answer(url=URL, final_url=URL, content_type="application/json", body=b"[]"),
        Answer(url=URL, final_url=URL, content_type="application/json", body=b"[]"),
    ]
    absent = "https://user:password@a.example/none"

    def get(url, *, keep=None):  # noqa: ARG001 - tells what it is told
        said = NotThere(url, "HTTP 404") if url == absent else told.pop(0)
        if isinstance(said, Exception):
            raise said
        return said

    recorder = Recorder(get)
    expected = [outcome(recorder, URL) for _ in range(4)]
    outcome(recorder, absent)
    recorder.write(tmp_path / "r", now=NOW, about={"day": "2026-02-24"})
    replay = Replay(tmp_path / "r")

    assert [outcome(replay, URL) for _ in range(4)] == expected
    assert outcome(replay, URL) == expected[-1]
    assert outcome(replay, "https://a.example/none") == "NotThere"
    assert (replay.manifest.now, str(replay.manifest.day), len(recorder)) == (NOW, "2026-02-24", 4)
    assert "password" not in (tmp_path / "r" / MANIFEST).read_text()


def outcome(get, url):
    try:
        answer = get(url)
    except UpstreamUnavailable as error:
        return error.cause
    except NotThere:
        return "NotThere"
    return answer.final_url, answer.content_type, answer.body


def test_plain_and_packed_files_are_read(tmp_path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"body"))
    (tmp_path / "b.html").write_bytes(b"body")
    for file in ("a.gz", "b.html"):
        answer = recording(tmp_path, row(b"body", file))(URL)
        assert (answer.body, answer.content_type) == (b"body", "text/html")


def test_what_nobody_asked_for_is_said_to_be_so(tmp_path) -> None:
    with pytest.raises(NotRecorded, match="litmus record") as raised:
        recording(tmp_path)("https://a.example/other")
    assert str(tmp_path) in str(raised.value)
    assert not raised.value.retryable


@pytest.mark.parametrize(
    "packed",
    [b"body", gzip.compress(b"body")[:-9], gzip.compress(b"another body"), None],
    ids=["not packed", "cut", "changed", "lost"],
)
def test_a_file_that_was_changed_or_lost_is_named(tmp_path, packed) -> None:
    if packed is not None:
        (tmp_path / "a.gz").write_bytes(packed)
    with pytest.raises(BadFile, match=r"a\.gz"):
        recording(tmp_path, row(b"body"))(URL)


@pytest.mark.parametrize("file", ["../a", "/etc/passwd", "x/../../a"])
def test_files_outside_are_refused(tmp_path, file) -> None:
    with pytest.raises(BadFile, match="outside"):
        recording(tmp_path, row(b"", file))


@pytest.mark.parametrize("said", [{"format": "other/1"}, {"now": "noon"}, {"now": "2026-02-24T12:00:00"}, {"day": "x"}])
def test_a_manifest_that_makes_no_sense_is_named(tmp_path, said) -> None:
    with pytest.raises(BadFile, match=MANIFEST):
        recording(tmp_path, **said)


@given(
    st.binary(max_size=100) | st.recursive(st.none() | st.integers(), st.lists).map(lambda x: json.dumps(x).encode())
)
def test_what_is_no_manifest_is_refused(tmp_path_factory, said) -> None:
    folder = tmp_path_factory.mktemp("r")
    (folder / MANIFEST).write_bytes(said)
    with pytest.raises(BadFile):
        Replay(folder)


def test_the_edition_is_the_recordings(tmp_path) -> None:
    """Another body, another edition, also where the manifest does not vouch for it."""
    (tmp_path / "a.html").write_bytes(b"one")
    bare = row(b"", "a.html")
    del bare["sha256"]
    one = recording(tmp_path, bare).edition
    (tmp_path / "a.html").write_bytes(b"two")
    assert one != recording(tmp_path, bare).edition == recording(tmp_path, bare).edition


def test_a_repetition_before_a_change_stands(tmp_path) -> None:
    """Two tries in vain and then a third that helps are three answers; what repeats at the end is one."""
    bodies = [b"bad", b"bad", b"good", b"good", b"good"]
    left = list(bodies)
    recorder = Recorder(
        lambda url, keep=None: Answer(url=url, final_url=url, content_type="", body=left.pop(0))  # noqa: ARG005
    )
    for _ in bodies:
        recorder(URL)
    recorder.write(tmp_path / "r", now=NOW, about={})
    replay = Replay(tmp_path / "r")

    assert [replay(URL).body for _ in range(6)] == [*bodies, b"good"]
    assert len(recorder) == 3


def one_answer() -> Recorder:
    recorder = Recorder(
        lambda url, keep=None: Answer(url=url, final_url=url, content_type="", body=b"new")  # noqa: ARG005
    )
    recorder(URL)
    return recorder


@pytest.mark.parametrize("manifest", ['{"name": "somebody else\'s"}', None])
def test_other_peoples_files_are_never_replaced(tmp_path, manifest) -> None:
    """Not even with `force`, and whatever they are called."""
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "mine.gz").write_text("precious")
    if manifest:
        (tmp_path / MANIFEST).write_text(manifest)
    else:
        recording(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    with pytest.raises(BadFile, match=r"other files|not part of the recording"):
        one_answer().write(tmp_path, now=NOW, about={}, force=True)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert not list(tmp_path.parent.glob("*.part"))


def test_a_recording_gives_way_to_a_new_one_only_with_force(tmp_path) -> None:
    (tmp_path / "r").mkdir()
    one_answer().write(tmp_path / "r", now=NOW, about={"note": "first"})
    with pytest.raises(BadFile, match="--force"):
        one_answer().write(tmp_path / "r", now=NOW, about={})
    assert Replay(tmp_path / "r").manifest.note == "first"

    one_answer().write(tmp_path / "r", now=NOW, about={"note": "second"}, force=True)
    assert Replay(tmp_path / "r").manifest.note == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (
            {
                "upstream": dict.fromkeys(
                    ("hugging_face", "arxiv", "arxiv_api", "arxiv_rss", "arxiv_oai"), "javascript:x"
                )
            },
            "upstream",
        ),
        ({"categories": ["../x"]}, "categories"),
        ({"now": "9999-12-31T23:59:59-14:00"}, "now"),
        ({"answers": [{"url": URL, "status": 1e999}]}, "answers.0.status"),
        ({"answers": [{"url": URL, "status": 200}]}, "answers.0"),
        ({"answers": [{"url": URL, "status": 200, "file": "x" * 5000}]}, "answers.0.file"),
        ({"answers": [{"url": URL, "status": 200, "file": "a", "sha256": "short"}]}, "answers.0.sha256"),
    ],
)
def test_a_manifest_says_where_it_makes_no_sense(tmp_path, said, place) -> None:
    with pytest.raises(BadFile, match=place.replace(".", r"\.")):
        recording(tmp_path, **said)
