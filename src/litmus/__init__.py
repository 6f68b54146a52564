"""Litmus reads the day's AI papers, puts every statement about them to the test, and publishes the result.

>>> from litmus import check_report
>>> print(check_report("report.md", paper="2602.12675"))
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from litmus.checking import check_report
    from litmus.model.errors import LitmusError

__all__ = ["LitmusError", "__version__", "check_report"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """What is heavy is loaded when it is asked for."""
    if name == "check_report":
        from litmus.checking import check_report  # noqa: PLC0415

        return check_report
    if name == "LitmusError":
        from litmus.model.errors import LitmusError  # noqa: PLC0415

        return LitmusError
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
