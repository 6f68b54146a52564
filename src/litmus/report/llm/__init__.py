"""The writer that uses a language model: what it is shown, what it is asked, and how its replies are read."""

from litmus.report.llm.context import Context, context_of
from litmus.report.llm.draft import Draft, Fault
from litmus.report.llm.form import INTOLERABLE, form_faults
from litmus.report.llm.merging import merged
from litmus.report.llm.rendering import renderings
from litmus.report.llm.templates import Scope, prompts_version
from litmus.report.llm.writer import ModelWriter

__all__ = [
    "INTOLERABLE",
    "Context",
    "Draft",
    "Fault",
    "ModelWriter",
    "Scope",
    "context_of",
    "form_faults",
    "merged",
    "prompts_version",
    "renderings",
]
