"""`python -m litmus`."""

from litmus.cli import main

main()
