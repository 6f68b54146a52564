"""What Hugging Face and arXiv would answer about the day."""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from making.page import INVENTED
from making.source import Source

EASTERN = timedelta(hours=-4)  # on the sample day, which lies in daylight saving time
CODE = "https://github.com/litmus--sample"  # GitHub allows no two hyphens in a row: nobody can ever own the name
LICENSE = "http://creativecommons.org/licenses/by/4.0/"
ATOM = "http://www.w3.org/2005/Atom"
SCHEMA = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'
NAMES = f'{SCHEMA} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="{ATOM}"'
QUERY = f'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" {SCHEMA} xmlns="{ATOM}"'
ORDER = ("new", "cross", "replace", "replace-cross")
ACCENTS = dict(zip("\u0300\u0301\u0302\u0303\u0304\u0308\u0327\u030a\u030c", "`'^~=\"crv", strict=True))


def daily_papers(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Hugging Face's list of the day, by upvotes: https://huggingface.co/api/daily_papers?date=…."""
    listed = [source for source in sources if "hugging_face" in source.front]
    return [_item(source) for source in sorted(listed, key=lambda source: -source.front["hugging_face"]["upvotes"])]


def _item(source: Source) -> dict[str, Any]:
    said = source.front["hugging_face"]
    handle = said["by"].lower().replace(" ", "-")
    submitter = {
        "_id": _key(said["by"]),
        "avatarUrl": "/avatars/sample.svg",
        "isPro": False,
        "fullname": said["by"],
        "type": "user",
    }
    paper = {
        "id": source.id,
        "authors": [{"_id": _key(source.id, name), "name": name, "hidden": False} for name in source.authors],
        "publishedAt": _iso(source.submitted, ".000Z"),
        "submittedOnDailyAt": _iso(said["at"], ".000Z"),
        "title": source.title,
        "submittedOnDailyBy": submitter | {"user": handle},
        "summary": source.abstract,
        "upvotes": said["upvotes"],
        "discussionId": _key(source.id, "discussion"),
    }
    if "project" in said:
        paper["projectPage"] = said["project"]
    if "code" in said:
        paper |= {"githubRepo": f"{CODE}/{said['code']}", "githubRepoAddedBy": "user", "githubStars": said["stars"]}
    paper |= {"ai_summary": said["summary"], "ai_keywords": said["keywords"]}
    if "organization" in said:
        name = said["organization"]
        short = "".join(letter for letter in name.lower() if letter.isalnum())
        paper["organization"] = {"_id": _key(name), "name": short, "fullname": name, "avatar": "/avatars/sample.svg"}
    return {
        "paper": paper,
        "publishedAt": _iso(source.submitted + EASTERN, ".000Z"),  # Eastern time, marked Z: so does Hugging Face
        "title": source.title,
        "summary": source.abstract,
        "thumbnail": f"https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/{source.id}.png",
        "numComments": 1,
        "submittedBy": submitter
        | {"name": handle, "isHf": False, "isHfAdmin": False, "isMod": False, "isUserFollowing": False},
        "isAuthorParticipating": said["by"] in source.authors,
    }


def feed(sources: Iterable[Source], categories: Iterable[str], day: datetime) -> str:
    """The day's announcements as arXiv's feed: https://rss.arxiv.org/rss/…."""
    listed = [source for source in sources if "announced" in source.front]
    listed.sort(key=lambda source: (ORDER.index(source.front["announced"]), source.id))
    names = list(categories)
    link, title = f"http://rss.arxiv.org/rss/{'+'.join(names)}", ", ".join(names)
    date = f"{day:%a, %d %b %Y} 00:00:00 -0400"
    items = "".join(_announcement(source, date) for source in listed)
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<!-- {INVENTED}, in every item -->\n"
        f'<rss {NAMES} version="2.0">\n  <channel>\n    <title>{title} updates on arXiv.org</title>\n'
        f"    <link>{link}</link>\n"
        f"    <description>{title} updates on the arXiv.org e-print archive.</description>\n"
        f'    <atom:link href="{link}" rel="self" type="application/rss+xml"/>\n'
        "    <docs>http://www.rssboard.org/rss-specification</docs>\n    <language>en-us</language>\n"
        f"    <lastBuildDate>{format_datetime(day - EASTERN + timedelta(seconds=10))}</lastBuildDate>\n"
        f"    <managingEditor>rss-help@arxiv.org</managingEditor>\n    <pubDate>{date}</pubDate>\n"
        "    <skipDays>\n      <day>Sunday</day>\n      <day>Saturday</day>\n    </skipDays>\n"
        f"{items}  </channel>\n</rss>\n"
    )


