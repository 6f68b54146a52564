"""What Litmus reads in a paper, in the format of the answer sheets, and how that agrees with a sheet.

    python benchmarks/answer_sheet.py PAPER.html                         # or .pdf; prints JSON
    python benchmarks/answer_sheet.py PAPER.html --against SHEET.facts.json
    python benchmarks/answer_sheet.py *.html *.pdf --against FOLDER      # holds NAME.facts.json for each NAME

Conventions of the sheets: white space collapsed, formulas as `$LaTeX$`, footnotes left out of sentences, cells that
span several places repeated in each, numbers before titles ("4.2 Setup", "Appendix A Proofs"). Everything that was read
is printed: all tables, all numbered formulas, every sentence with a digit, captions included, and every link to code,
those of references included. A sheet holds a selection of these, so more than it asks for is no fault; counts must be
equal.

An HTML page must agree with its sheet exactly, but for the blank of `Figure˜1` and colours in formulas. A PDF prints no
LaTeX and has no ids, so texts are compared in the form of `fidelity.canonical` (math, dashes, quotes, brackets and
hyphens levelled), titles and cells without regard to case, and places by the section alone. A cell of a table is right
if it stands in its column, in a row of its own. Anchors are those of blocks, "S2.p1", where sheets name the line
inside, "S2.p1.1"; the abstract is "front.abstract".
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from rapidfuzz import process

from fidelity import canonical, has_number, uncoloured
from litmus.model import PROSE, Block, BlockKind, Document, Role, Route, Section
from litmus.model.errors import BadFile
from litmus.read import from_file
from litmus.read.destinations import kind_of
from litmus.words import say

Sheet = dict[str, Any]

_ENDING = ".facts.json"
_RUN_IN = 4  # level from which a heading begins a paragraph; it is printed with a full stop, which documents leave out
_CAPTIONED = frozenset({BlockKind.TABLE, BlockKind.FIGURE, BlockKind.ALGORITHM})
_QUOTED = (PROSE | _CAPTIONED) - {BlockKind.FOOTNOTE}  # blocks whose sentences are printed
_SHOWN = 12  # missing things of a kind that are told


# What was read


def sheet(document: Document) -> Sheet:
    """A document in the format of the answer sheets."""
    tables = _of_kind(document, BlockKind.TABLE)
    equations = [block for block in _of_kind(document, BlockKind.EQUATION) if block.label]
    top = [section for section in document.sections if section.level == 1]
    return {
        "arxiv_id": document.arxiv_id,
        "source": document.route.value,
        "title": document.title,
        "authors": [{"name": author.name, "affiliations": list(author.affiliations)} for author in document.authors],
        "keywords": list(document.keywords),
        "top_level_sections": [_heading(section) for section in top if section.role is not Role.REFERENCES],
        "bibliography_position": [place for place, section in enumerate(top) if section.role is Role.REFERENCES],
        "subsections": sum(section.level == 2 for section in document.sections),  # noqa: PLR2004 - 1 for a section
        "tables": {
            "captioned": len(_labels(tables)),
            "captions_start": _labels(tables),
            "uncaptioned_anchors": [block.anchor for block in tables if ".tab" in block.anchor and not _caption(block)],
        },
        "figures_captioned": sum(block.label[-1:].isdigit() for block in _of_kind(document, BlockKind.FIGURE)),
        "table_grids": [_grid(block) for block in tables],
        "numbered_equations": len(equations),
        "equations": [{"number": one.label, "anchor": one.anchor, "latex": one.latex or one.text} for one in equations],
        "bibliography_entries": len(_of_kind(document, BlockKind.REFERENCE)),
        "number_sentences": list(_number_sentences(document)),
        "code_links": [link.url for link in document.links if kind_of(link.url) == "code"],
        "findings": [say(warning, "en") for warning in document.warnings],
    }


def _of_kind(document: Document, kind: BlockKind) -> list[Block]:
    return [block for block in document.blocks if block.kind is kind]


def _heading(section: Section) -> str:
    """A heading with its number, as it is printed."""
    is_appendix = section.number.isalpha() and (section.anchor.startswith("A") or section.role is Role.APPENDIX)
    stop = "." if section.level >= _RUN_IN and section.title[-1:].isalnum() else ""
    return f"{'Appendix ' if is_appendix else ''}{section.number} {section.title}{stop}".strip()


def _labels(tables: list[Block]) -> list[str]:
    return list(dict.fromkeys(block.label for block in tables if block.label))


def _caption(table: Block) -> str | None:
    lines = table.text.split("\n")
    return lines[0] if len(lines) > len(table.rows) else None


def _grid(table: Block) -> Sheet:
    rows = [[cell.text for cell in row] for row in table.rows]
    heads = len(list(takewhile(lambda row: all(cell.is_header for cell in row if cell.text), table.rows)))
    heads = heads if heads < len(rows) else 0
    return {
        "anchor": table.anchor,
        "caption": _caption(table),
        "n_rows": len(rows),
        "n_columns": len(rows[0]) if rows else 0,
        "header_rows": rows[:heads],
        "rows": rows[heads:],
    }


def _number_sentences(document: Document) -> Iterator[Sheet]:
    sections = {section.anchor: _heading(section) for section in document.sections}
    for sentence in document.sentences(_QUOTED):
        block = sentence.block
        if has_number(sentence.text):
            where = "Abstract" if block.kind is BlockKind.ABSTRACT else sections.get(block.section, "")
            yield {"section": where, "anchor": block.anchor, "text": sentence.text}


# How it agrees with a sheet


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what a sheet says of one subject was found."""

    key: str
    found: int
    wanted: int
    missing: tuple[str, ...] = ()


