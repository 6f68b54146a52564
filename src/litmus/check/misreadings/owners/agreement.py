"""How well a figure of the paper fits a figure of a statement, by what stands around the two.

For each concept of the statement's sentence that the paper has at all: how it stands to the figure there, and how it
stands to the figure here, or that it is not in this sentence; whether it is what the figure counts; what part the two
figures play. Each such pair counts for or against the place, by weights that were learned from statements with known
places (`benchmarks/learn_check.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from litmus.check.figures.figure import Figure
from litmus.check.misreadings.owners.beside import Beside, nearest_in, relation_in
from litmus.check.misreadings.owners.vicinity import rendered, shared
from litmus.check.misreadings.weights import Signs, weigh
from litmus.check.paper.manners import LEVELS, MANNERS
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.roles import pairs_of


class Agreement:
    """The figures of one statement beside one paper."""

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self._scores: dict[tuple[int, int], float] = {}

    def score(self, figure: Figure, occurrence: Occurrence) -> float:
        """How well the paper's figure fits the statement's: a sum of log-odds, of no meaning by itself."""
        key = (figure.start, id(occurrence))
        if key not in self._scores:
            self._scores[key] = weigh("agreement", self.signs(figure, occurrence))
        return self._scores[key]

    def best(self, figure: Figure, places: Sequence[Occurrence]) -> tuple[float, Occurrence]:
        """The place that fits a figure best, with its score."""
        return max(((self.score(figure, place), place) for place in places), key=lambda one: one[0])

    def bonds(self, figure: Figure, occurrence: Occurrence) -> int:
        """How many things stand with the figure on both sides, less those that stand with it on one side only."""
        layout, total = self.beside.layout, 0
        theirs, here = self.beside.library.layouts.around(occurrence)
        for number, _ in self.beside.known_around(figure):
            ours = layout.bonds.get(number)
            others = {theirs.bonds[place] for place in self.beside.places_in(theirs, number) if place in theirs.bonds}
            if ours is not None and others and (ours == figure.start or here.start in others):
                total += 1 if ours == figure.start and here.start in others else -1
        return total

    def parts(self, figure: Figure, occurrence: Occurrence) -> int:
        """In how many ways the two figures play the same part: both after "by", both before "out of"."""
        theirs, here = self.beside.library.layouts.around(occurrence)
        both = zip(self.beside.layout.roles(figure), theirs.roles(here), strict=True)
        return sum(one == other != "" for one, other in both)

    def shared(self, figure: Figure, occurrence: Occurrence, reach: tuple[float, float]) -> float:
        """How much of what stands around the statement's figure stands around the paper's, see `vicinity`."""
        return shared(self.beside, figure, *self.beside.library.layouts.around(occurrence), reach)

    def rendered(self, figure: Figure, occurrence: Occurrence) -> float:
        """How much of what stands around the paper's figure stands around the statement's, see `vicinity`."""
        return rendered(self.beside, figure, *self.beside.library.layouts.around(occurrence))

    def is_range_end(self, figure: Figure, occurrence: Occurrence) -> bool:
        """Whether the paper's figure is the end of a range, if the statement's is."""
        theirs, here = self.beside.library.layouts.around(occurrence)
        return not self.beside.layout.is_range_end(figure) or theirs.is_range_end(here)

    def counts_another(self, figure: Figure, occurrence: Occurrence) -> bool:
        """Whether the paper's figure counts something, and nothing of what the statement's counts."""
        theirs, here = self.beside.library.layouts.around(occurrence)
        there, said = theirs.counted(here), self.beside.said(theirs)
        ours = {number for number in self.beside.layout.counted(figure) if self.beside.is_known(number)}
        return bool(ours and there) and all(ours.isdisjoint(said.get(place, ())) for place in there)

    def counts_the_same(self, figure: Figure, occurrence: Occurrence) -> bool:
        """Whether the statement's figure counts what the paper's does, by its noun: 10个医学*数据集*."""
        if figure.unit or figure.value != int(figure.value):
            return False
        layout = self.beside.layout
        theirs, here = self.beside.library.layouts.around(occurrence)
        there = theirs.counted(here)
        known = [number for number in layout.counted(figure) if self.beside.is_known(number)]
        return bool(known) and any(place in there for place in self.beside.places_in(theirs, known[-1]))

    def meant(self, figure: Figure, place: Occurrence, own: Occurrence) -> dict[str, int]:
        """For each manner: how much better the figure is meant at a place as in the statement than at its own place."""
        ours = self.beside.layout.manners(figure)
        there, here = (self._manners(each) for each in (place, own))
        return {f"meant {name}": _agree(name, ours, there) - _agree(name, ours, here) for name in MANNERS}

    def is_level_there(self, figure: Figure, occurrence: Occurrence) -> bool:
        """Whether the paper has a figure as a threshold or level of confidence alone, and the statement as a result."""
        return bool(LEVELS & self._manners(occurrence)) and LEVELS.isdisjoint(self.beside.layout.manners(figure))

    def _manners(self, occurrence: Occurrence) -> frozenset[str]:
        theirs, here = self.beside.library.layouts.around(occurrence)
        return theirs.manners(here)

    def signs(self, figure: Figure, occurrence: Occurrence) -> Signs:
        """What speaks for or against a place, by name, with how often it does.

        `t<01.>30` is a term in relation `<01` to the statement's figure and `>30` to the paper's (see `relation`), `n`
        a name, `.-` one that is not in the paper's sentence; `t<0.>3` is the same without the distances. `p` are
        parallel lists, `c` is what the figures count, `r` what part they play, `m` how they are meant. How many digits
        they have is no sign: a statement's figure looks like the one that it was taken from, rightly or wrongly.
        """
        found: Counter[str] = Counter()
        layout = self.beside.layout
        theirs, here = self.beside.library.layouts.around(occurrence)
        ours, partners = layout.partners.get(figure.start, {}), theirs.partners.get(here.start, {})
        counted, their_counted = layout.phrase(figure), theirs.phrase(here)
        for number, relation in self.beside.known_around(figure):
            kind = "n" if layout.concepts[number].is_name else "t"
            places = self.beside.places_in(theirs, number)
            nearest = nearest_in(theirs, places, here)
            there = relation_in(theirs, nearest, here)
            found[f"{kind}{relation.fine}.{there.fine}"] += 1
            found[f"{kind}{relation.coarse}.{there.coarse}"] += 1
            own, other = ours.get(number), _is_partner(partners, places)
            if own is not None or other is not None:
                # Beside a parallel list, the other side's may be no list: then where the concept stands there tells.
                found[f"p{kind}{_said(own) or relation.coarse}.{_said(other) or there.coarse}"] += 1
            is_counted = any(place in their_counted for place in places)
            if number in counted:
                last = "last" if number == counted[-1] else "first"
                where = "+" if is_counted else "-" if nearest is not None else "0"
                found[f"c{last}{where}"] += 1
                found[f"c{kind}{last}{where}{'+' if their_counted else '-'}"] += 1
            elif is_counted:
                found[f"c{'>' if relation.is_after else '<'}"] += 1
        found.update(pairs_of(layout.roles(figure), theirs.roles(here)))
        meant, their_meant = layout.manners(figure), theirs.manners(here)
        found.update(f"m{manner}{'=' if manner in their_meant else '-'}" for manner in meant)
        found.update(f"m{manner}+" for manner in their_meant - meant)
        return found


def _agree(manner: str, ours: frozenset[str], theirs: frozenset[str]) -> int:
    """1 if both are meant so, -1 if one of the two is."""
    return (manner in ours & theirs) - (manner in ours ^ theirs)


def _is_partner(partners: Mapping[int, bool], places: Sequence[int]) -> bool | None:
    said = [partners[place] for place in places if place in partners]
    return any(said) if said else None


def _said(is_own: bool | None) -> str:
    return "" if is_own is None else "+" if is_own else "x"
