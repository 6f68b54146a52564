"""What figures count in: the units of AI papers in English and Chinese, and which of them measure the same thing."""

import re
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: what it measures, and how many of that measure's base it is."""

    dimension: str
    factor: Decimal


def _units(dimension: str, **factors: str) -> dict[str, Unit]:
    return {name: Unit(dimension, Decimal(factor)) for name, factor in factors.items()}


# By canonical name, as `Quantity.unit` has it. Powers of ten for bytes: papers say GB for both.
UNITS: dict[str, Unit] = {
    "": Unit("", Decimal(1)),
    "%": Unit("share", Decimal(1)),
    "pp": Unit("share", Decimal(1)),  # percentage points; writers use % for both, so they match, see `matching`
    "‰": Unit("share", Decimal("0.1")),
    "x": Unit("factor", Decimal(1)),
    "orders": Unit("orders", Decimal(1)),  # orders of magnitude
    **_units("time", ns="1E-9", μs="1E-6", ms="1E-3", s="1", min="60", h="3600", d="86400", wk="604800"),
    **_units("years", mo="1", yr="12", decade="120", century="1200"),
    **_units("bytes", KB="1E3", MB="1E6", GB="1E9", TB="1E12", PB="1E15"),
    "byte": Unit("bytes", Decimal(1)),
    "bit": Unit("bits", Decimal(1)),
    **_units("rate", kbps="1E3", Mbps="1E6", Gbps="1E9", Tbps="1E12"),
    **_units("length", nm="1E-9", μm="1E-6", mm="1E-3", cm="1E-2", m="1", km="1E3", inch="0.0254", ft="0.3048"),
    "mile": Unit("length", Decimal("1609.344")),
    **_units("area", m2="1", km2="1E6", ha="1E4"),
    **_units("mass", μg="1E-6", mg="1E-3", g="1", kg="1E3", t="1E6"),
    **_units("volume", mL="1E-3", L="1"),
    **_units("frequency", Hz="1", kHz="1E3", MHz="1E6", GHz="1E9", THz="1E12"),
    "FPS": Unit("frames", Decimal(1)),
    **_units("power", μW="1E-6", mW="1E-3", W="1", kW="1E3", MW="1E6", GW="1E9"),
    **_units("energy", pJ="1E-12", nJ="1E-9", μJ="1E-6", mJ="1E-3", J="1", kJ="1E3", MJ="1E6", Wh="3600", kWh="3.6E6"),
    "MWh": Unit("energy", Decimal("3.6E9")),
    **_units("voltage", mV="1E-3", V="1", kV="1E3"),
    **_units("operations", FLOPs="1", MFLOPs="1E6", GFLOPs="1E9", TFLOPs="1E12", PFLOPs="1E15", EFLOPs="1E18"),
    **_units("int-operations", TOPS="1E12", GOPS="1E9"),
    **_units("level", dB="1"),
    **_units("level-power", dBm="1"),
    **_units("temperature", **{"°C": "1"}),
    **_units("angle", **{"°": "1"}),
    "tok/s": Unit("speed", Decimal(1)),
    "USD": Unit("dollars", Decimal(1)),
    "EUR": Unit("euros", Decimal(1)),
    "GBP": Unit("pounds", Decimal(1)),
    "CNY": Unit("yuan", Decimal(1)),
}

