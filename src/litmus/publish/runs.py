"""What stands out in the words of a statement: figures, which pages set in bold, and addresses, which become links."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from litmus.publish.links import web_url


class Kind(Enum):
    WORDS = auto()
    FIGURE = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a statement's words."""

    text: str
    kind: Kind = Kind.WORDS


# A figure is a number with a unit that measures an effect, or one with decimals, as scores are written, unless the word
# before makes it a name's or a section's. Another number may be a year or a count.
_SHOWN = re.compile(
    r"""
      (?P<address>https?://[^\s<>"'“”‘’，。；：、！？（）「」《》()\[\]{}|\\^`$]+)
    | (?P<figure>
        (?<![A-Za-z0-9_.,:/§$-]) [~+−±]?
        (?: \d+(?:,\d{3})*(?:\.\d+)?
            (?: \s?[%％‰×] | x(?![A-Za-z0-9]) | -?fold\b | \s?倍 | \s?个百分点 | \s?(?:dB|pp|points?)(?![A-Za-z0-9]) )
          | (?P<score> \d{1,3}\.\d{1,3} ) (?![A-Za-z0-9]|[.,-][A-Za-z0-9])
        )
      )
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"(?:\b[A-Z][\w.+-]*|(?i:\b(?:section|sec\.|table|figure|fig\.|eq\.|equation|appendix|version|chapter)))\s$"
)
_NAME = 40  # characters in which a name before a number is looked for


def runs(words: str) -> list[Run]:
    """The words in order, cut at figures and addresses."""
    found, at = [], 0
    for shown in _SHOWN.finditer(words):
        kind = Kind.FIGURE if shown["figure"] else Kind.ADDRESS
        if shown["score"] and _NAMED.search(words[max(0, shown.start() - _NAME) : shown.start()]):
            continue
        text = shown[0] if kind is Kind.FIGURE else shown[0].rstrip(".,;:!?*_")
        if kind is Kind.ADDRESS and not web_url(text):
            continue
        if shown.start() > at:
            found.append(Run(text=words[at : shown.start()]))
        found.append(Run(text=text, kind=kind))
        at = shown.start() + len(text)
    if at < len(words):
        found.append(Run(text=words[at:]))
    return found
