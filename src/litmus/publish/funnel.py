"""The ledger as pages show it: sums that a reader can check, and the left-out papers in groups."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from litmus.model import Language, Ledger, LedgerEntry, Outcome, SourceCount, remark
from litmus.publish.links import abs_url
from litmus.publish.prose import plain
from litmus.words import catalogue, label, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One source's list, or all of them: listed = picked + reported + left out."""

    name: str
    listed: int
    picked: int
    reported: int
    left_out: int
    note: str = ""

    @property
    def counts(self) -> tuple[int, int, int, int]:
        return self.listed, self.picked, self.reported, self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One paper, with its own reason where it says more than its group's."""

    name: str
    title: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Papers left out for one reason."""

    reason: str
    papers: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """How the day's lists became the picks."""

    sources: tuple[Row, ...]
    twice: Row  # papers in more than one list, which the sum takes off
    once: Row  # every paper once
    groups: tuple[Group, ...]  # largest first
    outcomes: tuple[Outcome, ...]  # of every paper
    read: int


def funnel(ledger: Ledger, language: Language) -> Funnel:
    """A digest's ledger in one language."""
    once = Counter(entry.outcome for entry in ledger.entries)
    twice = _twice(ledger)
    return Funnel(
        sources=tuple(_row(source, language) for source in ledger.sources),
        twice=counted(label("table.twice", language), twice),
        once=counted(label("table.once", language), once),
        groups=_groups(ledger, language),
        outcomes=tuple(entry.outcome for entry in ledger.entries),
        read=once[Outcome.PICKED] + once[Outcome.REPORTED],
    )


def funnel_words(funnel: Funnel, language: Language) -> str:
    """How the day's lists became the picks, in a sentence."""
    sources = [
        say(remark("publish.funnel_source", source=row.name, listed=row.listed), language) for row in funnel.sources
    ]
    said = remark(
        "publish.funnel",
        picked=funnel.once.picked,
        papers=funnel.once.listed,
        sources=label("point.list", language).join(sources),
        read=funnel.read,
    )
    return say(said, language)


def _row(source: SourceCount, language: Language) -> Row:
    notes = [] if source.complete else [say(remark("publish.incomplete"), language)]
    if source.note:
        notes.insert(0, plain(say(source.note, language)))
    name = label(f"source.{source.source}", language)
    return counted(name, source.outcomes, label("point.semicolon", language).join(notes))


def _twice(ledger: Ledger) -> Counter[Outcome]:
    """How often the sources' rows count a paper that another row has counted, by outcome."""
    further: Counter[Outcome] = Counter()
    for entry in ledger.entries:
        further[entry.outcome] += len({source for source, _ in entry.listed}) - 1
    return further


def counted(name: str, counts: Mapping[Outcome, int], note: str = "") -> Row:
    """A row from how often each outcome came."""
    return Row(
        name=name,
        listed=sum(counts.values()),
        picked=counts.get(Outcome.PICKED, 0),
        reported=counts.get(Outcome.REPORTED, 0),
        left_out=counts.get(Outcome.LEFT_OUT, 0),
        note=note,
    )


def _groups(ledger: Ledger, language: Language) -> tuple[Group, ...]:
    papers: dict[str, list[LeftOut]] = {}
    for entry in ledger.entries:
        if entry.outcome is Outcome.LEFT_OUT:
            papers.setdefault(_group(entry, language), []).append(_left_out(entry, language))
    largest = sorted(papers, key=lambda reason: (-len(papers[reason]), reason))
    return tuple(Group(reason=reason, papers=tuple(papers[reason])) for reason in largest)


def _group(entry: LedgerEntry, language: Language) -> str:
    """The reason less what is the paper's own: an exclusion is named, the word that gave it away is not."""
    facts = entry.reason.facts
    if "exclusion" in facts:
        exclusion = facts.get(f"exclusion_{language}") or facts["exclusion"]
        return plain(say(remark("publish.left_out_excluded", exclusion=exclusion), language))
    code = f"publish.left_out_{entry.reason.code.rpartition('.')[2]}"
    return say(remark(code), language) if code in catalogue() else plain(say(entry.reason, language))


def _left_out(entry: LedgerEntry, language: Language) -> LeftOut:
    name = entry.arxiv_id if entry.version is None else f"{entry.arxiv_id}v{entry.version}"
    return LeftOut(
        name=name,
        title=plain(entry.title),
        url=abs_url(name),
        reason=plain(say(entry.reason, language)) if entry.reason.facts else "",
    )