# Spellings, Latin script. Symbols keep their case; words are looked up in lower case.
_SYMBOLS: dict[str, str] = {
    **{
        name: name for name in UNITS if name and name not in {"x", "orders", "byte", "m2", "km2", "mile", "tok/s", "mo"}
    },
    "x": "x",
    "X": "x",
    "×": "x",
    "us": "μs",
    "um": "μm",
    "ug": "μg",
    "uJ": "μJ",
    "msec": "ms",
    "sec": "s",
    "secs": "s",
    "mins": "min",
    "hr": "h",
    "hrs": "h",
    "KiB": "KB",
    "MiB": "MB",
    "GiB": "GB",
    "TiB": "TB",
    "kB": "KB",
    "Gb/s": "Gbps",
    "Mb/s": "Mbps",
    "kb/s": "kbps",
    "ml": "mL",
    "℃": "°C",
    "fps": "FPS",
    "GFLOPS": "GFLOPs",
    "TFLOPS": "TFLOPs",
    "PFLOPS": "PFLOPs",
    "EFLOPS": "EFLOPs",
    "MFLOPS": "MFLOPs",
    "FLOPS": "FLOPs",
    "FLOP": "FLOPs",
    "GFLOP": "GFLOPs",
    "TFLOP": "TFLOPs",
    "PFLOP": "PFLOPs",
    "pts": "pp",
    "pt": "pp",
    "tokens/s": "tok/s",
    "token/s": "tok/s",
    "tokens/sec": "tok/s",
    "km^2": "km2",
    "m^2": "m2",
    "in": "",  # the preposition, not the inch
}
_WORDS: dict[str, str] = {
    "percent": "%",
    "times": "x",
    "fold": "x",
    "speedup": "x",
    "folds": "",  # of a cross-validation
    "nanosecond": "ns",
    "microsecond": "μs",
    "millisecond": "ms",
    "second": "s",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "week": "wk",
    "month": "mo",
    "year": "yr",
    "decade": "decade",
    "century": "century",
    "centuries": "century",
    "byte": "byte",
    "bit": "bit",
    "kilobyte": "KB",
    "megabyte": "MB",
    "gigabyte": "GB",
    "terabyte": "TB",
    "petabyte": "PB",
    "nanometer": "nm",
    "micrometer": "μm",
    "micron": "μm",
    "millimeter": "mm",
    "centimeter": "cm",
    "meter": "m",
    "metre": "m",
    "kilometer": "km",
    "kilometre": "km",
    "millimetre": "mm",
    "centimetre": "cm",
    "inches": "inch",
    "inch": "inch",
    "feet": "ft",
    "mile": "mile",
    "hectare": "ha",
    "milligram": "mg",
    "gram": "g",
    "kilogram": "kg",
    "ton": "t",
    "tonne": "t",
    "liter": "L",
    "litre": "L",
    "milliliter": "mL",
    "hertz": "Hz",
    "watt": "W",
    "milliwatt": "mW",
    "kilowatt": "kW",
    "joule": "J",
    "volt": "V",
    "decibel": "dB",
    "degree": "°",
    "dollar": "USD",
    "usd": "USD",
    "euro": "EUR",
    "yuan": "CNY",
    "rmb": "CNY",
    "point": "pp",
    "pp": "pp",
    "flops": "FLOPs",
    "gflops": "GFLOPs",
    "tflops": "TFLOPs",
}
_WORDS |= {f"{word}s": unit for word, unit in _WORDS.items() if not word.endswith("s")}

