"""Learn how what stands around a figure tells whose it is, and which way it goes: the weights of `litmus.check`.

From labelled statements: where each figure of a statement that a reader found right stands in its abstract, and which
figures of changed statements were exchanged or taken from elsewhere. The data are not published; what was learned is.

    pip install -r benchmarks/requirements.txt
    python benchmarks/learn_check.py [--write]

Without `--write` it only says how well weights that were learned from four fifths of the papers do on the last fifth.
"""

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import litmus.check.weights as shipped
from check import scored
from litmus.check.directions import Direction, directions
from litmus.check.owners.agreement import Agreement
from litmus.check.owners.beside import Beside
from litmus.check.owners.exchanges import suspicions
from litmus.check.owners.names import Surroundings, renamings
from litmus.check.owners.suspicions import Suspicion
from litmus.check.passages import library_of
from litmus.check.statements import Reading, read
from litmus.check.weights import Signs
from litmus.model import Claim, ClaimKind
from predict_checks import DATA, Answer, document_of, judged as checked

FOLDS = 5
FIGURES, NAMES = ("borrow_number", "swap_numbers"), ("swap_names",)  # kinds of changes
# What is suspected, and the changes that make it so.
CHANGES = {
    "figure_borrowed": ("borrow_number",),
    "figure_exchanged": ("swap_numbers",),
    "name_borrowed": ("swap_names metric", "swap_names replace"),
    "name_exchanged": ("swap_names exchange", "swap_names compare"),
}
_WORDS = 5.0  # pull on the weights of words, of which there are many
_LEAST = 0.005  # of a weight that is kept
STRENGTH = 2.0  # of the pull towards zero
Item = dict[str, Any]
Weights = dict[str, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="learn from everything, and keep it")
    arguments = parser.parse_args()
    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [item for item in map(json.loads, lines) if item["label"] != "natural"]
    laid = [(item, opened(item)) for item in items]
    clean = [(item, beside) for item, beside in laid if item["label"] == "clean"]
    names = [group for item, beside in clean for group in spots(item, beside)]
    groups = [group for item, beside in clean for group in places(item, beside)]
    if arguments.write:
        learned = learn(groups, names, laid)
        path = Path(shipped.__file__).with_name("weights.json")
        path.write_text(json.dumps(learned, indent=0, sort_keys=True) + "\n", "utf-8")
        return
    judged: list[tuple[Item, float, float, float]] = []
    answers: list[Answer] = []
    for fold in range(FOLDS):
        here = [one for one in laid if fold_of(one[0]) != fold]
        learned = learn(
            [group for group in groups if group[0] != fold], [group for group in names if group[0] != fold], here
        )
        with_weights(learned)
        for item, beside in laid:
            if fold_of(item) == fold:
                best = max((one.probability for one in suspicions(beside)), default=0.0)
                doubt = max((one.doubt for one in directions(beside.reading, beside.library)), default=0.0)
                name = max((one.probability for one in renamings(beside)), default=0.0)
                judged.append((item, best, doubt, name))
                answers.append(checked(item))
    told(judged)
    print(scored([item for item, *_ in judged], answers))


def opened(item: Item) -> Beside:
    library = library_of(document_of(item))
    return Beside(read(Claim(id="1", text=item["text"], kind=ClaimKind.STATEMENT), library), library)


def fold_of(item: Item) -> int:
    return zlib.crc32(item["arxiv_id"].encode()) % FOLDS


def with_weights(learned: Weights) -> None:
    shipped.weights.cache_clear()
    known = shipped.weights()
    known.clear()
    known.update(learned)


Group = tuple[int, list[Signs], list[bool]]  # the fold, and for each place its signs and whether it is the right one


def places(item: Item, beside: Beside) -> Iterator[Group]:
    """For each figure of a right statement: each place in the abstract, and which of them is its own."""
    agreement, every = Agreement(beside), beside.library.occurrences
    for finding in beside.reading.findings:
        own = {id(place) for place in finding.places}
        if own and not finding.figure.is_year and len(every) > len(own):
            signs = [agreement.signs(finding.figure, occurrence) for occurrence in every]
            yield fold_of(item), signs, [id(occurrence) in own for occurrence in every]


def spots(item: Item, beside: Beside) -> Iterator[Group]:
    """For each name of a right statement: each name's place in the abstract, and which of them is its own."""
    around = Surroundings(beside)
    every = [spot for found in around.spots.values() for spot in found]
    for name in around.layout.names:
        own = [spot.name.key == name.key for spot in every]
        if any(own) and not all(own):
            yield fold_of(item), [around.signs(name, spot) for spot in every], own


