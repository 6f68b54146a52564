"""How carefully a paper tries what it claims, told from its text."""

import re
from dataclasses import dataclass

from litmus.model import BlockKind, Document

CAPTION = 400  # characters of a table or a figure in which its caption is looked for
_EXHIBITS = frozenset({BlockKind.TABLE, BlockKind.FIGURE})
_RESULTS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, *_EXHIBITS})

_ABLATION = re.compile(r"\bablat(?:ion|e|ed|ing|ive)", re.IGNORECASE)
_WITH_ERROR = re.compile(r"\d\s*(?:±|\\pm\b)\s*\d|\d_\{\s*(?:±|\\pm\b)\s*\d")
_OVER_RUNS = re.compile(
    r"\b(?:over|across|of|with|from|using) (?:the )?"
    r"(?:\d{1,3}|two|three|four|five|six|eight|ten|several|multiple|different) "
    r"(?:independent |different |random |training |repeated ){0,2}(?:seeds|runs|repetitions|restarts)\b"
    r"|\b(?:error bars?|confidence intervals?|standard errors?|bootstrap(?:ped|ping)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """What a paper does beside telling its best figures."""

    has_ablations: bool  # a section, a table or a figure of them
    has_spread: bool  # results with ±, intervals, or over several runs

    @classmethod
    def of(cls, document: Document) -> "Soundness":
        """What the text shows; an abstract shows nothing of either."""
        titles = (section.title for section in document.sections)
        captions = (block.text[:CAPTION] for block in document.blocks if block.kind in _EXHIBITS)
        told = (block.text for block in document.blocks if block.kind in _RESULTS)
        return cls(
            has_ablations=any(_ABLATION.search(text) for text in (*titles, *captions)),
            has_spread=any(_WITH_ERROR.search(text) or _OVER_RUNS.search(text) for text in told),
        )
