"""Small drawings as inline SVG: the litmus strip of a report, a day's papers as dots, a topic's share day by day."""

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
BAR, STEP, TALL = 3, 4, 28  # of a plot's bars, in CSS pixels
BLOCKS, BLOCK_DAYS = "▁▂▃▄▅▆▇█", 5  # a plot in letters: one for as many days


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


def bars(shares: Sequence[float], recent: int, title: str, described: str) -> Markup:
    """One bar a day, as high as its share against the highest; the recent days at the end set off."""
    top, begin = max(shares, default=0) or 1, len(shares) - recent
    heights = [round(TALL * share / top, 1) for share in shares]
    steps = [f"M{place * STEP} {TALL}v-{height}h{BAR}v{height}z" for place, height in enumerate(heights) if height]
    split = sum(height > 0 for height in heights[:begin])
    return Markup(
        '<svg class="bars" role="img" width="{0}" height="{1}" viewBox="0 0 {0} {1}"><title>{2}</title><desc>{3}</desc>'
        '<path class="before" d="{4}"/><path class="recent" d="{5}"/><path class="ground" d="M0 {6}h{0}"/></svg>'
    ).format(len(shares) * STEP, TALL + 1, title, described, "".join(steps[:split]), "".join(steps[split:]), TALL + 0.5)


def blocks(shares: Sequence[float]) -> str:
    """The same in letters, the mean of five days each, counted from the end."""
    begin = len(shares) % BLOCK_DAYS
    means = [sum(shares[at : at + BLOCK_DAYS]) / BLOCK_DAYS for at in range(begin, len(shares), BLOCK_DAYS)]
    top = max(means, default=0) or 1
    return "".join(BLOCKS[round((len(BLOCKS) - 1) * mean / top)] for mean in means)


def _cell(index: int, status: Status) -> Markup:
    top, height = _CELLS[status]
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        status.replace("_", "-"), index * PITCH, top, WIDTH, height
    )
