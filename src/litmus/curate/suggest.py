"""A profile from papers that a reader liked: grouped into topics, each with words that its papers have and few others.

Pure: papers in, topics out.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from dataclasses import dataclass

from litmus.curate.examples import vectors_of
from litmus.curate.folding import BREAK
from litmus.curate.interests import is_about
from litmus.curate.matching import Match, PaperWords, Terms
from litmus.curate.movement.mining import NAMED, Form, Phrase, forms_of
from litmus.curate.movement.naming import name_of
from litmus.curate.movement.wording import words_of
from litmus.model import Gist

NEAR = 0.045  # average likeness (0 to 1) from which groups of papers are one topic
MOST_TOPICS, MOST_TERMS = 8, 12  # of a profile; of a topic, besides those that only its last papers need
FEW, TERMS_EACH = 2, 4  # papers of a topic in which a term of one alone may speak; most terms for each paper
SURE = 0.005  # share of other papers that may have a single word that one paper alone speaks for
COMMON, RARE = 0.05, 0.002  # share of other papers that may have a term; below which a term tells no more
LONGEST_NAME = 80  # characters
CHANCE, MOST_CHANCE = 2, 0.2  # other papers that may have a term though 5 % are fewer; share of them up to which
ALONE = 0.5  # what a term that no other paper has is worth
LENGTH = {1: 1.0, 2: 1.3, 3: 1.4}  # what a term is worth by its words: longer ones are surer
OWN, SHARED = 0.5, 2  # share of a topic's papers that a category must have to be named, and how many at least


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTerm:
    """A term of a topic, and how many papers have it."""

    text: str
    papers: int  # of the topic's
    share: float  # of other papers, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTopic:
    """Liked papers that belong together, and what tells them from others."""

    name: str
    papers: tuple[Gist, ...]  # in the order given
    terms: tuple[SuggestedTerm, ...]  # the most telling first; a paper on which nothing is telling may have none
    categories: tuple[str, ...]  # primary ones of most of its papers, of two at least, and of few others
    usual: dict[str, int]  # all primary categories with how many of its papers, the most frequent first

    @property
    def examples(self) -> tuple[str, ...]:
        """Identifiers of its papers on arXiv."""
        return tuple(paper.arxiv_id for paper in self.papers if paper.arxiv_id)


def suggest(liked: Sequence[Gist], others: Iterable[Gist]) -> tuple[SuggestedTopic, ...]:
    """The topics of liked papers, the largest first.

    Args:
        liked: Papers that the reader liked, at least one; an identifier "" where arXiv does not have one.
        others: What else there is, so that words can be told that everybody has.

    """
    names = {paper.arxiv_id for paper in liked}
    rest = [paper for paper in others if paper.arxiv_id not in names]
    background = _Background(rest)
    groups = sorted(_groups(liked, rest), key=lambda places: (-len(places), places))
    found: list[SuggestedTopic] = []
    for places in groups:
        taken = frozenset(topic.name for topic in found)
        found.append(_topic([liked[place] for place in places], background, taken))
    return tuple(found)


def _groups(liked: Sequence[Gist], others: Sequence[Gist]) -> list[list[int]]:
    """The places of papers that belong together, each group in order."""
    if len(liked) == 1:
        return [[0]]
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - takes a second to load

    mine, _ = vectors_of(liked, others)
    apart = 1 - (mine @ mine.T).toarray()
    near = AgglomerativeClustering(
        n_clusters=None, distance_threshold=1 - NEAR, metric="precomputed", linkage="average"
    ).fit_predict(apart)
    if max(near) >= MOST_TOPICS:
        near = AgglomerativeClustering(n_clusters=MOST_TOPICS, metric="precomputed", linkage="average").fit_predict(
            apart
        )
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(near):
        groups.setdefault(int(group), []).append(place)
    return list(groups.values())


class _Background:
    """How many of other papers have a phrase, in all and in their titles, or a primary category."""

    def __init__(self, papers: Sequence[Gist]) -> None:
        self.papers = len(papers)
        self._titles = [words_of(paper.title) for paper in papers]
        self._abstracts = [words_of(paper.abstract) for paper in papers]
        self._categories = Counter(paper.categories[0] for paper in papers if paper.categories)

    def counts(self, forms: AbstractSet[Form]) -> tuple[Counter[Form], Counter[Form]]:
        """The papers that have each of these phrases, and those that have it in their title."""
        having, named = Counter[Form](), Counter[Form]()
        for title, abstract in zip(self._titles, self._abstracts, strict=True):
            there = _among(title, forms)
            named.update(there)
            having.update(there | _among(abstract, forms))
        return having, named

    def is_rare(self, papers: int) -> bool:
        """Whether a term that so many have tells; of a few papers, one or two may have it by chance."""
        return papers <= max(COMMON * self.papers, min(CHANCE, MOST_CHANCE * self.papers))

    def share_in(self, category: str) -> float:
        """By Laplace's rule, since that few papers have none of it tells little."""
        return (self._categories[category] + 1) / (self.papers + 2)


