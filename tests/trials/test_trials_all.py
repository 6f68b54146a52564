"""Every trial that comes with Litmus: it is found, says what it is, and runs in small, twice to the same numbers."""

import math

import pytest

from litmus import trials
from litmus.model import ArxivId, Reproduction, Run, Size
from litmus.model.errors import BadOption

NAMES = trials.names()


def test_there_are_trials() -> None:
    assert "f-grpo" in NAMES
    with pytest.raises(BadOption, match="f-grpo"):
        trials.trial("none-such")


@pytest.mark.parametrize("name", NAMES)
def test_a_trial_says_what_it_is(name) -> None:
    trial = trials.trial(name)

    assert trial.name == name
    assert ArxivId.parse(trial.paper).version is None
    assert {Size.SMOKE, Size.LAPTOP} <= trial.sizes.keys()
    assert all(settings["scale"] for settings in trial.sizes.values())
    assert trial.out_of_reach
    assert trial.claim.statement
    assert trials.trials_of(trial.paper)


def _points(run: Run) -> dict[str, list[float]]:
    return {name: [x for x, _ in line] for name, line in run.curves.items()}


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_in_small_and_gives_the_same_numbers_again(name) -> None:
    trial = trials.trial(name)
    first, again = (trials.run_seed(name, Size.SMOKE, 1) for _ in range(2))

    steady = {measure.name for measure in trial.measures if not measure.is_timed}
    assert {key: first.values[key] for key in steady} == {key: again.values[key] for key in steady}
    assert trial.plot
    assert first.curves
    assert first.curves == again.curves or (trial.plot.is_timed and _points(first) == _points(again))
    assert first.table == again.table
    assert all(math.isfinite(value) for value in first.values.values())
    assert first.setup.libraries.keys() == set(trial.libraries)
    assert trial.tried([first]).outcome is Reproduction.INCONCLUSIVE, "in small nothing is decided"
