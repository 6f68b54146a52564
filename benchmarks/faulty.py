"""A model that gets one thing wrong: true statements with one change each, and how many of them the checker catches.

The changes are those of the development data for the checker, in English and Chinese. Of a figure: one digit, the
decimal point, the unit, a figure where there was none, an exaggeration, one end of a range. Apart from them the hard
ones, after which every figure and name is still one of the paper: the direction, the hedge, two figures exchanged,
another figure of the paper, another name of the paper.

    python benchmarks/faulty.py [--missed]

Sentences of real papers are held against the papers that they stand in, statements that a model wrote in Chinese
against the abstracts that it saw. The data are not published; without them there is nothing to measure.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from random import Random

from litmus.check import find_quantities, judge
from litmus.check.figures.figure import COUNTED_AT_MOST
from litmus.check.figures.units import UNITS
from litmus.check.language.names import is_common, key, names_in
from litmus.model import PROSE, Bound, Claim, ClaimKind, Document, Quantity, Verdict
from litmus.read import from_file
from predict_checks import DATA, document_of

PAPERS = DATA.parent / "papers"
FIGURES = ("digit", "decimal", "unit", "insert", "exaggeration", "endpoint")
HARD = ("direction", "qualifier", "swap_numbers", "borrow_number", "swap_names")
SHARE, SEED = 0.3, 20260317
SHORTEST, LONGEST = 40, 400  # characters of a paper's sentence that stands for a statement

_TRIES = 12  # changes of one kind that are made up before another kind is tried
_OFTEN = 3  # times that a paper has a name that is worth telling of
_ABOUT = Decimal("0.1")  # "about 200" may be said of 180
_LARGE, _ALL = 100, 100  # from which a bare count is exaggerated; percent
_BEYOND = Decimal("1.5")  # "over 20 %" may be said of 30 %
_FORMULA = re.compile(r"\$[^$]*\$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NUMERALS = (tuple("二三四五六七八九"), tuple("two three four five six seven eight nine".split()))

# What stands behind a number, and what makes it another amount, or an amount of something else. The longer before what
# it ends in.
_UNITS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (  # pattern, in English, in Chinese
    (r"\\?%|％", ("x", " GB", " hours"), ("倍", " GB", "小时")),
    (r"percent\b", ("times",), ("倍",)),
    (r"个?百分点", ("倍",), ("倍", "毫秒")),
    (r"x\b(?!\s?\d)|×(?!\s?[\dA-Z])|倍", ("%", " ms"), ("%", "毫秒")),
    (r"times\b", ("percent",), ("%",)),
    (r"B\b", ("M",), ("M",)),
    (r"M\b", ("B",), ("B",)),
    (r"[Kk]\b", ("M",), ("M",)),
    (r"billion\b", ("million",), ("million",)),
    (r"million\b", ("billion",), ("billion",)),
    (r"万", ("亿",), ("亿",)),
    (r"亿", ("万",), ("万",)),
    (r"hours\b", ("minutes", "GB"), ("分钟", "GB")),
    (r"minutes\b", ("hours", "GB"), ("小时", "GB")),
    (r"小时", ("分钟",), ("分钟", "GB")),
    (r"分钟", ("小时",), ("小时", "GB")),
    (r"毫秒", ("秒",), ("秒", "MB")),
    (r"秒", ("分钟",), ("分钟", "MB")),
    (r"ms\b", ("s", "GB"), ("s", "GB")),
    (r"GB\b", ("MB", "ms"), ("MB", "ms")),
    (r"MB\b", ("GB", "ms"), ("GB", "ms")),
    (r"[个名张种条篇位]", ("小时",), ("小时", "GB", "倍")),
    (r"(?=[a-z]{4,}s\b)(?!(?:second|day|week|month|year|point)s)", ("GB of ", "hours of ", "% of "), ("GB", "小时")),
)
_JOINS = re.compile(
    r"\s?(?:[-–—~～]|to|至|到|→|\$?\\(?:right)?arrow\$?|\$?\\to\$?"
    r"|(?:提升|提高|上升|增加|增长|下降|降低|降|减少)[至到])\s?"
)
_STOP = re.compile(r"[，,.](?!\d)|[。；;：:!?！？()（）]")
_CLAIM = re.compile(
    r"\b(?:improv|outperform|surpass|exceed|increas|reduc|decreas|lower|gain|boost|accelerat)\w*"
    r"|提升|提高|优于|超越|超过|降低|减少|改善|增强|加速"
)
_TURNS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "improves/degrades improve/degrade improved/degraded improvement/decline increases/decreases increase/decrease "
        "increased/decreased increasing/decreasing reduces/raises reduce/raise reduced/raised reducing/raising "
        "reduction/increase higher/lower better/worse faster/slower larger/smaller gains/losses "
        "outperforms/underperforms outperform/underperform outperforming/underperforming "
        "提升/下降 提高/降低 增加/减少 优于/劣于 高于/低于 超越/落后于"
    ).split()
)
# What stands in a statement, as a pattern, and what may stand there instead.
_Others = tuple[tuple[str, tuple[str, ...]], ...]
_OTHER_WAY: _Others = (
    *((one, (other,)) for one, other in _TURNS),
    *((other, (one,)) for one, other in _TURNS),
    (r"超过(?=\s?\d)", ("不足",)),
    (r"(?:more|greater) than(?=\s\d)", ("less than",)),
)
_OTHER_HEDGE: _Others = (
    ("up to", ("at least", "an average of")),
    ("at least", ("up to",)),
    ("on average", ("at best",)),
    ("an average of", ("up to",)),
    ("average(?= (?:of|accuracy|improvement|gain|score|reduction))", ("maximum", "minimum")),
    ("高达", ("平均", "至少")),
    ("最高(?=提[升高]|可?达|降低|减少)", ("平均", "至少")),
    ("平均(?=提[升高]|增益|改[善进]|降低|减少|准确率|性能|得分|加速|达)", ("最高",)),
    ("至少", ("至多",)),
)
_LIST = re.compile(r"[\W\d]*(?:[BMKx]\b|[%×万亿倍个种])?[\W\d]*(?:and|or|to|和|与|或|及)?\W*")
_EACH_ITS_OWN = re.compile(r"\brespectively\b|分别")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """A statement that is no longer true."""

    kind: str  # one of FIGURES or HARD
    text: str
    span: tuple[int, int]  # half-open range of code points in `text`, outside of which nothing was changed


def corrupt(
    statement: str, paper: Document | None, chance: Random, kinds: Sequence[str] = FIGURES
) -> Corruption | None:
    """The statement with one change; None where none of these kinds can be made.

    Of the kinds of FIGURES no change is made after which the figure would be true all the same: by rounding, as a
    bound, or because it stands in the paper too, be it of something else.

    Args:
        statement: True, in English or Chinese.
        paper: That it is about; None if it is not at hand: then the statement's own figures are all that is known.
        chance: Decides; the same seed makes the same change.
        kinds: Among which chance decides.

    """
    return _corrupted(statement, Known.of(paper), chance, kinds)


def corrupted(
    statements: Sequence[str], paper: Document | None, share: float, chance: Random, kinds: Sequence[str] = FIGURES
) -> tuple[Corruption | None, ...]:
    """A share, of 1, of the statements with figures corrupted; for each statement its corruption, or None.

    A share that is no whole number of statements is rounded by chance, so that it is met over many papers.
    """
    known, found = Known.of(paper), dict.fromkeys(range(len(statements)), None)
    with_figures = [place for place, statement in enumerate(statements) if find_quantities(statement)]
    left = int(share * len(with_figures) + chance.random())
    for place in chance.sample(with_figures, len(with_figures)):
        if left and (corruption := _corrupted(statements[place], known, chance, kinds)):
            found[place] = corruption
            left -= 1
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What a paper says: its figures, its names, and its sentences."""

    figures: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()

    @classmethod
    def of(cls, paper: Document | None) -> "Known":
        if paper is None:
            return cls()
        # Commands of formulas have capitals too.
        names = Counter(name for block in paper.blocks for name, _, _ in names_in(_FORMULA.sub(" ", block.text)))
        return cls(
            tuple(figure for block in paper.blocks for figure in find_quantities(block.text)),
            tuple(sorted(name for name, times in names.items() if times >= _OFTEN and not is_common(key(name)))),
            tuple(sentence.text for sentence in paper.sentences(PROSE)),
        )

    def has(self, figure: Quantity, *, is_unit_new: bool) -> bool:
        """Whether a figure would be true of something in the paper.

        A paper's bare figure may have any unit, as in a table whose head has it; not if it is the unit that is wrong.
        """
        return any(
            _is_true(figure, other)
            for other in self.figures
            if _dimension(other) == _dimension(figure) or not (other.unit or is_unit_new)
        )


