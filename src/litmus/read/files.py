"""A paper from a file: a page of LaTeXML, a PDF, plain text or Markdown."""

import os
import re
from pathlib import Path

from litmus.model import ArxivId, Document, Route
from litmus.model.errors import BadFile, BadIdentifier
from litmus.read import html
from litmus.read.assembly import document
from litmus.read.front import front
from litmus.read.page import Page
from litmus.read.plain import parse_text
from litmus.read.quality import doubt, is_bare

_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".pdf", ".md", ".markdown", ".txt"})
_LARGEST = 100 * 2**20  # bytes; the largest page of arXiv that was seen has 60 MB
_STAMP = re.compile(rb"arXiv:(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)\s*\[")
_STAMPED = 200_000  # bytes at the beginning of a page
_ADVICE = "Give a page saved from arxiv.org/html, a PDF, or the paper as .txt or .md."


def file_named(named: str) -> Path | None:
    """The file that a person names in place of a paper, if it is one. Raises: BadFile, for one that is not there."""
    if os.path.isfile(named):  # noqa: PTH113 - pathlib's fails on names that are too long
        return Path(named)
    if os.path.isdir(named):  # noqa: PTH112
        raise BadFile(Path(named), "it is a folder", "Name a file in it, an arXiv identifier or a link to the paper.")
    if Path(named).suffix.lower() in _ENDINGS and "://" not in named:
        raise BadFile(Path(named), "there is no such file", "Name a file, an arXiv identifier or a link to the paper.")
    return None


def from_file(path: Path) -> Document:
    """Read a paper from a file on this machine.

    Raises: BadFile, for what is no text, holds no paper, or cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise BadFile(path, f"it has more than {_LARGEST >> 20} MB", _ADVICE)
        body = path.read_bytes()
    except OSError as error:
        raise BadFile(path, error.strerror or str(error), "Check the path.") from None
    return from_bytes(body, path)


def from_bytes(body: bytes, path: Path) -> Document:
    """Read a paper from what a file holds.

    Args:
        body: The file's bytes.
        path: Where it lies, or would lie: its name may tell the paper's identifier, and evidence links to it.

    Raises: BadFile.

    """
    if not body.strip():
        raise BadFile(path, "it is empty", _ADVICE)
    route, page = _read(body, path)
    if not page.blocks and not page.abstract:
        raise BadFile(path, "it holds no text of a paper", _ADVICE)
    if route is not Route.TEXT and (found := doubt(page, body)):
        if found.code == "read.errors" and is_bare(page):
            raise BadFile(path, "what a failed conversion leaves, without a paper's text", _ADVICE)
        page.warnings.append(found)
    name = _identifier(path, page.stamp or _stamp(body))
    title, url = page.title or path.stem, path.resolve().as_uri()
    return document(
        arxiv_id=name.base if name else path.stem,
        version=name.version if name else None,
        title=title,
        route=route,
        url=url,
        abs_url=url,
        front=front(title, page.abstract),
        page=page,
    )


def _read(body: bytes, path: Path) -> tuple[Route, Page]:
    """What the file is, and what stands in it."""
    if b"%PDF-" in body[:1024]:  # as far in as readers of PDFs look for it
        from litmus.read import pdf  # noqa: PLC0415 - PDFium is loaded where there is a PDF

        page = pdf.parse(body)
        if page is None:
            raise BadFile(path, pdf.fault(body), _ADVICE)
        return Route.PDF, page
    if b"\x00" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(path, "no text but a binary file", _ADVICE)
    if _is_html(body):
        page = html.parse(body)
        if page is None:
            raise BadFile(path, "an HTML page that holds no paper in arXiv's format", _ADVICE)
        return Route.HTML, page
    return Route.TEXT, parse_text(_text(path, body))


def _is_html(body: bytes) -> bool:
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<article", b"<?xml")) or b"<html" in head


def _text(path: Path, body: bytes) -> str:
    for encoding in ("utf-16",) if body.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(path, "its encoding is not known", "Save it as UTF-8.")


def _stamp(body: bytes) -> str:
    """The identifier that arXiv writes on its pages, as text."""
    stamp = _STAMP.search(body, 0, _STAMPED)
    return stamp[1].decode("ascii") if stamp else ""


def _identifier(path: Path, stamp: str) -> ArxivId | None:
    """From the stamp on the page, or from the file's name."""
    for said in (stamp, re.sub(r"(\.slice|\.html?|\.pdf|\.txt|\.md)+$", "", path.name)):
        try:
            return ArxivId.parse(said)
        except BadIdentifier:
            continue
    return None
