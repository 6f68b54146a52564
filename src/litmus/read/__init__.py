"""The full text of a paper, as structure: from arXiv's HTML, or the abstract where there is none."""

from litmus.read.chain import read
from litmus.read.files import from_file

REVISION = 1  # raised whenever the same page is read differently

__all__ = ["REVISION", "from_file", "read"]
