"""Where things lie in the folder of all pages, so that pages and feeds can link to each other."""

from datetime import date

DEFAULT = "default"  # the profile whose name is left out


def folder_name(time: date | str, profile: str) -> str:
    """A day's folder, or that of a week or month by its name; one beside it for each further profile."""
    return f"{time}{_ending(profile)}"


def feed_name(profile: str) -> str:
    """A profile's feed, beside the folders of its days."""
    return f"feed{_ending(profile)}.xml"


def _ending(profile: str) -> str:
    return "" if profile == DEFAULT else f"-{profile}"
