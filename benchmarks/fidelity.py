"""When two readings of a paper say the same: one plain form for all, and what of a paper stands in a text.

Readers write the same thing in many ways: `$97\\%$`, `97\\%` and `97%`, `**bold**`, `“quoted”`, a word that a hyphen
parts at the end of a line. `canonical` levels that, for what is looked for and for what is looked through alike, so
that no reader is blamed for its style. What it does not forgive: words run together or torn apart, figures lost or said
twice, footnote marks inside a sentence, letters lost.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_LETTER = r"[^\W\d_\u0370-\u03ff\u3000-\u9fff]"  # of words: Greek ones are of formulas, Chinese stands without blanks
_GAP = re.compile(rf"(?<={_LETTER}{_LETTER})\s+(?={_LETTER}{_LETTER})")  # between words; others come and go with math
_HYPHEN = re.compile(
    rf"(?<={_LETTER}{_LETTER})\s*-\s*(?={_LETTER}{_LETTER})"
)  # "mem-\nory": at the end of a line nobody knows which
_TARGET = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")  # of a link in Markdown
_TAG = re.compile(r"</?(?:sup|sub|br|u|b|i|em|strong|span|mark)\b[^<>]*>")  # Markdown may hold them
_ESCAPE = re.compile(r"\\([^A-Za-z\s])")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s?")
_BLANK = dict.fromkeys(map(ord, ",;:!"), "")  # \, and the like
_COLOUR = re.compile(r"\\(?:page)?color(?:\[[^\[\]]*\])?\{[^{}]*\}|\\definecolor(?:\[[^\[\]]*\])?(?:\{[^{}]*\}){3}")
_MARKS = re.compile(r"[$^_*`'\"“”„‘’´()\[\]{}\\\u00ad\u200bˆ¯˙\u0300-\u036f]")  # hats as \\hat has them
_DASH = re.compile(r"[\u2010-\u2015\u2212-]+")
_SAME = str.maketrans({
    "˜": " ", "∼": "~", "⋅": "·", "∙": "·", "•": "·", "⩽": "≤", "⩾": "≥", "⇒": "→", "⟶": "→", "✔": "✓", "✘": "✗",
    "ϵ": "ε", "ϕ": "φ", "∣": "|", "′": "'", "⟨": "<", "⟩": ">", "∥": "|", "‖": "|",
    "∆": "Δ", "⊮": "1", ";": ",", "∗": "",
})  # fmt: skip
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
).split()
_SAID = {
    "times": "×", "cdot": "·", "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥",
    "approx": "≈", "sim": "~", "to": "→", "rightarrow": "→", "Rightarrow": "→", "leftarrow": "←", "infty": "∞",
    "in": "∈", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "mid": "|", "vert": "|", "Vert": "|", "lvert": "|",
    "rvert": "|", "ldots": "...", "dots": "...", "cdots": "...", "checkmark": "✓", "ast": "", "prime": "", "circ": "∘",
    "pm": "±", "degree": "°", "sum": "∑", "prod": "∏", "uparrow": "↑", "downarrow": "↓", "varepsilon": "ε",
    "varphi": "φ", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "ell": "l", "cup": "∪", "cap": "∩", "subset": "⊂",
    "subseteq": "⊆", "propto": "∝", "equiv": "≡", "partial": "∂", "nabla": "∇", "langle": "<", "rangle": ">",
    "lbrace": "", "rbrace": "", "colon": ":", "dagger": "†",
    **{name: unicodedata.lookup(f"GREEK SMALL LETTER {name.replace('lambda', 'lamda')}") for name in _GREEK},
}  # fmt: skip
_SILENT = frozenset(  # they say how a formula looks, not what it says
    "mathbf mathrm mathit mathsf mathtt mathcal mathbb mathfrak boldsymbol bm text textbf textit textrm textsf texttt "
    "textsc emph underline overline hat bar tilde vec operatorname displaystyle textstyle scriptstyle left right big "
    "Big bigl bigr Bigl Bigr bigg Bigg quad qquad mbox hbox frac dfrac tfrac sqrt limits nolimits rm bf it sf tt cal "
    "begin end ensuremath mathop mathrel mathbin mathopen mathclose nonumber notag smash phantom mathstrut".split()
)
_DIGIT = re.compile(r"\d")


def canonical(text: str) -> str:
    """The text in the one form in which readings are compared.

    White space stays only between two words of two letters or more; letters have no accents of style (ligatures, bold
    letters of mathematics); formulas lose their delimiters, braces and fonts, and commands become their signs; quotes,
    brackets (citations stand in round ones here and in square ones there), the marks of Markdown and the targets of
    links go; all dashes are one, and none stands between words.
    """
    return "".join(_GAP.sub("\x00", _levelled(text)).split()).replace("\x00", " ")


def uncoloured(text: str) -> str:
    """LaTeX without the commands for colours, which the converter leaves in formulas."""
    return _COLOUR.sub("", text)


def _levelled(text: str) -> str:
    """The same with its white space."""
    text = _TARGET.sub("]", text)
    if "<" in text or "&" in text:
        for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("<br>", " ")):
            text = text.replace(written, meant)
        text = _TAG.sub("", text)
    if "\\" in text:
        text = uncoloured(text)
        text = _COMMAND.sub(_said, _ESCAPE.sub(lambda found: found[1].translate(_BLANK), text))
    text = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return _HYPHEN.sub("", _DASH.sub("-", _MARKS.sub("", text)))


def _said(found: re.Match[str]) -> str:
    name = found[1]
    return "" if name in _SILENT else _SAID.get(name, f"{name} ")


def has_number(text: str) -> bool:
    """Whether a sentence bears a number: a digit, be it part of a name or a citation."""
    return _DIGIT.search(text) is not None


# What of a paper stands in a text


def sentences_kept(text: str, wanted: Iterable[str]) -> list[bool]:
    """Which sentences stand in a text as they are, once both are `canonical`."""
    plain = canonical(text)
    return [canonical(sentence) in plain for sentence in wanted]


_NUMBER = re.compile(  # of a heading: "4.2", "A", "IV.", "Appendix B:"
    r"\W*(?:(?:appendix|section)\s+)?(?:(?:\d{1,2}|[A-Z]|[IVX]{1,5})(?:\.\d{1,2})*[.:)]?\s+)?", re.IGNORECASE
)
_LINES = 3  # that a heading may take


def titles_kept(text: str, wanted: Iterable[str]) -> list[bool]:
    """Which headings stand on lines of their own (three at most), number, case and marks of Markdown aside."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    counts = range(1, _LINES + 1)
    spans = (" ".join(lines[place : place + count]) for place in range(len(lines)) for count in counts)
    alone = {form for span in spans for form in _bare(span)}
    return [not alone.isdisjoint(_bare(title)) for title in wanted]


