"""Who wrote a paper and where they work, told from the lines under its title.

There are as many forms as there are styles: one author a block, with the places below; a list of names with raised
marks, and the places after the same marks; names in one line and the place of all in the next. What cannot be told
apart is left out: a name without a place is better than one with a wrong place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from litmus.model import Author
from litmus.read.wording import collapse

_LONGEST = 2_000  # characters of a line
_MOST = 5_000  # authors
_MOST_PLACES = 50  # of one author
_MOST_NOTES = 200  # of all of them that may tell places
_LONGEST_NAME = 80
_LONGEST_MARKS = 40  # of one name
_LONGEST_MARK = 3

_ADDRESS = re.compile(r"\{[^{}@]{1,300}\}\s?@\s?[\w.-]{1,80}|\([^()@]{1,300}\)\s?@\s?[\w.-]{1,80}|\S{0,200}@\S{0,200}")
_URL = re.compile(r"(?:https?://|www\.)\S{1,300}")
_ORCID = re.compile(r"\[?\(?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b\)?\]?")
_LENGTH = re.compile(r"\[-?\d{0,3}\.?\d{1,4}\s?(?:pt|em|ex|cm|mm|in|pc)\]")  # what is left of "\\[6pt]"
_LABEL = re.compile(
    r"(?:affiliations?|address|e-?mails?|contact|correspondence(?: to)?|corresponding authors?|orcid(?: id)?s?|homepage"
    r"|project page|website|code|thanks)\s?[:：]",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:equal(?:ly)? contribut\w+|contributed equally|equal advising"
    r"|correspond\w+(?: author)?|co-?first|project lead\w*"
    r"|lead authors?|core contribut\w+|work (?:was )?(?:done|conducted|performed)|internship|these authors"
    r"|joint (?:first|last|senior)"
    r"|alphabetical(?:ly)?|listing order|order of authors|supported by|preprint|under review|anonymous submission)\b"
    r"|共同一作|通讯作者|同等贡献",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:universi\w+|univ\.?|institut\w*|department|departament\w*|dept\.?|school|college|facult\w+|laborator\w+|labs?"
    r"|research|cent(?:er|re)s?|academy|academi\w+|inc\.?|corp\w*|ltd\.?|llc|gmbh|company|hospital|foundation"
    r"|polytechni\w+|[ée]cole|politecnico|hochschule|technologies|technology|technion|ministry|agency|division"
    r"|observatory|council|society|organi[sz]ation|consortium|clinic|museum|engineering|sciences?|informatics"
    r"|cnrs|inria|csail|epfl|kaist)\b"
    r"|大学|学院|研究[院所]|实验室|公司|中心|医院",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:google|deepmind|microsoft|meta|openai|anthropic|nvidia|alibaba|tencent|bytedance|huawei|amazon|ibm|baidu|adobe"
    r"|salesforce|samsung|sony|qualcomm|meituan|xiaomi|kuaishou|hugging face|mit|eth|cmu|ucla|nyu|uc)\b",
    re.IGNORECASE,
)
_LAND = re.compile(
    r"usa|u\.s\.a\.|uk|p\.?r\.? china|china|germany|france|japan|(?:south )?korea|canada|india|italy|spain|singapore"
    r"|switzerland|australia|(?:the )?netherlands|israel|austria|sweden|norway|denmark|finland|poland|brazil|taiwan"
    r"|united (?:states|kingdom|arab emirates)|saudi arabia|new (?:york|zealand|jersey|haven|delhi)|hong kong|abu dhabi"
    r"|(?:san|los|santa|palo|menlo|mountain|ann|tel) [a-z]+|st\.? louis",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?:(?:graduate |student |senior |life |associate |founding )*(?:member|fellow)s?(?:, )?)?(?:ieee|acm|aaai|osa)?"
    r"|ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|prof(?:essor)?\.?|et al\.?|others|and",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv", re.IGNORECASE)
_BETWEEN = re.compile(r"[,，、;；&|·•\u2003]+|(?<!\w)(?:and|AND)(?!\w)|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_WORD = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"(?:^|(?<=[,;.\s]))[(\[]?(\d{1,2})[)\].]?\s?(?=[^\W\d_])")
_END_NUMBERS = re.compile(r"(?<=[^\W\d_.])\s?[(\[]?(\d{1,2}(?:\s?,\s?\d{1,2}){0,6})[)\]]?$")
_WITH = re.compile(r"\b(?:is|are|was|were) (?:also )?with (?:the )?")
_STOP = re.compile(r"\s?\(e-?mail|;|\.(?:\s|$)|\s?\be-?mail", re.IGNORECASE)
_CAPITAL = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\u017f\u4e00-\u9fff]"
    r"|(?:de|da|di|du|von|van|der|den|ten|la|le|el|al|bin|dos)\b"
)
_COMMANDS = {
    "dagger": "†", "ddagger": "‡", "ast": "*", "star": "⋆", "bigstar": "★", "S": "§", "mathsection": "§", "P": "¶",
    "mathparagraph": "¶", "parallel": "‖", "|": "‖", "clubsuit": "♣", "spadesuit": "♠", "heartsuit": "♡",
    "diamondsuit": "♢", "diamond": "⋄", "circ": "∘", "bullet": "•", "triangle": "△", "natural": "♮", "sharp": "#",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]{1,30}|[^A-Za-z])")


class Mark(str):
    """A raised mark among the words of a line: "1,2"."""

    __slots__ = ()


class Said(Enum):
    """What the page says that a line is."""

    NAME = auto()
    PLACE = auto()
    NOTE = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words and marks."""

    said: Said
    parts: Sequence[str]