def _announcement(source: Source, date: str) -> str:
    kind = source.front["announced"]
    said = f"arXiv:{source.name} Announce Type: {kind} \nAbstract: {as_tex(source.abstract)}"
    categories = "".join(f"      <category>{category}</category>\n" for category in source.front["categories"])
    return (
        f"    <item>\n      <title>{escape(as_tex(source.title))}</title>\n"
        f"      <link>https://arxiv.org/abs/{source.id}</link>\n      <description>{escape(said)}</description>\n"
        f'      <guid isPermaLink="false">oai:arXiv.org:{source.name}</guid>\n{categories}'
        f"      <pubDate>{date}</pubDate>\n      <arxiv:announce_type>{kind}</arxiv:announce_type>\n"
        f"      <dc:rights>{LICENSE}</dc:rights>\n"
        f"      <dc:creator>{escape(as_tex(', '.join(source.authors)))}</dc:creator>\n    </item>\n"
    )


def query(sources: list[Source], url: str, now: datetime) -> str:
    """arXiv's API about some papers: https://export.arxiv.org/api/query?id_list=…."""
    said = escape(f"search_query=&{urlsplit(url).query}&start=0")
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<!-- {INVENTED} -->\n<feed {QUERY}>\n"
        f"  <id>https://arxiv.org/api/{_key(said)}</id>\n  <title>arXiv Query: {said}</title>\n"
        f'  <updated>{_iso(now)}</updated>\n  <link href={quoteattr(url)} type="application/atom+xml"/>\n'
        "  <opensearch:itemsPerPage>100</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{len(sources)}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>0</opensearch:startIndex>\n{''.join(map(_entry, sources))}</feed>\n"
    )


def _entry(source: Source) -> str:
    first, *_ = categories = source.front["categories"]
    terms = "".join(
        f'    <category term="{category}" scheme="http://arxiv.org/schemas/atom"/>\n' for category in categories
    )
    authors = "".join(f"    <author>\n      <name>{escape(name)}</name>\n    </author>\n" for name in source.authors)
    return (
        f"  <entry>\n    <id>http://arxiv.org/abs/{source.name}</id>\n    <title>{escape(source.title)}</title>\n"
        f"    <updated>{_iso(source.updated)}</updated>\n"
        f'    <link href="https://arxiv.org/abs/{source.name}" rel="alternate" type="text/html"/>\n'
        f'    <link href="https://arxiv.org/pdf/{source.name}" rel="related" type="application/pdf" title="pdf"/>\n'
        f"    <summary>{escape(source.abstract)}</summary>\n{terms}"
        f"    <published>{_iso(source.submitted)}</published>\n"
        f"    <arxiv:comment>{escape(source.front['comment'])}</arxiv:comment>\n"
        f'    <arxiv:primary_category term="{first}"/>\n{authors}  </entry>\n'
    )


def as_tex(text: str) -> str:
    """Accents as the feeds have them: Jos\\'e, Kolo\\v{c}."""
    parts = []
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        accent = ACCENTS.get(decomposed[1:2])
        if accent is None:
            parts.append(letter)
        else:
            parts.append(f"\\{accent}" + (f"{{{decomposed[0]}}}" if accent.isalpha() else decomposed[0]))
    return "".join(parts)


def _key(*parts: str) -> str:
    """24 hexadecimal digits, as Hugging Face names things."""
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:24]


def _iso(moment: datetime, tail: str = "Z") -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") + tail
