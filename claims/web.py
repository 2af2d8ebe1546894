"""The desk's way to the public web: in its own name, within its own limits."""

from collections.abc import Iterator

from django.conf import settings

from articles.fetching import NOTHING_KNOWN, Fetched, FetchLimits, Known, fetch
from articles.readers import RawArticle
from articles.readers.url import read_address
from articles.rejects import Rejected
from claims.limits import current_limits
from factdesk.version import version


def fetch_public(url: str, *, known: Known = NOTHING_KNOWN) -> Fetched:
    """What stands at an address of the public web; `Rejected` where it is none, or nothing can be had there."""
    return fetch(url, agent=user_agent(), limits=FetchLimits(bytes=settings.FACTDESK_MAX_BYTES), known=known)


def read_public(url: str) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The pages that stand at an address of the public web; as people write it, it may begin with www."""
    url = f"https://{url}" if url.lower().startswith("www.") else url
    return read_address(url, fetch=fetch_public, limits=current_limits())


def read_each(url: str) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The same, where what cannot be had at all is told like a page that cannot be read."""
    try:
        yield from read_public(url)
    except Rejected as reject:
        yield url, reject


def user_agent() -> str:
    """Who asks, so that a site's owner can tell and object."""
    return f"FactDesk/{version()} (+{settings.FACTDESK_URL})"
