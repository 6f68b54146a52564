"""Numbers that are no figures: of sections and tables, list items, years, and those that belong to names."""

import re

from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.figures.units import unit_at

_NAME_BEFORE = re.compile(r"[A-Z][\w.-]*(?:\s\d+(?:\.\d+)?)?[\s-]$")  # a size, be it after a version: Llama 2 13B

_LAST_WORD = re.compile(r"[\s(（]{0,2}\.?([A-Za-z]+)")  # of the text before, backwards
_REFERENCES = frozenset(
    "section sections sec secs table tables tab fig figs figure figures eq eqs equation equations appendix appendices "
    "algorithm algorithms alg theorem theorems thm lemma lemmas corollary proposition prop definition def remark "
    "assumption chapter chapters page pages line lines step steps stage phase rq version ver v part example arxiv "
    "question hypothesis vol volume".split()
)
_REFERENCE_ENDS = tuple("§ 第 图 表 式 公式 附录 步骤 阶段 定理 引理 版本 章节 算法 №".split())
# Names that take their number after a blank: "Llama 2", "Veo 3.1", "RTX 4090".
_FAMILIES = frozenset(
    "gpt llama claude gemini gemma qwen mistral phi deepseek sora veo diffusion rtx mamba wan kimi glm grok falcon yi "
    "nemotron opt vicuna imagen flux sd cuda python pytorch ubuntu opus sonnet haiku nano palm starcoder internvl "
    "kling runway gen pika o ernie doubao seed hunyuan minimax olmo pythia granite".split()
)
_CAPITALISED = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Z][A-Za-z]*\s){1,3}$")
_NUMBERED = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*-?\d[\d.]*\s$")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
_YEARS = (1900, 2039)
_NO_NOUN = frozenset(
    "and the with for that which when was were has have via are show shows using under from through into onto but "
    "while where whose who its our all both only also edition workshop challenge season".split()
)
_CLASSIFIER = re.compile(
    r"\s?[个名张条篇幅段项种例位对组首件款层台道步次套轮万亿多余块帧份场只头所家词类]|\s?(?:token|样本|图像|视频)"
)
_NOUN = re.compile(r"\s?-?\s?([a-z]{3,})")
_LIST_MARK = re.compile(r"[.、](?=\s|[^\d\s])")
_LIST_STARTS = frozenset("：:；;。.!?！？,，、\n*-#>|（(")
_LAST_LIST_MARK = 30
_TOKEN = re.compile(r"[-_@.][A-Za-z0-9._@-]*[A-Za-z0-9]")
# What stands between two numbers that share a unit or a word before them.
JOINS_RANGE = re.compile(r"\s?(?:-{1,3}|~|→|/\+?|至|到|to|±|\+-|\+/-)\s?[-+]?")
JOINS_LIST = re.compile(r"\s?(?:,\s?and|,\s?or|,|and|or|/|、|和|与|及|或|vs\.?|versus|对比?|以及)\s?[-+]?")


def is_in_name(before: str) -> bool:
    """Whether the number goes on a name: Qwen2.5-7B, GPT-4, mAP@0.5, F1."""
    last = before[-1:]
    if not last or not last.isascii():
        return False
    if last.isalpha():
        return True
    if last not in "-_@." or before.endswith("vs."):
        return False
    token = _TOKEN.match(before[::-1])
    return token is not None and token[0][-1].isalpha()  # a token that begins with a digit is a range: 7B-13B


def is_index(before: str) -> bool:
    """Whether it stands in a sub- or superscript, or after a number sign."""
    return before.endswith(("_", "^", "^-", "#"))


def is_reference(before: str, text: str, match: re.Match[str], reference_end: int) -> bool:
    """Whether it is the number of a section, table, figure, equation, step, …"""
    if reference_end >= 0 and match.start() - reference_end <= len(" and "):
        gap = text[reference_end : match.start()]
        if _is_label(text, match) and (JOINS_LIST.fullmatch(gap) or JOINS_RANGE.fullmatch(gap)):
            return True
    if _last_word(before).lower() in _REFERENCES:
        return _is_label(text, match) and (before[-1:] in " .(~" or before[-1:].isalpha())
    if before.rstrip(" (（").endswith(_REFERENCE_ENDS):
        if before.rstrip(" (（").endswith("第"):
            return True
        return not _CLASSIFIER.match(text, match.end()) and unit_at(text, match.end())[0] == ""
    return False


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether a number can be that of a section or a table: not 0.40, not 67.0%."""
    number = match["number"] or ""
    return not number.startswith("0.") and not unit_at(text, match.end())[0] and len(number) <= len("12.34")


def _last_word(before: str) -> str:
    found = _LAST_WORD.match(before[::-1])
    return found[1][::-1] if found else ""


def is_family(before: str) -> bool:
    """Whether the name before it is of a family of models or the like, of which it tells one: Llama 2, Qwen2.5 72B."""
    name = _CAPITALISED.search(before)
    is_known = name is not None and not _FAMILIES.isdisjoint(name[0].lower().split())
    return is_known or bool(_NUMBERED.search(before))


def is_year(text: str, match: re.Match[str], before: str, end: int) -> bool:
    """Whether four bare digits are a year: not if something is counted by them."""
    number = match["number"]
    if len(number) != 4 or not number.isdigit() or not _YEARS[0] <= int(number) <= _YEARS[1]:  # noqa: PLR2004
        return False
    if _CLASSIFIER.match(text, end) or text[end : end + 1] in ("+", "%"):
        return False
    word = _last_word(before)
    if word[:1].isupper() or word.lower() in _MONTHS or word in ("in", "since", "until", "by", "during", "before"):
        return True
    noun = _NOUN.match(text, end)
    return not noun or noun[1] in _NO_NOUN


def is_list_mark(text: str, match: re.Match[str], before: str) -> bool:
    """Whether it numbers an item: "1. ", "2)", "（3）"."""
    number, end = match["number"], match.end()
    if not number or not number.isdigit() or int(number) > _LAST_LIST_MARK:
        return False
    following = text[end : end + 1]
    if before[-1:] and before[-1:] in "<>=≥≤≈~+-":
        return False
    if following and following in ")）":
        if before[-1:] in "(（":
            return True
        return before.count("(") + before.count("（") <= before.count(")") + before.count("）")
    if not _LIST_MARK.match(text, end):
        return False
    ahead = before.rstrip()
    return not ahead or ahead[-1] in _LIST_STARTS or "\n" in before[len(ahead) :]


def is_size_of_name(figure: Figure, text: str) -> bool:
    """Whether a figure is the size in a model's name, whatever stands behind it: Llama 2 13B."""
    is_size = figure.value >= A_MODEL and not figure.unit
    return figure.is_in_name or (is_size and bool(_NAME_BEFORE.search(text, 0, figure.start)))
