"""What arXiv's categories are called."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from litmus.model import Block, BlockKind, Document, Language

_CODE = re.compile(r"\b[a-z]{2,8}(?:-[a-z]{2,5})?(?:\.[A-Za-z]{2}(?:-[a-z]{2,4})?)?\b")


@cache
def _names() -> dict[str, dict[Language, str]]:
    return tomllib.loads((files("litmus.report.extract") / "subjects.toml").read_text("utf-8"))


def subjects_block(document: Document) -> Block | None:
    """Where the metadata give the paper's categories."""
    return next((block for block in document.blocks if block.kind is BlockKind.SUBJECTS), None)


def named(text: str, language: Language) -> str:
    """The categories in a text by name, primary first: "Robotics (cs.RO)"; "" if it has none."""
    codes = dict.fromkeys(code for code in _CODE.findall(text) if code in _names())
    mark = "、" if language == "zh" else ", "
    opened, closed = ("（", "）") if language == "zh" else (" (", ")")
    return mark.join(f"{_names()[code][language]}{opened}{code}{closed}" for code in codes)
