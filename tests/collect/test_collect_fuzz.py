"""Every parser on answers spoilt on the way: papers or a named error, and never one paper's words in another."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from litmus.collect import Upstream, arxiv_api, arxiv_feed, arxiv_oai, arxiv_page, hugging_face
from litmus.collect.plain import ABSTRACT, AUTHORS, CATEGORIES, COMMENT, KEYWORDS, NAME, TITLE
from litmus.model import Answer, ArxivId, Paper
from litmus.model.errors import UpstreamNonsense

DAY = date(2026, 2, 24)
EVENING = datetime(2026, 2, 24, 23, tzinfo=UTC)
DATA = Path(__file__).parent / "data"
PLACES = Upstream(hugging_face="h", arxiv="a", ar5iv="5", arxiv_api="q", arxiv_rss="r", arxiv_oai="o")
quick = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def answer(body: bytes) -> Answer:
    return Answer(url="https://x.test/", final_url="https://x.test/", content_type="", body=body)


def hub_list(body: bytes) -> Iterable[Paper]:
    def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001
        return answer(body if "p=0" in url else b"[]")

    found, cut = hugging_face.featured_on(DAY, get=get, upstream=PLACES, now=EVENING)
    assert cut is None
    return found.papers


def hub_single(body: bytes) -> Iterable[Paper]:
    def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001
        return answer(body)

    name = ArxivId(base="2602.90002")
    return (hugging_face.paper_of(name, get=get, upstream=PLACES, keep=timedelta(0)),)


@dataclass(frozen=True)
class Form:
    """A format: a valid document of three entries, each of whose texts bears the entry's number, and its parser."""

    file: str
    entry: str  # a pattern; the first one in the file is taken
    name: str  # its identifier
    marks: tuple[str, ...]  # its texts
    parse: Callable[[bytes], Iterable[Paper]]
    counts: tuple[tuple[str, str], ...] = ()  # what the document says of its entries, of one and of three
    between: str = ""
    end: str = ""  # where the tail begins, if not behind the last entry

    @property
    def pieces(self) -> list[str]:
        """Head, three entries, tail."""
        text = (DATA / self.file).read_text("utf-8")
        found = list(re.finditer(self.entry, text, re.DOTALL))
        head, tail, first = text[: found[0].start()], text[found[-1].end() :], found[0][0]
        tail = tail[tail.rindex(self.end) :] if self.end else tail
        for one, three in self.counts:
            head = head.replace(one, three)
        entries = []
        for number in "123":
            entry = first.replace(self.name, f"{self.name[:-1]}{number}")
            for mark in self.marks:
                assert mark in entry
                entry = entry.replace(mark, f"{mark} No{number}")
            entries.append(entry + (self.between if number != "3" else ""))
        return [head, *entries, tail]

    def papers(self, pieces: Iterable[str | bytes]) -> dict[str, Paper]:
        """What the parser makes of the pieces; nothing where it refuses them."""
        body = b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
        with suppress(UpstreamNonsense):
            found = list(self.parse(body))
            for paper in found:
                sane(paper)
            return {paper.arxiv_id: paper for paper in found}
        return {}


FORMS = {
    "hugging face": Form(
        file="daily_papers.json",
        entry=r'  \{"paper".*?"Tides of Attention"\}',
        name="2602.90002",
        marks=("of Attention", "We  read", "Ada Lovelace", "Bureau"),
        parse=hub_list,
        between=",",
        end="]",
    ),
    "rss": Form(
        file="feed.xml",
        entry=r"    <item>.*?</item>\n",
        name="2602.90002",
        marks=("Tides of Attention", "We read", "Ada Lovelace"),
        parse=lambda body: arxiv_feed.parse_feed(answer(body), DAY).papers,
    ),
    "atom": Form(
        file="atom.xml",
        entry=r"    <entry>.*?</entry>\n",
        name="2602.90002",
        marks=("Tides of Attention", "We read", "Ada Lovelace"),
        parse=lambda body: arxiv_feed.parse_feed(answer(body), DAY).papers,
    ),
    "api": Form(
        file="query.xml",
        entry=r"  <entry>.*?</entry>\n",
        name="2602.90009",
        marks=("Older Paper", "Featured late", "Grace Hopper", "20 pages"),
        parse=lambda body: filter(None, arxiv_api.parse_answer(answer(body))[1]),
        counts=(("<opensearch:totalResults>2", "<opensearch:totalResults>3"),),
    ),
    "oai": Form(
        file="records.xml",
        entry=r"    <record>.*?</record>\n",
        name="2602.90002",
        marks=("Tides of Attention", "We read", "Lovelace", "8 pages"),
        parse=lambda body: filter(None, arxiv_oai.parse_records(answer(body))[0]),
    ),
    "page": Form(
        file="catchup.html",
        entry=r"    <dt>.*?</dd>\n",
        name="2602.90003",
        marks=("Learning $", "First line", "Ada Lovelace", "8 pages"),
        parse=lambda body: arxiv_page.parse_page(answer(body), DAY, ("cs.LG",)).found.papers,
        counts=(("showing 1 of 1", "showing 3 of 3"),),
    ),
}
EACH = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))


