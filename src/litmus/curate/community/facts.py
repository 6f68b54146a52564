"""What a paper's own metadata say of it, as a row of numbers.

Only what arXiv tells. What Hugging Face adds to a paper that it features (a repository, an organisation) gives the
answer away, and is not there while the question is open.
"""

import math
import re
from collections.abc import Iterator
from string import digits

from litmus.model import Paper

_CODE = ("github.com", "gitlab.com", "bitbucket.org", "4open.science")
_PAGE = ("github.io", "project page", "project website", "webpage", "sites.google")
_RELEASED = re.compile(
    r"(?:code|model|data|weights|checkpoint)[^.]{0,60}(?:available|releas|open-?sourc|public)|open-?source"
)
_VENUE = (
    *("accepted", "to appear", "published", "workshop", "conference", "journal"),
    *("iclr", "icml", "neurips", "cvpr", "acl", "emnlp", "aaai", "icra", "icassp"),
)
_UNDER_REVIEW = ("submitted", "under review")
_PAGES, _FIGURES = re.compile(r"(\d{1,4}) pages"), re.compile(r"(\d{1,4}) figures")
_GAIN = re.compile(r"\d+(?:\.\d+)?\s?(?:\\?%|x|×)")
_NAME = re.compile(r"[A-Z][A-Za-z]*[A-Z0-9][\w-]*$")  # a system's: VideoMAE, GPT-4
_TEAMS = (2, 3, 4, 6, 8, 10, 15, 25)  # authors from which a team is that large
_SHORT, _LONG = 900, 1700  # characters of an abstract; arXiv's end at 1,920
_PRIMARY = ("cs.LG", "cs.CV", "cs.CL", "cs.AI", "cs.RO", "cs.CR", "cs.HC", "cs.IT", "cs.MA", "cs.GT", "cs.GR", "cs.CE")
_CATEGORIES = (
    *_PRIMARY,
    *("cs.IR", "cs.SE", "cs.SD", "stat.ML", "eess.IV", "eess.AS", "cs.MM", "cs.DC", "cs.CY", "cs.NE", "eess.SY"),
    *("math.OC", "quant-ph"),
)


def facts(paper: Paper) -> list[float]:
    """How open it is, its comment, team, title, abstract and categories: as many numbers for every paper."""
    abstract, comment = paper.abstract.lower(), (paper.comment or "").lower()
    kinds = (_openness(abstract, comment), _comment(comment), _team(paper), _title(paper.title))
    return [float(value) for kind in (*kinds, _abstract(paper.abstract), _fields(paper)) for value in kind]


def _openness(abstract: str, comment: str) -> Iterator[float]:
    in_abstract = _has(abstract, *_CODE)
    yield in_abstract or _has(comment, *_CODE)
    yield in_abstract
    yield "huggingface.co" in abstract or "huggingface.co" in comment
    yield _has(abstract, *_PAGE) or _has(comment, *_PAGE)
    yield _RELEASED.search(abstract) is not None


def _comment(comment: str) -> Iterator[float]:
    pages, figures = _PAGES.search(comment), _FIGURES.search(comment)
    yield bool(comment)
    yield _has(comment, *_VENUE)
    yield _has(comment, *_UNDER_REVIEW)
    yield "technical report" in comment
    yield pages is not None
    yield min(int(pages[1]), 60) / 20 if pages else 0
    yield figures is not None
    yield min(int(figures[1]), 30) / 10 if figures else 0


def _team(paper: Paper) -> Iterator[float]:
    team = max(1, len(paper.authors))
    yield math.log(team)
    yield from (team >= size for size in _TEAMS)


def _title(title: str) -> Iterator[float]:
    name, colon, _ = title.partition(":")
    low = title.lower()
    yield bool(colon)
    yield bool(colon) and len(name.split()) == 1
    yield bool(colon) and _NAME.match(name) is not None
    yield len(title) / 80
    yield len(title.split()) / 10
    yield title.endswith("?")
    yield "towards" in low
    yield "bench" in low
    yield _has(low, "survey", "review")
    yield "technical report" in low


def _abstract(abstract: str) -> Iterator[float]:
    yield len(abstract) / 1000
    yield len(abstract) < _SHORT
    yield len(abstract) > _LONG
    yield len(_GAIN.findall(abstract)) / 3
    yield sum(map(abstract.count, digits)) / 20
    yield "state-of-the-art" in abstract
    yield "outperform" in abstract
    yield "$" in abstract


def _fields(paper: Paper) -> Iterator[float]:
    yield from (name == (paper.categories or ("",))[0] for name in _PRIMARY)
    yield from (name in paper.categories for name in _CATEGORIES)
    yield len(paper.categories)


def _has(text: str, *parts: str) -> bool:
    return any(part in text for part in parts)
