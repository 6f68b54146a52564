"""Words that tell a result of all things of a kind, and words that tell it of some: on all data sets, on 8 of 10."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a result can hold for all of. Most models are another matter than most data sets."""

    TESTS = "tests"
    METRICS = "metrics"
    MODELS = "models"
    SETTINGS = "settings"
    DOMAINS = "domains"
    RIVALS = "rivals"
    ALWAYS = "always"  # of whatever was tried: "consistently"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generality:
    """Words of a statement that make it general, at a half-open range."""

    start: int
    end: int
    scope: Scope
    quantifier: tuple[int, int] | None  # the range of "all", if the words have it
    is_emphatic: bool  # "all tasks", "consistently"; not "across tasks", which is also said of several
    is_of_each: bool  # a figure beside it is every single one's, not that of all together


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Words of a paper by which a result holds for some of its kind, not for all."""

    start: int
    end: int
    scope: Scope
    is_most: bool  # most of them, or nearly all


_SINGULAR = {
    Scope.TESTS: r"(?:sub)?task|data\s?set|benchmark|test\s?(?:set|bed|suite)|suite|split|corpus",
    Scope.METRICS: r"metric|measure|criterion",
    Scope.MODELS: r"model|backbone|architecture|LLM|VLM|MLLM",
    Scope.SETTINGS: r"setting|scenario|condition|configuration|scale|size|regime|budget|level|case",
    Scope.DOMAINS: r"domain|language|category|modality|subject|area|field|type",
    Scope.RIVALS: r"baseline|method|approach|competitor|alternative",
}
_PLURAL = {
    Scope.TESTS: r"(?:sub)?tasks|data\s?sets|benchmarks|test\s?(?:sets|beds|suites)|suites|splits|corpora",
    Scope.METRICS: r"metrics|measures|criteria",
    Scope.MODELS: r"models|backbones|architectures|LLMs|VLMs|MLLMs",
    Scope.SETTINGS: r"settings|scenarios|conditions|configurations|scales|sizes|regimes|budgets|levels|cases",
    Scope.DOMAINS: r"domains|languages|categories|modalities|subjects|areas|fields|types",
    Scope.RIVALS: r"baselines|methods|approaches|competitors|alternatives",
}
_CHINESE_WORDS = {
    Scope.TESTS: "数据集|基准(?:测试)?|测试集|任务",
    Scope.METRICS: "指标|度量",
    Scope.MODELS: "模型|架构|骨干网络",
    Scope.SETTINGS: "设置|场景|条件|情况|配置|规模",
    Scope.DOMAINS: "领域|语言|类别|模态|类型",
    Scope.RIVALS: "基线|方法|对手|竞品",
}


def _of_kinds(words: dict[Scope, str], prefix: str = "") -> str:
    """A pattern with a group for each scope; a prefix tells apart the groups of one pattern."""
    return "(?:" + "|".join(f"(?P<{prefix}{scope}>{said})" for scope, said in words.items()) + ")"


_EITHER = {scope: f"{words}|{_PLURAL[scope]}" for scope, words in _SINGULAR.items()}
_CHINESE = _of_kinds(_CHINESE_WORDS)
_SPELLED = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_NUMBER = rf"(?:\d{{1,5}}|{'|'.join(_SPELLED)})"
_BETWEEN = r"(?:\s[\w@-]+){0,3}?\s"  # a quantifier and what it counts: "all five public benchmarks"

_SAID = re.compile(
    rf"\b(?P<quantifier>all|every|each|any)\b{_BETWEEN}{_of_kinds(_EITHER)}\b"
    rf"|\bacross\s(?:the\s)?{_of_kinds(_PLURAL, 'across_')}\b"
    r"|\b(?P<always>consistently|always|uniformly|invariably|universally|without\sexception|across\sthe\sboard)\b",
    re.IGNORECASE,
)
_SAID_IN_CHINESE = re.compile(
    r"(?:(?P<quantifier>所有|全部|每一?[个项种类]?|任[何意]|各[个项类]?(?![种自]))的?\s?(?:[\d一两三四五六七八九十]+\s?[个项种类大])?"
    rf"[^\W\d各在上均都的]{{0,6}}?|[\d两三四五六七八九十]\s?[个项种大][^\W\d在上]{{0,4}}?){_CHINESE}(?(quantifier)|(?=上?[均都]))"
    r"|(?P<always>(?:全面|全线|全方位)(?=优于|超越|超过|超出|领先|胜过|提升)"
    r"|(?:始终|总是|一致地?|持续|无一例外地?)(?=[^，。；]{0,8}(?:优于|超|领先|胜|高于|低于)))"
)
_OF_EACH = re.compile(r"每|各|[均都]|\b(?:each|every)\b", re.IGNORECASE)
# What in a paper's words is of all, and what is of several, which may be all that were tried.
_ALL = re.compile(
    rf"\b(?:all|every|each|any|both|regardless\sof|irrespective\sof)\b{_BETWEEN}{_of_kinds(_EITHER)}\b"
    r"|(?<!fail\sto\s)(?<!not\s)\b(?P<always>consistent(?:ly)?|always|uniform(?:ly)?|invariably|universal(?:ly)?|systematic(?:ally)?"
    r"|monotonic(?:ally)?|without\sexception|across\sthe\sboard|everywhere|comprehensively|throughout|in\severy\s\w+)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"\b(?:across|over|on|in|for|under|with|spanning|covering|various|diverse|multiple|different)\b{_BETWEEN}{_of_kinds(_PLURAL)}\b",
    re.IGNORECASE,
)
# What is of some. "The most recent" is of none of them all: it is a superlative.
_SOME = re.compile(
    r"\b(?:(?P<most>(?:nearly|almost)\s(?:all|every)|(?:vast\s)?majority\sof"
    r"|(?<!the\s)most(?:\sof)?(?!\s(?:recent|relevant|similar|advanced|capable|popular|powerful|common|widely)\b))|some|a\sfew"
    rf"|(?P<part>{_NUMBER})(?:\s?/\s?|\s(?:out\s)?of\s(?:the\s|all\s)?)(?P<whole>{_NUMBER}))\b{_BETWEEN}{_of_kinds(_PLURAL)}\b"
    rf"|\b(?:several|many)\b{_BETWEEN}{_of_kinds(_PLURAL, 'many_')}\b"
    r"(?=[^.;]{0,200}\b(?:but|while|though|although|however|whereas|lags?|falls?)\b)"
    r"|\b(?P<always>typically|often|usually|mostly|sometimes|frequently|tends?\sto)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:except|with\sthe\s(?:sole\s)?exceptions?\sof|all\sbut)\b", re.IGNORECASE)


def generalities(text: str) -> Iterator[Generality]:
    """Where a statement speaks of all, in order."""
    for said in sorted((*_SAID.finditer(text), *_SAID_IN_CHINESE.finditer(text)), key=lambda one: one.start()):
        scope = _scope(said)
        yield Generality(
            start=said.start(),
            end=said.end(),
            scope=scope,
            quantifier=said.span("quantifier") if said["quantifier"] else None,
            is_emphatic=bool(said["quantifier"] or said["always"]),
            is_of_each=bool(_OF_EACH.search(text, said.start(), said.end() + 2)) and scope is not Scope.ALWAYS,
        )


def limits(text: str) -> Iterator[Limit]:
    """Where a paper's words hold for some things of a kind alone."""
    for said in _SOME.finditer(text):
        if not said["part"] or _number(said["part"]) < _number(said["whole"]):
            yield Limit(start=said.start(), end=said.end(), scope=_scope(said), is_most=bool(said["most"]))
    for said in _ALL.finditer(text) if has_exception(text) else ():
        yield Limit(start=said.start(), end=said.end(), scope=_scope(said), is_most=False)


def has_exception(text: str) -> bool:
    """Whether a paper's words take something out of what they say of all."""
    return bool(_EXCEPT.search(text))


def all_of(text: str) -> frozenset[Scope]:
    """Of what a paper's words, those that limit them left out, speak as all."""
    return frozenset(map(_scope, _ALL.finditer(_without_limits(text))))


def several_of(text: str) -> frozenset[Scope]:
    """Of what a paper's words, those that limit them left out, speak as all or as several."""
    return all_of(text).union(map(_scope, _SEVERAL.finditer(_without_limits(text))))


def _without_limits(text: str) -> str:
    for limit in limits(text):
        text = text[: limit.start] + "_" * (limit.end - limit.start) + text[limit.end :]
    return text


def _scope(said: re.Match[str]) -> Scope:
    names = {name.rpartition("_")[2] for name, words in said.groupdict().items() if words}
    return next(scope for scope in Scope if scope in names)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _SPELLED.index(words.casefold())
