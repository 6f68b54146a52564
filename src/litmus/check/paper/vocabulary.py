"""What a paper has anywhere in its text, references included: names, plain words, sizes, years, ordinals."""

import re
from collections import Counter
from functools import cached_property

from litmus.check.figures.folding import fold
from litmus.check.language.names import Lexicon
from litmus.check.paper.layout import Layout
from litmus.model import Document

_TITLE_END = re.compile(r":\s|\s[-–—]\s")
_PLAIN = re.compile(r"\b[A-Za-z][a-z]+\b")
_SIZE_IN_NAME = re.compile(r"(?<=[A-Za-z][-_])\d+(?:\.\d+)?[BMbm](?![A-Za-z])")
# Years, the ends of "2022/23", and those behind names: WMT'14.
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|(?<=\d{4}[-/–])\d\d|(?<=[A-Za-z]['‘’])\d\d)(?!\d)")
_NEW_STYLE = re.compile(r"\d{4}\.")  # of identifiers, since 2007: they begin with the year's last two digits
_WHOLE = re.compile(r"(?<!\d)(?<!\d\.)\d{1,4}(?!\d)")
_ORDINALS = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in "first|one|i second|two|ii third|three|iii fourth|four|iv fifth|five|v sixth|six|vi seventh|seven|vii "
    "eighth|eight|viii ninth|nine|ix tenth|ten|x".split()
)


class Vocabulary:
    """The names and words of a paper, and the numbers that are no figures of it."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _text(self) -> str:
        return " ".join((self._document.title, *(block.text for block in self._document.blocks)))

    @cached_property
    def lexicon(self) -> Lexicon:
        """What names can be looked for in."""
        return Lexicon.of(self._text)

    @cached_property
    def title_names(self) -> frozenset[str]:
        """The names in the paper's title, by their keys."""
        return frozenset(name.key for name in Layout(self._document.title, ()).names)

    @cached_property
    def subject(self) -> str:
        """What the title says up to a colon or dash, folded: mostly what the paper calls its own thing."""
        return fold(_TITLE_END.split(self._document.title)[0]).text

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that the paper writes in lower case more often than with a capital."""
        found = Counter(_PLAIN.findall(self._text))
        return frozenset(word for word, times in found.items() if word.islower() and times >= found[word.capitalize()])

    def has_size(self, size: str) -> bool:
        """Whether some name of the paper has a size in it: the 1B of bittern-embedding-1b-8k."""
        return size.lower() in self._sizes

    @cached_property
    def _sizes(self) -> frozenset[str]:
        return frozenset(size.lower() for size in _SIZE_IN_NAME.findall(self._text))

    def has_year(self, year: int) -> bool:
        """Whether the paper names a year, in a reference or as the end of "2022-23"."""
        return str(year) in self._years or f"{year % 100:02}" in self._years

    @cached_property
    def _years(self) -> frozenset[str]:
        return frozenset(year for block in self._document.blocks for year in _YEAR.findall(block.text))

    def is_of_year(self, year: int) -> bool:
        """Whether the paper appeared in a year, by its identifier."""
        identifier = self._document.arxiv_id
        return bool(_NEW_STYLE.match(identifier)) and identifier[:2] == f"{year % 100:02}"

    def has_ordinal(self, number: int) -> bool:
        """Whether a number that orders things stands in the paper, in digits, a word or a name: layer 4, fourth, L4."""
        return number in self._ordinals

    @cached_property
    def _ordinals(self) -> frozenset[int]:
        words = self._text.lower()
        found = {int(number) for number in _WHOLE.findall(words)}
        return frozenset(found | {place for place, word in enumerate(_ORDINALS, start=1) if word.search(words)})
