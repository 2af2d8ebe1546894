"""The entries of an RSS or Atom feed, out of bytes that were fetched before; broken feeds give what can be read.

What forgives broken markup can be made to take hours over a little of it. So a feed that is no sound XML is read in a
process of its own, which is stopped where it takes too long.
"""

import calendar
import datetime
import html
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import defusedxml.sax
import feedparser
import nh3
from defusedxml.common import DefusedXmlException

from articles.characters import tidy
from articles.rejects import Rejected

# Of a feed that lists more, the newest stand first.
MOST_ENTRIES = 200
_LONGEST = {"title": 500, "author": 200, "link": 2000, "key": 2000, "summary": 2000}
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
# What is taken over of an entry as feedparser reads it.
_PLAIN = ("id", "link", "title", "summary", "author", "published_parsed", "updated_parsed")
_DEEPEST = 100
_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article. `key` is what it is known by: its id, else its address."""

    key: str
    link: str
    title: str
    summary: str = ""
    author: str = ""
    published: datetime.datetime | None = None
    updated: datetime.datetime | None = None
    content: str = ""


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed's title, its entries in its own order, and how many of them name nothing that could be fetched or kept."""

    title: str
    entries: tuple[Entry, ...]
    unusable: int = 0


def read_feed(data: bytes, *, url: str, media_type: str = "", charset: str = "") -> ReadFeed:
    """The feed in the bytes that came from `url`; `Rejected` where there is none."""
    if not data.strip():
        raise Rejected("is empty, and no feed")
    kind = _content_type(media_type, charset)
    parsed = _parse(data, url, kind) if _is_sound(data) else _parse_apart(data, url, kind)
    if not parsed.get("version"):
        raise Rejected(_no_feed(data, url))
    entries: dict[str, Entry] = {}
    unusable = 0
    for given in parsed["entries"][:MOST_ENTRIES]:
        entry = _entry(given)
        if entry is None:
            unusable += 1
        else:
            entries.setdefault(entry.key, entry)
    return ReadFeed(_words(parsed["feed"].get("title"), "title"), tuple(entries.values()), unusable)


def feeds_named(data: bytes, *, url: str) -> list[str]:
    """The feeds that a web page names in its head."""
    finder = _Finder()
    finder.feed(data[:200_000].decode("utf-8", "replace"))
    return list(dict.fromkeys(urljoin(url, href) for href in finder.found))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link to a feed."""
        given = dict(attrs)
        if tag == "link" and given.get("href") and (given.get("type") or "").lower() in _FEED_TYPES:
            self.found.append(given["href"] or "")


class _Depth(ContentHandler):
    """Watches how deep a document's elements stand in each other."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: Any) -> None:
        """One deeper."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Rejected(f"is nested too deeply: more than {_DEEPEST} elements stand in each other")

    def endElement(self, name: str) -> None:
        """One less deep."""
        self._depth -= 1


def _is_sound(data: bytes) -> bool:
    """Whether it is XML as it should be; `Rejected` where it is XML that no feed is."""
    try:
        defusedxml.sax.parseString(data, _Depth(), forbid_dtd=False)
    except DefusedXmlException:
        raise Rejected("declares entities of its own, which no feed needs; it is not read") from None
    except (SAXException, ValueError, LookupError):
        return False
    return True


def _parse(data: bytes, url: str, content_type: str) -> dict[str, Any]:
    """What feedparser reads; plain values alone, so that they can come out of another process."""
    headers = {"content-location": url, "content-type": content_type}
    # Markup is taken out by us, so that feedparser need not clean it.
    parsed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    entries = [
        {name: entry[name] for name in _PLAIN if name in entry}
        | {"content": [{"value": part.get("value")} for part in entry.get("content") or []]}
        for entry in parsed.entries[:MOST_ENTRIES]
    ]
    return {"version": parsed.get("version"), "feed": {"title": parsed.feed.get("title")}, "entries": entries}


def _parse_apart(data: bytes, url: str, content_type: str) -> dict[str, Any]:
    """The same in a process of its own, for as long as a feed may take."""
    program = "import sys; from articles.readers import feed; feed.parse_for_parent(*sys.argv[1:])"
    root = Path(__file__).resolve().parent.parent.parent
    try:
        done = subprocess.run(
            [sys.executable, "-c", program, url, content_type],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            cwd=root,
        )
    except subprocess.TimeoutExpired:
        raise Rejected(f"is broken, and could not be read within {_SECONDS} seconds") from None
    if done.returncode:
        raise Rejected("is broken, and could not be read")
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def parse_for_parent(url: str, content_type: str) -> None:
    """Read a feed from standard input, and write what is in it to standard output."""
    json.dump(_parse(sys.stdin.buffer.read(), url, content_type), sys.stdout)


def _content_type(media_type: str, charset: str) -> str:
    """As the server says it; what is no XML by its word may still be, so that only the encoding is taken from it."""
    kind = media_type if "xml" in media_type else "application/xml"
    return f"{kind}; charset={charset}" if charset else kind


def _no_feed(data: bytes, url: str) -> str:
    named = feeds_named(data, url=url)[:3] if b"<html" in data[:2000].lower() else []
    if named:
        which = "this feed" if len(named) == 1 else "these feeds"
        return f"is a web page and no feed; it names {which}: {', '.join(named)}"
    return "is no feed: neither RSS nor Atom"


def _entry(given: Any) -> Entry | None:
    link = _words(given.get("link"), "link")
    content = "\n".join(part.get("value") or "" for part in given.get("content") or [])
    title = _words(given.get("title"), "title")
    key = _words(given.get("id"), "key") or link or (title if content else "")
    if not key or not (link or content):
        return None
    return Entry(
        key,
        link,
        title,
        _words(given.get("summary"), "summary"),
        _words(given.get("author"), "author"),
        _moment(given, "published_parsed"),
        _moment(given, "updated_parsed"),
        content,
    )


def _words(value: object, name: str) -> str:
    """Plain words on one line: no markup of a feed goes further than this."""
    if not isinstance(value, str):
        return ""
    plain = value if name in ("link", "key") else html.unescape(nh3.clean(value, tags=set()))
    return " ".join(tidy(plain).split())[: _LONGEST[name]]


def _moment(given: Any, name: str) -> datetime.datetime | None:
    """A moment as feedparser reads it, in UTC; what lies outside the calendar is none."""
    if name not in given or not given[name]:
        return None
    try:
        return datetime.datetime.fromtimestamp(calendar.timegm(tuple(given[name])), datetime.UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None
