"""How well a figure of the paper fits a figure of a statement, by what stands around the two.

For each concept of the statement's sentence that the paper has at all: how it stands to the figure there, and how it
stands to the figure here, or that it is not in this sentence. Each such pair of relations counts for or against the
place, by weights that were learned from statements with known places (`benchmarks/learn_check.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from litmus.check.concepts import Concept
from litmus.check.figure import Figure
from litmus.check.layout import Layout
from litmus.check.passages import Library, Occurrence
from litmus.check.units import UNITS
from litmus.check.weights import weights

Signs = Mapping[str, float]


class Agreement:
    """One statement beside one paper."""

    def __init__(self, text: str, figures: Sequence[Figure], library: Library) -> None:
        self.layout = Layout(text, figures)
        self._library = library
        self._is_known = [library.has_concept(concept.phrases) for concept in self.layout.concepts]
        self._places: dict[tuple[int, int], list[int]] = {}

    def score(self, figure: Figure, occurrence: Occurrence) -> float:
        """How well the paper's figure fits the statement's: a sum of log-odds, of no meaning by itself."""
        known = weights()["agreement"]
        return sum(known.get(sign, 0.0) * count for sign, count in self.signs(figure, occurrence).items())

    def signs(self, figure: Figure, occurrence: Occurrence) -> Signs:
        """What speaks for or against a place, by name, with how often it does.

        `t3.17` is a term in relation 3 to the statement's figure and 17 to the paper's, `n` a name, `.-` not in the
        paper's sentence; `p` are parallel lists; the others compare the figures themselves.
        """
        found: Counter[str] = Counter()
        theirs, figure_there = self._library.around(occurrence)
        sentence = theirs.sentence(figure_there.start)
        ours = self.layout.partners.get(figure.start, {})
        partners = theirs.partners.get(figure_there.start, {})
        for number in self.layout.by_sentence[self.layout.sentence(figure.start)]:
            if not self._is_known[number]:
                continue
            concept = self.layout.concepts[number]
            kind = "n" if concept.is_name else "t"
            places = self._places_in(theirs, number, concept)
            nearest = min(
                (place for place in places if theirs.sentence(theirs.concepts[place].start) == sentence),
                key=lambda place: abs(theirs.concepts[place].start - figure_there.start),
                default=None,
            )
            there = "-" if nearest is None else str(theirs.relation(figure_there, theirs.concepts[nearest]))
            found[f"{kind}{self.layout.relation(figure, concept)}.{there}"] += 1
            own, other = ours.get(number), _is_partner(partners, places)
            if nearest is not None and (own is not None or other is not None):
                found[f"p{kind}{_said(own)}{_said(other)}"] += 1
            elif own is not None:
                found[f"p{kind}{_said(own)}-"] += 1
        found.update(_alike(figure, occurrence.figure))
        return found

    def _places_in(self, theirs: Layout, number: int, concept: Concept) -> list[int]:
        key = (number, id(theirs))
        if key not in self._places:
            self._places[key] = theirs.places_of(concept.phrases)
        return self._places[key]


def _is_partner(partners: Mapping[int, bool], places: Sequence[int]) -> bool | None:
    said = [partners[place] for place in places if place in partners]
    return any(said) if said else None


def _said(is_own: bool | None) -> str:
    return "?" if is_own is None else "+" if is_own else "x"


def _alike(ours: Figure, theirs: Figure) -> dict[str, int]:
    """What the two figures have in common, whatever their values."""
    return {
        "same measure": int(UNITS[ours.unit].dimension == UNITS[theirs.unit].dimension),
        "same unit": int(ours.unit == theirs.unit),
        "both bare": int((ours.unit == "") == (theirs.unit == "")),
        "same decimals": int(ours.value.as_tuple().exponent == theirs.value.as_tuple().exponent),
        "both in words": int(ours.is_spelled == theirs.is_spelled),
        "in a name": int(theirs.is_in_name),
    }