@dataclass(slots=True)
class Entry:
    """A name or a place, with its marks."""

    text: str = ""
    marks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """Names that stand together, and the places below them."""

    names: list[Entry] = field(default_factory=list)
    places: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    goes_on: bool = False  # the last line of names ended with a comma

    def take(self, line: Line) -> None:
        """One more line."""
        parts = [_bare(part) for part in line.parts]
        text = collapse("".join(part for part in parts if not isinstance(part, Mark)))[:_LONGEST]
        if not _WORD.search(text):
            return
        if line.said is Said.NOTE:
            self.notes.append(text)
            return
        is_first = line.said is Said.NAME and not self.names and not self.places
        if _REMARK.search(text):
            return
        names = list(_names(parts))
        if is_first and not (names and _INSTITUTION.search(names[0].text)):
            self._take_names(names)
        elif self._are_names(line.said, names):
            self.names += names
        elif not any("@" in part for part in line.parts) or _INSTITUTION.search(text):
            self.places += _places(parts)
            return
        self.goes_on = text.endswith((",", "and", "&", "，", "、"))

    def _take_names(self, names: list[Entry]) -> None:
        """Names, and a place that may end their line: "Gemini Team, Google"."""
        for place, entry in enumerate(names):
            if place and not entry.marks and _is_place(entry.text):
                self.places.append(Entry(", ".join(one.text for one in names[place:])))
                break
            self.names.append(entry)

    def _are_names(self, said: Said, names: list[Entry]) -> bool:
        """Whether a line below the first is one of names."""
        if not all(_is_personal(entry.text) for entry in names) or (
            said is Said.PLACE and self.names and not self.goes_on
        ):
            return False
        return len(names) > 1 or self.goes_on or any(entry.marks for entry in names[:1] if said is Said.NAME)


