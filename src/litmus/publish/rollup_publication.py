"""All the pages of a week or a month in one folder."""

from collections.abc import Iterator
from pathlib import Path

from litmus.model import Rollup
from litmus.publish.html_page import environment
from litmus.publish.markdown_rollup import markdown_rollup
from litmus.publish.publication import Published
from litmus.publish.rollup_page import rollup_page
from litmus.publish.writing import write


def publish_rollup(rollup: Rollup, folder: Path) -> Published:
    """Write `digest` as .md and .html for each language of the profile, and `index.html` in the first of them.

    Equal roll-ups give equal bytes. Raises: PublishError.
    """
    written = dict(_files(rollup))
    for name, content in written.items():
        write(folder / name, content)
    return Published(files=tuple(folder / name for name in written), index=folder / "index.html")


def _files(rollup: Rollup) -> Iterator[tuple[str, bytes]]:
    template, html = environment().get_template("rollup.html"), {}
    for language in rollup.profile.languages:
        page = rollup_page(rollup, language)
        html[language] = template.render(page=page).encode()
        yield f"digest.{language}.md", markdown_rollup(page).encode()
        yield f"digest.{language}.html", html[language]
    yield "index.html", html[rollup.profile.languages[0]]
