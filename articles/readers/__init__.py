"""One module a format: each turns what an admin gives into a `RawArticle`; none touches the database."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A page as it came, with what its giver said of it; everything else is read from the text.

    `stem` names it in exports (a file's stem); headline, byline, outlet and day are
    the giver's word and win over the page's.
    `original` is the source that the text was taken out of, where that is not the text itself (a web page's HTML).
    """

    stem: str
    text: str
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    original: str | None = None
