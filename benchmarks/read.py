"""How faithful and how fast Litmus reads papers, beside the readers that others use.

    python benchmarks/read.py               # needs the development data in ../shared; peers that are missing are named
    python benchmarks/read.py --only pdf

The peers are installed for this benchmark alone, in a virtual environment of their own:

    python -m venv ../peers && ../peers/bin/pip install -e . -r benchmarks/requirements.txt
    ../peers/bin/python benchmarks/read.py

Every reader gets the same bytes, in turns in one run, and gives text or Markdown, with the settings that serve it best
here (pdfplumber, without one, runs the words of LaTeX together); Litmus gives its Markdown. What it must hold is said
by the answer sheets, of nine papers in HTML and of three in PDF. For larger samples, in HTML: every sentence with a
digit in the paragraphs of the pages, and every formula in display, both taken from the markup as plainly as can be
(`paragraphs`, `displayed`); in PDF: every sentence with a digit and every title that Litmus reads in the HTML of a
fourth paper, which favours none of the readers of its PDF, and the titles in the outlines of three more.

The rules are those of `fidelity`, generous to readers that give text, and the same for all:

- a sentence counts if it stands whole in the text, once white space, quotes, dashes, hyphens at the ends of lines,
  Markdown, the targets of links and the ways to write math are levelled; not if a figure stands in it twice, words run
  together, or a footnote's mark or a page's foot stands in it;
- a title counts if it stands on lines of its own, number and case aside;
- a cell of a table counts if it stands, in order, in a line that holds its row's label and not twice as much as the
  row;
- a formula counts if its LaTeX stands in the text.

Seconds are those of the best turn of each paper. Memory is the peak of a process of its own that reads the largest
paper, over what it held once the reader was imported, in sizes of the file.
"""

import argparse
import gc
import io
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument
from selectolax.lexbor import LexborHTMLParser

from fidelity import cells_kept, formulas_kept, has_number, sentences_kept, titles_kept
from litmus.model import BlockKind, Document
from litmus.read import from_bytes, from_file, markdown
from litmus.sentences import sentence_spans

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
SHEET = ".facts.json"
TURNS, PATIENCE = 5, 20.0  # turns of each reader; none more once it has taken so many seconds
LEVELS = 3  # of headings that stand on lines of their own
SHORTEST = 12  # characters of a formula that does not stand in a text by chance
UNRESOLVED = "LABEL:"  # how the HTML shows a reference that did not resolve; the PDF has its number
FLOOR = "(floor) "  # before what is no reader but the least that a reader must do

Reader = Callable[[bytes], str]


# The readers: each function imports what it needs and gives the way to read


def litmus() -> Reader:
    return lambda body: markdown(from_bytes(body, Path("paper")))


def trafilatura() -> Reader:
    from trafilatura import extract  # type: ignore[import-not-found]  # noqa: PLC0415 - peers may be missing

    return lambda body: extract(body, output_format="markdown", fast=True) or ""


def markitdown(ending: str) -> Reader:
    from markitdown import MarkItDown, StreamInfo  # type: ignore[import-not-found]  # noqa: PLC0415

    converter, kind = MarkItDown(enable_plugins=False), StreamInfo(extension=ending)
    return lambda body: str(converter.convert_stream(io.BytesIO(body), stream_info=kind).text_content)


def html2text() -> Reader:
    from html2text import HTML2Text  # type: ignore[import-not-found]  # noqa: PLC0415

    def read(body: bytes) -> str:
        converter = HTML2Text()
        converter.body_width = 0
        converter.ignore_links = converter.ignore_images = True
        return str(converter.handle(body.decode()))

    return read


def beautiful_soup() -> Reader:
    from bs4 import BeautifulSoup  # type: ignore[import-not-found]  # noqa: PLC0415

    def read(body: bytes) -> str:
        soup = BeautifulSoup(body, "lxml")
        return str((soup.article or soup).get_text())

    return read


def lexbor() -> Reader:
    def read(body: bytes) -> str:
        LexborHTMLParser(body)
        return ""

    return read


