"""A PDF, by way of PDFium, to sections and blocks in reading order.

`file` gives the words, lines and links of its pages; `sheets` puts them in order and takes out what floats, with the
help of `grids` for tables; `text` makes sections and blocks of what is left. Each imports only what stands before it.
"""

from litmus.read.pdf.reading import fault, parse

__all__ = ["fault", "parse"]
