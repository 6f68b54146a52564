"""Whose a figure is: whether what stands around it in a statement stands around it in the paper, too.

A statement may have all its figures from the paper and give them to the wrong things. So each figure is looked at with
what stands around it, in the statement and at each place where the paper has it; if another figure of the same passage
fits the statement clearly better, or if two of its figures fit better when they are exchanged, it is misread. The same
for names and measures.
"""

from litmus.check.owners.exchanges import misattributions
from litmus.check.owners.names import misnamings

__all__ = ["misattributions", "misnamings"]
