"""Links out of a paper: found in running text, cleaned, each counted once."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from litmus.read.destinations import is_known, kind_of

_LONGEST = 2_000  # characters
_END = r"\s<>\"“”‘’{}|^`$\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"  # no address goes on over these
_ENDINGS = "com|org|io|ai|edu|net|dev|app|co|cn|me|page|site|space"
_BARE = re.compile(
    rf"https?:\s?[/\\]{{1,3}}\s?(?:github\s?\.\s?com(?=/))?[^{_END}]{{3,{_LONGEST}}}"
    rf"|(?<![\w/.@-])www\.[^{_END}]{{3,{_LONGEST}}}"
    rf"|(?<![\w/.@-])(?:[a-z\d][a-z\d-]{{0,60}}\.){{1,5}}(?:{_ENDINGS})/[^{_END}]{{1,{_LONGEST}}}"
    r"|(?<![\w/.@-])[a-z\d][a-z\d-]{0,60}\.(?:github\.io|gitlab\.io|hf\.space|readthedocs\.io)(?![\w/])"
    r"|(?<![\w/.])10\.(?:5281/zenodo\.\d{3,12}|57967/hf/\d{1,9}|7910/DVN/\w{3,12}|6084/m9\.figshare\.[\w.]{3,20})",
    re.IGNORECASE,
)
# One of these stands in every address that is looked for.
_HINTS = (":/", ": /", ":\\", ": \\", "www.", ".io", ".space", "zenodo.", "10.57967", "DVN/", "figshare.")
_HINT = re.compile(rf"\.(?:{_ENDINGS})/", re.IGNORECASE)
_HALF = re.compile(
    r"(https://(?:github|huggingface)\.(?:com|co)/[\w.-]{1,60}/)\s([\w.-]{2,100})"
)  # cut at a line's end
_SMALL_WORDS = frozenset(
    "a an and are as at by for from in is it of on or our that the to under we where which with".split()
)

_TAIL = ".,;:!?'\"*_~\\`…–—"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
# Not seen by anybody, as such and as browsers encode them; and the backslash that LaTeX has before "_" and "%".
_NOTHING = re.compile(
    r"[\u00ad\u200b-\u200f\u2060\ufeff\\]|%5C|%C2%AD|%E2%80%8[B-F]|%E2%81%A0|%EF%BB%BF", re.IGNORECASE
)
_TILDE = re.compile(r"\\textasciitilde\s?(?:\{\})?|\\~\{\}|\$\\sim\$|%7E", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?:[/\\]{0,3}){0,3}(https?):[/\\]{1,3}", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}")
_TRACKING = re.compile(r"utm_\w{1,40}|fbclid|gclid|igshid|mc_[ce]id|ref_src", re.IGNORECASE)
_GITHUB_TAB = "tab"  # "?tab=readme-ov-file": how the page looked when it was copied
_DOI = re.compile(r"10\.\d{4,9}(?:/|$)")
_BEFORE = 100  # characters before an address that may tell what it leads to
_REPOSITORY = 2  # steps of the path: owner and name


def links_in(text: str, hrefs: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """The links of a piece of text, clean, each once, with where they lead (see `kind_of`).

    Args:
        text: As a reader sees it; addresses written out in it are found, and the words before them count.
        hrefs: Targets of its links, which come first.

    """
    written = {identity(url): (url, kind_of(url, before)) for url, before in reversed(tuple(_written(text)))}
    seen = set()
    for url in filter(None, map(clean, hrefs)):
        known = identity(url)
        if known not in seen:
            seen.add(known)
            yield url, written[known][1] if known in written else kind_of(url)
    for known, said in reversed(written.items()):
        if known not in seen:
            yield said


def _written(text: str) -> Iterator[tuple[str, str]]:
    """Addresses in running text, clean, with what stands before them."""
    if not (any(hint in text for hint in _HINTS) or _HINT.search(text)):
        return
    text = _HALF.sub(_joined, text)
    for found in _BARE.finditer(text):
        said = found[0]
        url = clean(f"https://doi.org/{said}" if _DOI.match(said) else said)
        if url:
            yield url, text[max(0, found.start() - _BEFORE) : found.start()]


def _joined(found: re.Match[str]) -> str:
    return found[0] if found[2].lower() in _SMALL_WORDS else found[1] + found[2]


def identity(url: str) -> str:
    """What two spellings of one address have in common: not the scheme, "www.", nor a slash at the end."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    host = parts.netloc.removeprefix("www.").replace("hf.co", "huggingface.co")
    return f"{host}{path.lower() if host == 'github.com' else path}?{parts.query}#{parts.fragment}"


def clean(url: str) -> str | None:
    """The address in its plain form, or None where there is nothing to open.

    Kept are http and https with a host name. User names, default ports, what nobody sees, stray punctuation and
    tracking go.
    """
    if len(url) > 2 * _LONGEST:
        return None
    url = "".join(url.split())
    if scheme := _SCHEME.match(url):
        url = f"{scheme[1].lower()}://{url[scheme.end() :]}"
    url = _trimmed(_without_marks(url))
    if len(url) > _LONGEST:
        return None
    if "://" not in url and re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", url):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    if host == "doi.org" and not _DOI.match(parts.path, 1):
        return None
    if _DOI.fullmatch(host):
        return clean(f"https://doi.org/{host}{parts.path}")
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    return _plain(parts._replace(netloc=netloc))


def _without_marks(url: str) -> str:
    url = _TILDE.sub("~", url)
    while (less := _NOTHING.sub("", url)) != url:
        url = less
    return url.replace("{}", "")


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it; a closing bracket stays if the address opened one."""
    while url:
        opened = _BRACKETS.get(url[-1])
        if url[-1] in _TAIL or (opened and url.count(opened) < url.count(url[-1])):
            url = url[:-1]
        elif url[-3:].upper() in ("%20", "%0A", "%22"):
            url = url[:-3]
        else:
            break
    return url


def _plain(parts: SplitResult) -> str:
    """As the site itself would write it, where it is known."""
    scheme, host, path, query, fragment = parts
    bare = host.removeprefix("www.").removeprefix("dx.")
    if is_known(bare):
        scheme, host = "https", bare
    said = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in said if not _TRACKING.fullmatch(name)]
    if host == "github.com":
        kept = [(name, value) for name, value in kept if name != _GITHUB_TAB]
        path = re.sub(r"(?:\.git)?/*$", "", path)
        fragment = fragment if path.count("/") > _REPOSITORY else ""
    query = query if len(kept) == len(said) else urlencode(kept)
    return urlunsplit(SplitResult(scheme, host, path, query, fragment))
