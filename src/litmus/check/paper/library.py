"""A paper laid out for looking things up; what each of its parts has is computed once, when it is first asked for."""

from functools import cache, lru_cache

from litmus.check.language.quotes import normalise
from litmus.check.paper.blocks import Blocks
from litmus.check.paper.concepts import Concepts
from litmus.check.paper.contrasts import Contrasts
from litmus.check.paper.layouts import Layouts
from litmus.check.paper.neighbourhoods import Neighbourhoods
from litmus.check.paper.occurrences import Occurrences
from litmus.check.paper.passages import passages_of
from litmus.check.paper.tables import Tables
from litmus.check.paper.twins import Twins
from litmus.check.paper.vocabulary import Vocabulary
from litmus.check.paper.words import Words
from litmus.model import Document

_AT_ONCE = 8  # papers laid out side by side; each takes some ten times its text


class Library:
    """One paper: its passages, and in its parts what they have and how they are found."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages = passages_of(document.blocks)
        self.blocks = Blocks(self.passages)
        self.occurrences = Occurrences(self.blocks)
        self.tables = Tables(document, self.occurrences)
        self.contrasts = Contrasts(self.tables)
        self.layouts = Layouts(self.blocks, self.occurrences, self.tables)
        self.neighbourhoods = Neighbourhoods(self.blocks)
        self.words = Words(self.passages)
        self.concepts = Concepts(document.title, self.passages)
        self.twins = Twins(self.passages)
        self.vocabulary = Vocabulary(document)
        self.normal = cache(normalise)  # of blocks' texts, for looking quotations up


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