def _topic(papers: Sequence[Gist], background: _Background, taken: frozenset[str]) -> SuggestedTopic:
    terms = _terms(papers, background)
    texts = [term.text for term in terms] + [paper.title for paper in papers]
    names = [*filter(None, map(_name, texts)), *(f"topic {number}" for number in range(1, len(taken) + 2))]
    primary = Counter(paper.categories[0] for paper in papers if paper.categories)
    return SuggestedTopic(
        name=next(name for name in names if name not in taken),
        papers=tuple(papers),
        terms=tuple(terms),
        categories=tuple(
            name
            for name, count in primary.most_common()
            if count >= max(SHARED, OWN * len(papers)) and background.share_in(name) <= COMMON
        ),
        usual=dict(primary.most_common()),
    )


def _name(text: str) -> str:
    """The text as a topic's name: a line that can be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:LONGEST_NAME].strip()


def _terms(papers: Sequence[Gist], background: _Background) -> list[SuggestedTerm]:
    """The most telling terms, and then, for each paper on which they do not put it, the most telling one that does."""
    words = [PaperWords.of(paper) for paper in papers]
    rated = sorted(_rated(papers, background), key=lambda row: (-row[0], row[1]))
    chosen: list[SuggestedTerm] = []
    for _, form, share, count in rated:
        if len(chosen) == min(MOST_TERMS, TERMS_EACH * len(papers)):
            break
        is_sure = count > 1 or (len(papers) <= FEW and (len(form) > 1 or share <= SURE))
        if is_sure and not any(_says(form, one.text) for one in chosen):
            made = _made(form, papers, words, share)
            chosen.extend(term for term in made if count > 1 or any(_puts_on(term.text, here) for here in words))
    for paper, here in zip(papers, words, strict=True):
        if is_about(Match.of(Terms(one.text for one in chosen), here)):
            continue
        own = set(forms_of(_text(paper)))
        alone = (term for _, form, share, _ in rated if form in own for term in _made(form, [paper], [here], share))
        if (fitting := next((term for term in alone if _puts_on(term.text, here)), None)) is not None:
            chosen.extend(_counted(fitting.text, words, fitting.share))
    return chosen


def _puts_on(term: str, words: PaperWords) -> bool:
    return is_about(Match.of(Terms([term]), words))


def _rated(papers: Sequence[Gist], background: _Background) -> Iterator[tuple[float, Form, float, int]]:
    """Every phrase that may be a topic and few others have: worth, phrase, share of others, papers.

    A phrase that nobody else has finds nothing new, and counts half; one that its own papers do not repeat, nothing.
    """
    each = [Counter(forms_of(_text(paper))) for paper in papers]
    counts = Counter(form for forms in each for form in forms)
    repeated = {form for forms in each for form, times in forms.items() if times > 1}
    named = Counter(form for paper in papers for form in set(forms_of(words_of(paper.title))))
    having, titled = background.counts(counts.keys())
    for form, count in counts.items():
        share = having[form] / max(1, background.papers)
        is_alive = bool(having[form]) or count > 1 or form in repeated
        if (
            is_alive
            and background.is_rare(having[form])
            and named[form] + titled[form] >= NAMED * (count + having[form])
        ):
            telling = math.log(count / len(papers) / max(share, RARE))
            worth = (count + named[form]) * telling * (1 if having[form] else ALONE) * LENGTH[len(form)]
            yield worth, form, share, count


def _made(form: Form, papers: Sequence[Gist], words: Sequence[PaperWords], share: float) -> list[SuggestedTerm]:
    """The phrase as a term, in the spelling of the papers, if it is found in one of them so, and not within a word."""
    text = name_of(Phrase(forms=(form,)), papers)
    whole = re.compile(rf"(?<![\w–-]){re.escape(text)}(?![\w–-])", re.IGNORECASE)
    if not any(whole.search(said) for paper in papers for said in (paper.title, paper.abstract)):
        return []
    return _counted(text, words, share)


def _counted(text: str, words: Sequence[PaperWords], share: float) -> list[SuggestedTerm]:
    terms = Terms([text])
    count = sum(bool(Match.of(terms, here)) for here in words)
    return [SuggestedTerm(text=text, papers=count, share=share)] if count else []


def _says(form: Form, text: str) -> bool:
    """Whether a term that was chosen has the phrase in itself, or is in it."""
    said = tuple(words_of(text))
    short, long = sorted((form, said), key=len)
    return short in _grams(long, len(short))


def _text(paper: Gist) -> list[str]:
    return [*words_of(paper.title), BREAK, *words_of(paper.abstract)]


def _among(words: Sequence[str], forms: AbstractSet[Form]) -> set[Form]:
    return {form for length in LENGTH for form in _grams(words, length) if form in forms}


def _grams(words: Sequence[str], length: int) -> Iterator[Form]:
    return zip(*(words[begin:] for begin in range(length)), strict=False)
