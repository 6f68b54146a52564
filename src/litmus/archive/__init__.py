"""What is known and what is done. Nouns go in and come out; the archive knows no stage."""

from litmus.archive.nouns import dump, load
from litmus.archive.store import Archive

__all__ = ["Archive", "dump", "load"]
