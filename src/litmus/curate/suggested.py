"""A suggested profile as a TOML file, with comments that say where each line comes from."""

import json
import re
from collections.abc import Iterator, Sequence

from litmus.curate.suggest import SuggestedTerm, SuggestedTopic

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")  # that TOML, or a line, has no place for
_WIDTH = 100  # characters of a title


def profile_toml(topics: Sequence[SuggestedTopic], *, name: str, source: str, others: str) -> str:
    """The text of the profile.

    Args:
        topics: At least one, each with a term, a category or an example.
        name: The profile's.
        source: Where the papers come from, for people.
        others: What their words were held against, for people.

    """
    return "\n".join(
        [
            f"# Suggested by `litmus profile suggest` from {_line(source)}; words held against {_line(others)}.",
            "# Change anything: `litmus profile check FILE` shows at once what each line finds.",
            "",
            f"name = {_string(name)}",
            "",
            *(line for topic in topics for line in _topic(topic)),
        ]
    )


def _topic(topic: SuggestedTopic) -> Iterator[str]:
    yield "[[topics]]"
    yield f"name = {_string(topic.name)}"
    yield "# From:"
    for paper in topic.papers:
        yield f"#   {paper.arxiv_id or '(not on arXiv)'}  {_line(paper.title)[:_WIDTH]}"
    yield "terms = ["
    yield from (_term(term, len(topic.papers)) for term in topic.terms)
    yield "]"
    if topic.usual:
        counts = ", ".join(f"{name} {count}" for name, count in topic.usual.items())
        advice = "" if topic.categories else "; none is both usual here and rare elsewhere"
        yield f"# Primary categories of these papers: {counts}{advice}."
    if topic.categories:
        yield f"categories = {_list(topic.categories)}"
    if topic.examples:
        yield "# What is much like these papers is on the topic, too."
        yield f"examples = {_list(topic.examples)}"
    yield ""


def _term(term: SuggestedTerm, papers: int) -> str:
    return f"  {_string(term.text)},  # {term.papers} of {papers}; of others {100 * term.share:.1f} %"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_string, texts))}]"


def _string(text: str) -> str:
    """A basic string of TOML, whose escapes are JSON's."""
    return json.dumps(_line(text), ensure_ascii=False)


def _line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()
