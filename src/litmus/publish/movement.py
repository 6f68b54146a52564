"""What rises and falls, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from litmus.model import Language, Movement, Trend, TrendKind, remark
from litmus.publish.dates import day_words
from litmus.publish.facts import Hyperlink
from litmus.publish.links import abs_url
from litmus.publish.prose import plain
from litmus.words import label, say

ALL = 1_000
_LACKING = timedelta(weeks=9)  # of days that a person is advised to collect


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """A topic that rises or falls."""

    name: str
    symbol: str
    is_rising: bool
    words: str  # how much, in words
    daily: tuple[float, ...]  # share of each day's papers, 0 to 1
    recent: int  # how many of these days, at the end, are the recent ones
    described: str  # the plot in words
    papers: tuple[Hyperlink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What moves, in one language."""

    words: str  # what was compared and how sure it is, or why nothing was
    rising: tuple[Mover, ...]
    falling: tuple[Mover, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Mover, ...]], ...]:
        """Those that there are, each with the name of its heading's label."""
        groups = (("page.rising", self.rising), ("page.falling", self.falling))
        return tuple((name, movers) for name, movers in groups if movers)


def shown(movement: Movement, language: Language, *, most: int = ALL, papers: int = ALL) -> Shown:
    """What moves.

    Args:
        movement: All of it.
        language: The page's.
        most: Topics that are shown of the rising ones, and of the falling ones.
        papers: Papers that are named behind each.

    """
    return Shown(
        words=_words(movement, language),
        rising=_movers(movement.rising[:most], movement, language, papers),
        falling=_movers(movement.falling[:most], movement, language, papers),
    )


def percent(share: float) -> str:
    """A share of 0 to 1: two digits below ten percent, so that rare topics differ."""
    return f"{100 * share:.1f}%" if share >= 0.1 else f"{100 * share:.2f}%"  # noqa: PLR2004


def _movers(trends: Iterable[Trend], movement: Movement, language: Language, papers: int) -> tuple[Mover, ...]:
    return tuple(_mover(trend, movement, language, papers) for trend in trends)


def _mover(trend: Trend, movement: Movement, language: Language, papers: int) -> Mover:
    name, recent = plain(trend.name), _recent(movement)
    said = label(f"trend.{trend.kind}", language) if trend.kind is TrendKind.CATEGORY else ""
    facts = {"share": percent(trend.share), "before": percent(trend.share_before), "papers": trend.recent}
    code = "moved" if trend.before and trend.recent else "moved_new" if trend.recent else "moved_gone"
    ratio = f"{trend.share / trend.share_before:.1f}" if trend.before else ""
    return Mover(
        name=f"{said}{name}",
        symbol="↗" if trend.is_rising else "↘",
        is_rising=trend.is_rising,
        words=say(remark(f"publish.{code}", **facts, ratio=ratio), language),
        daily=trend.daily,
        recent=recent,
        described=say(
            remark(
                "publish.plotted",
                first=day_words(movement.days[0], language),
                last=day_words(movement.days[-1], language),
                highest=percent(max(trend.daily)),
            ),
            language,
        ),
        papers=tuple(
            Hyperlink(text=plain(paper.title), url=abs_url(paper.arxiv_id)) for paper in trend.papers[:papers]
        ),
    )


def _recent(movement: Movement) -> int:
    return sum(day >= movement.first for day in movement.days)


def _words(movement: Movement, language: Language) -> str:
    recent = _recent(movement)
    if not movement.is_enough:
        begin = movement.first - _LACKING
        return say(
            remark(
                "publish.movement_short",
                recent=recent,
                before=len(movement.days) - recent,
                begin=begin,
                end=movement.last,
            ),
            language,
        )
    code = "movement" if movement.trends else "movement_none"
    facts = {
        "first": day_words(movement.first, language),
        "last": day_words(movement.last, language),
        "since": day_words(movement.days[0], language),
        "days": recent,
        "papers": sum(movement.sizes[-recent:]),
        "days_before": len(movement.days) - recent,
        "papers_before": sum(movement.sizes[:-recent]),
        "tested": movement.tested,
    }
    return say(remark(f"publish.{code}", **facts), language)
