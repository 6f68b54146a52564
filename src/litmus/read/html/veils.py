"""What colours and phantoms hide in a formula."""

import re

from litmus.read.html.visible import Look

_VEIL = re.compile(
    r"\\(?P<of>text)?color(?:\[(?P<space>[a-zA-Z]{1,10})\])?\{(?P<value>[^{}]{1,60})\}"
    r"|\\[hv]?(?P<phantom>phantom)(?=\{)"
)
_BRACE = re.compile(r"(?<!\\)[{}]")
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_NUMBER = re.compile(r"\s*(\d{0,9}\.?\d{1,20})\s*")
_LONGEST = 2000  # characters of a group
_FEWEST_LETTERS = 12  # fewer are struts


def parted(latex: str, look: Look) -> tuple[str, str]:
    """LaTeX without what nobody sees of it, and what that is, if it is more than a strut.

    Args:
        latex: The LaTeX.
        look: How text looks around it.

    """
    if "color" not in latex and "phantom" not in latex:
        return latex, ""
    seen: list[str] = []
    unseen: list[str] = []
    done = past = 0
    for veil in _VEIL.finditer(latex):
        if veil.start() < past or not _hides(veil, look):
            continue
        past = _end_of_group(latex, veil.end(), is_inside=not (veil["of"] or veil["phantom"]))
        words = _COMMAND.sub("", latex[veil.end() : past])
        if sum(letter.isalpha() for letter in words) >= _FEWEST_LETTERS:
            seen.append(latex[done : veil.start()])
            unseen.append(words)
            done = past
    return "".join([*seen, latex[done:]]), " ".join(unseen)


def _hides(veil: re.Match[str], look: Look) -> bool:
    return bool(veil["phantom"]) or look.under(f"color:{_colour(veil['space'], veil['value'])}").hidden


def _end_of_group(latex: str, start: int, *, is_inside: bool) -> int:
    """Where the group around a place ends, or the one that begins there."""
    depth = int(is_inside)
    for brace in _BRACE.finditer(latex, start, start + _LONGEST):
        depth += 1 if brace[0] == "{" else -1
        if depth <= 0:
            return brace.start() if is_inside else brace.end()
    return min(len(latex), start + _LONGEST)


def _colour(space: str | None, value: str) -> str:
    """A colour of LaTeX as a colour of style sheets."""
    numbers = [float(found[1]) for found in map(_NUMBER.fullmatch, value.split(",")) if found]
    match space, numbers:
        case "HTML", _:
            return f"#{value}"
        case "gray", [white]:
            channels = [white] * 3
        case "cmyk", [*inks, black] if len(inks) == 3:  # noqa: PLR2004
            channels = [(1 - ink) * (1 - black) for ink in inks]
        case "rgb", [_, _, _]:
            channels = numbers
        case _:
            return value
    return f"rgb({' '.join(f'{100 * channel:.3f}%' for channel in channels)})"
