"""A saved web page to the text that a reader of it sees, and to what it says of that text.

What it says for programs comes first (JSON-LD, then the metas of its head, then what trafilatura finds); the text is
that of the element which the page marks as its article. Only where it marks none, trafilatura chooses.
"""

import codecs
import re
from dataclasses import replace
from itertools import islice
from typing import Any

import trafilatura

from articles.cleaning import Dropped
from articles.dateline import read_dateline
from articles.languages import language_code
from articles.readers import RawArticle
from articles.readers.contained import read_contained
from articles.readers.index import parse_address
from articles.readers.limits import Limits
from articles.readers.packing import pack, unpack
from articles.readers.page import LEAST_ARTICLE, Page
from articles.readers.pagedata import PageData, moment, plain, read_json_ld
from articles.readers.text import decode, decode_as
from articles.rejects import Rejected

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_DATE_NAMES = ("article:published_time", "datepublished", "date", "dc.date.issued", "pubdate", "parsely-pub-date")
_AUTHOR_NAMES = ("author", "byl", "dc.creator", "parsely-author")


_UPDATED_NAMES = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_OUTLET_NAMES = ("og:site_name", "publisher", "dc.publisher", "article:publisher")
_STANDFIRST_NAMES = ("og:description", "description", "twitter:description")
_LANGUAGE_NAMES = ("og:locale", "content-language", "dc.language")
_LONGEST_OUTLET = 200
# Deeper or larger pages are read without trafilatura, which builds a tree of all of them.
_DEEPEST, _LARGEST = 200, 2 * 1024 * 1024
_MOST_DROPPED = 300
# What is begun in markup, and what ends it. Honest pages leave few of them open; beyond these they are read apart.
_ENDS = (("<!--", "-->"), ("<![", "]]>"), ("<", ">"), ("<script", "</script"), ("<style", "</style"))
_MOST_OPEN, _MOST_MARKS = 100, 2_000
_NO_GUESSES = {"extensive_search": False, "original_date": True}


def read_html(data: bytes, *, stem: str, max_bytes: int) -> RawArticle:
    """The page in a saved .html file: its headline, what it says of writer, date and outlet, and its text.

    What only the page's head says is put on lines of its own above the text, as a browser's reading view does it, so
    that the dateline is read from one place.
    """
    source = _decode(data, max_bytes=max_bytes)
    if _is_open(source) or (page := _parsed(source)).marks > _MOST_MARKS:
        found = read_contained("html", data, limits=Limits(file_bytes=max_bytes))
        return replace(unpack(found), stem=stem)
    return _read(page, source, stem=stem)


def parse(data: bytes, *, limits: Limits) -> dict[str, Any]:
    """The page as plain data; runs in a process of its own, since broken markup can make parsers take hours."""
    source = _decode(data, max_bytes=limits.file_bytes)
    return pack(_read(_parsed(source), source, stem=""))


def _read(page: Page, source: str, *, stem: str) -> RawArticle:
    told = _told(page, source)
    body = _body(page, source, told)
    if not body:
        raise Rejected("is a web page without text")
    headline = _headline(page, told, body)
    around = _around(page.whole_text(), body, headline)
    body = _without(headline, body)
    lines, byline = ([], None) if _is_dated(body) else _dateline(_completed(told, page, source))
    return RawArticle(
        stem=stem,
        text="\n\n".join([*filter(None, [headline, *lines]), body]),
        byline=byline,
        outlet=told.outlet if 0 < len(told.outlet) <= _LONGEST_OUTLET else None,
        url=_address(page.canonical, told.url, page.meta("og:url")),
        original=source,
        standfirst=told.standfirst if told.standfirst and told.standfirst in body.split("\n") else None,
        updated=moment(told.updated),
        language=language_code(told.language),
        source="html",
        dropped=around,
    )


def _decode(data: bytes, *, max_bytes: int) -> str:
    """The page's characters: as their mark says, or its own <meta charset>, else judged as any text is."""
    named = None if data.startswith(codecs.BOM_UTF8) else _CHARSET.search(data[:2048])
    if named and len(data) <= max_bytes and b"\0" not in data:
        source = decode_as(data, named.group(1).decode("ascii"))
        if source is not None:  # else the page names its encoding wrongly, so judge for ourselves
            return source
    return decode(data, max_bytes=max_bytes)


