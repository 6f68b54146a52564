"""A PDF, by way of PDFium, to sections and blocks in reading order."""
