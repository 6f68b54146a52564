"""A digest as pages: Markdown, self-contained HTML, JSON."""

from litmus.publish.markdown_page import report_markdown
from litmus.publish.publication import Published, publish

__all__ = ["Published", "publish", "report_markdown"]
