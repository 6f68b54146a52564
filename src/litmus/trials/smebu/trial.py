"""Do soft-clamped updates settle where updates by sign rattle, and is the load the better for it?"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.rules import Condition, Rule
from litmus.trials.smebu.method import Controller, Trace, floor, simulate
from litmus.trials.trial import Measured, Plot, Trial

ARMS = {  # κ and β
    "none": (2.0, 0.0),
    "sign": (math.inf, 0.0),
    "momentum": (math.inf, 0.5),
    "tanh": (2.0, 0.0),
    "smebu": (2.0, 0.5),
}
LINES = {
    "none": "no control",
    "sign": "sign",
    "momentum": "sign and momentum",
    "tanh": "tanh",
    "smebu": "SMEBU: tanh and momentum",
}
HIGH = 5e-3  # rates from which the load itself has to be nearer to the floor
REACHED = 0.5  # MaxVio at which a controller has done most of its work

Traces = Mapping[tuple[str, float], Trace]


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: all arms at all rates on the same tokens, without and with drift."""
    rates, last = settings["rates"], settings["last"]
    low, high = min(rates), max(rates)
    least = floor(settings["experts"], settings["chosen"], settings["tokens"], last, seed)
    calm, drifting = (_traces(seed, settings, drift) for drift in (0.0, settings["drift"]))

    def load(arm: str, rate: float, traces: Traces = calm) -> float:
        return float(np.mean(traces[arm, rate].violations[-last:]))

    def calmer(traces: Traces) -> float:
        """By how many times SMEBU's biases move less, at the rate where that is least."""
        return min(
            float(np.mean(traces["sign", rate].moves[-last:]) / np.mean(traces["smebu", rate].moves[-last:]))
            for rate in rates
        )

    def closer(traces: Traces) -> float:
        """By how much SMEBU's load is nearer to the floor, at the high rate where that is least."""
        return min(
            abs(load("sign", rate, traces) - least) - abs(load("smebu", rate, traces) - least)
            for rate in rates
            if rate >= HIGH
        )

    return Measured(
        values={
            "calmer": calmer(calm),
            "closer": closer(calm),
            "calmer_drift": calmer(drifting),
            "closer_drift": closer(drifting),
            "floor": least,
            "uncontrolled": load("none", low),
            "sign_high": load("sign", high),
            "smebu_high": load("smebu", high),
            "by_tanh": load("sign", high) - load("tanh", high),
            "by_momentum": load("sign", high) - load("momentum", high),
            "steadier": float(
                np.std(calm["sign", high].violations[-last:]) / np.std(calm["smebu", high].violations[-last:])
            ),
            "gain_low": load("sign", low) - load("smebu", low),
            "later": _reached(calm["smebu", low]) / _reached(calm["sign", low]),
        },
        curves={
            **{LINES[arm]: tuple((rate, load(arm, rate)) for rate in rates) for arm in ARMS},
            "floor: pure chance": tuple((rate, least) for rate in rates),
        },
    )


def _traces(seed: int, settings: Mapping[str, Any], drift: float) -> Traces:
    keys = [("none", 0.0), *((arm, rate) for arm in ARMS if arm != "none" for rate in settings["rates"])]
    controllers = [Controller(rate=rate, kappa=ARMS[arm][0], beta=ARMS[arm][1]) for arm, rate in keys]
    found = simulate(
        controllers,
        settings["experts"],
        settings["chosen"],
        settings["tokens"],
        settings["steps"],
        drift,
        seed,
    )
    traces = dict(zip(keys, found, strict=True))
    return traces | {("none", rate): traces["none", 0.0] for rate in settings["rates"]}


def _reached(trace: Trace) -> int:
    """Steps until MaxVio is below the mark for once; all of them, if it never is."""
    below = np.flatnonzero(trace.violations < REACHED)
    return int(below[0]) + 1 if len(below) else len(trace.violations)


