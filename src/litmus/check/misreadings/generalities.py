"""Whether what a statement tells of all the paper tells of all, and not of one data set, of most, or on average.

A doubt is not held against a statement: what the paper says of all, near enough, bears it out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litmus.check.language.clauses import clause, clause_span, is_chinese, sentence_around
from litmus.check.language.concepts import concepts_in
from litmus.check.language.generality import Generality, Scope, all_of, generalities, has_exception, limits, several_of
from litmus.check.language.names import key
from litmus.check.language.quotes import Place
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.passages import Passage
from litmus.check.paper.standings import SCOPES, deficits
from litmus.check.support.matching import Grade
from litmus.check.support.statements import Reading
from litmus.model import Status

_RESULT = re.compile(
    r"优于|超[越过出]|领先|胜[过出]|高于|低于|提[升高]|改[善进]|增益|达|[取获]得|实现|最[优佳好高低先]|降低|减少|节省|更|刷新|上升"
    r"|\b(?:out-?perform|surpass|exceed|beat|better|best|superior|ahead|lead|improv|gain|achiev|reach|attain|reduc|lower|rais"
    r"|ris|increas|high|less|fewer|than|state[-\s]of|sota|boost|sav|win|dominat|match|need)\w*",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"大多|多数|大部分|部分|除|几乎|平均|近乎|\b(?:most|nearly|almost|except\w*|majority|averag\w*|mean|but|some)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:并非|不是|非|未|没有?|不会?|无法|不能)[^，。；]{0,4}$|\b(?:not|no|cannot|never|without)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(r"除|例外|\bexcept", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:averag\w*|mean)\b", re.IGNORECASE)
_NEAR = 60  # characters around a figure in which "on average" is said of it
# "On ClauseBench": a test by its name. What else results are given on are machines and models.
_ON = re.compile(
    r"\b[Oo]n\s(?:the\s|our\s)?(?P<name>(?!(?:[AHVBL]\d|GPU|CPU|TPU|RTX|NVIDIA|Nvidia|Intel|AMD|Apple|Jetson|GitHub|Hugging|Average)\w*)"
    r"\d?[A-Z][\w.+-]*(?:\s[A-Z0-9][\w.+-]*)*(?<=\w))(?!\w|\smodels?\b|-based)"
    r"(?P<more>,\s[A-Z][\w.+-]*(?:,|\s(?:and|&))|,?\s(?:and|&)\s(?:the\s)?[A-Z]|/)?"
)
_IS_BESIDE = re.compile(r"(?:[ -](?!and|or|to|across|all|every|over|respectively)[A-Za-z@-]+){0,4}\s")
# A sentence that speaks of several of these is not about one test.
_BROADER = frozenset({Scope.TESTS, Scope.DOMAINS, Scope.SETTINGS, Scope.ALWAYS})
_TESTED = (Scope.TESTS, Scope.DOMAINS)
_CLOSEST, _ENOUGH, _ALIKE = 3, 0.3, 0.75  # as for comparisons
_FEW = 24  # passages that can all be looked through: an abstract


def overdrawn(reading: Reading, library: Library) -> Iterator[Misreading]:
    """What a statement tells of all and the paper of fewer."""
    text = reading.folded.text
    for said in generalities(text):
        if _is_hedged(said, text):
            continue
        told = _told(said, text)
        found = (
            _of_figures(said, told, reading)
            or _of_some(said, told, reading, library)
            or _of_one(said, told, reading, library)
            or _of_table(said, reading, library)
        )
        if found:
            yield found


def _is_hedged(said: Generality, text: str) -> bool:
    """Whether the statement itself says that it is not quite all."""
    if _DENIED.search(text, 0, said.start) or _HEDGED.search(clause(text, said.start, said.end, before=1)):
        return True
    stop = text.find("。", said.end)
    rest = text[said.end : stop if stop >= 0 else sentence_around(text, said.start, said.end)[1]]
    return bool(_EXCEPTED.search(rest))


def is_cut_short(place: Place) -> bool:
    """Whether the paper takes something out of quoted words in the same sentence, before them or after."""
    text = place.block.text
    begin, end = sentence_around(text, place.start, place.end)
    return has_exception(text[begin : place.start]) or has_exception(text[place.end : end])


def _told(said: Generality, text: str) -> tuple[int, int]:
    """The clause with the general words; the next one too, if this one only says where: "across datasets, it gains"."""
    start, end = clause_span(text, said.start, said.end)
    if not _RESULT.search(text, start, end) and end < len(text):
        end = clause_span(text, end + 1, end + 1)[1]
    return start, end


def _of_figures(said: Generality, told: tuple[int, int], reading: Reading) -> Misreading | None:
    """A figure of all that the paper gives for one test alone, or on average."""
    for finding in reading.findings:
        figure = finding.figure
        matches = [match for match in finding.matches if not match.occurrence.is_in_table]
        places = [match.occurrence for match in matches if match.grade > Grade.LOOSE]
        if (
            not places
            or len(places) < len(matches)
            or figure.is_count
            or figure.is_in_name
            or not told[0] <= figure.start < told[1]
        ):
            continue
        if said.is_of_each and all(map(_is_average, places)):
            return _misreading("average_as_each", said, reading, place=places[0])
        names = [_test_of(place) for place in places]
        if said.scope in _TESTED and all(names) and not any(name in reading.folded.text for name in names):
            return _misreading("one_as_all", said, reading, place=places[0], instead=names[0])
    return None


def _of_some(said: Generality, told: tuple[int, int], reading: Reading, library: Library) -> Misreading | None:
    """A result of all that the paper, where it speaks of it first, has for most or for some."""
    for passage in _closest(told, reading, library):
        general = all_of(passage.text) if said.is_emphatic else several_of(passage.text)
        if said.scope in general:
            return None
        for limit in limits(passage.text):
            if limit.scope is said.scope or (said.scope is Scope.ALWAYS and limit.scope in _BROADER):
                instead = "most" if limit.is_most else ""
                return _misreading("some_as_all", said, reading, passage=passage, instead=instead)
        if Scope.ALWAYS in general:
            return None
    return None


def _of_one(said: Generality, told: tuple[int, int], reading: Reading, library: Library) -> Misreading | None:
    """A result of all that the paper has for one test, and of which it says nothing more general."""
    text = reading.folded.text
    if said.scope not in (Scope.TESTS, Scope.ALWAYS) or not _RESULT.search(text, *told):
        return None
    passages = _closest(told, reading, library)
    around = library.passages if len(library.passages) <= _FEW else passages
    name = _only_test(passages[0].text) if passages else ""
    if not name or name in text or any(several_of(passage.text) & _BROADER for passage in around):
        return None
    return _misreading("one_as_all", said, reading, passage=passages[0], instead=name)


def _of_table(said: Generality, reading: Reading, library: Library) -> Misreading | None:
    """A win on all tests that a table denies, and that the paper does not claim in words."""
    found = deficits(reading.folded.text, said, library)
    if not found:
        return None
    rival = key(found[0].rival)
    for passage in library.passages:
        if several_of(passage.text) & (SCOPES | {Scope.ALWAYS}) and rival in key(passage.text):
            return None
    denied = _misreading("all_denied", said, reading, place=found[0].theirs)
    return replace(denied, theirs=tuple(one.text for one in found))


def _is_average(place: Occurrence) -> bool:
    text, figure = place.folded.text, place.figure
    low, high = sentence_around(text, figure.start, figure.end)
    return bool(_AVERAGE.search(text[max(low, figure.start - _NEAR) : min(high, figure.end + _NEAR)]))


def _test_of(place: Occurrence) -> str:
    """The test that a figure of the paper is of: it follows, as in "99.5% on NIAH", or the sentence has no other."""
    text, figure = place.folded.text, place.figure
    test = _ON.search(text, figure.end)
    if test and not test["more"] and _IS_BESIDE.fullmatch(text, figure.end, test.start()):
        return test["name"]
    return _only_test(place.passage.text)


def _only_test(sentence: str) -> str:
    """The test that a sentence of the paper is about, by its name; "" if it is about several, or general."""
    tests = list(_ON.finditer(sentence))
    if len({test["name"] for test in tests}) != 1 or any(test["more"] for test in tests):
        return ""
    return "" if several_of(sentence) & _BROADER else tests[0]["name"]


def _misreading(
    code: str,
    said: Generality,
    reading: Reading,
    *,
    place: Occurrence | None = None,
    passage: Passage | None = None,
    instead: str = "",
) -> Misreading:
    text = reading.folded.text
    words = text[said.start : said.end]
    return Misreading(
        code=code,
        status=Status.OVERSTATED,
        spans=((said.start, said.end),),
        words=words,
        place=place,
        passage=passage,
        changes=tuple(_changes(code, said, text, instead)),
    )


def _changes(code: str, said: Generality, text: str, instead: str) -> Iterator[Change]:
    """The test's name for "all benchmarks"; "most" for "all"."""
    if code == "one_as_all" and said.quantifier:
        yield Change((said.start, said.end), instead)
    elif instead == "most" and said.quantifier:
        start, end = said.quantifier
        if is_chinese(text[start:end]):
            yield Change((start, end), "大多数")
        elif text[start:end].lower() == "all":
            yield Change((start, end), "most")


def _closest(told: tuple[int, int], reading: Reading, library: Library) -> Sequence[Passage]:
    """The passages that speak of what a statement tells; of what the whole statement does, if that is of nothing."""
    text = reading.folded.text
    for words in (text[slice(*told)], text):
        nearest = library.concepts.nearest(concepts_in(words))[:_CLOSEST]
        if close := [passage for share, passage in nearest if share >= _ENOUGH and share >= _ALIKE * nearest[0][0]]:
            return close
    return ()
