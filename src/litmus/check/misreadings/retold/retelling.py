"""A statement beside the passages that it may retell, and which of their places may be one of its own."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from litmus.check.figures.figure import A_MODEL
from litmus.check.language.clauses import clause_span
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.language.names import Lexicon, is_common, key, names_in as names_in_text
from litmus.check.language.opposites import Turn
from litmus.check.language.terms import known_stems, stem
from litmus.check.misreadings.bearings import crossed
from litmus.check.misreadings.misreading import overlap
from litmus.check.paper.library import Library
from litmus.check.paper.neighbourhoods import Context, Neighbourhood, Weighed
from litmus.check.paper.passages import Passage
from litmus.check.support.statements import Reading

_CLOSE = 0.5  # of what stands around a place, that must stand around another one
_LESS = 0.6  # of what its own place in the paper lacks of that, the other one may lack
_CLOSEST = 12  # passages that may be retold
_BESIDE = 2  # concepts on each side of a place that stand next to it
_NEXT = 4  # steps from a place of the paper in which they do there
_EVERYWHERE = 0.1  # of the passages have what the paper is about
_NUMBERED = re.compile(r"@\d")  # tests that differ by their number alone
_NUMBER = re.compile(r"\d[\d.]*[A-Za-z]?")
_BEGINS = re.compile(r"(?:^|[.!?:|]\s?)$")
_SYMBOL = re.compile(r"[\\_^{$]$")


class Retelling:
    """A statement beside the passages that it may retell."""

    def __init__(self, reading: Reading, library: Library) -> None:
        self.reading = reading
        self.library = library
        self.text = reading.folded.text
        self.concepts = tuple(Weighed(one, library.concepts.weight(one.phrases)) for one in concepts_in(self.text))

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon.of(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for one in self.concepts for phrase in one.concept.phrases for stem in phrase)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences that speak most of what the statement speaks of; rows of tables have their own rules."""
        nearest = self.library.concepts.nearest(one.concept for one in self.concepts)
        return tuple(islice((passage for _, passage in nearest if not passage.block.rows), _CLOSEST))

    @cached_property
    def names(self) -> tuple[Concept, ...]:
        """What the statement calls by a name, save what the paper is about, which it may call "our model"."""
        names = names_in(self.text, (one.concept for one in self.concepts))
        return tuple(
            one
            for one in names
            if not self._is_subject(one)
            and not self.is_word(self.words(one))
            and not any(overlap((one.start, one.end), span) for span in self._crossed)
        )

    @cached_property
    def _crossed(self) -> tuple[tuple[int, int], ...]:
        return tuple(crossed(self.reading, self.library))

    def _is_subject(self, name: Concept) -> bool:
        often = len(self.library.concepts.told_of(name.phrases)) > _EVERYWHERE * len(self.library.passages)
        return often or key(self.words(name)) in key(self.library.document.title)

    def words(self, concept: Concept) -> str:
        """What the statement has at a concept."""
        return self.text[concept.start : concept.end]

    def is_word(self, name: str) -> bool:
        """Whether what looks like a name by its capital is a word: the paper has it without, or the list of terms."""
        plain = name.lower()
        if is_distinctive(name):
            return False
        return plain in self.library.vocabulary.plain_words or stem(plain) in known_stems()

    def context(self, start: int, end: int) -> Context:
        """What stands around a range of the statement."""
        return Context.of(self.text, start, end, self.concepts)

    def is_of_others(self, there: Neighbourhood, start: int, end: int) -> bool:
        """Whether the statement names something, outside of a range, that a passage does not speak of."""
        names = (name for name in self.names if name.end <= start or name.start >= end)
        return any(there.distance(name.phrases, 0) is None and not _knows(there, self.words(name)) for name in names)

    def has_figures(self, passage: Passage) -> bool:
        """Whether a passage, or one beside it, has all figures of the statement, counts and names apart."""
        beside = {passage.index - 1, passage.index, passage.index + 1}
        return all(
            finding.figure.is_count
            or finding.figure.is_in_name
            or finding.figure.value >= A_MODEL
            or any(
                match.occurrence.passage.block is passage.block and match.occurrence.passage.index in beside
                for match in finding.matches
            )
            for finding in self.reading.findings
        )

    def has_tests(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a passage has the names with a number that the clause around a range has: of Recall@1, not of @5."""
        begin, stop = clause_span(self.text, start, end)
        names = [name for name, _, _ in names_in_text(self.text[begin:stop]) if _NUMBERED.search(name)]
        there = key(passage.text) if names else ""
        return all(key(name) in there for name in names)


def is_in(concept: Concept, turn: Turn) -> bool:
    """Whether a concept is a part of a word that has an opposite."""
    return overlap((concept.start, concept.end), (turn.start, turn.end))


def _knows(there: Neighbourhood, name: str) -> bool:
    """Whether a passage has a name in another form; a common one, as LLM, it must have as it is."""
    return not is_common(key(name)) and there.lexicon.knows(name)


def names_in(text: str, concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """The concepts of folded text that are names by their look, no symbols and no numbers."""
    return tuple(
        concept
        for concept in concepts
        if concept.is_name
        and concept.end - concept.start > 1
        and not _NUMBER.fullmatch(text, concept.start, concept.end)
        and not _SYMBOL.search(text[: concept.start])
        and (is_distinctive(text[concept.start : concept.end]) or not _BEGINS.search(text[: concept.start]))
    )


def is_distinctive(name: str) -> bool:
    """Whether a word cannot but be a name: it has a capital or a digit inside."""
    return any(char.isupper() or char.isdigit() for char in name[1:])


def before(start: int, concepts: Sequence[Weighed], at_most: int = _BESIDE) -> tuple[Concept, ...]:
    """What stands next before a place of a statement."""
    return tuple(one.concept for one in concepts if one.concept.end <= start)[-at_most:]


def after(end: int, concepts: Sequence[Weighed]) -> tuple[Concept, ...]:
    """What stands next behind a place of a statement."""
    return tuple(one.concept for one in concepts if one.concept.start >= end)[:_BESIDE]


def stands_by(beside: Iterable[Concept], there: Neighbourhood, step: float) -> bool:
    """Whether anything that stands next to a place of the statement, numbers apart, stands next to one of the paper."""
    distances = (there.distance(concept.phrases, step) for concept in beside if not _is_number(concept))
    return any(distance is not None and distance <= _NEXT for distance in distances)


def _is_number(concept: Concept) -> bool:
    return concept.phrases[0][0].replace(".", "").isdigit()


@lru_cache(maxsize=4096)
def alone(text: str) -> Neighbourhood:
    """A passage without those beside it."""
    return Neighbourhood.of((), text, ())


def is_outdone(ours: float, theirs: float, close: float = _CLOSE) -> bool:
    """Whether another place is so much closer than the closest with what the statement has that this one is meant."""
    return theirs >= close and 1 - theirs < _LESS * (1 - ours)
