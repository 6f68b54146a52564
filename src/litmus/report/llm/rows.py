"""Tables of results: which of them tells most, and which of its rows."""

import re
from collections import Counter
from statistics import fmean

from litmus.model import Block, Cell, Role
from litmus.report.extract.phrases import words_of
from litmus.report.llm.parts import heads

_BASELINES = 2  # that are shown beside the paper's own rows
_OURS = frozenset({"ours", "our"})
_NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?")
_LESS = re.compile(  # heads of columns in which less is better
    r"↓|downarrow|\b(?:perplexity|ppl|loss|error|errors|latency|time|cost|fid|fvd|wer|cer|rmse|mae|mse|seconds|memory)\b",
    re.IGNORECASE,
)
# How much a table of results may be expected where it stands.
_PLACES = {
    Role.EXPERIMENTS: 3, Role.CONCLUSION: 2, Role.INTRODUCTION: 2, Role.METHOD: 1, Role.OTHER: 1, Role.LIMITATIONS: 1,
}  # fmt: skip
_SETTINGS = re.compile(
    r"hyper-?\s?parameter|statistics|notation|settings?\b|configuration|prompt|examples?\b", re.IGNORECASE
)


def merit(table: Block, role: Role, names: frozenset[str]) -> int:
    """How much a table may say of the results. Bold cells and the own name tell a comparison; settings are none."""
    body = table.rows[heads(table.rows) :]
    return (
        _PLACES.get(role, 0)
        + any(cell.is_bold for row in body for cell in row)
        + any(_is_own(row, names) for row in body)
        - 2 * (_SETTINGS.search(table.text.partition("\n")[0]) is not None)
    )


def telling_rows(table: Block, names: frozenset[str]) -> list[int]:
    """The rows that tell the result, those that tell most first: the own ones, bold ones, the strongest baselines."""
    body = range(heads(table.rows), len(table.rows))
    own = [number for number in body if _is_own(table.rows[number], names)]
    bold = [number for number in body if any(cell.is_bold for cell in table.rows[number])]
    first = list(dict.fromkeys([*own, *bold]))
    return first + (_strongest(table, set(first)) if first else [])


def _is_own(row: tuple[Cell, ...], names: frozenset[str]) -> bool:
    label = next((cell.text for cell in row if cell.text), "")
    return not (names | _OURS).isdisjoint(words_of(label))


def _strongest(table: Block, shown: set[int]) -> list[int]:
    """The other rows that are best in most columns."""
    wins: Counter[int] = Counter()
    others = [number for number in range(heads(table.rows), len(table.rows)) if number not in shown]
    for column in range(1, len(table.rows[0])):
        if values := _values(table, column, others):
            sign = -1 if _is_less_better(table, column, values) else 1
            wins[max(values, key=lambda number: sign * values[number])] += 1
    return sorted(number for number, _ in wins.most_common(_BASELINES))


def _is_less_better(table: Block, column: int, others: dict[int, float]) -> bool:
    """Which end of a column is the good one: that of its bold cells, or what its heads say."""
    body = range(heads(table.rows), len(table.rows))
    if bold := _values(table, column, [number for number in body if table.rows[number][column].is_bold]):
        return fmean(bold.values()) < fmean(others.values())
    return any(_LESS.search(row[column].text) for row in table.rows[: heads(table.rows)])


def _values(table: Block, column: int, rows: list[int]) -> dict[int, float]:
    """The figures of a column, by their rows."""
    found = {number: _value(table.rows[number][column]) for number in rows}
    return {number: value for number, value in found.items() if value is not None}


def _value(cell: Cell) -> float | None:
    found = _NUMBER.search(cell.text)
    return float(found[0].replace(",", "").replace("−", "-")) if found else None
