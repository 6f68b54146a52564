"""A paper from a file: arXiv's HTML, plain text or Markdown."""

import re
from pathlib import Path

from litmus.model import ArxivId, Document, Route
from litmus.model.errors import BadFile, BadIdentifier
from litmus.read.assembly import document
from litmus.read.front import front
from litmus.read.html import parse
from litmus.read.plain import parse_text

_LARGEST = 100 * 2**20  # bytes; the largest page of arXiv that was seen has 60 MB
_STAMP = re.compile(rb"arXiv:(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)\s*\[")
_ADVICE = "Give a page saved from arxiv.org/html, or the paper as .txt or .md."


def from_file(path: Path) -> Document:
    """Read a paper from a file on this machine.

    Raises: BadFile, for what is no text, holds no paper, or cannot be read.
    """
    body = _bytes(path)
    if _is_html(body):
        page = parse(body)
        if page is None:
            raise BadFile(path, "an HTML page that holds no paper in arXiv's format", _ADVICE)
    else:
        page = parse_text(_text(path, body))
    if not page.blocks and not page.abstract:
        raise BadFile(path, "it holds no text of a paper", _ADVICE)
    name = _identifier(path, body)
    url = path.resolve().as_uri()
    return document(
        arxiv_id=name.base if name else path.stem,
        version=name.version if name else None,
        title=page.title or path.stem,
        route=Route.HTML,
        url=url,
        abs_url=url,
        front=front(page.title or path.stem, page.abstract),
        page=page,
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadFile(path, f"it has more than {_LARGEST >> 20} MB", _ADVICE)
        body = path.read_bytes()
    except OSError as error:
        raise BadFile(path, error.strerror or str(error), "Check the path.") from None
    if not body.strip():
        raise BadFile(path, "it is empty", _ADVICE)
    if body.startswith(b"%PDF-"):
        raise BadFile(path, "a PDF, which Litmus cannot read yet", "Give its arXiv identifier instead, or its text.")
    if b"\x00" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(path, "no text but a binary file", _ADVICE)
    return body


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


def _identifier(path: Path, body: bytes) -> ArxivId | None:
    """From the stamp on the page, or from the file's name."""
    stamp = _STAMP.search(body[:200_000])
    for said in (stamp[1].decode("ascii") if stamp else "", re.sub(r"(\.slice|\.html?|\.txt|\.md)+$", "", path.name)):
        try:
            return ArxivId.parse(said)
        except BadIdentifier:
            continue
    return None
