"""A paper laid out for looking things up: its passages, their figures and words, each computed once."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import islice
from math import log

from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import Folded, fold
from litmus.check.figures.quantities import find_figures
from litmus.check.figures.units import UNITS
from litmus.check.language.concepts import Concept
from litmus.check.language.names import Lexicon
from litmus.check.language.quotes import normalise
from litmus.check.language.terms import Phrase, stem
from litmus.check.language.words import words_in
from litmus.check.paper.grid import Grid, with_column_units
from litmus.check.paper.headed import Cell, Headed
from litmus.check.paper.heads import Heads
from litmus.check.paper.layout import Layout
from litmus.check.paper.neighbourhoods import Neighbourhood
from litmus.model import Block, BlockKind, Document

_FIGURES = 50_000  # of one paper; the largest real one, 1.7 MB of HTML, has a fifth of that
# Other people's papers are no evidence for what this one says.
_AT_ONCE = 8  # papers laid out side by side; each takes some ten times its text
_SILENT = frozenset({BlockKind.REFERENCE, BlockKind.LINKS})
_RARE = 20  # a word is rare in so many passages, or in one of so many
_NUMBER = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|(?<=\d{4}[-/–])\d\d)(?!\d)")  # years, and the ends of "2022/23"
_WHOLE = re.compile(r"(?<!\d)(?<!\d\.)\d{1,4}(?!\d)")
_ORDINALS = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in "first|one|i second|two|ii third|three|iii fourth|four|iv fifth|five|v sixth|six|vi seventh|seven|vii "
    "eighth|eight|viii ninth|nine|ix tenth|ten|x".split()
)
_NEW_STYLE = re.compile(r"\d{4}\.")  # of identifiers, since 2007: they begin with the year's last two digits
_STEMMED = re.compile(r"[a-z][a-z0-9]*|[0-9]+(?:\.[0-9]+)?[a-z]*")
_PLAIN = re.compile(r"\b[A-Za-z][a-z]+\b")
_DIGIT = re.compile(r"\d")
_SIZE_IN_NAME = re.compile(r"(?<=[A-Za-z][-_])\d+(?:\.\d+)?[BMbm](?![A-Za-z])")
_STOPS = re.compile(r"[.;!?\n](?=\s|$)")


_WRITTEN = "*"  # the shelf by the number alone


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a table's row or a short block: what a reader is shown as evidence."""

    index: int
    block: Block
    start: int  # half-open range of code points in the block's text
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A figure of the paper at its place."""

    passage: Passage
    figure: Figure
    folded: Folded

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the block's text."""
        return self.folded.span(self.figure.start, self.figure.end)

    @property
    def words(self) -> str:
        """The figure as the paper writes it, without formatting."""
        return self.folded.words(self.figure.start, self.figure.end)

    @property
    def is_in_table(self) -> bool:
        return self.passage.block.kind is BlockKind.TABLE


