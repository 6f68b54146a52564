"""What stands in brackets or quotation marks: a stop there parts no more than a comma."""

import re
from bisect import bisect_right

QUOTES = '“‘「『"'

_MARKS = re.compile(r"[()\[\]“”‘’「」『』（）《》\"`]")
_OPENED_BY = {")": "(", "]": "[", "”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", "》": "《"}
_BOTH = '"`'  # open and close alike
_LONGEST = 300  # characters; what is longer holds paragraphs
_INTERVAL = 30  # characters of "[0, 1)"
_OPEN_AT_ONCE = 20


class Enclosures:
    """The short brackets and quotations of a text, those inside another left out."""

    def __init__(self, text: str) -> None:
        self._opens: list[int] = []
        self._closes: list[int] = []
        waiting: list[tuple[str, int]] = []
        for found in _MARKS.finditer(text):
            mark, place = found[0], found.start()
            opener = _OPENED_BY.get(mark) or (mark if mark in _BOTH and not _opens(text, place) else "")
            if not opener:
                waiting.append((mark, place))
                del waiting[:-_OPEN_AT_ONCE]
            elif mark != "’" or not text[place + 1 : place + 2].isalnum():  # else an apostrophe
                self._close(waiting, opener, place)

    def _close(self, waiting: list[tuple[str, int]], opener: str, place: int) -> None:
        depth = next((depth for depth in range(len(waiting) - 1, -1, -1) if waiting[depth][0] == opener), None)
        if depth is None and opener in "([" and waiting and place - waiting[-1][1] < _INTERVAL:
            depth = len(waiting) - 1
        if depth is None:
            return
        begin = waiting[depth][1]
        del waiting[depth:]
        if place - begin <= _LONGEST:
            while self._opens and self._opens[-1] > begin:
                del self._opens[-1], self._closes[-1]
            self._opens.append(begin)
            self._closes.append(place)

    def around(self, place: int) -> tuple[int, int] | None:
        """Where the one around a place opens and closes; None where there is none."""
        number = bisect_right(self._opens, place) - 1
        if number < 0 or self._closes[number] < place:
            return None
        return self._opens[number], self._closes[number]


def _opens(text: str, place: int) -> bool:
    """Whether a mark that may do both opens: before a word, after none."""
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    return not (before.isalnum() or before in ".!?,;:)]}%¤$_*") and not after.isspace()
