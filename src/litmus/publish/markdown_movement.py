"""What rises and falls, as Markdown."""

from collections.abc import Iterator

from litmus.model import Language
from litmus.publish.drawings import blocks
from litmus.publish.markdown import escaped, link
from litmus.publish.movement import Mover, Shown
from litmus.words import label


def movement_lines(moves: Shown, language: Language, level: int) -> Iterator[str]:
    """What was compared, and under a heading of this level each topic with its plot in letters and its papers."""
    yield from (escaped(moves.words), "")
    for heading, movers in moves.groups:
        yield from (f"{'#' * level} {label(heading, language)}", "")
        for one in movers:
            yield from _mover(one, language)
        yield ""


def _mover(one: Mover, language: Language) -> Iterator[str]:
    colon = label("point.colon", language)
    yield f"- {one.symbol} **{escaped(one.name)}** {blocks(one.daily)}{colon}{escaped(one.words)}"
    yield from (f"  - {link(paper.text, paper.url)}" for paper in one.papers)
