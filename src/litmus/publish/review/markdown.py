"""A review as Markdown: what does not hold, then every statement with its verdict."""

from collections.abc import Iterator

from litmus.publish.review.review import Review, Statement
from litmus.publish.review.text import summary
from litmus.words import label

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|~$"})


def as_markdown(review: Review) -> str:
    return "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield f"# {label('review.title', review.language)}"
    yield ""
    yield f"{_plain(summary(review))}"
    if review.findings:
        yield f"\n## {label('review.findings', review.language)}\n"
        for one in review.findings:
            yield from _finding(one)
    yield f"\n## {label('review.statements', review.language)}\n"
    for one in review.statements:
        line, _ = one.review.position(one.start)
        yield f"- {one.symbol} {line}: {_plain(_flat(one.claim.text))} — {_plain(one.reason)}"


def _finding(one: Statement) -> Iterator[str]:
    line, column = one.review.position(one.start)
    marked = "".join(f"**{_plain(_flat(text))}**" if wrong else _plain(_flat(text)) for text, wrong in one.pieces)
    yield f"- {one.symbol} **{one.status}** ({line}:{column}) {marked}"
    yield f"  - {_plain(one.reason)}"
    if one.mended:
        yield f"  - → {_plain(_flat(one.mended))}"
    for place in one.verdict.evidence[:1]:
        yield f"  - {_plain(place.where)}: <{place.url}>"


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("**", "")


def _plain(text: str) -> str:
    return text.translate(_SPECIAL)
