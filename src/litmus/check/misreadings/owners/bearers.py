"""The names of a statement, each with what might stand in its place."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmus.check.language.measures import KEYS, are_alike
from litmus.check.language.names import is_common, is_shortened
from litmus.check.misreadings.owners.spots import Spot, parts_of, words_of
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.paper.naming import ATTRIBUTES, Name

# What ends the key of a name that says something of another: CRF-based.
_ATTRIBUTE = re.compile(f"(?<=..)(?:{ATTRIBUTES}|variants?)$")
_NAMES = 24  # of one statement


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name of the statement, with the spots where the paper has it, and the other names that stand near."""

    name: Name
    text: str
    own: tuple[Spot, ...]
    others: tuple[Spot, ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.name.start, self.name.end


def bearers(around: Surroundings) -> list[Bearer]:
    """The names of a statement."""
    names = around.layout.names[:_NAMES]
    sentences: dict[int, set[str]] = defaultdict(set)
    for name in names:
        sentences[around.layout.sentence(name.start)] |= {name.key} | {spot.name.key for spot in around.own(name)}
    return [_bearer(name, sentences[around.layout.sentence(name.start)], around) for name in names]


def pairs(named: Sequence[Bearer], around: Surroundings) -> Iterator[tuple[Bearer, Bearer]]:
    """Every two of the names that might be exchanged."""
    for one, other in combinations(named, 2):
        is_part = one.name.key in other.name.key or other.name.key in one.name.key
        is_part = is_part or 0 <= other.name.start - one.name.end <= 1  # "LSTM/GRU" is one thing
        # LPIPS may be any name to who does not know it, 准确率 is none.
        may_be = are_alike(one.name.key, other.name.key) or (one.text + other.text).isascii()
        is_kind = any(_is_kind(name, around) for name in (one.name, other.name))
        if one.own and other.own and may_be and not is_part and not is_kind:
            yield one, other


def _bearer(name: Name, said: Collection[str], around: Surroundings) -> Bearer:
    text, own = around.layout.text[name.start : name.end], around.own(name)
    # A paper says "we" for its own name, beside whatever other names; and one that it spells otherwise is no other one.
    is_unsaid = not around.beside.is_abstract and name.key in around.beside.library.vocabulary.title_names
    is_named = own and not is_common(name.key) and not is_unsaid
    others = _others(name, text, own, said, around) if name.key in KEYS or is_named else ()
    return Bearer(name, text, tuple(own), tuple(others))


def _others(name: Name, text: str, own: Sequence[Spot], said: Collection[str], around: Surroundings) -> Iterator[Spot]:
    """Where the paper has what might replace a name of the statement: any measure, or a name that it does not have."""
    is_measure = name.key in KEYS
    taken = {(spot.block, place) for spot in own for place in range(spot.name.start, spot.name.end)}
    is_means = around.layout.name_roles(name).before == "with"
    title = around.beside.library.vocabulary.title_names
    for key, spots in around.spots.items():
        if (
            (is_measure or key not in said)
            and are_alike(key, name.key)
            and not _is_same(key, name.key)
            and not _ATTRIBUTE.search(key)
            and (is_measure or not _is_form(text, spots, is_written=name.key in around.spots))
        ):
            for spot in spots:
                # "With QAT, 18.6x" leaves its subject unsaid, mostly the name of the title; QAT is not in its place.
                is_unsaid = is_means and key in title and spot.layout.name_roles(spot.name).before != "with"
                is_own = (spot.block, spot.name.start) in taken
                if not is_own and not is_unsaid and not _is_macro(spot):
                    yield spot


def _is_kind(name: Name, around: Surroundings) -> bool:
    """Whether a name stands for a kind of things (LLM, MoE), and not for the one that has a figure: SVM (90.2%)."""
    return name.key not in KEYS and is_common(name.key) and not around.carries(name)


def _is_form(name: str, spots: Sequence[Spot], *, is_written: bool) -> bool:
    """Whether what the paper has may be a form of a name: NIST; or of one that it does not have so, NIST's AI rules."""
    words, parts = words_of(name), parts_of(name)
    if len(parts) > 1 and any(parts_of(spot.text) < parts for spot in spots):
        return True
    if any(is_shortened(word, spot.text) for word in words for spot in spots):
        return True
    return not is_written and any(words_of(spot.text) & words for spot in spots)


def _is_macro(spot: Spot) -> bool:
    """Whether a name is a command of LaTeX, in place of one: \\methodName."""
    return spot.layout.text.endswith("\\", 0, spot.name.start)


def _is_same(one: str, other: str) -> bool:
    """Whether two keys differ in nothing but a plural or what is said of it (CRF-based)."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return _ATTRIBUTE.sub("", name).replace("s", "")
