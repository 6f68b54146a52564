"""Somebody's report, held against a paper that a person names."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from litmus import check, read
from litmus.check import Judge
from litmus.config import Settings, load_settings
from litmus.model import Claim, Document
from litmus.model.errors import BadFile
from litmus.publish.checked import Checked, CheckedReport

if TYPE_CHECKING:
    from litmus.desk import OnWait

_MARK = "\ufeff"  # of byte order


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report before it is checked."""

    name: str  # its file, as seen from where one is; never the way to it from the root
    text: str
    mark: str  # the byte-order mark before it; "" where there is none
    claims: tuple[Claim, ...]


def check_report(report: str | Path, *, paper: str, judges: Sequence[Judge] = ()) -> CheckedReport:
    """Hold each statement of a report against a paper.

    Args:
        report: A file in Markdown.
        paper: What it is about: a file (HTML, PDF, Markdown, text), an arXiv identifier, or a link. What is no file is
            asked for at arXiv, by the settings in the working folder, and kept.
        judges: Asked in turn about what figures, names and quotations cannot decide; none by default.

    Returns: A sequence of statements, each with `claim` and `verdict`; `findings` are those that do not hold. It prints
        as the terminal shows it.

    Raises: LitmusError: BadFile, BadIdentifier, NotThere, UpstreamUnavailable.

    """
    draft = draft_in(Path(report))
    return held(draft, paper_text(paper, load_settings(None)), judges)


def paper_text(
    named: str, settings: Settings, *, replay: Path | None = None, on_wait: "OnWait | None" = None
) -> Document:
    """The paper's text: from a file, which needs nothing else, or else from the archive or the upstreams.

    Raises: BadFile, BadIdentifier, NotThere, UpstreamUnavailable, ArchiveError.
    """
    if file := read.file_named(named):
        return read.from_file(file)
    from litmus.desk import open_desk  # noqa: PLC0415 - a file waits for no archive and no network
    from litmus.reading import document_named  # noqa: PLC0415 - nor for the desk's other stages

    with open_desk(settings, replay=replay, on_wait=on_wait) as desk:
        return document_named(desk, named)


def draft_in(path: Path) -> Draft:
    """The report in a file. Raises: BadFile."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a null byte is no name
        cause = getattr(error, "strerror", None) or str(error)
        raise BadFile(path, cause, "Name a report in Markdown, or - for standard input.") from None
    return draft_of(content, path)


def draft_of(content: bytes, path: Path) -> Draft:
    """The report that some bytes are. Raises: BadFile, if they are no text or say nothing."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadFile(path, "it is not text in UTF-8", "Save it as UTF-8.") from None
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(mark)
    claims = check.claims_in(text)
    if not claims:
        raise BadFile(path, "there is no statement in it", "Name a report with sentences, list items or tables.")
    return Draft(name=_name(path), text=text, mark=mark, claims=claims)


def held(
    draft: Draft, document: Document, judges: Sequence[Judge] = (), on_verdict: Callable[[], None] = lambda: None
) -> CheckedReport:
    """A report against a paper's text; `on_verdict` is called after each statement."""
    verdicts = check.judge(draft.claims, document, judges, on_verdict)
    return CheckedReport(
        name=draft.name,
        text=draft.text,
        mark=draft.mark,
        title=document.title,
        url=document.url if document.route.is_full_text else document.abs_url,
        route=document.route,
        statements=tuple(
            Checked(claim=claim, verdict=verdict) for claim, verdict in zip(draft.claims, verdicts, strict=True)
        ),
    )


def _name(path: Path) -> str:
    """The path as seen from the working folder; of one in full that leads elsewhere, the file's name alone."""
    plain, here = Path(os.path.normpath(path)), Path.cwd()
    if not plain.is_absolute():
        return plain.as_posix()
    return plain.relative_to(here).as_posix() if plain.is_relative_to(here) else plain.name
