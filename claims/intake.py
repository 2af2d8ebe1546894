"""A page, or the day of one, to its article, claims and findings: all of it or nothing."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from articles.confirming import confirm_date, confirm_language
from articles.languages import ENGLISH
from articles.loading import Loaded, Reading, draft, known_as, load_reading, read_page, stands_already
from articles.models import Article, Revision
from articles.readers import RawArticle
from claims.extraction.pipeline import Source
from claims.recording import ReadAhead, Recorded, propose_waiting, read_ahead, record_revision
from claims.recording.readings import published_period
from claims.tasks import rejudge_soon
from claims.values import Period


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The article as it is stored now, and what was read in it; None where its text was known already."""

    loaded: Loaded
    recorded: Recorded | None


def take_in(
    *, raw: RawArticle, by: User | None = None, then: Callable[[TakenIn], None] = lambda taken: None
) -> TakenIn:
    """Load a page, read its claims and compare them. Raises `articles.rejects.Rejected`, and then nothing is stored.

    A text that is known is read anew only where its date became another one, or where nothing was ever read in it.
    What `then` writes stands if and only if the article does.
    """
    return take_in_page(page=read_page(raw), by=by, then=then)


def take_in_page(
    *, page: Reading, by: User | None = None, then: Callable[[TakenIn], None] = lambda taken: None
) -> TakenIn:
    """The same for a page that was looked at before."""
    ahead = _read_ahead(page)
    with transaction.atomic():
        taken = _taken_in(page, by, ahead)
        then(taken)
    return taken


def take_date(*, article: Article, published: datetime.date, by: User) -> Recorded:
    """Take an admin's word for the day of publication, and read anew what hangs on it.

    The text is read before the transaction begins, as of that day. Raises `articles.rejects.Rejected`, and then
    nothing is stored.
    """
    revision = article.current
    day = Period.day(published)
    ahead = read_ahead(Source(revision.text, day, revision.headline_end))
    with transaction.atomic():
        confirm_date(article=article, published=published, by=by)
        return _recorded(article.current, ahead)


def take_language(*, article: Article, language: str, by: User) -> Recorded:
    """Take an admin's word for the language that an article is in, and read it where that is English.

    It is read before the transaction begins, as for `take_date`.
    """
    revision = article.current
    source = Source(revision.text, published_period(article), revision.headline_end)
    ahead = read_ahead(source) if language == ENGLISH else None
    with transaction.atomic():
        confirm_language(article=article, language=language, by=by)
        return _recorded(article.current, ahead)


def _taken_in(page: Reading, by: User | None, ahead: ReadAhead | None) -> TakenIn:
    loaded = load_reading(reading=page, by=by)
    if loaded.status != "unchanged" or not loaded.revision.claims.exists():
        return TakenIn(loaded, _recorded(loaded.revision, ahead))
    if loaded.credited and not loaded.redated:
        rejudge_soon([loaded.article.pk])
    if loaded.redated:
        return TakenIn(loaded, _recorded(loaded.article.current, ahead))
    return TakenIn(loaded, None)


def _recorded(revision: Revision, ahead: ReadAhead | None) -> Recorded:
    """Record it, and look for measures like those that are new in it."""
    recorded = record_revision(revision=revision, ahead=ahead)
    propose_waiting()
    return recorded


def _read_ahead(page: Reading) -> ReadAhead | None:
    """The page's claims, read before any lock is held; None where that text of that day stands already."""
    drafted = draft(page)
    if not drafted.is_read:
        return None
    published = published_period(drafted)
    source = Source(page.cleaned.text, published, page.cleaned.headline_end)
    if Revision.objects.filter(text_sha256=page.text_sha256).exists():
        article = known_as(page)
        if article is not None and published in (None, published_period(article)):
            return None if stands_already(article=article, reading=page) else read_ahead(source)
    return read_ahead(source)
