"""A paper in plain text: hard-wrapped lines, as people type them and as programs take them out of a PDF."""

import re
from collections import Counter
from collections.abc import Sequence

from litmus.model import Cell
from litmus.read.displays import displayed
from litmus.read.draft import KNOWN, Draft, numbered
from litmus.read.page import Page
from litmus.read.wording import collapse

_ITEM = re.compile(
    r"(?P<indent>\s{0,24})(?:[-*+•‣▪◦–]|(?P<number>\d{1,2})[.)]|\((?P<bracketed>\d{1,2})\)|\(?(?:[a-z]|[ivx]{1,4})\))\s+(?=\S)"
)
_ENTRY = re.compile(r"\s{0,8}(?:\[(?:\d{1,3}|[A-Za-z+]{1,12}\d{2}[a-z]?)\]|\d{1,3}\.)\s+(?=\S)")
_RULE = re.compile(r"[\s|:+=-]{3,}")
_PAGE_NUMBER = re.compile(
    r"(?:page\s)?\W{0,3}\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\W{0,3}|第?\s?\d{1,4}\s?页", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_FEWEST_PAGES = 3  # on which a line stands at the top or the bottom, if it is a running head
_EDGE = 2  # lines at the top and at the bottom where running heads stand
_CUT = re.compile(r"(?<![A-Za-z])(?P<head>[A-Za-z]{2,30})-\Z")
_GOES_ON = re.compile(r"(?P<rest>[a-z]{2,30})")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SENTENCE_ENDS = tuple(".!?:;。！？：；")
_NO_TITLE = tuple(".,;:。，；：")
_HEADING_WORDS = 12
_SHOUTED = re.compile(r"[A-Z][A-Z \d:&,'’-]{3,80}")
_NUMBER = re.compile(r"\s{0,24}\d{1,2}[.)]\s")
_HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# Names and where they work, which come under a title without a blank line.
_BYLINE = re.compile(
    r".{0,300}(?:@|\b(?:University|Institute|Department|School|College|Laboratory|Academy)\b|\b[A-Z]\. ?[A-Z]|[∗†‡*]).*"
    r"|[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){1,3}(?:,| and| &) [A-Z].*"
)
_TAB = 4  # blanks


def parse_lines(text: str) -> Page:
    """Read plain text; its first heading, or its first short paragraph, is the title."""
    draft = Draft()
    _Lines(draft, _without_frames(text)).walk()
    return draft.finish()


def _without_frames(text: str) -> list[str]:
    """The lines without page numbers and running heads; between pages a blank line where a paragraph ends."""
    pages = [page.expandtabs(_TAB).splitlines() for page in text.split("\f")]
    if len(pages) == 1:
        return pages[0]
    seen = Counter(key for page in pages for key in {_key(page[place]) for place in _edges(page)})
    lines: list[str] = []
    for page in pages:
        framing = {
            place
            for place in _edges(page)
            if _PAGE_NUMBER.fullmatch(page[place].strip()) or seen[_key(page[place])] >= _FEWEST_PAGES
        }
        kept = [line for place, line in enumerate(page) if place not in framing]
        while kept and not kept[0].strip():
            del kept[0]
        while lines and not lines[-1].strip():
            del lines[-1]
        if lines and kept and (lines[-1].rstrip().endswith(_SENTENCE_ENDS) or not kept[0].lstrip()[:1].islower()):
            lines.append("")
        lines += kept
    return lines


def _edges(page: Sequence[str]) -> list[int]:
    """Where the first and the last lines of a page stand."""
    said = [place for place, line in enumerate(page) if line.strip()]
    return sorted({*said[:_EDGE], *said[-_EDGE:]})


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


class _Lines:
    """Goes over the lines."""

    def __init__(self, draft: Draft, lines: Sequence[str]) -> None:
        self.draft = draft
        self.lines = lines
        self.words = Counter(word for line in lines for word in _WORD.findall(line.lower()))
        self.gathered: list[str] = []
        self.indents: list[int] = []  # of the items of lists that are open, outermost first
        self.in_item = False
        self.number = 0  # of the last item that has one

    def walk(self) -> None:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            bare = line.strip()
            shown = displayed(self.lines.__getitem__, at, len(self.lines)) if bare[:1] in ("$", "\\") else None
            if shown:
                self._flush()
                self.draft.display(shown.latex, shown.label)
                at = shown.end
                continue
            if not bare:
                self._flush()
            elif bare.startswith("|") and bare.count("|") > 1:
                at = self._table(at)
                continue
            elif self._is_heading(at):
                self._flush()
                self.indents.clear()
                self.draft.heading(bare, 1)
            elif self.draft.in_references and _ENTRY.match(line):
                self._flush()
                self.gathered.append(bare)
            elif (item := _ITEM.match(line)) and self._may_begin(item):
                self._flush()
                self._begin_item(item, line)
            else:
                indent = len(line) - len(line.lstrip())
                if self.in_item and indent < self.indents[-1]:
                    self._flush()
                if not self.gathered and not (indent and self.indents and indent > self.indents[0]):
                    self.indents.clear()
                self.gathered.append(bare)
            at += 1
        self._flush()

    def _flush(self) -> None:
        """End the paragraph that gathers."""
        if self.gathered and not (self.in_item or self.draft.page.title or self.draft.page.sections):
            under = next((place for place, line in enumerate(self.gathered) if place and _BYLINE.fullmatch(line)), 0)
            if under:
                self.draft.paragraph(self._joined(self.gathered[:under]))
                del self.gathered[:under]
        if self.gathered:
            depth = max(len(self.indents) - 1, 0) if self.in_item else 0
            self.draft.paragraph(self._joined(self.gathered), item=self.in_item, depth=depth)
        self.gathered, self.in_item = [], False

    def _joined(self, lines: Sequence[str]) -> str:
        """Lines as one, words that were cut at their ends whole again; between Chinese characters there is no blank."""
        parts = [lines[0]]
        for line in lines[1:]:
            before = parts[-1]
            cut, rest = _CUT.search(before), _GOES_ON.match(line)
            if cut and rest:
                if not self._keeps_hyphen(before, cut["head"], rest["rest"]):
                    parts[-1] = before[:-1]
            elif not (_HAN.match(before[-1]) and _HAN.match(line)):
                parts.append(" ")
            parts.append(line)
        return "".join(parts)

    def _keeps_hyphen(self, line: str, head: str, rest: str) -> bool:
        """Whether a hyphen at a line's end is the word's own: as in "state-of-the-", or written so elsewhere."""
        if line[-len(head) - 2 : -len(head) - 1] == "-":
            return True
        whole, parts = self.words[head.lower() + rest], self.words[f"{head.lower()}-{rest}"]
        return parts > whole

    def _is_heading(self, at: int) -> bool:
        """Whether a line stands for itself and looks like a heading."""
        bare = self.lines[at].strip()
        if self.gathered or len(bare.split()) > _HEADING_WORDS + 1:
            return False
        if KNOWN.fullmatch(bare.strip(" .:")):
            return True
        found = numbered(bare, in_back=self.draft.in_back)
        if (
            found.number
            and (found.title[0].isupper() or _HAN.match(found.title))
            and not found.title.endswith(_NO_TITLE)
        ):
            return not (found.number.isdigit() and self._is_list(at))
        stands_alone = at + 1 == len(self.lines) or not self.lines[at + 1].strip()
        return stands_alone and _SHOUTED.fullmatch(bare) is not None and bool(self.draft.page.title)

    def _is_list(self, at: int) -> bool:
        """Whether a numbered line is an item, since the next line is the next of them."""
        return all(_NUMBER.match(line) for line in self.lines[at : at + 2]) and at + 1 < len(self.lines)

    def _may_begin(self, item: re.Match[str]) -> bool:
        """Whether a mark begins an item: after a blank line or another item, not where a line happens to begin so."""
        if not self.gathered:
            return True
        number = item["number"] or item["bracketed"]
        if number and int(number) not in (1, self.number + 1):
            return False
        return self.in_item or self.gathered[-1].endswith((":", "："))

    def _begin_item(self, item: re.Match[str], line: str) -> None:
        indent = len(item["indent"])
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        number = item["number"] or item["bracketed"]
        self.number = int(number) if number else self.number
        self.in_item = True
        self.gathered.append(line[item.end() :].strip())

    def _table(self, at: int) -> int:
        """A table with bars; the first line after it."""
        self._flush()
        end = at
        while end < len(self.lines) and self.lines[end].strip().startswith("|"):
            end += 1
        lines = [line.strip() for line in self.lines[at:end]]
        has_rule = any(_RULE.fullmatch(line) for line in lines[:2])
        split = [[collapse(cell) for cell in line.strip("|").split("|")] for line in lines if not _RULE.fullmatch(line)]
        self.draft.table(
            [[Cell(text=text, is_header=has_rule and not number) for text in row] for number, row in enumerate(split)]
        )
        return end
