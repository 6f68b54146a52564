"""How many of a paper's key figures a language model would see within a budget, beside three simpler choices.

    python benchmarks/context.py

The key figures of a paper are told without the scores by which Litmus chooses:

- sheets: the figures of the sentences that people quoted on the answer sheets (`number_sentences`), and those of the
  statements that they put to the test (`claim_checks`, with their evidence) as far as the paper has them;
- bold: the figures in bold cells of tables in the experiments;
- conclusion: the figures of the conclusion's text;
- contributions: those of the list items of the introduction.

A figure counts if it has a unit (%, ×, K, M, B, T), a fraction, or two digits and is no year; citations and labels
("[12]", "Table 3") are none. It is seen if the text that is shown of its block has it, or that of any other block has
it with the same unit; in other blocks figures without a unit or a fraction must have three digits. Each counts once for
its block.

The other choices have the same text (no references, thanks or checklists) and the same budget, counted alike, and pay
for no labels: the *first* tokens of the paper, as most digests do; *abstract and conclusion*, then random blocks; and
*retrieval*: title and abstract, then the blocks nearest to the names of the report's fields by TF-IDF, each field in
turn, and the rest in reading order.
"""

import json
import math
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity import canonical
from litmus.model import PROSE, Block, BlockKind, Document, FieldName, Role
from litmus.read import from_file
from litmus.report.llm.context import context_of
from litmus.report.llm.parts import parted
from litmus.tokens import tokens_in
from litmus.words import label

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
BUDGETS = (2_000, 4_000, 8_000, 16_000)
SEED = 20260317
MANY = 10  # key figures of a paper whose share says something
KINDS = ("sheets", "bold", "conclusion", "contributions")

_POINTER = re.compile(
    r"\[[^\[\]]{0,60}\]|\b(?:tables?|figures?|figs?\.|sections?|eqs?\.|equations?|appendix|algorithms?)[\s~˜]*[A-Z]?\.?\d[\d.]*"
    r"|\\cite\w*\{[^{}]*\}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w.])(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(%|×)|([KMBTkx])(?![\w]))?(?!\w|\.\d|-[a-z])")
_SIGNS = str.maketrans("", "", "${}~*")
_WORD = re.compile(r"[a-z]{3,}")
_DIGITS = 2  # of a figure that counts without unit or fraction
_DIGITS_ELSEWHERE = 3

