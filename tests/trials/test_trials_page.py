"""The page of what trials came to (benchmarks/trials.md) against the trials of now."""

import re
from pathlib import Path

from litmus import trials

PAGE = (Path(__file__).parents[2] / "benchmarks" / "trials.md").read_text("utf-8")


def test_the_page_has_every_trial_at_its_present_revision() -> None:
    """Who changes what is measured runs it again, and does not leave an older result to be read."""
    told = {
        section.partition(":")[0].replace("\\", ""): re.findall(r"seeds? in \d+ s; revision (\w+), ", section)
        for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    }
    assert told == {trial.name: [trial.revision] for trial in trials.trials()}


def test_the_readme_counts_the_outcomes_of_the_page() -> None:
    numbers = dict(enumerate("no one two three four five six seven eight nine ten eleven".split()))
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    outcomes = re.findall(r"^- \*\*Outcome\*\*: (.+)$", PAGE, flags=re.MULTILINE)
    reproduced, partly = (numbers[outcomes.count(one)] for one in ("reproduced", "partly reproduced"))
    assert f"{numbers[len(outcomes)].capitalize()} come with Litmus" in readme
    assert f"{reproduced} are reproduced, {partly} partly" in " ".join(readme.split())
