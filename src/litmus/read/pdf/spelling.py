"""Lines of words as text: blanks where there are gaps, hyphens at their ends mended, exponents told."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from litmus.read.pdf.words import HYPHEN, Line, Word

ENDED = re.compile(r"[.!?:;。！？：；][\"”’)\]]{0,3}\Z")  # of a text whose sentence is over
_BLANK = 0.12  # of the size: less is no blank
_NARROW = 0.3  # of the size: less is no blank before a stop, a comma or a closing bracket
_SCRIPT = 0.85  # of the size
_RAISED = 0.18  # of the size
_MATH = re.compile(
    r"CMMI|CMSY|CMEX|MSBM|MSAM|CMBSY|CMMIB|Math|Symbol|MTMI|MTSY|LMMath|txsy|txmi|rsfs|EUFM|stmary|pxmi|pxsy"
)
_LAST = "\U0010ffff"  # sorts after all letters
_OPERATORS = frozenset(" +−-±=×·<>≤≥≈(,")
_TAIL = 200  # characters at the end of a text in which its last word lies
_CUT = re.compile(rf"(?P<before>[^\W\d_]-)?(?<!\w)(?P<head>\w{{1,40}})[{HYPHEN}-]\Z")
_REST = re.compile(r"(?P<rest>\w{1,40})(?P<more>-\w)?")
_LISTED = frozenset({"and", "or", "to"})  # "pre- and post-training"
_SHORTEST_REST = 3  # letters that TeX takes to the next line at least
_SHORT = 3  # letters of a word that is a syllable as often
_LONG, _LONG_REST = 5, 8  # letters of two words of which only the first is known
_PREFIXES = frozenset("counter hyper infra inter intra macro micro multi super trans ultra under".split())
_OF_NAMES = frozenset({"Mc", "Mac"})
_DASHED = re.compile(r"\w[–—/]\Z")
_PATH = re.compile(r"[^\s/]{1,80}/[^\s/]{1,80}/\S{0,80}\Z")  # "group/name/of-"; in words there is one stroke
_ADDRESS = re.compile(r"(?:https?://|\bwww\.|\bdoi\.org/|\bgithub\.com/)\S{0,200}\Z")
_OPEN_END = "-_=&?#%~"
_MORE_ADDRESS = re.compile(r"[\w/._?=&#%~-]")
_LIKE_ADDRESS = re.compile(r"(?=[^\s/._?=&#%~\d-]{0,60}[/._?=&#%~\d-]\w)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARK = re.compile(r"(?:\d{1,2}(?:,\d{1,2}){0,5}|[*∗†‡§¶♠♣♡♢⋄⋆★]{1,4})")


def is_math(word: Word) -> bool:
    """Whether it is set in a font of formulas."""
    return _MATH.search(word.font) is not None


def line_text(line: Line, marks: frozenset[str] = frozenset()) -> str:
    """A line as text.

    Args:
        line: The line; a hyphen at its end stays as `HYPHEN`.
        marks: Of the footnotes on the page, which are left out.

    """
    size = line.size
    main = next(word for word in line.words if word.size == size)
    said = ""
    before: Word | None = None
    was_raised = False
    for word in line.words:
        text = word.text
        is_small = word.size < _SCRIPT * size
        raised = is_small and word.base < main.base - _RAISED * size
        if raised and before is not None and text in marks and not is_math(before):
            before = before._replace(end=word.end)
            continue
        gap = word.start - before.end if before else 0.0
        least = _NARROW if text[0] in ".,;:)]}%" and before and is_math(before) else _BLANK
        if before and gap > least * (min(word.size, before.size) if is_small else size):
            said += " "
        if before and was_raised and _is_over(before, word) and said.removesuffix(before.text)[-1:] in _OPERATORS:
            said += "/"  # a fraction in the line: a power stands behind a letter or a bracket
        if raised and not was_raised and said[-1:].isalnum() and (said[-1:].isdigit() or text[:1] in "0123456789−-+"):
            said += "^"
        said += text
        before, was_raised = word, raised
    return said


def _is_over(one: Word, other: Word) -> bool:
    """Whether a figure stands above another: a numerator."""
    is_level = abs(one.base - other.base) < _RAISED * max(one.size, other.size)
    return not is_level and one.text.isdigit() and other.text.isdigit() and one.box.covers(other.box)


def marks_at_start(line: Line) -> str:
    """The mark of a footnote that a line begins with, or ""."""
    first = line.words[0]
    size = line.size
    is_raised = first.size < _SCRIPT * size or first.base < line.words[-1].base - _RAISED * size
    return first.text if is_raised and _MARK.fullmatch(first.text) and len(line.words) > 1 else ""


class Speller:
    """Joins lines to paragraphs. What the whole text writes decides about hyphens at the ends of lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: Counter[str] = Counter()
        self._firsts: Counter[str] = Counter()  # of words with a hyphen
        self._lasts: Counter[str] = Counter()
        for line in lines:
            words = line.split()
            starts = 1 if line[:1].islower() else 0  # it may be the rest of a word
            ends = len(words) - line.endswith((HYPHEN, "-"))
            self._known.update(_WORD.findall(" ".join(words[starts:ends]).casefold()))
        for word in self._known:
            first, *_, last = word.split("-") if "-" in word else ("", "")
            self._firsts[first] += 1
            self._lasts[last] += 1
        self._plain = sorted(word for word in self._known if "-" not in word)

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as one."""
        said = ""
        for line in lines:
            end = said[-_TAIL:]
            if (cut := _CUT.search(end)) and (rest := _REST.match(line)):
                said = f"{said[:-1]}{self._joint(cut, rest)}{line}"
            elif said.endswith(HYPHEN):
                said = f"{said[:-1]}-{line}"
            elif not said or _goes_on(end, line):
                said += line
            else:
                said += f" {line}"
        return said.replace(HYPHEN, "-")

    def _joint(self, cut: re.Match[str], rest: re.Match[str]) -> str:
        """What stands between the halves of a word: nothing, a hyphen, or a hyphen that is followed by a blank."""
        head, tail = cut["head"], rest["rest"]
        if _ADDRESS.search(cut.string) or _PATH.search(cut.string):
            return "-"
        if tail in _LISTED and not rest["more"]:
            return "- "
        if any(map(str.isdigit, head)) or not tail[0].isalpha():
            return "-"
        if tail[0].islower():
            return "-" if self._is_compound(cut, rest) else ""
        known, whole = self._known, f"{head}{tail}".casefold()
        return "" if head in _OF_NAMES or known[whole] > known[f"{head}-{tail}".casefold()] else "-"

    def _is_compound(self, cut: re.Match[str], rest: re.Match[str]) -> bool:
        """Whether a hyphen is the word's own: written so elsewhere, of a word that has one already, or of two words."""
        known, head, tail = self._known, cut["head"].casefold(), rest["rest"].casefold()
        plain, compound = known[head + tail], known[f"{head}-{tail}"]
        if plain or compound:
            return compound > plain
        if cut["before"] or rest["more"]:
            return True  # TeX breaks such words at their own hyphens only
        if len(head) == 1 or len(tail) < _SHORTEST_REST or cut["head"][1:].isupper():
            return True
        if known[head] and known[tail]:
            return len(head) > _SHORT or self._firsts[head] > 0 or self._lasts[tail] > 0
        if known[head] and self._lasts[tail] > 1:
            return True
        if self._firsts[head] > max(1, self._begun(head)) and (len(head) > _SHORT or len(tail) >= _LONG_REST):
            return True
        return known[head] > 1 and len(head) >= _LONG and len(tail) >= _LONG_REST and head not in _PREFIXES

    def _begun(self, head: str) -> int:
        """How many words begin so and have no hyphen."""
        return bisect_left(self._plain, head + _LAST) - bisect_right(self._plain, head)


def _goes_on(said: str, line: str) -> bool:
    """Whether a line goes on without a blank: with the rest of an address, or after a dash or a stroke."""
    if _DASHED.search(said):
        return line[:1].isalnum()
    if not _ADDRESS.search(said) or not _MORE_ADDRESS.match(line):
        return False
    is_open = said[-1] in _OPEN_END or line[0] in _OPEN_END
    return is_open or (said[-1] in "/." and _LIKE_ADDRESS.match(line) is not None)
