"""AudioSAE (arXiv 2602.05027): do sparse autoencoders find the same features from another seed?"""

from litmus.trials.audiosae.agreement import covered, duplicated, matched, overlap
from litmus.trials.audiosae.trial import TRIAL
from litmus.trials.audiosae.world import World, of_unit_length, world
from litmus.trials.on_demand import on_demand

METHOD = ("Autoencoder", "trained")  # what needs PyTorch

__all__ = [
    "METHOD",
    "TRIAL",
    "World",
    "covered",
    "duplicated",
    "matched",
    "of_unit_length",
    "overlap",
    "world",
]

__getattr__ = on_demand("litmus.trials.audiosae.method", METHOD)
