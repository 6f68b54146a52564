"""Where a figure of a statement may have been worked out from: what it says beside it, a passage, a column, a row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from litmus.check.language.words import words_in
from litmus.check.paper.columns import beside_in_column, beside_totals, column_pairs, columns_said, lines_named
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.passages import Passage
from litmus.check.paper.pieces import pieces_of
from litmus.check.support.derivations import Derivation, Wanted, derive, gather
from litmus.check.support.matching import is_telling
from litmus.check.support.told_pairs import told_pairs
from litmus.model import BlockKind, Bound

_TABLES = 3  # looked through for calculations: those with the most of the statement's words
_EXACT = frozenset({Bound.EXACT, Bound.ABOUT})
_SEVERAL = 3  # figures, of which there is a sum or an average
_PARTICULAR = 3  # digits from which a figure comes from no two others of its sentence by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a figure may come from."""

    text: str  # of the statement, folded
    spans: tuple[tuple[int, int], ...]  # where its figures stand
    paired: tuple[tuple[Occurrence, Occurrence], ...]  # pairs of figures that its sentence sets against each other
    beside: tuple[tuple[Occurrence, Occurrence], ...]  # pairs that stand next to it
    named: tuple[Occurrence, ...]  # places of the other figures of its sentence, the best of each
    cells: tuple[Occurrence, ...]  # and all that are cells of a table
    before: tuple[Occurrence, ...]  # and of those in the statement before, where this one refers to it: "That is …"
    close: Sequence[Passage]  # passages that speak of the same things


def worked_out(wanted: Wanted, sources: Sources, library: Library) -> Derivation | None:
    """The first calculation that gives the figure, of what is nearest to it."""
    return (
        _of_pairs(wanted, sources.paired, are_paired=True)
        or _of_pairs(wanted, sources.beside)
        or gather(wanted, sources.named)
        or _of_pairs(wanted, _combined(wanted, sources))
        or _of_contrasts(wanted, sources.text, library)
        or _of_totals(wanted, sources.text, library)
        or _of_sums(wanted, sources, library)
        or _of_told(wanted, sources, library)
        or _of_passages(wanted, sources.close, library)
        or _of_columns(wanted, sources.text, library)
        or _beside_in_columns(wanted, sources, library)
    )


def _of_pairs(
    wanted: Wanted, pairs: Iterable[tuple[Occurrence, Occurrence]], *, are_paired: bool = False
) -> Derivation | None:
    found = (derive(wanted, pair, are_named=True, are_paired=are_paired) for pair in pairs)
    return next(filter(None, found), None)


