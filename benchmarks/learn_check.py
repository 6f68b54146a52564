"""Learn how what stands around a figure tells whose it is, and which way it goes: the weights of `litmus.check`.

From labelled statements: where each figure of a statement that a reader found right stands in its abstract, and which
figures of changed statements were exchanged or taken from elsewhere. The data are not published; what was learned is.

    pip install -r benchmarks/requirements.txt
    python benchmarks/learn_check.py [--write]

Without `--write` it only says how well weights that were learned from four fifths of the papers do on the last fifth.

Two steps. First, from right statements alone, weights with which figures fit their own places better than the others
that might be meant (multinomial logistic regression), and any two of a statement fit better as they are than exchanged
(logistic regression); the same for names. Then, from changed statements too, the probability that a thing is in
another's place, given how much better another fits. How much better is measured, for each statement, with weights from
other papers than its own, as it will be in use.
"""

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import litmus.check.misreadings.weights as shipped
from check import scored
from litmus.check.figures.figure import Figure
from litmus.check.misreadings.directions import Direction, directions
from litmus.check.misreadings.owners import bearers, figures, holders, names
from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.misreadings.owners.spots import Spot
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.misreadings.owners.suspicions import Suspicion
from litmus.check.misreadings.weights import Signs
from litmus.check.paper.library import library_of
from litmus.check.paper.naming import Name
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Reading, read
from litmus.model import Claim, ClaimKind
from predict_checks import DATA, Answer, document_of, judged as checked

FOLDS = frozenset(range(5))
# What is suspected, and the changes that make it so.
CHANGES = {
    "figure_borrowed": ("borrow_number",),
    "figure_exchanged": ("swap_numbers",),
    "name_borrowed": ("swap_names metric", "swap_names replace"),
    "name_exchanged": ("swap_names exchange", "swap_names compare"),
}
_WORDS = 5.0  # pull on the weights of words, of which there are many
_LEAST = 0.005  # of a weight that is kept
_STRENGTH = 3.0  # of the pull towards zero
_ROUNDS = 2  # which of its own places a figure is at is known better the second time
Item = dict[str, Any]
Weights = dict[str, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="learn from everything, and keep it")
    arguments = parser.parse_args()
    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        laid = [Laid.of(item) for item in map(json.loads, lines) if item["label"] != "natural"]
    learner = Learner(laid)
    if arguments.write:
        path = Path(shipped.__file__).with_name("weights.json")
        path.write_text(json.dumps(learner.learn(FOLDS), indent=0, sort_keys=True) + "\n", "utf-8")
        return
    judged: list[tuple[Item, dict[str, float]]] = []
    answers: list[Answer] = []
    for fold in sorted(FOLDS):
        with_weights(learner.learn(FOLDS - {fold}))
        for one in laid:
            if one.fold == fold:
                judged.append((one.item, one.doubts()))
                answers.append(checked(one.item))
    told(judged)
    print(scored([item for item, _ in judged], answers))


class RememberedAgreement(Agreement):
    """The signs do not depend on the weights, so that they need to be looked up once only."""

    def __init__(self, beside: Beside) -> None:
        super().__init__(beside)
        self._signs: dict[tuple[int, int], Signs] = {}

    def signs(self, figure: Figure, occurrence: Occurrence) -> Signs:
        key = (figure.start, id(occurrence))
        if key not in self._signs:
            self._signs[key] = super().signs(figure, occurrence)
        return self._signs[key]

    def forget(self) -> None:
        self._scores.clear()


class RememberedSurroundings(Surroundings):
    """The same of names."""

    def __init__(self, beside: Beside) -> None:
        super().__init__(beside)
        self._signs: dict[tuple[Name, int, Name], Signs] = {}

    def signs(self, name: Name, spot: Spot) -> Signs:
        key = (name, id(spot.layout), spot.name)
        if key not in self._signs:
            self._signs[key] = super().signs(name, spot)
        return self._signs[key]

    def forget(self) -> None:
        self._scores.clear()


@dataclass(frozen=True)
class Laid:
    """A statement beside its abstract."""

    item: Item
    fold: int
    agreement: RememberedAgreement
    around: RememberedSurroundings

    @classmethod
    def of(cls, item: Item) -> "Laid":
        library = library_of(document_of(item))
        beside = Beside(read(Claim(id="1", text=item["text"], kind=ClaimKind.STATEMENT), library), library)
        fold = zlib.crc32(item["arxiv_id"].encode()) % len(FOLDS)
        return cls(item, fold, RememberedAgreement(beside), RememberedSurroundings(beside))

    @property
    def reading(self) -> Reading:
        return self.agreement.beside.reading

    @property
    def is_clean(self) -> bool:
        return bool(self.item["label"] == "clean")

    def suspicions(self) -> Iterator[Suspicion[Any]]:
        """All that may be in another's place, with the weights of now."""
        self.agreement.forget()
        self.around.forget()
        yield from figures.suspicions(self.agreement)
        yield from names.renamings(self.around)

    def directions(self) -> Iterator[Direction]:
        return directions(self.reading, self.agreement.beside.library)

    def doubts(self) -> dict[str, float]:
        """The surest suspicion of each kind."""
        found: dict[str, float] = defaultdict(float)
        for suspicion in self.suspicions():
            found[suspicion.kind] = max(found[suspicion.kind], suspicion.probability)
        found["direction"] = max((direction.doubt for direction in self.directions()), default=0.0)
        return found


