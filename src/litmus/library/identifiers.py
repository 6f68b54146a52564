"""Where entries of libraries name the paper on arXiv: each program, and each style, has its own place for it."""

import re
from collections.abc import Iterator, Mapping

from litmus.model import ArxivId
from litmus.model.errors import BadIdentifier

_LONGEST = 1_000  # characters of a field that are looked at
_ALONE = ("arxivid", "arxiv", "doi", "url", "eprint", "number", "archive_location")  # that hold nothing else
_WITHIN = ("journal", "note", "howpublished", "volume", "publisher", "extra", "eprint", "number", "url")
_NAMED = re.compile(
    r"(?:arxiv\s?[:.]\s?|arxiv\.org/(?:abs|pdf)/|abs/)((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?)",
    re.IGNORECASE,
)


def arxiv_id_of(entry: Mapping[str, str]) -> str | None:
    """The identifier without version that an entry names, if it does.

    Args:
        entry: Its fields by BibTeX's or CSL-JSON's names, in lower case.

    """
    for text in _candidates(entry):
        try:
            return ArxivId.parse(text).base
        except BadIdentifier:
            continue
    return None


def _candidates(entry: Mapping[str, str]) -> Iterator[str]:
    archive = (entry.get("archiveprefix") or entry.get("eprinttype") or entry.get("archive") or "arxiv").lower()
    for name in _ALONE:
        is_of_another = name in {"eprint", "number", "archive_location"} and "arxiv" not in archive
        if name in entry and not is_of_another:
            yield entry[name][:_LONGEST]
    for name in _WITHIN:
        yield from _NAMED.findall(entry.get(name, "")[:_LONGEST])
