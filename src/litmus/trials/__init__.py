"""Methods of papers, small and honest: what a paper claims, put to the test on the reader's own machine.

A trial is found by the entry point group `litmus.trials`; anyone can publish one as a package (docs/trials.md).
"""

from litmus.trials.intervals import interval
from litmus.trials.registry import names, trial, trials, trials_of
from litmus.trials.rules import Condition, Rule
from litmus.trials.running import machine, run_seed
from litmus.trials.trial import Measured, Plot, Trial

__all__ = [
    "Condition",
    "Measured",
    "Plot",
    "Rule",
    "Trial",
    "interval",
    "machine",
    "names",
    "run_seed",
    "trial",
    "trials",
    "trials_of",
]
