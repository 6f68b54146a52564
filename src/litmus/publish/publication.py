"""All the pages of a digest in one folder."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from litmus.model import Digest
from litmus.model.errors import PublishError
from litmus.publish.data import digest_json
from litmus.publish.html_page import cover_html, html_page
from litmus.publish.markdown_page import markdown_page
from litmus.publish.page import Kind, page
from litmus.publish.writing import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Where a digest's pages are."""

    files: tuple[Path, ...]  # all of them, in the order in which they were made
    index: Path


def publish(digest: Digest, folder: Path, copies: Mapping[str, Path] | None = None) -> Published:
    """Write a digest's pages, the cover last; equal digests give equal bytes, and files of others are left alone.

    For each language of the profile `daily`, `digest` and `brief` as .md and .html; `digest.json`; `index.html`.

    Args:
        digest: The day.
        folder: Where its pages go.
        copies: Web pages by address that lie in files and nowhere else, as those of invented papers do. They are laid
            into `papers/`, and pages link there.

    Raises: PublishError.

    """
    beside = {url: f"papers/{file.name}" for url, file in (copies or {}).items()}
    written = {name: _bytes_of((copies or {})[url]) for url, name in beside.items()}
    written |= {name: _at_hand(name, content, beside) for name, content in _files(digest)}
    for name, content in written.items():
        write(folder / name, content)
    return Published(files=tuple(folder / name for name in written), index=folder / "index.html")


def _at_hand(page: str, content: bytes, beside: Mapping[str, str]) -> bytes:
    """The page with links to the pages beside it in place of those to the web; data keeps the true addresses."""
    if page.endswith(".json"):
        return content
    for url, name in beside.items():
        content = re.sub(re.escape(url.encode()) + rb"(?![\w.-])", name.encode(), content)
    return content


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PublishError(file, error.strerror or str(error)) from error


def _files(digest: Digest) -> Iterator[tuple[str, bytes]]:
    """The cover last: while it is old, everything that it links to is there."""
    for language in digest.profile.languages:
        for kind in Kind:
            shown = page(digest, kind, language)
            yield f"{kind}.{language}.md", markdown_page(shown).encode()
            yield f"{kind}.{language}.html", html_page(shown).encode()
    yield "digest.json", digest_json(digest)
    yield "index.html", cover_html(digest).encode()
