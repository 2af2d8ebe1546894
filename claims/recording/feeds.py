"""What admins and polling write of feeds. Polling asks for its turn first, so that two never ask one feed at once."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from articles.fetching import Fetched
from articles.models import Article
from articles.outlets import outlet_made
from articles.readers.feed import Entry
from articles.saving import save_as
from claims.models import Feed, FeedEntry

# So long a poll may take before another takes it for dead.
_LEASE = datetime.timedelta(minutes=20)
_LONGEST_PAUSE = datetime.timedelta(days=1)
# What still waits of a long list is taken in soon, though not all at once.
_SOON = datetime.timedelta(minutes=5)
_MOST_ATTEMPTS = 3
_LONGEST_CONTENT = 500_000


def add_feed(*, url: str, name: str, outlet: str, interval: int, by: User) -> Feed:
    """Ask a feed from now on; one that was removed before is taken up again with all that is known of it.

    Raises `ValidationError` where it is asked already.
    """
    with transaction.atomic():
        if known := Feed.objects.kept().filter(url=url).first():
            raise ValidationError(f"This feed is here already, as “{known}”.")
        feed = Feed.objects.filter(url=url).order_by("-pk").first() or Feed(url=url, created_by=by)
        feed.name, feed.interval = name, interval
        feed.outlet = outlet_made(outlet)
        feed.state, feed.next_due = Feed.State.ACTIVE, timezone.now()
        feed.failures, feed.last_error, feed.etag, feed.last_modified = 0, "", "", ""
        try:
            with transaction.atomic():
                save_as(feed, by=by)
        except IntegrityError:  # sent twice at once
            raise ValidationError("This feed is here already.") from None
        return feed


def set_state(*, feed: Feed, state: Feed.State, by: User) -> Feed:
    """Pause a feed, go on with it, or remove it. What it brought stays."""
    with transaction.atomic():
        locked = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
        if locked.state == Feed.State.REMOVED:
            raise ValidationError(f"“{locked}” was removed; add it anew.")
        locked.state = state
        if state == Feed.State.ACTIVE:
            locked.next_due, locked.failures, locked.last_error = timezone.now(), 0, ""
        save_as(locked, by=by)
        return locked


def begin_poll(*, feed: Feed, now: datetime.datetime) -> bool:
    """Take the turn at a feed; False where somebody else has it."""
    mine = Feed.objects.active().free(now=now).filter(pk=feed.pk)
    return bool(mine.update(polling_until=now + _LEASE, polled_at=now))


def note_listed(*, feed: Feed, fetched: Fetched, entries: Iterable[Entry]) -> int:
    """Keep what a feed lists and is not known; what it lists as updated since waits again. Returns how many are new."""
    given = {FeedEntry.key_of(entry.key): entry for entry in entries}
    now = timezone.now()
    with transaction.atomic():
        known = {row.key: row for row in FeedEntry.objects.filter(feed=feed, key__in=given).only("key", "updated")}
        new = [_row(feed, key, entry, now) for key, entry in given.items() if key not in known]
        FeedEntry.objects.bulk_create(new, ignore_conflicts=True)
        for key, row in known.items():
            _note_update(row, given[key])
        polled = Feed.objects.filter(pk=feed.pk)
        polled.update(etag=fetched.etag, last_modified=fetched.last_modified)
        if new:
            polled.update(last_new=now)
    return len(new)


def note_moved(*, feed: Feed, url: str) -> None:
    """Ask a feed at the address to which it moved for good, unless another is asked there."""
    with transaction.atomic():
        if not Feed.objects.kept().filter(url=url).exists():
            locked = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
            locked.url = url
            save_as(locked, by=None)


def end_poll(*, feed: Feed, error: str = "", wait: datetime.timedelta | None = None) -> None:
    """Give the turn back and say when the next one is: later after each failure, and never before the paper allows."""
    now = timezone.now()
    failures = feed.failures + 1 if error else 0
    pause = datetime.timedelta(minutes=feed.interval)
    if error:
        pause = min(pause * 2 ** min(failures, 12), max(pause, _LONGEST_PAUSE))
    elif feed.entries.waiting().exists():
        pause = min(pause, _SOON)
    Feed.objects.filter(pk=feed.pk).update(
        polling_until=None,
        last_error=error,
        failures=failures,
        last_success=F("last_success") if error else now,
        next_due=now + max(pause, wait or pause),
    )


def note_gone(*, feed: Feed) -> None:
    """Stop asking a feed that its paper has taken down for good."""
    with transaction.atomic():
        locked = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
        locked.state = Feed.State.GONE
        save_as(locked, by=None)


def begin_entry(*, entry: FeedEntry) -> bool:
    """Count the attempt before it is made, since the page may end the process that reads it; False after the last."""
    if entry.attempts < _MOST_ATTEMPTS:
        return bool(
            FeedEntry.objects.waiting().filter(pk=entry.pk, attempts=entry.attempts).update(attempts=F("attempts") + 1)
        )
    reason = entry.reason or f"was given up after {_MOST_ATTEMPTS} attempts that came to no end"
    _close(entry, FeedEntry.State.REJECTED, reason=reason)
    return False


def note_loaded(*, entry: FeedEntry, article: Article) -> None:
    """The entry is an article now; what the feed carried of it stands there."""
    _close(entry, FeedEntry.State.DONE, article=article, content="", reason="")


def note_not_loaded(*, entry: FeedEntry, reason: str, later: bool) -> None:
    """Why it is not loaded; `later` where another attempt may help, of which there are few."""
    if later and entry.attempts + 1 < _MOST_ATTEMPTS:
        FeedEntry.objects.filter(pk=entry.pk).update(reason=reason)
    else:
        _close(entry, FeedEntry.State.REJECTED, reason=reason)


def _close(entry: FeedEntry, state: FeedEntry.State, **changed: Any) -> None:
    FeedEntry.objects.filter(pk=entry.pk).update(state=state, done_at=timezone.now(), **changed)


def _row(feed: Feed, key: str, entry: Entry, now: datetime.datetime) -> FeedEntry:
    return FeedEntry(
        feed=feed,
        key=key,
        link=entry.link,
        title=entry.title,
        author=entry.author,
        published=entry.published,
        updated=entry.updated,
        content=entry.content[:_LONGEST_CONTENT],
        found_at=now,
    )


def _note_update(row: FeedEntry, entry: Entry) -> None:
    if entry.updated and row.updated and entry.updated > row.updated:
        FeedEntry.objects.filter(pk=row.pk).update(
            state=FeedEntry.State.WAITING,
            updated=entry.updated,
            content=entry.content[:_LONGEST_CONTENT],
            attempts=0,
            reason="",
        )
