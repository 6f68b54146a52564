"""A small invented day: papers, a profile, the collection they make."""

from collections.abc import Callable
from datetime import date

import pytest

from litmus.model import (
    Collection,
    Exclusion,
    Listing,
    ListingKind,
    Paper,
    Preferences,
    Profile,
    Source,
    SourceList,
    Topic,
)

DAY = date(2026, 3, 17)
NEW = (Source.ARXIV, ListingKind.NEW)
FEATURED = (Source.HUGGING_FACE, ListingKind.FEATURED)


def _paper(number: int, title: str = "On nothing", abstract: str = "", *, listed=(NEW,), **more) -> Paper:
    return Paper(
        arxiv_id=f"2603.{number:05}",
        version=1,
        title=title,
        abstract=abstract,
        authors=more.pop("authors", ("Ada Lovelace",)),
        listings=tuple(Listing(source=source, date=DAY, kind=kind) for source, kind in listed),
        **more,
    )


def _collection(*papers: Paper) -> Collection:
    lists = tuple(
        SourceList(source=source, way="test", listed=sum(source in paper.sources for paper in papers), complete=True)
        for source in Source
    )
    return Collection(date=DAY, papers=papers, lists=lists)


@pytest.fixture(scope="session")
def paper() -> Callable[..., Paper]:
    """`paper(1, "title", "abstract", listed=[(source, kind)], …)`: an invented paper; arXiv's new one by default."""
    return _paper


@pytest.fixture(scope="session")
def collection() -> Callable[..., Collection]:
    """The day with these papers on its lists."""
    return _collection


@pytest.fixture(scope="session")
def profile() -> Profile:
    """A reader of two topics, who wants no medicine and no bare theory."""
    return Profile(
        name="test",
        topics=(
            Topic(name="RLVR", name_zh="可验证奖励", terms=("GRPO", "verifiable reward"), weight=1.0),
            Topic(name="Efficiency", name_zh="效率", terms=("quantiz*", "KV cache", "sparse attention"), weight=0.5),
        ),
        exclusions=(
            Exclusion(name="medicine", name_zh="医学", terms=("medical", "clinical"), categories=("q-bio.QM",)),
            Exclusion(name="theory", terms=("theorem",), unless=("experiment*",), categories=("math.OC",)),
        ),
        preferences=Preferences(strong_groups=("Example University", "Meta", "Grace Hopper")),
        picks=2,
        shortlist=2,
        must_read=3.0,
        optional=1.5,
    )