def compare(read: Sheet, wanted: Sheet) -> list[Score]:
    """What was read beside what a sheet says, subject by subject; exactly, or if a PDF was read, by `canonical`.

    Args:
        read: A sheet that `sheet` made.
        wanted: One that people made. Subjects that it leaves out are not compared.

    Raises: LookupError, TypeError, AttributeError, for what has not the format of a sheet.

    """
    subjects = (_headings, _tables, _equations, _sentences)
    scores = [score for subject in subjects for score in subject(read, wanted, loose=read["source"] == Route.PDF)]
    return [score for score in scores if score.wanted]


def _exact(text: str) -> str:
    return " ".join(uncoloured(text.replace("˜", " ")).split())


def _form(*, loose: bool) -> Callable[[str], str]:
    """The form in which texts are compared."""
    return canonical if loose else _exact


def _capital_form(*, loose: bool) -> Callable[[str], str]:
    """The form in which titles and cells are compared, which may be set in small capitals."""
    return (lambda title: canonical(title).removeprefix("Appendix").casefold()) if loose else _exact


def _all(key: str, read: Sequence[str], wanted: Sequence[str | None], same: Callable[[str], str]) -> Score:
    """Which of the texts wanted are there."""
    there = {same(text) for text in read}
    asked = [text for text in wanted if text is not None]
    missing = tuple(text for text in asked if same(text) not in there)
    return Score(key, len(asked) - len(missing), len(asked), missing)


def _count(key: str, read: int, wanted: int | None) -> Score:
    """A count: those that are too many are as wrong as those that are missing."""
    if wanted is None:
        return Score(key, 0, 0)
    if not wanted:  # nothing to find, but something to say where there should be nothing
        return Score(key, 0, read, (f"{read} read, none wanted",) if read else ())
    off = abs(read - wanted)
    return Score(key, max(0, wanted - off), wanted, (f"{read} read, {wanted} wanted",) if off else ())


def _headings(read: Sheet, wanted: Sheet, *, loose: bool) -> Iterator[Score]:
    same = _capital_form(loose=loose)
    yield _all("title", [read["title"]], [wanted.get("title")], same)
    there, asked = read["top_level_sections"], wanted.get("top_level_sections", [])
    found, more = _all("top_level_sections", there, asked, same), _all("", asked, there, same).missing if asked else ()
    yield replace(found, missing=(*found.missing, *(f"not wanted: {title}" for title in more)))
    if asked and not found.missing:
        right = [same(title) for title in there if title not in more] == [same(title) for title in asked]
        yield Score("sections in order", int(right), 1, () if right else (" / ".join(there),))
    if (places := wanted.get("bibliography_position")) is not None:
        right, mine = read["bibliography_position"] == places, read["bibliography_position"]
        yield Score("bibliography_position", int(right), 1, () if right else (f"{mine} read, {places} wanted",))
    yield _count("subsections", read["subsections"], wanted.get("subsections"))