# A change is tried: what is put where in the statement.
Edit = tuple[int, int, str]
Change = Callable[[str, tuple[Quantity, ...], Known, Random], Edit | None]


def _corrupted(statement: str, known: Known, chance: Random, kinds: Sequence[str]) -> Corruption | None:
    figures = find_quantities(statement)
    for kind in chance.sample(list(kinds), len(kinds)):
        for _ in range(_TRIES):
            edit = _CHANGES[kind](statement, figures, known, chance)
            if edit is None:
                break
            start, end, new = edit
            text = statement[:start] + new + statement[end:]
            if text != statement and (kind in HARD or _is_one_untrue(kind, figures, find_quantities(text), known)):
                return Corruption(kind=kind, text=text, span=(start, start + len(new)))
    return None


def _is_one_untrue(kind: str, before: Sequence[Quantity], after: Sequence[Quantity], known: Known) -> bool:
    """Whether a change of the text changed one figure, or brought one, and that figure is not true."""
    old, new = Counter(map(_meaning, before)), Counter(map(_meaning, after))
    gone, come = list((old - new).elements()), list((new - old).elements())
    if len(come) != 1 or len(gone) != (kind != "insert"):
        return False
    figure = next(one for one in after if _meaning(one) == come[0])
    is_unit_new = kind == "unit"
    own = [one for one in before if _dimension(one) == _dimension(figure)]
    return not any(_is_true(figure, one) for one in own) and not known.has(figure, is_unit_new=is_unit_new)