_PHRASE = re.compile(
    r"""
      (?P<pp>(?:absolute\s)?(?:percentage|percent|accuracy|absolute)[\s-]points?)
    | (?P<points>(?!(?:data|key|control|check|time|view|way|end|change|sample|grid|anchor|query|decision)s?[\s-])
                 [A-Za-z][\w+@-]{1,14}\spoints?\b)
    | (?P<p>p\.p\.?(?![a-z]))
    | (?P<none>degrees?[\s-]of|points?[\s-](?:cloud|set|pair|track|prompt|annotation|estimate)s?\b
               |day[\s-]and[\s-]night)
    | (?P<percent>per\scent)
    | (?P<orders>orders?[\s-]+of[\s-]+magnitude)
    | (?P<fps>frames?(?:\s?/\s?|\sper\s)s(?:ec(?:ond)?)?\b)
    | (?P<rate>tokens?(?:\s?/\s?|\sper\s)s(?:ec(?:ond)?)?\b)
    | (?P<celsius>(?:°|degrees?)\s?C(?:elsius)?\b)
    | (?P<area>square\s(?:kilo)?met(?:er|re)s?)
    | (?P<hours>(?:(?:[A-Z]{1,4}\d{1,4}[A-Z]?|NVIDIA)[\s-]){0,2}
                (?:GPU|TPU|A100|H100|H800|V100|H200|core|node|compute)[\s-]?(?P<what>h(?:ou)?rs?|days?)\b)
    """,
    re.VERBOSE,
)
_PHRASES = {
    "none": "",
    "pp": "pp",
    "p": "pp",
    "points": "pp",
    "percent": "%",
    "orders": "orders",
    "fps": "FPS",
    "rate": "tok/s",
    "celsius": "°C",
}
_LATIN = re.compile(r"[A-Za-zμ°℃%‰×]+(?:/[A-Za-z]+)?(?:\^2)?")
_CHINESE = re.compile(
    r"""
      (?P<pp>个?(?:绝对)?百分点|(?:个|(?=[A-Za-z分]))(?:[A-Za-z][A-Za-z0-9+@-]{1,9}\s?)?(?:分数)?点(?![云阵数集标])|点(?!云|阵|击|到|乘|积|对|状|数|集|标|游戏))
    | (?P<orders>个?数量级)
    | (?P<FPS>帧\s?/\s?秒|帧每秒)
    | (?P<rate>(?:个?[Tt]okens?|词元)\s?/\s?秒)
    | (?P<x>倍(?!率|频|增|数(?!据|量)))
    | (?P<gpu>个?\s?(?:[A-Z]\d{2,3}\s?)?(?:GPU|TPU|卡|[AHV]\d00)[\s·]?(?:小时|时))
    | (?P<h>个?多?小时|个?钟头)
    | (?P<min>分钟)
    | (?P<ms>毫秒) | (?P<μs>微秒) | (?P<ns>纳秒) | (?P<s>秒钟?)
    | (?P<d>天(?!文|线|然|气)) | (?P<wk>周(?!期|围|边)|个星期) | (?P<mo>个多?月)
    | (?P<yr>年(?!级|龄|度)|岁)
    | (?P<km2>平方公里|平方千米) | (?P<m2>平方米) | (?P<ha>公顷)
    | (?P<km>公里|千米) | (?P<cm>厘米) | (?P<mm>毫米) | (?P<μm>微米) | (?P<nm>纳米) | (?P<m>米)
    | (?P<inch>英寸) | (?P<ft>英尺) | (?P<mile>英里)
    | (?P<kg>公斤|千克) | (?P<mg>毫克) | (?P<g>克) | (?P<t>吨)
    | (?P<mL>毫升) | (?P<L>升(?!至|到|高|级|降|为))
    | (?P<kHz>千赫) | (?P<MHz>兆赫) | (?P<GHz>吉赫) | (?P<Hz>赫兹?)
    | (?P<kWh>千瓦时|度电) | (?P<kW>千瓦) | (?P<mW>毫瓦) | (?P<W>瓦特?)
    | (?P<J>焦耳?)
    | (?P<bit>比特) | (?P<byte>字节) | (?P<dB>分贝)
    | (?P<degrees>摄氏度|度(?!量|假|日))
    | (?P<USD>美元|美金) | (?P<EUR>欧元) | (?P<GBP>英镑) | (?P<CNY>人民币|元(?!组|素|模|学|数|启|认|年))
    """,
    re.VERBOSE,
)
_MULTIPLIED = re.compile(r"\s?(?:\d|NVIDIA|RTX|GPU|TPU|[ABHLV]\d{2,3}\b)")
_MIXED = re.compile(r"[A-Za-z0-9+@ /-]{1,14}[点小时卡秒]")  # "8.75 AP点", "282 H800 GPU小时", "50K tokens/秒"
_CHINESE_NAMES = {"rate": "tok/s", "gpu": "h", "degrees": "°"}

