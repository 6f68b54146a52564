"""The entries of a BibTeX file.

By bibtexparser: of an entry that never ends it gives up that one, where pybtex gives up all that follow; and it puts no
strings together, which lets a file of 30 lines fill the memory in pybtex. TeX in titles is read by pylatexenc.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from litmus.library.unreadable import Unreadable

MOST = 50_000  # signs that may begin an entry; as many take a second or two
_TEX = re.compile(r"[\\{}~$]")
_LONGEST = 1_000  # characters of a title


def bibtex_entries(text: str) -> Iterator[Mapping[str, str] | None]:
    """Each entry's fields by name, in lower case; None for one that cannot be read. Raises: Unreadable."""
    if "@" not in text:
        raise Unreadable("it is neither BibTeX nor CSL-JSON")
    if text.count("@") > MOST:
        raise Unreadable(f"it has more than {MOST:,} entries")
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - wanted for libraries alone

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would say, we count
    for block in parse_string(text).blocks:
        if (entry := _entry_of(block)) is not None:
            fields = {
                field.key.lower(): str(field.value) for field in reversed(entry.fields)
            }  # of two the first, as BibTeX does
            yield fields | {"title": _plain(fields.get("title", ""))}
        elif _is_lost(block):
            yield None


def _entry_of(block: Any) -> Any:
    """The entry in a block; one whose key is there twice, or a field, is one all the same."""
    from bibtexparser.model import Entry  # noqa: PLC0415

    found = block if isinstance(block, Entry) else getattr(block, "ignore_error_block", None)
    return found if isinstance(found, Entry) else None


def _is_lost(block: Any) -> bool:
    from bibtexparser.model import ParsingFailedBlock, String  # noqa: PLC0415

    return isinstance(block, ParsingFailedBlock) and not isinstance(block.ignore_error_block, String)


def _plain(title: str) -> str:
    """A title without TeX, but for its formulas; as it is, where that cannot be read."""
    title = title[:_LONGEST]
    if not _TEX.search(title):
        return title
    try:
        told: str = _reader().latex_to_text(title)
    except Exception:  # noqa: BLE001 - a library's own failures on hostile input, of many kinds
        return _TEX.sub(" ", title)
    return told


@cache
def _reader() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415

    return LatexNodes2Text(math_mode="verbatim", keep_comments=True)
