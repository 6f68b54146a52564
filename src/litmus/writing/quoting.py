"""The author that needs no model."""

from collections.abc import Sequence

from litmus import check
from litmus.model import Document, Language, Usage
from litmus.report import Extractive
from litmus.writing.author import Checked


class Quoting:
    """Has the paper speak for itself."""

    name = Extractive.name
    at_once = 1
    models: tuple[str, ...] = ()

    def estimate(self, document: Document, languages: Sequence[Language]) -> dict[str, Usage]:  # noqa: ARG002
        return {}

    def reports(self, document: Document, languages: Sequence[Language]) -> dict[Language, Checked]:
        """The paper's own sentences; the quotes are the same in every language."""
        return {language: quoted(document, language) for language in languages}


def quoted(document: Document, language: Language) -> Checked:
    """The paper's report in its own sentences, checked."""
    report = Extractive().write(document, language)
    return report, check.check(report, document)
