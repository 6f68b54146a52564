"""Does an evolved CFR end nearer to equilibrium than those made by hand, and is it more than averaging late?"""

import math
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean, median
from typing import Any

import numpy as np

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.games import Goofspiel, Kuhn, Leduc, LiarsDice, SequenceForm, exploitability, sequence_form
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Line, Measured, Plot, Trial
from litmus.trials.vad_cfr.method import BASELINES, Method, Solver, VadCfr

SOLVED = 1e-14  # exploitability under which there is rounding only: such values count as equal
POINTS = 24  # of a curve
VAD, OWN = "VAD-CFR", "VAD-CFR, a volatility each"
METHODS: Mapping[str, Method] = {**BASELINES, VAD: VadCfr(), OWN: VadCfr(is_shared=False)}
LATE, EARLY = ", averaged late", ", averaged from the start"  # where that is not a method's own way
SHOWN = {"CFR+", "DCFR", "DPCFR+", "DPCFR+" + LATE, VAD, VAD + EARLY}  # on the plot

Descent = Mapping[tuple[str, int], Mapping[int, float]]  # exploitability by method and delay, then by iterations


def run(_seed: int, settings: Mapping[str, Any]) -> Measured:
    """Every method on every game, to twice the horizon, with averages from the start, a quarter and a half of it on."""
    horizon = settings["horizon"]
    descents = {game.name: descend(sequence_form(game), horizon) for game in settings["games"]}
    each = list(descents.values())
    half, whole, twice = horizon // 2, horizon, 2 * horizon
    leads = [math.log10(_best(one, 0, whole) / one[VAD, half][whole]) for one in each]
    late_leads = [math.log10(_best(one, half, whole) / one[VAD, half][whole]) for one in each]
    return Measured(
        values={
            "share": _share(each, lambda one: one[VAD, half][whole] <= _best(one, 0, whole)),
            "lead": median(leads),
            "late": _share(each, lambda one: _best(one, half, whole) <= one[VAD, half][whole]),
            "late_lead": median(late_leads),
            "from_start": _share(each, lambda one: one[VAD, 0][whole] <= _best(one, 0, whole)),
            "own": _share(each, lambda one: one[OWN, half][whole] <= _best(one, 0, whole)),
            "half": _share(each, lambda one: one[VAD, half // 2][half] <= _best(one, 0, half)),
            "twice": _share(each, lambda one: one[VAD, half][twice] <= _best(one, 0, twice)),
        },
        curves=_curves(descents[settings["shown"]], half),
        table={
            game: {_label(name, delay): told[whole] for (name, delay), told in one.items() if delay in {0, half}}
            for game, one in descents.items()
        },
    )


def descend(form: SequenceForm, horizon: int) -> Descent:
    """How exploitable averages are, as iterations go on."""
    delays = (0, horizon // 4, horizon // 2)
    points = {horizon // 2, horizon, *np.geomspace(1, 2 * horizon, POINTS).round().astype(int).tolist()}
    descents: dict[tuple[str, int], dict[int, float]] = {}
    for name, method in METHODS.items():
        solver = Solver(form, method, delays)
        for iterations in range(1, 2 * horizon + 1):
            solver.iterate()
            if iterations in points:
                for delay in delays:
                    told = max(SOLVED, exploitability(form, solver.average(delay)))
                    descents.setdefault((name, delay), {})[iterations] = told
    return descents


def _best(descent: Descent, delay: int, iterations: int) -> float:
    """The least exploitability of a baseline."""
    return min(descent[name, delay][iterations] for name in BASELINES)


def _share(descents: Sequence[Descent], holds: Callable[[Descent], bool]) -> float:
    return fmean(map(holds, descents))


def _label(name: str, delay: int) -> str:
    if delay:
        return name + LATE if name in BASELINES else name
    return name if name in BASELINES else name + EARLY


def _curves(descent: Descent, delay: int) -> dict[str, Line]:
    """The lines of the plot; those that average late begin where they have something to say."""
    return {
        _label(name, begin): tuple((float(x), y) for x, y in told.items() if x > begin)
        for (name, begin), told in descent.items()
        if begin in {0, delay} and _label(name, begin) in SHOWN
    }


GAMES = (
    Kuhn(2),
    Kuhn(3),
    Kuhn(4),
    Leduc(),
    Goofspiel(),
    Goofspiel(is_random=True),
    LiarsDice(4),
    LiarsDice(5),
)

TRIAL = Trial(
    name="vad-cfr",
    revision="1",
    paper="2602.16928",
    version=1,
    title="Discovering Multiagent Learning Algorithms with Large Language Models",
    claim=Claimed(
        statement="VAD-CFR, found by evolving code, matches or beats the best CFR made by hand in 10 of 11 games.",
        figure="10 of 11 games",
        where="version 1",
        scale="11 games, 1,000 iterations; version 3, on 18 games, says “consistently competitive” instead",
    ),
    question="In which share of the games is VAD-CFR at most as exploitable as the best of six methods made by hand?",
    baseline="CFR, CFR+, LCFR, DCFR, PCFR+ and DPCFR+, each averaged from the start, the best in each game",
    controls=(
        "the same six with averages that begin as late as VAD-CFR's, half-way to the horizon",
        "VAD-CFR with an average from the start",
        "one volatility for each information set, as the words have it, in place of one for all, as the code has it",
        "half the horizon, with half the delay; twice the horizon, with the same delay",
    ),
    measures=(
        Measure(
            name="share",
            unit="share",
            means="share of games in which VAD-CFR is at most as exploitable as the best of six methods made by hand",
        ),
        Measure(name="lead", unit="", means="orders of magnitude between that best and VAD-CFR, in the median game"),
        Measure(
            name="late",
            unit="share",
            means="share of games in which one of the six, averaged as late, is at most as exploitable as VAD-CFR",
        ),
        Measure(
            name="late_lead",
            unit="",
            means="orders of magnitude between the best of those and VAD-CFR, in the median game",
        ),
        Measure(name="from_start", unit="share", means="the share, for VAD-CFR averaged from the start"),
        Measure(name="own", unit="share", means="the share, for one volatility at each information set"),
        Measure(name="half", unit="share", means="the share at half the horizon, with half the delay"),
        Measure(name="twice", unit="share", means="the share at twice the horizon, with the same delay"),
    ),
    answer="share",
    rule=Rule(
        reproduced=(Condition(measure="share", at_least=0.8),),
        partly=(Condition(measure="share", at_least=0.5),),
    ),
    out_of_reach=(
        "the search itself: how code was evolved by a language model, and what it would find again",
        "the paper's larger games, and its choice of games, of which some are not those here",
        "the minimal core that version 3 says is the real driver, but for the late average",
        "how far players are from equilibrium in a common measure where there are more than two of them",
    ),
    meaning={
        Reproduction.REPRODUCED: "On these small games VAD-CFR ends at most as exploitable as methods made by hand do "
        "as published. Whether it is more than a late average, “late” tells; larger games were not tried.",
        Reproduction.PARTLY: "On some of these small games VAD-CFR ends at most as exploitable as methods made by hand "
        "do as published, on fewer than the paper's share. Larger games were not tried.",
        Reproduction.NOT_REPRODUCED: "On most of these small games a method made by hand ends less exploitable than "
        "VAD-CFR as its Listing 5 is read here. Some of the paper's games were not tried.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "two-player Kuhn poker, 30 iterations",
            "games": (Kuhn(2),),
            "shown": Kuhn(2).name,
            "horizon": 30,
        },
        Size.LAPTOP: {
            "scale": "Kuhn poker for 2 to 4, Leduc poker, Goofspiel with 4 cards in 2 orders, liar's dice with 4 and 5 "
            "sides; 1,000 iterations",
            "games": GAMES,
            "shown": Leduc().name,
            "horizon": 1_000,
        },
        Size.FULL: {
            "scale": "Kuhn poker for 2 to 4, Leduc poker, Goofspiel with 4 cards in 2 orders, liar's dice with 4 to 6 "
            "sides; 1,000 iterations",
            "games": (*GAMES, LiarsDice(6)),
            "shown": Leduc().name,
            "horizon": 1_000,
        },
    },
    run=run,
    plot=Plot(
        title="How exploitable the average strategies are",
        x="iterations",
        y="exploitability",
        log_x=True,
        log_y=True,
    ),
    is_certain=True,
)
