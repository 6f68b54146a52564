"""The authors' keywords."""

import re

_SAID = re.compile(
    r"(?:key\s?-?words?(?: and phrases)?|index terms|关键词|关键字)\s?[.:：—–-]{1,3}\s*(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?[;,；，、·•∙⋅|/\u2003]\s?|\s[—–-]\s|—")
_LONGEST = 800  # characters of a paragraph of keywords
_LONGEST_WORD = 80
_MOST = 40
# What a venue's template says where the authors say nothing.
_PLACEHOLDERS = frozenset({("machine learning", "icml"), ("keywords",), ("keyword1", "keyword2")})


def keywords_in(text: str) -> tuple[str, ...]:
    """The keywords of a paragraph that begins with "Keywords:" or "Index Terms—"; none of any other."""
    said = _SAID.match(text) if len(text) <= _LONGEST else None
    return _likely(text[said.end() :]) if said else ()


def without_keywords(text: str) -> tuple[str, tuple[str, ...]]:
    """An abstract without the keywords at its end, and these."""
    last = None
    for said in _SAID.finditer(text, max(0, len(text) - _LONGEST)):
        if said.start() and text[said.start() - 1].isspace():
            last = said
    words = _likely(text[last.end() :]) if last else ()
    return (text[: last.start()].rstrip(), words) if last and words else (text, ())


def keywords_of(text: str) -> tuple[str, ...]:
    """Keywords that stand side by side; none if they are those of a template."""
    words = tuple(word for part in _BETWEEN.split(text) if (word := part.strip(" .。:：")))
    return () if tuple(word.casefold() for word in words) in _PLACEHOLDERS else words


def _likely(text: str) -> tuple[str, ...]:
    """The same, if they are no sentences."""
    words = keywords_of(text)
    return words if len(words) <= _MOST and all(len(word) <= _LONGEST_WORD for word in words) else ()
