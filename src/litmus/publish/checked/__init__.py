"""A report held against a paper, in the forms in which people and programs take it."""

from litmus.publish.checked.data import as_json
from litmus.publish.checked.html import as_html
from litmus.publish.checked.markdown import as_markdown
from litmus.publish.checked.patch import as_patch
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.sarif import as_sarif
from litmus.publish.checked.text import report_lines

__all__ = ["Checked", "CheckedReport", "as_html", "as_json", "as_markdown", "as_patch", "as_sarif", "report_lines"]
