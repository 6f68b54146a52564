"""The walk over the stops of a text."""

import re
from collections.abc import Iterator

from litmus.sentences.beginnings import HAN, cannot_open, goes_on, is_han
from litmus.sentences.enclosures import QUOTES, Enclosures
from litmus.sentences.formulas import covered
from litmus.sentences.shortened import is_shortened

_WIDE = "。！？｡．"
_CLOSERS = r"[)\]}'\"”’»」』）*_`]*+"
_STOP = re.compile(  # begins with one set of letters: so it is looked for four times faster
    r"[.!?。！？｡．](?:"
    rf"(?<=[.!?])[.!?]*+{_CLOSERS}(?:"
    rf"(?=\s|\[\d|\Z|[{HAN}“‘「『（《【])"
    r"|(?=(?:We|The|This|These|In|It|Our|However|To|For)\s)"  # "works.We": a blank was lost
    r"|(?:[¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,–-]{0,20}|(?<=[a-z)\]]\.)\d{1,3}(?:[,–-]\d{1,3}){0,9})(?=\s))"  # a raised number
    rf"|(?<=[。！？｡])[。！？｡]*+{_CLOSERS}|(?<=．)(?![\d０-９]){_CLOSERS})"
)
_CITED = re.compile(
    r"\s?(?:\[\d[\d,;\s–-]{0,80}\]\s?){1,9}|\s?\([A-Z][^()]{1,200},\s?(?:19|20)\d\d[a-z]?\)(?=\s+[A-Z]|\s*\Z)"
)
_LAST_CITED = re.compile(r"\[[^\[\]]{1,81}\]\s?\Z")
_LABELS = (
    "Theorem|Lemma|Proposition|Corollary|Definition|Remark|Example|Assumption|Claim|Fact|Step|Stage|Phase|Figure|Fig|"
    "Table|Tab|Algorithm|Listing|Case|Property|Observation|Hypothesis|Problem|Finding|Question|Exercise|Part"
)
_MARK = re.compile(  # before a sentence, and none itself: "1.", "(a).", "Q2.", "•", "Theorem 3.", "图 3."
    rf"\s?(?:(?:(?:{_LABELS})\s|(?:图|表|定理|引理|定义|算法|步骤|公式)\s?)?"
    r"[(\[（]?(?:[\d０-９]{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]{1,2}\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})[.)\]）．]+|[-–—•*·]+)\s?"
)
_MARK_WITHIN = re.compile(r"(?:(?::\s|：\s?)(?:1|[ai])|(?:;\s|；\s?)\d{1,2})\Z")  # "as follows: 1. We …; 2. We …"
_NUMBERED_IN_HAN = re.compile(r"[图表式节]\s?\d{1,3}\Z")
_NAMED_IN_HAN = re.compile(r"\s?[所中显展给的可和与及]")  # "如图 3. 所示"
_AFTER_QUOTED = re.compile(r"[的之和与或等是]|这[一个种类]|一[文词书句]")  # "“……吗？”是一个问题"
_BEFORE_QUOTED = "：，:,是为说道问"
_BEFORE_WORD = re.compile(rf"[\s(\[{{“\"‘「『（《`*~,;:/—–，。；：、！？]|(?<=[{HAN}])(?=[^{HAN}])")
_LONGEST_WORD = 40  # characters before a stop that are looked at
_NO_UNIT = 3  # letters of a word after which a blank may have been lost


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text begins and ends.

    Args:
        text: Any text; formulas as `$LaTeX$`.

    Returns:
        Half-open ranges of code points, in order, none empty, without white space at their ends. Between them stands
        nothing but white space.

    """
    spans = []
    begin = 0
    for end in (*_ends(text), len(text)):
        piece = text[begin:end]
        if piece and not piece.isspace():
            spans.append((begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())))
        begin = end
    return tuple(spans)


def _ends(whole: str) -> Iterator[int]:
    """Where the sentences end, but for the last."""
    text = covered(whole)
    begin, last = 0, len(text.rstrip())
    enclosures: Enclosures | None = None
    for stop in _STOP.finditer(text):
        start, cut = stop.span()
        if cut >= last:
            return
        if start < begin or _MARK.fullmatch(text, begin, cut):
            continue
        enclosures = enclosures or Enclosures(text)
        around = enclosures.around(start)
        if around and (cut <= around[1] or not _ends_around(text, begin, around[0], cut)):
            continue
        end = _after_wide(text, cut) if text[start] in _WIDE else _after_narrow(text, begin, start, cut)
        if end:
            yield end
            begin = end


def _ends_around(text: str, begin: int, opened: int, cut: int) -> bool:
    """Whether a stop right before the closing mark of brackets or a quotation may end the sentence around them, too."""
    is_quoted = text[opened] in QUOTES
    if text[opened] == "《" or (is_quoted and _AFTER_QUOTED.match(text, cut)):
        return False
    if opened - begin <= 1 and not text[begin:opened].strip():
        return True  # there is nothing around
    if text[opened] == "（":
        return False
    return text[cut].isspace() or (is_quoted and text[opened - 1] in _BEFORE_QUOTED)


def _after_wide(text: str, cut: int) -> int | None:
    """The end of a sentence of Chinese at this stop, with its citations; None where it goes on."""
    cited = _CITED.match(text, cut)
    if cited:
        return cited.end()
    return None if cannot_open(text, cut) else cut


def _after_narrow(text: str, begin: int, start: int, cut: int) -> int | None:
    """The end of a sentence at this stop, with its citations; None where it goes on."""
    before = text[max(begin, start - _LONGEST_WORD) : start]
    *_, earlier, word = ["", *_BEFORE_WORD.split(before)]
    after = cut
    while text[after].isspace():
        after += 1
    if after == cut and text[cut] != "[" and not _may_adjoin(text, start, cut, word):
        return None
    if _MARK_WITHIN.search(before) or is_shortened(text, start, after, earlier, word):
        return None
    is_plain = text[cut - 1] == "." and "://" not in before.rpartition(" ")[2]
    if goes_on(text, after, word if is_plain else ""):
        return None
    cited = _CITED.match(text, cut)
    if not cited:
        return cut
    if cited.end() >= len(text) or not goes_on(text, cited.end(), ""):
        return cited.end()
    last = _LAST_CITED.search(cited[0])  # the subject of the next sentence: "[12] shows …"
    return cut + last.start() if last and cited[0][: last.start()].strip() else cut


def _may_adjoin(text: str, start: int, cut: int, word: str) -> bool:
    """Whether a sentence may begin right after this stop, without a blank."""
    if not is_han(text, cut):
        return text[start - 1] in ")]" or (len(word) >= _NO_UNIT and word.isalpha() and word.islower())
    is_number = word.isdigit() and _NUMBERED_IN_HAN.search(text[max(0, start - 6) : start])
    return not (is_number and _NAMED_IN_HAN.match(text, cut))
