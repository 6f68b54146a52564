"""A report held against a paper, in the forms in which people and programs take it."""

from typing import TYPE_CHECKING

from litmus.parts import when_asked
from litmus.publish.checked.report import Checked, CheckedReport

if TYPE_CHECKING:
    from litmus.publish.checked.data import as_json
    from litmus.publish.checked.html import as_html
    from litmus.publish.checked.markdown import as_markdown
    from litmus.publish.checked.patch import as_patch
    from litmus.publish.checked.sarif import as_sarif
    from litmus.publish.checked.text import report_lines

__all__ = ["Checked", "CheckedReport", "as_html", "as_json", "as_markdown", "as_patch", "as_sarif", "report_lines"]

__getattr__ = when_asked(
    __name__,
    {
        "data": ("as_json",),
        "html": ("as_html",),
        "markdown": ("as_markdown",),
        "patch": ("as_patch",),
        "sarif": ("as_sarif",),
        "text": ("report_lines",),
    },
)
