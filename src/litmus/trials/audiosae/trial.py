"""Are features of two autoencoders from different seeds the same, and would they be so if there were none to find?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from litmus.model import Claimed, Measure, Reproduction, Size
from litmus.trials.audiosae.agreement import covered, duplicated, matched
from litmus.trials.audiosae.world import of_unit_length, world
from litmus.trials.rules import Condition, Rule
from litmus.trials.trial import Measured, Plot, Trial

POWER = 0.7  # of the law by which features are active
BATCH, RATE = 256, 3e-3  # the better of two rates on a seed of its own
THRESHOLD = 0.5  # of intersection over union, as in the paper
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FOUND = 0.9  # cosine from which a direction of the world counts as found

Draw = Callable[[np.random.Generator, int], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two autoencoders on the same kind of activations, looked at on samples that neither was trained on."""

    active: tuple[Any, Any]  # samples by features, of each
    directions: tuple[Any, Any]  # features by dimensions, of each
    unexplained: float  # share of the variance, by the first

    def covered(self, threshold: float = THRESHOLD) -> float:
        """Percent of the first's features that the second covers."""
        return 100 * covered(*self.active, threshold)

    @property
    def line(self) -> dict[str, float]:
        """What the table says of them."""
        (one, other), (here, there) = self.active, self.directions
        alive, living = one.any(axis=0), other.any(axis=0)
        return {
            "ever active, %": 100 * float(alive.mean()),
            "covered, %": self.covered(),
            "covered of those active, %": 100 * covered(one[:, alive], other),
            "matched by direction of those active, %": 100 * matched(here[alive], there[living]),
            "duplicated, %": 100 * duplicated(one),
            "unexplained variance, %": 100 * self.unexplained,
        }


