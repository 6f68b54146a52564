"""Colours as style sheets write them."""

import colorsys
import re
from functools import lru_cache
from typing import NamedTuple

# CSS Color Module Level 4, section 6.1
_NAMES = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000000
blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00
chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b
darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b
darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a
darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff
firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700
goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4
indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00
lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3
lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa
lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32
linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc
mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead
navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6
palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9
peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000
rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57
seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090
snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347
transparent 00000000 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00
yellowgreen 9acd32
""".split()
_NAMED = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))
_HEX = re.compile(r"#([0-9a-f]{3,8})")
_FUNCTION = re.compile(r"(rgb|hsl|hwb)a?\(([^()]{1,80})\)")
_NUMBER = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,20})?|\.\d{1,20}))(%|deg|grad|rad|turn)?|none")
_TURN = {"deg": 360.0, "grad": 400.0, "rad": 6.283185307179586, "turn": 1.0}


class Colour(NamedTuple):
    """Channels from 0 to 255, and how much it covers, from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, ground: "Colour") -> "Colour":
        """What is seen where it lies on an opaque ground."""
        if self.alpha == 1:
            return self
        red, green, blue = (
            mine * self.alpha + under * (1 - self.alpha) for mine, under in zip(self[:3], ground[:3], strict=True)
        )
        return Colour(red, green, blue)

    def distance(self, other: "Colour") -> float:
        """The largest difference in a channel."""
        return max(abs(mine - its) for mine, its in zip(self[:3], other[:3], strict=True))


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@lru_cache(maxsize=1024)
def colour(text: str) -> Colour | None:
    """The colour that a value in small letters names; None if it names none, or not in sRGB."""
    if found := _HEX.fullmatch(f"#{_NAMED[text]}" if text in _NAMED else text):
        return _of_digits(found[1])
    if found := _FUNCTION.fullmatch(text):
        return _of_numbers(found[1], [part for part in re.split(r"[\s,/]+", found[2]) if part])
    return None


def _of_digits(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, *alpha = bytes.fromhex(digits)
    return Colour(red, green, blue, alpha[0] / 255 if alpha else 1.0)


def _of_numbers(space: str, parts: list[str]) -> Colour | None:
    numbers = [_NUMBER.fullmatch(part) for part in parts]
    if len(numbers) not in (3, 4) or not all(numbers):
        return None
    said = [(float(found[1] or 0), found[2] or "") for found in numbers if found]
    alpha = _share(*said[3], whole=1.0) if said[3:] else 1.0
    if space == "rgb":
        red, green, blue = (_share(value, unit, whole=255.0) for value, unit in said[:3])
        return Colour(255 * red, 255 * green, 255 * blue, alpha)
    hue = said[0][0] / _TURN.get(said[0][1], 360.0) % 1
    second, third = (_share(value, unit, whole=100.0) for value, unit in said[1:3])
    if space == "hsl":
        red, green, blue = colorsys.hls_to_rgb(hue, third, second)
    else:
        whole = max(second + third, 1.0)  # of white and black
        white, black = second / whole, third / whole
        red, green, blue = (pure * (1 - white - black) + white for pure in colorsys.hls_to_rgb(hue, 0.5, 1.0))
    return Colour(255 * red, 255 * green, 255 * blue, alpha)


def _share(value: float, unit: str, *, whole: float) -> float:
    """A number between 0 and 1, from percent or from parts of the whole."""
    return min(max(value / (100.0 if unit == "%" else whole), 0.0), 1.0)
