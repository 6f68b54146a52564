"""What a paper is about: its own names, the words of its title and abstract."""

import re
from dataclasses import dataclass

from litmus.model import BlockKind, Document
from litmus.report.extract.passages import Passage, content_of
from litmus.report.extract.phrases import words_of

# A word with a capital or a figure inside, which is a name of something: LoRA, GPT-4, AIME24.
NAME = re.compile(r"\b(?:[A-Z][a-z]*[A-Z\d][\w-]*|[A-Z]{2,}[\w-]*|[a-z]+[A-Z]\w*)\b")
_BEFORE_COLON = re.compile(r"^([^:–—]{2,40}?)(?:\s*:|\s[–—-])\s")
_INTRODUCED = re.compile(
    r"\b(?:propose|introduce|present|develop|release|build|called|named|dubbed|termed|call|name)\s(?:[a-z-]{1,30}\s){0,3}"
    r"([A-Z][\w.+-]*[A-Z\d][\w.+-]*|[A-Z][a-z]+(?=[,.(\s]\s?(?:a|an|the|\(|\d)))"
    r"|\b(?:propose|introduce|present)\s[^,.;]{3,80},\s(?:the\s)?([A-Z]\w+)(?=[\s,.])"
    r"|\b(?:propose|introduce|present|develop)\s[^.;()]{3,120}\(([A-Z][\w-]*[A-Z][\w-]*?)s?\)"
)


@dataclass(frozen=True, slots=True)
class Work:
    """The work that a paper reports. All words are in lower case."""

    # What the paper calls it: the word before the title's colon, the name that the abstract gives.
    names: frozenset[str]
    title: frozenset[str]
    summary: frozenset[str]  # the words of title and abstract
    is_abstract: bool  # no more than the abstract was read

    @classmethod
    def of(cls, document: Document) -> "Work":
        abstract = " ".join(block.text for block in document.blocks if block.kind is BlockKind.ABSTRACT)
        title = content_of(words_of(document.title))
        summary = title | content_of(words_of(abstract))
        return cls(_names(document.title, abstract), title, summary, not document.route.is_full_text)

    def closeness(self, passage: Passage) -> float:
        """How much a passage is about what the paper is about, 0 to 1."""
        if not passage.content or not self.summary:
            return 0.0
        shared = len(passage.content & self.summary) / len(passage.content)
        named = len(passage.content & self.title) / max(len(self.title), 1)
        return (shared + named) / 2


def _names(title: str, abstract: str) -> frozenset[str]:
    found = [name for pair in _INTRODUCED.findall(abstract) for name in pair if name]
    if before := _BEFORE_COLON.match(title):
        words = before[1].split()
        found += [word for word in words if len(words) == 1 or NAME.fullmatch(word)]
    return frozenset(name.rstrip(".,").lower() for name in found)
