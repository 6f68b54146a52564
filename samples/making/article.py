"""The article of a page: a walk over a paper's blocks that gives each the id that LaTeXML would."""

from collections import Counter

from making import floats
from making.ends import bibliography, front
from making.inline import Inline, math
from making.source import Block, Formula, Grid, Heading, Items, Paragraph, Picture, Source, Steps, Theorem

SECTION, SUBSECTION, PARAGRAPH = 1, 2, 3
KINDS = {SECTION: "section", SUBSECTION: "subsection", PARAGRAPH: "paragraph"}
Labels = dict[str, tuple[str, str]]  # anchor and number of what is labelled


class Article:
    """One walk over a source; it fills `labels` as it meets them, and reads from it what the text refers to."""

    def __init__(self, source: Source, labels: Labels) -> None:
        self.source, self.labels = source, labels
        self.inline = Inline(labels=labels, notes=source.notes, references=source.references)
        self.counts: Counter[str] = Counter()
        self.open: list[tuple[str, str]] = []  # anchor and number of the sections that we are in
        self.contents: list[str] = []  # entries of the table of contents

    def write(self) -> str:
        """The article's inside. References stand before the appendices."""
        parts = [front(self.source, self.inline.write)]
        references = bibliography(self.source)
        for block in self.source.blocks:
            if isinstance(block, Heading) and block.flag == "appendix" and references:
                parts += [self._close(0), references]
                references = ""
            parts.append(self._block(block))
        return "".join([*parts, self._close(0), references])

    @property
    def here(self) -> str:
        return self.open[-1][0]

    @property
    def top(self) -> str:
        return self.open[0][0]

    def _next(self, name: str) -> int:
        self.counts[name] += 1
        return self.counts[name]

    def _name(self, label: str, anchor: str, number: str) -> None:
        if label:
            self.labels[label] = (anchor, number)

    def _block(self, block: Block) -> str:
        write = self.inline.write
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._para(block, self._next_para())
            case Items():
                return self._items(block)
            case Grid():
                return floats.table(block, *self._float(block.label, "T"), write)
            case Picture():
                return floats.figure(block, *self._float(block.label, "F"), write, self.source.name)
            case Steps():
                number = str(self._next("alg"))
                self._name(block.label, f"alg{number}", number)
                return floats.algorithm(block, f"alg{number}", number, write)
            case Theorem():
                return self._theorem(block)

    def _float(self, label: str, letter: str) -> tuple[str, str]:
        """Anchor and number of a table or figure: its number counts through the paper, its anchor names the section."""
        number = str(self._next(letter))
        anchor = f"{self.top}.{letter}{number}"
        self._name(label, anchor, number)
        return anchor, number

    def _close(self, level: int) -> str:
        closed = len(self.open) - level
        del self.open[level:]
        return "</section>\n" * closed

    def _heading(self, block: Heading) -> str:
        start = self._close(block.level - 1)
        kind = "appendix" if block.flag == "appendix" else KINDS[block.level]
        anchor, number = self._section(block)
        tag = {"": "", "appendix": f"Appendix {number} "}.get(kind if number else "", f"{number} ")
        self._name(block.label, anchor, number)
        self.open.append((anchor, number))
        title = self.inline.write(block.title, anchor)
        mark = f'<span class="ltx_tag ltx_tag_{kind}">{tag}</span>' if tag else ""
        short = f'<span class="ltx_tag ltx_tag_ref">{number} </span>' if tag else ""
        self.contents.append(
            f'<li class="ltx_tocentry ltx_tocentry_{kind}"><a href="#{anchor}" title="" class="ltx_ref">'
            f'<span class="ltx_text ltx_ref_title">{short}{title}</span></a></li>\n'
        )
        size = f"h{block.level + 1}"
        return (
            f'{start}<section id="{anchor}" class="ltx_{kind}">\n'
            f'<{size} class="ltx_title ltx_title_{kind}">{mark}{title}</{size}>\n\n'
        )

    def _section(self, block: Heading) -> tuple[str, str]:
        """Anchor and number of a section that begins; "" for one without number."""
        if block.level == PARAGRAPH:
            return f"{self.here}.SSS0.Px{self._next(f'{self.here}.Px')}", ""
        if block.level == SUBSECTION:
            anchor, number = self.open[-1]
            count = self._next(f"{anchor}.SS")
            return f"{anchor}.SS{count}", f"{number}.{count}"
        if block.flag == "appendix":
            count = self._next("A")
            return f"A{count}", chr(ord("A") + count - 1)
        if block.flag == "unnumbered":
            return f"Sx{self._next('Sx')}", ""
        count = self._next("S")
        return f"S{count}", str(count)

    def _next_para(self) -> str:
        return f"{self.here}.p{self._next(f'{self.here}.p')}"

    def _para(self, block: Paragraph, anchor: str) -> str:
        parts, count = [], 0
        for part in block.parts:
            if isinstance(part, Formula):
                parts.append(self._formula(part))
            else:
                count += 1
                text = self.inline.write(part, f"{anchor}.{count}")
                parts.append(f'<p id="{anchor}.{count}" class="ltx_p">{text}</p>\n')
        return f'<div id="{anchor}" class="ltx_para">\n{"".join(parts)}</div>\n'

    def _formula(self, formula: Formula) -> str:
        if formula.label:
            number = str(self._next("E"))
            anchor = f"{self.top}.E{self._next(f'{self.top}.E')}"
            self._name(formula.label, anchor, number)
            mark = (
                '\n<td rowspan="1" class="ltx_eqn_cell ltx_eqn_eqno ltx_align_middle ltx_align_right">'
                f'<span class="ltx_tag ltx_tag_equation ltx_align_right">({number})</span></td>'
            )
        else:
            anchor, mark = f"{self.top}.Ex{self._next(f'{self.top}.Ex')}", ""
        return (
            f'<table id="{anchor}" class="ltx_equation ltx_eqn_table">\n\n'
            '<tbody><tr class="ltx_equation ltx_eqn_row ltx_align_baseline">\n'
            '<td class="ltx_eqn_cell ltx_eqn_center_padleft"></td>\n'
            f'<td class="ltx_eqn_cell ltx_align_center">{math(formula.latex, f"{anchor}.m1", "block")}</td>\n'
            f'<td class="ltx_eqn_cell ltx_eqn_center_padright"></td>{mark}</tr></tbody>\n</table>\n'
        )

    def _items(self, block: Items) -> str:
        para, anchor = self._next_para(), f"{self.here}.I{self._next(f'{self.here}.I')}"
        tag, kind = ("ol", "enumerate") if block.ordered else ("ul", "itemize")
        items = "".join(
            f'<li id="{anchor}.i{place}" class="ltx_item" style="list-style-type:none;">\n'
            f'<span class="ltx_tag ltx_tag_item">{f"{place}." if block.ordered else "•"}</span> \n'
            f'<div id="{anchor}.i{place}.p1" class="ltx_para">\n<p id="{anchor}.i{place}.p1.1" class="ltx_p">'
            f"{self.inline.write(item, f'{anchor}.i{place}.p1.1')}</p>\n</div>\n</li>\n"
            for place, item in enumerate(block.items, 1)
        )
        listed = f'<{tag} id="{anchor}" class="ltx_{kind}">\n{items}</{tag}>\n'
        return f'<div id="{para}" class="ltx_para">\n{listed}</div>\n'

    def _theorem(self, block: Theorem) -> str:
        if block.kind == "proof":
            anchor, head, look = self._next_para(), "Proof.", ("ltx_proof", "ltx_title_proof")
        else:
            number = str(self._next(block.kind))
            anchor = f"Thm{block.kind}{number}"
            self._name(block.label, anchor, number)
            name = f"{block.kind.capitalize()} {number}"
            title = f" ({self.inline.write(block.title, anchor)})" if block.title else ""
            bold = f'<span class="ltx_text ltx_font_bold">{name}</span>'
            head = f'<span class="ltx_tag ltx_tag_theorem">{bold}</span>{title}.'
            look = (f"ltx_theorem ltx_theorem_{block.kind}", "ltx_title_theorem")
        inside = "".join(self._para(part, f"{anchor}.p{place}") for place, part in enumerate(block.paragraphs, 1))
        return (
            f'<div id="{anchor}" class="{look[0]}">\n'
            f'<h6 class="ltx_title ltx_runin {look[1]}">{head}</h6>\n{inside}</div>\n'
        )
