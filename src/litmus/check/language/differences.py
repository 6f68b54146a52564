"""What the words around a figure make of it: a share that goes or one that stays, a difference between things."""

import re

from litmus.check.language.clauses import clause_span, clause_start

_LOSS = re.compile(
    r"减|降|省|损失|失去|丢|少(?!样本)|去除|剪|\b(?:reduc|less|fewer|sav|cut|drop|lower|decreas|remov|prun|discard|los[est]"
    r"|without|shrink|declin|degrad)",
    re.IGNORECASE,
)
_LEFT = re.compile(r"(?:减少?|降低?|下降|缩[减短]?|压缩)[到至为]|\bto\s(?:\w+\s){0,2}$|保[留持]", re.IGNORECASE)
_AROUND = 40  # characters in which a share's sense is told
# What a share is of that is not lost. A gain of 20 % leaves no 80 %.
_STAYS = re.compile(
    r"仅|只|剩|余|留|保持|恢复|占|[用以]|原|[降减]\w{0,2}[到至为]|\b(?:only|just|mere|retain|keep|kept|maintain|preserv|recover"
    r"|remain|left|rest|with|us[ei]|to)|\bof\b",
    re.IGNORECASE,
)
_GAIN = re.compile(
    r"提[升高]|增[加益长]|改善|上升|\+\s?$|\b(?:improv|increas|gain|boost|higher|rais|rise|rose)", re.IGNORECASE
)
_REFERS = re.compile(
    r"\W*(?:(?:that|this|these|it|which)\b|in\sother\swords|(?:the|a)\s(?:gap|difference|gain|ratio|increase|improvement|reduction)\b"
    r"|[这即]|也就是|相当于|换[言句]|差距|[提升降涨]幅?)",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\s?(?:of|的|as\s\w+\sas)")
_MAKES_UP = re.compile(
    r"[占仅即][^，。；,.;]{0,16}$|(?:总[量数额体]|全[部体]|整体|所有[^，。；,.;]{0,6})的?(?:大?约|近)?\s?$|[中里内][，,]?\s?(?:有|大?约|近|只|仅){0,3}\s?$|\b(?:(?:account|mak)\w*\s(?:for|up)|i\.e\.,?|that\sis,?|or)\s(?:about\s|only\s|some\s)?$",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"[提增升涨降减省超比差领落改加缩优快慢高低多少强弱长短大小倍]|\b(?:by|than|over|above|below|behind|ahead|more|less|fewer"
    r"|fast|slow|high|low|better|worse|larg|small|long|short|improv|gain|increas|reduc|decreas|drop|fall|fell|ris|rose"
    r"|boost|speed|outperform|beat|lead|exceed|surpass|gap|differ|sav|cut|shrink|lift|relative|margin|advantage|los[est]"
    r"|degrad|declin|accelerat|compar|win|point|rais|adds?\b|added\b)",
    re.IGNORECASE,
)
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|only|just|over|some|another|a\sfull|a\smere)\s){0,2}"
_BY = re.compile(
    rf"\b(?:by|(?:gain|lead|margin|gap|improvement|increase|rise|drop|decrease|difference|advantage|edge|deficit)\s(?:is|of|was))\s{_ABOUT}$"
    r"|(?:[高低多少快慢小]|[多少][拿得赢用花赚输算]|大(?!约)|提[升高]|[上下]降|降低|领先|落后|超[出过]|相差|差距?|[增减][加少长])(?:[了出达]|大?约|近|仅|足足|整整|\s){0,4}$",
    re.IGNORECASE,
)
_OF = re.compile(r"的(?:大?约|近)?\s?$")  # A 是 B 的 2.7 倍
_EXTRA = re.compile(r"\b(?:more|fewer|additional|extra)\b")
_MORE = re.compile(
    r"\s?(?:points?|pp|percentage\spoints?|percent|[A-Z]\w*\spoints?|times|fold)?\s?"
    r"(?:more|less|fewer|higher|lower|better|worse|ahead|above|below|behind|faster|slower|larger|smaller|longer|shorter|as\s\w+\sas)\b",
)
# What sets two figures against each other, the noun of the first between: "5,020 of 9,163", 410 提升至 880.
_NOUN = r"(?:\s?[\u4e00-\u9fff]{1,2}?)?\s?"
_OF_ALL = re.compile(
    rf"{_NOUN}(?:(?:out\s)?of\s(?:the\s|all\s|its\s|a\stotal\sof\s)?(?:about\s|around\s|roughly\s|some\s|nearly\s)?|中的?|里的?)\s?"
)
_AMONG = re.compile(r"[^，。；,.;]{0,8}[中里][^，。；,.;]{0,3}?[只仅才]?有?\s?(?:大?约|近)?\s?")
_AGAINST = re.compile(
    rf"{_NOUN}(?:vs\.?|versus|against|compared\s(?:to|with)|instead\sof|rather\sthan|to|→|->|对比?|相比|[至到])\s?"
)


def tells_loss(text: str, start: int, end: int) -> bool:
    """Whether a share is one that goes ("90 % less", 减少 90%), not one that stays (with 10 %, 减少到 10%)."""
    before = text[max(clause_start(text, start), start - _AROUND) : start]
    return not _LEFT.search(before) and bool(_LOSS.search(before) or _LOSS.search(text[end : end + _AROUND // 2]))


def tells_rest(text: str, start: int, end: int) -> bool:
    """Whether a share is of what stays ("with 10 %", 保留 90%), not of what is won."""
    before = text[max(clause_start(text, start), start - _AROUND) : start]
    return not _GAIN.search(before) and bool(_STAYS.search(before) or _STAYS.match(text[end:].lstrip()))


def tells_part(text: str, start: int, end: int) -> bool:
    """Whether a share is of something whole ("5.5 % of its parameters", 占 5.5%), or says two figures once more."""
    return bool(_OF_WHOLE.match(text, end) or _MAKES_UP.search(text, max(0, start - _AROUND), start))


def tells_part_of(text: str, start: int, end: int) -> bool:
    """Whether what stands between two figures makes one a part of the other: "83.0 of 83.6", 757 个里只有 360 条."""
    return bool(_OF_ALL.fullmatch(text, start, end) or _AMONG.fullmatch(text, start, end))


def tells_pair(text: str, start: int, end: int) -> bool:
    """Whether what stands between two figures sets them against each other: "410 to 880", "83.0 of 83.6"."""
    return bool(_AGAINST.fullmatch(text, start, end)) or tells_part_of(text, start, end)


def refers_back(text: str) -> bool:
    """Whether a statement goes on from the one before: "That is 3.4 points more", 即高出 3.4 个百分点."""
    return bool(_REFERS.match(text))


def tells_comparison(text: str, start: int, end: int) -> bool:
    """Whether the clause around a figure sets things against each other, as one with a difference or ratio does."""
    return bool(_COMPARES.search(text, *clause_span(text, start, end)))


def tells_difference(text: str, start: int, end: int) -> bool:
    """Whether a figure is by how much, or how many times, one thing is more or less than another."""
    before = text[clause_span(text, start, end)[0] : start]
    is_multiple = text[start:end].endswith("倍") and _OF.search(before)
    return bool(is_multiple or _BY.search(before) or _MORE.match(text, end) or _EXTRA.search(text, start, end))
