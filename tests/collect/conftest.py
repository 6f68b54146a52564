"""Invented answers of the upstreams, and a `Get` that tells them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from litmus.collect import Upstream
from litmus.fetch import AnswerStore, Network, Patience
from litmus.model import Answer
from litmus.model.errors import NotThere, UpstreamUnavailable

DATA = Path(__file__).parent / "data"


@dataclass
class Told:
    """A `Get` over a table: what a URL begins with, and the body that answers it; no body, no answer.

    The longest beginning wins. A list answers one request after another, its last element for ever.
    """

    answers: dict[str, bytes | list[bytes | None] | None]
    asked: list[tuple[str, timedelta | None]] = field(default_factory=list)

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:
        self.asked.append((url, keep))
        begins = max((start for start in self.answers if url.startswith(start)), key=len, default=None)
        if begins is None:
            raise NotThere(url, "HTTP 404")
        body = self.answers[begins]
        if isinstance(body, list):
            body = body.pop(0) if len(body) > 1 else body[0]
        if body is None:
            raise UpstreamUnavailable(url, "HTTP 503")
        return Answer(url=url, final_url=url, content_type="", body=body)


@pytest.fixture
def told() -> Callable[[dict], Told]:
    return Told


@pytest.fixture
def data() -> Callable[[str], bytes]:
    """The bytes of an invented answer."""
    return lambda name: (DATA / name).read_bytes()


@pytest.fixture
def places() -> Upstream:
    """Addresses that the invented answers are for."""
    return Upstream(
        hugging_face="https://hub.test",
        arxiv="https://arxiv.test",
        ar5iv="https://ar5iv.test",
        arxiv_api="https://api.test",
        arxiv_rss="https://rss.test",
        arxiv_oai="https://oai.test",
    )


@pytest.fixture
def real_places(upstream) -> Upstream:
    """The addresses of the stand-in."""
    url = upstream.url
    return Upstream(
        hugging_face=f"{url}/hf",
        arxiv=f"{url}/arxiv",
        ar5iv=f"{url}/ar5iv",
        arxiv_api=f"{url}/arxiv-api",
        arxiv_rss=f"{url}/arxiv-rss",
        arxiv_oai=f"{url}/arxiv-oai",
    )


def plain_get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001 - keeps nothing
    """The network at its barest, which is fast enough for all days."""
    try:
        with urlopen(url) as answer:
            return Answer(
                url=url, final_url=answer.url, content_type=answer.headers.get_content_type(), body=answer.read()
            )
    except HTTPError as error:
        error.close()
        raise UpstreamUnavailable(url, f"HTTP {error.code}") from None


@pytest.fixture
def bare() -> Callable[..., Answer]:
    return plain_get


@pytest.fixture
def network(tmp_path, upstream) -> Iterator[Network]:
    """The real network room, with the stand-in's clock and without waits."""

    def clock() -> datetime:
        return upstream.state.now.astimezone(UTC)

    with Network(store=AnswerStore(tmp_path / "answers"), patience=Patience(first_wait=0.0), clock=clock) as network:
        yield network