class Library:
    """One paper's passages, with their figures by measure and value, and their words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages: list[Passage] = []
        self._by_block: dict[str, range] = {}
        self.normal = cache(normalise)  # of blocks' texts, for looking quotations up
        self._folds: dict[str, Folded] = {}  # by their blocks
        self._layouts: dict[str, Layout] = {}
        self._cells: dict[int, tuple[Layout, Figure]] = {}
        self._heads: dict[str, Heads] = {}
        self._neighbourhoods: dict[int, Neighbourhood] = {}
        for block in document.blocks:
            if block.kind in _SILENT:
                continue
            first = len(self.passages)
            for start, end in _pieces(block):
                self.passages.append(Passage(len(self.passages), block, start, end))
            self._by_block[block.anchor] = range(first, len(self.passages))

    def of_block(self, anchor: str) -> tuple[Passage, ...]:
        """The passages of a block; none if the paper has no such block or it is no evidence."""
        return tuple(self.passages[index] for index in self._by_block.get(anchor, ()))

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every figure, in reading order."""
        return tuple(islice(self._occurrences(), _FIGURES))

    def _occurrences(self) -> Iterator[Occurrence]:
        for anchor, indices in self._by_block.items():
            if not indices:
                continue
            passages = [self.passages[index] for index in indices]
            block = passages[0].block
            assert block.anchor == anchor
            folded = self._folded(anchor)
            figures: Iterable[Figure] = find_figures(folded.text)
            if block.kind is BlockKind.TABLE and block.rows:
                figures = with_column_units(block, folded, figures)
            ends = [passage.end for passage in passages]
            for figure in figures:
                place = folded.span(figure.start, figure.end)[0]
                passage = passages[min(bisect_right(ends, place), len(passages) - 1)]
                yield Occurrence(passage, figure, folded)

    @cached_property
    def figures_of(self) -> dict[int, list[Occurrence]]:
        """The figures of each passage, by its index."""
        found: dict[int, list[Occurrence]] = defaultdict(list)
        for occurrence in self.occurrences:
            found[occurrence.passage.index].append(occurrence)
        return found

    def figures_in(self, anchor: str) -> Iterator[Occurrence]:
        """The figures of a block, in reading order."""
        for passage in self.of_block(anchor):
            yield from self.figures_of.get(passage.index, ())

    @cached_property
    def _shelves(self) -> dict[str, tuple[list[Decimal], list[Occurrence]]]:
        """By measure: the values in its base unit, ascending, and the figures that have them."""
        loose: dict[str, list[tuple[Decimal, int, Occurrence]]] = defaultdict(list)
        for number, occurrence in enumerate(self.occurrences):
            loose[_WRITTEN].append((occurrence.figure.value, number, occurrence))
            for value, unit in occurrence.figure.readings:
                dimension, factor = UNITS[unit]
                loose[dimension].append((value * factor, number, occurrence))
        shelves = {}
        for dimension, entries in loose.items():
            entries.sort(key=lambda entry: entry[:2])
            shelves[dimension] = ([entry[0] for entry in entries], [entry[2] for entry in entries])
        return shelves

    def between(self, dimension: str, low: Decimal, high: Decimal) -> list[Occurrence]:
        """The figures of a measure from `low` to `high`, both in its base unit and included."""
        values, occurrences = self._shelves.get(dimension, ([], []))
        return occurrences[bisect_left(values, low) : bisect_right(values, high)]

    def written(self, low: Decimal, high: Decimal) -> list[Occurrence]:
        """The figures that are written with a number from `low` to `high`, whatever their unit."""
        return self.between(_WRITTEN, low, high)

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """For each word the passages that have it."""
        found: dict[str, list[int]] = defaultdict(list)
        for passage in self.passages:
            for word in words_in(passage.text):
                found[word].append(passage.index)
        return found

    @cached_property
    def tables(self) -> tuple[tuple[Block, frozenset[str]], ...]:
        """The tables, each with its words."""
        return tuple((block, words_in(block.text)) for block in self.document.blocks if block.rows)

    @cached_property
    def headed(self) -> dict[str, Headed]:
        """The tables by their anchors, with their heads taken apart."""
        return {block.anchor: Headed(self.heads_of(block.anchor)) for block, _ in self.tables}

    @cached_property
    def cells(self) -> dict[str, tuple[tuple[Cell, Occurrence], ...]]:
        """The figures of each table's body, those in names apart, with their rows and columns."""
        return {
            anchor: tuple(
                (cell, one)
                for one in self.figures_in(anchor)
                if not one.figure.is_in_name and (cell := table.heads.cell(one.span[0]))
            )
            for anchor, table in self.headed.items()
        }

    @cached_property
    def lexicon(self) -> Lexicon:
        """What names can be looked for in: the whole text, references included."""
        return Lexicon.of(self._text)

    @cached_property
    def _text(self) -> str:
        return " ".join((self.document.title, *(block.text for block in self.document.blocks)))

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that the paper writes in lower case more often than with a capital."""
        found = Counter(_PLAIN.findall(self._text))
        return frozenset(word for word, times in found.items() if word.islower() and times >= found[word.capitalize()])

    def twins_of(self, text: str) -> list[Passage]:
        """The passages that a text copies but for its digits."""
        return self._by_shape.get(_shape(text), [])

    @cached_property
    def _by_shape(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[_shape(passage.text)].append(passage)
        return found

    def has_concept(self, phrases: Iterable[Phrase]) -> bool:
        """Whether the paper has all words of one of the phrases, anywhere."""
        return any(self._stems.issuperset(phrase) for phrase in phrases)

    @cached_property
    def _stems(self) -> frozenset[str]:
        words = map(stem, _STEMMED.findall(self.document.title.lower()))
        return frozenset((*words, *self._passages_by_stem))

    @cached_property
    def _passages_by_stem(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for passage in self.passages:
            for word in set(_STEMMED.findall(passage.text.lower())):
                found[stem(word)].add(passage.index)
        return found

    def nearest(self, concepts: Iterable[Concept]) -> list[tuple[float, Passage]]:
        """The passages that speak of these things, with how much of them each has; the closest first.

        A thing counts more the fewer passages have it (inverse passage frequency, Spärck Jones 1972).
        """
        scores: dict[int, float] = defaultdict(float)
        whole = 0.0
        for phrases in {concept.phrases for concept in concepts}:
            places, weight = self.told_of(phrases), self.weight(phrases)
            whole += weight
            for index in places:
                scores[index] += weight
        order = sorted(scores, key=lambda index: (-scores[index], index))
        return [(scores[index] / whole, self.passages[index]) for index in order]

    def told_of(self, phrases: Iterable[Phrase]) -> set[int]:
        """The passages that have what one of some phrases says, by their indices."""
        return set[int]().union(*(self._with_all(phrase) for phrase in phrases))

    def weight(self, phrases: Iterable[Phrase]) -> float:
        """How telling it is that a passage has what one of some phrases says; nothing if none has it."""
        places = len(self.told_of(phrases))
        return log(1 + len(self.passages) / (1 + places)) if places else 0.0

    def neighbourhood_of(self, passage: Passage) -> Neighbourhood:
        """A sentence with those beside it in its paragraph, a table's row with the caption and the row of heads."""
        if passage.index not in self._neighbourhoods:
            around = self._by_block[passage.block.anchor]
            if passage.block.rows:
                before, after = range(around.start, min(around.start + 2, passage.index)), range(0)
            else:
                before = range(max(around.start, passage.index - 1), passage.index)
                after = range(passage.index + 1, min(around.stop, passage.index + 2))
            beside = [tuple(self.passages[index].text for index in indices) for indices in (before, after)]
            self._neighbourhoods[passage.index] = Neighbourhood.of(beside[0], passage.text, beside[1])
        return self._neighbourhoods[passage.index]

    def _with_all(self, phrase: Phrase) -> set[int]:
        return set.intersection(*(self._passages_by_stem.get(word, set()) for word in phrase))

    def layout_of(self, anchor: str) -> Layout | None:
        """A paragraph laid out; None of a block without text, or a table."""
        passages = self.of_block(anchor)
        if not passages or passages[0].block.rows:
            return None
        if anchor not in self._layouts:
            figures = [one.figure for passage in passages for one in self.figures_of.get(passage.index, ())]
            self._layouts[anchor] = Layout(self._folded(anchor).text, figures)
        return self._layouts[anchor]

    def heads_of(self, anchor: str) -> Heads:
        """What heads the rows and columns of a table."""
        if anchor not in self._heads:
            self._heads[anchor] = Heads.of(self.of_block(anchor)[0].block)
        return self._heads[anchor]

    def _folded(self, anchor: str) -> Folded:
        """A block's text, folded."""
        if anchor not in self._folds:
            self._folds[anchor] = fold(self.of_block(anchor)[0].block.text)
        return self._folds[anchor]

    @cached_property
    def title_names(self) -> frozenset[str]:
        """The names in the paper's title, by their keys."""
        return frozenset(name.key for name in Layout(self.document.title, ()).names)

    def passage_at(self, anchor: str, place: int) -> Passage:
        """The passage of a paragraph that has a place of its folded text."""
        passages = self.of_block(anchor)
        start = self._folded(anchor).span(place, place + 1)[0]
        return next((passage for passage in passages if start < passage.end), passages[-1])

    def told(self, occurrence: Occurrence) -> str:
        """What a reader needs to see of a figure: its passage; of a table's cell its heads and what stands in it."""
        if not occurrence.passage.block.rows:
            return occurrence.passage.text
        heads = self.heads_of(occurrence.passage.block.anchor)
        cell = heads.cell(occurrence.span[0])
        if cell is None:
            return occurrence.passage.text
        return f"{', '.join((*heads.rows.heads[cell[0]], *heads.columns.heads[cell[1]]))}: {occurrence.words}"

    def around(self, occurrence: Occurrence) -> tuple[Layout, Figure]:
        """What stands around a figure: its paragraph laid out, of a table's cell its heads, and the figure in it."""
        if occurrence.passage.block.rows:
            return self._cell(occurrence)
        layout = self.layout_of(occurrence.passage.block.anchor)
        assert layout is not None
        return layout, occurrence.figure

    def _cell(self, occurrence: Occurrence) -> tuple[Layout, Figure]:
        """A cell as a sentence: caption, heads, figure."""
        if id(occurrence) not in self._cells:
            grid = Grid.of(occurrence.passage.block)
            place = grid.cell(occurrence.span[0])
            heads = (grid.row_head(place[0]), grid.column_head(place[1])) if place else ()
            lead = fold(", ".join((self._captions[occurrence.passage.block.anchor], *heads))).text
            lead = _STOPS.sub(",", lead) + " "
            words = occurrence.folded.text[occurrence.figure.start : occurrence.figure.end]
            figure = replace(occurrence.figure, start=len(lead), end=len(lead) + len(words))
            self._cells[id(occurrence)] = Layout(lead + words, [figure]), figure
        return self._cells[id(occurrence)]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(number for block in self.document.blocks for number in _NUMBER.findall(block.text))

    def has_size(self, size: str) -> bool:
        """Whether some name of the paper has a size in it: the 1B of bittern-embedding-1b-8k."""
        return size.lower() in self._sizes

    @cached_property
    def _sizes(self) -> frozenset[str]:
        return frozenset(size.lower() for size in _SIZE_IN_NAME.findall(self._text))

    def has_year(self, year: int) -> bool:
        """Whether the paper names a year, in a reference or as the end of "2022-23"."""
        return str(year) in self._numbers or f"{year % 100:02}" in self._numbers

    def is_of_year(self, year: int) -> bool:
        """Whether the paper appeared in a year, by its identifier."""
        identifier = self.document.arxiv_id
        return bool(_NEW_STYLE.match(identifier)) and identifier[:2] == f"{year % 100:02}"

    @cached_property
    def _ordinals(self) -> frozenset[int]:
        words = self._text.lower()
        found = {int(number) for number in _WHOLE.findall(words)}
        return frozenset(found | {place for place, word in enumerate(_ORDINALS, start=1) if word.search(words)})

    def has_ordinal(self, number: int) -> bool:
        """Whether a number that orders things stands in the paper, in digits, a word or a name: layer 4, fourth, L4."""
        return number in self._ordinals

    def rare_words(self, passage: Passage) -> frozenset[str]:
        """The words of a passage, of a table's row those of the caption too, that are not all over the paper."""
        text = passage.text
        if passage.block.rows:
            text = f"{self._captions[passage.block.anchor]} {text}"
        most = max(_RARE, len(self.passages) // _RARE)
        return frozenset(word for word in words_in(text) if len(self._words.get(word, ())) <= most)

    @cached_property
    def _captions(self) -> dict[str, str]:
        return {block.anchor: " ".join(block.text.split("\n")[: -len(block.rows)]) for block, _ in self.tables}

    def closeness(self, words: Iterable[str]) -> Counter[int]:
        """How much of these words each passage has: rare words count more (inverse passage frequency)."""
        scores: Counter[int] = Counter()
        for word in sorted(set(words)):
            places = self._words.get(word, ())
            weight = 1000 // (1 + len(places))  # whole numbers, so that sums do not depend on their order
            for index in places:
                scores[index] += 10 + weight
        return scores

    def closest(self, words: Iterable[str]) -> list[Passage]:
        """The passages that have any of these words, those with most of them first."""
        scores = self.closeness(words)
        return [self.passages[index] for index in sorted(scores, key=lambda index: (-scores[index], index))]


def _shape(text: str) -> str:
    """A text with one digit for all, without formatting."""
    return _DIGIT.sub("0", " ".join(fold(normalise(text)).text.split()))


def _pieces(block: Block) -> Iterator[tuple[int, int]]:
    """The passages of a block: a table's caption and rows, else its sentences, else the whole."""
    if block.kind is BlockKind.TABLE:
        at = 0
        for line in block.text.split("\n"):
            if line:
                yield at, at + len(line)
            at += len(line) + 1
    elif block.sentences:
        yield from block.sentences
    elif block.text:
        yield 0, len(block.text)


class _Same:
    """A document by identity: two that are equal are the same text, but to compare takes long."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document

    def __hash__(self) -> int:
        return id(self.document)


def library_of(document: Document) -> Library:
    """The paper laid out; once for all that is checked against it in a row, as a model's report and its repairs are."""
    return _library_of(_Same(document))


@lru_cache(maxsize=_AT_ONCE)
def _library_of(same: _Same) -> Library:
    return Library(same.document)