def _tables(read: Sheet, wanted: Sheet, *, loose: bool) -> Iterator[Score]:
    same, told = _form(loose=loose), wanted.get("tables", {})
    cell = _capital_form(loose=loose)
    yield _count("tables captioned", read["tables"]["captioned"], told.get("captioned"))
    yield _all("captions_start", read["tables"]["captions_start"], told.get("captions_start", []), same)
    if not loose:
        yield _all("uncaptioned", read["tables"]["uncaptioned_anchors"], told.get("uncaptioned_anchors", []), str)
    yield _count("figures_captioned", read["figures_captioned"], wanted.get("figures_captioned"))
    pairs = [(grid, _nearest(grid, read["table_grids"], cell)) for grid in wanted.get("table_grids", [])]
    unlike = [grid["anchor"] for grid, mine in pairs if _plain(mine, cell) != _plain(grid, cell)]
    yield Score("table_grids", len(pairs) - len(unlike), len(pairs), tuple(unlike))
    cells = [one for grid, mine in pairs for one in _cells(grid, mine, cell)]
    lost = tuple(name for name, fits in cells if not fits)
    yield Score("table cells", len(cells) - len(lost), len(cells), lost)
    heads = [grid["anchor"] for grid, mine in pairs if len(mine["header_rows"]) != len(grid["header_rows"])]
    yield Score("header_rows", len(pairs) - len(heads), len(pairs), tuple(heads))
    if not loose:
        astray = [grid["anchor"] for grid, mine in pairs if not grid["anchor"].startswith(mine["anchor"] or "-")]
        yield Score("grid places", len(pairs) - len(astray), len(pairs), tuple(astray))
    captions = [(_beginning(grid["caption"]), mine["caption"] or "") for grid, mine in pairs if grid["caption"]]
    unsaid = tuple(caption for caption, mine in captions if not same(mine).startswith(same(caption)))
    yield Score("captions", len(captions) - len(unsaid), len(captions), unsaid)


def _beginning(caption: str) -> str:
    return caption.removesuffix(" (its beginning)")


def _rows(grid: Sheet) -> list[list[str]]:
    return [*grid["header_rows"], *grid["rows"]]


def _plain(grid: Sheet, same: Callable[[str], str]) -> list[list[str]]:
    return [[same(cell) for cell in row] for row in _rows(grid)]


def _nearest(grid: Sheet, read: Sequence[Sheet], same: Callable[[str], str]) -> Sheet:
    """The table read that holds most of a grid's cells; of those that hold as many, the one at its place."""

    def fit(mine: Sheet) -> tuple[int, bool]:
        return sum(fits for _, fits in _cells(grid, mine, same)), grid["anchor"].startswith(mine["anchor"])

    return max(read, key=fit, default={"anchor": "", "caption": None, "header_rows": [], "rows": []})


def _cells(grid: Sheet, mine: Sheet, same: Callable[[str], str]) -> list[tuple[str, bool]]:
    """The cells of a grid, and whether each stands in its column, in the row of the table read that fits best."""
    there = _plain(mine, same)
    cells = []
    for place, (row, told) in enumerate(zip(_plain(grid, same), _rows(grid), strict=True)):
        fits = max((_agreeing(row, other) for other in there), key=sum, default=[False] * len(row))
        cells += [
            (f"{grid['anchor']}, row {place + 1}, column {column + 1}: {cell or '(empty)'}", fit)
            for column, (cell, fit) in enumerate(zip(told, fits, strict=True))
        ]
    return cells


def _agreeing(row: list[str], other: list[str]) -> list[bool]:
    """Which cells of a row stand in the same column of another."""
    return [column < len(other) and other[column] == cell for column, cell in enumerate(row)]


def _equations(read: Sheet, wanted: Sheet, *, loose: bool) -> Iterator[Score]:
    there, asked = ([f"{one['number']} {one['latex']}" for one in said.get("equations", [])] for said in (read, wanted))
    yield _count("numbered_equations", read["numbered_equations"], wanted.get("numbered_equations"))
    yield _all("equations", there, asked, _form(loose=loose))
    yield _count("bibliography_entries", read["bibliography_entries"], wanted.get("bibliography_entries"))
    yield _all("code_links", read["code_links"], wanted.get("code_links", []), str)


