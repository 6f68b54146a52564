"""A library from its file, whatever its form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from litmus.library.bibtex import bibtex_entries
from litmus.library.csl import csl_entries
from litmus.library.identifiers import arxiv_id_of
from litmus.library.unreadable import Unreadable
from litmus.model import Work
from litmus.model.errors import BadFile

LARGEST = 20_000_000  # bytes; a library of 5,000 works with their abstracts has some 10,000,000
TITLE, ABSTRACT = 500, 5_000  # characters that are kept
ADVICE = "Export it anew, as BibTeX or CSL-JSON in UTF-8; Zotero, Mendeley and JabRef have both."


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What is in a library's file."""

    works: tuple[Work, ...]  # in the file's order, each once
    unreadable: int  # entries without a title, or that could not be read


def read_library(path: Path) -> Library:
    """Read a library: BibTeX, or CSL-JSON as Zotero exports it; which of them is told by what it begins with.

    Raises: BadFile, if it cannot be read, is too large, or has no work that can be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(path, f"it is larger than {LARGEST:,} bytes", "Export a part of it, such as a collection.")
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a null byte
        raise BadFile(path, getattr(error, "strerror", None) or str(error), ADVICE) from None
    try:
        found = library_in(content)
    except Unreadable as error:
        raise BadFile(path, str(error), ADVICE) from None
    if not found.works:
        raise BadFile(path, "no work with a title is in it", ADVICE)
    return found


def library_in(content: bytes) -> Library:
    """The library in a file's bytes. Raises: Unreadable, with the cause."""
    text = _text(content)
    entries = csl_entries(text) if text.lstrip()[:1] in {"[", "{"} else bibtex_entries(text)
    works = [_work(entry) for entry in entries]
    told = [work for work in works if work is not None]
    return Library(works=_each_once(told), unreadable=len(works) - len(told))


def _text(content: bytes) -> str:
    """UTF-8, as today's programs write; else Latin-1, as the oldest did, in which every byte is a letter."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _work(entry: Mapping[str, str] | None) -> Work | None:
    """The work of an entry whose fields have BibTeX's names, in lower case; None for one that has no title."""
    title = " ".join((entry or {}).get("title", "").split())[:TITLE]
    if entry is None or not any(sign.isalnum() for sign in title):
        return None
    abstract = " ".join(entry.get("abstract", "").split())[:ABSTRACT]
    return Work(title=title, abstract=abstract, arxiv_id=arxiv_id_of(entry))


def _each_once(works: Iterable[Work]) -> tuple[Work, ...]:
    """Each work once: the same identifier, or where there is none the same title."""
    return tuple({work.arxiv_id or work.title.casefold(): work for work in works}.values())
