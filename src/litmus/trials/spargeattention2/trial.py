"""Does the union of top-k and top-p lose to neither of them at equal sparsity, and what does skipping blocks save?"""

from collections.abc import Mapping
from typing import Any

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Measured, Plot, Trial


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed, in `experiment`, which needs PyTorch."""
    from litmus.trials.spargeattention2.experiment import measured  # noqa: PLC0415 - an extra

    return measured(seed, settings)


TRIAL = Trial(
    name="spargeattention2",
    revision="1",
    paper="2602.13515",
    version=1,
    title="SpargeAttention2: Trainable Sparse Attention via Hybrid Top-k+Top-p Masking and Distillation Fine-Tuning",
    claim=Claimed(
        statement="At 95 % sparsity attention is 16.2 times as fast, and masks by top-k or top-p together err about as "
        "little as the better of the two, on uniform maps (0.371 by 0.415 for top-k, 0.373 for top-p) and on skewed "
        "ones (0.167 by 0.166, 0.216).",
        figure="16.2x",
        where="abstract, §5.3 and Tables 1, 4, 5",
        scale="Wan2.1 at 1.3B and 14B on an RTX 5090, after 500 steps of distillation; errors of two chosen maps",
    ),
    question="At equal sparsity, does the union lose to neither rule on any kind of head, win on a layer that mixes "
    "them, and how much faster than dense attention is it, masks included?",
    baseline="errors: top-k alone and top-p alone, calibrated to keep as many blocks; time: PyTorch's dense attention",
    controls=(
        "one threshold for all rows of a layer, the plainest rule that adapts to rows",
        "the attention that blocks truly get, in place of pooled weights, by the union and by one threshold",
        "the same kernel with every block kept, and with equally many blocks in every row",
    ),
    measures=(
        Measure(
            name="faster",
            unit="x",
            means="time of dense attention over that of the operator at 95 % sparsity, on the mixed layer",
            is_timed=True,
        ),
        Measure(
            name="over_uniform",
            unit="x",
            means="error of the union over that of the better single rule at 95 % sparsity, heads that spread",
        ),
        Measure(name="over_skewed", unit="x", means="the same on heads with an attention sink"),
        Measure(name="over_local", unit="x", means="the same on heads that look near by"),
        Measure(
            name="mixed",
            unit="x",
            means="error of the better single rule over that of the union, a layer of all three kinds with one k and p",
        ),
        Measure(name="error", unit="", means="relative L1 error of that layer's output by the union"),
        Measure(name="threshold", unit="x", means="error by one threshold over that by the union, there"),
        Measure(name="best", unit="x", means="error by the union over that by one threshold on true masses, there"),
        Measure(name="pooling", unit="x", means="error by the union over that by the union of true masses, there"),
        Measure(
            name="faster_even",
            unit="x",
            means="time of dense attention over that by top-k alone, where all rows are alike",
            is_timed=True,
        ),
        Measure(name="faster_10", unit="x", means="time of dense attention over that at 90 % sparsity", is_timed=True),
        Measure(name="faster_3", unit="x", means="time of dense attention over that at 97 % sparsity", is_timed=True),
        Measure(
            name="kernel",
            unit="x",
            means="time of the kernel with every block kept over that of dense attention",
            is_timed=True,
        ),
    ),
    answer="faster",
    rule=Rule(
        reproduced=(
            Condition(measure="faster", at_least=5.0),
            Condition(measure="over_uniform", at_most=1.05),
            Condition(measure="over_skewed", at_most=1.05),
            Condition(measure="mixed", at_least=1.0),
        ),
        partly=(Condition(measure="faster", at_least=5.0), Condition(measure="mixed", at_least=1.0)),
    ),
    out_of_reach=(
        "quality of videos: nothing is generated, and no model is trained to live with the mask",
        "velocity distillation against the diffusion loss, the paper's third question",
        "16.2 times on an RTX 5090 with a kernel in CUDA: the mechanism is the same, the hardware is not",
        "attention of real models: heads are made from chance, of three kinds that the paper speaks of",
    ),
    meaning={
        Reproduction.REPRODUCED: "Skipping blocks pays on this machine as well, less than on the paper's, and on made "
        "heads the union loses to neither rule and wins on a layer that mixes them. “error” says what 95 % sparsity "
        "costs without training, “threshold” whether a plainer rule does as well. No video was made.",
        Reproduction.PARTLY: "Skipping blocks pays on this machine as well, less than on the paper's, and the union "
        "wins on a layer that mixes kinds of heads; on one kind alone it loses, or may lose, more than 5 % to a single "
        "rule. No video was made.",
        Reproduction.NOT_REPRODUCED: "On this machine skipping blocks does not pay five times, or a single rule does "
        "better than the union even on a layer that mixes kinds of heads. Heads are made, and no model was trained to "
        "live with the mask.",
        Reproduction.INCONCLUSIVE: "Seeds differ too much to say whether the union wins on a layer of mixed heads, or "
        "whether skipping blocks pays five times on this machine.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "512 tokens, heads of 32, blocks of 16 and 8",
            "grid": (4, 8, 16),
            "width": 32,
            "copies": 1,
            "sizes": (16, 8),
            "dtype": "float32",
            "rounds": 1,
        },
        Size.LAPTOP: {
            "scale": "8,192 tokens, 3 heads of 64, blocks of 128 and 64, single precision, one thread",
            "grid": (8, 32, 32),
            "width": 64,
            "copies": 1,
            "sizes": (128, 64),
            "dtype": "float32",
            "rounds": 3,
        },
        Size.FULL: {
            "scale": "32,768 tokens, 12 heads of 128, blocks of 128 and 64, bfloat16",
            "grid": (32, 32, 32),
            "width": 128,
            "copies": 4,
            "sizes": (128, 64),
            "dtype": "bfloat16",
            "rounds": 10,
        },
    },
    run=run,
    plot=Plot(
        title="Error of a layer that mixes three kinds of heads, by the rule that chooses blocks",
        x="blocks kept, %",
        y="relative L1 error",
        log_x=True,
        log_y=True,
    ),
    libraries=("numpy", "torch"),
)