def pypdf() -> Reader:
    from pypdf import PdfReader  # type: ignore[import-not-found]  # noqa: PLC0415

    return lambda body: "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def pdfplumber() -> Reader:
    import pdfplumber as plumber  # type: ignore[import-not-found]  # noqa: PLC0415

    def read(body: bytes) -> str:
        with plumber.open(io.BytesIO(body)) as pdf:
            return "\n".join(page.extract_text(x_tolerance_ratio=0.15) for page in pdf.pages)

    return read


def pymupdf4llm() -> Reader:
    import pymupdf  # type: ignore[import-not-found]  # noqa: PLC0415
    import pymupdf4llm as converter  # type: ignore[import-not-found]  # noqa: PLC0415

    def read(body: bytes) -> str:
        with pymupdf.open(stream=body) as pdf:
            return str(converter.to_markdown(pdf))

    return read


def pdfium() -> Reader:
    def read(body: bytes) -> str:
        pdf = PdfDocument(body)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)

    return read


READERS: dict[str, dict[str, Callable[[], Reader]]] = {
    "html": {
        "Litmus": litmus,
        "trafilatura": trafilatura,
        "markitdown": lambda: markitdown(".html"),
        "html2text": html2text,
        "beautifulsoup4": beautiful_soup,
        f"{FLOOR}selectolax": lexbor,
    },
    "pdf": {
        "Litmus": litmus,
        "pypdf": pypdf,
        "pdfplumber": pdfplumber,
        "pymupdf4llm": pymupdf4llm,
        "markitdown": lambda: markitdown(".pdf"),
        f"{FLOOR}pypdfium2": pdfium,
    },
}


# What is true of the papers


