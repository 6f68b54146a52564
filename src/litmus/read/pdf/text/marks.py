"""What paragraphs begin with: marks of list items, names of theorems."""

import re

from litmus.read.pdf.words import Line

BULLET = re.compile(r"[•‣▪●■►▶➢❖]\s+(?=\S)")
DASH = re.compile(r"[·∙◦○✓✗✘*–—-]\s+(?=\S)")  # that stand in sentences as well
COUNT = re.compile(r"(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
THEOREM = re.compile(
    r"(?P<label>(?:Theorem|Lemma|Proposition|Corollary|Definition|Assumption|Remark|Claim|Conjecture|Example|Fact"
    r"|Observation|Property|Hypothesis|定理|引理|定义|命题|推论)\s?(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2}){0,2})\b"
)


def item_text(text: str) -> str | None:
    """What a line says after the mark of a list item; None if it has none."""
    found = BULLET.match(text) or DASH.match(text) or COUNT.match(text)
    return text[found.end() :] if found else None


def theorem_label(line: Line, text: str) -> str:
    """The name of a theorem or the like that begins with a line, set in another type than the body: "Lemma 2.1"."""
    found = THEOREM.match(text)
    first, last = line.words[0], line.words[-1]
    return found["label"] if found and (first.bold or first.font != last.font) else ""