Figure = tuple[str, str]  # its digits, its unit
Shown = dict[str, str]  # what is shown of each block, by anchor
Choice = Callable[[Document, int], Shown]


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure of a paper."""

    kind: str
    figure: Figure
    anchor: str  # of its block; "" where the sheet does not say


def main() -> None:
    if not PAPERS.is_dir():
        print(f"Nothing measured: the papers are not at {PAPERS}.")
        return
    papers = {path.name: from_file(path) for path in sorted([*PAPERS.glob("*.html"), *PAPERS.glob("*.pdf")])}
    keys = {name: tuple(keys_of(document, _sheet(name))) for name, document in papers.items()}
    choices: dict[str, Choice] = {
        "Litmus": litmus,
        "first tokens": first,
        "abstract, conclusion, random": at_random,
        "retrieval": retrieval,
    }
    shares = {
        (choice, budget, name): seen(keys[name], choose(papers[name], budget))
        for choice, choose in choices.items()
        for budget in BUDGETS
        for name in papers
    }
    many = [name for name in papers if len(keys[name]) >= MANY]
    print(f"Key figures seen, mean of the {len(many)} papers that have at least {MANY}:\n")
    _table(
        ["choice", *(f"{budget:,}" for budget in BUDGETS)],
        ([choice, *(_mean(shares[choice, budget, name] for name in many) for budget in BUDGETS)] for choice in choices),
    )
    print(f"\nBy what makes a figure a key figure, at {BUDGETS[1]:,} tokens, all papers together:\n")
    _table(
        ["choice", *(f"{kind} ({sum(key.kind == kind for name in papers for key in keys[name])})" for kind in KINDS)],
        (
            [
                choice,
                *(_together(shares[choice, BUDGETS[1], name] for name in papers)(kind) for kind in KINDS),
            ]
            for choice in choices
        ),
    )
    print("\nEach paper: tokens of the whole text, key figures, those that Litmus shows, seconds of a choice:\n")
    _table(
        ["paper", "tokens", "figures", *(f"{budget:,}" for budget in BUDGETS), "s"],
        (
            [
                name,
                f"{context_of(document, 0).whole:,}",
                str(len(keys[name])),
                *(_mean([shares["Litmus", budget, name]]) for budget in BUDGETS),
                f"{_seconds(document):.2f}",
            ]
            for name, document in papers.items()
        ),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print(f"| {' | '.join(head)} |\n|---|{'---:|' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


Seen = dict[str, tuple[int, int]]  # of each kind: how many were seen, of how many


def _mean(found: Iterable[Seen]) -> str:
    parts = [(sum(a for a, _ in one.values()), sum(b for _, b in one.values())) for one in found]
    shares = [seen_ / all_ for seen_, all_ in parts if all_]
    return f"{sum(shares) / len(shares):.0%}" if shares else ""


def _together(found: Iterable[Seen]) -> Callable[[str], str]:
    pairs = list(found)

    def share(kind: str) -> str:
        seen_, all_ = (sum(one[kind][side] for one in pairs) for side in (0, 1))
        return f"{seen_ / all_:.0%}" if all_ else ""

    return share


def _seconds(document: Document) -> float:
    begun = time.perf_counter()
    context_of(document, BUDGETS[0])
    return time.perf_counter() - begun


# The key figures


def keys_of(document: Document, sheet: dict[str, list[dict[str, str]]]) -> Iterator[Key]:
    """The key figures of a paper, each once for its block and kind."""
    found = dict.fromkeys(
        key for key in (*_of_sheet(document, sheet), *_of_blocks(document)) if counts(key.figure, _DIGITS)
    )
    return iter(found)


def figures_in(text: str) -> Iterator[Figure]:
    """The figures of a text, with their units."""
    plain = text.replace(r"\%", "%").replace(r"\times", "×").replace(r"\,", "").translate(_SIGNS)
    for found in _FIGURE.finditer(_POINTER.sub(" ", plain)):
        unit = (found[2] or found[3] or "").replace("x", "×").upper()
        yield found[1].replace(",", ""), unit


def counts(figure: Figure, digits: int) -> bool:
    """Whether a figure is more than a label or a count: it has a unit, a fraction, or so many digits and is no year."""
    number, unit = figure
    is_year = len(number) == 4 and number[:2] in {"19", "20"}  # noqa: PLR2004 - digits of a year
    return bool(unit) or "." in number or (len(number) >= digits and not is_year)


def _sheet(name: str) -> dict[str, list[dict[str, str]]]:
    path = PAPERS / f"{name.rpartition('.')[0]}.facts.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _of_sheet(document: Document, sheet: dict[str, list[dict[str, str]]]) -> Iterator[Key]:
    plain = [(block.anchor, canonical(block.text)) for block in document.blocks]
    for one in sheet.get("number_sentences", []):
        said = canonical(one["text"])
        anchor = next((anchor for anchor, text in plain if said in text), "")
        for figure in figures_in(one["text"]):
            yield Key("sheets", figure, anchor)
    there = {figure for block in document.blocks for figure in figures_in(block.text)}
    for one in sheet.get("claim_checks", []):
        for figure in figures_in(f"{one['claim']} {one['evidence']}"):
            if figure in there:
                yield Key("sheets", figure, "")


def _of_blocks(document: Document) -> Iterator[Key]:
    for block in document.blocks:
        role = document.role_of(block)
        if role is Role.EXPERIMENTS:
            for cell in (cell for row in block.rows for cell in row if cell.is_bold):
                yield from (Key("bold", figure, block.anchor) for figure in figures_in(cell.text))
        elif role is Role.CONCLUSION and block.kind in PROSE:
            yield from (Key("conclusion", figure, block.anchor) for figure in figures_in(block.text))
        elif role is Role.INTRODUCTION and block.kind is BlockKind.LIST_ITEM:
            yield from (Key("contributions", figure, block.anchor) for figure in figures_in(block.text))


def seen(keys: Sequence[Key], shown: Shown) -> Seen:
    """How many of the key figures of each kind stand in what is shown."""
    there = {anchor: frozenset(figures_in(text)) for anchor, text in shown.items()}
    anywhere = frozenset(figure for found in there.values() for figure in found)
    tally: Seen = {}
    for kind in KINDS:
        ours = [key for key in keys if key.kind == kind]
        tally[kind] = (sum(_is_seen(key, there, anywhere) for key in ours), len(ours))
    return tally


def _is_seen(key: Key, there: dict[str, frozenset[Figure]], anywhere: frozenset[Figure]) -> bool:
    if key.figure in there.get(key.anchor, ()):
        return True
    return key.figure in anywhere and (not key.anchor or counts(key.figure, _DIGITS_ELSEWHERE))


# The choices


def litmus(document: Document, budget: int) -> Shown:
    return {piece.block.anchor: piece.text for piece in context_of(document, budget).pieces}


def first(document: Document, budget: int) -> Shown:
    """The beginning, the last block cut after a word."""
    shown: Shown = {}
    left = budget
    for block in _blocks(document):
        taken, cost = _beginning(block.text, left)
        if taken:
            shown[block.anchor] = taken
        left -= cost
        if len(taken) < len(block.text):
            break
    return shown


def at_random(document: Document, budget: int) -> Shown:
    blocks = _blocks(document)
    always = [block for block in blocks if document.role_of(block) in {Role.ABSTRACT, Role.CONCLUSION}]
    others = [block for block in blocks if block not in always]
    random.Random(SEED).shuffle(others)
    return _filled([*always, *others], budget)


def retrieval(document: Document, budget: int) -> Shown:
    blocks = _blocks(document)
    front = [block for block in blocks if document.role_of(block) is Role.ABSTRACT]
    vectors = {block.anchor: Counter(_WORD.findall(block.text.lower())) for block in blocks}
    spread = Counter(word for vector in vectors.values() for word in vector)
    weight = {word: math.log(len(blocks) / count) for word, count in spread.items()}
    norms = {anchor: _norm(vector, weight) for anchor, vector in vectors.items()}

    def nearness(query: Sequence[str], block: Block) -> float:
        vector = vectors[block.anchor]
        return sum(math.log1p(vector[word]) * weight.get(word, 0) ** 2 for word in query) / norms[block.anchor]

    queries = [_WORD.findall(f"{name} {label(f'field.{name}', 'en')}".lower()) for name in FieldName]
    ranked = [
        sorted((block for block in blocks if nearness(query, block)), key=lambda block: -nearness(query, block))
        for query in (tuple(dict.fromkeys(query)) for query in queries)
    ]
    turns = [found[turn] for turn in range(len(blocks)) for found in ranked if turn < len(found)]
    return _filled([*front, *turns, *blocks], budget)


def _norm(vector: Counter[str], weight: dict[str, float]) -> float:
    return math.sqrt(sum((math.log1p(count) * weight[word]) ** 2 for word, count in vector.items())) or 1.0


def _blocks(document: Document) -> list[Block]:
    return [one.block for one in parted(document)]


def _filled(blocks: Iterable[Block], budget: int) -> Shown:
    """Whole blocks in this order, each that fits."""
    shown: Shown = {}
    left = budget
    for block in blocks:
        cost = tokens_in(f"{block.text}\n")
        if block.anchor not in shown and cost <= left:
            shown[block.anchor] = block.text
            left -= cost
    return shown


def _beginning(text: str, budget: int) -> tuple[str, int]:
    """As many words as fit, and what they cost."""
    cost = tokens_in(f"{text}\n")
    if cost <= budget:
        return text, cost
    ends = [found.start() for found in re.finditer(r"\s|$", text)]
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens_in(text[: ends[middle]]) <= budget else (low, middle)
    return text[: ends[low - 1]] if low else "", budget


if __name__ == "__main__":
    main()
