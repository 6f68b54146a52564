"""Who is ahead in a paper's tables: two rows that a sentence compares, column by column."""

import re
from dataclasses import dataclass

from litmus.check.language.clauses import clause_span
from litmus.check.language.generality import Generality, Scope
from litmus.check.language.names import key
from litmus.check.language.words import words_in
from litmus.check.paper.grid import Grid
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.model import Block

_WINS = re.compile(
    r"优于|超越|超过|胜过|领先于?|\b(?:outperform|surpass|beat|exceed)\w*|\b(?:better|superior)\s(?:than|to)\b",
    re.IGNORECASE,
)
_SHORTEST = 3  # letters of a row's head that a sentence can name by chance
# Columns where less is better, and those that tell what a thing is or costs.
_LESS = re.compile(
    r"↓|(?<!-)\b(?:err|errors?|loss|ppl|perplexity|[wc]er|fid|fvd|rmse|ma?p?e|mse|lpips|[be]ce|eer|fpr|nll|bp[bc]|bits\sper)\b(?!-)",
    re.IGNORECASE,
)
_NO_RESULT = re.compile(
    r"#|\b(?:param\w*|latency|time|memory|cost\w*|flops|size|tokens?|steps?|epochs?|speed\w*|length|year|date|rank|layers?)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"↑|\b(?:acc|accuracy|recall|precision|f1|auc|auroc|bleu|rouge|dice|m?iou|m?ap|psnr|ssim|em)\b", re.IGNORECASE
)
# What may stand with "all benchmarks" without leaving some of a table's columns out.
_PLAIN = frozenset(
    "all every each any across the of these those our its evaluated evaluation tested test considered reported "
    "standard public common main both different one two three four five six seven eight nine ten eleven".split()
)
_PLAIN_IN_CHINESE = re.compile(
    r"所有|全部|每一?|任[何意]|各|[一两三四五六七八九十]*[个项种类大]|的|基准|数据集|任务|指标|度量|测试集?|评[测估价]|公开|主[流要]"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_NARROWED = re.compile(r"\s?(?:in|of|for|from|within|at|under|among|with)\b", re.IGNORECASE)
_LEVEL = re.compile(r"@\w+")  # recall@k is all columns of recall
SCOPES = frozenset({Scope.TESTS, Scope.METRICS})  # what the columns of a table of results are


@dataclass(frozen=True, slots=True, kw_only=True)
class Deficit:
    """A column of a table in which a row is behind the one that it is said to be ahead of."""

    column: str  # its head
    rival: str  # the head of the other's row
    ours: Occurrence
    theirs: Occurrence

    @property
    def text(self) -> str:
        """So that it needs no language: "NQ: 28.8% < 29.0%"."""
        return side_by_side(self.column, self.ours, self.theirs)


def side_by_side(head: str, ours: Occurrence, theirs: Occurrence) -> str:
    """Two figures of one column, and which is the greater: "NQ: 28.8% < 29.0%"."""
    sign = "<" if ours.figure.value < theirs.figure.value else ">"
    return f"{head}: {ours.words} {sign} {theirs.words}"


def is_less_better(head: str) -> bool:
    """Whether less is better in a column with this head."""
    return bool(_LESS.search(head))


def is_no_result(head: str) -> bool:
    """Whether a column with this head tells what a thing is or costs, not how good it is."""
    return bool(_NO_RESULT.search(head))


def deficits(text: str, said: Generality, library: Library) -> tuple[Deficit, ...]:
    """Where the winner of a comparison that is said to hold for all tests or measures is behind, in one table.

    None unless both sides are rows of the table by their whole names, and the winner is ahead in most of its columns or
    they are surely measured so that more is better: otherwise something else is meant.

    Args:
        text: Folded; of the statement, or of the paper.
        said: Its words for "all".
        library: The paper.

    """
    won = _WINS.search(text, *clause_span(text, said.start, said.end)) or _WINS.search(text, said.end)
    if won is None or said.scope not in SCOPES or _NARROWED.match(text, said.end):
        return ()
    begin, end = clause_span(text, won.start(), won.end())
    sides = key(text[begin : won.start()]), key(text[won.end() : end])
    narrowing = _narrowing(text[said.start : said.end])
    pairs = [
        (block, ours, theirs)
        for block in library.tables.blocks
        if (ours := _row(sides[0], block)) is not None and (theirs := _row(sides[1], block)) is not None
    ]
    shared = [len(words_in(text) & words_in(block.text.partition("\n")[0])) for block, _, _ in pairs]
    closest = [pair for pair, count in zip(pairs, shared, strict=True) if count == max(shared)]
    return _behind(*closest[0], narrowing, library) if len(closest) == 1 else ()


def _behind(block: Block, ours: int, theirs: int, narrowing: frozenset[str], library: Library) -> tuple[Deficit, ...]:
    grid = Grid.of(block)
    figures = [one for one in library.occurrences.of_block(block.anchor) if not one.figure.is_in_name]
    # Of several figures in one cell the first.
    cells = {cell: one for one in reversed(figures) if (cell := grid.cell(one.span[0]))}
    ahead, behind = 0, []
    for column in range(1, max(map(len, block.rows))):
        head = grid.column_head(column)
        one, other = cells.get((ours, column)), cells.get((theirs, column))
        if one is None or other is None or is_no_result(head) or (narrowing and not narrowing & words_in(head)):
            continue
        difference = one.figure.value - other.figure.value
        if is_less_better(head):
            difference = -difference
        ahead += difference > 0
        if difference < 0:
            behind.append(Deficit(column=head, rival=grid.row_head(theirs), ours=one, theirs=other))
    is_sure = ahead > len(behind) or all(_MORE.search(deficit.column) for deficit in behind)
    return tuple(behind) if is_sure else ()


def _narrowing(said: str) -> frozenset[str]:
    """What words for "all" name the things by, so that it is not all of a table: the code of "all code benchmarks"."""
    named = words_in(_LEVEL.sub("", said.rpartition(" ")[0])) - _PLAIN
    return named.union(_CHINESE.findall(_PLAIN_IN_CHINESE.sub("", said)))


def _row(side: str, block: Block) -> int | None:
    """The one row whose head a side of a comparison names; the longest, where one name is a part of another."""
    heads = ["" if all(cell.is_header for cell in row) else key(row[0].text) for row in block.rows]
    named = {head for head in heads if len(head) >= _SHORTEST and head in side}
    longest = [head for head in named if not any(head != other and head in other for other in named)]
    if len(longest) != 1 or heads.count(longest[0]) != 1:
        return None
    return heads.index(longest[0])
