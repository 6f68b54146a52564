"""Whether words can be quoted alone, and how well they do.

A quote is printed without what stood around it. So it must be a whole sentence, in plain words, that does not hang on
formulas, citations or pictures which the reader of the report does not see.
"""

import re
from math import inf

SHORTEST, LONGEST = 40, 420  # characters of a quote; a short list item may do with fewer
LONGEST_OF_ABSTRACT = 480  # where one sentence may list all that is new
_SHORTEST_ITEM = 25
_SHORT, _LONG = 70, 300  # nine in ten sentences of a month's abstracts are longer than the one, shorter than the other
_FORMULA = re.compile(r"\$[^$]{1,2000}\$")
# A figure set as a formula, "$53\times$": as good as plain text.
_FIGURE_FORMULA = re.compile(
    r"\$[\d.,\s\\%~+<>=-]*(?:\\(?:times|approx|sim|pm|%|geq?|leq?|rightarrow|to)[\d.,\s\\%~+-]*){0,5}\$"
)
_CITATION = re.compile(r"\[[\d,;\s–-]{1,60}\]|\([^()]{0,200}\b(?:19|20)\d\d[a-z]?[^()]{0,200}\)|\bet al\b")
_OPENING = re.compile(r"""["'“‘(\[*•\s]{0,9}(?:[A-Z0-9$]|[a-z]{1,3}[A-Z])""")
_CLOSING = re.compile(r"""[.!?;](?:["'”’)\]]|\s*\[[\d,\s]{1,30}\]){0,4}\s*\d{0,2}$|https?://\S+$""")
_ADDRESS = re.compile(r"https?://\S+")
# What abstracts keep of their LaTeX, and readers know.
_MARKUP = re.compile(r"\\(?:text\w{2}|emph|underline|url|href|mathrm)\{[^{}]{0,80}\}|[_^]\{[^{}]{0,20}\}")
_DEBRIS = re.compile(r"\\[A-Za-z]{2,}|[{}]|\s\|\s|\.{4}|\?\?|\ufffd|\b[a-z]{1,12}:[A-Z0-9]|\S{60}")
_POINTER = re.compile(
    r"\b(?:figs?\.|figures?|tables?|tab\.|sections?|sec\.|appendix|appendices|eqs?\.|equations?|algorithms?|listings?)"
    r"\s?~?[A-Z(]?\d|§|\bappendix\s[A-Z]\b|\b(?:above|below|aforementioned|as follows|following|left|right|here)\b",
    re.IGNORECASE,
)
# A sentence that begins by naming others is about their work.
_CREDITS = re.compile(
    r"(?!We\b|Our\b|In this\b)[^,.;]{0,60}(?:\((?:19|20)\d\d|\bet al\b|\[\d|\((?:[A-Z][\w-]+ ){1,4}et al)"
)
_ENUMERATED = re.compile(r"\(?[\divx]{1,4}\)")
_CONTINUED = re.compile(r"\(?(?:[2-9]|i{2,3}|iv|[b-f])[).]\s")  # the next of several points
_FORMULAS_AT_MOST = 0.3  # share of the characters
_CITATIONS_AT_MOST = 0.35  # share of the characters
_LETTERS_AT_LEAST = 0.6  # share of the characters
_CAPITALS_AT_MOST = 0.5  # share of the letters: more is shouted
_WORDS_AT_LEAST = 5


def is_fit(text: str, *, longest: int = LONGEST, is_item: bool = False) -> bool:
    """Whether a reader can make sense of the words alone.

    Args:
        text: A sentence, or two that belong together.
        longest: In characters.
        is_item: Whether it is a list item, which may lack a full stop.

    """
    if not (_SHORTEST_ITEM if is_item else SHORTEST) <= len(text) <= longest:
        return False
    if not _OPENING.match(text) or not (is_item or _CLOSING.search(text)) or text.endswith((":", ",")):
        return False
    if sum(map(len, _formulas(text))) > _FORMULAS_AT_MOST * len(text):
        return False
    if sum(len(found[0]) for found in _CITATION.finditer(text)) > _CITATIONS_AT_MOST * len(text):
        return False
    words = _FORMULA.sub(" ", text)
    if "$" in words or _DEBRIS.search(_ADDRESS.sub(" ", _MARKUP.sub(" ", words))):
        return False
    letters = [letter for letter in words if letter.isalpha()]
    return (
        len(words.split()) >= _WORDS_AT_LEAST
        and len(letters) >= _LETTERS_AT_LEAST * sum(not letter.isspace() for letter in words)
        and sum(map(str.isupper, letters)) <= _CAPITALS_AT_MOST * len(letters)
        and words.count("(") <= words.count(")") + (_ENUMERATED.match(words) is not None)
        and words.count("[") == words.count("]")
    )


def faults(text: str, *, longest: int = LONGEST, is_item: bool = False) -> float:
    """What is taken off a quote for what it lacks alone: 0 for a clean one, infinite for one that is not fit."""
    if not is_fit(text, longest=longest, is_item=is_item):
        return inf
    formulas, citations = len(_formulas(text)), sum(1 for _ in _CITATION.finditer(text))
    pointers = sum(1 for _ in _POINTER.finditer(text))
    return (
        0.25 * min(formulas, 6)
        + 0.2 * min(max(citations - 1, 0), 5)
        + (0.3 + 0.1 * min(pointers, 5) if pointers else 0)
        + 0.3 * (len(text) > _LONG)
        + 0.5 * (len(text) < _SHORT and not is_item)
        + 0.4 * (_MARKUP.search(_FORMULA.sub(" ", text)) is not None)
        + 0.7 * (_CREDITS.match(text) is not None)
        + 1.0 * ("? " in text)
        + 3.0 * text.endswith("?")
        + 1.5 * (not is_item and _CONTINUED.match(text) is not None)
    )


def _formulas(text: str) -> list[str]:
    """The formulas that are more than a figure."""
    return [found for found in _FORMULA.findall(text) if not _FIGURE_FORMULA.fullmatch(found)]
