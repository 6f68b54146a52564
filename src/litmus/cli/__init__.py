"""The command line: it parses, calls once, and shows.

Command modules import the rooms they need inside their functions: `litmus --help` must not wait for a database.
"""

from litmus.cli.app import main

__all__ = ["main"]
