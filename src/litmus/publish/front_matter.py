"""The front matter of a Markdown page, as Hugo, Jekyll and Astro read it."""

import json

from litmus.publish.html import bare
from litmus.publish.page import Page


def front_matter(page: Page) -> list[str]:
    """Lines of YAML. Strings are JSON's, which YAML reads as they are: no title can end one or begin a key."""
    return [
        "---",
        f"title: {_string(page.title)}",
        f"date: {page.date.isoformat()}",
        f"description: {_string(page.description)}",
        f"tags: [{', '.join(map(_string, page.tags))}]",
        f"category: {_string(page.category)}",
        "draft: false",
        f"lang: {page.language}",
        "---",
    ]


def _string(text: str) -> str:
    return json.dumps(bare(text), ensure_ascii=False)