# What stands before an amount.
CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "CNY": "CNY",
    "RMB": "CNY",
}
_WORD = re.compile(r"[A-Za-zμ°℃%‰]{2,}|(?:(?<=\d)|(?<=\d\s)|(?<=[(\[/]))[A-Za-z°%]\b|[$€£¥￥]")
# What is measured, by dimension: a head that says so gives its figures a unit, whichever it is.
_MEASURED: dict[str, frozenset[str]] = {
    "time": frozenset("time times runtime latency duration delay ttft training inference wall-clock".split()),
    "bytes": frozenset("memory mem size storage ram vram footprint cache disk bandwidth".split()),
    "speed": frozenset("speed throughput rate tokens".split()),
    "frames": frozenset("speed throughput rate frames".split()),
    "operations": frozenset("compute complexity cost macs operations".split()),
    "level": frozenset("psnr snr gain loss si-sdr sdr level noise".split()),
    "dollars": frozenset("cost costs price prices budget".split()),
    "energy": frozenset("energy consumption".split()),
    "power": frozenset("power consumption".split()),
}


def unit_at(text: str, at: int) -> tuple[str, int]:
    """The unit that stands at a place of folded text, after at most one blank or hyphen, and where it ends.

    Returns: "" and `at` if there is none.
    """
    if at >= len(text):
        return "", at
    start = at + 1 if text[at] in " -" else at
    if start >= len(text):
        return "", at
    first = text[start]
    if first >= "⺀":  # CJK radicals begin here; no Latin unit lies above
        return _chinese_unit_at(text, start, at)
    if _MIXED.match(text, start) and (found := _chinese_unit_at(text, start, at))[0]:
        return found
    if phrase := _PHRASE.match(text, start):
        unit = _phrase(phrase)
        return unit, phrase.end() if unit else at
    return _latin_unit_at(text, start, at)


def names_unit_of(dimension: str, text: str) -> bool:
    """Whether a unit of a measure is named anywhere in folded text, in Latin script."""
    named = (CURRENCIES.get(word) or _SYMBOLS.get(word) or _WORDS.get(word.lower(), "") for word in _WORD.findall(text))
    return any(UNITS[unit].dimension == dimension for unit in named)


def is_head_of(dimension: str, text: str) -> bool:
    """Whether the heads of a cell may give it a unit of a measure; nothing is known of the heads of rare ones."""
    known = _MEASURED.get(dimension)
    return known is None or not known.isdisjoint(text.lower().split()) or names_unit_of(dimension, text)


def _phrase(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if found["what"]:
        return "d" if found["what"].startswith("d") else "h"
    if kind == "area":
        return "km2" if "kilo" in found[0] else "m2"
    return _PHRASES[kind]


def _chinese_unit_at(text: str, start: int, at: int) -> tuple[str, int]:
    found = _CHINESE.match(text, start)
    if not found:
        return "", at
    name = found.lastgroup or ""
    if name == "degrees":
        return ("°C" if found[0].startswith("摄") else "°"), found.end()
    return _CHINESE_NAMES.get(name, name), found.end()


def _latin_unit_at(text: str, start: int, at: int) -> tuple[str, int]:
    found = _LATIN.match(text, start)
    if not found:
        return "", at
    word, end = found[0], found.end()
    if word[0] in "%‰":
        return word[0], start + 1
    if word[0] == "×":
        follows = text[start + 1 : start + 4]  # 512×512, 512 × 512, 8×A100 are products; "18.6× 97" is not
        follows = follows.lstrip() if start > at else follows
        is_word = follows[:2].isalpha() and follows[:2].islower()  # "2-8 × inference speedup"
        is_product = follows[:1].isascii() and follows[:1].isalnum() and not is_word
        return ("", at) if is_product else ("x", start + 1)
    if end < len(text) and text[end].isdigit() and not word.endswith("^2"):
        return "", at  # "3x4", "5m2"
    if word in ("x", "X") and (text[at] == "-" or _MULTIPLIED.match(text, end)):
        return "", at  # "1-x", "3 x 4", "8 x A100"
    unit = _SYMBOLS.get(word) or _WORDS.get(word.lower(), "")
    if not unit and "/" in word:  # "32 MB/km²": what it is per does not change the figure
        word = word.split("/")[0]
        end = start + len(word)
        unit = _SYMBOLS.get(word) or _WORDS.get(word.lower(), "")
    return (unit, end) if unit else ("", at)