def _meaning(figure: Quantity) -> tuple[Decimal, str, Bound]:
    return figure.value, figure.unit, figure.bound


def _dimension(figure: Quantity) -> str:
    return UNITS[figure.unit].dimension


def _is_true(said: Quantity, known: Quantity) -> bool:
    """Whether a figure may be said where another one is known: it rounds to it, or it bounds it."""
    mine, other = (one.value * UNITS[one.unit].factor for one in (said, known))
    reach = max(_step(said), _step(known)) / 2
    if abs(mine - other) <= reach:
        return True
    if said.bound is Bound.ABOUT:
        return abs(mine - other) <= abs(mine) * _ABOUT
    if said.bound is Bound.AT_LEAST:
        return mine <= other <= mine * _BEYOND
    return said.bound is Bound.AT_MOST and mine / _BEYOND <= other <= mine


def _step(figure: Quantity) -> Decimal:
    """The last place that is written."""
    return Decimal(1).scaleb(int(figure.value.as_tuple().exponent)) * UNITS[figure.unit].factor


# Changes of figures.


def _numbers(figures: Iterable[Quantity]) -> list[tuple[Quantity, int, str]]:
    """The figures that are written with one number, where it begins in the statement, and as it is written."""
    found = [(figure, list(_NUMBER.finditer(figure.text))) for figure in figures]
    return [(figure, figure.start + all_[0].start(), all_[0][0]) for figure, all_ in found if len(all_) == 1]


