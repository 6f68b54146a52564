"""A trial's curves as an SVG drawing: the mean over seeds as a line, its interval as a band."""

from collections.abc import Sequence
from importlib.util import find_spec
from io import StringIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from litmus.model import Run
from litmus.trials import Trial, interval

SVG = "http://www.w3.org/2000/svg"
SIZE = (7.0, 3.8)  # inches
COLOURS = ("#2457a6", "#b5542c", "#3f7d4e", "#7a4fa0", "#8a6d1d", "#4a4a4a")
MARKERS = "osD^vX"
FEW = 30  # points of a line that get a marker each
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "litmus",
    "font.family": "sans-serif",
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def can_plot() -> bool:
    """Whether matplotlib, an extra, is there."""
    return find_spec("matplotlib") is not None


def plot_svg(trial: Trial, runs: Sequence[Run]) -> str:
    """The plot that answers a trial's question, from runs of one size; "" for none, or without matplotlib."""
    if trial.plot is None or not runs or not runs[0].curves or not can_plot():
        return ""
    import matplotlib as mpl  # noqa: PLC0415 - an extra
    from matplotlib.figure import Figure  # noqa: PLC0415

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.subplots()
        for place, name in enumerate(runs[0].curves):
            _draw(axes, name, place, runs, is_certain=trial.is_certain)
        axes.set_xlabel(_plain(trial.plot.x))
        axes.set_ylabel(_plain(trial.plot.y))
        if trial.plot.log_x:
            axes.set_xscale("log")
        if trial.plot.log_y:
            axes.set_yscale("log")
        axes.legend(frameon=False, fontsize="small")
        drawn = StringIO()
        figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _without_styles(drawn.getvalue())


def _without_styles(svg: str) -> str:
    """The drawing with presentation attributes in place of styles, which our pages do not allow."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(root.iter(f"{{{SVG}}}metadata", f"{{{SVG}}}style")):
        element.getparent().remove(element)
    for element in root.iter():
        for declared in element.attrib.pop("style", "").split(";"):
            name, _, value = (text.strip() for text in declared.partition(":"))
            if name == "font":  # a size, then families
                element.set("font-size", value.split(" ")[0])
            elif name:
                element.set(name, value)
    root.set("role", "img")
    return str(etree.tostring(root, encoding="unicode"))


def _draw(axes: Any, name: str, place: int, runs: Sequence[Run], *, is_certain: bool) -> None:
    xs = [x for x, _ in runs[0].curves[name]]
    found = [
        interval([run.curves[name][point][1] for run in runs], is_certain=is_certain or len(runs) == 1)
        for point in range(len(xs))
    ]
    colour, marker = COLOURS[place % len(COLOURS)], MARKERS[place % len(MARKERS)] if len(xs) <= FEW else ""
    axes.plot(xs, [one.mean for one in found], color=colour, marker=marker, markersize=4, label=_plain(name))
    axes.fill_between(xs, [one.low for one in found], [one.high for one in found], color=colour, alpha=0.18, lw=0)


def _plain(text: str) -> str:
    """Text as matplotlib prints it: a dollar sign is no formula."""
    return text.replace("$", r"\$")
