"""What a page's style hides from a reader's eye and not from a program's.

LaTeXML writes colours as `color:#FFFFFF` (until 0.8.7) or `--ltx-fg-color:#FFFFFF`, backgrounds as `background-color`
or `--ltx-bg-color`, sizes as percentages of the size around or in points, and scaling as a transform. The other ways
are those of pages that were not made by it, or were made to deceive.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import hypot, prod

from litmus.read.colours import BLACK, WHITE, Colour, colour

_SAME = 15  # largest difference of a channel, of 255, that nobody sees: white is from #F0F0F0 on
_FAINTEST = 0.05  # opacity
_SMALLEST = 0.2  # of the text's size, 2 pt of 10: hidden messages seen on arXiv had 1 or 2 pt, \tiny has 5
_AWAY = 1000.0  # pixels to the left or up: no page begins so far out
_FAR_AWAY = 5000.0  # pixels to the right: no page is so wide
_HALF = 50.0  # per cent, cut off from both sides
_CLOSED = 1.0  # pixels: a box, no wider or higher, that cuts off what does not fit
_LONGEST = 500  # characters of a style that is worth keeping; the longest of eleven real pages has 143

_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "em": 16.0, "rem": 16.0,
           "ex": 8.0, "ch": 8.0, "%": 12.0, "vw": 12.0, "vh": 8.0}  # fmt: skip
_TEXT_PIXELS = 40 / 3  # 10 pt
_RELATIVE = {"%": 0.01, "em": 1.0, "ex": 0.5}  # sizes that are told in those of the text around
_LENGTH = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,20})?|\.\d{1,20}))(%|[a-z]{2,3})?(?![\w.])")
_CALL = re.compile(r"([a-z\d-]{1,30})\(([^()]{0,200})\)")
_WORD = re.compile(r"#[\da-f]{3,8}|[a-z]{1,30}(?:\([^()]{1,80}\))?")

_INK = ("-webkit-text-fill-color", "color", "--ltx-fg-color")  # the first counts
_GROUND = ("background-color", "background", "--ltx-bg-color")
_SIDES = ("left", "right", "top", "bottom")
_BOX = ("height", "width", "max-height", "max-width")
_USED = frozenset({
    *_INK, *_GROUND, *_SIDES, *_BOX, "clip", "clip-path", "content-visibility", "display", "filter", "font",
    "font-size", "inset", "margin-left", "margin-top", "opacity", "overflow", "overflow-x", "overflow-y", "position",
    "scale", "text-indent", "transform", "translate", "visibility", "zoom",
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How text looks at a place of the page."""

    scale: float = 1.0  # of 10 pt
    ink: Colour | None = None  # None: nobody chose it, so nobody hides text by it
    ground: Colour | None = WHITE  # None: a picture, or what is no colour in sRGB
    opacity: float = 1.0
    veiled: bool = False  # by `visibility`, which something inside may lift
    gone: bool = False  # by what nothing inside can undo
    hidden: bool = field(init=False)  # all in all

    def __post_init__(self) -> None:
        object.__setattr__(self, "hidden", self._is_hidden())

    def _is_hidden(self) -> bool:
        if self.gone or self.veiled or self.scale <= _SMALLEST or self.opacity <= _FAINTEST:
            return True
        if self.ink is None or self.ground is None:
            return False
        return self.ink.over(self.ground).distance(self.ground) <= _SAME

    def under(self, style: str) -> "Look":
        """How text looks inside an element with this style."""
        return _under_short(self, style) if len(style) <= _LONGEST else _under(self, style)

    def drawn(self) -> "Look":
        """How text looks in a drawing here: it stands on what is drawn, so its colour alone hides nothing."""
        return replace(self, ground=None)


PLAIN = Look()


def _under(look: Look, style: str) -> Look:
    said = declarations(style)
    if not said:
        return look
    ground = _ground(said, look.ground)
    return replace(
        look,
        scale=_size(said, look.scale) * _stretch(said),
        ink=_ink(said, look.ink),
        ground=ground,
        opacity=look.opacity * _opacity(said),
        veiled=_veiled(said, around=look.veiled),
        gone=look.gone or _is_gone(said) or _is_away(said) or _is_cut_off(said),
    )


_under_short = lru_cache(maxsize=4096)(_under)


def declarations(style: str) -> dict[str, str]:
    """The properties of a style that can hide a text, each as it is said last, in small letters."""
    said: dict[str, str] = {}
    for part in style.lower().split(";"):
        name, _, value = part.partition(":")
        if (name := name.strip()) in _USED:
            said[name] = value.partition("!")[0].strip()  # "none !important"
    return said


