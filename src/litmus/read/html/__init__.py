"""A page of LaTeXML, as arXiv and ar5iv serve it, to sections and blocks in reading order."""

from litmus.read.html.reading import parse

__all__ = ["parse"]
