"""The words that turn, deny or weaken what a sentence says, in English and Chinese, counted with their doubt.

Few words have one sense in both languages: 不到 is "under" as often as "not", "could" is 可以 and 可能. So a text has
each signal at least as often as it surely gives it, and at most as often as it may give it. Two texts differ where the
least of the one is more than the most of the other.
"""

import re
from dataclasses import dataclass

from litmus.check.language.ways import ENGLISH_FALLS, ENGLISH_RISES, FALLS, RISES

# Before a figure "more than" and 不到 are bounds, which are compared with the figure.
_TO_FIGURE = r"\s?(?:[a-z]{1,9}\s){0,2}?[~约近]?\s?\$?[\d一二三四五六七八九十半]"
# What makes of a bare 高 or 少 a comparison: 高 13.4 个点, 少约 60%.
_BY = r"[出了上]?[约近超至到]{0,2}\s?(?=[\d一两二三四五六七八九十])"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a text gives a signal: surely, and at most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Signal:
    """The words for one thing: those that surely say it, and those that may."""

    sure: re.Pattern[str]
    doubtful: re.Pattern[str]

    def count(self, text: str) -> Count:
        """How often folded text gives the signal; of a sure and a doubtful phrase that overlap the longer counts."""
        sure = [found.span() for found in self.sure.finditer(text)]
        doubtful = [found.span() for found in self.doubtful.finditer(text)]
        least = sum(not any(_is_longer(other, one) for other in doubtful) for one in sure)
        more = sum(not any(_meet(one, other) and not _is_longer(one, other) for other in sure) for one in doubtful)
        return Count(least, least + more)

    def words(self, text: str) -> str:
        """The words that surely give the signal, for a reader."""
        return ", ".join(dict.fromkeys(found[0] for found in self.sure.finditer(text)))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_longer(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the one overlaps the other and is longer."""
    return _meet(one, other) and one[1] - one[0] > other[1] - other[0]


def _signal(*, sure: tuple[str, ...], doubtful: tuple[str, ...]) -> Signal:
    return Signal(re.compile("|".join(sure), re.IGNORECASE), re.compile("|".join(doubtful), re.IGNORECASE))


DENIAL = _signal(
    sure=(
        r"\b(?:not|never|none|no|neither|without|cannot|unable|nothing|nobody)\b|n't\b|\bfail(?:s|ed)?\sto\b",
        r"没有?|从未|从不|并非|而非|并不|并未|毫无|无法|无需|无须|不|未",
    ),
    doubtful=(
        r"\bnot\s(?:only|just|merely|necessarily)\b|\bno\s(?:more|less|fewer|later)\sthan\b|\b(?:and|or)\s(?:no|not|without)\b|\bnor\b",
        r"\b(?:fail|lack|exclud|except|differ|avoid|refus|disabl|remov|absen)\w*|\b(?:missing|only|unless|free|rather\sthan|instead)\b",
        r"\b(?!unless)\w+less\b|\bun(?!der|it|i[oqv]|til)[a-z]{3,}|\b(?:im|in|ir)(?:possib|accur|sign|suff|cons|comp|corr|vari|relev)\w*",
        r"\b(?:hardly|barely|little|few|less|under|below|beyond|inferior|drop(?:s|ped)?|rul(?:e|es|ed|ing)\sout)\b",
        r"(?:也|[和、或及])(?:没有?|不|未|无)|不(?:同|到|足|断|仅|只|但|过|错|少|如|及|确定|稳定|一致|平衡|变|可或缺|超过|低于|高于|等|良|止|论|管|敌|确|公平|清|佳|利|明|当|合|适|安|规则|完[整全]|充分|可靠|可信|透明)",
        r"未(?:来|知|必)|无论|无损|[缺失禁]|除非|除[^，。]{0,12}外|[只仅免否莫]|而是|难以|拒绝|省去|无|非(?!常)",
    ),
)
DOUBT = _signal(
    sure=(
        r"\b(?:(?-i:may)|might|perhaps|possibly|potentially|probably|seems?|appears?\sto|likely)\b",
        "可能|或许|也许|似乎|恐怕|大概率",
    ),
    doubtful=(
        r"\b(?:as|more|less|how|most)\slikely\b|\b(?:could|would|can|possible|likelihood|possibility|potential)\b",
        r"\b(?:suggest|tend|speculat|expect|hypothesi|promis|estimat|indicat)\w*",
        "[不尽]可能|可能性|有望|可以|能够|估计|预计|推测|疑似|潜在|表明|倾向|预期|猜测",
    ),
)
AVERAGE = _signal(
    sure=(r"\baverag\w*", "平均|均值"),
    doubtful=(
        r"\baverage\sprecision\b|\b(?:means?|macro|typical\w*|per|overall|m(?:AP|IoU|AE|SE|RR|PE)|RMSE)\b",
        "平均(?:绝对|平方|精度|精确|倒数|交并|池化)|均方|中位|典型|总体|每",
    ),
)
MEDIAN = _signal(sure=(r"\bmedian\b", "中位"), doubtful=(r"\btypical\w*", "典型|中值"))
RISE = _signal(
    sure=(
        r"\b(?:increas(?:es?|ed|ing)|improv\w+|ris(?:es?|ing)|rose|rais(?:es?|ed|ing)|grows?|grew|higher|better|faster|stronger"
        r"|superior|outperform\w*|surpass\w*|exceed\w*|beats?|ahead|boost(?:s|ed)?|gain(?:s|ed)?|enhanc\w+|longer|larger|greater)\b",
        rf"(?<!不)(?:{RISES})|增至|升到|增到|变[好高快大强]|(?<![最至较提])(?:高(?!达)|快|多|强|长|好){_BY}",
    ),
    doubtful=(
        rf"\b(?:exceed\w*|above|surpass\w*|over|beyond|(?:more|higher|larger|greater|longer)\sthan){_TO_FIGURE}",
        rf"(?:超过|超出|高于|大于|多于|优于)了?{_TO_FIGURE}|翻倍|倍增|更(?![低慢少小差弱短糟])[\u4e00-\u9fff]|胜|击败|赢|加快|优化",
        rf"{ENGLISH_RISES}|\b(?:up|over|above|won|extend\w*)\b",
    ),
)
FALL = _signal(
    sure=(
        r"\b(?:decreas(?:es?|ed|ing)|reduc\w+|declin(?:es?|ed|ing)|drop(?:s|ped)?|fall(?:s|ing)?|fell|lower(?:s|ed|ing)?|worse\w*"
        r"|degrad\w+|slower|inferior|underperform\w*|behind|trail(?:s|ed|ing)?|lag(?:s|ged)?|fewer|shrinks?|shrank|shrunk"
        r"|smaller|shorter|weaker|deteriorat\w+|loses?|lost|collaps\w+|narrow(?:s|ed)?)\b",
        rf"{FALLS}|降到|下滑|退化|变[差慢小低弱]|(?<![最至较降])(?:低(?!于)|慢|少|小|差|短|弱){_BY}",
    ),
    doubtful=(
        rf"\b(?:below|under|within|(?:less|fewer|lower|smaller|shorter)\sthan){_TO_FIGURE}",
        rf"(?:低于|少于|小于|不足|不及|不到)了?{_TO_FIGURE}|减半|更[低慢少小差弱短糟]|损失|崩溃|便宜|只有|仅|分之|不到|省|逊|差|亏",
        rf"{ENGLISH_FALLS}|\b(?:half|sav\w*|below|under|down|only|merely|hurts?|without)\b",
    ),
)
