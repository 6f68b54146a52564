"""The words that turn, deny or weaken what a sentence says, in English and Chinese, counted with their doubt.

Few words have one sense in both languages: 不到 is "under" as often as "not", "could" is 可以 and 可能. So a text has
each signal at least as often as it surely gives it, and at most as often as it may give it. Two texts differ where the
least of the one is more than the most of the other.
"""

import re
from collections import Counter
from dataclasses import dataclass

from litmus.check.language.ways import ENGLISH_FALLS, ENGLISH_RISES, FALLS, RISES

# Before a figure "more than" and 不到 are bounds, which are compared with the figure; "3D" is none.
_FIGURE = r"(?=\s?(?:[a-z]{1,9}\s){0,2}?[~约近]?\s?\$?(?:\d(?!D\b)|[一二三四五六七八九十半]|(?:half|one|two)\b))"
# What makes of a bare 高 or 少 a comparison: 高 13.4 个点, 少约 60%.
_BY = r"[出了上]?[约近超至到]{0,2}\s?(?=[\d一两二三四五六七八九十])"

Words = tuple[str, str]  # patterns of English words and of Chinese ones


@dataclass(frozen=True, slots=True)
class Count:
    """How often a text gives a signal: surely, and at most."""

    least: int
    most: int

    def exceeds(self, other: "Count") -> bool:
        """Whether it is surely more."""
        return self.least > other.most

    def or_more(self, doubtful: int) -> "Count":
        """The count, if so many more are possible."""
        return Count(self.least, self.most + doubtful)


class Signal:
    """The words for one thing: those that surely say it, those that may, and those that only look like it."""

    def __init__(self, *, sure: Words, doubtful: Words, other: Words = ("(?!)", "(?!)")) -> None:
        self._sure, self._doubtful, self._other = map(_pattern, (sure, doubtful, other))

    def count(self, text: str) -> Count:
        """How often folded text gives the signal. Of words that overlap the longest count, of equals the exception."""
        found = [
            (start - end, rank, start, end)
            for rank, pattern in enumerate((self._other, self._sure, self._doubtful))
            for start, end in (match.span() for match in pattern.finditer(text))
        ]
        taken: list[tuple[int, int]] = []
        counts = Counter[int]()
        for _, rank, start, end in sorted(found):
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                counts[rank] += 1
        return Count(counts[1], counts[1] + counts[2])

    def words(self, text: str) -> str:
        """The words that surely give the signal, for a reader."""
        return ", ".join(dict.fromkeys(match[0] for match in self._sure.finditer(text)))


def _pattern(words: Words) -> re.Pattern[str]:
    english, chinese = words
    return re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)


