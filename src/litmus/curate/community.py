"""What Hugging Face's community is likely to feature, learned from the days that are known.

A logistic regression on a paper's words, on plain facts of its metadata (code, venue, team, categories, lengths) and on
how often its authors were featured before. Nobody's name is looked into, and no place in a list counts.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litmus.curate.grounds import Ground
from litmus.curate.matching import BREAK, fold
from litmus.curate.scoring import part
from litmus.model import Paper, remark

FEWEST = 100  # featured papers from which something can be learned
LONGEST = 100_000  # words and pairs of words that are told apart
RARE = 3  # papers that a word must stand in
WORDS, FACTS, AUTHORS = 2.0, 0.2, 0.3  # scales of the three kinds of features, and so how freely each may speak
USUAL, DOUBT = 0.07, 3  # share of papers that is featured; papers of an author that the usual share counts for
STRENGTH = 1.0  # inverse of the penalty on large coefficients

_CODE = re.compile(r"(?:github\.com|gitlab\.com|bitbucket\.org|4open\.science)", re.IGNORECASE)
_HUB = re.compile(r"huggingface\.co", re.IGNORECASE)
_PAGE = re.compile(r"github\.io|project page|project website|webpage|sites\.google", re.IGNORECASE)
_RELEASED = re.compile(
    r"(?:code|model|data|dataset|weights|checkpoints?)[^.]{0,60}(?:available|releas|open-?sourc|public)|open-?source",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"accepted|to appear|published|ICLR|ICML|NeurIPS|CVPR|ACL|EMNLP|AAAI|ICRA|ICASSP|workshop|conference|journal",
    re.IGNORECASE,
)
_UNDER_REVIEW = re.compile(r"submitted|under review", re.IGNORECASE)
_PAGES = re.compile(r"(\d{1,4}) pages", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,4}) figures", re.IGNORECASE)
_GAIN = re.compile(r"\d+(?:\.\d+)?\s?(?:\\?%|x|×)")
_NAME = re.compile(r"[A-Z][A-Za-z]*[A-Z0-9][\w-]*$")
_CATEGORIES = (
    "cs.LG cs.CV cs.CL cs.AI cs.RO cs.CR cs.HC cs.IT cs.MA cs.GT cs.GR cs.CE cs.IR cs.SE cs.SD stat.ML eess.IV eess.AS "
    "cs.MM cs.DC cs.CY cs.NE eess.SY math.OC quant-ph"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A paper of an earlier day, and what became of it."""

    paper: Paper
    announced: date | None  # None: only Hugging Face listed it; it teaches who is featured
    featured: date | None


class Community:
    """What was learned from the papers announced before a day, with what was known of them on its morning.

    Args:
        past: Earlier papers, in any order; later ones and later features are not looked at.
        day: The day.

    """

    def __init__(self, past: Iterable[Past], day: date) -> None:
        known = sorted(past, key=lambda one: one.paper.arxiv_id)
        known = [one for one in known if min(filter(None, (one.announced, one.featured)), default=day) < day]
        self._people = _People(known)
        self._day = day
        announced = [one for one in known if one.announced is not None and one.announced < day]
        liked = [one.featured is not None and one.featured < day for one in announced]
        self.is_learned = sum(liked) >= FEWEST
        if self.is_learned:
            self._learn(announced, liked)

    def _learn(self, announced: Sequence[Past], liked: Sequence[bool]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes a second to load
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
        from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

        self._words = TfidfVectorizer(analyzer=_words, sublinear_tf=True, min_df=RARE, max_features=LONGEST)
        self._facts, self._authors = StandardScaler(), StandardScaler()
        papers = [one.paper for one in announced]
        rows = _side_by_side(
            self._words.fit_transform(papers),
            self._facts.fit_transform([_facts(paper) for paper in papers]),
            self._authors.fit_transform([self._people.of(one.paper, one.announced or self._day) for one in announced]),
        )
        self._model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300)
        self._model.fit(rows, liked)

    def chances(self, papers: Sequence[Paper]) -> list[float]:
        """Each paper's chance to be featured, 0 to 1; all 0 where too little is known to learn from."""
        if not self.is_learned or not papers:
            return [0.0] * len(papers)
        rows = _side_by_side(
            self._words.transform(papers),
            self._facts.transform([_facts(paper) for paper in papers]),
            self._authors.transform([self._people.of(paper, self._day) for paper in papers]),
        )
        return [float(chance) for chance in self._model.predict_proba(rows)[:, 1]]


