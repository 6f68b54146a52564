"""Text as Markdown that renders as the same text: CommonMark, GitHub, Hugo and Astro.

Hugo and Jekyll run their own templates over a page before it is Markdown, so `{{` and `{%` are broken up as well.
"""

import re
from collections.abc import Sequence

from litmus.publish.links import web_url
from litmus.publish.prose import Piece, pieces
from litmus.publish.runs import Kind, Run, runs

# What means something anywhere in a line; an ampersand only where an entity would begin.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<|~$]|&(?=#?\w{1,32};)|(?<=\{)%|#(?=#*$)")
BACKSLASHED = r"\\\g<0>"
# What means something at the start of a block: heading, quote, list, rule, setext underline, numbered list.
_LEADING = re.compile(r"^(?:[#>+=-]|(?P<number>\d{1,9})(?P<after>[.)])(?=\s|$))")


def escaped(text: str) -> str:
    """Words and formulas; formulas stay as they are, but for white space that their language ignores."""
    return "".join(_piece(piece, first=index == 0) for index, piece in enumerate(pieces(text)))


def stated(text: str) -> str:
    """A statement: its figures in bold, its addresses as links."""
    return "".join(
        _piece(piece, first=False) if piece.is_formula else _stated(runs(piece.text), first=index == 0)
        for index, piece in enumerate(pieces(text))
    )


def link(text: str, url: str) -> str:
    """A link, or the words alone where the address is none of the web's."""
    address = web_url(url)
    return f"[{escaped(text)}]({address})" if address else escaped(text)


def cell(markdown: str) -> str:
    """Markdown inside a table, where a bar ends the cell even in a formula."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown)


def _piece(piece: Piece, *, first: bool) -> str:
    if piece.is_formula:
        return f"${_formula(piece.text)}$"
    words = _ANYWHERE.sub(BACKSLASHED, piece.text)
    return _LEADING.sub(_lead, words) if first else words


_FIGURE = re.compile(r"(?P<sign>\D*)(?P<number>[\d.,]*\d)(?P<unit>.*)")


def _stated(cut: Sequence[Run], *, first: bool) -> str:
    following = (*cut[1:], Run(text=""))
    return "".join(
        _run(run, after, first=first and index == 0)
        for index, (run, after) in enumerate(zip(cut, following, strict=True))
    )


def _run(run: Run, after: Run, *, first: bool) -> str:
    match run.kind:
        case Kind.WORDS:
            words = _piece(Piece(text=run.text), first=first)
            return re.sub(r"!$", r"\\!", words) if after.kind is Kind.ADDRESS else words  # or the link were an image
        case Kind.ADDRESS:
            return f"[{_ANYWHERE.sub(BACKSLASHED, run.text)}]({web_url(run.text)})"
        case Kind.FIGURE:
            return _bold(run.text, after.text, first=first)


def _bold(figure: str, after: str, *, first: bool) -> str:
    """CommonMark knows no bold that opens before a sign or closes between "%" and a letter; those stay outside."""
    found = _FIGURE.fullmatch(figure)
    assert found is not None
    sign, number, unit = found.groups()
    before = _piece(Piece(text=sign), first=first) if sign else ""
    closes = not unit or unit[-1].isalnum() or not after[:1].isalnum()
    return f"{before}**{number}{unit}**" if closes else f"{before}**{number}**{unit}"


def _lead(found: re.Match[str]) -> str:
    return rf"{found['number']}\{found['after']}" if found["number"] else f"\\{found[0]}"


def _formula(latex: str) -> str:
    """White space where a tag, a link or a template would begin; LaTeX reads the same formula."""
    return re.sub(r"<(?=\S)|\](?=\()|\{(?=[{%])", r"\g<0> ", latex)