def authors_of(blocks: Iterable[Sequence[Line]], institutes: Sequence[Line] = ()) -> list[Author]:
    """The authors, in order, each once.

    Args:
        blocks: Lines that stand together: an author with what is said of them, or all of them.
        institutes: Lines that stand apart and say where the marks lead.

    """
    groups = _groups(blocks)
    room = _MOST
    for group in groups:
        del group.names[room:]
        room -= len(group.names)
    apart = [entry for line in institutes for entry in _places([_bare(part) for part in line.parts])]
    places: dict[str, list[str]] = {}
    for entry in (entry for entries in (*(group.places for group in groups), apart) for entry in entries):
        for mark in entry.marks:
            places.setdefault(mark, []).append(entry.text)
    names = [entry for group in groups for entry in group.names]
    used = {mark for entry in names for mark in entry.marks if mark in places}
    notes = [note for group in groups for note in group.notes][:_MOST_NOTES]
    known_marks = frozenset(places)
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        own = [entry.text for entry in group.places if used.isdisjoint(entry.marks)][:_MOST_PLACES]
        for entry in group.names:
            marked = [text for mark in _split(entry.marks, known_marks) for text in places[mark][:_MOST_PLACES]]
            known = found.setdefault(entry.text, {})
            known.update(dict.fromkeys(marked or own or _said_apart(entry, group.notes[:_MOST_NOTES], notes)))
    return [Author(name=name, affiliations=tuple(where)) for name, where in found.items()]


def are_names(line: Line) -> bool:
    """Whether all that a line says reads like names of persons."""
    names = list(_names([_bare(part) for part in line.parts]))
    return bool(names) and all(_is_personal(entry.text) for entry in names)


def _groups(blocks: Iterable[Sequence[Line]]) -> list[_Group]:
    """The blocks that have names; the places of one that has none belong to the names before."""
    groups: list[_Group] = []
    nameless: list[Entry] = []
    for lines in blocks:
        group = _Group()
        for line in lines:
            group.take(line)
        if group.names:
            groups.append(group)
        elif groups:
            groups[-1].places += group.places
            groups[-1].notes += group.notes
        else:
            nameless += group.places
    if not groups and nameless:  # a company signs
        groups.append(_Group(names=nameless[:1], places=nameless[1:]))
    return groups


