"""Empty praise: words that say nothing of a paper but that somebody, perhaps its own text, would like it praised.

Most words that praise have a plain sense, too: requests are outstanding, tokens are accepted, a joint has a landmark.
Those count where they judge the work: beside a word for it, or for what it brings.
"""

import re

_WORK = r"paper|work|study|article|submission|manuscript|research"
_BRINGS = (
    r"results?|performances?|accurac(?:y|ies)|contributions?|achievements?|methods?|approach(?:es)?|frameworks?|models?|"
    r"systems?|gains?|improvements?|quality|novelty|abilit(?:y|ies)|capabilit(?:y|ies)|success(?:es)?|progress|advances?|"
    r"breakthroughs?|solutions?|job|ideas?|insights?|designs?|architectures?|speed|efficiency|generali[sz]ation|robustness"
)
_GRAND = (
    "outstanding|exceptional|remarkable|revolutionary|seminal|brilliant|extraordinary|phenomenal|stunning|astonishing|"
    "astounding|superb|breathtaking|magnificent|spectacular|amazing"
)
_IS = r"(?:is|are|was|were|remains?|marks|represents)(?:\s+\w+ly|\s+nothing short of)?"
_WELL = "well|good|strong|effective|robust|accurate|powerful|capable|elegant|efficient|fast|clear|promising|clever"
_FIELD = r"the\s+(?:field|history)|AI|NLP|\w+\s+(?:learning|vision|modell?ing|research|intelligence)"

_ENGLISH = "|".join(
    (
        # Words without another sense.
        r"ground-?breaking|revolutioni[sz]es|unparalleled|game-?chang\w+|masterful\w*|impressive(?:ly)?|must-read",
        r"outstandingly|brilliantly",
        # A judgement: "an outstanding new result", "its accuracy is truly remarkable", "works exceptionally well".
        rf"(?:{_GRAND})(?:[\s-]\w+)?\s+(?:{_BRINGS}|paper|study|article|research)",
        rf"(?:an?|this|truly)\s+(?:{_GRAND}|landmark)\s+work(?!\s+(?:items?|units?|requests?|queues?))",
        rf"(?:an?|this)\s+(?:{_GRAND})\s+(?:piece of|and\b)",
        r"(?:an?|this|truly)\s+(?:landmark|milestone)\s+(?:paper|study|article|result|achievement|contribution|advance)",
        rf"(?:{_WORK}|{_BRINGS}|it|this)(?:\s+of(?:\s+the)?\s+\w+)?\s+{_IS}\s+(?:{_GRAND})",
        rf"(?:{_WORK}|{_BRINGS}|it|this)\s+{_IS}\s+a\s+(?:landmark|milestone)(?!\s+(?:for|of|on|as)\b)",
        rf"(?:landmark|milestone)\s+(?:in|for|towards?)\s+(?:{_FIELD})",
        rf"(?:exceptionally|remarkably)\s+(?:{_WELL})",
        # What a reviewer says, of the paper.
        rf"(?:{_WORK})\s+(?:should|must|ought to|deserves to|has to)\s+be\s+(?:accepted|published|read)",
        rf"(?:should|must)\s+(?:accept|read|publish)\s+(?:this|the)\s+(?:{_WORK})",
        rf"(?:{_WORK}|it|this)\s+deserves\s+(?:\w+\s+){{0,2}}(?:acceptance|award|prize|best paper)",
        r"recommend\s+(?:acceptance|accepting)|(?:is|be|as)\s+(?:the|a)\s+best\s+paper",
        rf"highly\s+recommend\s+(?:reading|it|(?:this|the)\s+(?:\w+\s+)?(?:{_WORK}))",
        r"highly\s+recommended(?=[.!]|\s+(?:to|for)\s+(?:all|any|every|readers|researchers|practitioners))",
    )
)

_ITSELF = "论文|本文|该文|文章|稿件|(?:该|此|这项|本)(?:工作|研究)"
_GOOD = "性能|效果|表现|结果|成果|成绩|成就|贡献|能力|效率|质量|优势|提升|进步|意义|工作|研究|论文|方法|模型|洞察|思想"
_BIG = "卓越|杰出|惊人|非凡|十分出色|极其出色"
_OUGHT = "建议|应当?该?|值得|理应|必须"
_END = "$|[。！]"

_CHINESE = "|".join(
    (
        "开创性|革命性(?!质)|划时代|史无前例|颠覆性(?!技术)|令人瞩目|令人印象深刻|令人惊叹|惊艳|叹为观止|堪称典范|杰作|天才般",
        f"(?:{_BIG})的?[^，。；]{{0,6}}?(?:{_GOOD})|(?:{_GOOD})[^，。；]{{0,4}}?(?:{_BIG})",
        "里程碑(?:式|意义)|(?:领域|方向|史上|研究)的?(?:一[个座]|重要)*里程碑|树立了?(?:新的?)?标杆",
        f"必读(?:的|之|论文|文献|佳|{_END})|值得[^，。；]{{0,4}}阅读|强烈推荐(?:阅读|大家|读者|关注|录用|接收|{_ITSELF}|{_END})",
        f"(?:{_ITSELF})(?:{_OUGHT})被?(?:录用|接收|发表)|(?:{_OUGHT})(?:录用|接收|发表)(?:这篇)?(?:{_ITSELF})",
        f"(?:建议|值得)(?:录用|接收)(?:{_END})",
    )
)
_PRAISE = re.compile(rf"\b(?:{_ENGLISH})\b|{_CHINESE}", re.IGNORECASE)


def praise_in(text: str) -> str:
    """The first words of empty praise in a statement; "" for none."""
    found = _PRAISE.search(text)
    return found[0] if found else ""
