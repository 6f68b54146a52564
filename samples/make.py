"""Make the sample day from the sources in `papers/`: `python samples/make.py [FOLDER]`.

Same sources, same bytes. Without a folder, the day in the repository is made anew.
"""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from making.figures import idle, unexplained, wrong_averages
from making.listings import daily_papers, feed, query
from making.page import page
from making.source import Source, read_source

HERE = Path(__file__).parent
DAY = datetime(2026, 3, 17, tzinfo=UTC)
NOW = datetime(2026, 3, 18, 2, 30, tzinfo=UTC)  # Hugging Face's day is over, arXiv's (Eastern time) is not
NOTE = "Thirteen papers that do not exist, for a first run of Litmus without a network. Made by samples/make.py."
CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
HUB, ARXIV, AR5IV, API, RSS, OAI = (
    "https://huggingface.co",
    "https://arxiv.org",
    "https://ar5iv.labs.arxiv.org",
    "https://export.arxiv.org",
    "https://rss.arxiv.org",
    "https://oaipmh.arxiv.org",
)
JSON, HTML = "application/json; charset=utf-8", "text/html; charset=utf-8"
FEED, ATOM = "application/rss+xml", "application/atom+xml; charset=utf-8"


def answers(sources: list[Source]) -> list[tuple[str, str, str, str]]:
    """Everything that the day's upstreams answer: URL, content type, file, body."""
    rows = []
    for number, papers in enumerate((daily_papers(sources), [])):  # a page after the last one is empty
        asked = urlencode({"date": f"{DAY:%Y-%m-%d}", "limit": 100, "p": number})
        body = json.dumps(papers, ensure_ascii=False, indent=1) + "\n"
        rows.append((f"{HUB}/api/daily_papers?{asked}", JSON, f"daily_papers.{number}.json", body))
    rows.append((f"{RSS}/rss/{'+'.join(CATEGORIES)}", FEED, "feed.xml", feed(sources, CATEGORIES, DAY)))
    asked = urlencode({"id_list": ",".join(sorted(source.id for source in sources)), "max_results": 100})
    url = f"{API}/api/query?{asked}"  # for what the lists do not tell
    rows.append((url, ATOM, "query.xml", query(sources, url, NOW)))
    rows += [
        (f"{ARXIV}/{edition}/{source.name}", HTML, f"html/{source.name}.html", page(source))
        for source in sources
        if source.has_html
        for edition in ("html", "abs")
    ]
    return rows


def full_texts(source: Source) -> tuple[str, str, str]:
    """Where a full text is looked for."""
    return f"{ARXIV}/html/{source.name}", f"{AR5IV}/html/{source.id}", f"{ARXIV}/pdf/{source.name}"


def make(folder: Path) -> None:
    """Write the day; what else lies in the folder goes."""
    sources = [read_source(path) for path in sorted((HERE / "papers").glob("*.md"))]
    for source in sources:
        for finding in (unexplained(source), idle(source), wrong_averages(source)):
            if finding:
                sys.exit(f"{source.name}: text and tables do not agree: {finding}")
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "html").mkdir(parents=True)
    rows = answers(sources)
    for _, _, file, body in rows:
        (folder / file).write_text(body, "utf-8", newline="\n")
    manifest = {
        "format": "litmus-replay/1",
        "note": NOTE,
        "sample": True,
        "day": f"{DAY:%Y-%m-%d}",
        "now": f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
        "categories": CATEGORIES,
        "upstream": {
            "hugging_face": HUB,
            "arxiv": ARXIV,
            "ar5iv": AR5IV,
            "arxiv_api": API,
            "arxiv_rss": RSS,
            "arxiv_oai": OAI,
        },
        "answers": [
            *({"url": url, "status": 200, "content_type": kind, "file": file} for url, kind, file, _ in rows),
            *({"url": url, "status": 404} for source in sources if not source.has_html for url in full_texts(source)),
        ],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / f"{DAY:%Y-%m-%d}")
