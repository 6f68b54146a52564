"""What a section is for, told from its heading."""

import re

from litmus.model import Role

# The first that fits wins: "Conclusion, limitations and future work" is looked up for its limitations.
_HEADINGS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.ABSTRACT, ("abstract", "摘要")),
    (Role.REFERENCES, ("references?", "bibliography", "works cited", "参考文献")),
    (
        Role.ACKNOWLEDGEMENTS,
        (
            r".*\backnowledge?ments?\b.*",
            r".*\bauthor contributions?\b.*",
            "funding",
            "contributors?",
            "contributions and authors?",
            "致谢",
        ),
    ),
    (
        Role.LIMITATIONS,
        (
            r".*\b(?:limitations?|threats to validity|failure (?:cases?|modes?|analysis)|caveats)\b.*",
            r".*\b(?:broader|societal|social) impacts?\b.*",
            "impact statement",
            r".*\bethic(?:s|al)\b.*",
            ".*局限.*",
        ),
    ),
    (
        Role.AVAILABILITY,
        (
            r"(?:(?:code|data|software|models?|materials?|artifacts?|resources?)\b.{0,30}\b)?availability\b.*",
            r"reproducibility(?: statement| checklist)?",
            r"(?:code|data|model)(?: and \w+)? releases?",
            r"open[- ]sourc\w+(?: (?:release|statement|code))?",
            r"(?:released )?artifacts?(?: and \w+)?",
            r"existing assets\b.*",
            r"(?:data and )?licen[cs]\w+",
            "代码.{0,6}",
            ".*开源.*",
        ),
    ),
    (
        Role.RELATED_WORK,
        (
            r".*\brelated (?:works?|literature|research|studies)\b.*",
            r".*\b(?:prior (?:works?|art)|previous works?|literature review)\b.*",
            ".*相关工作.*",
        ),
    ),
    (
        Role.CONCLUSION,
        (
            r"(?:conclusions?|concluding|summary|future (?:works?|directions?)|closing|outlook|takeaways?)\b.*",
            r".*\b(?:and|&) (?:conclusions?|future (?:works?|directions?)|outlook)",
            "(?:结论|总结).*",
        ),
    ),
    (Role.INTRODUCTION, (r"(?:introduction|motivation)\b.*", "(?:引言|绪论|介绍).*")),
    (
        Role.EXPERIMENTS,
        (
            r".*\b(?:experiments?|experimental|evaluations?|evaluating|results?|benchmarks?|benchmarking)\b.*",
            r".*\b(?:ablations?|empirical|case stud(?:y|ies)|findings|baselines|simulations?|further analysis)\b.*",
            r".*\bimplementation details\b.*",
            ".*(?:实验|评估|结果).*",
        ),
    ),
    (
        Role.METHOD,
        (
            r".*\b(?:methods?|methodology|approach(?:es)?|architectures?|framework|algorithms?|pipeline|notation)\b.*",
            r".*\b(?:problem (?:statement|setup|setting|definition)|formulation|preliminar(?:y|ies)|objectives?)\b.*",
            r".*\b(?:training|pre-?training|fine-?tuning|post-?training|infrastructures?)\b.*",
            r"(?:our|the)? ?(?:proposed )?(?:model|system)(?: design| overview)?",
            ".*方法.*",
        ),
    ),
    (Role.RELATED_WORK, (r".*\bbackground\b.*",)),
)
_PATTERNS = tuple((role, re.compile("|".join(words), re.IGNORECASE)) for role, words in _HEADINGS)
_ANYWHERE = frozenset({Role.LIMITATIONS, Role.AVAILABILITY, Role.ACKNOWLEDGEMENTS})
_TOPICS = frozenset({Role.METHOD, Role.EXPERIMENTS})
_FIRM = frozenset(Role) - _TOPICS - {Role.OTHER}  # "Training" under "Related work" is still related work
_LOWEST = 3  # below this level headings are the first words of a paragraph and name topics


def role_of(title: str, *, level: int, parent: Role | None, is_appendix: bool) -> Role:
    """The role of a section.

    Args:
        title: Its heading, without the number.
        level: 1 for a section.
        parent: The role of the section around it.
        is_appendix: Whether its id says that it is one.

    """
    told = _told(title)
    if told in _ANYWHERE:
        return told
    if is_appendix or parent is Role.APPENDIX:
        return Role.APPENDIX
    if told is None or _yields(told, level, parent):
        return parent or Role.OTHER
    return told


def _yields(told: Role, level: int, parent: Role | None) -> bool:
    """Whether what the heading tells counts less than the section around it."""
    if parent in _FIRM:
        return told in _TOPICS
    if level >= _LOWEST and parent is Role.EXPERIMENTS and told is Role.METHOD:
        return True
    return level > _LOWEST and parent not in (None, Role.OTHER)


def _told(title: str) -> Role | None:
    """The role that a heading tells, or None if it tells none."""
    title = title.strip(" .:")[:200]
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(title)), None)
