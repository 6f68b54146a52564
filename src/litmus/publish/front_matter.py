"""The front matter of a Markdown page, as Hugo, Jekyll and Astro read it."""

import json
from datetime import date
from typing import Protocol

from litmus.model import Language
from litmus.publish.html import bare


class Fronted(Protocol):
    """A page with all that stands in front of it."""

    @property
    def title(self) -> str: ...
    @property
    def date(self) -> date: ...
    @property
    def description(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def category(self) -> str: ...
    @property
    def language(self) -> Language: ...


def front_matter(page: Fronted) -> list[str]:
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
