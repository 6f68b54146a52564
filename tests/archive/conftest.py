"""An archive in a file, and papers and days to keep in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from litmus.model import Collection, Listing, ListingKind, Paper, Source, SourceList, remark

DAY = date(2026, 2, 24)
NEW = Listing(source=Source.ARXIV, date=DAY, kind=ListingKind.NEW)


def _paper(
    arxiv_id: str = "2602.90001", *listings: Listing, version: int | None = 2, title: str = "On “quotes”"
) -> Paper:
    return Paper(
        arxiv_id=arxiv_id,
        version=version,
        title=title,
        abstract="We gain 3.4 %, 引文.",
        authors=("Ada Lovelace",),
        submitted=datetime(2026, 2, 23, 18, tzinfo=UTC),
        listings=listings or (NEW,),
    )


def _collection(*papers: Paper, day: date = DAY, complete: bool = True) -> Collection:
    lists = (SourceList(source=Source.ARXIV, way="oai", listed=len(papers), complete=complete),)
    return Collection(date=day, papers=papers, lists=lists, gaps=(remark("collect.gap", cause="none"),))


@pytest.fixture
def paper() -> Callable[..., Paper]:
    """Makes a paper, announced on 2026-02-24 if nothing else is said."""
    return _paper


@pytest.fixture
def collection() -> Callable[..., Collection]:
    """Makes a day's lists, of 2026-02-24 if nothing else is said."""
    return _collection


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the archive of `url` lies."""
    return tmp_path / "deep" / "archive.sqlite"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"
