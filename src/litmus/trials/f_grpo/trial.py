"""Do groups of a middling size forget rare correct answers, and does the focal weight keep them?"""

import math
from collections.abc import Mapping
from typing import Any

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.f_grpo.method import Ascent, missing_probability, missing_share, simulate
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Measured, Plot, Trial

CASES = ((0.5, 0.01, 8), (0.9, 0.01, 32), (0.2, 0.05, 16))  # correct, rare, samples: where the lemma is tried
FOCAL = 1.0


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: the lemma by simulated groups, and the policy under both advantages for each size of group."""
    actions, known, steps = settings["actions"], settings["known"], settings["steps"]
    ends = {
        gamma: [simulate(actions, known, samples, gamma, steps, seed) for samples in settings["samples"]]
        for gamma in (0.0, FOCAL)
    }
    plain, focal = ([one.retained for one in ends[gamma]] for gamma in (0.0, FOCAL))
    stopped = [
        simulate(actions, known, samples, 0.0, steps, seed, enough=end.correct).retained
        for samples, end in zip(settings["samples"], ends[FOCAL], strict=True)
    ]
    lowest = min(range(1, len(plain) - 1), key=plain.__getitem__)
    literal = simulate(actions, known, settings["samples"][lowest], 0.0, steps, seed, Ascent.LITERAL)
    return Measured(
        values={
            "kept": focal[lowest] / plain[lowest],
            "dip": min(plain[0], plain[-1]) - plain[lowest],
            "stopped": focal[lowest] / stopped[lowest],
            "cost": ends[0.0][lowest].correct - ends[FOCAL][lowest].correct,
            "literal": abs(literal.correct - literal.start),
            "off": max(_off(*case, settings["groups"], seed) for case in CASES),
        },
        curves={
            "GRPO": tuple(zip(settings["samples"], plain, strict=True)),
            "F-GRPO, γ = 1": tuple(zip(settings["samples"], focal, strict=True)),
            "GRPO, stopped when as correct as that": tuple(zip(settings["samples"], stopped, strict=True)),
        },
    )


def _off(correct: float, rare: float, samples: int, groups: int, seed: int) -> float:
    """How far simulated groups are from the lemma, in standard errors."""
    told = missing_probability(correct, rare, samples)
    return abs(missing_share(correct, rare, samples, groups, seed) - told) / math.sqrt(told * (1 - told) / groups)


TRIAL = Trial(
    name="f-grpo",
    revision="2",
    paper="2602.06717",
    version=2,
    title="F-GRPO: Don't Let Your Policy Learn the Obvious and Forget the Rare",
    claim=Claimed(
        statement="Groups of intermediate size forget rare correct answers; the focal weight keeps more of them.",
        figure="",
        where="Appendix J",
        scale="128,000 actions, 10,000 of them correct; groups of 2 to 131,072",
    ),
    question="Is least retained at a group size in the middle, and how many times as much does γ = 1 retain there?",
    baseline="GRPO: the same policy, optimiser, steps and seeds with γ = 0",
    controls=(
        "plain ascent on the objective as the text words it",
        "the correct probability that the weight costs",
        "GRPO, stopped as soon as it is as correct as F-GRPO ends (since revision 2)",
    ),
    measures=(
        Measure(
            name="kept",
            unit="x",
            means="retained share of the correct probability by γ = 1 over that by GRPO, where GRPO retains least",
        ),
        Measure(
            name="stopped",
            unit="x",
            means="the same over that by GRPO, stopped when as correct as γ = 1 ends; 1 if the weight only learns less",
        ),
        Measure(name="dip", unit="", means="retained share at the ends of the group sizes less the least between them"),
        Measure(name="cost", unit="", means="probability of a correct action that γ = 1 ends below GRPO there"),
        Measure(name="literal", unit="", means="change of that probability by plain ascent as the text reads"),
        Measure(
            name="off", unit="σ", means="simulated groups against the closed form of Lemma 3.1, the worst of three"
        ),
    ),
    answer="kept",
    rule=Rule(
        reproduced=(
            Condition(measure="dip", at_least=0.1),
            Condition(measure="kept", at_least=2.0),
            Condition(measure="off", at_most=3.0),
        ),
        partly=(Condition(measure="dip", at_least=0.1), Condition(measure="off", at_most=3.0)),
    ),
    out_of_reach=(
        "the language models: pass@256 of Qwen2.5-7B from 64.1 to 70.3 at groups of 8, without a loss at pass@1",
        "whether other regularisers, tuned to the same accuracy, keep as much",
    ),
    meaning={
        Reproduction.REPRODUCED: "In the paper's own toy model, at a tenth of its size, groups of a middling size "
        "forget, and the focal weight keeps several times as much. GRPO that is stopped as soon as it is as correct "
        "keeps more still (“stopped”), so that the weight does what a stop would do that each prompt makes for itself. "
        "Whether language models gain by it was not tried.",
        Reproduction.PARTLY: "Groups of a middling size forget, as the paper says; the focal weight keeps less than "
        "twice as much at this size. Whether it keeps more than GRPO that is stopped sooner, “stopped” tells. Whether "
        "language models gain by it was not tried.",
        Reproduction.NOT_REPRODUCED: "At a tenth of the paper's size its toy model does not forget as it says. "
        "Its text leaves the optimiser open, which decides this; language models were not tried.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "1,280 actions, 300 steps",
            "actions": 1_280,
            "known": 100,
            "samples": (2, 32, 4_096),
            "steps": 300,
            "groups": 20_000,
        },
        Size.LAPTOP: {
            "scale": "12,800 actions, 1,000 of them correct; groups of 2 to 16,384; 1,000 steps",
            "actions": 12_800,
            "known": 1_000,
            "samples": (2, 8, 32, 128, 512, 2_048, 16_384),
            "steps": 1_000,
            "groups": 400_000,
        },
        Size.FULL: {
            "scale": "128,000 actions, 10,000 of them correct; groups of 2 to 131,072; 1,000 steps",
            "actions": 128_000,
            "known": 10_000,
            "samples": (2, 8, 32, 128, 512, 2_048, 8_192, 32_768, 131_072),
            "steps": 1_000,
            "groups": 400_000,
        },
    },
    run=run,
    plot=Plot(
        title="What is left of the correct actions' probability",
        x="samples in a group",
        y="retained share",
        log_x=True,
    ),
)
