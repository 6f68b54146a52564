"""Who made a paper: its authors and groups, found by the names that a profile has for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litmus.curate.folding import BREAK, fold
from litmus.curate.matching import Terms
from litmus.model import Paper

LONGEST_NAME = 80  # characters of a name in a reason
_TEAM = frozenset({"ai", "group", "lab", "research", "team", "the"})


class Names:
    """People, by name.

    Accents, hyphens and case do not matter, middle names may be missing or initials, "Lovelace, Ada" is Ada Lovelace. A
    first name that the profile shortens ("A. Lovelace") may go on in the paper; one that the paper shortens may be
    anybody's and is nobody's.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._known: dict[str, list[_Name]] = {}  # by the letters in which names begin
        for text in names:
            if (name := _Name.of(text)) is not None:
                self._known.setdefault(name.initial, []).append(name)

    def __bool__(self) -> bool:
        return bool(self._known)

    def among(self, authors: Iterable[str]) -> str:
        """The first of the authors who is one of them, as the paper writes the name; "" for none."""
        if not self._known:
            return ""
        for text in authors:
            author = _Name.of(text)
            if author and any(known.may_be(author) for known in self._known.get(author.initial, ())):
                return text
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    words: tuple[str, ...]  # folded, in the order in which they are spoken

    @classmethod
    def of(cls, text: str) -> "_Name | None":
        family, comma, given = text.partition(",")
        words = [word for word in fold(f"{given} {family}" if comma else text) if word != BREAK]
        return cls(words=tuple(words)) if words else None

    @property
    def initial(self) -> str:
        return self.words[0][0]

    def may_be(self, author: "_Name") -> bool:
        """Whether a paper's author may be this person."""
        if "".join(self.words) == "".join(author.words):  # Le Cun, LeCun; a team that is one word
            return True
        if min(len(self.words), len(author.words)) < 2 or self.words[-1] != author.words[-1]:  # noqa: PLR2004
            return False
        if not _goes_on(self.words[0], author.words[0]):
            return False
        middles = zip(self.words[1:-1], author.words[1:-1], strict=False)
        return all(_goes_on(one, other) or _goes_on(other, one) for one, other in middles)


def _goes_on(short: str, name: str) -> bool:
    """Whether a name is the same, or the short one is its initial."""
    return short == name or (len(short) == 1 and name.startswith(short))


class Groups:
    """Organisations and teams, by name; found in the organisation that the metadata tell, or as an author."""

    def __init__(self, names: Iterable[str]) -> None:
        self._terms = Terms(names)

    def behind(self, paper: Paper) -> str:
        """The group that is one of them, as the paper's metadata write it; "" for none."""
        if not self._terms:
            return ""
        organization = (paper.organization or "").strip()
        if organization and self._terms.count(organization):
            return organization
        return next((author for author in paper.authors if self._is_one(author)), "")

    def _is_one(self, author: str) -> bool:
        """Whether the author is a group that is named; a person who is called Apple is not."""
        return self._terms.is_all(_without_team(fold(author)))


def _without_team(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _TEAM)
