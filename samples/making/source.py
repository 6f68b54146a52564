"""A paper's source: TOML front matter between lines of `+++`, then a small dialect of Markdown (see README.md)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

LABEL = re.compile(r"\s*\{(?P<flags>(?:[#.][\w:-]+\s*)+)\}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    level: int  # 1 for a section
    title: str
    label: str = ""
    flag: str = ""  # "appendix", "unnumbered" or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A displayed formula; numbered if it is labelled."""

    latex: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    parts: tuple[str | Formula, ...]  # text around displayed formulas


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    ordered: bool
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. A cell `<` belongs to the one on its left, `^` to the one above."""

    head: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]
    rules: frozenset[int]  # rows of the body with a line above
    caption: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    caption: str
    file: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """An algorithm; two spaces in front of a line are one level."""

    title: str
    lines: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theorem:
    kind: str  # "theorem", "lemma", "proof", …
    title: str
    paragraphs: tuple[Paragraph, ...]
    label: str = ""


Block = Heading | Paragraph | Items | Grid | Picture | Steps | Theorem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    authors: str  # "Ada Plume and Bo Quill" or "Ada Plume, Bo Quill, and Cy Reed"
    year: str
    title: str
    venue: str

    @property
    def short(self) -> str:
        """How a citation names it: "Plume", "Plume and Quill", "Plume et al."."""
        names = [name.split()[-1] for name in re.split(r",? and |, ", self.authors)]
        match names:
            case [one]:
                return one
            case [one, two]:
                return f"{one} and {two}"
        return f"{names[0]} et al."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One paper."""

    front: dict[str, Any]
    abstract: str
    blocks: tuple[Block, ...]
    notes: dict[str, str] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.front["id"])

    @property
    def name(self) -> str:
        return f"{self.id}v{self.front.get('version', 1)}"

    @property
    def title(self) -> str:
        return str(self.front["title"])

    @property
    def authors(self) -> list[str]:
        return [name for name, _ in self.front["authors"]]

    @property
    def submitted(self) -> datetime:
        """When the first version came in."""
        moment: datetime = self.front["submitted"]
        return moment

    @property
    def updated(self) -> datetime:
        """When this version came in."""
        moment: datetime = self.front.get("updated", self.submitted)
        return moment

    @property
    def has_html(self) -> bool:
        return bool(self.front.get("html", True))


def read_source(path: Path) -> Source:
    """Read a paper's source."""
    _, front, body = path.read_text("utf-8").split("+++\n", 2)
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    references: dict[str, Reference] = {}
    abstract = ""
    for chunk in _chunks(body):
        if note := re.match(r"\[\^(\w+)\]: ", chunk):
            notes[note[1]] = _joined(chunk[note.end() :])
        elif chunk.startswith("[@"):
            references |= dict(map(_reference, chunk.splitlines()))
        elif not blocks and not abstract and not chunk.startswith("#"):
            abstract = _joined(chunk)
        else:
            blocks.append(_block(chunk))
    return Source(
        front=tomllib.loads(front), abstract=abstract, blocks=tuple(blocks), notes=notes, references=references
    )


def _chunks(body: str) -> Iterator[str]:
    """Blocks are parted by blank lines, but those between a pair of fences belong together."""
    fence = ""
    lines: list[str] = []
    for line in [*body.splitlines(), ""]:
        opened = re.match(r"```|:::", line)
        if fence:
            lines.append(line)
            fence = "" if line == fence else fence
        elif opened:
            fence = opened[0]
            lines.append(line)
        elif line.strip():
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []


def _block(chunk: str) -> Block:
    if heading := re.match(r"(#+) ", chunk):
        title, label, flag = _labelled(chunk[heading.end() :])
        return Heading(level=len(heading[1]), title=title, label=label, flag=flag)
    if chunk.startswith("|"):
        return _grid(chunk)
    if picture := re.match(r"!\[(.*)\]\(([\w.-]+)\)", chunk, re.DOTALL):
        return Picture(caption=_joined(picture[1]), file=picture[2], label=_labelled(chunk)[1])
    if chunk.startswith("```algorithm "):
        head, *lines, _ = chunk.splitlines()
        title, label, _ = _labelled(head.removeprefix("```algorithm "))
        return Steps(title=title, lines=tuple(lines), label=label)
    if chunk.startswith("::: "):
        head, *lines, _ = chunk.splitlines()
        title, label, _ = _labelled(head.removeprefix("::: "))
        kind, _, title = title.partition(" ")
        paragraphs = tuple(map(_paragraph, "\n".join(lines).split("\n\n")))
        return Theorem(kind=kind, title=title, paragraphs=paragraphs, label=label)
    if mark := re.match(r"- |\d+\. ", chunk):
        items = re.split(r"^(?:- |\d+\. )", chunk, flags=re.MULTILINE)[1:]
        return Items(ordered=mark[0] != "- ", items=tuple(map(_joined, items)))
    return _paragraph(chunk)


def _paragraph(chunk: str) -> Paragraph:
    parts: list[str | Formula] = []
    for place, part in enumerate(re.split(r"^\$\$(.+)$", chunk, flags=re.MULTILINE)):
        if place % 2:
            latex, label, _ = _labelled(part)
            parts.append(Formula(latex=latex.removesuffix("$$").strip(), label=label))
        elif part.strip():
            parts.append(_joined(part))
    return Paragraph(parts=tuple(parts))


def _grid(chunk: str) -> Grid:
    head: list[tuple[str, ...]] = []
    rows: list[tuple[str, ...]] = []
    rules: set[int] = set()
    table, _, caption = chunk.partition("\n: ")
    for line in table.splitlines():
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if not all(re.fullmatch("-{3,}", cell) for cell in cells):
            rows.append(cells)
        elif head:
            rules.add(len(rows))
        else:
            head, rows = rows, []
    caption, label, _ = _labelled(_joined(caption))
    return Grid(head=tuple(head), body=tuple(rows), rules=frozenset(rules), caption=caption, label=label)


def _reference(line: str) -> tuple[str, Reference]:
    key, _, rest = line.removeprefix("[@").partition("]: ")
    authors, year, title, venue = (part.strip() for part in rest.split(" | "))
    return key, Reference(authors=authors, year=year, title=title, venue=venue)


def _labelled(text: str) -> tuple[str, str, str]:
    """A text without the braces at its end, and the label and the flag that stand in them."""
    found = LABEL.search(text)
    if not found:
        return text.strip(), "", ""
    flags = found["flags"].split()
    label = next((flag[1:] for flag in flags if flag.startswith("#")), "")
    return text[: found.start()].strip(), label, next((flag[1:] for flag in flags if flag.startswith(".")), "")


def _joined(text: str) -> str:
    return " ".join(text.split())
