"""How fast each format of the upstreams is parsed, beside the parsers that others use, and what a large harvest holds.

    python benchmarks/collect.py            # needs the development data in ../shared, and requirements-dev.txt

Every parser reads the same bytes, the answers of a stand-in for 2026-02-24, in turns in one run; the best of the turns
counts. Litmus' part ends with papers: text cleaned and bounded, accents as letters, identifiers and times checked. The
peers end with their own records: feedparser's entries, `arxiv.Result`, `json.loads`. The harvest reads pages of 2500
records made from a real one, each in a process of its own.
"""

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from urllib.request import urlopen

from litmus.collect import Upstream, arxiv_api, arxiv_feed, arxiv_oai, arxiv_page, hugging_face
from litmus.model import Answer

SHARED = Path(__file__).parents[2] / "shared"
DAY, EVENING = date(2026, 2, 24), datetime(2026, 2, 24, 23, tzinfo=UTC)
ASKED = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
TURNS, SECONDS = 7, 0.4  # turns of each parser, and the least length of one
PAGE = 2500  # records of an OAI-PMH answer, as arXiv gives
HARVESTS = (10_000, 100_000)

Parser = Callable[[Answer], int]  # how many papers it finds


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--harvest", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if not SHARED.is_dir():
        print(f"Nothing measured: the development data are not at {SHARED}.")
    elif given.harvest:
        print(json.dumps(harvested(given.harvest)))
    else:
        print(f"{machine()}\n\n{speed()}\n\n{memory()}")


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("lxml", "selectolax", "pydantic", "feedparser", "arxiv")
    )
    return f"{platform.machine()}, {os.cpu_count()} cores, {memory} GB, Python {platform.python_version()}; {packages}"


# Speed


def speed() -> str:
    """A table: papers a second by format and parser."""
    import arxiv._feed  # noqa: PLC0415 - peers are there in development alone; arxiv has no public parser
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415

    def feedparsers(answer: Answer) -> int:
        return len(feedparser.parse(answer.body).entries)

    def arxivs(answer: Answer) -> int:
        return len(arxiv._feed.parse(answer.body).results)  # noqa: SLF001

    ours: dict[str, tuple[Parser, dict[str, Parser]]] = {
        "Hugging Face": (hub, {"json.loads": lambda answer: len(json.loads(answer.body))}),
        "RSS": (lambda answer: len(arxiv_feed.parse_feed(answer, DAY).papers), {"feedparser": feedparsers}),
        "Atom": (lambda answer: len(arxiv_feed.parse_feed(answer, DAY).papers), {"feedparser": feedparsers}),
        "query API": (
            lambda answer: len(arxiv_api.parse_answer(answer)[1]),
            {"arxiv": arxivs, "feedparser": feedparsers},
        ),
        "OAI-PMH": (lambda answer: len(arxiv_oai.parse_records(answer)[0]), {}),
        "listing page": (lambda answer: len(arxiv_page.parse_page(answer, DAY, ASKED).found.papers), {}),
    }
    rows = ["| format | papers | kB | Litmus, papers/s | peer, papers/s | ratio |", "|---|---:|---:|---:|---:|---:|"]
    for name, answer in answers().items():
        parser, peers = ours[name]
        count = parser(answer)
        rates = best(answer, {"": parser} | peers)
        size = f"| {name} | {count} | {len(answer.body) >> 10} | {rates['']:,.0f} "
        for peer in peers or [""]:
            told = f"| {peer} {rates[peer]:,.0f} | {rates[''] / rates[peer]:.1f} |" if peer else "| | |"
            rows.append(size + told)
    return "\n".join(rows)


def hub(answer: Answer) -> int:
    def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001
        return answer if url.endswith("p=0") else Answer(url=url, final_url=url, content_type="", body=b"[]")

    return len(hugging_face.featured_on(DAY, get=get, upstream=places(""), now=EVENING)[0].papers)


