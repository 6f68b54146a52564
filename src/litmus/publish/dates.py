"""Dates for people."""

from datetime import date

from litmus.model import Language


def day_words(day: date, language: Language) -> str:
    """A date as people write it."""
    return (
        f"{day.year}年{day.month}月{day.day}日"
        if language == "zh"
        else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    )


_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # strftime would ask the machine's locale
