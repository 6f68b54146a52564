"""The repairs of a checked report as a unified diff that `git apply` and `patch -p1` take."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import PurePath

from litmus.publish.checked.report import CheckedReport

_QUOTED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def as_patch(report: CheckedReport) -> str:
    """What the repairs change, in the report's own line ends; "" if there is nothing to repair."""
    old, new = _lines(report.mark + report.text), _lines(report.mark + _repaired(report))
    mine, theirs = _names(report.name)
    return "".join(_whole(line) for line in unified_diff(old, new, mine, theirs))


def _repaired(report: CheckedReport) -> str:
    """The report with its repairs made."""
    pieces, at = list[str](), 0
    for one in report:
        for repair in one.verdict.repairs if one.is_finding else ():
            pieces += (report.text[at : one.span[0] + repair.start], repair.text)
            at = one.span[0] + repair.end
    return "".join((*pieces, report.text[at:]))


def _lines(text: str) -> list[str]:
    """As git counts them: by line feeds alone."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _whole(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _names(name: str) -> Iterator[str]:
    """Both sides of the header; of a file elsewhere its name alone, since neither program leaves the folder."""
    path = PurePath(name)
    inside = path.name if ".." in path.parts else path.as_posix()
    for side in ("a", "b"):
        said = f"{side}/{inside}"
        if _QUOTED.search(said):  # as git writes them, and GNU patch reads them since 2.7
            yield '"' + _QUOTED.sub(lambda char: _ESCAPES.get(char[0]) or f"\\{ord(char[0]):03o}", said) + '"'
        else:
            yield f"{said}\t" if " " in said else said