def with_weights(learned: Weights) -> None:
    shipped.weights.cache_clear()
    known = shipped.weights()
    known.clear()
    known.update(learned)


class Learner:
    """Learns from the statements of some folds; what was learned of them once is kept."""

    def __init__(self, laid: Sequence[Laid]) -> None:
        self._laid = laid
        clean = [one for one in laid if one.is_clean]
        self._fits = {
            "agreement": Fits((one.fold, choice) for one in clean for choice in figure_choices(one.agreement)),
            "surroundings": Fits((one.fold, choice) for one in clean for choice in name_choices(one.around)),
        }
        self._learn_fits = cache(self._learn_fits_anew)

    def _learn_fits_anew(self, folds: frozenset[int]) -> Weights:
        return {name: fits.learn(folds) for name, fits in self._fits.items()}

    def learn(self, folds: frozenset[int]) -> Weights:
        rows: dict[str, list[tuple[Signs, bool]]] = defaultdict(list)
        for fold in sorted(folds):
            # Only the fits are asked for here; what they come to is what is about to be learned.
            with_weights(self._learn_fits(folds - {fold}) | {kind: {} for kind in CHANGES})
            for one in self._laid:
                if one.fold == fold:
                    for suspicion in one.suspicions():
                        if one.is_clean or change_of(one.item) in CHANGES[suspicion.kind]:
                            rows[suspicion.kind].append((suspicion.signs, is_right(suspicion, one)))
        learned = dict(self._learn_fits(folds))
        for kind, found in rows.items():
            learned[kind] = learn_probability(found)
        learned["rises"] = learn_probability(
            [
                (signs, direction.is_rise is not is_turned(direction, one))
                for one in self._laid
                if one.fold in folds and (one.is_clean or one.item["kind"] == "direction")
                for direction in one.directions()
                for signs in direction.signs
            ],
            strength=_WORDS,
        )
        return learned


@dataclass(frozen=True)
class Choice:
    """Something right, and what would be wrong: one thing or two, each at one of some places, by their signs."""

    own: tuple[Sequence[Signs], ...]
    others: tuple[Sequence[Signs], ...]
    is_exchange: bool  # whether all of the others together are one alternative, or each of their places is one


def figure_choices(agreement: Agreement) -> Iterator[Choice]:
    def signs(figure: Figure, places: Iterable[Occurrence]) -> list[Signs]:
        return [agreement.signs(figure, place) for place in places]

    held = holders.holders(agreement.beside)
    for holder in held:
        if holder.others:
            own, others = signs(holder.figure, holder.own), signs(holder.figure, holder.others)
            yield Choice((own,), (others,), is_exchange=False)
    for one, other in holders.pairs(held, agreement.beside):
        own_pair = signs(one.figure, one.own), signs(other.figure, other.own)
        yield Choice(own_pair, (signs(one.figure, other.own), signs(other.figure, one.own)), is_exchange=True)


def name_choices(around: Surroundings) -> Iterator[Choice]:
    def signs(name: Name, spots: Iterable[Spot]) -> list[Signs]:
        return [around.signs(name, spot) for spot in spots]

    named = bearers.bearers(around)
    for bearer in named:
        if bearer.own and bearer.others:
            own, others = signs(bearer.name, bearer.own), signs(bearer.name, bearer.others)
            yield Choice((own,), (others,), is_exchange=False)
    for one, other in bearers.pairs(named, around):
        own_pair = signs(one.name, one.own), signs(other.name, other.own)
        yield Choice(own_pair, (signs(one.name, other.own), signs(other.name, one.own)), is_exchange=True)


class Rows:
    """Sets of signs, each with the number of the choice that it belongs to, as a matrix."""

    def __init__(self, sets: Sequence[Sequence[Signs]]) -> None:
        self.signs = [signs for each in sets for signs in each]
        self.owner = np.repeat(np.arange(len(sets)), [len(each) for each in sets])
        self.matrix: csr_matrix

    def best(self, weights: np.ndarray) -> csr_matrix:
        """For each choice the row that is best by the weights."""
        order = np.lexsort((-(self.matrix @ weights), self.owner))
        return self.matrix[order[np.r_[True, np.diff(self.owner[order]) > 0]]]


