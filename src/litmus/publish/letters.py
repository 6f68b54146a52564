r"""Formulas in letters, for where no MathML can stand: in a terminal, and where a mark cuts a formula in two.

What has a sign or a small letter in Unicode is written with it ("\alpha \geq 10^{-3}" as "α ≥ 10⁻³"); all else stays
LaTeX, so that nothing of a formula is lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litmus.publish.prose import pieces


@dataclass(frozen=True, slots=True)
class Letters:
    """What is seen of a piece of a text."""

    start: int  # half-open range of code points in the text
    end: int
    seen: str  # "" of a mark; as long as the range where it stands for it letter by letter


_WORDS = (
    "times × cdot · div ÷ pm ± mp ∓ sim ~ approx ≈ simeq ≃ cong ≅ equiv ≡ propto ∝ neq ≠ ne ≠ ge ≥ geq ≥ "
    "geqslant ≥ gtrsim ≳ gt > gg ≫ le ≤ leq ≤ leqslant ≤ lesssim ≲ lt < ll ≪ to → rightarrow → Rightarrow ⇒ "
    "longrightarrow → leftarrow ← leftrightarrow ↔ uparrow ↑ downarrow ↓ circ ° degree ° percent % in ∈ notin ∉ "
    "subset ⊂ subseteq ⊆ cup ∪ cap ∩ forall ∀ exists ∃ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ ldots … "
    "dots … cdots ⋯ ell ℓ ast ∗ star ⋆ oplus ⊕ otimes ⊗ odot ⊙ mid | vert | Vert ‖ langle ⟨ rangle ⟩ lceil ⌈ "
    "rceil ⌉ lfloor ⌊ rfloor ⌋ checkmark ✓ dagger † prime ′ alpha α beta β gamma γ delta δ epsilon ϵ "
    "varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ "
    "phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω "
    "log log ln ln exp exp min min max max arg arg sin sin cos cos tan tan tanh tanh det det dim dim"
).split()
SIGNS = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))  # by the command's name
_ABOVE = str.maketrans("0123456789+-−=()niT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀ")
_BELOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_DRESS = r"text\w{0,6}|math(?:bf|rm|sf|tt|it|bb|cal|scr|frak)|operatorname|boldsymbol|bm|emph|underline|mbox|hbox"
_PART = re.compile(
    rf"""
      \^ (?: \{{ (?P<above>[0-9+\-−=()niT]+) \}} | (?P<above_one>[0-9niT]) )
    | _ (?: \{{ (?P<below>[0-9+\-−=()]+|[aehijklmnoprstuvx]) \}} | (?P<below_one>[0-9aehijklmnoprstuvx]) )
    | (?<=_)\{{ (?P<index>[A-Za-z]+) \}}
    | \\[dt]?frac\{{ (?P<over>[\w.]+) \}}\{{ (?P<under>[\w.]+) \}}
    | \\(?:{_DRESS})\s?\{{ (?P<dressed>[^{{}}\\$]*) \}}
    | \{{ (?P<comma>,) \}}
    | \\(?P<command>{"|".join(sorted(SIGNS, key=len, reverse=True))})(?![A-Za-z])
    | \\(?P<escaped>[%$&\#_{{}}])
    | (?P<space>\\[,;:]|\\[ ]|\\q?quad(?![A-Za-z])|~)
    | (?P<nothing>\\!|\\(?:left|right|displaystyle)(?![A-Za-z])\s?)
    """,
    re.VERBOSE,
)
_SMALL = {"above": _ABOVE, "above_one": _ABOVE, "below": _BELOW, "below_one": _BELOW}


def letters(latex: str) -> Iterator[Letters]:
    """The pieces of a formula in order, over all of it."""
    at = 0
    for part in _PART.finditer(latex):
        yield Letters(at, part.start(), latex[at : part.start()])
        yield from _written(part)
        at = part.end()
    yield Letters(at, len(latex), latex[at:])


def in_letters(text: str) -> str:
    """A paper's text on one line, its formulas in letters."""
    return "".join(
        "".join(one.seen for one in letters(piece.text)) if piece.is_formula else piece.text for piece in pieces(text)
    )


def _written(part: re.Match[str]) -> Iterator[Letters]:
    name = part.lastgroup or ""
    start, end = part.span(name)
    if name == "command":
        yield Letters(*part.span(), _sign(part))
        return
    if name in ("space", "nothing"):
        yield Letters(*part.span(), " " if name == "space" else "")
        return
    yield Letters(part.start(), part.start("over") if part["over"] else start, "")
    if part["over"]:
        yield Letters(*part.span("over"), part["over"])
        yield Letters(part.end("over"), start, "/")
    yield Letters(start, end, part[name].translate(_SMALL.get(name, {})))
    yield Letters(end, part.end(), "")


def _sign(part: re.Match[str]) -> str:
    """A command's sign, or the name of a function, which stands apart from a letter before it."""
    sign, start = SIGNS[part["command"]], part.start()
    return f" {sign}" if len(sign) > 1 and part.string[max(0, start - 1) : start].isalnum() else sign
