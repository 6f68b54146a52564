"""What a paper says of its tables outside of them: what leads to one without a caption, and what names it."""

import re
from collections.abc import Iterator
from itertools import chain

from litmus.model import PROSE, Document

_LABEL = re.compile(r"\bTable\s[A-Z]?\.?\d+(?:\.\d+)*")
_SEVERAL = re.compile(r"\bTables\b")
_LONGEST = 600  # characters of what is said of one table


def leads(document: Document) -> dict[str, str]:
    """What is said of each table, by its anchor: its section and the sentence before it, or those that name it."""
    found: dict[str, list[str]] = {block.anchor: [] for block in document.blocks if block.rows}
    for before, block in zip(chain((None,), document.blocks), document.blocks, strict=False):
        if block.rows and not block.label:
            section = document.section(block.section)
            found[block.anchor] += [section.title] if section else []
            if before and before.kind in PROSE and before.sentences:
                start, end = before.sentences[-1]
                found[block.anchor].append(before.text[start:end])
    labelled = {block.label: block.anchor for block in document.blocks if block.rows and block.label}
    for label, sentence in _named(document):
        if label in labelled:
            found[labelled[label]].append(sentence)
    return {anchor: " ".join(said)[:_LONGEST] for anchor, said in found.items()}


def _named(document: Document) -> Iterator[tuple[str, str]]:
    """The labels that sentences name, each with its sentence; none where one names several."""
    for sentence in document.sentences():
        labels = {" ".join(label.split()) for label in _LABEL.findall(sentence.text)}
        if len(labels) == 1 and not _SEVERAL.search(sentence.text):
            yield labels.pop(), sentence.text
