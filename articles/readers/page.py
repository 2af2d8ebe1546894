"""The parser of web pages: the words that a reader sees, and what the page's head says of them."""

import re
from collections import Counter
from html.parser import HTMLParser

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
# Shorter than this, an <article> element is a teaser and not the page's article.
LEAST_ARTICLE = 200


class Page(HTMLParser):
    """Collects the words of the page, of its title and heading, and of the parts that may be its article.

    `_open` holds the elements that are open, each with whether its words are to be skipped.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.canonical = ""
        self.language = ""
        self.scripts: list[str] = []
        self.deepest = 0
        self.texts: dict[str, list[str]] = {"page": [], "main": [], "article": [], "h1": [], "title": []}
        self._open: list[tuple[str, bool]] = []
        self._inside: Counter[str] = Counter()
        self._skipping = 0
        self._in_data = False

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
        self.deepest = max(self.deepest, len(self._open))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<div/>` opens an element in HTML; only those of SVG end themselves, and these are skipped anyway."""
        self.handle_starttag(tag, attrs)
        if self._skipping and tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name, and with it whatever was left open inside."""
        self._in_data = False
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
        if self._in_data:
            self.scripts[-1] += data
        else:
            self._write(re.sub(r"\s+", " ", data))

    @property
    def marks(self) -> int:
        """How many tags may begin in what the page says for programs, which is read over and over for their ends."""
        return sum(script.count("<") for script in self.scripts)

    def article_text(self) -> str:
        """What the page marks as its article, the element of that name before the main one; empty if it marks none."""
        for name in ("article", "main"):
            text = _lines(self.texts[name])
            if len(text) >= LEAST_ARTICLE:
                return text
        return ""

    def whole_text(self) -> str:
        """All that a reader sees, without what only leads to other pages."""
        return _lines(self.texts["page"])

    def heading(self) -> str:
        """The page's main heading."""
        return _lines(self.texts["h1"]).split("\n")[0]

    def title(self) -> str:
        """What the page tells social networks, or its title without the site's name."""
        title = re.split(r" [|–—»] ", _lines(self.texts["title"]).replace("\n", " "))[0]
        return self.meta("og:title") or title

    def meta(self, *names: str) -> str:
        """The first of these that the page's head gives, on one line."""
        return next((" ".join(self.metas[name].split()) for name in names if self.metas.get(name)), "")

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta" and (name := given.get("property") or given.get("name") or given.get("itemprop")):
            self.metas.setdefault(name.lower(), given.get("content", "").strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = given.get("href", "").strip()
        elif tag == "html":
            self.language = given.get("lang", "")
        elif tag == "script" and given.get("type", "").strip().lower() == "application/ld+json":
            self.scripts.append("")
            self._in_data = True

    def _write(self, words: str) -> None:
        if self._inside["title"] and not self._inside["svg"]:
            self.texts["title"].append(words)
        elif not self._skipping and not self._inside["head"]:
            for name in ("page", *(name for name in ("main", "article", "h1") if self._inside[name])):
                self.texts[name].append(words)


def _lines(parts: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
