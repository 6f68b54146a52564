"""What a section is for."""

import pytest

from litmus.model import Role
from litmus.read.roles import role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Introduction", Role.INTRODUCTION),
        ("RELATED WORK", Role.RELATED_WORK),
        ("Background", Role.RELATED_WORK),
        ("Our Approach", Role.METHOD),
        ("Model Architecture", Role.METHOD),
        ("Experimental Setup", Role.EXPERIMENTS),
        ("Results and Discussion", Role.EXPERIMENTS),
        ("Conclusion", Role.CONCLUSION),
        ("Discussion and Future Work", Role.CONCLUSION),
        ("Conclusion, Limitations, and Future Directions", Role.LIMITATIONS),
        ("Limitations", Role.LIMITATIONS),
        ("Code and Data Availability", Role.AVAILABILITY),
        ("Reproducibility Statement", Role.AVAILABILITY),
        ("Acknowledgments.", Role.ACKNOWLEDGEMENTS),
        ("实验结果", Role.EXPERIMENTS),
        ("Where the conclusion is written and read", Role.OTHER),
        ("Not an artifact of the model family", Role.OTHER),
        ("Frogs", Role.OTHER),
    ],
)
def test_a_heading_tells_its_role(title, role):
    """Words of headings, not words anywhere."""
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
        ("Experiments", 2, Role.APPENDIX, Role.APPENDIX),
    ],
)
def test_a_subsection_has_its_parents_role_unless_it_tells_more(title, level, parent, role):
    """The lower a heading, the less it tells; limitations count everywhere."""
    assert role_of(title, level=level, parent=parent, is_appendix=False) is role


def test_an_appendix_is_one_whatever_it_is_called():
    """But limitations in an appendix are limitations."""
    assert role_of("More Experiments", level=1, parent=None, is_appendix=True) is Role.APPENDIX
    assert role_of("Limitations", level=1, parent=None, is_appendix=True) is Role.LIMITATIONS
