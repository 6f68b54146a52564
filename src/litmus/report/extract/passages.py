"""A paper as passages that could be quoted: whole sentences, list items, captions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmus.model import PROSE, Block, BlockKind, Document, Role, Section
from litmus.report.extract.fitness import LONGEST, is_fit
from litmus.report.extract.phrases import words_of
from litmus.report.extract.speech import Speech, speech_of

_CAPTIONED = frozenset({BlockKind.TABLE, BlockKind.FIGURE})
_KINDS = PROSE | _CAPTIONED
_SILENT = frozenset({Role.REFERENCES, Role.ACKNOWLEDGEMENTS})
_SILENT_TITLE = re.compile(
    r"checklist|contributors?\b|author contributions?|acknowledge?ment|\bprompts?\b|case stud|examples?$|qualitative",
    re.IGNORECASE,
)
# Format and private characters that nobody sees: zero width, direction, tags.
_HIDDEN = re.compile("[\x00-\x08\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\U000e0000-\U000e0fff]")
_FADES = 10  # sentences after which the beginning of a section is over
_HEADING = 60  # characters; a paragraph's first sentence that is no longer may be its heading
_COUNTS = frozenset("two three four five six seven eight nine ten several following".split())
_SHORT = 60  # characters of a sentence that only counts
_COUNTED = re.compile(
    r"(?P<first>first(?:ly)?\b|\(?(?:1|i|a)[).:])|second(?:ly)?\b|third(?:ly)?\b|fourth(?:ly)?\b|finally\b|lastly\b|"
    r"\(?(?:\d|[iv]{1,3}|[b-f])[).:]",
    re.IGNORECASE,
)
_STOP = frozenset(
    "^ . the of and to in for with that is are was be by on as at we our this it its from an or which can has have "
    "these their than not also more both such between using used use via into over under while when where a et al up "
    "each all two".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Something that could be quoted, with what tells which question it answers."""

    block: Block
    start: int  # half-open range of code points in the block's text
    end: int
    sentences: range  # their numbers in reading order
    role: Role
    words: tuple[str, ...]  # by which it is known: of the last sentence, or all in a list item and after a count
    content: frozenset[str]  # all words but the function words
    headings: tuple[str, ...]  # what announces it: its sections' titles, its paragraph's, the line above its list
    opening: float  # 1 at the beginning of a section, less below and in subsections, 0 after ten sentences
    leans: bool  # on something that is not quoted with it

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def is_caption(self) -> bool:
        return self.block.kind in _CAPTIONED

    @property
    def is_item(self) -> bool:
        return self.block.kind is BlockKind.LIST_ITEM


def passages(document: Document) -> Iterator[Passage]:
    """What could be quoted, in reading order. What speaks to a program, and what stands beside it, is not among it."""
    titles = _titles(document)
    levels = {section.anchor: section.level for section in document.sections}
    number, lead = 0, ""
    said: dict[str, int] = {}  # sentences so far, by section
    for block in document.blocks:
        if block.kind not in _KINDS:
            continue
        role, title, before = document.role_of(block), titles.get(block.section, ""), said.get(block.section, 0)
        if role not in _SILENT and not _SILENT_TITLE.search(title):
            headings = (title, lead) if block.kind is BlockKind.LIST_ITEM else (title,)
            yield from _of_block(block, role, headings, number, (before, max(levels.get(block.section, 1), 1)))
        number += len(block.sentences)
        said[block.section] = before + len(block.sentences)
        if block.kind is BlockKind.PARAGRAPH and block.sentences:
            lead = block.text[slice(*block.sentences[-1])]


def content_of(words: Iterable[str]) -> frozenset[str]:
    """The words that say something: two passages that share most of them say the same."""
    return frozenset(words) - _STOP


