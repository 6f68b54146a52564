"""A model's size that is another model's: Marrow 13B, where the paper has Marrow 7B and DeepIndex 13B."""

from collections.abc import Iterator

from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.language.names import key
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.paper.layout import Layout
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.model import Status


def missized(beside: Beside) -> Iterator[Misreading]:
    """The sizes of names that the paper has with one other size, and never with this one."""
    for finding in beside.reading.findings:
        name = _name_of(beside.layout, finding.figure) if finding.matches else ""
        theirs = {place.words: place for place in _sizes_of(name, beside.library)} if name else {}
        if len(theirs) == 1 and not is_of_name(finding.figure, beside):
            ((words, place),) = theirs.items()
            span = (finding.figure.start, finding.figure.end)
            yield Misreading(
                code="figure_borrowed",
                status=Status.CONTRADICTED,
                spans=(span,),
                words=beside.reading.words(finding),
                place=place,
                changes=(Change(span, words),),
            )


def is_of_name(figure: Figure, beside: Beside) -> bool:
    """Whether a size is part of a name that the paper has with it: the 13B of Llama 2 13B is nobody else's."""
    name = _name_of(beside.layout, figure)
    written = beside.layout.text[figure.start : figure.end]
    return bool(name) and name + key(written) in beside.library.vocabulary.lexicon.keyed


def _sizes_of(name: str, library: Library) -> Iterator[Occurrence]:
    """The sizes that the paper has with a name, by its key."""
    sized = (place for place in library.occurrences.each if place.figure.value >= A_MODEL)
    yield from (place for place in sized if not place.is_in_table and _name_of(*library.layouts.around(place)) == name)


def _name_of(layout: Layout, figure: Figure) -> str:
    """The key of the name that a size ends, without it; nothing of what is no size of a name."""
    if figure.value < A_MODEL or figure.unit:
        return ""
    named = (name for name in layout.names if name.start < figure.start and figure.end == name.end)
    return next((key(layout.text[name.start : figure.start]) for name in named), "")