def run(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: a world, and pairs of autoencoders on it that begin, and draw their samples, differently."""
    known, many = (
        world(settings[name], settings["dimensions"], settings["active"], POWER, np.random.default_rng([seed, 0]))
        for name in ("known", "many")
    )
    pairs = {
        "features": _pair(known.draw, seed, settings),
        "features, Top-K": _pair(known.draw, seed, settings, is_each=True),
        "features, the same samples": _pair(known.draw, seed, settings, is_same=True),
        "more features than columns": _pair(many.draw, seed, settings),
        "no features": _pair(known.draw_normal, seed, settings),
        "features, untrained": _pair(known.draw, seed, settings, is_trained=False),
    }
    share = pairs["features"].covered()
    without = pairs["no features"].covered()
    line = pairs["features"].line
    cosines = known.directions @ pairs["features"].directions[0].T
    return Measured(
        values={
            "covered": share,
            "null": without,
            "apart": share - without,
            "untrained": pairs["features, untrained"].covered(),
            "of_active": line["covered of those active, %"],
            "matched": line["matched by direction of those active, %"],
            "many": pairs["more features than columns"].covered(),
            "top_k": pairs["features, Top-K"].covered(),
            "same": pairs["features, the same samples"].covered(),
            "found": 100 * float((cosines.max(axis=1) > FOUND).mean()),
        },
        curves={
            name: tuple((threshold, pair.covered(threshold)) for threshold in THRESHOLDS)
            for name, pair in pairs.items()
        },
        table={name: pair.line for name, pair in pairs.items()},
    )


def _pair(
    draw: Draw,
    seed: int,
    settings: Mapping[str, Any],
    *,
    is_each: bool = False,
    is_same: bool = False,
    is_trained: bool = True,
) -> Pair:
    import torch  # noqa: PLC0415 - an extra

    from litmus.trials.accelerator import chosen  # noqa: PLC0415
    from litmus.trials.audiosae.method import Autoencoder, trained  # noqa: PLC0415

    chosen()  # one thread

    def tensor(samples: Any) -> Any:
        return torch.tensor(of_unit_length(samples), dtype=torch.float32)

    def batch(rng: np.random.Generator) -> Any:
        return tensor(draw(rng, BATCH))

    shown = tensor(draw(np.random.default_rng([seed, 1]), settings["shown"]))
    active, directions, losses = [], [], []
    for which in (0, 1):
        generator = torch.Generator().manual_seed(2 * seed + which)
        rng = np.random.default_rng([seed, 2, 0 if is_same else which])
        autoencoder = Autoencoder(
            settings["dimensions"], settings["columns"], settings["active"], generator, is_each=is_each
        )
        if is_trained:
            trained(autoencoder, partial(batch, rng), settings["steps"], RATE)
        with torch.no_grad():
            active.append((autoencoder.encode(shown) > 0).numpy())
            losses.append(float(autoencoder.loss(shown)))
            directions.append(autoencoder.decoder.numpy())
    variance = float(((shown - shown.mean(dim=0)) ** 2).sum(dim=1).mean())
    return Pair(
        active=(active[0], active[1]), directions=(directions[0], directions[1]), unexplained=losses[0] / variance
    )


TRIAL = Trial(
    name="audiosae",
    revision="1",
    paper="2602.05027",
    version=2,
    title="AudioSAE: Towards Understanding of Audio-Processing Models with Sparse AutoEncoders",
    claim=Claimed(
        statement="Over 50 % of an autoencoder's features are covered by those of one from another seed: they are "
        "active on mostly the same frames.",
        figure="over 50 %",
        where="§4.2, Table 1",
        scale="HuBERT-base, 6,144 features, 50 of them active, 200,000 steps; on LibriSpeech 51 % in layer 12, 70 % in "
        "layer 10, 48 % in layer 7, 29 % in layer 4, 7 % in layer 1",
    ),
    question="Which share of an autoencoder's features does one from another seed cover, on activations whose features "
    "are known, and which on normal ones of the same covariance, which have none?",
    baseline="the same autoencoders on normal activations of the same mean and covariance",
    controls=(
        "autoencoders that were not trained",
        "Top-K for each sample in place of the batch",
        "both of a pair trained on the same samples in the same order",
        "more features than the autoencoder has columns",
        "features that are ever active alone, and directions matched one to one in place of activations",
    ),
    measures=(
        Measure(name="covered", unit="%", means="share of all features that are covered by those from another seed"),
        Measure(name="null", unit="%", means="the same on normal activations of the same covariance"),
        Measure(name="apart", unit="points", means="the first less the second"),
        Measure(name="untrained", unit="%", means="share covered, autoencoders that were not trained"),
        Measure(name="of_active", unit="%", means="share covered of the features that are ever active"),
        Measure(
            name="matched",
            unit="%",
            means="share of those with a direction of cosine above 0.7 in the other, one to one",
        ),
        Measure(name="many", unit="%", means="share covered where there are more features than columns"),
        Measure(name="top_k", unit="%", means="share covered with Top-K for each sample"),
        Measure(name="same", unit="%", means="share covered if both saw the same samples in the same order"),
        Measure(name="found", unit="%", means="share of the world's features that a column points along"),
    ),
    answer="covered",
    rule=Rule(
        reproduced=(Condition(measure="covered", at_least=50.0), Condition(measure="null", at_most=10.0)),
        partly=(Condition(measure="apart", at_least=20.0),),
    ),
    out_of_reach=(
        "Whisper and HuBERT: activations are made up here, of features that are independent of each other",
        "how many features a model's activations have, on which the share depends",
        "what features mean: erasing a concept by 19 % to 27 % of them, 70 % fewer false detections of speech, EEG",
    ),
    meaning={
        Reproduction.REPRODUCED: "On activations with known features, most columns of an autoencoder come back from "
        "another seed, and next to none where there is nothing to find: such a share speaks of features. It hangs on "
        "how many there are for the columns; in the paper it goes from 7 % to 70 % by layer. No audio model was run.",
        Reproduction.PARTLY: "On activations with known features, many more columns of an autoencoder come back from "
        "another seed than where there is nothing to find, so that such a share speaks of features; but it is not "
        "clearly half of them here. In the paper it goes from 7 % to 70 % by layer. No audio model was run.",
        Reproduction.NOT_REPRODUCED: "Columns of an autoencoder hardly come back more often from another seed where "
        "there are features than where there are none, at this size. No audio model was run.",
        Reproduction.INCONCLUSIVE: "The seeds are too far apart to say whether features come back here.",
    },
    sizes={
        Size.SMOKE: {
            "scale": "24 features in 8 dimensions, 32 columns, 60 steps",
            "known": 24,
            "many": 64,
            "dimensions": 8,
            "columns": 32,
            "active": 2,
            "steps": 60,
            "shown": 1_000,
        },
        Size.LAPTOP: {
            "scale": "128 features in 32 dimensions, 256 columns, 4 active, 1,500 steps of 256 samples",
            "known": 128,
            "many": 512,
            "dimensions": 32,
            "columns": 256,
            "active": 4,
            "steps": 1_500,
            "shown": 8_000,
        },
        Size.FULL: {
            "scale": "3,072 features in 768 dimensions, 6,144 columns, 50 active, 100,000 steps of 256 samples",
            "known": 3_072,
            "many": 12_288,
            "dimensions": 768,
            "columns": 6_144,
            "active": 50,
            "steps": 100_000,
            "shown": 20_000,
        },
    },
    run=run,
    plot=Plot(
        title="Features that are active mostly when one from another seed is",
        x="intersection over union from which they count",
        y="share covered, %",
    ),
    libraries=("numpy", "torch"),
)
