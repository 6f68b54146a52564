"""What a report asks of a paper, as lists of wishes: each list from what answers best to what is left."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from litmus.model import BlockKind, Document, FieldName, Role
from litmus.report.extract.availability import own_links
from litmus.report.extract.passages import Passage, passages
from litmus.report.extract.questions import QUESTIONS
from litmus.report.extract.scoring import answers
from litmus.report.extract.work import Work
from litmus.report.llm.parts import Parted
from litmus.report.llm.rows import merit, telling_rows

# Shares of the budget, beside the 1 of each other question. Half or twice as much moves the means of
# `benchmarks/context.py` by four points at most, so they are round.
_RESULTS = 3.0  # readers ask for these first
_TABLES = 8.0  # they answer the results, the baselines and the benchmarks
_REST = 3.0  # of the text; when all questions have their answers, it gets what is left
_ANSWERS = 5  # to a question, beside the abstract's: no field of a report says more
_SMALL = 12  # rows of a table that is shown whole
# What is left of the text: what questions know only in part first.
_ORDER = (
    Role.ABSTRACT, Role.LIMITATIONS, Role.CONCLUSION, Role.EXPERIMENTS, Role.AVAILABILITY, Role.METHOD,
    Role.INTRODUCTION, Role.OTHER, Role.APPENDIX, Role.RELATED_WORK,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Parts of a block that are shown together or not at all."""

    place: int  # of the block among those that were cut into parts
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What one asks for, best first, and the share of the room that it may have."""

    share: float
    wishes: tuple[Wish, ...]


def wishes(document: Document, blocks: Sequence[Parted]) -> tuple[Wishes, ...]:
    """What each question of a report asks for, then the tables, then the rest of the text."""
    work = Work.of(document)
    places = {one.block.anchor: place for place, one in enumerate(blocks)}
    roles = {one.block.anchor: document.role_of(one.block) for one in blocks}
    asked: dict[FieldName, list[Wish]] = defaultdict(list)
    asked[FieldName.CODE] += _links(document, work, blocks, places)
    ranked = sorted(answers(passages(document), work), key=lambda one: (-one.score, one.passage.sentences.start))
    for answer in ranked:
        place = places.get(answer.passage.block.anchor)
        if place is not None and answer.passage.block.kind is not BlockKind.ABSTRACT:  # which is shown in any case
            parts = _parts_of(answer.passage, blocks[place])
            asked[QUESTIONS[answer.question].field].append(Wish(place=place, parts=parts))
    return (
        *(
            Wishes(share=_RESULTS if name is FieldName.RESULTS else 1.0, wishes=tuple(asked[name][:_ANSWERS]))
            for name in FieldName
            if name in asked
        ),
        Wishes(share=_TABLES, wishes=tuple(_rows(blocks, roles, work))),
        Wishes(share=_REST, wishes=tuple(_rest(blocks, roles))),
    )


def _parts_of(passage: Passage, told: Parted) -> tuple[int, ...]:
    """The sentences of a passage; of a table its caption."""
    if told.block.kind is BlockKind.TABLE:
        return (0,)
    sentences = told.block.sentences
    first = bisect_right(sentences, passage.start, key=itemgetter(1))
    return tuple(range(first, bisect_left(sentences, passage.end, lo=first, key=itemgetter(0))))


def _links(document: Document, work: Work, blocks: Sequence[Parted], places: dict[str, int]) -> Iterator[Wish]:
    """Where the paper says what can be had from the authors."""
    for link in own_links(document, work.names):
        if (place := places.get(link.anchor)) is None:
            continue
        parts = [number for number, part in enumerate(blocks[place].parts) if link.url.split("://", 1)[-1] in part.text]
        yield Wish(place=place, parts=tuple(parts) or tuple(range(len(blocks[place].parts))))


def _rows(blocks: Sequence[Parted], roles: dict[str, Role], work: Work) -> Iterator[Wish]:
    """The telling rows of all tables, the best table first, small ones whole; then all other rows."""
    tables = [(place, one.block) for place, one in enumerate(blocks) if one.block.rows]
    tables.sort(key=lambda one: -merit(one[1], roles[one[1].anchor], work.names))
    for place, table in tables:
        for row in (*telling_rows(table, work.names), *(range(len(table.rows)) if len(table.rows) <= _SMALL else ())):
            yield Wish(place=place, parts=(row + 1,))
    for place, table in tables:
        for row in range(len(table.rows)):
            yield Wish(place=place, parts=(row + 1,))


def _rest(blocks: Sequence[Parted], roles: dict[str, Role]) -> Iterator[Wish]:
    """All else, by what its section is for; sentences with figures before others."""
    found = [
        (_ORDER.index(roles[one.block.anchor]), not any(map(str.isdigit, part.text)), place, number)
        for place, one in enumerate(blocks)
        if not one.block.rows
        for number, part in enumerate(one.parts)
    ]
    for _, _, place, number in sorted(found):
        yield Wish(place=place, parts=(number,))
