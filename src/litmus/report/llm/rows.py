"""Tables of results: which of them tells most, and which of its rows."""

import re
from collections import Counter
from statistics import fmean

from litmus.model import Block, Cell, Role
from litmus.report.extract.phrases import words_of
from litmus.report.llm.parts import heads

_BASELINES = 2  # that are shown beside the paper's own rows
_LABELLED = 2  # columns at the left in which a row may say what it is about
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
# What the first sentence of a caption tells of the rows, and what that adds.
_TOLD = (
    (1, re.compile(r"\b(?:main|compar\w+|results?|performance|evaluations?)\b", re.IGNORECASE)),
    (-1, re.compile(r"\b(?:ablations?|variations?|sensitivity|examples?)\b", re.IGNORECASE)),
    (-2, re.compile(r"\b(?:hyper-?\s?parameters?|statistics|notations?|configurations?|prompts?)\b", re.IGNORECASE)),
)


def merit(table: Block, role: Role, names: frozenset[str]) -> int:
    """How much a table may say of the results: where it stands, what its caption says, what tells a comparison."""
    top, body = table.rows[: heads(table.rows)], table.rows[heads(table.rows) :]
    caption = table.text[: table.sentences[0][1]] if table.sentences else ""
    return (
        _PLACES.get(role, 0)
        + sum(worth for worth, phrases in _TOLD if phrases.search(caption))
        + any(cell.is_bold for row in body for cell in row)
        + (any(_is_own(row, names) for row in body) or any(_names_own(cell, names) for row in top for cell in row))
    )


def telling_rows(table: Block, names: frozenset[str]) -> list[int]:
    """The rows that tell the result, those that tell most first: own ones, bold ones, the strongest others."""
    body = range(heads(table.rows), len(table.rows))
    own = [number for number in body if _is_own(table.rows[number], names)]
    bold = [number for number in body if any(cell.is_bold for cell in table.rows[number])]
    first = list(dict.fromkeys([*own, *bold]))
    return [*first, *_strongest(table, set(first))]


def _is_own(row: tuple[Cell, ...], names: frozenset[str]) -> bool:
    return any(_names_own(cell, names) for cell in row[:_LABELLED])


def _names_own(cell: Cell, names: frozenset[str]) -> bool:
    return not (names | _OURS).isdisjoint(words_of(cell.text))


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
