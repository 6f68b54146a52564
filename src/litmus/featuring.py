"""Which papers of a day Hugging Face is likely to feature, learned from what the archive has of the weeks before."""

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta

from litmus import __version__, curate
from litmus.archive import dump
from litmus.desk import Desk
from litmus.model import Collection

WEEKS = timedelta(weeks=12)  # that are learned from: some 20,000 papers of arXiv's large categories


def chances_of(desk: Desk, collection: Collection) -> Mapping[str, float]:
    """The chance of each of a day's papers, 0 to 1, by identifier; nothing where too little is known to learn from.

    To learn takes some ten seconds. What was learned is kept, until the archive knows the weeks before otherwise.

    Raises: ArchiveError.
    """
    day = collection.date
    known = desk.archive.first_listed(day - WEEKS, day)
    if sum(featured is not None and announced is not None for announced, featured in known.values()) < curate.FEWEST:
        return {}
    inputs = _fingerprint(known, collection)
    learned = desk.archive.chances(day, desk.categories, inputs)
    if learned is None:
        papers = desk.archive.papers(known)
        past = [curate.Past(paper=papers[name], announced=known[name][0], featured=known[name][1]) for name in papers]
        chances = curate.Community(past, day).chances(collection.papers)
        learned = {paper.arxiv_id: chance for paper, chance in zip(collection.papers, chances, strict=True)}
        desk.archive.keep_chances(day, desk.categories, inputs, learned)
    return learned


def _fingerprint(known: Mapping[str, tuple[date | None, date | None]], collection: Collection) -> str:
    """What chances are learned from: the same again means the same chances."""
    told = "\n".join(f"{name} {announced} {featured}" for name, (announced, featured) in known.items())
    digest = hashlib.sha256(f"{__version__} {curate.REVISION}\n{told}\n".encode())
    digest.update(dump(Collection, collection))
    return digest.hexdigest()