DENIAL = Signal(
    sure=(
        (
            r"not|never|none|no|neither|without|unless|unknown|lossless|unchanged|cannot|unable|nothing|nobody|nowhere|\w+n't"
            r"|fail(?:s|ed)?\sto"
        ),
        "没有?|[找看达做得]不到|从未|从不|并非|而非|并不|并未|毫无|无损|未知|除非|无效|不变|无法|无需|无须|不|未",
    ),
    doubtful=(
        (
            r"not\snecessarily|(?:and|or)\s(?:no|not|without)|nor|fail(?:s|ed|ing)?|(?:lack|exclud|except|avoid|disabl|remov|omit|skip)\w*"
            r"|(?:invarian|absen)\w*|missing|constant|remain(?:s|ed)?|same|stable|flat|free|rather\sthan|left\sout|still|too\s[a-z]+|instead|hardly|barely"
            r"|little|few|inferior|un(?!der|it|i[oqv]|til|less|like|changed|known)[a-z]{3,}|(?!(?:un|loss)less)\w+less"
            r"|(?:in(?:activ|accur|suff|consist|complet|correct|valid|effect|effic|sensit|signif|visib|feas|capab|adequa|compat)|im(?:poss|pract|perf|prec|plaus|balanc)|ir(?:relev|reg|revers)|il(?:leg|logic)|dis(?:agre|allow|conn|courag)|non-?)\w*"
        ),
        (
            "(?:也|[和、或及])(?:没有?|不|未|无)|未[来必加]|缺[失少乏]|禁|除[^，。]{0,12}外|[免否莫]|而是|难以|省去|无|非(?!常)"
            "|不(?:如|及|符|一|像|再|确定|稳定|一致|平衡|可或缺|等|良|止|敌|确|公平|清|佳|利|明|当|合|适|安|规则|完[整全]|充分|可靠|可信|透明)"
        ),
    ),
    other=(
        r"not\s(?:only|just|merely|exceed\w*)|(?:no|not)\s(?:more|less|fewer|later)\sthan",
        "不(?:同|一样|到|足|断|仅|只|但|过|错|少|论|管|超过|低于|高于|少于|大于)|无论|缺陷|失败|否则",
    ),
)
DOUBT = Signal(
    sure=(
        r"(?-i:may)|might|perhaps|possibly|potentially|probably|seems?|appears?\sto|likely",
        "可能|或许|也许|似乎|恐怕|大概率",
    ),
    doubtful=(
        (
            r"(?:as|more|less|how|most)\slikely|could|would|can|possible|likelihood|possibility|potential"
            r"|(?:tend|speculat|expect|hypothesi|promis|estimat)\w*"
        ),
        "[不尽]可能|可能性|有望|可以|能够|估计|预计|推测|疑似|潜在|倾向|预期|猜测",
    ),
)
AVERAGE = Signal(
    sure=(r"averag\w*", "平均|均值"),
    doubtful=(
        r"average\sprecision|means?|macro|typical\w*|overall|m(?:AP|IoU|AE|SE|RR|PE)|RMSE",
        "平均(?:绝对|平方|精度|精确|倒数|交并|池化)|均方|中位|典型|总体",
    ),
)
MEDIAN = Signal(sure=("median", "中位"), doubtful=(r"typical\w*", "典型|中值"))
RISE = Signal(
    sure=(
        (
            r"increas(?:es?|ed|ing)|improv\w+|ris(?:es?|ing)|rose|rais(?:es?|ed|ing)|grows?|grew|higher|better|faster"
            r"|stronger|superior|outperform\w*|surpass\w*|exceed\w*|beats?|ahead|boost(?:s|ed)?|gain(?:s|ed)?|enhanc\w+"
            r"|longer|larger|greater|widen(?:s|ed)?|more\sthan|more\s[a-z]+\sthan|(?:(?<=%\s)|(?<=times\s)|(?<=points\s))more|(?:go|goes|going|went)\sup"
        ),
        rf"{RISES}|增至|升到|增到|[先后]升|变[好高快大强长]|(?<![最至较提])(?:高(?!达)|快|多|强|长|好){_BY}",
    ),
    doubtful=(
        rf"{ENGLISH_RISES}|up|over|above|won|extra|additional|adds?|extend\w*",
        "翻倍|倍增|更(?![低慢少小差弱短糟])[\u4e00-\u9fff]|胜|击败|赢|加快|优化",
    ),
    other=(
        rf"(?:exceed\w*|above|surpass\w*|over|beyond|up\sto|(?:more|higher|larger|greater|longer)\sthan){_FIGURE}",
        rf"(?:超过|超出|高于|大于|多于)了?{_FIGURE}",
    ),
)
FALL = Signal(
    sure=(
        (
            r"decreas(?:es?|ed|ing)|reduc\w+|declin(?:es?|ed|ing)|drop(?:s|ped)?|fall(?:s|ing)?|fell|lower(?:s|ed|ing)?"
            r"|worse\w*|degrad\w+|slower|inferior|underperform\w*|behind|trail(?:s|ed|ing)?|(?:lag(?:s|ged)?|fall(?:s|ing)?|fell|trail(?:s|ed|ing)?)\sbehind|lag(?:s|ged)?|fewer|shrinks?"
            r"|shrank|shrunk|smaller|shorter|weaker|deteriorat\w+|loses?|lost|collaps\w+|narrow(?:s|ed)?"
            r"|clos(?:es?|ed|ing)(?=\sthe\sgap)|less\sthan|less\s[a-z]+\sthan|(?:(?<=%\s)|(?<=times\s)|(?<=points\s))less|(?:go|goes|going|went)\sdown"
        ),
        rf"{FALLS}|降到|下滑|退化|[先后]降|变[差慢小低弱短]|(?<![最至较降])(?:低(?!于)|慢|少|小|差|短|弱){_BY}",
    ),
    doubtful=(
        rf"{ENGLISH_FALLS}|half|sav\w*|below|under|down|only|merely|without",
        "减半|更[低慢少小差弱短糟]|损失|崩溃|便宜|只有|仅|分之|不到|省|逊|差|亏",
    ),
    other=(
        rf"(?:below|under|within|(?:less|fewer|lower|smaller|shorter)\sthan){_FIGURE}",
        rf"(?:低于|少于|小于|不足|不及|不到)了?{_FIGURE}",
    ),
)
