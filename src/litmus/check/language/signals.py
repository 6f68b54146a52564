"""The words that turn, deny or weaken what a sentence says, in English and Chinese, counted with their doubt.

Few words have one sense in both languages: 不到 is "under" as often as "not", "could" is 可以 and 可能. So a text has
each signal at least as often as it surely gives it, and at most as often as it may give it. Two texts differ where the
least of the one is more than the most of the other.
"""

import re
from dataclasses import dataclass

from litmus.check.language.ways import ENGLISH_FALLS, ENGLISH_RISES, FALLS, RISES

# Before a figure "more than" and 不到 are bounds, which are compared with the figure.
_TO_FIGURE = r"\s?(?:[a-z]{1,9}\s){0,2}?[~约近]?\s?\$?(?:\d(?!D\b)|[一二三四五六七八九十半]|half\b|one\b|two\b)"
# What makes of a bare 高 or 少 a comparison: 高 13.4 个点, 少约 60%.
_BY = r"[出了上]?[约近超至到]{0,2}\s?(?=[\d一两二三四五六七八九十])"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a text gives a signal: surely, and at most."""

    least: int
    most: int

    def exceeds(self, other: "Count") -> bool:
        """Whether it is surely more."""
        return self.least > other.most

    def may_exceed(self, other: "Count") -> bool:
        return self.least > other.least or self.most > other.most

    def or_more(self, doubtful: int) -> "Count":
        """The count, if so many more are possible."""
        return Count(self.least, self.most + doubtful)


@dataclass(frozen=True, slots=True)
class Signal:
    """The words for one thing: those that surely say it, those that may, and those that only look like it."""

    sure: re.Pattern[str]
    doubtful: re.Pattern[str]
    other: re.Pattern[str]

    def count(self, text: str) -> Count:
        """How often folded text gives the signal; of phrases that overlap the longer counts, of equals the surer."""
        taken: list[tuple[int, int]] = []
        counts = [0, 0, 0]
        found = [
            (start - end, sureness, start, end)
            for sureness, pattern in enumerate((self.sure, self.doubtful, self.other))
            for start, end in (match.span() for match in pattern.finditer(text))
        ]
        for _, sureness, start, end in sorted(found):
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                counts[sureness] += 1
        return Count(counts[0], counts[0] + counts[1])

    def words(self, text: str) -> str:
        """The words that surely give the signal, for a reader."""
        return ", ".join(dict.fromkeys(match[0] for match in self.sure.finditer(text)))


def _signal(*, sure: tuple[str, ...], doubtful: tuple[str, ...], other: tuple[str, ...] = ("(?!)",)) -> Signal:
    return Signal(*(re.compile("|".join(words), re.IGNORECASE) for words in (sure, doubtful, other)))


DENIAL = _signal(
    sure=(
        r"\b(?:not|never|none|no|neither|without|unchanged|cannot|unable|nothing|nobody)\b|n't\b|\bfail(?:s|ed)?\sto\b",
        r"没有?|从未|从不|并非|而非|并不|并未|毫无|无效|不变|无法|无需|无须|不|未",
    ),
    doubtful=(
        r"\bnot\snecessarily\b|\b(?:and|or)\s(?:no|not|without)\b|\bnor\b|\b(?!unless)\w+less\b"
        r"|\b(?:lack|exclud|except|invarian|avoid|refus|disabl|remov|absen)\w*"
        r"|\b(?:fail(?:s|ed|ing)?|missing|constant|remains?|remained|same|stable|fixed|unless|free|rather\sthan|instead|hardly|barely|little|few|inferior|rul(?:e|es|ed|ing)\sout)\b"
        r"|\bun(?!der|it|i[oqv]|til|less|like|changed)[a-z]{3,}|\b(?:im|in|ir)(?:possib|accur|sign|suff|cons|comp|corr|relev|effect|valid)\w*",
        r"(?:也|[和、或及])(?:没有?|不|未|无)|不(?:如|及|确定|稳定|一致|平衡|可或缺|等|良|止|敌|确|公平|清|佳|利|明|当|合"
        r"|适|安|规则|完[整全]|充分|可靠|可信|透明)"
        r"|未(?:来|知|必|加)|无损|缺[失少乏]|禁|除非|除[^，。]{0,12}外|[免否莫]|而是|难以|拒绝|省去|无|非(?!常)",
    ),
    other=(
        r"\bnot\s(?:only|just|merely|exceed\w*)\b|\b(?:no|not)\s(?:more|less|fewer|later)\sthan\b",
        r"不(?:同|一样|到|足|断|仅|只|但|过|错|少|论|管|超过|低于|高于|少于|大于)|无论|缺陷|失败",
    ),
)
DOUBT = _signal(
    sure=(
        r"\b(?:(?-i:may)|might|perhaps|possibly|potentially|probably|seems?|appears?\sto|likely)\b",
        "可能|或许|也许|似乎|恐怕|大概率",
    ),
    doubtful=(
        r"\b(?:as|more|less|how|most)\slikely\b|\b(?:could|would|can|possible|likelihood|possibility|potential)\b"
        r"|\b(?:tend|speculat|expect|hypothesi|promis|estimat)\w*",
        "[不尽]可能|可能性|有望|可以|能够|估计|预计|推测|疑似|潜在|倾向|预期|猜测",
    ),
)
AVERAGE = _signal(
    sure=(r"\baverag\w*", "平均|均值"),
    doubtful=(
        r"\baverage\sprecision\b|\b(?:means?|macro|typical\w*|overall|m(?:AP|IoU|AE|SE|RR|PE)|RMSE)\b",
        "平均(?:绝对|平方|精度|精确|倒数|交并|池化)|均方|中位|典型|总体",
    ),
)
MEDIAN = _signal(sure=(r"\bmedian\b", "中位"), doubtful=(r"\btypical\w*", "典型|中值"))
RISE = _signal(
    sure=(
        r"\b(?:increas(?:es?|ed|ing)|improv\w+|ris(?:es?|ing)|rose|rais(?:es?|ed|ing)|grows?|grew|higher|better|faster"
        r"|stronger|superior|outperform\w*|surpass\w*|exceed\w*|beats?|ahead|boost(?:s|ed)?|gain(?:s|ed)?|enhanc\w+"
        r"|longer|larger|greater|widen(?:s|ed)?|more\s\w+\sthan|more\sthan|(?:goes|go|went|going)\sup)\b",
        rf"{RISES}|增至|升到|增到|[先后]升|变[好高快大强长]|(?<![最至较提])(?:高(?!达)|快|多|强|长|好){_BY}",
    ),
    doubtful=(
        r"翻倍|倍增|更(?![低慢少小差弱短糟])[\u4e00-\u9fff]|胜|击败|赢|加快|优化",
        rf"{ENGLISH_RISES}|\b(?:up|over|above|won|adds?|extend\w*)\b",
    ),
    other=(
        rf"\b(?:exceed\w*|above|surpass\w*|over|beyond|up\sto|(?:more|higher|larger|greater|longer)\sthan){_TO_FIGURE}",
        rf"(?:超过|超出|高于|大于|多于)了?{_TO_FIGURE}",
    ),
)
FALL = _signal(
    sure=(
        r"\b(?:decreas(?:es?|ed|ing)|reduc\w+|declin(?:es?|ed|ing)|drop(?:s|ped)?|fall(?:s|ing)?|fell|lower(?:s|ed|ing)?"
        r"|worse\w*|degrad\w+|slower|inferior|underperform\w*|behind|trail(?:s|ed|ing)?|lag(?:s|ged)?|fewer|shrinks?"
        r"|shrank|shrunk|smaller|shorter|weaker|deteriorat\w+|loses?|lost|collaps\w+|narrow(?:s|ed)?|clos(?:es?|ed|ing)(?=\sthe\sgap)|less\s\w+\sthan"
        r"|less\sthan|(?:goes|go|went|going)\sdown)\b",
        rf"{FALLS}|降到|下滑|退化|[先后]降|变[差慢小低弱短]|(?<![最至较降])(?:低(?!于)|慢|少|小|差|短|弱){_BY}",
    ),
    doubtful=(
        r"减半|更[低慢少小差弱短糟]|损失|崩溃|便宜|只有|仅|分之|不到|省|逊|差|亏",
        rf"{ENGLISH_FALLS}|\b(?:half|sav\w*|below|under|down|only|merely|hurts?|without)\b",
    ),
    other=(
        rf"\b(?:below|under|within|(?:less|fewer|lower|smaller|shorter)\sthan){_TO_FIGURE}",
        rf"(?:低于|少于|小于|不足|不及|不到)了?{_TO_FIGURE}",
    ),
)