def _digit(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """One digit, or a small number in words."""
    edits: list[Edit] = []
    for _, start, number in _numbers(figures):
        place = chance.choice([at for at, sign in enumerate(number) if sign.isdigit()])
        digits = [digit for digit in "0123456789"[place == 0 :] if digit != number[place]]
        edits.append((start + place, start + place + 1, chance.choice(digits)))
    for figure in figures:
        for numerals in _NUMERALS:
            word = next((one for one in numerals if figure.text.lower().startswith(one)), "")
            rest = figure.text[len(word) :]
            if word and not _NUMBER.search(figure.text) and not any(map(rest.lower().startswith, numerals)):
                other = chance.choice([one for one in numerals if one != word])
                new = other.capitalize() if statement[figure.start].isupper() else other
                edits.append((figure.start, figure.start + len(word), new))
    return chance.choice(edits) if edits else None


def _decimal(_statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """Ten times as much, or a tenth."""
    numbers = _numbers(figures)
    if not numbers:
        return None
    figure, start, number = chance.choice(numbers)
    plain = Decimal(number.replace(",", ""))
    is_count = not figure.unit and plain == figure.value and plain == int(plain)
    power = 1 if is_count else chance.choice((1, -1))
    return start, start + len(number), _written(plain.scaleb(power), number)


def _written(value: Decimal, like: str) -> str:
    """A number without useless zeros, with commas if another has them."""
    plain = format(value, ",f" if "," in like else "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _unit(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """Another unit or scale behind the same digits."""
    column = 2 if _CHINESE.search(statement) else 1
    edits: list[Edit] = []
    for _, start, number in _numbers(figures):
        if statement[:start].endswith("×"):
            continue
        after = start + len(number)
        after += statement[after : after + 1] == " "
        for unit in _UNITS:
            if found := re.compile(unit[0]).match(statement, after):
                edits.append((*found.span(), chance.choice(unit[column])))
                break
    return chance.choice(edits) if edits else None


def _insert(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """A figure for a claim that had none."""
    number = f"{chance.randint(11, 97)}.{chance.randint(1, 9)}"
    is_chinese = bool(_CHINESE.search(statement))
    ends = [
        end
        for start, end in _clauses(statement)
        if _CLAIM.search(statement, start, end) and not any(start <= figure.start < end for figure in figures)
    ]
    if not ends:
        return None
    end = chance.choice(ends)
    return end, end, f"达{number}%" if is_chinese else f" by {number}%"


def _clauses(statement: str) -> Iterator[tuple[int, int]]:
    """The parts between stops and commas; a decimal point is none."""
    start = 0
    for stop in _STOP.finditer(statement):
        yield start, stop.start()
        start = stop.end()
    yield start, len(statement)


def _told_of(statement: str, figures: Sequence[Quantity], at: int) -> bool:
    """Whether a figure stands in the clause at a place."""
    start, end = next((start, end) for start, end in _clauses(statement) if at <= end)
    return any(start <= figure.start < end for figure in figures)


def _exaggeration(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """10.9 % as over 20 %; no share as more than all."""
    edits: list[Edit] = []
    for figure, start, number in _numbers(figures):
        value = Decimal(number.replace(",", ""))
        is_free = start == 0 or statement[start - 1] in " (（" or _is_han(statement[start - 1])  # of signs and hedges
        is_large = figure.unit in ("%", "x") or figure.value >= _LARGE
        if figure.bound is Bound.EXACT and is_free and is_large and value > 0:
            bigger = next(one for one in _rounds(value) if one > value * _BEYOND)
            if figure.unit != "%" or bigger < _ALL or value >= _ALL:
                words = "超过" if _CHINESE.search(statement) else "over "
                edits.append((start, start + len(number), words + _written(bigger, number)))
    return chance.choice(edits) if edits else None


def _rounds(value: Decimal) -> Iterator[Decimal]:
    """Round numbers from about a value on."""
    power = Decimal(1).scaleb(value.adjusted())
    return (power * more for more in (2, 3, 5, 8, 10, 20))


def _is_han(sign: str) -> bool:
    return bool(_CHINESE.match(sign))


def _endpoint(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """One end of a range, or of a change from one figure to another; which of them is more stays so."""
    numbers = _numbers(figures)
    pairs = [
        (one, other)
        for one, other in pairwise(numbers)
        if _is_joined(statement, one[0], other[0]) and one[0].unit == other[0].unit
    ]
    if not pairs:
        return None
    ends = chance.choice(pairs)
    place = chance.randrange(2)
    (_, start, number), (_, _, other_number) = ends[place], ends[1 - place]
    value, other = (Decimal(one.replace(",", "")) for one in (number, other_number))
    factor = Decimal(chance.choice(("0.5", "0.7", "0.85", "1.2", "1.4", "1.8")))
    new = (value * factor).quantize(Decimal(1).scaleb(int(value.as_tuple().exponent)))
    if (new > other) != (value > other):
        new = value + abs(value - other) / 2 * (1 if value > other else -1)
        new = new.quantize(Decimal(1).scaleb(int(value.as_tuple().exponent)))
    return start, start + len(number), format(new, ",f" if "," in number else "f")


def _is_joined(statement: str, one: Quantity, other: Quantity) -> bool:
    return bool(_JOINS.fullmatch(statement, one.end, other.start))


# Changes after which each figure and name is still the paper's.


def _of_words(others: _Others) -> Change:
    """Puts another word for one that stands in a clause with a figure."""
    known = tuple(
        (re.compile(word if _is_han(word[0]) else rf"(?<![\w-])(?:{word})(?![\w-])"), new) for word, new in others
    )

    def change(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
        edits: list[Edit] = [
            (*found.span(), chance.choice(new))
            for word, new in known
            for found in word.finditer(statement)
            if _told_of(statement, figures, found.start())
        ]
        return chance.choice(edits) if edits else None

    return change


def _swap(statement: str, figures: tuple[Quantity, ...], _known: Known, chance: Random) -> Edit | None:
    """Two figures of the same kind exchanged, of different things."""
    ends = {figure for pair in pairwise(figures) if _is_joined(statement, *pair) for figure in pair}
    numbers = _numbers(figure for figure in figures if figure not in ends)
    is_each_its_own = bool(_EACH_ITS_OWN.search(statement))
    pairs = [
        (one, other)
        for place, one in enumerate(numbers)
        for other in numbers[place + 1 :]
        if _is_alike(one[0], other[0])
        and one[0].text.replace(one[2], "") == other[0].text.replace(other[2], "")
        and not _is_true(one[0], other[0])
        and not (_LIST.fullmatch(statement, one[0].end, other[0].start) and not is_each_its_own)
    ]
    if not pairs:
        return None
    (_, start, one), (_, at, other) = chance.choice(pairs)
    end = at + len(other)
    return start, end, other + statement[start + len(one) : at] + one


def _borrow(_statement: str, figures: tuple[Quantity, ...], known: Known, chance: Random) -> Edit | None:
    """Another figure of the paper, in the same unit and not of another size altogether."""
    numbers = [one for one in _numbers(figures) if one[0].unit or abs(one[0].value) > COUNTED_AT_MOST]
    if not numbers:
        return None
    figure, start, number = chance.choice(numbers)
    others = [
        one[0]
        for other in known.figures
        if _is_alike(figure, other)
        and abs(figure.value) < 10 * abs(other.value) < 100 * abs(figure.value)
        and not any(_is_true(other, mine) for mine in figures if _is_alike(mine, other))
        and len(one := _NUMBER.findall(other.text)) == 1
        and other.text.replace(one[0], "") == figure.text.replace(number, "")
    ]
    return (start, start + len(number), chance.choice(others)) if others else None


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures could stand for each other: the same unit, and both whole or both measured."""
    return one.unit == other.unit and ("." in one.text) == ("." in other.text)


def _name(statement: str, figures: tuple[Quantity, ...], known: Known, chance: Random) -> Edit | None:
    """Another name of the paper, beside a figure that stands beside it in none of the paper's sentences."""
    mine = [
        (start, end)
        for name, start, end in names_in(statement)
        if name in known.names and _told_of(statement, figures, start)
    ]
    if not mine:
        return None
    numbers = {number for _, _, number in _numbers(figures)}
    near = [sentence for sentence in known.sentences if numbers & set(_NUMBER.findall(sentence))]
    others = [name for name in known.names if name not in statement and not any(name in one for one in near)]
    return (*chance.choice(mine), chance.choice(others)) if others else None


_CHANGES: dict[str, Change] = {
    "digit": _digit,
    "decimal": _decimal,
    "unit": _unit,
    "insert": _insert,
    "exaggeration": _exaggeration,
    "endpoint": _endpoint,
    "direction": _of_words(_OTHER_WAY),
    "qualifier": _of_words(_OTHER_HEDGE),
    "swap_numbers": _swap,
    "borrow_number": _borrow,
    "swap_names": _name,
}


# How many of them are caught.


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement, what was done to it, and what was said of what came of it."""

    statement: str
    corruption: Corruption | None
    verdict: Verdict

    @property
    def is_flagged(self) -> bool:
        return not self.verdict.status.holds

    @property
    def is_marked(self) -> bool:
        """Whether it is flagged where it was changed."""
        if self.corruption is None:
            return False
        start, end = self.corruption.span
        return any(low < end and start < high for low, high in self.verdict.spans)

    def shown(self) -> str:
        """For people: what was changed, and why it passed or did not."""
        told = f"{self.verdict.status}, {self.verdict.reason.code}: {self.verdict.reason.facts}"
        if self.corruption is None:
            return f"- untouched: {self.statement}\n    {told}"
        start, end = self.corruption.span
        text = self.corruption.text
        old = self.statement[start : len(self.statement) - (len(text) - end)]
        return f"- {self.corruption.kind}: {text[:start]}[{old} → {text[start:end]}]{text[end:]}\n    {told}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--missed", action="store_true", help="show what is missed, and each false alarm")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"Nothing measured: the development data are not at {DATA}.")
        return
    for title, source in (("Sentences of the papers", paper_sentences), ("Passages of a model", clean_passages)):
        data = list(source())
        found = {kind: measured(data, kind) for kind in (*FIGURES, *HARD)}
        untouched = [one for paper, statements in data for one in judged(statements, [None] * len(statements), paper)]
        print(f"## {title}: {len(data)} papers, {len(untouched)} statements with figures\n")
        print(table(found, untouched) + "\n")
        if arguments.missed:
            wrong = [one for kind in found for one in found[kind] if not one.is_flagged]
            print("\n".join(one.shown() for one in (*wrong, *(one for one in untouched if one.is_flagged))) + "\n")


def measured(data: Iterable[tuple[Document, list[str]]], kind: str) -> list[Judged]:
    """The verdicts on a share of the statements about some papers, corrupted in one kind."""
    chance, found = Random(SEED), []
    for paper, statements in data:
        made = corrupted(statements, paper, SHARE, chance, (kind,))
        pairs = [(text, corruption) for text, corruption in zip(statements, made, strict=True) if corruption]
        found += judged([text for text, _ in pairs], [corruption for _, corruption in pairs], paper)
    return found


def judged(statements: Sequence[str], corruptions: Sequence[Corruption | None], paper: Document) -> Iterator[Judged]:
    """The verdicts on some statements about a paper, each corrupted or as it stands."""
    made = list(zip(statements, corruptions, strict=True))
    claims = tuple(
        Claim(id=str(place), text=corruption.text if corruption else text, kind=ClaimKind.STATEMENT)
        for place, (text, corruption) in enumerate(made)
    )
    for (text, corruption), verdict in zip(made, judge(claims, paper), strict=True):
        yield Judged(statement=text, corruption=corruption, verdict=verdict)


def table(found: dict[str, list[Judged]], untouched: Sequence[Judged]) -> str:
    """Of each kind how many were caught, as Markdown."""
    rows = ["| kind | corrupted | caught | of all | missed | marked at the change |", "|---|---:|---:|---:|---:|---:|"]
    groups = {**{kind: (kind,) for kind in found}, "all of figures": FIGURES, "all of meaning": HARD}
    for name, kinds in groups.items():
        these = [one for kind in kinds for one in found[kind]]
        told, caught, marked = len(these), sum(one.is_flagged for one in these), sum(one.is_marked for one in these)
        rows.append(f"| {name} | {told} | {caught} | {caught / max(told, 1):.1%} | {told - caught} | {marked} |")
    alarms = sum(one.is_flagged for one in untouched)
    share = alarms / max(len(untouched), 1)
    return "\n".join([*rows, "", f"False alarms: {alarms} of the {len(untouched)} as they stood ({share:.2%})."])


def paper_sentences() -> Iterator[tuple[Document, list[str]]]:
    """Each paper with its sentences that have figures."""
    for path in sorted(PAPERS.glob("*.html")):
        paper = from_file(path)
        texts = dict.fromkeys(sentence.text for sentence in paper.sentences(PROSE))
        yield paper, [text for text in texts if SHORTEST <= len(text) <= LONGEST and find_quantities(text)]


def clean_passages() -> Iterator[tuple[Document, list[str]]]:
    """Each abstract with what a model said of it that a reader found right."""
    by_paper: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            if item["label"] == "clean":
                by_paper[item["arxiv_id"]].append(item)
    for items in by_paper.values():
        yield document_of(items[0]), [item["text"] for item in items]


if __name__ == "__main__":
    main()