def sane(paper: Paper) -> None:
    """What the rest of the house relies on."""
    assert ArxivId.parse(paper.arxiv_id) == ArxivId(base=paper.arxiv_id)
    assert 0 < len(paper.title) <= TITLE
    assert len(paper.abstract) <= ABSTRACT
    assert len(paper.comment or "") <= COMMENT
    assert len(paper.authors) <= AUTHORS
    assert len(paper.categories) <= CATEGORIES
    assert len(paper.keywords) <= KEYWORDS
    assert all(0 < len(name) <= NAME for name in (*paper.authors, *paper.keywords))
    assert paper.version is None or paper.version >= 1
    assert all(time is None or time.tzinfo is UTC for time in (paper.submitted, paper.updated))


def spoil(draw, body: bytes) -> bytes:
    """The bytes after an accident: some lost, turned, doubled, moved, or put in."""
    at, size = draw(st.integers(0, len(body))), draw(st.integers(0, 60))
    piece = body[at : at + size]
    marks = st.lists(
        st.sampled_from([b"<", b">", b'"', b"'", b"&", b"/", b"<!--", b"]]>", b"\x00", b"\xff", b"{", b"}"])
    )
    match draw(st.sampled_from(["lose", "turn", "double", "put", "end", "move"])):
        case "lose":
            return body[:at] + body[at + size :]
        case "turn":
            return body[:at] + bytes(byte ^ draw(st.integers(0, 255)) for byte in piece[:5]) + body[at + 5 :]
        case "double":
            return body[: at + size] + piece + body[at + size :]
        case "put":
            return body[:at] + b"".join(draw(marks)) + draw(st.binary(max_size=9)) + body[at:]
        case "end":
            return body[:at]
        case _:
            rest = body[:at] + body[at + size :]
            to = draw(st.integers(0, len(rest)))
            return rest[:to] + piece + rest[to:]


@EACH
def test_the_document_is_read_as_it_stands(form) -> None:
    """So the other tests spoil something that is valid."""
    papers = form.papers(form.pieces)

    assert len(papers) == 3
    for name, paper in papers.items():
        assert [f"No{name[-1]}" in text for text in (paper.title, paper.abstract, *paper.authors[:1])] == [True] * 3


@EACH
def test_bytes_of_any_kind_are_read_or_refused(form) -> None:
    @quick
    @given(st.binary(max_size=300))
    def check(body) -> None:
        form.papers([body])

    check()


@EACH
def test_a_spoilt_answer_is_read_or_refused(form) -> None:
    """And the papers that come out are whole."""
    body = "".join(form.pieces).encode()

    @quick
    @given(st.data())
    def check(data) -> None:
        form.papers([spoil(data.draw, body)])

    check()


@EACH
def test_what_happens_to_others_does_not_touch_a_paper(form) -> None:
    """An entry whose bytes are whole comes out as it is, without a field, or not at all: never with another's field."""
    pieces = form.pieces
    whole = form.papers(pieces)

    @quick
    @given(st.data(), st.integers(1, 3))
    def check(data, kept) -> None:
        before, after = "".join(pieces[:kept]).encode(), "".join(pieces[kept + 1 :]).encode()
        if data.draw(st.booleans()):
            before = spoil(data.draw, before)
        else:
            after = spoil(data.draw, after)
        name = f"{form.name[:-1]}{kept}"
        paper = form.papers([before, pieces[kept], after]).get(name)
        for field in fields(Paper) if paper else ():
            value, own = getattr(paper, field.name), getattr(whole[name], field.name)
            assert value in (own, None, (), ""), field.name

    check()


@EACH
def test_entries_lost_doubled_or_moved_stay_themselves(form) -> None:
    """Each is read as it was, in the order in which it comes first, or the answer is refused for its counts."""
    head, *entries, tail = form.pieces
    whole = form.papers([head, *entries, tail])

    @quick
    @given(st.lists(st.sampled_from(range(3)), max_size=6))
    def check(order) -> None:
        chosen = [entries[place].removesuffix(form.between) for place in order]
        papers = form.papers([head, form.between.join(chosen), tail])
        assert papers == {name: whole[name] for name in papers}
        assert not papers or [int(name[-1]) - 1 for name in papers] == list(dict.fromkeys(order))

    check()


@EACH
def test_two_entries_of_one_name_are_both_doubted(form) -> None:
    """Nothing tells which of them bears the name rightly."""
    head, first, second, third, tail = form.pieces
    papers = form.papers([head, first, second.replace(f"{form.name[:-1]}2", f"{form.name[:-1]}1"), third, tail])

    if form.file not in {"query.xml", "records.xml"}:  # whose readers see all pages, and doubt them there
        assert set(papers) == {f"{form.name[:-1]}3"}


@quick
@given(st.data())
def test_one_paper_of_hugging_face_is_read_or_refused(data) -> None:
    text = FORMS["hugging face"].pieces[1]
    inner = re.search(r'\{"id".*\}(?=,\s*"title": "[^"]*"\},$)', text, re.DOTALL)[0].encode()
    assert next(iter(hub_single(inner))).arxiv_id == "2602.90001"
    with suppress(UpstreamNonsense):
        for paper in hub_single(data.draw(st.one_of(st.binary(max_size=200), st.just(spoil(data.draw, inner))))):
            sane(paper)
