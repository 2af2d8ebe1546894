"""An address of the public web to the page, or the pages, that stand there."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from articles.fetching import Fetched
from articles.readers import RawArticle
from articles.readers.limits import Limits
from articles.readers.many import read_many
from articles.rejects import Rejected

# What a page is called by the kind that its server says it is of; readers know a file by its name.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
}
# Servers that do not know what a file is say one of these.
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/download")
_ANSWERS = {
    401: "asks for a password",
    402: "asks for money",
    403: "refuses to show it",
    404: "has no such page",
    410: "has no such page any more",
    429: "asks not to be asked so often",
    451: "may not show it by law",
}
_LONGEST_STEM = 60


def read_address(
    url: str, *, fetch: Callable[[str], Fetched], limits: Limits
) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """Each page that stands at the address by its name, or why it cannot be read.

    Raises `Rejected` where nothing can be had of it at all.
    """
    fetched = fetch(url)
    if not fetched.found:
        raise Rejected(refusal(fetched))
    file = _name(fetched)
    for name, page in read_many(_told_in_utf8(fetched), name=file, limits=limits):
        if isinstance(page, RawArticle):
            page = replace(page, url=_own_address(page, fetched, alone=name == file))
        yield f"{url}{name.removeprefix(file)}", page


def refusal(fetched: Fetched) -> str:
    """What a server says instead of a page, in a reader's words."""
    host, status = urlsplit(fetched.final_url).hostname, fetched.status
    told = _ANSWERS.get(status) or ("is in trouble itself" if status >= 500 else "gives no page")
    return f"“{host}” {told} (it answered {status})"


def _own_address(page: RawArticle, fetched: Fetched, *, alone: bool) -> str | None:
    """Where the page stands: as it says itself, if that is on its own site, else as its servers say.

    A page that names another site's page as its own is not believed, since it could put its words under that address.
    Of several in one file none is the page of the file's address.
    """
    stands = fetched.final_url
    if page.url and _site(page.url) == _site(stands):
        return page.url
    return fetched.lasting_url if alone else None


def _site(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removesuffix(".")
    except ValueError:
        return ""


def _name(fetched: Fetched) -> str:
    """As a file of this kind would be called, after the last part of the address."""
    parts = urlsplit(fetched.final_url)
    last = PurePosixPath(unquote(parts.path)).name
    suffix = _SUFFIXES.get(fetched.media_type)
    if suffix is None and fetched.media_type in _UNTOLD:
        suffix = PurePosixPath(last).suffix.lower() or ".html"
    if suffix is None:
        raise Rejected(f"is served as {fetched.media_type[:80]}, which is no kind of page that can be read")
    stem = "".join(character for character in PurePosixPath(last).stem if character.isprintable() and character != "/")
    return f"{(stem or parts.hostname or 'page')[:_LONGEST_STEM]}{suffix}"


def _told_in_utf8(fetched: Fetched) -> bytes:
    """A text in the one encoding that every reader knows by its mark, where its server named another one rightly.

    The server's word comes before the page's own (https://www.w3.org/TR/html5/syntax.html#the-input-byte-stream).
    """
    body, charset = fetched.body, fetched.charset
    if not charset or not fetched.media_type.startswith("text/") or body.startswith(codecs.BOM_UTF8):
        return body
    try:
        return codecs.BOM_UTF8 + body.decode(charset).encode()
    except (UnicodeError, LookupError):
        return body
