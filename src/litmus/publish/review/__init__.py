"""Somebody's report with its verdicts, as text, JSON, Markdown, a page, SARIF, or a patch that mends it."""

from litmus.publish.review.html import as_html
from litmus.publish.review.json import as_json
from litmus.publish.review.markdown import as_markdown
from litmus.publish.review.patch import as_patch
from litmus.publish.review.review import Review, Statement
from litmus.publish.review.sarif import as_sarif
from litmus.publish.review.text import as_text

__all__ = ["Review", "Statement", "as_html", "as_json", "as_markdown", "as_patch", "as_sarif", "as_text"]
