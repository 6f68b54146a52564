"""Statements that retell a sentence of a full text in their own words, and have something else in one place of it.

A figure, a name or a word is held against what stands in its place where the paper speaks of the same things: it is
wrong if the paper has another of its kind there, in surroundings that are much closer to the statement's than any of
those in which it has this one. In an abstract nearly everything stands near everything else; there nothing is said.
"""

from collections.abc import Iterator

from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.retold.denials import turned_denials
from litmus.check.misreadings.retold.figures import other_figures
from litmus.check.misreadings.retold.names import other_names
from litmus.check.misreadings.retold.relations import turned_relations
from litmus.check.misreadings.retold.retelling import Retelling
from litmus.check.misreadings.retold.words import other_words
from litmus.check.paper.library import Library
from litmus.check.support.statements import Reading

_FEW = 24  # passages: an abstract


def misretold(reading: Reading, library: Library) -> Iterator[Misreading]:
    """What a statement has otherwise than the sentence that it retells, the first kind of which there is any."""
    if len(library.passages) <= _FEW:
        return
    retelling = Retelling(reading, library)
    for differences in (other_figures, other_names, other_words, turned_relations, turned_denials):
        if found := tuple(differences(retelling)):
            yield from found
            return
