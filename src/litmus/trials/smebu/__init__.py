"""SMEBU (arXiv 2602.17004): expert biases that come to rest."""

from litmus.trials.smebu.method import Controller, Trace, floor, route, simulate, violation
from litmus.trials.smebu.trial import TRIAL

__all__ = ["TRIAL", "Controller", "Trace", "floor", "route", "simulate", "violation"]
