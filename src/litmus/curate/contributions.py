"""What a paper says that it brings, in the words of its title and abstract: something new, or a benchmark.

Authors say so themselves, and most of them do: of 21,768 papers of arXiv 15 % call what they bring new or the first,
47 % say only that they propose or introduce something, which counts half, and 7 % bring a benchmark.
"""

import re

from litmus.model import Paper

PLAIN = 0.5  # of what a new idea can bring: something is proposed, and not called new
_LONGEST = 5_000  # characters of an abstract that are looked at

_WE = r"\b(?:we|this (?:paper|work|article|study))\b[^.;:]{0,40}?\b"
_MAKES = (
    r"(?:introduc|propos|present|releas|construct|build|built|develop|curat|creat|contribut|establish|design|provid|offer)"
    r"[a-z]{0,4}\b"
)
_BENCHMARK = r"(?:benchmarks?(?! (?:our|its|the|their))|test suites?|evaluation suites?|leaderboards?)\b"
_BRINGS_BENCHMARK = re.compile(rf"{_WE}{_MAKES}[^.;]{{0,80}}?\b{_BENCHMARK}", re.IGNORECASE)
_IS_BENCHMARK = re.compile(r"\b(?i:benchmark(?:s|ing)?)\b|\b[\w-]{0,30}Bench\b")
_NEW = re.compile(
    rf"{_WE}(?:propos|introduc|present|develop)[a-z]{{0,4}}\b[^.;]{{0,40}}?\b(?:new|novel|the first)\b"
    r"|\bfor the first time\b|\bnew paradigm\b|\bthe first (?:to|that)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(rf"{_WE}(?:propos|introduc)[a-z]{{0,4}}\b", re.IGNORECASE)


def new_idea(paper: Paper) -> tuple[float, str]:
    """How much it says that it brings a new idea, 0 to 1, and the words that say so. A benchmark is none."""
    abstract = paper.abstract[:_LONGEST]
    if benchmark(paper):
        return 0.0, ""
    if found := _NEW.search(abstract):
        return 1.0, _told(found[0])
    found = _PROPOSES.search(abstract)
    return (PLAIN, _told(found[0])) if found else (0.0, "")


def benchmark(paper: Paper) -> str:
    """The words in which it says that it brings a benchmark; "" if it does not."""
    found = _IS_BENCHMARK.search(paper.title) or _BRINGS_BENCHMARK.search(paper.abstract[:_LONGEST])
    return _told(found[0]) if found else ""


def _told(words: str) -> str:
    return " ".join(words.split())
