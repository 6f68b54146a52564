"""Lines of words as text: blanks where there are gaps, hyphens at their ends mended, exponents told."""

import re
from collections.abc import Iterable, Sequence

from litmus.read.pdf.characters import HYPHEN
from litmus.read.pdf.words import Line, Word

_BLANK = 0.12  # of the size: less is no blank
_NARROW = 0.3  # of the size: less is no blank before a stop, a comma or a closing bracket
_SCRIPT = 0.85  # of the size
_RAISED = 0.18  # of the size
_MATH = re.compile(
    r"CMMI|CMSY|CMEX|MSBM|MSAM|CMBSY|CMMIB|Math|Symbol|MTMI|MTSY|LMMath|txsy|txmi|rsfs|EUFM|stmary|pxmi|pxsy"
)
_CUT = re.compile(rf"(?P<head>\w+)[{HYPHEN}-]\Z")
_REST = re.compile(r"(?P<rest>\w+)")
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
            continue
        gap = word.start - before.end if before else 0.0
        least = _NARROW if text[0] in ".,;:)]}%" and before and is_math(before) else _BLANK
        if before and gap > least * (min(word.size, before.size) if is_small else size):
            said += " "
        if raised and not was_raised and said[-1:].isalnum() and (said[-1:].isdigit() or text[:1] in "0123456789−-+"):
            said += "^"
        said += text
        before, was_raised = word, raised
    return said


def marks_at_start(line: Line) -> str:
    """The mark of a footnote that a line begins with, or ""."""
    first = line.words[0]
    size = line.size
    is_raised = first.size < _SCRIPT * size or first.base < line.words[-1].base - _RAISED * size
    return first.text if is_raised and _MARK.fullmatch(first.text) and len(line.words) > 1 else ""


class Speller:
    """Joins lines to paragraphs. What the whole text writes decides about hyphens at the ends of lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        for line in lines:
            body = line[: -len(line.split()[-1])] if line.endswith((HYPHEN, "-")) and line.split() else line
            self._known.update(word.casefold() for word in _WORD.findall(body))

    def joined(self, lines: Sequence[str]) -> str:
        """The lines as one."""
        said = ""
        for line in lines:
            cut = _CUT.search(said)
            rest = _REST.match(line)
            if cut and rest:
                keeps = self._keeps(cut["head"], rest["rest"], said[: cut.start()])
                said = f"{said[:-1]}{'-' if keeps else ''}{line}"
            elif said.endswith(HYPHEN):
                said = f"{said[:-1]}-{line}"
            else:
                said = f"{said} {line}" if said else line
        return said.replace(HYPHEN, "-")

    def _keeps(self, head: str, rest: str, before: str) -> bool:
        """Whether a hyphen is the word's own: written so elsewhere, or of a word that has one already."""
        if not rest[0].islower() or not head[-1].isalpha():
            return True
        whole = re.search(r"[^\W\d_]+-\Z", before)
        head, rest = head.casefold(), rest.casefold()
        if whole and f"{whole[0].casefold()}{head}{rest}" not in self._known:
            return f"{head}{rest}" not in self._known
        if f"{head}-{rest}" in self._known and f"{head}{rest}" not in self._known:
            return True
        return f"{head}{rest}" not in self._known and head in self._known and rest in self._known and len(head) > 3  # noqa: PLR2004
