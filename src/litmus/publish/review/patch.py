"""A review's repairs as a unified diff, for `patch -p1` or `git apply`."""

import re
from difflib import unified_diff

from litmus.publish.review.review import Review

_LINES = re.compile(r"[^\n]*\n|[^\n]+$")  # difflib's lines end where a file's do, and nowhere else


def as_patch(review: Review) -> str:
    """What would make the report say what the paper says; "" if nothing is known that would."""
    mended, last = "", 0
    for repair in review.repairs:
        if repair.start >= last:
            mended += review.text[last : repair.start] + repair.text
            last = repair.end
    mended += review.text[last:]
    name = review.name.replace("\\", "/").lstrip("/")
    lines = unified_diff(_LINES.findall(review.text), _LINES.findall(mended), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
