"""A PDF, by way of PDFium, to sections and blocks in reading order."""

from litmus.read.pdf.reading import parse

__all__ = ["parse"]