def _size(said: dict[str, str], around: float) -> float:
    """The text's size, in parts of 10 pt."""
    # Of "italic 400 1px/1 serif" it is the first length.
    parts = [said["font-size"]] if "font-size" in said else re.split(r"[\s/]", said.get("font", ""))
    lengths = (found for found in map(_LENGTH.match, parts) if found)
    found = next((found for found in lengths if found[2] or not float(found[1])), None)
    if found is None:
        return around
    number, unit = float(found[1]), found[2] or ""
    if unit in _RELATIVE:
        return around * number * _RELATIVE[unit]
    return number * _PIXELS[unit] / _TEXT_PIXELS if unit in _PIXELS else around


def _stretch(said: dict[str, str]) -> float:
    """By how much transforms make it larger; 0 if it is flattened."""
    factor = 1.0
    own = [("scale", said[name]) for name in ("scale", "zoom") if name in said]
    for name, inside in [*_CALL.findall(said.get("transform", "")), *own]:
        numbers = _numbers(inside)
        if name == "matrix" and len(numbers) >= 4:  # noqa: PLR2004 - where the sides of a square go
            axes = [hypot(*numbers[:2]), hypot(*numbers[2:4])]
        elif name in ("scale", "scalex", "scaley", "scale3d") and numbers:
            axes = [abs(number) for number in numbers[:2]]
        else:
            continue
        factor *= max(axes) if min(axes) > 0 else 0.0
    return factor


def _numbers(text: str) -> list[float]:
    return [float(number) / (100 if unit == "%" else 1) for number, unit in _LENGTH.findall(text)]


def _ink(said: dict[str, str], around: Colour | None) -> Colour | None:
    value = next((said[name] for name in _INK if name in said), "")
    return BLACK if value == "initial" else colour(value) or around


def _ground(said: dict[str, str], around: Colour | None) -> Colour | None:
    """What the text stands on, if that can be told."""
    value = next((said[name] for name in _GROUND if name in said), "")
    if "gradient" in value or "url(" in value:
        return None
    found = next((one for one in map(colour, _WORD.findall(value)) if one), None)
    if found is None or found.alpha == 0:
        return around
    if around is None:
        return found if found.alpha == 1 else None
    return found.over(around)


def _opacity(said: dict[str, str]) -> float:
    filters = [inside for name, inside in _CALL.findall(said.get("filter", "")) if name == "opacity"]
    shares = [numbers[0] for value in (said.get("opacity", ""), *filters) if (numbers := _numbers(value))]
    return prod(min(max(share, 0.0), 1.0) for share in shares)


def _veiled(said: dict[str, str], *, around: bool) -> bool:
    value = said.get("visibility", "")
    return value in ("hidden", "collapse") or (around and value != "visible")


def _is_gone(said: dict[str, str]) -> bool:
    return said.get("display") == "none" or said.get("content-visibility") == "hidden"


def _is_away(said: dict[str, str]) -> bool:
    """Whether it stands off the page."""
    moved = [said[name] for name in ("text-indent", "margin-left", "margin-top") if name in said]
    aside: list[str] = []
    moved += re.split(r"[\s,]", said.get("translate", ""))
    if said.get("position", "static") != "static":
        moved += [*(said[name] for name in _SIDES if name in said), *said.get("inset", "").split()]
        aside = [said[name] for name in _SIDES if name in said and name != "top"]  # far down is still on the page
    transform = said.get("transform", "")
    if "scale" not in transform:  # else the converter moves back what it makes smaller
        for name, inside in _CALL.findall(transform):
            moved += inside.split(",") if name.startswith("translate") else ()
    return any(_pixels(value) <= -_AWAY for value in moved) or any(_pixels(value) >= _FAR_AWAY for value in aside)


def _is_cut_off(said: dict[str, str]) -> bool:
    """Whether a box without room, or a clip without area, leaves nothing of it."""
    if any(said.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")) and any(
        _LENGTH.match(said[name]) and _pixels(said[name]) <= _CLOSED for name in _BOX if name in said
    ):
        return True
    return any(
        _has_no_area(name, inside) for key in ("clip", "clip-path") for name, inside in _CALL.findall(said.get(key, ""))
    )


def _has_no_area(name: str, inside: str) -> bool:
    lengths = _LENGTH.findall(inside)
    sides = [float(number) * _PIXELS.get(unit, 1.0) for number, unit in lengths]
    if name == "rect" and len(sides) == 4:  # noqa: PLR2004
        top, right, bottom, left = sides
        return bottom - top <= _CLOSED or right - left <= _CLOSED
    if name == "inset":
        return any(unit == "%" and float(number) >= _HALF for number, unit in lengths)
    return name in ("circle", "ellipse", "polygon") and bool(sides) and not any(sides)


def _pixels(value: str) -> float:
    found = _LENGTH.match(value.strip())
    return float(found[1]) * _PIXELS.get(found[2] or "", 0.0) if found else 0.0
