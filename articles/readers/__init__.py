"""One module a format: each turns what an admin gives into a `RawArticle`; none touches the database."""

import datetime
from dataclasses import dataclass

from articles.cleaning import Dropped


@dataclass(frozen=True, slots=True)
class File:
    """A file of bytes that a page was read out of, kept so that nothing of it is lost."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A page as it came, with what its giver said of it; everything else is read from the text.

    `stem` names it in exports (a file's stem); headline, byline, outlet and day are
    the giver's word and win over the page's.
    `original` is the source that the text was taken out of, where that is not the text itself (a web page's HTML);
    `file` is that source where it is no text at all (a PDF).
    `updated` is when the source says that it last changed this version, `language` the code of its language ("en"),
    where it says so; `source` names the format that it was read from ("html", "pdf"). `page_starts` are the offsets in
    `text` at which the pages of a paged document begin, the first of them 0.
    `dropped` is what the reader left out of the text, as cleaning says it of its own steps; `notes` are sentences for
    the admin: what the source hints at without saying it of the article, what in it was not understood.
    """

    stem: str
    text: str
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    original: str | None = None
    standfirst: str | None = None
    updated: datetime.datetime | None = None
    language: str | None = None
    source: str | None = None
    page_starts: tuple[int, ...] = ()
    file: File | None = None
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
