"""Text as HTML."""

from markupsafe import Markup, escape

from litmus.publish.formulas import formula
from litmus.publish.links import web_url
from litmus.publish.prose import pieces
from litmus.publish.runs import Kind, Run, runs


def marked_up(text: str) -> Markup:
    """Words escaped, formulas as MathML."""
    return Markup().join(formula(piece.text) if piece.is_formula else escape(piece.text) for piece in pieces(text))


def stated(text: str) -> Markup:
    """The same for a statement: its figures in bold, its addresses as links."""
    return Markup().join(
        formula(piece.text) if piece.is_formula else Markup().join(map(_run, runs(piece.text)))
        for piece in pieces(text)
    )


def bare(text: str) -> str:
    """Words and formulas without their dollars, for places that take no markup: a page's title, a tooltip."""
    return "".join(piece.text for piece in pieces(text))


def _run(run: Run) -> Markup:
    match run.kind:
        case Kind.FIGURE:
            return Markup("<b>{}</b>").format(run.text)
        case Kind.ADDRESS:
            return Markup('<a href="{}" rel="{}">{}</a>').format(web_url(run.text), OUTSIDE, run.text)
        case Kind.WORDS:
            return escape(run.text)


OUTSIDE = "noopener noreferrer nofollow"  # of links that a paper's text names
