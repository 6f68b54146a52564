"""What is known of a paper beside its report: who wrote it, where it stands, how it was read, rated and checked."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from litmus.model import Entry, Language, Pick, Rating, Remark, Score, license_name, remark
from litmus.publish.links import abs_url, hugging_face_url, web_url
from litmus.publish.prose import plain
from litmus.publish.statements import tally
from litmus.publish.tried import beside
from litmus.words import label, line, say

STARS = {Rating.MUST_READ: "★★★", Rating.OPTIONAL: "★★☆", Rating.SKIP: "★☆☆"}
MOST_AUTHORS = 8  # by name; papers of large groups have hundreds
MOST_TAGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A paper in one language, with its place in a digest if it has one."""

    entry: Entry
    language: Language
    day: date | None = None  # the digest's
    pick: Pick | None = None

    def say(self, name: str, **facts: object) -> str:
        return say(remark(f"publish.{name}", **facts), self.language)

    def label(self, name: str) -> str:
        return label(name, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyperlink:
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Words, or links in place of them."""

    name: str
    label: str
    text: str = ""
    links: tuple[Hyperlink, ...] = ()


def fact(name: str, subject: Subject) -> Fact | None:
    """The fact that a layout names; None where there is nothing to say that a reader would miss."""
    said = _FACTS[name](subject)
    if not said:
        return None
    words, links = (said, ()) if isinstance(said, str) else ("", said)
    return Fact(name=name, label=subject.label(f"fact.{name}"), text=words, links=links)


def rating(subject: Subject) -> str:
    """Stars and word: "★★★ Must read"; "" for a paper that is no pick."""
    pick = subject.pick
    return f"{STARS[pick.rating]} {subject.label(f'rating.{pick.rating}')}" if pick else ""


def _title(subject: Subject) -> str:
    return plain(subject.entry.paper.title)


def _links(subject: Subject) -> tuple[Hyperlink, ...]:
    paper = subject.entry.paper
    asked = (
        (f"arXiv:{paper.name}", abs_url(paper.name)),
        ("Hugging Face", hugging_face_url(paper.arxiv_id) if paper.is_featured else ""),
        (subject.label("link.code"), web_url(paper.code_url)),
        (subject.label("link.project"), web_url(paper.project_url)),
    )
    return tuple(Hyperlink(text=text, url=url) for text, url in asked if url)


def _authors(subject: Subject) -> str:
    authors = [plain(author) for author in subject.entry.paper.authors]
    names = subject.label("point.list").join(authors[:MOST_AUTHORS])
    if len(authors) > MOST_AUTHORS:
        return subject.say("authors_more", names=names, all=len(authors))
    return names or subject.say("unknown")


def _date(subject: Subject) -> str:
    submitted = subject.entry.paper.submitted
    return submitted.date().isoformat() if submitted else subject.say("unknown")


def _tags(subject: Subject) -> str:
    paper = subject.entry.paper
    tags = dict.fromkeys(plain(tag) for tag in (*paper.categories, *paper.keywords))
    return subject.label("point.list").join(list(tags)[:MOST_TAGS]) or subject.say("unknown")


def topics(pick: Pick, language: Language) -> list[str]:
    """The names of the profile's topics that a pick is about, the strongest alone."""
    facts = [part.why.facts for part in pick.score.parts if part.name == "topic"]
    named = [said.get(f"topic_{language}") or said.get("topic", "") for said in facts]
    return [plain(name) for name in named if name]


def _topic(subject: Subject) -> str:
    named = topics(subject.pick, subject.language) if subject.pick else []
    return subject.label("point.list").join(named) or _tags(subject)


def _reason(subject: Subject) -> str:
    return plain(line(subject.pick.reason, subject.language)) if subject.pick else ""


def _score(subject: Subject) -> str:
    return score_words(subject.pick.score, subject.language) if subject.pick else ""


def score_words(score: Score, language: Language) -> str:
    """The sum with its terms, in hundredths."""
    opened, closed = label("point.open", language), label("point.close", language)
    values = hundredths([part.value for part in score.parts])
    terms = "".join(
        f" {'−' if value < 0 else '+'} {abs(value) / 100:.2f}{opened}{plain(say(part.why, language))}{closed}"
        for part, value in zip(score.parts, values, strict=True)
    )
    return f"{sum(values) / 100:.2f} = {terms.removeprefix(' + ')}"


def hundredths(values: Sequence[float]) -> list[int]:
    """The values in hundredths, rounded so that they add up to their sum: the largest remainders take the rest."""
    whole = [math.floor(value * 100) for value in values]
    lacking = round(sum(values) * 100) - sum(whole)
    nearest = sorted(range(len(values)), key=lambda place: whole[place] - values[place] * 100)
    for place in nearest[:lacking]:
        whole[place] += 1
    return whole


def _read_from(subject: Subject) -> str:
    entry = subject.entry
    route = subject.label(f"route.{entry.route}")
    why = _degraded(entry)
    return f"{route}{subject.label('point.semicolon')}{plain(say(why, subject.language))}" if why else route


def _degraded(entry: Entry) -> Remark | None:
    """What became of the best way to the text, if it was not plainly taken."""
    first = entry.attempts[0].outcome if entry.attempts else None
    return first if first and first.code not in ("read.ok", "read.abstract") else None


def _findings(subject: Subject) -> str:
    """What a reader should know of the text that was read: words that its page hides, for one."""
    said = (plain(say(warning, subject.language)) for warning in subject.entry.warnings)
    return subject.label("point.semicolon").join(said)


def _license(subject: Subject) -> str:
    return plain(license_name(subject.entry.paper.license))


def _metadata(subject: Subject) -> str:
    """What arXiv has not told of the paper, which makes its metadata thin."""
    if subject.entry.url.startswith("file:"):
        return ""  # nobody was asked
    missing = subject.entry.paper.missing
    names = subject.label("point.list").join(subject.label(f"missing.{name}") for name in missing)
    return subject.say("thin", missing=names) if missing else ""


def _history(subject: Subject) -> str:
    """Every list that had the paper, if one was before this day: "arXiv 2026-02-13, Hugging Face 2026-02-17"."""
    history = subject.entry.history
    if subject.day is None or all(listing.date >= subject.day for listing in history):
        return ""
    told = (
        subject.say(
            f"listed_{listing.kind.replace('-', '_')}",
            day=listing.date,
            version=f" v{listing.version}" if listing.version and listing.version > 1 else "",
        )
        for listing in history
    )
    return subject.label("point.list").join(told)


def _check(subject: Subject) -> str:
    return tally(subject.entry, subject.language)


def _writer(subject: Subject) -> str:
    """Which model wrote the report, how often it was repaired, and how much of it stood up at first and at last."""
    made, why = subject.entry.reports[subject.language].provenance, subject.entry.stand_in
    lack = plain(say(why, subject.language)) if why else ""
    if made is None:
        return lack  # quoted, as the pages' provenance says
    models = subject.label("point.list").join(plain(model) for model in made.models)
    said = subject.say("written_by", models=models, prompt=made.prompt, day=made.written)
    if made.rendered_from:
        said += subject.label("point.semicolon") + subject.say("rendered")
    tallies = {
        "supported": made.last.supported,
        "statements": made.last.statements,
        "first": made.first.supported,
        "of": made.first.statements,
    }
    said += subject.label("point.semicolon") + subject.say("repaired" if made.repairs else "unrepaired", **tallies)
    notes = (plain(say(one, subject.language)) for one in made.trouble)
    return subject.label("point.semicolon").join(filter(None, (said, *notes, lack)))


def _tried(subject: Subject) -> str:
    said = (plain(beside(one, subject.language)) for one in subject.entry.tried)
    return subject.label("point.semicolon").join(said)


_FACTS: dict[str, Callable[[Subject], str | tuple[Hyperlink, ...]]] = {
    "title": _title,
    "links": _links,
    "authors": _authors,
    "date": _date,
    "tags": _tags,
    "topic": _topic,
    "rating": rating,
    "reason": _reason,
    "score": _score,
    "tried": _tried,
    "license": _license,
    "read_from": _read_from,
    "findings": _findings,
    "writer": _writer,
    "metadata": _metadata,
    "history": _history,
    "check": _check,
}