def _split(marks: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    """The marks that lead somewhere; "12" is two of them if nothing is marked so."""
    for mark in marks:
        for one in (mark,) if mark in known else mark:
            if one in known:
                yield one


def _said_apart(entry: Entry, own: Sequence[str], notes: Sequence[str]) -> list[str]:
    """Places that notes tell: "R. Reed and P. Pond are with the Institute of …", or the place alone."""
    surname = entry.text.split()[-1]
    found: list[str] = []
    for note in notes:
        before = 0
        for said in _WITH.finditer(note):
            stop = _STOP.search(note, said.end())
            if surname in note[before : said.start()]:
                found.append(_trimmed(note[said.end() : stop.start() if stop else len(note)]))
            before = stop.end() if stop else len(note)
    return found or [_trimmed(note) for note in own if _INSTITUTION.search(note) and not _WITH.search(note)]


def _bare(part: str) -> str:
    """A part of a line without addresses, identifiers and the page's own labels."""
    if isinstance(part, Mark):
        return part
    for pattern in (_ADDRESS, _URL, _ORCID, _LENGTH, _LABEL):
        part = pattern.sub(" ", part)
    return part


def _names(parts: Sequence[str]) -> Iterator[Entry]:
    """The names of a line, each with the marks after it, or before if the line begins with one."""
    before = next((isinstance(part, Mark) for part in parts if part.strip()), False)
    entries = [Entry()]
    for part in parts:
        if isinstance(part, Mark):
            if before and entries[-1].text:
                entries.append(Entry())
            at = -2 if not before and not entries[-1].text and len(entries) > 1 else -1
            entries[at].marks += marks(part)
            continue
        for place, piece in enumerate(_BETWEEN.split(part[:_LONGEST])):
            if entries[-1].text and (place or (entries[-1].marks and _WORD.search(piece) and not before)):
                entries.append(Entry())
            entries[-1].text = f"{entries[-1].text}{piece}"
    last: Entry | None = None
    for entry in entries:
        name = _trimmed(entry.text)
        if last is not None and (_SUFFIX.fullmatch(name) or not _is_name(name)):
            last.text += f" {name}" if _SUFFIX.fullmatch(name) else ""
            last.marks += entry.marks
        elif _is_name(name):
            if numbers := _END_NUMBERS.search(name):
                entry.marks += marks(numbers[1])
                name = name[: numbers.start()]
            last = Entry(name, entry.marks)
            yield last


def _places(parts: Sequence[str]) -> Iterator[Entry]:
    """The places of a line: one, or one for each mark."""
    said = [part for part in parts if part.strip()]
    if not any(isinstance(part, Mark) for part in said):
        said = _with_marks("".join(said)[:_LONGEST])
    after = bool(said) and isinstance(said[-1], Mark) and not isinstance(said[0], Mark)
    entries = [Entry()]
    for part in said:
        if isinstance(part, Mark):
            if not after and entries[-1].text:
                entries.append(Entry())
            entries[-1].marks += marks(part)
        else:
            if after and entries[-1].marks:
                entries.append(Entry())
            entries[-1].text += part[:_LONGEST]
    for entry in entries:
        text = _trimmed(entry.text)
        if len(_WORD.findall(text)) > 1 and not _REMARK.search(text):
            yield Entry(text, entry.marks)


def _with_marks(text: str) -> list[str]:
    """A line whose numbers are not raised: "1 Pond University, 2 Lake Institute"."""
    numbers = list(_NUMBERED.finditer(text))
    if not numbers or text[: numbers[0].start()].strip() or not _INSTITUTION.search(text):
        return [text]
    said: list[str] = []
    for number, following in pairwise([*numbers, None]):
        said += [Mark(number[1]), text[number.end() : following.start() if following else len(text)]]  # type: ignore[index,union-attr]
    return said


def marks(text: str) -> list[str]:
    """The single marks of a raised text."""
    found: list[str] = []
    for part in re.split(r"[,;\s]+", text.strip("()[]")):
        word = re.match(r"\w{0,3}", part)
        found += [word[0]] if word and word[0] else []
        found += part[word.end() if word else 0 :]
    return found


def is_mark(text: str) -> bool:
    """Whether a raised text is a mark, and no part of a name: "1,2", "†", "a,b", not "th"."""
    parts = re.split(r"[,;\s]+", text.strip("()[]"))
    return (
        len(text) <= _LONGEST_MARKS
        and all(len(part) <= _LONGEST_MARK or not _WORD.search(part) for part in parts)
        and text not in ("st", "nd", "rd", "th")
    )


def mark_of(latex: str) -> str:
    """The marks that a formula is, "1,∗" of `{}^{1,\\ast}`; "" if it is something else."""
    text = _COMMAND.sub(lambda found: _COMMANDS.get(found[1], " "), latex)
    text = re.sub(r"[{}^_~]+", "", text).strip()
    return text if is_mark(text) else ""


def _trimmed(text: str) -> str:
    return re.sub(r"^(?:and|&)\s+", "", collapse(text).strip(" ,;.:()[]-–—*"))


def _is_name(text: str) -> bool:
    return (
        len(_WORD.findall(text)) > 1
        and len(text) <= _LONGEST_NAME
        and _GRADE.fullmatch(text) is None
        and "\\" not in text
    )


def _is_personal(text: str) -> bool:
    """Whether it reads like a person's name, and like no place."""
    words = text.split()
    if re.fullmatch(r"[\u4e00-\u9fff·]{2,6}", text):
        return _INSTITUTION.search(text) is None
    return (
        1 < len(words) <= 6  # noqa: PLR2004
        and all(_CAPITAL.match(word) for word in words)
        and not any(letter.isdigit() for letter in text)
        and not _is_place(text)
    )


def _is_place(text: str) -> bool:
    return bool(_INSTITUTION.search(text) or _COMPANY.match(text) or _LAND.fullmatch(text))
