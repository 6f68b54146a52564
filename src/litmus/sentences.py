"""Sentences of scientific English and Chinese, as spans of the text they stand in.

Two steps. What holds a stop and ends no sentence (formulas, URLs, "Fig. 3", "et al.", initials, what stands in brackets
or quotation marks) is covered with letters, so that the text keeps its length. Then every stop that is left is looked
at with what follows it. Both are linear in the length of the text, which may be hostile.

A splitter for everyday text is no foundation for this: sentencex 1.0 ends a sentence at "Tab. 2" and inside formulas,
takes a paragraph that begins with "(i)" for one sentence (86 of 90 sentences of nine papers came out whole, here 90),
and needs the square of the length where the text is not ASCII: 3.5 s for 100,000 Chinese characters, here 0.1 s.
"""

import re
from collections.abc import Iterator

# Never the end of a sentence: something always follows.
_OPEN = (
    "Fig Figs fig figs Tab Tabs tab Eq Eqs Eqn Eqns eq eqs eqn Sec Secs Sect sec secs Ref Refs ref refs App Appx app "
    "Alg Algs alg Thm Lem Prop Cor Def Defn Rem Ex Chap Ch ch Vol vol No Nos no pp vs cf Cf resp ca viz approx "
    "e.g E.g i.e I.e eg ie w.r.t W.r.t s.t a.k.a c.f Dr Prof Mr Mrs Ms St Jr Sr Univ Dept Assoc Proc Conf Trans "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mt"
).split()
# May end one: the next word tells.
_ENDING = "al etc i.i.d Ph.D Inc Ltd Co Corp avg std min max dim param params a.m p.m".split()
_OPENERS = (
    "A An The This That These Those We Our It Its They Their There He She In On At By For From To With Without Within "
    "As If When While Where Since Because Although Though However Moreover Furthermore Finally First Second Third Then "
    "Thus Hence Here Each Every All Both Most Some Many Such No Not Only Also And But Or So Yet Next Note Let Given "
    "Unlike Using Based Compared Similarly Specifically Additionally Overall After Before During Despite Instead "
    "Figure Table Section Appendix Recent Recently Under Through Across Among Between"
).split()
_NO_OPENER = rf"(?!(?:{'|'.join(_OPENERS)})\b)"
_COVERED = re.compile(
    r"(?P<formula>(?<![\\$])\$(?![\s$])(?:[^$\\]|\\.)*+(?<!\s)\$(?!\d))"
    r"|(?P<url>\b(?:https?://|www\.)[^\s<>\"]++)"
    rf"|(?P<open>(?<![\w.])(?:{'|'.join(map(re.escape, _OPEN))})\.(?=[\s,;:~(\[$\d]))"
    rf"|(?P<ending>(?<![\w.])(?:{'|'.join(map(re.escape, _ENDING))})\.(?=\s{_NO_OPENER}|[,;:)\]]))"
    rf"|(?P<initials>(?<![\w.'’$-])(?:[A-Z]\.){{1,4}}(?=\s{_NO_OPENER}[A-Z]|[,;:)\]]))"
    r"|(?P<dots>(?<![.])(?<!\.\s)(?:\.\s?){2,}+(?=[\s,;:)\]]|\w))",
    re.DOTALL,
)
# Inside brackets and quotation marks a stop parts sentences no more than a comma; longer ones are paragraphs.
_ENCLOSED = re.compile(r"\([^()]{1,300}\)|\[[^\[\]]{1,300}\]|“[^“”]{1,300}”|「[^「」]{1,300}」|（[^（）]{1,300}）")
_STOPS = ".!?。！？｡"
_TRAIL = ".,;:!?)]}'\"”’»"
_STOP = re.compile(r"(?<![.!?])[.!?]++[)\]}'\"”’»]*+(?=\s|\[)|[。！？｡]++[)\]}'\"”’»」』）]*+")
_PLAIN_WORDS = 6  # a "formula" of more words and no command is money: "$5 an hour … 3$"
_GOES_ON = re.compile(r"\s?(?:[a-z]+(?=[\s,;:)]|$)|[,;:)\]}%]|[^\w\s$]{1,3}$)")  # a lower-case word, a stray mark, "∎"
_MARK = re.compile(r"\s?(?:[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)\]]+|[-–—•*·]+)\s?")  # "1.", "(a).", "•"
_CITED = re.compile(r"\s?(?:\[[\d,; –-]{1,80}\]\s?){1,9}")
_INNER_STOP = re.compile(rf"[{_STOPS}]")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text begins and ends.

    Args:
        text: Any text; formulas as `$LaTeX$`.

    Returns:
        Half-open ranges of code points, in order, none empty, without white space at their ends. Between them stands
        nothing but white space.

    """
    pieces = ((start, text[start:end]) for start, end in _pieces(text))
    return tuple(
        (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        for start, piece in pieces
        if piece and not piece.isspace()
    )


def _covered(text: str) -> str:
    """The text, as long as before, without the stops that end no sentence."""
    return _ENCLOSED.sub(_cover_enclosed, _COVERED.sub(_cover, text))


def _cover(found: re.Match[str]) -> str:
    whole = found[0]
    if found["formula"] is not None:
        inner = whole[1:-1]
        if "\\" not in inner and len(inner.split(None, _PLAIN_WORDS + 1)) > _PLAIN_WORDS:
            return whole
        return "x" * (len(whole) - 1) + ("." if inner[-1] in _STOPS else "x")  # displayed formulas carry the full stop
    if found["url"] is not None:
        bare = whole.rstrip(_TRAIL)
        return "x" * len(bare) + whole[len(bare) :]
    return whole.replace(".", "x")


def _cover_enclosed(found: re.Match[str]) -> str:
    """Without the stops inside; the last one, right before the end, may end the sentence around, but not in Chinese."""
    end = -1 if found[0][-1] == "）" else -2
    return _INNER_STOP.sub("x", found[0][:end]) + found[0][end:]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for stop in _STOP.finditer(_covered(text)):
        cut = stop.end()
        cited = _CITED.match(text, cut)
        after = cited.end() if cited else cut
        if _MARK.fullmatch(text, begin, cut) or _GOES_ON.match(text, cut):
            continue
        if cited and not _GOES_ON.match(text, after):
            cut = after  # the citation belongs to the sentence before it
        if cut > begin:
            yield begin, cut
            begin = cut
    yield begin, len(text)
