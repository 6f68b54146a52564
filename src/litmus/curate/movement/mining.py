"""What papers are about, in phrases: mined from their titles, counted in titles and abstracts.

A phrase that several titles have is something that people name papers after; what abstracts say over and over
("extensive experiments show") is not. So titles say what is counted, and each paper counts once for a phrase, however
often it has it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from litmus.curate.folding import BREAK
from litmus.curate.movement.wording import bare_words, empty_words, links, words_of
from litmus.model import Gist

LONGEST = 3  # words of a phrase; the long form of an acronym may have more
TITLES = 5  # that have a phrase, at least
DEFINED = 3  # papers that put an acronym behind its long form, at least
NAMED = 0.15  # of the papers that have a phrase, those that have it in the title, at least
PART = 0.6  # of the papers that have a phrase, those that have it in one longer phrase, at least: it is no phrase then
AGREED = 0.8  # of the papers that define an acronym, those that mean the same by it

Form = tuple[str, ...]  # a phrase as folded words


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Something papers are about, in all the forms in which they write it, the fullest first."""

    forms: tuple[Form, ...]

    def __str__(self) -> str:
        return " ".join(self.forms[0])

    def touches(self, other: "Phrase") -> bool:
        """Whether the two have a word in common that says something."""
        return bool(self.words & other.words)

    @property
    def words(self) -> set[str]:
        """Of all forms, those that say something."""
        return {word for form in self.forms for word in form} - links()


def mine(papers: Sequence[Gist]) -> dict[Phrase, list[int]]:
    """Every phrase with the papers that have it, as places in the sequence, in order."""
    titles = [words_of(paper.title) for paper in papers]
    texts = [[*title, BREAK, *words_of(paper.abstract)] for title, paper in zip(titles, papers, strict=True)]
    named = Counter(form for title in titles for form in set(forms_of(title)))
    phrases = _phrases({form for form, count in named.items() if count >= TITLES}, _acronyms(papers))
    owner = {form: phrase for phrase in phrases for form in phrase.forms}
    by_length: dict[int, set[Form]] = defaultdict(set)
    for form in owner:
        by_length[len(form)].add(form)
    found: dict[Phrase, list[int]] = {phrase: [] for phrase in phrases}
    for place, words in enumerate(texts):
        here = (form for length, forms in by_length.items() for form in forms.intersection(_grams(words, length)))
        for phrase in {owner[form] for form in here}:
            found[phrase].append(place)
    return _whole(
        {
            phrase: places
            for phrase, places in found.items()
            if sum(named[form] for form in phrase.forms) >= NAMED * len(places)
        }
    )


def _whole(found: dict[Phrase, list[int]]) -> dict[Phrase, list[int]]:
    """The phrases less those that are said as a part of one longer phrase and hardly without it."""
    count = {phrase.forms[0]: len(places) for phrase, places in found.items()}
    parts = {
        part
        for phrase, places in found.items()
        for form in phrase.forms
        for length in range(1, len(form))
        for part in _grams(form, length)
        if part in count and len(places) >= PART * count[part]
    }
    return {phrase: places for phrase, places in found.items() if phrase.forms[0] not in parts}


def _grams(words: Sequence[str], length: int) -> Iterator[Form]:
    return zip(*(words[begin:] for begin in range(length)), strict=False)


def forms_of(words: Sequence[str]) -> Iterator[Form]:
    """The phrases of a title, or of another text, that may be a topic; words as `words_of` has them."""
    empty, bare, inside = empty_words(), bare_words(), links()
    for length in range(1, LONGEST + 1):
        for form in _grams(words, length):
            ends, middle = (form[0], form[-1]), form[1:-1]
            if any(word in empty or word == BREAK or word.isdecimal() or len(word) == 1 for word in ends):
                continue
            if length == 1 and form[0] in bare:
                continue
            if all(word in inside or (word not in empty and word != BREAK) for word in middle):
                yield form


def _phrases(forms: set[Form], acronyms: dict[str, Form]) -> list[Phrase]:
    """The forms, those of one phrase together: written in one word or two, as an acronym or in full."""
    together: dict[Form, list[Form]] = {}
    spoken_for: set[Form] = set()
    for acronym, full in sorted(acronyms.items()):
        if (acronym,) in forms or full in forms:
            together[full] = [*together.get(full, [full]), (acronym,)]
            spoken_for |= {full, (acronym,)}
    for form in sorted(forms - spoken_for, key=lambda form: (-len(form), form)):
        joined = ("".join(form),)
        if form not in spoken_for:
            together[form] = [form, joined] if len(form) == 2 and joined not in spoken_for else [form]  # noqa: PLR2004
            spoken_for |= {*together[form]}
    return [Phrase(forms=tuple(same)) for _, same in sorted(together.items())]


_DEFINED = re.compile(r"\((?:or )?([A-Z][A-Za-z]{0,4}[A-Z])s?[),;]")
_REACH = 80  # characters before an acronym in which its long form is looked for


def _acronyms(papers: Iterable[Gist]) -> dict[str, Form]:
    """Acronyms whose long form the papers agree on: "Group Relative Policy Optimization (GRPO)"."""
    defined: dict[str, Counter[Form]] = defaultdict(Counter)
    for paper in papers:
        for said in _DEFINED.finditer(paper.abstract):
            acronym = said[1].casefold()
            before = words_of(paper.abstract[max(0, said.start() - _REACH) : said.start()])
            if full := _spelled_out(before, acronym):
                defined[acronym][full] += 1
    best = {acronym: counts.most_common(1)[0] for acronym, counts in defined.items()}
    return {
        acronym: full
        for acronym, (full, count) in best.items()
        if count >= max(DEFINED, AGREED * defined[acronym].total())
    }


def _spelled_out(words: Sequence[str], acronym: str) -> Form | None:
    """The last words whose initials make the acronym; small words between may lack theirs."""
    for begin in range(len(words) - 2, max(-1, len(words) - 2 - 2 * len(acronym)), -1):
        if words[begin] == BREAK:
            return None
        full = words[begin:]
        initials = {"".join(word[0] for word in full), "".join(word[0] for word in full if word not in links())}
        if acronym in initials:
            return tuple(full)
    return None