@dataclass(slots=True)
class Truth:
    """What of a paper must be found in a text."""

    quoted: list[str] = field(default_factory=list)  # sentences with figures, chosen by people
    sentences: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    grids: list[list[list[str]]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


def html_papers() -> dict[Path, Truth]:
    """The pages, and what is true of each."""
    found: dict[Path, Truth] = {}
    for path in sorted(PAPERS.glob("*.html")):
        sheet = path.with_suffix(SHEET)
        truth = of_sheet(json.loads(sheet.read_text("utf-8"))) if sheet.exists() else Truth()
        page = LexborHTMLParser(path.read_bytes())
        truth.formulas, truth.sentences = displayed(page), paragraphs(page)
        found[path] = truth
    return found


def pdf_papers() -> dict[Path, Truth]:
    """The PDFs, and what is true of each."""
    found: dict[Path, Truth] = {}
    for path in sorted(PAPERS.glob("*.pdf")):
        sheet, page = path.with_suffix(SHEET), path.with_suffix(".html")
        if sheet.exists():
            found[path] = of_sheet(json.loads(sheet.read_text("utf-8")))
        elif page.exists():
            found[path] = of_document(from_file(page))
        else:
            found[path] = Truth(titles=outline(path))
    return found


PAPERS_OF = {"html": html_papers, "pdf": pdf_papers}


def of_sheet(sheet: dict[str, Any]) -> Truth:
    return Truth(
        quoted=[one["text"] for one in sheet["number_sentences"]],
        titles=sheet["top_level_sections"],
        grids=[[*grid["header_rows"], *grid["rows"]] for grid in sheet["table_grids"]],
    )


def of_document(document: Document) -> Truth:
    kinds = frozenset({BlockKind.ABSTRACT, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
    return Truth(
        sentences=[
            one.text for one in document.sentences(kinds) if has_number(one.text) and UNRESOLVED not in one.text
        ],
        titles=[f"{one.number} {one.title}".strip() for one in document.sections if one.level <= LEVELS],
    )


def outline(path: Path) -> list[str]:
    """The titles in a PDF's own outline."""
    return [entry.get_title() for entry in PdfDocument(path).get_toc() if entry.level < LEVELS]


def displayed(page: LexborHTMLParser) -> list[str]:
    """The LaTeX of the formulas in display, each once, short ones left out."""
    found = (math.attributes.get("alttext") or "" for math in page.css(".ltx_eqn_table math"))
    return [latex for latex in dict.fromkeys(found) if len(latex) >= SHORTEST]


def paragraphs(page: LexborHTMLParser) -> list[str]:
    """The sentences with a digit in the paragraphs of sections: formulas as LaTeX, footnotes and errors left out.

    The page is changed by it.
    """
    for math in page.css("math"):
        math.replace_with(f"${math.attributes.get('alttext') or ''}$")
    for unsaid in page.css(".ltx_note, .ltx_ERROR"):
        unsaid.decompose()
    found = (" ".join(p.text().split()) for p in page.css(":is(section, .ltx_abstract) > .ltx_para > p.ltx_p"))
    sentences = (text[begin:end] for text in found for begin, end in sentence_spans(text))
    return [sentence for sentence in dict.fromkeys(sentences) if has_number(sentence)]


# What a reader is worth


@dataclass(slots=True)
class Result:
    """One reader's figures over all papers."""

    right: dict[str, tuple[int, int]] = field(default_factory=dict)  # by subject: found, wanted
    seconds: dict[Path, float] = field(default_factory=dict)
    memory: float = 0.0  # times the file
    faults: list[str] = field(default_factory=list)

    def judge(self, text: str, truth: Truth) -> None:
        """Count what of a paper a text holds."""
        cells = [cells_kept(text, grid) for grid in truth.grids]
        self._count("quoted sentences", sentences_kept(text, truth.quoted))
        self._count("sentences with figures", sentences_kept(text, truth.sentences))
        self._count("titles", titles_kept(text, truth.titles))
        self._add("table cells", sum(right for right, _ in cells), sum(total for _, total in cells))
        self._count("formulas", formulas_kept(text, truth.formulas))

    def _count(self, subject: str, kept: list[bool]) -> None:
        self._add(subject, sum(kept), len(kept))

    def _add(self, subject: str, right: int, wanted: int) -> None:
        found, of = self.right.get(subject, (0, 0))
        self.right[subject] = found + right, of + wanted

    def share(self, subject: str) -> float:
        found, of = self.right[subject]
        return found / of if of else 0.0

    @property
    def fidelity(self) -> float:
        """The mean of the shares."""
        asked = [subject for subject, (_, of) in self.right.items() if of]
        return sum(map(self.share, asked)) / len(asked)

    def beats(self, other: "Result") -> bool:
        """Whether it is worse in no subject and better in one."""
        pairs = [(self.share(subject), other.share(subject)) for subject in self.right]
        return all(mine >= theirs for mine, theirs in pairs) and any(mine > theirs for mine, theirs in pairs)

    @property
    def total(self) -> float:
        """Seconds for all papers."""
        return sum(self.seconds.values())


def measured(readers: dict[str, Reader], truths: dict[Path, Truth], ending: str) -> dict[str, Result]:
    """Every reader on every paper: the first turn is judged, the best one is timed."""
    results = {name: Result() for name in readers}
    for turn in range(TURNS):
        for name, read in readers.items():
            result = results[name]
            if turn and result.total > PATIENCE / TURNS:
                continue
            for path, truth in truths.items():
                body = path.read_bytes()
                gc.collect()
                begun = time.perf_counter()
                try:
                    text = read(body)
                except Exception as error:  # noqa: BLE001 - whatever a peer raises, it has read nothing
                    text = ""
                    result.faults.append(f"{path.name}: {type(error).__name__}: {error}") if not turn else None
                taken = time.perf_counter() - begun
                result.seconds[path] = min(taken, result.seconds.get(path, taken))
                if not turn:
                    result.judge(text, truth)
    largest = max(truths, key=lambda path: path.stat().st_size)
    for name, result in results.items():
        result.memory = peak(name, largest, ending) / largest.stat().st_size
    return results


def peak(name: str, path: Path, ending: str) -> float:
    """Bytes that a reader held at most while it read a paper, in a process of its own."""
    command = [sys.executable, __file__, "--only", ending, "--peak", name, str(path)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return float(run.stdout.split()[-1]) if run.returncode == 0 else float("nan")


def peak_here(read: Reader, path: Path) -> int:
    """The same, of this process. The kernel's own mark is used: that of `getrusage` begins with the parent's."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # sets the mark to what is held now
    before = _held("VmHWM")
    read(path.read_bytes())
    return _held("VmHWM") - before


def _held(mark: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith(f"{mark}:"))


# The report


def table(results: dict[str, Result], count: int) -> str:
    subjects = [subject for subject, (_, of) in results["Litmus"].right.items() if of]
    said = [f"{subject} ({results['Litmus'].right[subject][1]:,})" for subject in subjects]
    lines = [
        f"| reader | {' | '.join(said)} | papers/s | time, Litmus = 1 | memory, files |",
        f"|---|{'---:|' * (len(subjects) + 3)}",
    ]
    for name, result in results.items():
        shares = "".join(" |" if name == f"{FLOOR}selectolax" else f" {result.share(one):.1%} |" for one in subjects)
        ratio = result.total / results["Litmus"].total
        lines.append(f"| {named(name)} |{shares} {count / result.total:.3g} | {ratio:.2g} | {result.memory:.1f} |")
    return "\n".join(lines)


def goals(results: dict[str, Result], ending: str) -> str:
    """What was to be reached, and what was."""
    ours = results["Litmus"]
    peers = {name: result for name, result in results.items() if name != "Litmus" and not name.startswith(FLOOR)}
    better = [name for name, result in peers.items() if ours.beats(result)]
    said = [f"more faithful than {len(better)} of {len(peers)} peers"]
    if ending == "html":
        best = max(peers, key=lambda name: peers[name].fidelity, default="")
        if best:
            said.append(
                f"{peers[best].total / ours.total:.1f} times as fast as the most faithful peer, {best} (goal: 10)"
            )
        said.append(f"{ours.total / results[f'{FLOOR}selectolax'].total:.1f} times the bare parse (goal: 3)")
        said.append(f"{ours.memory:.1f} times the file in memory (goal: 10)")
    else:
        said.append(f"sentences with figures {ours.share('sentences with figures'):.1%} (goal: 98 %)")
        said.append(f"titles {ours.share('titles'):.1%} (goal: 95 %)")
    return "\n".join(f"- {one}" for one in said)


def named(name: str) -> str:
    package = name.removeprefix(FLOOR)
    if package == "Litmus":
        return package
    what = {"selectolax": "lexbor alone, no text", "pypdfium2": "PDFium's plain text"}.get(package, package)
    return f"{what} ({package} {version(package)})" if what != package else f"{package} {version(package)}"


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return f"{platform.machine()}, {os.cpu_count()} cores, {memory} GB, Python {platform.python_version()}"


def installed(ending: str) -> tuple[dict[str, Reader], list[str]]:
    """The readers of a format that are here, and the names of those that are not."""
    here, missing = dict[str, Reader](), list[str]()
    for name, make in READERS[ending].items():
        try:
            here[name] = make()
        except ImportError:
            missing.append(name)
    return here, missing


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--only", choices=("html", "pdf"), help="one of the two formats")
    options.add_argument("--peak", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if not PAPERS.is_dir():
        print(f"Nothing measured: the development data are not at {PAPERS}.")
        return
    if given.peak:
        name, path = given.peak
        print(peak_here(READERS[given.only][name](), Path(path)))
        return
    print(machine())
    for ending in (given.only,) if given.only else ("html", "pdf"):
        readers, missing = installed(ending)
        truths = PAPERS_OF[ending]()
        size = sum(path.stat().st_size for path in truths) / 1e6
        results = measured(readers, truths, ending)
        print(f"\n{ending.upper()}: {len(truths)} papers, {size:.1f} MB\n\n{table(results, len(truths))}")
        print(f"\n{goals(results, ending)}")
        if missing:
            print(f"\nnot installed: {', '.join(missing)}")
        for name, result in results.items():
            print("".join(f"\n{name} failed: {fault}" for fault in result.faults), end="")


if __name__ == "__main__":
    main()
