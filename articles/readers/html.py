"""A saved web page to the text that a reader of it sees."""

import re
from collections import Counter
from html.parser import HTMLParser

from articles.dateline import read_dateline
from articles.readers import RawArticle
from articles.readers.text import decode
from articles.rejects import Rejected

# fmt: off
# Their content is no text of the page's article.
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "nav", "aside", "footer", "form", "button", "select",
    "iframe", "object", "video", "audio", "dialog", "menu", "textarea", "canvas",
))
# A new line before and after these; text within all others runs on.
_BLOCKS = frozenset((
    "address", "article", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "time", "tr",
    "ul",
))
# These have no end, so nothing stands inside them.
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
))
# An element whose end is optional must not hide the rest of the page when its end is missing.
_ENDLESS = frozenset(("p", "li", "td", "th", "tr", "dd", "dt", "option"))
# fmt: on
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
# Shorter than this, an <article> element is a teaser and not the page's article.
_LEAST_ARTICLE = 200
_DATE_NAMES = ("article:published_time", "datepublished", "date", "dc.date.issued", "pubdate", "parsely-pub-date")
_AUTHOR_NAMES = ("author", "byl", "dc.creator", "parsely-author")


def read_html(data: bytes, *, stem: str, max_bytes: int) -> RawArticle:
    """The page in a saved .html file: its headline, what it says of writer and date, and its text.

    What only the page's head says is put on lines of its own above the text, as a browser's reading view does it, so
    that the dateline is read from one place. The outlet is not taken from the page: an admin names it.
    """
    source = _decode(data, max_bytes=max_bytes)
    page = _Page()
    page.feed(source)
    page.close()
    body = page.article_text()
    if not body:
        raise Rejected("is a web page without text")
    headline = page.headline()
    body = _without(headline, body)
    top = [headline, *([] if _is_dated(body) else page.dateline())]
    text = "\n\n".join([*filter(None, top), body])
    return RawArticle(stem=stem, text=text, url=page.address(), original=source)


def _decode(data: bytes, *, max_bytes: int) -> str:
    """The page's characters: as its own <meta charset> says, else judged as any text is."""
    named = _CHARSET.search(data[:2048])
    if named and len(data) <= max_bytes and b"\0" not in data:
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page names its encoding wrongly, so judge for ourselves
    return decode(data, max_bytes=max_bytes)


class _Page(HTMLParser):
    """Collects the words of the page, of its title and heading, and of the parts that may be its article.

    `_open` holds the elements that are open, each with whether its words are to be skipped.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.canonical = ""
        self.texts: dict[str, list[str]] = {"page": [], "main": [], "article": [], "h1": [], "title": []}
        self._open: list[tuple[str, bool]] = []
        self._inside: Counter[str] = Counter()
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag says of the page, and whether its content is text."""
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag == "br":
            self._write("\n")
        if tag in _BLOCKS:
            self._write("\n\n")
        if tag in _VOID:
            return
        hidden = "hidden" in given or given.get("aria-hidden") == "true"
        skipped = tag in _SKIPPED or (hidden and tag not in _ENDLESS)
        self._open.append((tag, skipped))
        self._inside[tag] += 1
        self._skipping += skipped

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<div/>` opens an element in HTML; only those of SVG end themselves, and these are skipped anyway."""
        self.handle_starttag(tag, attrs)
        if self._skipping and tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name, and with it whatever was left open inside."""
        if not self._inside[tag]:
            return
        closed = ""
        while closed != tag:
            closed, skipped = self._open.pop()
            self._inside[closed] -= 1
            self._skipping -= skipped
        if tag in _BLOCKS:
            self._write("\n\n")

    def handle_data(self, data: str) -> None:
        """Text between tags; line ends in the source mean no more than a space."""
        self._write(re.sub(r"\s+", " ", data))

    def article_text(self) -> str:
        """The longest of article, main and body that is the page's article."""
        for name in ("article", "main"):
            text = _lines(self.texts[name])
            if len(text) >= _LEAST_ARTICLE:
                return text
        return _lines(self.texts["page"])

    def headline(self) -> str:
        """The page's main heading, or what it tells social networks, or its title without the site's name."""
        title = re.split(r" [|–—»] ", _lines(self.texts["title"]).replace("\n", " "))[0]
        heading = _lines(self.texts["h1"]).split("\n")[0]
        return heading or " ".join(self.metas.get("og:title", "").split()) or title

    def dateline(self) -> list[str]:
        """Writer and date as the page's head gives them, a line each."""
        author = next((self.metas[name] for name in _AUTHOR_NAMES if self.metas.get(name)), "")
        date = next((self.metas[name] for name in _DATE_NAMES if self.metas.get(name)), "")
        by = [f"By {' '.join(author.split())}"] if author and "://" not in author else []
        return by + ([f"Published: {' '.join(date.split())}"] if date else [])

    def address(self) -> str | None:
        """The page's own address, if it is one of the web."""
        address = self.canonical or self.metas.get("og:url", "")
        return address if re.match(r"https?://[^\s/]+", address) else None

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta" and (name := given.get("property") or given.get("name") or given.get("itemprop")):
            self.metas.setdefault(name.lower(), given.get("content", "").strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = given.get("href", "").strip()

    def _write(self, words: str) -> None:
        if self._inside["title"] and not self._inside["svg"]:
            self.texts["title"].append(words)
        elif not self._skipping and not self._inside["head"]:
            for name in ("page", *(name for name in ("main", "article", "h1") if self._inside[name])):
                self.texts[name].append(words)


def _lines(parts: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without(headline: str, body: str) -> str:
    """The body without the headline where it begins with it, which would then stand there twice."""
    first, _, rest = body.partition("\n")
    return rest.strip() if headline and first.casefold() == headline.casefold() else body


def _is_dated(body: str) -> bool:
    """Whether the page shows a reader its date, which then needs no help from its head."""
    return read_dateline(body).published is not None