def community(chances: Mapping[str, float], papers: Iterable[Paper], most: float) -> Ground:
    """What the chance to be featured brings the papers of a day that are not featured yet.

    Args:
        chances: By identifier, 0 to 1.
        papers: The day's.
        most: What certainty brings; 0 for nothing.

    """
    waiting = [paper.arxiv_id for paper in papers if not paper.is_featured and paper.arxiv_id in chances]
    parts = {
        name: part("community", most * chances[name], remark("curate.community", chance=round(100 * chances[name])))
        for name in waiting
    }
    return {name: found for name, found in parts.items() if found.value > 0}


def _side_by_side(words: Any, facts: Any, authors: Any) -> Any:
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415

    return hstack([words * WORDS, csr_matrix(facts * FACTS), csr_matrix(authors * AUTHORS)]).tocsr()


class _People:
    """When each author was featured and announced."""

    def __init__(self, known: Iterable[Past]) -> None:
        featured, announced = defaultdict(list), defaultdict(list)
        for one in known:
            for author in one.paper.authors:
                if one.featured is not None:
                    featured[author].append(one.featured)
                if one.announced is not None:
                    announced[author].append(one.announced)
        self._featured = {author: sorted(days) for author, days in featured.items()}
        self._announced = {author: sorted(days) for author, days in announced.items()}

    def of(self, paper: Paper, day: date) -> list[float]:
        """How its authors fared before a day."""
        authors = paper.authors or ("",)
        hits = [bisect_left(self._featured.get(author, []), day) for author in authors]
        papers = [bisect_left(self._announced.get(author, []), day) for author in authors]
        rates = [(hit + USUAL * DOUBT) / (max(count, hit) + DOUBT) for hit, count in zip(hits, papers, strict=True)]
        some = sum(hit > 0 for hit in hits)
        return [
            math.log1p(sum(hits)),
            math.log1p(max(hits)),
            some / len(hits),
            some > 0,
            some > 1,
            some > 3,  # noqa: PLR2004 - a team
            math.log1p(hits[-1]),
            math.log1p(hits[0]),
            max(rates),
            sum(rates) / len(rates),
            rates[-1],
            min(rates),
            sum(math.log(rate / (1.001 - rate)) for rate in rates) / len(rates),
            math.log1p(sum(papers)),
            math.log1p(max(papers)),
        ]


def _facts(paper: Paper) -> list[float]:
    title, abstract, comment = paper.title, paper.abstract, paper.comment or ""
    both, low, head = f"{abstract} {comment}", title.lower(), title.split(":")[0]
    named = ":" in title
    pages, figures = _PAGES.search(comment), _FIGURES.search(comment)
    team = max(1, len(paper.authors))
    return [
        float(value)
        for value in (
            _CODE.search(both) is not None or paper.code_url is not None,
            _CODE.search(abstract) is not None,
            _HUB.search(both) is not None,
            _PAGE.search(both) is not None or paper.project_url is not None,
            _RELEASED.search(abstract) is not None,
            _VENUE.search(comment) is not None,
            _UNDER_REVIEW.search(comment) is not None,
            bool(comment),
            pages is not None,
            min(int(pages[1]), 60) / 20 if pages else 0,
            figures is not None,
            min(int(figures[1]), 30) / 10 if figures else 0,
            "technical report" in f"{low} {comment.lower()}",
            math.log(team),
            *(team >= size for size in (2, 3, 4, 6, 8, 10, 15, 25)),
            named,
            named and len(head.split()) == 1,
            named and _NAME.match(head) is not None,
            len(title) / 80,
            len(title.split()) / 10,
            title.endswith("?"),
            "towards" in low,
            "bench" in low,
            "survey" in low or "review" in low,
            len(abstract) / 1000,
            len(abstract) < 900,  # noqa: PLR2004
            len(abstract) > 1700,  # noqa: PLR2004 - arXiv ends at 1,920
            len(_GAIN.findall(abstract)) / 3,
            len(re.findall(r"\d", abstract)) / 20,
            "state-of-the-art" in abstract,
            "outperform" in abstract,
            "$" in abstract,
            *(name == (paper.categories or ("",))[0] for name in _CATEGORIES[:12]),
            *(name in paper.categories for name in _CATEGORIES),
            len(paper.categories),
        )
    ]


def _words(paper: Paper) -> Iterator[str]:
    """Words and pairs of words; those of the title twice."""
    for text in (paper.title, paper.title, paper.abstract):
        before = BREAK
        for word in fold(text):
            if len(word) > 1:
                yield word
            if BREAK not in (before, word):
                yield f"{before} {word}"
            before = word
