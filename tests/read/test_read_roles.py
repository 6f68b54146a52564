"""What a section is for. `data/headings.txt` holds headings as papers have them, by role."""

from pathlib import Path

import pytest

from litmus.model import Role
from litmus.read.roles import role_of

HEADINGS = [
    (title, Role(role))
    for role, _, titles in (
        line.partition(": ")
        for line in (Path(__file__).parent / "data" / "headings.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    for title in titles.split(" | ")
]


@pytest.mark.parametrize(("title", "role"), HEADINGS)
def test_headings_tell_their_roles(title, role):
    """As they stand over sections."""
    assert role_of(title, level=1, parent=None, is_appendix=False) is role


@pytest.mark.parametrize(
    ("title", "level", "parent", "role"),
    [
        ("Frogs", 2, Role.METHOD, Role.METHOD),
        ("Training", 2, Role.RELATED_WORK, Role.RELATED_WORK),
        ("Ablations", 3, Role.METHOD, Role.EXPERIMENTS),
        ("Training", 3, Role.EXPERIMENTS, Role.EXPERIMENTS),
        ("Results", 4, Role.INTRODUCTION, Role.INTRODUCTION),
        ("Limitations", 4, Role.EXPERIMENTS, Role.LIMITATIONS),
        ("Training", 2, Role.EXPERIMENTS, Role.EXPERIMENTS),
        ("Datasets", 2, Role.EXPERIMENTS, Role.EXPERIMENTS),
        ("Discussion", 2, Role.EXPERIMENTS, Role.EXPERIMENTS),
        ("Results", 2, Role.METHOD, Role.EXPERIMENTS),
        ("Experiments", 2, Role.APPENDIX, Role.APPENDIX),
        ("Limitations", 2, Role.CHECKLIST, Role.CHECKLIST),
    ],
)
def test_a_subsection_has_its_parents_role_unless_it_tells_more(title, level, parent, role):
    """The lower a heading, the less it tells; limitations count everywhere."""
    assert role_of(title, level=level, parent=parent, is_appendix=False) is role


def test_an_appendix_is_one_whatever_it_is_called():
    """But limitations in an appendix are limitations."""
    assert role_of("More Experiments", level=1, parent=None, is_appendix=True) is Role.APPENDIX
    assert role_of("Limitations", level=1, parent=None, is_appendix=True) is Role.LIMITATIONS
    assert role_of("NeurIPS Paper Checklist", level=1, parent=None, is_appendix=True) is Role.CHECKLIST
