"""What every writer of reports does."""

from typing import Protocol

from litmus.model import Document, Language, Report


class Writer(Protocol):
    """Somebody who reports on a paper that has been read.

    A writer says what the text says and nothing else; what it wrote is checked like anybody's.
    """

    @property
    def name(self) -> str:
        """What the pages call it, and the archive knows its reports by."""
        ...

    def write(self, document: Document, language: Language) -> Report:
        """Report on a paper.

        Args:
            document: One paper version, as it was read; hostile, like every text from outside.
            language: Of what the writer says itself. Quotes stay as the paper has them.

        Returns: Every field once, in the order of `FieldName`; one that the text does not answer has no claims.

        """
        ...
