"""Language models by script: one that quotes what it is shown, and one that gets its figures wrong and stays wrong."""

import json
import re
from collections.abc import Callable

from .chat_server import Asked

_PIECE = re.compile(r"^\[(\w+)\] (.*)$", re.MULTILINE)
_SENTENCE = re.compile(r"[A-Z][^.!?|$]{30,250}[.!?](?=\s|$)")
_ROWS = re.compile(r"<paper \w+>\n(\[.*?\n\])", re.DOTALL)
_FIGURE = re.compile(r"(?<![\w.])\d{2,}(?:\.\d+)?(?=%)")


def quoting(asked: Asked) -> str:
    """Each question gets a sentence of a piece that was shown, in turn; a repair gives what it was given."""
    if asked.task != "write":
        return _statements({row["id"]: row["text"] for row in rows_in(asked)})
    sentences = [(label, found[0]) for label, text in _PIECE.findall(asked.user) for found in _SENTENCE.finditer(text)]
    keys = asked.response_format["json_schema"]["schema"]["properties"]
    said = {}
    for place, key in enumerate(keys):
        label, text = sentences[(3 * place) % len(sentences)]
        said[key] = [{"text": text, "at": [label]}]
    return json.dumps(said, ensure_ascii=False)


def stubborn(asked: Asked) -> str:
    """The same, but every percentage is another one, in every reply."""
    return _FIGURE.sub(lambda figure: f"{float(figure[0]) * 3 + 101.7:.2f}", quoting(asked))


def rows_in(asked: Asked) -> list[dict[str, str]]:
    """The statements of a prompt for repairs or renderings."""
    return list(json.loads(_ROWS.search(asked.user)[1]))


def after(count: int, then: Callable[[Asked], str], first: Callable[[Asked], str] = quoting) -> Callable[[Asked], str]:
    """One model for so many requests, then another."""
    return lambda asked: first(asked) if asked.number <= count else then(asked)


def _statements(texts: dict[str, str]) -> str:
    rows = [{"id": key, "text": text, "at": []} for key, text in texts.items()]
    return json.dumps({"statements": rows}, ensure_ascii=False)
