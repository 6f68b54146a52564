"""Where the paper has a name of the statement, under whatever form."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from litmus.check.language.measures import KEYS
from litmus.check.language.names import initials
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.paper.layout import Layout
from litmus.check.paper.naming import Name

_WORD = re.compile(r"[a-z]{2,}")
_PART = re.compile(r"[a-z0-9]+")
Sentence = tuple[str, int]  # of the paper: its paragraph, and its number in it


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at its place in the paper."""

    block: str
    layout: Layout
    name: Name

    @property
    def text(self) -> str:
        """The name as the paper writes it."""
        return self.layout.text[self.name.start : self.name.end]

    @property
    def sentence(self) -> Sentence:
        return self.block, self.layout.sentence(self.name.start)

    @property
    def list(self) -> tuple[str, int] | None:
        """The list that it stands in, if it does."""
        number = self.layout.name_lists.get(self.name)
        return None if number is None else (self.block, number)


class Spots:
    """The names of some paragraphs of the paper."""

    def __init__(self, beside: Beside, blocks: Sequence[str]) -> None:
        self._beside = beside
        self.layouts = {block: layout for block in blocks if (layout := beside.library.layouts.of_block(block))}
        self._own: dict[Name, list[Spot]] = {}

    @cached_property
    def by_key(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = defaultdict(list)
        for block, layout in self.layouts.items():
            for name in layout.names:
                found[name.key].append(Spot(block, layout, name))
        return found

    @cached_property
    def _by_initials(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = defaultdict(list)
        for key, spots in self.by_key.items():
            for spot in spots:
                if (short := initials(spot.text)) != key:
                    found[short].append(spot)
        return found

    def own(self, name: Name) -> list[Spot]:
        """Where the paper has a name, abbreviated or at length, or if it has it nowhere, a part of it."""
        if name not in self._own:
            is_measure = name.key in KEYS
            self._own[name] = [*self._measured(name)] if is_measure else self._named(name) or [*self._partly(name)]
        return self._own[name]

    def _measured(self, name: Name) -> Iterator[Spot]:
        """Where the paper has a measure, or what its word may mean in English: 正确率 is also "answered correctly"."""
        yield from self.by_key.get(name.key, ())
        phrases = tuple(
            phrase
            for concept in self._beside.layout.concepts
            if name.start <= concept.start < name.end
            for phrase in concept.phrases
        )
        for block, layout in self.layouts.items():
            for number in layout.places_of(phrases):
                concept = layout.concepts[number]
                yield Spot(block, layout, Name(name.key, concept.start, concept.end))

    def _named(self, name: Name) -> list[Spot]:
        text = self._beside.layout.text[name.start : name.end]
        found = [*self.by_key.get(name.key, ()), *self._by_initials.get(name.key, ())]
        if (short := initials(text)) != name.key:
            found += self.by_key.get(short, ())
        taken = {(spot.block, place) for spot in found for place in range(spot.name.start, spot.name.end)}
        # Also within longer names, and in small letters: transformer-based.
        word = re.compile(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", re.IGNORECASE)
        for block, layout in self.layouts.items():
            for match in word.finditer(layout.text):
                if (block, match.start()) not in taken:
                    found.append(Spot(block, layout, Name(name.key, *match.span())))
        return found

    def _partly(self, name: Name) -> Iterator[Spot]:
        """Where the paper has a name that shares a word with one that it does not have: AddSent EM."""
        words = words_of(self._beside.layout.text[name.start : name.end])
        for key, spots in self.by_key.items():
            if key not in KEYS:
                yield from (spot for spot in spots if words & words_of(spot.text))


def words_of(name: str) -> frozenset[str]:
    """The words that a name is made of."""
    return frozenset(_WORD.findall(name.lower()))


def parts_of(name: str) -> frozenset[str]:
    """Its words, single letters and numbers."""
    return frozenset(_PART.findall(name.lower()))