def _sentences(read: Sheet, wanted: Sheet, *, loose: bool) -> Iterator[Score]:
    same, asked = _form(loose=loose), wanted.get("number_sentences", [])
    there: dict[str, Sheet] = {}
    for one in read["number_sentences"]:
        there.setdefault(same(one["text"]), one)
    missing, misplaced = list[str](), list[str]()
    for one in asked:
        mine = there.get(same(one["text"]))
        if mine is None:
            near = process.extractOne(same(one["text"]), there.keys())
            missing.append(f"{one['text']}\n    read: {there[near[0]]['text'] if near else '-'}")
        elif not _is_there(mine, one, loose=loose):
            misplaced.append(f"{one['text']}\n    in {mine['anchor']} “{mine['section']}”, wanted in {one['anchor']}")
    found = len(asked) - len(missing)
    yield Score("number_sentences", found, len(asked), tuple(missing))
    yield Score("their places", found - len(misplaced), len(asked), tuple(misplaced))


def _is_there(mine: Sheet, told: Sheet, *, loose: bool) -> bool:
    """Whether a sentence was read where the sheet has it."""
    if mine["section"] == told["section"] == "Abstract":
        return True
    here, there = (_capital_form(loose=loose)(one["section"]).rstrip(".:") for one in (mine, told))
    return here == there and (loose or told["anchor"].startswith(mine["anchor"]))


# The program


def report(name: str, scores: list[Score]) -> str:
    """A table of one paper's scores, and what is missing."""
    lines = [f"{name}\n", "| subject | found | wanted |", "|---|---:|---:|"]
    lines += [f"| {score.key} | {score.found} | {score.wanted} |" for score in scores]
    for score in scores:
        if score.missing:
            lines.append(f"\n{score.key}:")
            lines += [f"  - {one}" for one in score.missing[:_SHOWN]]
            lines += [f"  … and {len(score.missing) - _SHOWN} more"] if len(score.missing) > _SHOWN else []
    return "\n".join(lines)


def summary(scores: dict[str, list[Score]]) -> str:
    """A table of several papers, subjects in lines, and everything together."""
    lines = [f"| subject | {' | '.join(scores)} | together |", f"|---|{'---:|' * (len(scores) + 1)}"]
    for key in dict.fromkeys(one.key for found in scores.values() for one in found):
        ours = [next((one for one in found if one.key == key), Score(key, 0, 0)) for found in scores.values()]
        found, wanted = sum(one.found for one in ours), sum(one.wanted for one in ours)
        cells = " | ".join(f"{one.found}/{one.wanted}" if one.wanted else "" for one in ours)
        lines.append(f"| {key} | {cells} | {found}/{wanted} ({found / wanted:.1%}) |")
    return "\n".join(lines)


def sheet_at(against: Path, paper: Path) -> Sheet:
    """The sheet of a paper: the file, or the one in the folder that has the paper's name.

    Raises: BadFile.
    """
    path = against / f"{paper.stem}{_ENDING}" if against.is_dir() else against
    advice = f"Give an answer sheet, NAME{_ENDING}, or a folder of them."
    try:
        facts = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadFile(path, error.strerror or str(error), advice) from None
    except ValueError:
        raise BadFile(path, "no JSON", advice) from None
    if not isinstance(facts, dict):
        raise BadFile(path, "no answer sheet", advice)
    return facts


def scored(read: Sheet, against: Path, paper: Path) -> list[Score]:
    """The scores of what was read in a paper.

    Raises: BadFile, where the sheet cannot be read or is none.
    """
    wanted = sheet_at(against, paper)
    try:
        return compare(read, wanted)
    except (LookupError, TypeError, AttributeError) as error:
        raise BadFile(against, f"not in the format of an answer sheet ({error!r})", "See the sheets at hand.") from None


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("papers", nargs="+", type=Path, metavar="PAPER", help="an HTML page or a PDF")
    options.add_argument("--against", type=Path, metavar="SHEET", help="an answer sheet, or a folder of them")
    given = options.parse_args()
    sheets: list[Sheet] = []
    scores: dict[str, list[Score]] = {}
    failed = 0
    for paper in given.papers:
        try:
            read = sheet(from_file(paper))
            if given.against:
                scores[paper.name] = scored(read, given.against, paper)
            sheets.append(read)
        except BadFile as error:
            print(error, file=sys.stderr)
            failed = error.exit_code
    if not given.against and sheets:
        print(json.dumps(sheets if len(given.papers) > 1 else sheets[0], ensure_ascii=False, indent=1))
    elif scores:
        tables = [report(name, found) for name, found in scores.items()]
        print("\n\n".join([*tables, summary(scores)] if len(tables) > 1 else tables))
    return failed


if __name__ == "__main__":
    sys.exit(main())
