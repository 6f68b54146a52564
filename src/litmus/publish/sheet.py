"""One paper as a page shows it: a layout filled in from an entry, in one language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmus.model import Claim, ClaimKind, FieldName, Rating, Status
from litmus.publish.facts import Fact, Subject, fact, rating
from litmus.publish.layouts import Layout, Question, Section, Shape
from litmus.publish.prose import plain
from litmus.publish.statements import Statement, slug, statements, tally
from litmus.words import line


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the report answers to one question; at least one statement."""

    label: str  # "" where the heading asks already
    shape: Shape
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the layout, filled in."""

    heading: str  # "" for none
    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...]
    silence: str  # what the paper does not say, in a sentence; "" if there is nothing to say of that here


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One paper."""

    id: str  # of its element on the page
    title: str
    is_compact: bool
    parts: tuple[Part, ...]
    strip: tuple[Status, ...]  # the verdicts of the whole report, in order
    tally: str
    lead: Statement | None  # the contribution
    next_step: Statement | None
    rank: int  # 0 for a paper that is no pick
    rating: str  # with its stars; "" for a paper that is no pick
    is_must_read: bool
    reason: str


def sheet(subject: Subject, layout: Layout) -> Sheet:
    """Fill in the layout."""
    entry, language, pick = subject.entry, subject.language, subject.pick
    stated = statements(entry, language)
    return Sheet(
        id=slug(entry.paper.arxiv_id),
        title=plain(entry.paper.title),
        is_compact=layout.is_compact,
        parts=tuple(_parts(subject, layout, stated)),
        strip=tuple(statement.mark.status for statement in stated.values()),
        tally=tally(entry, language),
        lead=_first(subject, FieldName.CONTRIBUTION, stated),
        next_step=_first(subject, FieldName.NEXT_STEP, stated),
        rank=pick.rank if pick else 0,
        rating=rating(subject),
        is_must_read=pick is not None and pick.rating is Rating.MUST_READ,
        reason=plain(line(pick.reason, language)) if pick else "",
    )


def _parts(subject: Subject, layout: Layout, stated: dict[str, Statement]) -> Iterator[Part]:
    number = 0
    for section in layout.sections:
        number += bool(section.heading)
        heading = _heading(subject, section)
        yield Part(
            heading=f"{number}. {heading}" if heading and layout.is_numbered else heading,
            facts=tuple(said for name in section.facts if (said := fact(name, subject))),
            answers=tuple(_answers(subject, section, stated)),
            silence=_silence(subject, section),
        )
    if silence := _silence_at_the_end(subject, layout):
        yield Part(heading="", facts=(), answers=(), silence=silence)


def _heading(subject: Subject, section: Section) -> str:
    """The section's heading; it says so, if what stands below is its writer's opinion."""
    if not section.heading:
        return ""
    claims = (claim for question in section.questions for claim in _claims(subject, question))
    is_opinion = any(claim.kind is ClaimKind.OPINION for claim in claims)
    return subject.label(f"section.{section.heading}{'_opinion' * is_opinion}")


def _answers(subject: Subject, section: Section, stated: dict[str, Statement]) -> Iterator[Answer]:
    for question in section.questions:
        if claims := _claims(subject, question):
            yield Answer(
                label=subject.label(question.label) if question.label else "",
                shape=question.shape,
                statements=tuple(stated[claim.id] for claim in claims),
            )


def _silence(subject: Subject, section: Section) -> str:
    """One sentence for all the questions of a section that the text does not answer."""
    silent, is_full = _silent(subject, section), subject.entry.route.is_full_text
    if silent and len(silent) == len(section.questions):
        return subject.say("not_stated" if is_full else "not_stated_abstract")
    return _not_stated(subject, silent, "") if silent and is_full else ""


def _silence_at_the_end(subject: Subject, layout: Layout) -> str:
    """What an abstract leaves open, in one sentence for the sheet, but for the sections that say so themselves."""
    if subject.entry.route.is_full_text:
        return ""
    silences = [(section, _silent(subject, section)) for section in layout.sections]
    silent = [name for section, names in silences if len(names) < len(section.questions) for name in names]
    return _not_stated(subject, silent, "_abstract") if silent else ""


def _silent(subject: Subject, section: Section) -> list[str]:
    """The labels of the questions that the text does not answer."""
    made = subject.entry.reports[subject.language].provenance
    unasked = frozenset(made.unasked if made else ())
    silent = (
        question
        for question in section.questions
        if not _claims(subject, question) and not unasked.issuperset(question.fields)
    )
    return [question.label or f"section.{section.heading}" for question in silent]


def _not_stated(subject: Subject, silent: Iterable[str], ending: str) -> str:
    names = (_in_a_sentence(subject, name) for name in silent)
    return subject.say(f"not_stated_of{ending}", what=subject.label("point.list").join(names))


def _claims(subject: Subject, question: Question) -> tuple[Claim, ...]:
    report = subject.entry.reports[subject.language]
    return tuple(claim for name in question.fields for claim in report.field(name).claims)


def _in_a_sentence(subject: Subject, name: str) -> str:
    """A label as it stands inside a sentence: "key results", but "TL;DR"."""
    said = subject.label(name)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _first(subject: Subject, name: FieldName, stated: dict[str, Statement]) -> Statement | None:
    claims = subject.entry.reports[subject.language].field(name).claims
    return stated[claims[0].id] if claims else None
