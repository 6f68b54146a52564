"""Reports on papers that have been read.

A writer makes a `Report` of a `Document`. `Extractive` needs no language model: it quotes.
"""

from litmus.report.extract.extractive import Extractive

REVISION = 3  # raised when the same text would be reported on differently

__all__ = ["REVISION", "Extractive"]
