"""Feeds to articles: what a feed lists and is not known is fetched and taken in, each entry by itself."""

import datetime
import html
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from articles.fetching import Fetched, Known, Unreachable
from articles.pages import Reading, credited, read_page
from articles.readers import RawArticle
from articles.readers.feed import ReadFeed, read_feed
from articles.readers.html import read_html
from articles.readers.url import refusal
from articles.rejects import Rejected
from claims.intake import take_in_page
from claims.models import Feed, FeedEntry
from claims.recording.feeds import (
    begin_entry,
    begin_poll,
    end_poll,
    note_gone,
    note_listed,
    note_loaded,
    note_moved,
    note_not_loaded,
)
from claims.web import fetch_public, read_public

logger = logging.getLogger(__name__)

# A paper's server is asked for no more than so many articles at a time.
MOST_TAKEN = 10


@dataclass(slots=True)
class Polled:
    """What asking a feed came to; `error` is empty where it answered."""

    feed: Feed
    new: int = 0
    loaded: int = 0
    rejected: int = 0
    error: str = ""


def poll_due_feeds() -> Iterator[Polled]:
    """Ask every feed whose turn has come, one after the other. Safe to run in several places at once."""
    # Each is looked for anew, because a pass takes long and others may be at work.
    seen: set[int] = set()
    while feed := Feed.objects.due(now=timezone.now()).exclude(pk__in=seen).first():
        seen.add(feed.pk)
        if polled := poll_feed(feed=feed):
            yield polled


def poll_feed(*, feed: Feed) -> Polled | None:
    """Ask one feed and take in what is new; None where somebody else is asking it, or it is not asked at all."""
    if not begin_poll(feed=feed, now=timezone.now()):
        return None
    polled = Polled(feed)
    wait = None
    try:
        polled.error, wait = _ask(feed, polled)
        if not polled.error:
            _take_waiting(feed, polled)
    except Exception as error:  # a fault of ours in one feed must not cost the others
        logger.exception("Asking the feed %s failed", feed.url)
        polled.error = f"asking it failed ({type(error).__name__})"
    end_poll(feed=feed, error=polled.error, wait=wait)
    return polled


def read_source(url: str) -> tuple[Fetched, ReadFeed]:
    """The feed at an address, as it is now. Raises `Rejected` where there is none."""
    fetched = fetch_public(url)
    if not fetched.found:
        raise Rejected(refusal(fetched))
    return fetched, _read(fetched)


def _ask(feed: Feed, polled: Polled) -> tuple[str, datetime.timedelta | None]:
    """Fetch the feed and keep what it lists: what went wrong, if anything, and how long to leave its server alone."""
    try:
        fetched = fetch_public(feed.url, known=Known(feed.etag, feed.last_modified))
        if fetched.status == 410:
            note_gone(feed=feed)
        if fetched.status == 304:
            return "", None
        if not fetched.found:
            return refusal(fetched), fetched.retry_after
        polled.new = note_listed(feed=feed, fetched=fetched, entries=_read(fetched).entries)
    except Rejected as reject:
        return str(reject), None
    if fetched.lasting_url != feed.url:
        note_moved(feed=feed, url=fetched.lasting_url)
    return "", None


def _read(fetched: Fetched) -> ReadFeed:
    return read_feed(fetched.body, url=fetched.final_url, media_type=fetched.media_type, charset=fetched.charset)


def _take_waiting(feed: Feed, polled: Polled) -> None:
    for entry in feed.entries.waiting()[:MOST_TAKEN]:
        if not begin_entry(entry=entry):
            continue
        try:
            _take(entry, feed)
        except Rejected as reject:
            polled.rejected += 1
            note_not_loaded(entry=entry, reason=str(reject), later=isinstance(reject, Unreachable))
        except Exception as error:  # nor one in one article the other articles
            logger.exception("Reading %s, which the feed %s lists, failed", entry.link, feed.url)
            polled.rejected += 1
            reason = f"reading it failed ({type(error).__name__}); nothing of it was stored"
            note_not_loaded(entry=entry, reason=reason, later=False)
        else:
            polled.loaded += 1


def _take(entry: FeedEntry, feed: Feed) -> None:
    """Store the pages of an entry; that it is loaded stands with its article or not at all."""
    for raw in _pages(entry):
        take_in_page(
            page=_completed(read_page(raw), entry, feed),
            then=lambda taken: note_loaded(entry=entry, article=taken.loaded.article),
        )


def _pages(entry: FeedEntry) -> list[RawArticle]:
    """The page that the entry leads to; what the feed itself carries of it where that cannot be had."""
    try:
        if not entry.link:
            raise Rejected("names no address")
        pages = [page for _, page in read_public(entry.link)]
        if reject := next((page for page in pages if isinstance(page, Rejected)), None):
            raise reject
        return [page for page in pages if isinstance(page, RawArticle)]
    except Unreachable:
        raise
    except Rejected:
        if not entry.content:
            raise
        return [_carried(entry)]


def _carried(entry: FeedEntry) -> RawArticle:
    page = f"<html><body><h1>{html.escape(entry.title)}</h1>{entry.content}</body></html>"
    stem = f"feed-{entry.feed_id}-{entry.key[:12]}"
    raw = read_html(page.encode(), stem=stem, max_bytes=settings.FACTDESK_MAX_BYTES)
    return replace(raw, url=entry.link or None)


def _completed(page: Reading, entry: FeedEntry, feed: Feed) -> Reading:
    """With what the feed says where the page says nothing; whose feed it is, an admin said."""
    stated = page.published is not None and page.published.basis == "stated"
    day = timezone.localdate(entry.published) if entry.published else None
    if day and (stated or day > timezone.localdate()):
        day = None
    return credited(
        page,
        outlet=feed.outlet.name if feed.outlet else None,
        published=day,
        byline=entry.author if entry.author and not page.byline else None,
    )