def _is_open(source: str) -> bool:
    """Whether much is begun in the page that nothing ends: parsers look for the end of each to the end of the page."""
    return any(source.count(begin, source.rfind(end) + 1) > _MOST_OPEN for begin, end in _ENDS)


def _parsed(source: str) -> Page:
    page = Page()
    page.feed(source)
    page.close()
    return page


def _told(page: Page, source: str) -> PageData:
    """What the page says of its article; each word from the first place that has it."""
    data = read_json_ld(page.scripts)
    found = PageData(
        headline=data.headline,
        standfirst=data.standfirst or page.meta(*_STANDFIRST_NAMES),
        byline=data.byline or page.meta(*_AUTHOR_NAMES),
        published=data.published or page.meta(*_DATE_NAMES),
        updated=data.updated or page.meta(*_UPDATED_NAMES),
        outlet=data.outlet or page.meta(*_OUTLET_NAMES),
        url=data.url,
        language=data.language or page.language or page.meta(*_LANGUAGE_NAMES),
        body=data.body,
    )
    return replace(found, outlet="" if "://" in found.outlet else found.outlet)


def _completed(told: PageData, page: Page, source: str) -> PageData:
    """With the writer and date that trafilatura reads in the page's markup, where its head names none."""
    if (told.byline and told.published) or not _is_for_trees(page, source):
        return told
    found = trafilatura.extract_metadata(source, date_config=_NO_GUESSES, extensive=False)
    byline = plain(found.author or "").replace("; ", ", ")
    return replace(told, byline=told.byline or byline, published=told.published or found.date or "")


def _is_for_trees(page: Page, source: str) -> bool:
    return page.deepest <= _DEEPEST and len(source) <= _LARGEST


def _body(page: Page, source: str, told: PageData) -> str:
    """The article's text: as the page marks it, as trafilatura finds it, or all there is.

    Where the page shows little of what it gives programs, as behind a wall, the text for programs is taken.
    """
    shown = page.article_text() or _found(page, source) or page.whole_text()
    is_markup = "<" in told.body and not _is_open(told.body)
    given = _parsed(told.body).whole_text() if is_markup else told.body
    return given if len(given) > max(LEAST_ARTICLE, 2 * len(shown)) else shown


def _found(page: Page, source: str) -> str:
    """The article as trafilatura tells it from the page around it; empty where it finds no more than a few lines."""
    if not _is_for_trees(page, source):
        return ""
    text = trafilatura.extract(source, include_comments=False, output_format="txt") or ""
    return text.strip().replace("\n", "\n\n") if len(text) >= LEAST_ARTICLE else ""


def _headline(page: Page, told: PageData, body: str) -> str:
    """The headline that readers see: the one named for programs where it stands on the page, else its heading."""
    heading = page.heading()
    if told.headline and (not heading or told.headline.casefold() in body.casefold().split("\n")):
        return told.headline
    return heading or plain(page.title())


def _around(whole: str, body: str, headline: str) -> tuple[Dropped, ...]:
    """Lines of the page that are not of its article."""
    kept = {headline, *body.split("\n")}
    others = dict.fromkeys(line for line in whole.split("\n") if line and line not in kept)
    lines = [line for line in islice(others, 2 * _MOST_DROPPED) if line not in body]  # each looks through all of it
    why = "stands on the page, but not in its article"
    return tuple(Dropped("around the article", line, why) for line in lines[:_MOST_DROPPED])


def _dateline(told: PageData) -> tuple[list[str], str | None]:
    """Writer and date as the page's head gives them, a line each; a writer that no line can say stands apart."""
    lines, byline = [], None
    if told.byline and "://" not in told.byline:
        line = f"By {told.byline}"
        if read_dateline(line).byline:
            lines.append(line)
        else:
            byline = told.byline
    if told.published and read_dateline(line := f"Published: {told.published}").published:
        lines.append(line)
    return lines, byline


def _address(*addresses: str) -> str | None:
    """The first that is an address of the web; a page may name any, and must not be lost for it."""
    for address in filter(None, addresses):
        try:
            return parse_address(address)
        except Rejected:
            continue
    return None


def _without(headline: str, body: str) -> str:
    """The body without the headline where it begins with it, which would then stand there twice."""
    first, _, rest = body.partition("\n")
    return rest.strip() if headline and first.casefold() == headline.casefold() else body


def _is_dated(body: str) -> bool:
    """Whether the page shows a reader its date, which then needs no help from its head."""
    return read_dateline(body).published is not None
