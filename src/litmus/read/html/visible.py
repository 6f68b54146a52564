"""What a page's style hides from a reader's eye and not from a program's.

LaTeXML writes colours as `color:#FFFFFF` (until 0.8.7) or `--ltx-fg-color:#FFFFFF`, backgrounds as `background-color`
or `--ltx-bg-color`, sizes as percentages of the size around or in points, and scaling as a transform.
"""

import re
from dataclasses import dataclass, replace

_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([\d.]{1,9})\s*(%|pt|px|em)?")
_SCALE = re.compile(r"scale\(\s*([\d.]{1,20})\s*,\s*([\d.]{1,20})")
_INK = re.compile(r"(?:^|;)\s*(?:color|--ltx-fg-color)\s*:\s*([^;]{1,40})")
_PAPER = re.compile(r"(?:^|;)\s*(?:background(?:-color)?|--ltx-bg-color)\s*:\s*([^;]{1,40})")
_GONE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0*\s*(?:;|$))"
)
_POINTS = {"%": 0.01, "em": 1.0, "pt": 0.1, "px": 0.075, "": 0.0}  # of a text of 10 pt
_WHITE = 0xF0  # least value of each channel that nobody tells from white
_SMALLEST = 0.2  # of the text's size, 2 pt of 10: hidden messages seen on arXiv had 1 or 2 pt, \tiny has 5


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks at a place of the page."""

    scale: float = 1.0
    white_ink: bool = False
    white_paper: bool = True
    gone: bool = False

    @property
    def hidden(self) -> bool:
        return self.gone or self.scale <= _SMALLEST or (self.white_ink and self.white_paper)

    def under(self, style: str) -> "Look":
        """How text looks inside an element with this style."""
        style = style.lower()
        look = self
        if size := _SIZE.search(style):
            factor = _float(size[1]) * _POINTS[size[2] or ""]
            relative = (size[2] or "") in ("%", "em")
            look = replace(look, scale=look.scale * factor if relative else factor)
        if scale := _SCALE.search(style):
            look = replace(look, scale=look.scale * max(_float(scale[1]), _float(scale[2])))
        if ink := _INK.search(style):
            look = replace(look, white_ink=_is_white(ink[1]))
        if paper := _PAPER.search(style):
            look = replace(look, white_paper=_is_white(paper[1]))
        if _GONE.search(style):
            look = replace(look, gone=True)
        return look


PLAIN = Look()


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0


def _is_white(colour: str) -> bool:
    colour = colour.strip().removesuffix("!important").strip()
    if colour in ("white", "transparent"):
        return True
    if found := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", colour):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])  # noqa: PLR2004
        return all(int(digits[place : place + 2], 16) >= _WHITE for place in (0, 2, 4))
    if found := re.fullmatch(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(,\s*[\d.]+\s*)?\)", colour):
        return all(int(found[channel]) >= _WHITE for channel in (1, 2, 3))
    return False
