"""A profile's feed: its last digests, and what became of papers that they reported.

Atom (RFC 4287), by the standard library: feedgen 1.0 makes as good a feed, but brings dateutil and lxml along and
signs it with its own name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from litmus import __version__
from litmus.model import Issue, Language, Profile, remark
from litmus.publish.corrections import Alteration, Correction, corrections
from litmus.publish.folders import DEFAULT, feed_name, folder_name
from litmus.publish.funnel import funnel, funnel_words
from litmus.publish.html import bare
from litmus.publish.page import Kind, title_of
from litmus.publish.prose import plain
from litmus.publish.writing import write
from litmus.words import label, line, say

FEED_DAYS = 30  # digests in a feed
_ATOM = "http://www.w3.org/2005/Atom"
_BY_US = "urn:litmus"  # in identifiers, where the pages have no address of their own
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An entry."""

    key: str  # stable: what it is about
    day: date
    title: str
    url: str
    summary: str
    content: Markup


def publish_feed(issues: Iterable[Issue], profile: Profile, out: Path, site: str = "") -> Path:
    """Write a profile's feed; equal issues give equal bytes, and a feed that did not change is left alone.

    Args:
        issues: The last digests, the newest first.
        profile: Whose feed it is; its first language is the feed's.
        out: The folder of all pages.
        site: Where that is published, so that links are absolute; "" for links relative to the feed.

    Raises: PublishError.

    """
    path = out / feed_name(profile.name)
    write(path, feed_bytes(issues, profile, site))
    return path


def feed_bytes(issues: Iterable[Issue], profile: Profile, site: str = "") -> bytes:
    """The feed as a file."""
    language = profile.languages[0]
    name = "feed" if profile.name == DEFAULT else "feed_of"
    items = [item for issue in issues for item in _items(issue, language)]
    base = f"{site or _BY_US}/{feed_name(profile.name)}"
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-Hans" if language == "zh" else language})
    _put(feed, "id", _urn(base))
    _put(feed, "title", say(remark(f"publish.{name}", profile=profile.name), language))
    _put(feed, "updated", _moment(max((item.day for item in items), default=date.min)))
    _put(feed, "generator", "Litmus", version=__version__)
    _put(SubElement(feed, "author"), "name", "Litmus")
    if site:
        _put(feed, "link", rel="self", type="application/atom+xml", href=f"{site}/{feed_name(profile.name)}")
    for item in items:
        _entry(feed, item, base, site)
    indent(feed)
    told: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return told + b"\n"


def _entry(feed: Element, item: _Item, base: str, site: str) -> None:
    entry = SubElement(feed, "entry")
    _put(entry, "id", _urn(f"{base}/{item.key}"))
    _put(entry, "title", item.title)
    _put(entry, "updated", _moment(item.day))
    _put(entry, "link", rel="alternate", type="text/html", href=f"{site}/{item.url}" if site else item.url)
    _put(entry, "summary", item.summary)
    _put(entry, "content", str(item.content), type="html")


def _put(parent: Element, name: str, text: str = "", **attributes: str) -> None:
    child = SubElement(parent, name, attributes)
    child.text = _text(text) or None


def _text(text: str) -> str:
    """The text without what XML has no place for."""
    return _NOT_XML.sub("", text)


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn


def _moment(day: date) -> str:
    """The day as a moment. Not the clock's: the same digest gives the same feed."""
    return f"{day.isoformat()}T00:00:00Z"


def _items(issue: Issue, language: Language) -> Iterator[_Item]:
    """What is to be corrected, an entry each, and the digest itself."""
    folder = folder_name(issue.date, issue.profile.name)
    alarms = [one for one in corrections(issue.errata, issue.profile.name, language) if one.matters]
    for one in alarms:
        yield _correction(one, issue, language)
    title = title_of(Kind.DIGEST, issue.date, language)
    summary = funnel_words(funnel(issue.ledger, language), language)
    titles = {entry.arxiv_id: plain(entry.title) for entry in issue.ledger.entries}
    noted = (
        Markup("<p>{} <strong>{}</strong> {}</p>").format(one.symbol, bare(one.title), one.happened) for one in alarms
    )
    picks = (
        Markup("<li><strong>{}</strong>{}{}</li>").format(
            bare(titles[pick.arxiv_id]), label("point.colon", language), bare(plain(line(pick.reason, language)))
        )
        for pick in issue.picks
    )
    yield _Item(
        key=folder,
        day=issue.date,
        title=title,
        url=f"{folder}/index.html",
        summary=summary,
        content=Markup("<p>{}</p>{}<ol>{}</ol>").format(summary, Markup().join(noted), Markup().join(picks)),
    )


def _correction(told: Correction, issue: Issue, language: Language) -> _Item:
    code = "corrected_withdrawn" if told.is_withdrawn else "corrected"
    folder = folder_name(issue.date, issue.profile.name)
    return _Item(
        key=f"{folder}/{told.id}/{told.version}",
        day=issue.date,
        title=say(remark(f"publish.{code}", title=bare(told.title)), language),
        url=f"{folder}/digest.{language}.html#{told.id}",
        summary=told.happened,
        content=Markup("{}<ul>{}</ul>").format(
            Markup().join(
                Markup("<p>{}</p>").format(bare(said)) for said in (told.happened, told.comment, told.notes) if said
            ),
            Markup().join(map(_altered, told.alterations)),
        ),
    )


def _altered(one: Alteration) -> Markup:
    exchanged = (
        Markup("<p><del>{}</del> → <strong>{}</strong></p>").format(bare(old), bare(new)) for old, new in one.exchanged
    )
    was, now = (one.was.mark.symbol, bare(one.was.text)), (one.now.symbol, bare(one.instead or one.now.reason))
    return Markup("<li>{}<p>{} {}</p><p>{} {}</p></li>").format(Markup().join(exchanged), *was, *now)
