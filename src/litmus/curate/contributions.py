"""What a paper says that it brings, in the words of its title and abstract: a kind of thing, something new or not.

Authors say so themselves, and most of them do: of 21,768 papers of arXiv 15 % call what they bring new or the first,
47 % say only that they propose or introduce something, which counts half. 7 % bring a benchmark, 9 % study what is
there, 1 % each survey, release a model or a tool; the rest, four in five, bring a method.
"""

import re
from enum import StrEnum

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
_SURVEY = re.compile(
    r"\b(?:survey|(?:literature|systematic|comprehensive|critical) review|a review|review of|tutorial|roadmap|primer)\b"
    r"|^position:|position paper",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\btechnical report\b", re.IGNORECASE)
_MODEL = re.compile(
    rf"{_WE}(?:introduc|present|releas|open-sourc)[a-z]{{0,4}}\b[^.;]{{0,60}}?"
    r"\b(?:(?:family|series|suite) of (?:[\w-]+ ){0,4}models"
    r"|\d+(?:\.\d+)?[BM](?:-parameter| parameter)? (?:[\w-]+ ){0,3}model)\b",
    re.IGNORECASE,
)
_TOOL = re.compile(
    rf"{_WE}(?:introduc|present|releas|open-sourc|describ|buil)[a-z]{{0,4}}\b[^.;]{{0,60}}?"
    r"\b(?:toolkit|library|platform|software|(?:python|open-source) package|simulator|(?:serving|training) system)\b",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    rf"{_WE}(?:stud(?:y|ies)|investigat|analy[sz]|examin|revisit|explor|assess|compar|quantif|audit|characteri[sz])"
    r"[a-z]{0,4}\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(rf"{_WE}(?:propos|introduc|present|develop|design)[a-z]{{0,4}}\b|\bis proposed\b", re.IGNORECASE)


class Contribution(StrEnum):
    """What a paper brings."""

    METHOD = "method"
    BENCHMARK = "benchmark"
    STUDY = "study"  # of what is there
    SURVEY = "survey"
    MODEL = "model"  # released, with a report on it
    TOOL = "tool"


def contribution(paper: Paper) -> Contribution:
    """What the paper brings, most of all; a method, where it says nothing else."""
    abstract = paper.abstract[:_LONGEST]
    if _SURVEY.search(paper.title):
        return Contribution.SURVEY
    if _REPORT.search(paper.title) or _MODEL.search(abstract):
        return Contribution.MODEL
    if benchmark(paper):
        return Contribution.BENCHMARK
    if _TOOL.search(abstract):
        return Contribution.TOOL
    studies = _STUDIES.search(abstract) is not None and not _OFFERS.search(abstract)
    return Contribution.STUDY if studies else Contribution.METHOD


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
