"""What the tests of reading share: pages around a few lines, and a shelf of answers."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from litmus.model import Answer, Document
from litmus.model.errors import LitmusError, NotThere
from litmus.read import from_file

FRAME = """<!DOCTYPE html><html lang="en"><head><title>Frogs</title></head><body><nav>Contents</nav>
<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">Counting Frogs</h1>
{}
</article></div><footer class="ltx_page_footer">Made by a converter</footer></div></body></html>"""


class Shelf:
    """A `Get` over answers in memory; errors lie there too. It notes what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | LitmusError] = {}
        self.asked: list[tuple[str, timedelta | None]] = []

    def put(self, url: str, body: str | bytes, final_url: str = "") -> None:
        raw = body.encode() if isinstance(body, str) else body
        self.answers[url] = Answer(url=url, final_url=final_url or url, content_type="text/html", body=raw)

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:
        self.asked.append((url, keep))
        answer = self.answers.get(url, NotThere(url, "HTTP 404"))
        if isinstance(answer, LitmusError):
            raise answer
        return answer


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Document]:
    """Reads a page of arXiv with these lines in its article."""

    def read(lines: str) -> Document:
        file = tmp_path / "page.html"
        file.write_text(FRAME.format(lines), "utf-8")
        return from_file(file)

    return read
