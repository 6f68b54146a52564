"""Words and their opposites, in Chinese and English, by what they are opposites of: sizes, results, speeds, sides."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Each line is a kind: English words and Chinese ones for the one way, then for the other.
_KINDS = {
    "size": (
        (
            r"increas\w*|ris(?:e|es|ing)|rose|grow\w*|grew|higher|rais(?:e|es|ed|ing)|more|greater|larger|bigger|longer|deeper"
            r"|wid(?:er|en\w*)|climb\w*|expand\w*|enlarg\w*|heavier|(?:go(?:es)?|went|going)\sup"
        ),
        "增加|增长|增大|上升|升高|[调提]高|提升|扩大|延长|上涨|攀升|拉大|拉长|[更越较][高多大长深宽]|[高多大长深]于|变[高多大长]",
        (
            r"reduc\w*|decreas\w*|lower(?:s|ed|ing)?|shrinks?|shrank|short(?:er|en\w*)|fewer|less|smaller|drop\w*|declin\w*|falls?|fell"
            r"|shallower|narrow(?:s|ed|er|ing)?|diminish\w*|lessen\w*|cheaper|lighter|shrinking|(?:go(?:es)?|went|going)\sdown"
        ),
        "减少|下降|[降调]低|减小|缩小|缩短|下滑|回落|缩减|收窄|[更越较][低少小短浅窄]|[低少小短浅]于|变[低少小短]",
    ),
    "result": (
        r"improv\w*|gain\w*|boost\w*|enhanc\w*|better|superior|outperform\w*|surpass\w*|beats?|beaten|ahead|exceed\w*|above|outdo\w*|helps?|helped|benefits",
        "优于|超[过越]|领先|胜过|击败|胜出|[好强]于|占优|[更越较变][好优强]|改善",
        r"degrad\w*|worse\w*|hurt\w*|harm\w*|underperform\w*|inferior|lag\w*|behind|trail\w*|below|suffer\w*|impair\w*|regress(?:es|ed|ing)?|deteriorat\w*",
        "劣于|落后于?|不[如及敌]|逊于|[差弱]于|逊色|退化|损害|拖累|[更越较变][差弱]|恶化",
    ),
    "speed": (
        r"fast\w*|quick\w*|accelerat\w*|speeds?\sup",
        "[更较]快|快于|加[快速]",
        r"slow\w*|delay\w*",
        "[更较]慢|慢于|减[慢速]",
    ),
    "reach": (
        r"all|every|always|never|any|invariably",
        "所有|全部|始终|总是|任[何意]|全面",
        r"most(?=\s(?:of\b|[a-z-]+s\b|\w+\s[a-z-]+s\b))|mostly|majority|many|some|several|half|often|typically|usually|on\saverage|partly",
        "大多数?|多数|大部分|部分|往往|通常|平均|一半",
    ),
    "rank": (
        r"(?!)",
        "(?!)",
        r"comparable|comparably|competitive|on\s(?:a\s)?par|similar(?:ly)?|identical|equal(?:ly|s)?|match(?:es|ed|ing)?|rivals|indistinguishable",
        "相当|持平|媲美|相近|不相上下|接近|差不多|(?:几乎|基本)(?:相同|一样|一致)",
    ),
    "side": (r"forwards?", "向前|前向", r"backwards?", "向后|后向|反向"),
}
_FIGURE = r"(?!\sthan\s(?:\$|\d|half|one|two|a\s|an\s))"  # "more than half" is how a figure is meant
_SAID = re.compile(
    r"\b(?<!\bor\s)(?:"  # "28 or more" is how a figure is meant
    + "|".join(f"(?P<{kind}_on>{on})|(?P<{kind}_off>{off})" for kind, (on, _, off, _) in _KINDS.items())
    + rf")\b{_FIGURE}|"
    + "|".join(f"(?P<{kind}_zh_on>{on})|(?P<{kind}_zh_off>{off})" for kind, (_, on, _, off) in _KINDS.items()),
    re.IGNORECASE,
)
_DENIES = 40  # characters before a word in which it is denied
_DENIED = re.compile(
    r"(?:\b(?:not|no|never|without|neither|nor|cannot|hardly|fail(?:s|ed)?\sto|stop(?:s|ped)?|avoid\w*|prevent\w*)\b|n't\b)[^,;.]{0,24}$"
    r"|[不未无没][^，。；]{0,4}$|[避防][免止][^，。；]{0,6}$",
    re.IGNORECASE,
)


_ABSENCE = re.compile(
    r"\b(?:without|remov\w*|ablating|disabl\w*|omit\w*|exclud\w*|lack\w*|absence|replac\w*|swap\w*|instead|rather\sthan)\b"
    "|去[掉除]|移除|缺[少乏]|替换|取代|而不是",
    re.IGNORECASE,
)
MOVES = frozenset({"size", "result", "speed"})  # kinds of words for what goes some way
_CLAIMS = frozenset({"reach", "rank"})  # of which one way is more than the other


class Turn(NamedTuple):
    """A word that has an opposite, at a half-open range of folded text."""

    start: int
    end: int
    kind: str
    is_on: bool  # up, ahead, fast, forward
    is_denied: bool

    def is_opposite(self, other: "Turn") -> bool:
        """Whether another word of this kind says the opposite; who tells less than all, or no win, says no more."""
        return self.kind == other.kind and self.says is not other.says and (self.says or self.kind not in _CLAIMS)

    @property
    def says(self) -> bool:
        """Which way it goes, denials taken into account."""
        return self.is_on is not self.is_denied


def turns_in(text: str) -> Iterator[Turn]:
    """The words of folded text that have an opposite, in order."""
    for said in _SAID.finditer(text):
        group = said.lastgroup or ""
        is_denied = bool(_DENIED.search(text[max(0, said.start() - _DENIES) : said.start()]))
        turn = Turn(*said.span(), group.split("_")[0], group.endswith("on"), is_denied)
        yield turn
        if turn.kind == "result" and turn.is_on:
            yield turn._replace(kind="rank")  # who is ahead is not level


def tells_absence(text: str) -> bool:
    """Whether a text tells what comes of it if something is taken away, which has all go the other way."""
    return bool(_ABSENCE.search(text))
