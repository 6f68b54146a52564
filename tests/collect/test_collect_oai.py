"""Harvesting OAI-PMH, on small invented answers."""

from datetime import UTC, date, datetime

import pytest

from litmus.collect import arxiv_oai
from litmus.model import NOTHING_STORED, Answer, ListingKind
from litmus.model.errors import UpstreamNonsense

DAY = date(2026, 2, 24)
EVENING = datetime(2026, 2, 24, 23, tzinfo=UTC)
ASKED = ("cs.CL", "cs.LG")


def answer(body: bytes) -> Answer:
    return Answer(url="https://arxiv.test/x", final_url="https://arxiv.test/x", content_type="", body=body)


def kinds(papers) -> dict[str, ListingKind]:
    return {paper.arxiv_id: paper.listings[0].kind for paper in papers}


def test_new_papers_are_found_among_the_changed(told, data, places) -> None:
    """Revised papers, old ones and deleted ones are not new; the list ends where there is no further token."""
    last = data("records.xml").replace(b"verb%3DListRecords%26skip%3D2500", b"")
    get = told({"https://oai.test": [data("records.xml"), last]})
    found = arxiv_oai.changed_on(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)
    (paper,) = found.papers

    assert (paper.name, paper.authors) == ("2602.90002v1", ("Ada Lovelace", "José Ortega Jr."))
    assert (paper.comment, paper.license) == ("8 pages", "http://creativecommons.org/licenses/by/4.0/")
    assert kinds(found.papers) == {"2602.90002": ListingKind.NEW}
    assert [url.partition("?")[2] for url, _ in get.asked] == [
        "verb=ListRecords&metadataPrefix=arXiv&from=2026-02-24&until=2026-02-24&set=cs%3Acs",
        "verb=ListRecords&resumptionToken=verb%253DListRecords%2526skip%253D2500",
    ]


def test_a_harvest_goes_on_from_answer_to_answer(told, data, places) -> None:
    """Every record that is not deleted, in its order."""
    last = data("records.xml").replace(b"verb%3DListRecords%26skip%3D2500", b"")
    get = told({"https://oai.test": [data("records.xml"), last]})
    records = list(arxiv_oai.harvest("cs", first=DAY, last=DAY, get=get, upstream=places, keep=None))

    assert [paper.arxiv_id for paper in records] == ["2602.90002", "2602.80001", "2501.00001"] * 2


def test_an_expired_token_begins_the_harvest_again_once(told, data, places) -> None:
    """From the network, since what is stored has old tokens; if it expires again, the harvest has failed."""
    expired = b"<OAI-PMH><error code='badResumptionToken'>expired</error></OAI-PMH>"
    last = data("records.xml").replace(b"verb%3DListRecords%26skip%3D2500", b"")
    get = told({"https://oai.test": [data("records.xml"), expired, expired, last]})
    records = list(arxiv_oai.harvest("cs", first=DAY, last=DAY, get=get, upstream=places, keep=None))

    assert len(records) == 6
    assert get.asked[-1] == (get.asked[0][0], NOTHING_STORED)
    get = told({"https://oai.test": [data("records.xml"), expired, expired, data("records.xml"), expired]})
    with pytest.raises(UpstreamNonsense, match="badResumptionToken"):
        list(arxiv_oai.harvest("cs", first=DAY, last=DAY, get=get, upstream=places, keep=None))


def test_a_harvest_without_end_is_left(told, data, places) -> None:
    """A token that comes twice leads in a circle."""
    get = told({"https://oai.test": data("records.xml")})
    with pytest.raises(UpstreamNonsense, match="without end"):
        list(arxiv_oai.harvest("cs", first=DAY, last=DAY, get=get, upstream=places, keep=None))
    assert len(get.asked) == 2


def test_records_stand_in_their_list_alone(data) -> None:
    """One that stands elsewhere is none."""
    stray = b"<about><record><metadata/></record></about>"
    body = data("records.xml").replace(b"</header>\n      <metadata>", b"</header>" + stray + b"<metadata>", 1)

    assert arxiv_oai.parse_records(answer(body)) == arxiv_oai.parse_records(answer(data("records.xml")))


def test_each_archive_is_a_set_of_its_own(told, places) -> None:
    get = told({"https://oai.test": b"<OAI-PMH><error code='noRecordsMatch'>none</error></OAI-PMH>"})
    found = arxiv_oai.changed_on(
        DAY, get=get, upstream=places, categories=("cs.CL", "stat.ML", "cs.LG", "hep-th"), now=EVENING
    )

    assert found.papers == ()
    assert [url.rpartition("set=")[2] for url, _ in get.asked] == ["cs%3Acs", "stat%3Astat", "physics%3Ahep-th"]
