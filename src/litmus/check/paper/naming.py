"""The names in a text: each whole, with what follows it of its version, and which of them stand in a list."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from litmus.check.language.measures import KEYS, measures_in
from litmus.check.language.names import key, names_in, singular

_CAPITALISED = re.compile(r"(?<![A-Za-z0-9])[A-Z][a-z]{2,}(?![A-Za-z0-9])")
_SMALL = re.compile(r"(?<![A-Za-z0-9])[a-z]{4,}")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_VERSION = re.compile(r" (\d+(?:\.\d+)*[A-Za-z]{0,2})(?![A-Za-z0-9%]|\.\d)")
_SIZE = re.compile(r" \d+(?:\.\d+)?B(?![A-Za-z0-9])")
# What ends a name that says something of the next one: CRF-based DeskNet.
ATTRIBUTES = "aware|based|driven|guided|like|only|related|specific|style|trained"
_ATTRIBUTE = re.compile(f"-(?:{ATTRIBUTES})$", re.IGNORECASE)
_NEXT_IN_LIST = re.compile(
    r"(?:\s?\([^()]{0,40}\)|\s\w*\d[\w.]*)?\s?"
    r"(?:[,;/&、和与及或]\s?(?:and|or)?|and|or|vs\.?|versus|as well as)\s?(?:the )?",
    re.IGNORECASE,
)
_IN_BRACKETS = 3  # names that are looked at for the next of a list


class Name(NamedTuple):
    """A name, by its key; a half-open range of the text."""

    key: str
    start: int
    end: int


def names_of(text: str, figures: Collection[int]) -> tuple[Name, ...]:
    """The names in a text, and the measures that it speaks of as if by name; in order, none overlaps.

    `figures` is where the text's figures start: a number that is none of them is a name's version (Claude Opus 4.1),
    and so is a size that follows one (Llama 3.3 70B).
    """
    found: list[Name] = []
    measures = [Name(measure, start, end) for measure, start, end in measures_in(text)]
    names = [_named(text, start, end, figures) for start, end in (*_distinctive(text), *_capitalised(text))]
    for name in sorted((*measures, *names), key=lambda name: (name.start, -name.end)):
        if found and name.start < found[-1].end:
            continue
        if found and _are_one(found[-1], name, text):
            found.append(_named(text, found.pop().start, name.end, figures))
        else:
            found.append(name)
    return tuple(found)


def lists_of(text: str, names: Sequence[Name]) -> dict[Name, int]:
    """For each name of a list the list's number: "COCO, LVIS (1,203 classes) and Objects365"."""
    found: dict[Name, int] = {}
    for number, name in enumerate(names):
        # The next may stand behind what a bracket says of this one: TinyDesk (80% accuracy) and DeskNet.
        for following in names[number + 1 : number + 1 + _IN_BRACKETS]:
            if _NEXT_IN_LIST.fullmatch(text, name.end, following.start):
                found[following] = found.setdefault(name, number)
                break
    return found


def _named(text: str, start: int, end: int, figures: Collection[int]) -> Name:
    version = _VERSION.match(text, end)
    if version and version.start(1) not in figures:
        end = version.end()
    if size := _SIZE.match(text, end):
        end = size.end()
    return Name(key(singular(text[start:end])), start, end)


def _are_one(name: Name, following: Name, text: str) -> bool:
    """Whether two names in a row are one: Claude Opus."""
    if {name.key, following.key} & KEYS or text[name.end : following.start] != " ":
        return False
    return not _ATTRIBUTE.search(text, name.start, name.end)


def _distinctive(text: str) -> Iterator[tuple[int, int]]:
    yield from ((start, end) for _, start, end in names_in(text))


def _capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Words whose capital says that they are names, wherever they stand: Kodak, Phi.

    In Chinese each does; in English one that has it within a sentence somewhere, and in a title none.
    """
    words = list(_CAPITALISED.finditer(text))
    if _CHINESE.search(text):
        yield from (word.span() for word in words)
    elif len(words) <= 2 * len(_SMALL.findall(text)):
        within = {word[0] for word in words if _is_within(text, word.start())}
        yield from (word.span() for word in words if word[0] in within)


def _is_within(text: str, start: int) -> bool:
    """Whether no sentence begins at a place."""
    before = text[:start].rstrip()[-1:]
    return bool(before) and (before not in ".!?:" or not text[start - 1].isspace())
