"""A digest as pages: Markdown, self-contained HTML, JSON; and the feed of a profile's digests."""

from typing import TYPE_CHECKING

from litmus.parts import when_asked

if TYPE_CHECKING:
    from litmus.publish.corrections import Correction, correction
    from litmus.publish.feed import FEED_DAYS, publish_feed
    from litmus.publish.folders import folder_name
    from litmus.publish.markdown_page import report_markdown
    from litmus.publish.publication import Published, publish
    from litmus.publish.statements import held

__all__ = [
    "FEED_DAYS",
    "Correction",
    "Published",
    "correction",
    "folder_name",
    "held",
    "publish",
    "publish_feed",
    "report_markdown",
]

__getattr__ = when_asked(
    __name__,
    {
        "corrections": ("Correction", "correction"),
        "feed": ("FEED_DAYS", "publish_feed"),
        "folders": ("folder_name",),
        "markdown_page": ("report_markdown",),
        "publication": ("Published", "publish"),
        "statements": ("held",),
    },
)
