"""A profile for a reader, from papers that the reader liked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litmus import curate
from litmus.desk import Desk
from litmus.examples import ask_for
from litmus.library import read_library
from litmus.lists import lists_of
from litmus.model import ArxivId, Gist, Paper, Profile, Remark, Work, remark
from litmus.model.errors import BadIdentifier, BadOption
from litmus.words import counted

DAYS = 10  # of the archive that words are held against
ENOUGH = 200  # other papers from which words are told well
LONGEST_NAME = 40  # characters of a profile's
MOST = 500  # papers, the first of those that are named; what more would tell is told by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A profile, and how it came about."""

    text: str  # TOML
    profile: Profile  # the same, read
    papers: int  # that it is from
    topics: int
    matched: int  # of the papers, those that are on a topic by what it names
    alike: int  # the same with its examples
    notes: tuple[Remark, ...]  # what could not be had, and what makes it weak


def name_after(file: Path | None) -> str:
    """What to call a profile that is written to a file: a name for folders, from the file's."""
    stem = file.stem.lower() if file else ""
    return re.sub(r"[^a-z0-9]+", "-", stem)[:LONGEST_NAME].strip("-") or "suggested"


def suggest_profile(desk: Desk, named: Sequence[str], name: str) -> Suggestion:
    """Suggest a profile.

    Args:
        desk: What the archive does not know is asked of arXiv; words are held against the archive's last days.
        named: Identifiers, links, or files of libraries.
        name: The profile's.

    Raises: BadIdentifier, BadFile; BadOption, if no paper could be had; ArchiveError.

    """
    if desk.recorded is not None:
        lists_of(desk, desk.recorded)
    liked, notes = _liked(desk, named)
    if not liked:
        raise BadOption("PAPER", ", ".join(named)[:80], "papers that arXiv has, or a library of papers")
    days = list(desk.archive.known_days(date.min, desk.now.date(), desk.categories))[-DAYS:]
    listed = desk.archive.listed(days[0], days[-1], desk.categories) if days else ()
    known = {gist.arxiv_id: gist for one in listed for gist in one.papers if gist.is_candidate}
    mine = {gist.arxiv_id for gist in liked}
    others = [gist for name, gist in known.items() if name not in mine]
    if len(others) < ENOUGH:
        notes.append(remark("profile.little_known", papers=len(others)))
    topics = [topic for topic in curate.suggest(liked, others) if topic.terms or topic.categories or topic.examples]
    files = [Path(text).name for text in named if _is_file(text)]
    source = counted(len(liked), "paper") + (f" ({', '.join(files)})" if files else "")
    against = f"{counted(len(others), 'paper')} of {counted(len(listed), 'day')} of the archive"
    text = curate.profile_toml(topics, name=name, source=source, others=against)
    profile = curate.parse_profile(text, "the suggested profile")
    papers = [_paper(gist, place) for place, gist in enumerate(liked)]
    examples = [(topic, _work(gist)) for topic in profile.topics for gist in liked if gist.arxiv_id in topic.examples]
    return Suggestion(
        text=text,
        profile=profile,
        papers=len(liked),
        topics=len(topics),
        matched=curate.check_profile(profile, papers, shown=0).on_topic,
        alike=curate.check_profile(profile, papers, examples, shown=0).on_topic,
        notes=tuple(notes),
    )


def _liked(desk: Desk, named: Sequence[str]) -> tuple[list[Gist], list[Remark]]:
    """The papers that are named, each once, and what is to be said of those that could not be had."""
    notes: list[Remark] = []
    works: list[Work] = []
    asked: list[str] = []
    for text in named:
        if _is_file(text):
            library = read_library(Path(text))
            works.extend(library.works)
            if library.unreadable:
                notes.append(remark("profile.unreadable", file=Path(text).name, entries=library.unreadable))
        else:
            asked.append(ArxivId.parse(text).base)
    wanted = [*asked, *(work.arxiv_id for work in works if work.arxiv_id)]
    cause = ask_for(desk, wanted)
    papers = desk.archive.papers(wanted)
    for name in dict.fromkeys(asked):
        if name not in papers:
            unasked = remark("profile.unasked", paper=name, cause=cause)
            notes.append(unasked if cause else remark("profile.unknown", paper=name))
    found = [_gist(papers[name]) for name in asked if name in papers]
    found += [_gist_of(work, papers, is_asked=not cause) for work in works]
    return list({gist.arxiv_id or gist.title: gist for gist in found}.values())[:MOST], notes


def _is_file(text: str) -> bool:
    try:
        ArxivId.parse(text)
    except BadIdentifier:
        return Path(text).suffix.lower() in {".bib", ".json", ".bibtex"} or Path(text).is_file()
    return False


def _gist(paper: Paper) -> Gist:
    return Gist(arxiv_id=paper.arxiv_id, title=paper.title, abstract=paper.abstract, categories=paper.categories)


def _gist_of(work: Work, papers: Mapping[str, Paper], *, is_asked: bool) -> Gist:
    """What is known of a library's work; an identifier that arXiv was asked for and does not have is none."""
    if (known := papers.get(work.arxiv_id or "")) is not None:
        return _gist(known)
    return Gist(arxiv_id="" if is_asked else work.arxiv_id or "", title=work.title, abstract=work.abstract)


def _paper(gist: Gist, place: int) -> Paper:
    """The same as a paper to be found, which needs a name."""
    name = gist.arxiv_id or f"library {place}"
    return Paper(
        arxiv_id=name, version=None, title=gist.title, abstract=gist.abstract, authors=(), categories=gist.categories
    )


def _work(gist: Gist) -> Work:
    return Work(title=gist.title, abstract=gist.abstract, arxiv_id=gist.arxiv_id)
