"""Text inside a block, as LaTeXML marks it up."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape

from latex2mathml.converter import convert

from making.source import Reference

INLINE = re.compile(
    r"\\(?P<escaped>[$*@])"
    r"|\$(?P<math>[^$]+)\$"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<italic>[^*]+)\*"
    r"|\[\^(?P<note>\w+)\]"
    r"|\[(?P<cite>@[\w; @-]+)\]"
    r"|(?<!\w)@(?P<textual>[\w-]+\w)"
    r"|\[#(?P<ref>[\w:-]+)\]"
    r"|(?<!\()(?P<bare>https://\S+)"
    r"|\[(?P<link>[^\]]+)\]\((?P<url>https://[^)\s]+)\)"
)


def math(latex: str, anchor: str, display: str = "inline") -> str:
    """A formula: its LaTeX as `alttext` and annotation, and MathML, each once, as on arXiv's pages."""
    inside = re.sub(r"^<math[^>]*>|</math>$", "", convert(latex, display=display))
    inside = re.sub(r"&#x([0-9A-F]+);", lambda found: escape(chr(int(found[1], 16))), inside)
    kind = "ltx_math_unparsed" if latex.endswith(r"\times") else "ltx_Math"
    said = escape(latex)
    return (
        f'<math id="{anchor}" class="{kind}" alttext="{said}" display="{display}" intent=":literal">'
        f'<semantics>{inside}<annotation encoding="application/x-tex">{said}</annotation></semantics></math>'
    )


@dataclass(slots=True, kw_only=True)
class Inline:
    """Writes text, and counts what must be counted over the whole page."""

    labels: dict[str, tuple[str, str]]  # label: anchor and number
    notes: dict[str, str]
    references: dict[str, Reference]
    _footnotes: int = 0
    _formulas: Counter[str] = field(default_factory=Counter)

    def write(self, text: str, anchor: str) -> str:
        """The markup of a text that stands in the element `anchor`."""
        parts, end = [], 0
        for found in INLINE.finditer(text):
            parts += [escape(text[end : found.start()], quote=False), self._piece(found, anchor)]
            end = found.end()
        return "".join(parts) + escape(text[end:], quote=False)

    def _piece(self, found: re.Match[str], anchor: str) -> str:
        name = found.lastgroup or ""
        text = found[name]
        match name:
            case "math":
                return self._math(text, anchor)
            case "code":
                return f'<span class="ltx_text ltx_font_typewriter">{escape(text, quote=False)}</span>'
            case "bold":
                return f'<span class="ltx_text ltx_font_bold">{self.write(text, anchor)}</span>'
            case "italic":
                return f'<em class="ltx_emph ltx_font_italic">{self.write(text, anchor)}</em>'
            case "note":
                return self._note(self.notes[text])
            case "cite":
                keys = text.replace("@", "").replace(" ", "").split(";")
                links = "; ".join(self._cited(key, "{0.short}, {0.year}") for key in keys)
                return f'<cite class="ltx_cite ltx_citemacro_citep">({links})</cite>'
            case "textual":
                return f'<cite class="ltx_cite ltx_citemacro_citet">{self._cited(text, "{0.short} ({0.year})")}</cite>'
            case "ref":
                target, number = self.labels.get(text, ("", "?"))
                said = f'<span class="ltx_text ltx_ref_tag">{number}</span>'
                return f'<a href="#{target}" title="" class="ltx_ref">{said}</a>'
            case "bare":
                return (
                    f'<a href="{escape(text)}" title="" class="ltx_ref ltx_url ltx_font_typewriter">{escape(text)}</a>'
                )
            case "url":
                said = self.write(found["link"], anchor)
                return f'<a href="{escape(text)}" title="" class="ltx_ref ltx_href">{said}</a>'
        return text  # escaped by a backslash

    def _math(self, latex: str, anchor: str) -> str:
        """Formulas count through a paragraph, not through its pieces."""
        base = re.sub(r"(?<=\d)\.\d+$", "", anchor) if ".p" in anchor else anchor
        self._formulas[base] += 1
        return math(latex, f"{base}.m{self._formulas[base]}")

    def _note(self, text: str) -> str:
        self._footnotes += 1
        number = self._footnotes
        mark = f'<sup class="ltx_note_mark">{number}</sup>'
        return (
            f'<span id="footnote{number}" class="ltx_note ltx_role_footnote">{mark}<span class="ltx_note_outer">'
            f'<span class="ltx_note_content">{mark}<span class="ltx_tag ltx_tag_note">{number}</span>'
            f"{self.write(text, f'footnote{number}')}</span></span></span>"
        )

    def _cited(self, key: str, form: str) -> str:
        place = list(self.references).index(key) + 1
        said = escape(form.format(self.references[key]), quote=False)
        return f'<a href="#bib.bib{place}" title="" class="ltx_ref">{said}</a>'
