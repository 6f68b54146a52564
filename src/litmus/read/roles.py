"""What a section is for, told from its heading."""

import re

from litmus.model import Role

# The first that fits wins: "Conclusion, limitations and future work" is looked up for its limitations.
_HEADINGS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.ABSTRACT, ("abstract", "(?:内容)?摘要")),
    (
        Role.REFERENCES,
        (
            "references?(?: and notes)?|bibliography|(?:works?|literature) cited|cited works|literature",
            "(?:参考|引用)文献",
        ),
    ),
    (Role.CHECKLIST, (r"(?:.{0,60}\b)?checklist\b.{0,40}", ".{0,20}(?:检查清单|检查表)")),
    (
        Role.APPENDIX,
        (
            r"(?:technical |online )?(?:appendix|appendices)\b.*",
            r"(?:online )?supplement(?:s|ary|al)?\b.*",
            "supporting information",
            "附录.*|补充材料",
        ),
    ),
    (
        Role.ACKNOWLEDGEMENTS,
        (
            r".*\backnowledge?ments?\b.*",
            r".*\bauthor(?:ship)? contributions?\b.*",
            "funding(?: statement)?",
            r"(?:core )?contributors?|contributions and authors?|authors? (?:and contributors?|list)",
            r"(?:declarations? of )?(?:competing|conflicts? of) interests?(?: statement)?|declarations?|disclosures?",
            # Venues ask how the paper was written.
            r"(?:the |statement on the )?(?:use|usage) of (?:large language models?|llms?|generative ai|ai)\b.{0,20}",
            r"(?:declaration of )?(?:large language model|llm|ai) (?:usage|use)(?: statement| disclosure)?",
            r"declaration of (?:llm|generative ai)\b.{0,30}",
            "[致鸣]谢|作者贡献(?:声明)?|利益冲突(?:声明)?|(?:基金)?资助",
        ),
    ),
    (
        Role.LIMITATIONS,
        (
            r".*\b(?:limitations?|shortcomings|threats to validity|failure (?:cases?|modes?|analysis)|caveats)\b.*",
            r".*\b(?:broader|societal|social) impacts?\b.*",
            "impact statements?",
            r".*\bethic(?:s|al)\b.*",
            r"(?:potential )?risks|responsible use",
            ".*局限.*|.*伦理.*|社会影响|不足与展望|风险",
        ),
    ),
    (
        Role.AVAILABILITY,
        (
            r"(?:(?:code|data|software|models?|materials?|artifacts?|resources?)\b.{0,30}\b)?availability\b.*",
            "reproducibility(?: statement| and code)?",
            r"(?:code|data|model)(?: and \w+)? releases?|data access|(?:source )?code|code and (?:data|models?)",
            r"open[- ]sourc\w+(?: (?:release|statement|code))?|open science(?: statement)?",
            r"(?:released )?artifacts?(?: and \w+)?|resources|assets",
            r"existing assets\b.*",
            r"(?:data and )?licen[cs]\w+",
            "代码.{0,6}|数据可用性.{0,4}|可复现性.{0,4}|.*开源.*",
        ),
    ),
    (
        Role.RELATED_WORK,
        (
            r".*\brelated (?:works?|literature|research|studies)\b.*",
            r".*\b(?:prior (?:works?|art)|previous works?|literature review)\b.*",
            "state[- ]of[- ]the[- ]art|existing (?:approaches|methods|work)",
            ".*相关(?:工作|研究).*|.*文献综述|.*研究现状",
        ),
    ),
    (
        Role.CONCLUSION,
        (
            r"(?:conclusions?|concluding|summary|future (?:works?|research|directions?)|closing|outlook)\b.*",
            r"(?:takeaways?|key takeaways|lessons learned|implications|perspectives|recommendations|final remarks)\b.*",
            r"open (?:problems|questions|challenges)\b.*",
            r"(?:general )?discussions?(?: (?:and|&) (?:implications|perspectives))?",
            r".*(?:\band|&) (?:conclusions?|future (?:works?|directions?)|outlook)",
            "(?:结论|结语|结束语|总结|小结|展望|讨论|未来工作).*",
        ),
    ),
    (
        Role.INTRODUCTION,
        (
            r"(?:introduction|motivation)\b.*",
            "(?:our |main )?contributions",
            "(?:引言|前言|绪论|导论|介绍|简介|研究背景与意义).*",
        ),
    ),
    (
        # What a data set or a benchmark is made with comes before what is measured on it.
        Role.METHOD,
        (
            r".*\b(?:benchmark|data(?: ?set)?s?|corpus)\b.{0,30}\b(?:construction|curation|collection|design)\b.*",
            r"(?:synthetic )?data generation\b.*",
            r"(?:constructing|building|collecting|curating)\b.*",
            r"theoretical (?:analysis|foundations?|framework)|convergence analysis",
        ),
    ),
    (
        Role.EXPERIMENTS,
        (
            r".*\b(?:experiments?|experimental|evaluations?|evaluating|results?|benchmarks?|benchmarking)\b.*",
            r".*\b(?:ablations?|empirical|case stud(?:y|ies)|findings|baselines|simulations?|analys[ie]s)\b.*",
            r".*\bimplementation details\b.*",
            r".*\bmetrics\b.*|hyper-?parameters?\b.*|(?:user|human) stud(?:y|ies)\b.*",
            r"comparisons?\b.*|performance\b.*|scaling|visuali[sz]ations?|validation|setup|insights|observations",
            r"(?:downstream )?(?:applications|tasks)",
            "(?:[^\\s]{0,10})(?:实验|评估|评测|结果|消融|案例|仿真).*|(?:性能|误差)?分析",
        ),
    ),
    (
        Role.METHOD,
        (
            r".*\b(?:methods?|methodology|approach(?:es)?|architectures?|framework|algorithms?|pipeline|notations?)\b.*",
            r".*\b(?:problem (?:statement|setup|setting|definition)|formulation|preliminar(?:y|ies)|objectives?)\b.*",
            r".*\b(?:training|pre-?training|fine-?tuning|post-?training|infrastructures?)\b.*",
            r"(?:our|the)? ?(?:proposed )?(?:model|system)(?: design| overview)?",
            r".*\bprocedure|architectur\w+ details",
            r"(?:task|loss|threat) (?:definition|function|model)",
            r"(?:reward|system|network|model|study|research) (?:model(?:ing)?|design)",
            r"(?:overview|implementation|inference|decoding|optimi[sz]ation|design|theory|taxonomy|materials)\b.*",
            r"(?:data|datasets?|data (?:preparation|pipeline|processing)|preprocessing|annotation|tokeni[sz]\w+)\b.*",
            r"losses|hypotheses|hardware|a taxonomy of .*|reinforcement learning|(?:attention|quanti[sz]ation) \w+",
            "(?:.{0,6})(?:方法|算法|模型|框架|架构|结构|系统设计|问题定义|问题描述|预备知识|理论分析|训练|数据集?|数据集?构建).{0,4}",
        ),
    ),
    (Role.RELATED_WORK, (r".*\bbackground\b.*", ".*背景")),
)
_PATTERNS = tuple((role, re.compile("|".join(words), re.IGNORECASE)) for role, words in _HEADINGS)
# A number that is left in front of the words.
_NUMBER = re.compile(
    r"^(?:(?:section |chapter )?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.:)]?|[IVX]{1,5}[.:]|[A-Z][.:])\s+"
    r"|第[一二三四五六七八九十\d]{1,3}[章节]\s*|[一二三四五六七八九十]{1,3}[、.．]\s*)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")  # "引 言"
_LONGEST = 200  # characters
_ANYWHERE = frozenset({Role.LIMITATIONS, Role.AVAILABILITY, Role.ACKNOWLEDGEMENTS, Role.CHECKLIST})
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
    if parent is Role.CHECKLIST:
        return parent
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
    if level > 1 and (parent, told) == (Role.EXPERIMENTS, Role.METHOD):
        return True
    if level > 1 and parent in _TOPICS and told is Role.CONCLUSION:
        return True
    return level > _LOWEST and parent not in (None, Role.OTHER)


def _told(title: str) -> Role | None:
    """The role that a heading tells, or None if it tells none."""
    title = _SPACED.sub("", _NUMBER.sub("", title.strip()[:_LONGEST], count=1)).strip(" .:：")
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(title)), None)