def _combined(wanted: Wanted, sources: Sources) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Any two of the figures that the statement has and the one before; of its own alone only for a telling figure."""
    if sources.before or len(wanted.figure.value.as_tuple().digits) >= _PARTICULAR:
        yield from combinations((*sources.before, *sources.named), 2)


def _of_passages(wanted: Wanted, close: Sequence[Passage], library: Library) -> Derivation | None:
    figures = (library.occurrences.of(passage) for passage in close)
    return next(filter(None, (derive(wanted, together) for together in figures)), None)


def _of_told(wanted: Wanted, sources: Sources, library: Library) -> Derivation | None:
    """How a figure follows from two of a paragraph, if the statement says that it is a difference, a share or a sum."""
    is_worked_out = wanted.is_comparing or wanted.is_difference or wanted.is_part or wanted.is_total
    if not is_worked_out or wanted.bound not in _EXACT:  # some difference is always over 40 %
        return None
    abstract = [passage for passage in library.passages if passage.block.kind is BlockKind.ABSTRACT]
    pairs = list(
        told_pairs(
            wanted,
            text=sources.text,
            spans=sources.spans,
            known=sources.named,
            close=dict.fromkeys((*abstract, *sources.close)),
            library=library,
        )
    )
    sums = (gather(wanted, pair) for pair in pairs if wanted.is_total)
    return next(filter(None, sums), None) or _of_pairs(wanted, pairs)


def _of_contrasts(wanted: Wanted, text: str, library: Library) -> Derivation | None:
    """How a figure follows from two of a table that the statement sets against each other by their heads.

    Who is not named may be the paper's own: "5 points behind Heron".
    """
    pairs, is_particular = library.contrasts.of(text), is_telling(wanted.figure.value)
    if not (wanted.is_comparing or wanted.is_difference):
        pairs = tuple(pair for pair in pairs if pair.are_told) if is_particular else ()
    elif not any(pair.are_told for pair in pairs) and (own := library.vocabulary.subject) and own not in text:
        theirs = library.contrasts.of(f"{text} {own}")
        pairs += tuple(pair for pair in theirs if pair.are_told or (is_particular and pair.is_one_told))
    return _of_pairs(wanted, [(pair.first.figure, pair.second.figure) for pair in pairs])


def _of_totals(wanted: Wanted, text: str, library: Library) -> Derivation | None:
    """How a share follows from a cell of which the statement has a head and the total of its row or column."""
    if not wanted.is_part or wanted.figure.unit != "%":
        return None
    pieces = pieces_of(text)
    pairs = (
        pair
        for anchor, table in library.tables.headed.items()
        for pair in beside_totals(table, library.tables.cells[anchor], pieces)
    )
    return _of_pairs(wanted, pairs)


def _of_sums(wanted: Wanted, sources: Sources, library: Library) -> Derivation | None:
    """How a total follows from a whole column of whose head the statement has something, or from a whole sentence."""
    if not wanted.is_total:
        return None
    pieces = pieces_of(sources.text)
    summands = [
        column
        for anchor, table in library.tables.headed.items()
        for column in columns_said(table, library.tables.cells[anchor], pieces)
    ]
    summands += [[_in_full(one) for one in column] for column in summands]
    summands += [
        [one for one in library.occurrences.of(passage) if not one.figure.is_count]
        for passage in sources.close
        if not passage.block.rows
    ]
    found = (gather(wanted, several) for several in summands if len(several) >= _SEVERAL)
    return next(filter(None, found), None)


def _in_full(one: Occurrence) -> Occurrence:
    """A figure of a table in the scale that its heads give it, where they do: 40.98 under "tokens (B)"."""
    if not one.figure.others:
        return one
    value, unit = one.figure.others[0]
    return replace(one, figure=replace(one.figure, value=value, unit=unit))


def _of_columns(wanted: Wanted, text: str, library: Library) -> Derivation | None:
    """How a figure follows from two of one column of a table that speaks of the same things, or from a whole line."""
    words = words_in(text)
    shared = [(len(words & theirs), anchor) for anchor, theirs in library.tables.words.items()]
    close = sorted((entry for entry in shared if entry[0] > 1), key=lambda entry: -entry[0])[:_TABLES]
    for _, anchor in close:
        heads = library.tables.headed[anchor].heads
        for pair in column_pairs(heads, library.occurrences.of_block(anchor), text):
            if derivation := derive(wanted, pair):
                return derivation
        for line in lines_named(heads, library.occurrences.of_block(anchor), text):
            if len(line) >= _SEVERAL and (derivation := gather(wanted, line)):
                return derivation
    return None


def _beside_in_columns(wanted: Wanted, sources: Sources, library: Library) -> Derivation | None:
    """How a figure follows from one that the statement has in the same sentence and another of that one's column.

    "25.16, 3.24 points below the best": only of a figure that is so particular that no pair gives it by chance, or in
    rows of which the statement has something.
    """
    if not (wanted.is_comparing or wanted.figure.unit == "x"):
        return None
    for place in (*sources.cells, *(one for one in sources.before if one.passage.block.rows)):
        anchor = place.passage.block.anchor
        table = library.tables.headed[anchor]
        said = table.rows.shared(pieces_of(sources.text))
        others = beside_in_column(table.heads, library.occurrences.of_block(anchor), place)
        pairs = [(place, other) for row, other in others if said[row] or is_telling(wanted.figure.value)]
        if derivation := _of_pairs(wanted, pairs):
            return derivation
    return None
