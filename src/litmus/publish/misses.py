"""The papers that were nearly picked, as pages show them."""

from dataclasses import dataclass

from litmus.model import Digest, Language
from litmus.publish.facts import score_words
from litmus.publish.links import abs_url
from litmus.publish.prose import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One of them, with its score taken apart."""

    rank: int  # behind the picks
    name: str
    title: str
    url: str
    score: str


def misses(digest: Digest, language: Language) -> tuple[Miss, ...]:
    """A digest's near misses in one language, the nearest first."""
    return tuple(
        Miss(
            rank=near.rank,
            name=(paper := digest.entry(near.arxiv_id).paper).name,
            title=plain(paper.title),
            url=abs_url(paper.name),
            score=score_words(near.score, language),
        )
        for near in digest.near_misses
    )
