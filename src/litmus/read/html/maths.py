"""The LaTeX of a formula."""

from selectolax.lexbor import LexborNode

from litmus.read.html.elements import elements

_DEEPEST = 40  # elements inside each other
_SPELLED = {  # tag and number of parts
    ("msup", 2): "{}^{{{}}}",
    ("mover", 2): "{}^{{{}}}",
    ("msub", 2): "{}_{{{}}}",
    ("munder", 2): "{}_{{{}}}",
    ("msubsup", 3): "{}_{{{}}}^{{{}}}",
    ("munderover", 3): "{}_{{{}}}^{{{}}}",
    ("mfrac", 2): r"\frac{{{}}}{{{}}}",
    ("mroot", 2): r"\sqrt[{1}]{{{0}}}",
    ("msqrt", 1): r"\sqrt{{{}}}",
}
_BETWEEN = {"mtable": r" \\ ", "mtr": " & "}
_SAID_AGAIN = frozenset({"annotation", "annotation-xml", "mphantom"})


def latex(math: LexborNode) -> str:
    """What the converter says of it, which is never said together with the MathML; else the MathML spelled out."""
    said = math.attributes.get("alttext")
    if said is None:
        annotation = math.css_first("annotation[encoding='application/x-tex']")
        said = annotation.text() if annotation is not None else _spelled(math, 0)
    return said.strip()


def _spelled(node: LexborNode, depth: int) -> str:
    """MathML as LaTeX, so that no power becomes a digit: its scripts, fractions, roots and rows."""
    tag = node.tag or ""
    if tag in _SAID_AGAIN or depth > _DEEPEST:
        return ""
    parts = list(elements(node))
    if not parts:
        text = " ".join(node.text().split())
        return f"{text} " if tag in ("mi", "mtext") and len(text) > 1 else text
    said = [_spelled(part, depth + 1) for part in parts]
    if tag == "msqrt":  # it has a row inside, said or not
        said = ["".join(said)]
    if form := _SPELLED.get((tag, len(said))):
        return form.format(*(one.strip() for one in said))
    return _BETWEEN.get(tag, "").join(said)
