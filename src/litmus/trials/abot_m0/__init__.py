"""ABot-M0 (arXiv 2602.11236): an action expert that says the action, not the velocity."""

from litmus.trials.abot_m0.actions import Arm, Spiral, hand, spiral
from litmus.trials.abot_m0.trial import TRIAL
from litmus.trials.on_demand import on_demand

METHOD = ("Expert", "Says", "loss", "noised", "sampled", "trained", "velocity")  # what needs PyTorch

__all__ = ["METHOD", "TRIAL", "Arm", "Spiral", "hand", "spiral"]

__getattr__ = on_demand("litmus.trials.abot_m0.method", METHOD)
