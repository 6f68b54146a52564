"""Links out of a paper: cleaned, and told apart by where they lead."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit, urlunsplit

_LONGEST = 2_000
_CODE = frozenset({
    "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com", "gist.github.com", "sr.ht", "git.sr.ht",
    "sourceforge.net", "anonymous.4open.science", "colab.research.google.com", "codeocean.com", "pypi.org",
})  # fmt: skip
_DATA = frozenset({
    "zenodo.org", "kaggle.com", "figshare.com", "osf.io", "dataverse.harvard.edu", "datadryad.org", "openml.org",
    "data.mendeley.com", "physionet.org", "opendatalab.com",
})  # fmt: skip
_HUBS = frozenset({"huggingface.co", "hf.co", "modelscope.cn", "modelscope.ai"})
_HUB_PAGES = frozenset({"papers", "blog", "docs", "learn", "collections", "join", "login", "pricing", "tasks", "posts"})
_PROJECT = (
    ".github.io", ".gitlab.io", ".netlify.app", ".vercel.app", ".pages.dev", ".hf.space", ".readthedocs.io",
)  # fmt: skip
_BARE = re.compile(
    r"(?<![\w/.@-])(?:https?://|www\.)[^\s<>\"“”‘’{}|\\^`$]{3,2000}"
    r"|(?<![\w/.@-])(?:github\.com|gitlab\.com|huggingface\.co|hf\.co|zenodo\.org)/[\w.~-]{1,100}(?:/[\w.~#=&%-]{1,200}){0,8}"
    r"|(?<![\w/.@-])[a-z0-9-]{1,60}\.github\.io(?:/[\w.~#=&%-]{1,200}){0,8}",
    re.IGNORECASE,
)
_TAIL = ".,;:!?'\"*_~"


def clean(url: str) -> str | None:
    """The URL in its plain form, or None where there is nothing to open.

    Kept are http and https with a host name; user names, ports' defaults, and stray punctuation at the end go.
    """
    url = _trimmed("".join(url.split()))
    if not url or len(url) > _LONGEST:
        return None
    if "://" not in url and re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", url):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not re.fullmatch(r"(?:[\w-]+\.)+[\w-]{2,}", host):
        return None
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    path = re.sub(r"(?:\.git)?/*$", "", parts.path) if host == "github.com" else parts.path
    return urlunsplit(SplitResult(parts.scheme.lower(), netloc, path, parts.query, parts.fragment))


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it; a closing bracket stays if the URL opened one."""
    while url:
        last = url[-1]
        opened = {")": "(", "]": "[", "}": "{", ">": "<"}.get(last)
        if last in _TAIL or (opened and url.count(opened) < url.count(last)):
            url = url[:-1]
        else:
            break
    return url


def kind_of(url: str) -> str:
    """Where a clean URL leads: "code", "data", "model", "project" or "other"."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    steps = [step for step in parts.path.split("/") if step]
    if host in _HUBS:
        return _on_hub(steps)
    if host in _CODE:
        return "code" if steps else "other"
    if host in _DATA:
        return "data" if steps else "other"
    if host == "doi.org" and len(steps) > 1 and steps[1].startswith("zenodo"):
        return "data"
    if host.endswith(_PROJECT) or (host == "sites.google.com" and steps):
        return "project"
    return "other"


def _on_hub(steps: list[str]) -> str:
    match steps:
        case ["datasets", _, *_]:
            return "data"
        case ["spaces", _, *_]:
            return "project"
        case ["models", _, *_]:
            return "model"
        case [first, *_] if first in _HUB_PAGES:
            return "other"
        case [_, _, *_]:
            return "model"
        case [_]:
            return "project"  # an organisation's page
        case _:
            return "other"


def bare_urls(text: str) -> Iterator[str]:
    """URLs that stand in running text, clean."""
    for found in _BARE.finditer(text):
        if url := clean(found[0]):
            yield url
