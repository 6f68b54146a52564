"""Check a report in one call."""

from pathlib import Path

from litmus.config import load_settings
from litmus.desk import open_desk
from litmus.model import Language
from litmus.publish.review import Review
from litmus.reading import review_of


def check_report(report: str | Path, paper: str | Path, language: Language = "en") -> Review:
    """Somebody's report, held against the paper that it is about.

    Args:
        report: The report's file, in Markdown.
        paper: An arXiv identifier, a link, or a file (HTML, PDF, Markdown, text).
        language: In which the reasons are told.

    Returns: The review; `review.findings` are the statements that do not hold, `litmus.publish.review` writes it.

    Raises: litmus.model.errors.LitmusError, in one of its kinds, with what to do next.

    """
    with open_desk(load_settings(None)) as desk:
        return review_of(desk, str(report), str(paper), language)
