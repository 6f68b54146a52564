"""Small drawings as inline SVG: the litmus strip of a report, and a day's papers as dots."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from litmus.model import Outcome, Status

PITCH, WIDTH, HEIGHT = 7, 5, 16  # of a strip's cells, in CSS pixels
# Top and height of a cell: what does not hold stands out of the strip, whatever the colours do.
_CELLS = {
    Status.SUPPORTED: (3, 10),
    Status.DERIVED: (3, 10),
    Status.OVERSTATED: (0, 16),
    Status.CONTRADICTED: (0, 16),
    Status.NOT_FOUND: (0, 16),
    Status.NOT_CHECKABLE: (7, 2),
}
DOT, GAP, COLUMNS = 7, 2, 60


def strip(statuses: Sequence[Status]) -> Markup:
    """One cell a statement, in order."""
    cells = Markup().join(_cell(index, status) for index, status in enumerate(statuses))
    return Markup(
        '<svg class="strip" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true">{2}</svg>'
    ).format(max(PITCH * len(statuses) - PITCH + WIDTH, 1), HEIGHT, cells)


def spectrum(statuses: Iterable[Status]) -> Markup:
    """A band of all statements by verdict, each as wide as its share."""
    counts = Counter(statuses)
    bands, at = [], 0
    for status in Status:
        if counts[status]:
            bands.append(
                Markup('<rect class="{}" x="{}" y="0" width="{}" height="1"/>').format(
                    status.replace("_", "-"), at, counts[status]
                )
            )
            at += counts[status]
    return Markup(
        '<svg class="spectrum" viewBox="0 0 {} 1" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(max(at, 1), Markup().join(bands))


def dots(outcomes: Iterable[Outcome]) -> Markup:
    """One dot a paper: the picked first, then the reported, then those left out."""
    order = list(Outcome)
    placed = enumerate(sorted(outcomes, key=order.index))
    paths, rows = [], 1
    for outcome, group in groupby(placed, key=lambda one: one[1]):
        steps = []
        for index, _ in group:
            row, column = divmod(index, COLUMNS)
            rows = row + 1
            steps.append(f"M{column * (DOT + GAP)} {row * (DOT + GAP)}h{DOT}v{DOT}h-{DOT}z")
        paths.append(Markup('<path class="{}" d="{}"/>').format(outcome.replace("_", "-"), "".join(steps)))
    return Markup('<svg class="dots" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(
        COLUMNS * (DOT + GAP) - GAP, rows * (DOT + GAP) - GAP, Markup().join(paths)
    )


def _cell(index: int, status: Status) -> Markup:
    top, height = _CELLS[status]
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        status.replace("_", "-"), index * PITCH, top, WIDTH, height
    )
