"""The full text of a paper, as structure: from HTML, a PDF or a text file, or the abstract where there is none."""

from litmus.read.chain import read
from litmus.read.files import file_named, from_bytes, from_file
from litmus.read.markdown import markdown

REVISION = 4  # raised whenever the same page is read differently

__all__ = ["REVISION", "file_named", "from_bytes", "from_file", "markdown", "read"]