def best(answer: Answer, parsers: dict[str, Parser]) -> dict[str, float]:
    """Papers a second of each parser in its best turn; the turns alternate, so that all meet the same machine."""
    rates = dict.fromkeys(parsers, 0.0)
    for _ in range(TURNS):
        for name, parser in parsers.items():
            begun, papers = time.perf_counter(), 0
            while (past := time.perf_counter() - begun) < SECONDS:
                papers += parser(answer)
            rates[name] = max(rates[name], papers / past)
    return rates


def answers() -> dict[str, Answer]:
    """One true answer of each format."""
    with stand_in() as url:
        upstream, names = places(url), "+".join(ASKED)
        window = "cat:cs.AI OR cat:cs.CL OR cat:cs.CV OR cat:cs.LG"
        addresses = {
            "Hugging Face": hugging_face.page_url(DAY, 0, upstream),
            "RSS": f"{url}/arxiv-rss/rss/{names}",
            "Atom": f"{url}/arxiv-rss/atom/{names}",
            "query API": arxiv_api.query_url(
                upstream, search_query=f"({window}) AND submittedDate:[202602201900 TO 202602231859]", max_results=2000
            ),
            "OAI-PMH": oai_url(url),
            "listing page": f"{url}/arxiv/catchup/cs.AI/{DAY}?abs=True",
        }
        return {name: fetched(address) for name, address in addresses.items()}


def oai_url(url: str) -> str:
    return f"{url}/arxiv-oai/oai?verb=ListRecords&metadataPrefix=arXiv&from={DAY}&until={DAY}&set=cs:cs"


def fetched(url: str) -> Answer:
    with urlopen(url) as answer:
        return Answer(url=url, final_url=url, content_type="", body=answer.read())


def places(url: str) -> Upstream:
    return Upstream(
        hugging_face=f"{url}/hf",
        arxiv=f"{url}/arxiv",
        ar5iv=f"{url}/ar5iv",
        arxiv_api=f"{url}/arxiv-api",
        arxiv_rss=f"{url}/arxiv-rss",
        arxiv_oai=f"{url}/arxiv-oai",
    )


@contextmanager
def stand_in() -> Iterator[str]:
    """The address of the stand-in, a process of its own, on the evening of the day."""
    command = [sys.executable, str(SHARED / "upstream" / "server.py"), "--port", "0", "--now", EVENING.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()


# Memory


def memory() -> str:
    """A table: what a harvest holds, by its size."""
    rows = ["| records | requests | s | peak MB |", "|---:|---:|---:|---:|"]
    for count in HARVESTS:
        command = [sys.executable, __file__, "--harvest", str(count)]
        said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows.append(f"| {said['records']:,} | {said['requests']} | {said['seconds']:.1f} | {said['peak']:.0f} |")
    return "\n".join(rows)


def harvested(count: int) -> dict[str, float]:
    """One harvest of so many records, none of which is kept."""
    with stand_in() as url:
        body = fetched(oai_url(url)).body.decode()
    record = re.findall(r"<record>.*?</record>", body, re.DOTALL)[0]
    head, name = body.partition("<record>")[0], re.findall(r"<id>(.*?)</id>", record)[0]
    requests = 0

    def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001
        nonlocal requests
        first, requests = requests * PAGE, requests + 1
        last = min(first + PAGE, count)
        records = "".join(record.replace(name, f"{2000 + n // 100_000}.{n % 100_000:05}") for n in range(first, last))
        token = f"<resumptionToken>{last}</resumptionToken>" if last < count else "<resumptionToken/>"
        text = f"{head}{records}{token}</ListRecords></OAI-PMH>"
        return Answer(url=url, final_url=url, content_type="text/xml", body=text.encode())

    begun = time.perf_counter()
    papers = arxiv_oai.harvest("cs", first=DAY, last=DAY, get=get, upstream=places(""), keep=None)
    found = sum(paper is not None for paper in papers)
    return {
        "records": found,
        "requests": requests,
        "seconds": time.perf_counter() - begun,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main()
