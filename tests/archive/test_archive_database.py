"""The database beneath the archive: opened, refused, damaged, in use."""

import sqlite3
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from litmus.archive import Archive
from litmus.model.errors import ArchiveError

CATEGORIES = ("cs.AI", "cs.CL")


def changed(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute(statement, values)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("99", r"a newer Litmus made it \(schema 99\)\. Upgrade"),
        ("1", r"an unreleased Litmus made it \(schema 1\)\. Move it away"),
        ("one", "does not say which Litmus made it"),
        ("", "does not say which Litmus made it"),
    ],
)
def test_an_archive_of_another_litmus_is_refused_and_left_alone(url, file, paper, version, said) -> None:
    with Archive(url) as archive:
        archive.keep_paper(paper())
    changed(file, "UPDATE meta SET value = ? WHERE name = 'schema'", version)
    before = file.read_bytes()

    with pytest.raises(ArchiveError, match=said):
        Archive(url)
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_named(tmp_path) -> None:
    file = tmp_path / "archive.sqlite"
    file.write_bytes(b"not a database" * 100)

    with pytest.raises(ArchiveError, match=r"archive\.sqlite.*move it away"):
        Archive(f"sqlite:///{file}")


@pytest.mark.parametrize("url", ["nonsense", "mysql+nothing://host/db", "sqlite:////proc/none/archive.sqlite"])
def test_a_database_that_cannot_be_opened_is_named(url) -> None:
    with pytest.raises(ArchiveError):
        Archive(url)


def test_programs_that_begin_at_the_same_time_share_a_new_archive(tmp_path, paper) -> None:
    """Whoever comes first makes the tables, and the others find them."""

    def opened(url: str, number: int) -> None:
        with Archive(url) as archive:
            archive.keep_paper(paper(f"2602.{90000 + number}"))

    for turn in range(5):
        url = f"sqlite:///{tmp_path / str(turn) / 'archive.sqlite'}"
        with ThreadPoolExecutor(6) as together:
            list(together.map(opened, [url] * 6, range(6)))
        with Archive(url) as archive:
            assert archive.counts()["papers"] == 6


@pytest.mark.parametrize("spoilt", [b"", b"no zlib", zlib.compress(b"{}")])
def test_a_spoilt_row_is_an_error_of_the_archive(url, file, paper, collection, spoilt) -> None:
    day = collection(paper())
    with Archive(url) as archive:
        archive.keep_collection(day, CATEGORIES)
    changed(file, "UPDATE collections SET noun = ?", spoilt)

    with Archive(url) as archive, pytest.raises(ArchiveError, match=r"cannot be read.*move it away"):
        archive.collection(day.date, CATEGORIES)


def test_an_archive_in_use_is_read_and_its_writer_named_to_a_second(url, file, paper) -> None:
    with Archive(url) as archive:
        archive.keep_paper(paper())

    with closing(sqlite3.connect(file, isolation_level=None)) as rows, Archive(url + "?timeout=0.05") as archive:
        rows.execute("BEGIN IMMEDIATE")
        assert archive.paper("2602.90001").title == paper().title
        with pytest.raises(ArchiveError, match="Another program is writing to it: run the same command again"):
            archive.keep_paper(paper())


def test_a_folder_in_place_of_the_file_is_no_damage(tmp_path) -> None:
    with pytest.raises(ArchiveError, match="writable"):
        Archive(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql//me:sesame@db.example/litmus",
        "postgresql://me:se/same@db.example:x/litmus",
        "postgresql://me:sesame@db.example:port/litmus",
        "oracle+nothing://me:sesame@db.example/litmus",
        "sqlite://me:sesame@db.example/litmus",
    ],
)
def test_a_password_is_never_said(url) -> None:
    with pytest.raises(ArchiveError) as raised:
        Archive(url)
    assert "same" not in str(raised.value)
