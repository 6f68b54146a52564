"""Does an expert that says the action fail less with long chunks than one that says the velocity, and is it width?"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.abot_m0.actions import JOINTS, Arm, spiral
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Measured, Plot, Trial

if TYPE_CHECKING:
    from litmus.trials.abot_m0.method import Expert

NEAR = 0.1  # of the goal, in lengths of the arm: a success
FEW, MORE = 4, 10  # Euler's steps; 4 is the paper's default
BATCH = 256
ARM_RATE, SPIRAL_RATE, WIDE_RATE = 1e-2, 3e-3, 3e-3  # the better of two or three for both ways, on seeds of their own
SHOWN = 1_000  # actions that are sampled to measure by

LINES = {"action": "says the action", "velocity": "says the velocity", "wide": "says the velocity, 4 times as wide"}


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: every way on the same chunks, noise and times, from the same weights, for each length of chunk."""
    chunks, dimensions = settings["chunks"], settings["dimensions"]
    short, long = min(chunks), max(chunks)
    few, more = {}, {}
    for steps in chunks:
        for way in ("action", "velocity", *(("passed", "wide") if steps == long else ())):
            few[way, steps], more[way, steps] = _successes(Arm(steps=steps), way, seed, settings)
    off, miss = {}, {}
    for size in dimensions:
        for way in ("action", "velocity", *(("wide",) if size == max(dimensions) else ())):
            off[way, size], miss[way, size] = _misses(size, way, seed, settings)
    least, most = min(dimensions), max(dimensions)
    lead = few["action", long] - few["velocity", long]
    return Measured(
        values={
            "lead": lead,
            "grows": lead - (few["action", short] - few["velocity", short]),
            "over_wide": few["action", long] - few["wide", long],
            "over_passed": few["action", long] - few["passed", long],
            "lead_more": more["action", long] - more["velocity", long],
            "long": few["action", long],
            "off": off["velocity", most] / off["action", most],
            "off_least": off["velocity", least] / off["action", least],
            "off_wide": off["wide", most] / off["action", most],
        },
        curves={
            line: tuple((steps, few[way, steps]) for steps in chunks if (way, steps) in few)
            for way, line in LINES.items()
        },
        table={
            f"spiral in {size} dimensions: distance from it": {
                line: miss[way, size] for way, line in LINES.items() if (way, size) in miss
            }
            for size in dimensions
        },
    )


def _successes(arm: Arm, way: str, seed: int, settings: Mapping[str, Any]) -> tuple[float, float]:
    """Percent of goals that the hand is near to, by a few of Euler's steps and by more."""
    rate = WIDE_RATE if way == "wide" else ARM_RATE
    expert = _expert(
        arm.draw, (arm.steps * JOINTS, 2), way, seed, rate=rate, steps=settings["arm_steps"], width=settings["width"]
    )
    _, goals = arm.draw(np.random.default_rng([seed, 2]), SHOWN)
    few, more = (
        100 * float(np.mean(arm.miss(_shown(expert, goals, seed, steps), goals) < NEAR)) for steps in (FEW, MORE)
    )
    return few, more


def _misses(size: int, way: str, seed: int, settings: Mapping[str, Any]) -> tuple[float, float]:
    """Distances from the spiral's plane and from the spiral itself."""
    family = spiral(size, np.random.default_rng([seed, 3]))
    rate = WIDE_RATE if way == "wide" else SPIRAL_RATE
    expert = _expert(
        family.draw, (size, 0), way, seed, rate=rate, steps=settings["spiral_steps"], width=settings["width"]
    )
    actions = _shown(expert, np.zeros((SHOWN, 0)), seed, FEW)
    return family.off(actions), family.miss(actions)


def _expert(
    draw: Callable[[np.random.Generator, int], tuple[Any, Any]],
    sizes: tuple[int, int],
    way: str,
    seed: int,
    *,
    rate: float,
    steps: int,
    width: int,
) -> "Expert":
    import torch  # noqa: PLC0415 - an extra

    from litmus.trials.abot_m0.method import Expert, Says, trained  # noqa: PLC0415
    from litmus.trials.accelerator import chosen  # noqa: PLC0415

    chosen()  # one thread
    rng = np.random.default_rng([seed, 1])
    says = {"action": Says.ACTION, "passed": Says.PASSED}.get(way, Says.VELOCITY)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        expert = Expert(*sizes, width * (4 if way == "wide" else 1), says)

    def batch() -> tuple[Any, Any]:
        actions, context = draw(rng, BATCH)
        return torch.tensor(actions, dtype=torch.float32), torch.tensor(context, dtype=torch.float32)

    return trained(expert, batch, steps, rate, torch.Generator().manual_seed(seed))


def _shown(expert: "Expert", context: Any, seed: int, steps: int) -> Any:
    import torch  # noqa: PLC0415

    from litmus.trials.abot_m0.method import sampled  # noqa: PLC0415

    size = expert.network[-1].out_features
    noise = torch.randn((len(context), size), generator=torch.Generator().manual_seed(seed + 1))
    return sampled(expert, torch.tensor(context, dtype=torch.float32), noise, steps).double().numpy()


