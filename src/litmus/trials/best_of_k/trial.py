"""Is an answer right more often under Best-of-K because it covers alternatives, or because it is cooler?"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.best_of_k.method import BestOfK, by_rank, softmax, top
from litmus.trials.best_of_k.questions import Generator, learned
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Measured, Plot, Trial

HOT = 0.9  # the temperature of the claimed figure
TEMPERATURES = (0.1, 0.25, 0.5, 0.7, HOT)  # of the paper's Table 1
SETTINGS = ((0.1, 0.01), (0.2, 0.02), (0.5, 0.05))  # λ and β of that table; β is read as β̄, the larger of two readings
ANCHOR, COVERAGE = SETTINGS[1]  # those of the claimed figure
DRAWS = 16  # in which right answers are counted, and that are covered unless said otherwise
FEW = 5  # tokens that are worth covering, by one of the ways to weigh them
ROUGH = 3  # times fewer answers, and epochs, of a model that learnt less
WEIGHTS: Mapping[str, Callable[[Any], Any]] = {  # the paper's three examples
    "by probability": softmax,
    "the best five": lambda scores: top(scores, FEW),
    "by rank": by_rank,
}
COVERED, RATES = (4, DRAWS, 64), (0.1, 0.3, 1.0)  # K and η that are tried, since the paper does not name its own
HEAVY = 100  # times the paper's weight of coverage
COOL = np.geomspace(0.05, HOT, 120)  # temperatures of plain sampling that Best-of-K is held against

Tokens = tuple[Any, Any]  # probabilities of the first token of an answer, and of the second


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: a model trained, and its answers under every decoder, which are all of them counted, not sampled."""
    model, rough = (
        learned(settings["prime"], settings["samples"] // less, settings["epochs"] // less, seed) for less in (1, ROUGH)
    )
    method = BestOfK(draws=DRAWS, anchor=ANCHOR, coverage=COVERAGE)
    bare = BestOfK(draws=DRAWS, anchor=ANCHOR, coverage=0.0)
    hot, ours, without = plain(model, HOT), decoded(model, method, HOT), decoded(model, bare, HOT)
    cooler = plain(model, method.temperature(HOT))
    points, answers = _percent(model), _found(model)
    beyond = _beyond(model)
    ones = [decoded(rough, one, HOT, weigh) for one, weigh in _tried()]
    return Measured(
        values={
            "gain": points(ours) - points(hot),
            "beyond": max(beyond(decoded(model, one, HOT, weigh)) for one, weigh in _tried()),
            "cooler": points(cooler) - points(hot),
            "coverage": points(ours) - points(without),
            "apart": float(np.mean([_apart(*pair) for pair in zip(ours, cooler, strict=True)])),
            "coldest": max(points(plain(model, one)) for one in TEMPERATURES) - points(hot),
            "kept": answers(ours) / answers(hot),
            "heavy": max(beyond(_maximised(model, one, weigh)) for one, weigh in _heavy()),
            "rough": max(map(_beyond(rough), ones)),
            "rough_top": max(map(_beyond(rough, FEW), ones)),
        },
        curves={
            "plain sampling": tuple((one, points(plain(model, one))) for one in TEMPERATURES),
            "Best-of-K without coverage, λ = 0.2": _line(model, bare),
            **{
                f"Best-of-K, λ = {anchor:g}, β = {coverage:g}": _line(
                    model, BestOfK(draws=DRAWS, anchor=anchor, coverage=coverage)
                )
                for anchor, coverage in SETTINGS
            },
        },
        table={
            line: {
                "right, %": points(tokens),
                "right ones in 16 draws": answers(tokens),
                "entropy, nats": sum(_entropy(one) for one in tokens),
            }
            for line, tokens in {
                "plain sampling, 0.9": hot,
                "Best-of-K": ours,
                "Best-of-K without coverage": without,
                "plain sampling, as cool as that": cooler,
            }.items()
        },
    )


def plain(model: Generator, temperature: float, count: int | None = None) -> Tokens:
    """Plain sampling; from no more than the `count` best tokens, if that is said."""
    first, second = model.first, model.second
    if count is not None:
        first, second = (np.where(top(one, count), one, -np.inf) for one in (first, second))
    return softmax(first, temperature), softmax(second, temperature)


def decoded(
    model: Generator, method: BestOfK, temperature: float, weigh: Callable[[Any], Any] = WEIGHTS["by probability"]
) -> Tokens:
    """By Best-of-K, begun at plain sampling."""
    first, second = plain(model, temperature)
    return (
        method.distribution(model.first, first, weigh(model.first)),
        method.distribution(model.second, second, weigh(model.second)),
    )


def _maximised(model: Generator, method: BestOfK, weigh: Callable[[Any], Any]) -> Tokens:
    first, second = plain(model, HOT)
    return (
        method.optimum(model.first, first, weigh(model.first)),
        method.optimum(model.second, second, weigh(model.second)),
    )


def _tried() -> Iterator[tuple[BestOfK, Callable[[Any], Any]]]:
    """The paper's settings with everything that it leaves open, of which the best is taken."""
    for (anchor, coverage), draws, rate, weigh in product(SETTINGS, COVERED, RATES, WEIGHTS.values()):
        yield BestOfK(draws=draws, anchor=anchor, coverage=coverage, rate=rate), weigh


def _heavy() -> Iterator[tuple[BestOfK, Callable[[Any], Any]]]:
    for draws, weigh in product(COVERED, WEIGHTS.values()):
        yield BestOfK(draws=draws, anchor=ANCHOR, coverage=HEAVY * COVERAGE), weigh


def _beyond(model: Generator, count: int | None = None) -> Callable[[Tokens], float]:
    """By how many points a decoder is right more often than plain sampling (of so many tokens) that finds as much.

    Hotter sampling finds more of them up to a point; a decoder that finds more than any is held against that point.
    """
    points, answers = _percent(model), _found(model)
    cool = [plain(model, one, count) for one in COOL]
    found = np.array([answers(one) for one in cool])
    rising = slice(0, int(found.argmax()) + 1)
    accuracy = np.array([points(one) for one in cool])[rising]
    return lambda tokens: float(points(tokens) - np.interp(answers(tokens), found[rising], accuracy))


def _percent(model: Generator) -> Callable[[Tokens], float]:
    return lambda tokens: 100 * model.accuracy(*tokens)


def _found(model: Generator) -> Callable[[Tokens], float]:
    return lambda tokens: model.found(*tokens, DRAWS)


def _line(model: Generator, method: BestOfK) -> tuple[tuple[float, float], ...]:
    return tuple((one, 100 * model.accuracy(*decoded(model, method, one))) for one in TEMPERATURES)


def _apart(one: Any, other: Any) -> float:
    """Total variation, on average."""
    return float(np.abs(one - other).sum(axis=-1).mean() / 2)


def _entropy(probabilities: Any) -> float:
    return float(-(probabilities * np.log(np.maximum(probabilities, 1e-300))).sum(axis=-1).mean())


TRIAL = Trial(
    name="best-of-k",
    revision="1",
    paper="2602.18292",
    version=2,
    title="Decoding as Optimisation on the Probability Simplex: From Top-K to Top-P (Nucleus) to Best-of-K Samplers",
    claim=Claimed(
        statement="Best-of-K, which covers good alternatives in K draws, raises accuracy at temperature 0.9 from "
        "53.0 % to 71.6 %.",
        figure="+18.6 points",
        where="Table 1",
        scale="Qwen2.5-Math-7B on MATH500, 5 steps of mirror ascent",
    ),
    question="By how much is an answer right more often under Best-of-K at temperature 0.9, and more often "
    "than under plain sampling that is just cool enough to find as many right answers?",
    baseline="plain sampling from the same model at temperature 0.9",
    controls=(
        "the same steps without coverage, which are plain sampling at temperature 0.41 to the last digit",
        "plain sampling at every lower temperature, held against Best-of-K where both find as many right answers",
        "27 choices of K, step size and weights, which the paper leaves open, for each of its three settings: the best",
        "coverage weighed 100 times as heavily, and the objective maximised",
        "a model that learnt less, where plain sampling errs more; and there plain sampling from the best five tokens",
    ),
    measures=(
        Measure(
            name="gain",
            unit="points",
            means="share of answers that are right under Best-of-K less that under plain sampling, both at 0.9",
        ),
        Measure(
            name="beyond",
            unit="points",
            means="share that is right under Best-of-K less that under plain sampling which finds as many different "
            "right answers in 16 draws; the best of 81 settings",
        ),
        Measure(
            name="cooler",
            unit="points",
            means="gain by plain sampling at 0.41, which the steps without coverage amount to",
        ),
        Measure(name="coverage", unit="points", means="what the coverage term adds to the gain"),
        Measure(
            name="apart",
            unit="",
            means="total variation between Best-of-K and plain sampling at 0.41, for a token on average",
        ),
        Measure(name="coldest", unit="points", means="gain by plain sampling at the best of the paper's temperatures"),
        Measure(
            name="kept",
            unit="x",
            means="different right answers in 16 draws by Best-of-K over those by plain sampling, both at 0.9",
        ),
        Measure(
            name="heavy",
            unit="points",
            means="the same as “beyond” with 100 times the weight on coverage, at the maximum; the best of 9 settings",
        ),
        Measure(
            name="rough",
            unit="points",
            means="the same as “beyond” for a model that learnt a third as long from a third of the answers",
        ),
        Measure(
            name="rough_top",
            unit="points",
            means="the same, held against plain sampling from the best five tokens",
        ),
    ),
    answer="gain",
    rule=Rule(
        reproduced=(Condition(measure="gain", at_least=5.0), Condition(measure="beyond", at_least=1.0)),
        partly=(Condition(measure="gain", at_least=5.0),),
    ),
    out_of_reach=(
        "language models and their benchmarks: the model here writes two tokens",
        "the paper's own K, weights and step size, which it does not state",
        "what is done with several draws: self-consistency, reranking, a verifier",
    ),
    meaning={
        Reproduction.REPRODUCED: "Best-of-K is right more often at temperature 0.9, and by more than a point also more "
        "often than plain sampling that is cool enough to cover as much: coverage has a part in it. No language model "
        "was run.",
        Reproduction.PARTLY: "Best-of-K is right more often at temperature 0.9, as claimed. But it is not clearly "
        "better than plain sampling at a lower temperature that covers as much: without coverage its steps are just "
        "that, and with the paper's weights coverage changes little. In the paper's Table 1, too, plain sampling at "
        "0.25 has 72.6 %. How much it does where a model errs more, “rough” tells. No language model was run.",
        Reproduction.NOT_REPRODUCED: "At temperature 0.9 Best-of-K is not right more often by five points on this "
        "small model, with K, weights and step size of our choice. No language model was run.",
        Reproduction.INCONCLUSIVE: "The seeds are too far apart to say whether Best-of-K is right more often here.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "22 questions with some 18 right answers, a model trained on 5,000 answers",
            "prime": 23,
            "samples": 5_000,
            "epochs": 6,
        },
        Size.LAPTOP: {
            "scale": "46 questions with some 42 right answers among 1,936, a model trained on 60,000 answers",
            "prime": 47,
            "samples": 60_000,
            "epochs": 15,
        },
        Size.FULL: {
            "scale": "100 questions with some 96 right answers among 9,604, a model trained on 400,000 answers",
            "prime": 101,
            "samples": 400_000,
            "epochs": 20,
        },
    },
    run=run,
    plot=Plot(title="How often an answer is right", x="temperature", y="right answers, %"),
    libraries=("numpy", "scikit-learn"),
)
