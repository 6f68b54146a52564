"""The items of a CSL-JSON file, as Zotero and others export them.

Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

import json
import re
from collections.abc import Iterator, Mapping

from litmus.library.unreadable import Unreadable

MOST = 50_000  # items
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")  # "<i>", and the JATS of publishers' abstracts


def csl_entries(text: str) -> Iterator[Mapping[str, str] | None]:
    """Each item's texts by name, in lower case; None for what is no item. Raises: Unreadable."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is not readable as JSON ({str(error)[:80]})") from None
    items = told.get("items") if isinstance(told, dict) else told  # Zotero's own service puts them into a table
    if not isinstance(items, list):
        raise Unreadable("it is JSON, but no list of works")
    if len(items) > MOST:
        raise Unreadable(f"it has more than {MOST:,} works")
    for item in items:
        yield _fields(item) if isinstance(item, dict) else None


def _fields(item: Mapping[str, object]) -> Mapping[str, str]:
    return {name.lower(): _TAG.sub(" ", str(value)) for name, value in item.items() if isinstance(value, str | int)}
