"""What licences are called, and what they allow."""

import pytest

from litmus.model import license_name, may_be_passed_on


@pytest.mark.parametrize(
    ("url", "name", "may"),
    [
        ("http://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", True),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0", True),
        ("https://www.creativecommons.org/licenses/BY-NC-ND/4.0", "CC BY-NC-ND 4.0", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", True),
        ("http://creativecommons.org/licenses/by/4.0/legalcode.en", "CC BY 4.0", True),
        ("http://arxiv.org/licenses/nonexclusive-distrib/1.0/", "arXiv's own (non-exclusive)", False),
        ("https://example.org/our-own-terms", "https://example.org/our-own-terms", False),
        ("https://example.org/?see=creativecommons.org/licenses/by/4.0/", None, False),
        (None, "", False),
    ],
)
def test_licences(url, name, may):
    """By address; what is not known allows nothing."""
    assert license_name(url) == (url if name is None else name)
    assert may_be_passed_on(url) is may
