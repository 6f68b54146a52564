"""Does a router by rows and columns pay more the more experts there are, and does running them group by group?"""

from collections.abc import Mapping
from typing import Any

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Measured, Plot, Trial


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed, in `experiment`, which needs PyTorch."""
    from litmus.trials.omnimoe.experiment import measured  # noqa: PLC0415 - an extra

    return measured(seed, settings)


TRIAL = Trial(
    name="omnimoe",
    revision="3",
    paper="2602.05711",
    version=1,
    title="OmniMoE: An Efficient MoE by Orchestrating Atomic Experts at Scale",
    claim=Claimed(
        statement="Expert-centric scheduling takes inference from 73 to 6.7 ms by PEER, and a router over a Cartesian "
        "product lowers the complexity of routing from O(N) to O(√N).",
        figure="10.9x",
        where="abstract and §3.2; without the scheduling 24.8 times slower by Table 2",
        scale="4,096 tokens, 102,400 experts, width 1,024, kernels in Triton on A100 GPUs",
    ),
    question="How many times as fast are many small experts when run by groups rather than token by token, and does "
    "what the grid saves in routing grow with their number?",
    baseline="each token fetching its experts (as PEER does), by the same choices; a score for every expert",
    controls=(
        "all experts on all tokens as dense products, and gates of 0: nothing scheduled at all",
        "choices by chance, which share no rows of the grid (in revision 1 groups counted an expert drawn twice once)",
        "sixteen times fewer experts; and sizes between and below, for the plot (since revision 3, which draws anew)",
        "the same cells as by a search through the whole grid, the same output whatever runs it",
    ),
    measures=(
        Measure(
            name="groups",
            unit="x",
            means="time token by token over that by groups, many experts chosen by the router",
            is_timed=True,
        ),
        Measure(
            name="router",
            unit="x",
            means="time of a router with a score for each of many experts over that of one by rows and columns",
            is_timed=True,
        ),
        Measure(name="grows", unit="x", means="that ratio over the same for few experts", is_timed=True),
        Measure(name="groups_few", unit="x", means="token by token over by groups, few experts", is_timed=True),
        Measure(name="groups_random", unit="x", means="token by token over by groups, random choices", is_timed=True),
        Measure(name="all", unit="x", means="time of all experts on all tokens over that by groups", is_timed=True),
        Measure(name="all_few", unit="x", means="the same with few experts; below 1 no schedule pays", is_timed=True),
        Measure(name="exact", unit="", means="share of choices whose score is that of a search of the whole grid"),
        Measure(name="apart", unit="", means="largest difference of outputs between the three ways, relative"),
        Measure(
            name="smaller", unit="x", means="parameters of a router for each of many experts over those by the grid"
        ),
    ),
    answer="groups",
    rule=Rule(
        reproduced=(
            Condition(measure="groups", at_least=5.0),
            Condition(measure="router", at_least=10.0),
            Condition(measure="grows", at_least=2.0),
        ),
        partly=(Condition(measure="router", at_least=10.0), Condition(measure="grows", at_least=2.0)),
    ),
    out_of_reach=(
        "73 and 6.7 ms on a GPU, where fetching scattered vectors costs more beside arithmetic than on a CPU",
        "PEER as a whole: only its way to run experts stands here, with the same number of them",
        "quality: that a score for each expert lets 96 % of them go unused, and accuracy on seven benchmarks",
    ),
    meaning={
        Reproduction.REPRODUCED: "On this machine too groups of small experts run several times as fast as tokens that "
        "fetch theirs, and the grid saves the more in routing the more experts there are. No model was trained.",
        Reproduction.PARTLY: "The grid saves the more in routing the more experts there are, and finds the same ones. "
        "Running them by groups is not five times as fast as token by token here, and may even be slower: “groups” "
        "says how much it is, “all_few” whether with few experts it would be better to run all. No model was trained, "
        "and no GPU was used.",
        Reproduction.NOT_REPRODUCED: "On this machine the grid does not save ten times in routing, or not more as "
        "experts become more. No model was trained.",
        Reproduction.INCONCLUSIVE: "Runs differ too much to say how much the grid saves in routing on this machine.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "64 tokens of width 16, 256 and 1,024 experts, 8 chosen",
            "tokens": 64,
            "width": 16,
            "sides": (16, 32),
            "few": 16,
            "many": 32,
            "k": 8,
            "rounds": 1,
        },
        Size.LAPTOP: {
            "scale": "1,024 tokens of width 128, 4,096 and 65,536 experts, 64 chosen, one thread",
            "tokens": 1_024,
            "width": 128,
            "sides": (32, 64, 128, 256),
            "few": 64,
            "many": 256,
            "k": 64,
            "rounds": 3,
        },
        Size.FULL: {
            "scale": "4,096 tokens of width 1,024, 6,400 and 102,400 experts, 512 chosen",
            "tokens": 4_096,
            "width": 1_024,
            "sides": (40, 80, 160, 320),
            "few": 80,
            "many": 320,
            "k": 512,
            "rounds": 5,
        },
    },
    run=run,
    plot=Plot(
        title="What the grid saves in routing, and what groups save in running experts, by how many there are",
        x="experts",
        y="times as fast",
        log_x=True,
        log_y=True,
        is_timed=True,
    ),
    libraries=("numpy", "torch"),
)
