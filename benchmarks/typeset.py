"""How well PDFs are read in the styles of venues: the same papers typeset anew, so that what is in them is known.

    python benchmarks/typeset.py                  # needs pdflatex with the classes of IEEE, ACM and APS, and ../shared
    python benchmarks/typeset.py ieee acl --keep typeset   # some styles; sources, PDFs and what is missing stay there

Real PDFs with known contents are few. Here the papers at hand in HTML are written as LaTeX, in one column and two, with
captions above and below, footnotes, line numbers, run-in headings, wide tables and figures among the text, and read
again. Texts with formulas other than plain variables are left out, since a PDF prints no LaTeX; texts are compared by
`fidelity.canonical`. A table's cell counts if it stands in its column, in a row of the best table read.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fidelity import canonical, has_number
from litmus.model import Block, BlockKind, Document, Role, Section
from litmus.read import from_file
from litmus.sentences import sentence_spans

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
SKIPPED = {"2604.24827", "2501.03821"}  # read from its PDF elsewhere; made of macros that nothing here defines
SECONDS = 120  # for LaTeX

# Preamble, and whether captions stand above tables
_TIMES = r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{times,amsmath,amssymb,booktabs,graphicx}"
STYLES = {
    "acl": (
        (
            rf"\documentclass[11pt,twocolumn]{{article}}{_TIMES}\usepackage[a4paper,margin=2.5cm,columnsep=0.6cm]{{geometry}}"
            r"\usepackage[small,bf]{caption}\usepackage{titlesec}\titleformat*{\section}{\large\bfseries}"
            r"\titleformat*{\subsection}{\normalsize\bfseries}"
        ),
        False,
    ),
    "acm": (
        r"\documentclass[sigconf,nonacm]{acmart}\usepackage{booktabs,graphicx}\settopmatter{printacmref=false}",
        True,
    ),
    "cvpr": (
        (
            rf"\documentclass[10pt,twocolumn,letterpaper]{{article}}{_TIMES}\usepackage[colorlinks]{{hyperref}}"
            r"\usepackage[letterpaper,textwidth=6.875in,textheight=8.875in,columnsep=0.3125in]{geometry}"
            r"\usepackage[font=small]{caption}"
        ),
        False,
    ),
    "ieee": (
        (
            r"\documentclass[conference]{IEEEtran}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}"
            r"\usepackage{amsmath,amssymb,booktabs,graphicx}"
        ),
        True,
    ),
    "latin modern": (
        (
            r"\documentclass[a4paper,11pt]{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}"
            r"\usepackage{lmodern,amsmath,amssymb,booktabs,graphicx,fullpage}\usepackage{microtype}"
        ),
        True,
    ),
    "neurips": (
        (
            rf"\documentclass{{article}}{_TIMES}\usepackage[letterpaper,textwidth=5.5in,textheight=9in]{{geometry}}"
            r"\setlength{\parindent}{0pt}\setlength{\parskip}{5.5pt}\usepackage{lineno}\linenumbers\usepackage{hyperref}"
        ),
        True,
    ),
    "revtex": (
        (
            r"\documentclass[aps,prl,twocolumn,superscriptaddress]{revtex4-2}\usepackage[T1]{fontenc}"
            r"\usepackage[utf8]{inputenc}\usepackage{amsmath,amssymb,booktabs,graphicx}"
        ),
        False,
    ),
}
_ONE_COLUMN = {"latin modern", "neurips"}
_FULLY_RULED = {"cvpr"}
_NO_FOOTNOTES = {"revtex"}  # it puts them among the references
_ABSTRACT_FIRST = {"acm", "revtex"}
_BYLINES = {
    "ieee": r"\author{\IEEEauthorblockN{Ada Reed}\IEEEauthorblockA{University of Ponds\\ada@ponds.edu}\and"
    r"\IEEEauthorblockN{Bea Marsh}\IEEEauthorblockA{Frog Institute\\bea@frogs.org}}",
    "acm": r"\author{Ada Reed}\affiliation{\institution{University of Ponds}\city{Bern}\country{Switzerland}}"
    r"\author{Bea Marsh}\affiliation{\institution{Frog Institute}\city{Basel}\country{Switzerland}}",
    "revtex": r"\author{Ada Reed}\affiliation{University of Ponds}\author{Bea Marsh}\affiliation{Frog Institute}",
}
_BYLINE = r"\author{Ada Reed$^{1}$ \quad Bea Marsh$^{2}$\\ $^1$University of Ponds \quad $^2$Frog Institute}"
AUTHORS = ["Ada Reed", "Bea Marsh"]

_MATH = re.compile(r"(\$(?:[^$\\]|\\.)+\$)")
_RISKY = re.compile(r"[&#]|\\(?:color|cite|ref|label|begin|def|href|tag)|[^\x00-\x7f]")
_SPECIAL = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}  # fmt: skip
_SIGNS = {
    "≥": r"$\geq$", "≤": r"$\leq$", "→": r"$\to$", "≈": r"$\approx$", "∼": r"$\sim$", "↑": r"$\uparrow$",
    "↓": r"$\downarrow$", "✓": r"$\checkmark$", "✗": r"$\times$", "×": r"$\times$", "±": r"$\pm$", "α": r"$\alpha$",
    "β": r"$\beta$", "τ": r"$\tau$", "λ": r"$\lambda$", "Δ": r"$\Delta$", "∆": r"$\Delta$", "·": r"$\cdot$",
    "−": "-", "\u00a0": " ", "˜": " ", "÷": "/",
}  # fmt: skip
_KEPT = frozenset("‘’“”–—…•§éèêëáàâäíìîïóòôöúùûüñçÉÈÁÀÖÜÄãõåæøßšžčćŠŽČ")
_LABEL = re.compile(r"(?:Table|TABLE|Figure|FIG\.|Fig\.)\s?[A-Z]?\d*[IVX]*\s?[:.]?\s*")
_HEADINGS = {1: "section", 2: "subsection", 3: "subsubsection"}
_MOST = {"notes": 6, "tables": 12, "figures": 10, "entries": 60}
_LONGEST_CELL, _LONGEST_TABLE, _LONGEST_FORMULA = 60, 30, 90
_WIDE = 5  # columns; more go over both columns of the page


@dataclass(slots=True)
class Truth:
    """What was typeset."""

    title: str = ""
    abstract: str = ""
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    run_ins: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    grids: list[list[list[str]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    formulas: int = 0  # numbered


# To LaTeX


class Writer:
    """Writes one paper in one style."""

    def __init__(self, document: Document, style: str) -> None:
        self.document, self.style, self.truth = document, style, Truth()
        self.lines: list[str] = []
        self.in_list = False
        self.tables = self.figures = self.paragraphs = 0
        footnotes = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
        self.notes = [plain(block.text) for block in footnotes[: _MOST["notes"]]]

    def write(self) -> str:
        """The source; `truth` says what is in it."""
        preamble, _ = STYLES[self.style]
        said = self.truth
        said.title = plain(self.document.title)
        said.abstract = plain(" ".join(b.text for b in self.document.blocks if b.kind is BlockKind.ABSTRACT))
        abstract = f"\\begin{{abstract}}\n{tex(said.abstract)}\n\\end{{abstract}}"
        front = [abstract, r"\maketitle"] if self.style in _ABSTRACT_FIRST else [r"\maketitle", abstract]
        self.lines += [preamble, r"\emergencystretch=2em\begin{document}", rf"\title{{{tex(said.title)}}}"]
        self.lines += [_BYLINES.get(self.style, _BYLINE), *front]
        sections = {section.anchor: section for section in self.document.sections}
        opened = ""
        for block in self.document.blocks:
            section = sections.get(block.section)
            if section is None or section.role is Role.REFERENCES:
                continue
            if block.section != opened:
                self._section(section)
                opened = block.section
            self._block(block)
        self._end_list()
        self._references()
        return "\n".join([*self.lines, r"\end{document}"])

    def _section(self, section: Section) -> None:
        self._end_list()
        title = plain(section.title)
        if section.level == 1 and section.role is Role.APPENDIX and r"\appendix" not in self.lines:
            self.lines.append(r"\appendix")
        if command := _HEADINGS.get(section.level):
            star = "*" if section.level == 1 and not section.number else ""
            self.lines.append(f"\\{command}{star}{{{tex(title)}}}")
            self.truth.titles.append(title)
        else:
            self.lines.append(rf"\paragraph{{{tex(title)}.}}")
            self.truth.run_ins.append(title)

    def _block(self, block: Block) -> None:
        if block.kind is BlockKind.LIST_ITEM:
            self.lines += [] if self.in_list else [r"\begin{itemize}"]
            self.in_list = True
            self.truth.texts.append(plain(block.text))
            self.lines.append(rf"\item {tex(plain(block.text))}")
            return
        self._end_list()
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.THEOREM):
            self._paragraph(plain(block.text))
        elif block.kind is BlockKind.EQUATION and block.label and is_safe(block.latex, _LONGEST_FORMULA):
            self.lines.append(rf"\begin{{equation}}{block.latex}\end{{equation}}")
            self.truth.formulas += 1
        elif block.kind is BlockKind.TABLE and block.rows and block.label and self.tables < _MOST["tables"]:
            self._table(block)
        elif block.kind is BlockKind.FIGURE and block.label and self.figures < _MOST["figures"]:
            self._figure(block)

    def _paragraph(self, text: str) -> None:
        note = ""
        if self.notes and self.style not in _NO_FOOTNOTES and self.paragraphs % 5 == 2 and text.endswith("."):  # noqa: PLR2004 - here and there
            self.truth.notes.append(self.notes.pop())
            note = rf"\footnote{{{tex(self.truth.notes[-1])}}}"
        self.paragraphs += 1
        self.truth.texts.append(text)
        self.lines += ["", tex(text) + note, ""]

    def _table(self, block: Block) -> None:
        self.tables += 1
        rows = [[plain(cell.text) for cell in row] for row in block.rows]
        caption = bare(plain(block.text.split("\n")[0])) if block.sentences else ""
        if len(rows) > _LONGEST_TABLE or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
            return
        heads = sum(all(cell.is_header for cell in row if cell.text) for row in block.rows) or 1
        top, middle, bottom = (r"\hline",) * 3 if self._is_ruled else (r"\toprule", r"\midrule", r"\bottomrule")
        body = [top]
        for number, row in enumerate(rows, start=1):
            body.append(" & ".join(map(tex, row)) + r"\\")
            body += [middle] if number == heads else [r"\hline"] if self._is_ruled else []
        columns = "l" + "c" * (len(rows[0]) - 1)
        columns = f"|{'|'.join(columns)}|" if self._is_ruled else columns
        grid = "\n".join([rf"\begin{{tabular}}{{{columns}}}", *body, bottom, r"\end{tabular}"])
        is_wide = len(rows[0]) > _WIDE and self.style not in _ONE_COLUMN
        if len("".join(rows[0])) > _LONGEST_CELL / 2:
            grid = rf"\resizebox{{0.95\{'textwidth' if is_wide else 'columnwidth'}}}{{!}}{{{grid}}}"
        parts = [rf"\caption{{{tex(caption)}}}", grid]
        _, is_above = STYLES[self.style]
        self._float("table", "\n".join(parts if is_above else parts[::-1]), is_wide=is_wide)
        self.truth.grids.append(rows)
        self.truth.captions += [caption] if caption else []

    @property
    def _is_ruled(self) -> bool:
        return self.style in _FULLY_RULED

    def _figure(self, block: Block) -> None:
        self.figures += 1
        if caption := bare(plain(block.text)):
            picture = rf"\rule{{0.8\linewidth}}{{3cm}}\caption{{{tex(caption)}}}"
            self._float("figure", picture, is_wide=self.figures % 3 == 0 and self.style not in _ONE_COLUMN)
            self.truth.captions.append(caption)

    def _float(self, kind: str, body: str, *, is_wide: bool) -> None:
        name = f"{kind}*" if is_wide else kind
        self.lines.append(f"\\begin{{{name}}}[t]\\centering\\small\n{body}\n\\end{{{name}}}")

    def _end_list(self) -> None:
        if self.in_list:
            self.lines.append(r"\end{itemize}")
        self.in_list = False

    def _references(self) -> None:
        entries = [plain(block.text) for block in self.document.blocks if block.kind is BlockKind.REFERENCE]
        self.truth.entries = entries[: _MOST["entries"]]
        if entries:
            items = [rf"\bibitem{{r{place}}} {tex(entry)}" for place, entry in enumerate(self.truth.entries)]
            self.lines += [r"\begin{thebibliography}{99}", *items, r"\end{thebibliography}"]


def plain(text: str) -> str:
    """A text with nothing that cannot be typeset: risky formulas are an x, letters lose strange accents."""
    parts = _MATH.split(text)
    for place, part in enumerate(parts):
        if place % 2:
            parts[place] = part if is_safe(part) else "$x$"
        else:
            parts[place] = "".join(map(_typeable, part))
    return "".join(parts)


def _typeable(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter.isascii() or letter in _KEPT:
        return letter
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()


def is_safe(latex: str, longest: int = 1_000) -> bool:
    """Whether a formula stands by itself."""
    balanced = latex.count("{") == latex.count("}")
    return balanced and 0 < len(latex) < longest and "\\\\" not in latex and not _RISKY.search(latex)


def tex(text: str) -> str:
    """A text as LaTeX."""
    parts = _MATH.split(text)
    escaped = ("".join(_SPECIAL.get(letter, letter) for letter in part) for part in parts[::2])
    return "".join(piece for pair in zip(escaped, [*parts[1::2], ""], strict=True) for piece in pair)


def bare(caption: str) -> str:
    """A caption without its label."""
    return _LABEL.sub("", caption, count=1)


# How it was read


def compare(document: Document, truth: Truth) -> Iterator[tuple[str, str, bool]]:
    """By subject, each thing that was typeset and whether it was read."""
    said = {same(sentence.text) for sentence in document.sentences()}
    for text in truth.texts:
        for begin, end in sentence_spans(text):
            sentence = text[begin:end]
            if len(sentence.split()) > 4 and is_plain(sentence):  # noqa: PLR2004 - else it is no sentence
                yield "sentences with figures" if has_number(sentence) else "others", sentence, same(sentence) in said
    titles = {same(section.title).rstrip(".:") for section in document.sections}
    for subject, wanted in (("titles", truth.titles), ("run-in headings", truth.run_ins)):
        yield from ((subject, title, same(title).rstrip(".:") in titles) for title in wanted)
    abstract = " ".join(of_kind(document, BlockKind.ABSTRACT))
    yield "front", "title", same(document.title) == same(truth.title)
    yield "front", "abstract", same(abstract) == same(truth.abstract)
    yield "front", "authors", [author.name for author in document.authors] == AUTHORS
    floats = of_kind(document, BlockKind.TABLE) + of_kind(document, BlockKind.FIGURE)
    for subject, wanted, found in (
        ("captions", truth.captions, [bare(text.split("\n")[0]) for text in floats]),
        ("footnotes", truth.notes, of_kind(document, BlockKind.FOOTNOTE)),
        ("references", truth.entries, of_kind(document, BlockKind.REFERENCE)),
    ):
        there = set(map(same, found))
        yield from ((subject, text, same(text) in there) for text in wanted if is_plain(text))
    grids = [[[same(cell.text) for cell in row] for row in block.rows] for block in document.blocks if block.rows]
    for grid in truth.grids:
        yield from (("cells", cell, fits) for cell, fits in cells(grid, grids))
    numbered = sum(block.kind is BlockKind.EQUATION and bool(block.label) for block in document.blocks)
    yield from (("numbered formulas", f"number {place}", place <= numbered) for place in range(1, truth.formulas + 1))


def cells(grid: list[list[str]], read: list[list[list[str]]]) -> list[tuple[str, bool]]:
    """The cells of a table, and whether each stands in its column, in a row of the table read that holds most."""
    best: list[tuple[str, bool]] = []
    for other in read or [[]]:
        found: list[tuple[str, bool]] = []
        for row in grid:
            fits = [[same(cell) == there for cell, there in zip(row, line, strict=False)] for line in other]
            most = max(fits, key=sum, default=[])
            found += zip(row, [*most, *[False] * (len(row) - len(most))], strict=True)
        if not best or sum(fit for _, fit in found) > sum(fit for _, fit in best):
            best = found
    return best


def is_plain(text: str) -> bool:
    """Whether a text has no formulas but plain variables and figures: a PDF prints no LaTeX."""
    return not any(re.search(r"[\\^_]", formula) for formula in _MATH.findall(text))


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(text).replace(" ", "").casefold()


# The program


def typeset(source: str, folder: Path, name: str) -> Path | None:
    """The PDF of a source, or None where LaTeX made none."""
    written, made = folder / f"{name}.tex", folder / f"{name}.pdf"
    written.write_text(source, "utf-8")
    for _ in range(2):  # widths of labels, and outlines, come with the second run
        command = ["pdflatex", "-interaction=nonstopmode", f"-output-directory={folder}", str(written)]
        subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
    return made if made.exists() else None


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("styles", nargs="*", metavar="STYLE", help=f"of {', '.join(STYLES)}; all, if none is named")
    options.add_argument("--keep", type=Path, metavar="DIR", help="where sources, PDFs and what is missing stay")
    given = options.parse_args()
    if unknown := set(given.styles) - set(STYLES):
        print(f"There is no style {', '.join(sorted(unknown))}: name some of {', '.join(STYLES)}.", file=sys.stderr)
        return 2
    if not PAPERS.is_dir() or not shutil.which("pdflatex"):
        print("Nothing measured: this needs pdflatex, and the development data in ../shared.")
        return 0
    documents = [(path.stem, from_file(path)) for path in sorted(PAPERS.glob("*.html")) if path.stem not in SKIPPED]
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        counts: dict[str, dict[str, tuple[int, int]]] = {}
        missing: list[str] = []
        for style in given.styles or STYLES:
            counts[style] = {}
            for name, document in documents:
                writer = Writer(document, style)
                pdf = typeset(writer.write(), folder, f"{name}.{style.replace(' ', '-')}")
                if pdf is None:
                    missing.append(f"{name}\t{style}\tLaTeX made no PDF")
                    continue
                for subject, what, is_there in compare(from_file(pdf), writer.truth):
                    right, total = counts[style].get(subject, (0, 0))
                    counts[style][subject] = right + is_there, total + 1
                    missing += [] if is_there else [f"{name}\t{style}\t{subject}\t{what}"]
        (folder / "missing.tsv").write_text("\n".join(missing), "utf-8")
    print(table(counts))
    return 0


def table(counts: dict[str, dict[str, tuple[int, int]]]) -> str:
    """The shares, a style a row."""
    subjects = list(dict.fromkeys(subject for found in counts.values() for subject in found))
    total = {
        one: tuple(map(sum, zip(*(found.get(one, (0, 0)) for found in counts.values()), strict=True)))
        for one in subjects
    }
    heads = [f"{subject} ({total[subject][1]:,})" for subject in subjects]
    lines = [f"| style | {' | '.join(heads)} |", f"|---|{'---:|' * len(subjects)}"]
    for name, found in [*counts.items(), ("together", total)]:
        shares = (found.get(subject, (0, 0)) for subject in subjects)
        lines.append(f"| {name} | {' | '.join(f'{right / of:.1%}' if of else '' for right, of in shares)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
