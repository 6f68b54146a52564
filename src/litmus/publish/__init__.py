"""A digest as pages: Markdown, self-contained HTML, JSON; and the feed of a profile's digests."""

from typing import TYPE_CHECKING

from litmus.parts import when_asked

if TYPE_CHECKING:
    from litmus.publish.corrections import Correction, correction
    from litmus.publish.feed import FEED_DAYS, publish_feed
    from litmus.publish.folders import folder_name
    from litmus.publish.markdown_page import report_markdown
    from litmus.publish.movement import Shown, shown
    from litmus.publish.publication import Published, publish
    from litmus.publish.rollup_publication import publish_rollup
    from litmus.publish.statements import held
    from litmus.publish.trends_page import trends_html

__all__ = [
    "FEED_DAYS",
    "Correction",
    "Published",
    "Shown",
    "correction",
    "folder_name",
    "held",
    "publish",
    "publish_feed",
    "publish_rollup",
    "report_markdown",
    "shown",
    "trends_html",
]

__getattr__ = when_asked(
    __name__,
    {
        "corrections": ("Correction", "correction"),
        "feed": ("FEED_DAYS", "publish_feed"),
        "folders": ("folder_name",),
        "markdown_page": ("report_markdown",),
        "movement": ("Shown", "shown"),
        "publication": ("Published", "publish"),
        "statements": ("held",),
        "rollup_publication": ("publish_rollup",),
        "trends_page": ("trends_html",),
    },
)