TRIAL = Trial(
    name="abot-m0",
    revision="1",
    paper="2602.11236",
    version=2,
    title="ABot-M0: VLA Foundation Model for Robotic Manipulation with Action Manifold Learning",
    claim=Claimed(
        statement="An expert that says the clean action loses less with longer chunks of actions than one that says "
        "the velocity: in chunks of 30 it succeeds in 62.8 % of tasks against 45.7 %, in chunks of 8 in 71.0 % against "
        "69.3 % (by a note on the paper).",
        figure="62.8 % against 45.7 %, +17.1 points",
        where="Table 7",
        scale="LIBERO-Plus, Qwen3-VL with an action expert of 0.16B parameters, 4 denoising steps",
    ),
    question="By how much more often does a simulated arm reach its goal when its expert says the action, in long "
    "chunks and in short ones, and is that only because noise takes width?",
    baseline="flow matching: the same network on the same chunks, noise and times, and its output is the velocity",
    controls=(
        "velocity said by a network 4 times as wide, which has room for the noise",
        "velocity said by a network to whose output the input is added as a gate by time says, so that noise passes by",
        "10 of Euler's steps in place of 4",
        "a spiral in a plane of a space of many dimensions, where the distance from the manifold is exact",
    ),
    measures=(
        Measure(
            name="lead",
            unit="points",
            means="successes of the expert that says the action less those of the one that says velocity, chunks of 30",
        ),
        Measure(name="grows", unit="points", means="that less the same for chunks of 8"),
        Measure(
            name="over_wide",
            unit="points",
            means="successes of the one that says the action less those by velocity at 4 times the width, chunks of 30",
        ),
        Measure(
            name="over_passed",
            unit="points",
            means="successes of the one that says the action less those by velocity with noise passed by, chunks of 30",
        ),
        Measure(name="lead_more", unit="points", means="the lead with 10 of Euler's steps"),
        Measure(name="long", unit="%", means="successes of the one that says the action, chunks of 30"),
        Measure(
            name="off",
            unit="x",
            means="distance from the spiral's plane by velocity over that by action, in the most dimensions",
        ),
        Measure(name="off_least", unit="x", means="the same in the fewest dimensions"),
        Measure(name="off_wide", unit="x", means="the same in the most dimensions, velocity at 4 times the width"),
    ),
    answer="lead",
    rule=Rule(
        reproduced=(
            Condition(measure="lead", at_least=5.0),
            Condition(measure="grows", at_least=5.0),
            Condition(measure="over_wide", at_least=5.0),
            Condition(measure="off", at_least=3.0),
        ),
        partly=(Condition(measure="lead", at_least=5.0), Condition(measure="off", at_least=3.0)),
    ),
    out_of_reach=(
        "robots, images and language: the arm is simulated, in a plane, and told its goal",
        "diffusion transformers: the network is a perceptron, narrower than a long chunk is",
        "experts that say the noise, whose velocity has no bound where noise is all there is",
        "whether actions of real robots lie on a manifold of few dimensions; these do by construction",
        "that it decodes faster: both ways take the same steps here",
    ),
    meaning={
        Reproduction.REPRODUCED: "On a simulated arm an expert that says the action keeps reaching its goal in long "
        "chunks, where one that says the velocity fails; four times the width does not make up for it. A gate that "
        "lets the noise past the network does, and more: with it the velocity is said best of all. So what fails is "
        "to send noise through a network narrower than the chunk, and that can be mended otherwise. Robots were not "
        "tried.",
        Reproduction.PARTLY: "On a simulated arm an expert that says the action reaches its goal more often in long "
        "chunks, and stays nearer to the manifold. That this grows with the chunk, or that a network four times as "
        "wide does not make up for it, was not seen clearly; a gate that lets the noise past the network does, and "
        "more, so that what fails can be mended otherwise. Robots were not tried.",
        Reproduction.NOT_REPRODUCED: "On a simulated arm an expert that says the action does not do better in long "
        "chunks, though actions lie on a manifold of few dimensions by construction. Robots were not tried.",
        Reproduction.INCONCLUSIVE: "The seeds are too far apart to say which expert does better here.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "an arm with 7 joints, chunks of 2 and 4, a network 16 wide, 60 steps",
            "width": 16,
            "chunks": (2, 4),
            "arm_steps": 60,
            "dimensions": (4, 16),
            "spiral_steps": 60,
        },
        Size.LAPTOP: {
            "scale": "an arm with 7 joints, chunks of 8 to 30 (210 numbers), a network 128 wide, 2,000 steps; a spiral "
            "in 32 and 128 dimensions, 1,000 steps",
            "width": 128,
            "chunks": (8, 16, 30),
            "arm_steps": 2_000,
            "dimensions": (32, 128),
            "spiral_steps": 1_000,
        },
        Size.FULL: {
            "scale": "an arm with 7 joints, chunks of 8 to 64 (448 numbers), a network 256 wide, 10,000 steps; a "
            "spiral in 32 to 512 dimensions, 5,000 steps",
            "width": 256,
            "chunks": (8, 16, 30, 64),
            "arm_steps": 10_000,
            "dimensions": (32, 128, 512),
            "spiral_steps": 5_000,
        },
    },
    run=run,
    plot=Plot(title="How often the hand comes near its goal", x="steps in a chunk of actions", y="successes, %"),
    libraries=("numpy", "torch"),
)
