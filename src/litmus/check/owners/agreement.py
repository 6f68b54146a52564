"""How well a figure of the paper fits a figure of a statement, by what stands around the two.

For each concept of the statement's sentence that the paper has at all: how it stands to the figure there, and how it
stands to the figure here, or that it is not in this sentence. Each such pair of relations counts for or against the
place, by weights that were learned from statements with known places (`benchmarks/learn_check.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from litmus.check.figure import Figure
from litmus.check.owners.beside import Beside, nearest_in, relation_in
from litmus.check.passages import Occurrence
from litmus.check.units import UNITS
from litmus.check.weights import Signs, weigh


class Agreement:
    """The figures of one statement beside one paper."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._scores: dict[tuple[int, int], float] = {}

    def score(self, figure: Figure, occurrence: Occurrence) -> float:
        """How well the paper's figure fits the statement's: a sum of log-odds, of no meaning by itself."""
        key = (figure.start, id(occurrence))
        if key not in self._scores:
            self._scores[key] = weigh("agreement", self.signs(figure, occurrence))
        return self._scores[key]

    def signs(self, figure: Figure, occurrence: Occurrence) -> Signs:
        """What speaks for or against a place, by name, with how often it does.

        `t3.17` is a term in relation 3 to the statement's figure and 17 to the paper's, `n` a name, `.-` not in the
        paper's sentence; `p` are parallel lists; the others compare the figures themselves.
        """
        found: Counter[str] = Counter()
        layout = self._beside.layout
        theirs, here = self._beside.library.around(occurrence)
        ours, partners = layout.partners.get(figure.start, {}), theirs.partners.get(here.start, {})
        for number, relation in self._beside.known_around(figure):
            kind = "n" if layout.concepts[number].is_name else "t"
            places = self._beside.places_in(theirs, number)
            nearest = nearest_in(theirs, places, here)
            found[f"{kind}{relation}.{relation_in(theirs, nearest, here)}"] += 1
            own, other = ours.get(number), _is_partner(partners, places)
            if nearest is not None and (own is not None or other is not None):
                found[f"p{kind}{_said(own)}{_said(other)}"] += 1
            elif own is not None:
                found[f"p{kind}{_said(own)}-"] += 1
        found.update(_alike(figure, occurrence.figure))
        return found


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