TRIAL = Trial(
    name="smebu",
    revision="1",
    paper="2602.17004",
    version=1,
    title="Arcee Trinity Large Technical Report",
    claim=Claimed(
        statement="Updates of expert biases by sign cannot converge, each being as large as the rate, and oscillate; "
        "SMEBU's are continuous and settle (by notes on the paper).",
        figure="",
        where="",
        scale="400B parameters, 256 experts of which 4 are chosen, 17 trillion tokens without a loss spike",
    ),
    question="How much less do biases move once they are where they belong, and is the load nearer to pure chance?",
    baseline="biases moved by the sign of the load's lack, at the same rate and on the same tokens",
    controls=(
        "momentum alone, and tanh alone",
        "MaxVio of perfect balance, which chance keeps above 0",
        "experts whose popularity drifts",
        "no control at all",
    ),
    measures=(
        Measure(
            name="calmer",
            unit="x",
            means="mean move of a bias under signs over that under SMEBU at the end, the least of all rates",
        ),
        Measure(
            name="closer",
            unit="",
            means="by how much MaxVio is nearer to the floor under SMEBU, the least of rates from 0.005",
        ),
        Measure(name="calmer_drift", unit="x", means="mean move under signs over that under SMEBU, with drift"),
        Measure(name="closer_drift", unit="", means="by how much MaxVio is nearer to the floor, with drift"),
        Measure(name="floor", unit="", means="MaxVio of batches that go to experts by pure chance"),
        Measure(name="uncontrolled", unit="", means="MaxVio without control"),
        Measure(name="sign_high", unit="", means="MaxVio under signs at the highest rate"),
        Measure(name="smebu_high", unit="", means="MaxVio under SMEBU at the highest rate"),
        Measure(name="by_tanh", unit="", means="what tanh alone takes off MaxVio at the highest rate"),
        Measure(name="by_momentum", unit="", means="what momentum alone takes off MaxVio at the highest rate"),
        Measure(
            name="steadier",
            unit="x",
            means="standard deviation of MaxVio over steps under signs over that under SMEBU, at the highest rate",
        ),
        Measure(
            name="gain_low", unit="", means="MaxVio under signs less that under SMEBU at the lowest rate, Trinity's"
        ),
        Measure(
            name="later", unit="x", means="steps until MaxVio is below 0.5 under SMEBU over those under signs, there"
        ),
    ),
    answer="calmer",
    rule=Rule(
        reproduced=(Condition(measure="calmer", at_least=5.0), Condition(measure="closer", at_least=0.0)),
        partly=(Condition(measure="calmer", at_least=2.0),),
    ),
    out_of_reach=(
        "whether SMEBU is why Trinity Large trained without a loss spike: five other changes came with it",
        "what a router learns in answer to its biases; this one does not learn",
    ),
    meaning={
        Reproduction.REPRODUCED: (
            "Biases settle, and move several times less than under signs; from rates of 0.005 the load is nearer "
            "to chance. At the paper's own rate the load is practically no better, and tanh does most of it. No "
            "model was trained."
        ),
    },
    sizes={
        Size.SMOKE: {
            "scale": "16 experts, 2 chosen, 256 tokens, 60 steps",
            "experts": 16,
            "chosen": 2,
            "tokens": 256,
            "steps": 60,
            "last": 20,
            "rates": (5e-3, 2e-2),
            "drift": 0.002,
        },
        Size.LAPTOP: {
            "scale": "64 experts, 4 chosen, 1,024 tokens, 1,500 steps, rates of 0.0005 to 0.02",
            "experts": 64,
            "chosen": 4,
            "tokens": 1_024,
            "steps": 1_500,  # at the lowest rate a bias that is 0.5 off needs 1,000
            "last": 300,
            "rates": (5e-4, 1e-3, 5e-3, 2e-2),
            "drift": 0.002,
        },
        Size.FULL: {
            "scale": "256 experts, 4 chosen, 16,384 tokens, 1,500 steps, rates of 0.0005 to 0.02",
            "experts": 256,
            "chosen": 4,
            "tokens": 16_384,
            "steps": 1_500,
            "last": 300,
            "rates": (5e-4, 1e-3, 5e-3, 2e-2),
            "drift": 0.002,
        },
    },
    run=run,
    plot=Plot(
        title="How uneven the load is once the biases have had time",
        x="rate of the bias updates",
        y="MaxVio, the last 300 steps",
        log_x=True,
        log_y=True,
    ),
)
