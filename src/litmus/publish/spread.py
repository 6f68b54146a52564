"""How ratings fell over the last weeks, in words."""

from litmus.model import Language, Spread, remark
from litmus.publish.dates import day_words
from litmus.publish.facts import STARS
from litmus.words import label, say


def spread_words(spread: Spread, language: Language) -> tuple[str, ...]:
    """The ratings of all picks and, where they tell too little, what would mend it; nothing for a single digest."""
    if spread.digests == 1:
        return ()
    ratings = label("point.list", language).join(
        f"{STARS[rating]} {label(f'rating.{rating}', language)} {count}" for rating, count in spread.ratings.items()
    )
    since = day_words(spread.since, language)
    said = remark("publish.spread", since=since, digests=spread.digests, ratings=ratings)
    return tuple(say(one, language) for one in (said, spread.advice) if one)
