"""What rises and falls in a time, as a page of its own."""

from dataclasses import dataclass

from litmus.model import Language, Movement, Status, remark
from litmus.publish.dates import day_words
from litmus.publish.html_page import environment
from litmus.publish.movement import Shown, shown
from litmus.words import label, say

BEHIND = 5  # papers that are named of each topic


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    language: Language
    title: str
    movement: Shown
    statuses: tuple[Status, ...] = ()  # nothing here was checked

    @property
    def description(self) -> str:
        return self.movement.words

    def label(self, name: str) -> str:
        return label(name, self.language)


def trends_html(movement: Movement, language: Language) -> str:
    """The page: every topic that moved, with the newest papers behind it."""
    first, last = day_words(movement.first, language), day_words(movement.last, language)
    title = say(remark("publish.title_trends", first=first, last=last), language)
    page = _Page(language=language, title=title, movement=shown(movement, language, papers=BEHIND))
    return environment().get_template("trends.html").render(page=page)