def learn(groups: Sequence[Group], names: Sequence[Group], laid: Sequence[tuple[Item, Beside]]) -> Weights:
    learned: Weights = {"agreement": learn_agreement(groups), "surroundings": learn_agreement(names)}
    with_weights(learned)
    rows: dict[str, list[tuple[Signs, bool]]] = defaultdict(list)
    for item, beside in laid:
        for suspect, kinds in ((suspicions, FIGURES), (renamings, NAMES)):
            if item["label"] == "clean" or item["kind"] in kinds:
                for suspicion in suspect(beside):
                    rows[suspicion.kind].append((suspicion.signs, is_right(suspicion, item, beside.reading)))
    for kind, found in rows.items():
        learned[kind] = learn_probability(found)
    learned["rises"] = learn_probability(
        [
            (signs, direction.is_rise is not is_turned(direction, item, beside.reading))
            for item, beside in laid
            if item["label"] == "clean" or item["kind"] == "direction"
            for direction in directions(beside.reading, beside.library)
            for signs in direction.signs
        ],
        strength=_WORDS,
    )
    return learned


def is_right(suspicion: Suspicion[Any], item: Item, reading: Reading) -> bool:
    """Whether somebody made the change that is suspected."""
    change = item["kind"] if item["kind"] in FIGURES else f"{item['kind']} {item['subkind'].split(':')[0]}"
    return change in CHANGES[suspicion.kind] and all(is_changed(span, item, reading) for span in suspicion.spans)


def is_changed(span: tuple[int, int], item: Item, reading: Reading) -> bool:
    start, end = reading.folded.span(*span)
    return any(start < b and a < end for a, b in item["span"])


def is_turned(direction: Direction, item: Item, reading: Reading) -> bool:
    """Whether somebody turned the word round."""
    return item["kind"] == "direction" and is_changed(direction.word.span(), item, reading)


def learn_agreement(groups: Sequence[Group]) -> dict[str, float]:
    """Weights with which a figure's own places have the highest score (multinomial logistic regression)."""
    vectorizer = DictVectorizer()
    signs: csr_matrix = vectorizer.fit_transform([sign for _, places_, _ in groups for sign in places_])
    group = np.repeat(np.arange(len(groups)), [len(places_) for _, places_, _ in groups])
    is_own = np.array([own for _, _, owns in groups for own in owns], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = signs @ weights
        highest = np.full(len(groups), -np.inf)
        np.maximum.at(highest, group, scores)
        likely = np.exp(scores - highest[group])
        all_, own = np.bincount(group, likely), np.bincount(group, likely * is_own) + 1e-12
        gradient = signs.T @ (likely / all_[group] - likely * is_own / own[group])
        return float(
            -(np.log(own) - np.log(all_)).sum() + STRENGTH * weights @ weights
        ), gradient + 2 * STRENGTH * weights

    found = minimize(loss, np.zeros(signs.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {
        name: round(float(weight), 3)
        for name, weight in zip(vectorizer.feature_names_, found, strict=True)
        if abs(weight) >= _LEAST
    }


def learn_probability(rows: Sequence[tuple[Signs, bool]], strength: float = 0.0) -> dict[str, float]:
    """Weights of a logistic regression; `strength` is that of the pull to zero where signs are left as they are."""
    vectorizer = DictVectorizer(sparse=False)
    signs = vectorizer.fit_transform([{name: float(value) for name, value in signs.items()} for signs, _ in rows])
    spread = np.where((signs.std(0) > 0) & (not strength), signs.std(0), 1.0)
    model = LogisticRegression(C=1 / strength if strength else 0.3, max_iter=3000, fit_intercept=False).fit(
        signs / spread, [right for _, right in rows]
    )
    return {
        name: round(float(weight), 4)
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0] / spread, strict=True)
    }


def told(judged: Sequence[tuple[Item, float, float, float]]) -> None:
    for name, column, kinds in (
        ("owners", 1, FIGURES),
        ("directions", 2, ("direction",)),
        ("names", 3, NAMES),
    ):
        clean = np.array([one[column] for one in judged if one[0]["label"] == "clean"])
        print(f"{name}\nfalse alarms   from " + "".join(f"{kind:>16}" for kind in kinds))
        for share in (0.001, 0.002, 0.003, 0.005, 0.01):
            least = float(np.quantile(clean, 1 - share))
            caught = [np.mean([one[column] > least for one in judged if one[0]["kind"] == kind]) for kind in kinds]
            print(f"{share:12.1%} {least:6.3f}" + "".join(f"{value:16.1%}" for value in caught))


if __name__ == "__main__":
    main()