class Fits:
    """What was chosen, and from what, by fold."""

    def __init__(self, choices: Iterable[tuple[int, Choice]]) -> None:
        found = list(choices)
        single = [(fold, choice) for fold, choice in found if not choice.is_exchange]
        double = [(fold, choice) for fold, choice in found if choice.is_exchange]
        self._fold, self._exchange_fold = (np.array([fold for fold, _ in each]) for each in (single, double))
        self._own, self._others = Rows([c.own[0] for _, c in single]), Rows([c.others[0] for _, c in single])
        self._pairs = [(Rows([c.own[n] for _, c in double]), Rows([c.others[n] for _, c in double])) for n in (0, 1)]
        rows = [self._own, self._others, *(row for pair in self._pairs for row in pair)]
        self._vectorizer = DictVectorizer().fit([signs for each in rows for signs in each.signs])
        for each in rows:
            each.matrix = self._vectorizer.transform(each.signs).tocsr()

    def learn(self, folds: frozenset[int]) -> dict[str, float]:
        """Weights with which what was chosen fits best, learned from some folds."""
        here = np.isin(self._fold, list(folds))
        those = np.flatnonzero(here[self._others.owner])
        owner = self._others.owner[those]
        weights = np.zeros(len(self._vectorizer.feature_names_))
        for _ in range(_ROUNDS):
            against = (self._others.matrix[those] - self._own.best(weights)[owner]).tocsr()
            turned = sum((other.best(weights) - own.best(weights) for own, other in self._pairs), start=0)
            turned = turned.tocsr()[np.isin(self._exchange_fold, list(folds))]

            def loss(weights: np.ndarray, against: csr_matrix = against, turned: csr_matrix = turned) -> Any:
                scores, wrong = against @ weights, turned @ weights
                total = np.zeros(len(here))  # the log of the sum over a choice's alternatives, of which its own has 0
                np.maximum.at(total, owner, scores)
                likely = np.exp(scores - total[owner])
                every = np.exp(-total) + np.bincount(owner, likely, len(here))
                lost = (np.log(every) + total)[here].sum() + np.logaddexp(0, wrong).sum() / 2
                gradient = against.T @ (likely / every[owner]) + turned.T @ expit(wrong) / 2
                return lost + _STRENGTH * weights @ weights, gradient + 2 * _STRENGTH * weights

            weights = minimize(loss, weights, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
        found = zip(self._vectorizer.feature_names_, weights, strict=True)
        return {name: round(float(weight), 3) for name, weight in found if abs(weight) >= _LEAST}


def change_of(item: Item) -> str:
    """The change that was made, as `CHANGES` has it."""
    return f"{item['kind']} {item['subkind'].split(':')[0]}" if item["kind"] == "swap_names" else item["kind"]


def is_right(suspicion: Suspicion[Any], one: Laid) -> bool:
    """Whether somebody made the change that is suspected."""
    is_kind = change_of(one.item) in CHANGES[suspicion.kind]
    return is_kind and all(is_changed(span, one) for span in suspicion.spans)


def is_changed(span: tuple[int, int], one: Laid) -> bool:
    start, end = one.reading.folded.span(*span)
    return any(start < b and a < end for a, b in one.item["span"])


def is_turned(direction: Direction, one: Laid) -> bool:
    """Whether somebody turned the word round."""
    return one.item["kind"] == "direction" and is_changed(direction.word.span(), one)


def learn_probability(rows: Sequence[tuple[Signs, bool]], strength: float = 0.0) -> dict[str, float]:
    """Weights of a logistic regression; `strength` is that of the pull to zero where signs are left as they are."""
    vectorizer = DictVectorizer(sparse=False)
    signs = vectorizer.fit_transform([{name: float(value) for name, value in signs.items()} for signs, _ in rows])
    spread = np.where((signs.std(0) > 0) & (not strength), signs.std(0), 1.0)
    model = LogisticRegression(C=1 / strength if strength else 0.5, max_iter=3000, fit_intercept=False).fit(
        signs / spread, [right for _, right in rows]
    )
    return {
        name: round(float(weight), 4)
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0] / spread, strict=True)
    }


def told(judged: Sequence[tuple[Item, dict[str, float]]]) -> None:
    """For each kind of doubt, what is caught at a share of false alarms, and from which probability on."""
    for doubt, kinds in (CHANGES | {"direction": ("direction",)}).items():
        clean = np.array([doubts[doubt] for item, doubts in judged if item["label"] == "clean"])
        print(f"{doubt}\nfalse alarms   from " + "".join(f"{kind:>22}" for kind in kinds))
        for share in (0.0005, 0.001, 0.0015, 0.002, 0.003, 0.005, 0.01):
            least = float(np.quantile(clean, 1 - share))
            caught = [
                np.mean([doubts[doubt] > least for item, doubts in judged if change_of(item) == k]) for k in kinds
            ]
            print(f"{share:12.2%} {least:6.3f}" + "".join(f"{value:22.1%}" for value in caught))


if __name__ == "__main__":
    main()