def _titles(document: Document) -> dict[str, str]:
    """Each section's title with those of the sections that it is part of."""
    titles: dict[str, str] = {}
    above: list[Section] = []
    for section in document.sections:
        above = [*(other for other in above if other.level < section.level), section]
        titles[section.anchor] = " ; ".join(part.title for part in above)
    return titles


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a block, cut into words once."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    speech: frozenset[Speech]

    @property
    def leans(self) -> bool:
        return Speech.LEANS in self.speech


def _of_block(
    block: Block, role: Role, headings: tuple[str, ...], number: int, place: tuple[int, int]
) -> Iterator[Passage]:
    before, level = place
    sentences = [_cut(block.text, *span) for span in block.sentences]
    if sentences and len(sentences[0].text) <= _HEADING:
        headings = (*headings, sentences[0].text)
    leads, foul = _leads(sentences), _foul(sentences)
    cut = (
        _item(sentences)
        if block.kind is BlockKind.LIST_ITEM
        else _alone(sentences, is_abstract=block.kind is BlockKind.ABSTRACT)
    )
    for places in cut:
        parts = [sentences[place] for place in places]
        if not foul.isdisjoint(places) or any(Speech.NAVIGATES in part.speech for part in parts):
            continue
        is_whole = block.kind is BlockKind.LIST_ITEM or len(parts[0].text) < _SHORT
        known_by = parts if is_whole else parts[-1:]
        lead = leads[places[-1]]
        yield Passage(
            block=block,
            start=parts[0].start,
            end=parts[-1].end,
            sentences=range(number + places[0], number + places[-1] + 1),
            role=role,
            words=tuple(word for part in known_by for word in part.words),
            content=content_of(word for part in parts for word in part.words),
            headings=(*headings, lead) if lead else headings,
            opening=max(0.0, 1 - (before + places[0]) / _FADES) / level,
            leans=parts[0].leans,
        )


def _cut(text: str, start: int, end: int) -> _Sentence:
    words = words_of(text[start:end])
    return _Sentence(start, end, text[start:end], words, speech_of(words))


def _foul(sentences: list[_Sentence]) -> frozenset[int]:
    """The sentences that give orders or hide something, and their neighbours."""
    found = [
        place
        for place, sentence in enumerate(sentences)
        if Speech.ORDERS in sentence.speech or _HIDDEN.search(sentence.text)
    ]
    return frozenset(place + step for place in found for step in (-1, 0, 1))


def _leads(sentences: list[_Sentence]) -> list[str]:
    """For each sentence that counts ("Firstly", "(2)") the one that announced the count, else nothing."""
    leads, lead, before = [], "", ""
    for sentence in sentences:
        counted = _COUNTED.match(sentence.text)
        if counted and (counted["first"] or not lead):
            lead = before
        leads.append(lead if counted else "")
        before = sentence.text
    return leads


def _item(sentences: list[_Sentence]) -> Iterator[range]:
    """A list item from its beginning, as far as a quote may go."""
    if sentences:
        last = 0
        while last + 1 < len(sentences) and sentences[last + 1].end - sentences[0].start <= LONGEST:
            last += 1
        yield range(last + 1)


def _announces(sentence: _Sentence) -> bool:
    """Whether a sentence says how many, and leaves it to the next one to say which."""
    return len(sentence.text) < _SHORT and not sentence.leans and not _COUNTS.isdisjoint(sentence.words)


def _alone(sentences: list[_Sentence], *, is_abstract: bool) -> Iterator[range]:
    """Sentences; one that leans on the sentence before it together with that one, one that counts with the next.

    In an abstract what leans may stand alone as well: mostly it means the work, which the report has named.
    """
    for place, sentence in enumerate(sentences):
        before = sentences[place - 1] if place else None
        if _announces(sentence) and place + 1 < len(sentences):
            yield range(place, place + 2)
        if before and sentence.leans and not before.leans and sentence.end - before.start <= LONGEST:
            is_pair = is_fit(before.text)
            if is_pair:
                yield range(place - 1, place + 1)
            if is_abstract or not is_pair:
                yield range(place, place + 1)
        else:
            yield range(place, place + 1)