def _bare(title: str) -> set[str]:
    """A heading without its number, and with it: "A Study" may have none."""
    said = title.replace("*", "").replace("_", "").lstrip("# ")
    number = _NUMBER.match(said)
    forms = {said, said[number.end() :] if number else said}
    return {plain for form in forms if (plain := canonical(form).casefold().rstrip(".:"))}


def formulas_kept(text: str, wanted: Iterable[str]) -> list[bool]:
    """Which formulas stand in a text as LaTeX, white space, escapes of Markdown and the style of display aside."""
    plain = _tight(text)
    return [_tight(latex) in plain for latex in wanted]


def _tight(latex: str) -> str:
    for written, meant in (("\\displaystyle", ""), ("\\_", "_"), ("\\*", "*"), ("\\\\", "\\")):
        latex = latex.replace(written, meant)
    return "".join(uncoloured(latex).split())


_ROW = 2  # times the letters of a row: a line that holds more is no row of the table
_SLACK = 20  # letters, for rules and marks


def cells_kept(text: str, grid: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many cells of a table stand after their row's label, in order and in one line; and of how many.

    A row's label is its first text that does not repeat the one above. Cells that repeat their neighbour to the left or
    above may be spans, which readers write once; they are not counted, and neither are empty ones. Small capitals may
    come as large ones.
    """
    lines = [" ".join(_levelled(line.replace("|", " ")).casefold().split()) for line in text.splitlines()]
    right = total = 0
    above: Sequence[str] = ()
    for row in grid:
        own = [
            plain
            for place, cell in enumerate(row)
            if not (place and row[place - 1] == cell) and not (place < len(above) and above[place] == cell)
            if (plain := canonical(cell).casefold().replace(" ", ""))
        ]
        above = row
        if len(own) > 1:
            total += len(own) - 1
            right += _best(lines, own, longest=_ROW * sum(map(len, row)) + _SLACK)
    return right, total


def _best(lines: Iterable[str], own: list[str], *, longest: int) -> int:
    """How many of a row's cells after the label the best line holds, none of them longer than this."""
    label, *cells = [_pattern(cell) for cell in own]
    best = 0
    for line in lines:
        found = label.search(line) if len(line) <= longest else None
        if found:
            place, held = found.end(), 0
            for cell in cells:
                if after := cell.search(line, place):
                    place, held = after.end(), held + 1
            best = max(best, held)
    return best


def _pattern(value: str) -> re.Pattern[str]:
    """A value as a whole, not as a part of another figure or word; blanks inside come and go with math."""
    head = r"(?<![\w.])" if value[0].isalnum() else ""
    tail = r"(?!\w|\.\d)" if value[-1].isalnum() else ""
    return re.compile(head + r"\s?".join(map(re.escape, value)) + tail)
