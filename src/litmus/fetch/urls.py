"""URLs as they may be kept and shown."""

from urllib.parse import urlsplit, urlunsplit


def bare(url: str) -> str:
    """The URL without user and password; text that is no URL as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url
