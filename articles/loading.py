"""Pages to articles and revisions: the only writer of both.

An article is known again by its address; else by its text; else by the stem of its file; else by headline and day.
Outlets and days must not contradict each other (one that is not known contradicts none), and stem and headline count
only where the texts resemble each other, so that two folders may both hold an "article.txt". Where two articles would
fit equally, none is taken: a second copy is easier to see and to mend than two stories in one.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from articles.characters import tidy
from articles.models import Article, Original, Outlet, Revision
from articles.outlets import outlet_called, outlet_made
from articles.pages import Reading, read_page
from articles.published import Published, long_day
from articles.readers import RawArticle
from articles.rejects import Rejected
from articles.saving import save_as
from articles.sharing import share_text
from articles.versions.changes import changes

__all__ = [
    "Known",
    "Loaded",
    "Reading",
    "Rejected",
    "draft",
    "known_as",
    "known_by",
    "load_article",
    "load_reading",
    "read_page",
    "stands_already",
]

Status = Literal["new", "revised", "unchanged"]

# The least share of words that a page has in common with another version of itself.
_LEAST_IN_COMMON = 0.3
_UNSURE = (Article.PublishedBasis.UNKNOWN, Article.PublishedBasis.INFERRED)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a page came to.

    `redated` is true where an article known before got a better date, `credited` where it got the outlet it lacked.
    """

    article: Article
    revision: Revision
    status: Status
    redated: bool = False
    credited: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An article that a page is a version of, and what says so."""

    article: Article
    by: Literal["address", "text", "file", "headline"]


def load_article(*, raw: RawArticle, by: User | None = None) -> Loaded:
    """Store a page: as a new article, as a new revision of one known, or not at all where nothing is new.

    Raises `Rejected` and stores nothing where the page cannot be taken. Only the newest text is compared: one that an
    article had before and left again is a new revision, because it is what stands there now.
    """
    return load_reading(reading=read_page(raw), by=by)


def load_reading(*, reading: Reading, by: User | None = None) -> Loaded:
    """The same for a page that was read already."""
    with transaction.atomic():
        _wait_for_turn(reading)
        article = known_as(reading)
        if article is None:
            return _add(reading, by=by)
        if article.withdrawn:
            since = long_day(timezone.localdate(article.withdrawals.latest("pk").created_at))
            raise Rejected(f"was withdrawn on {since}; an admin can reinstate it")
        had_outlet = article.outlet_id is not None
        redated = _improve(article, reading)
        status: Status = "unchanged" if stands_already(article=article, reading=reading) else "revised"
        revision = article.current if status == "unchanged" else _revise(article, reading, by=by)
        if redated or status == "revised":
            save_as(article, by=by)
        return Loaded(article, revision, status, redated, credited=not had_outlet and article.outlet_id is not None)


def stands_already(*, article: Article, reading: Reading) -> bool:
    """Whether the page's text is the one that the article has now."""
    return article.revisions.order_by("-number").values_list("text_sha256", flat=True).first() == reading.text_sha256


def draft(reading: Reading) -> Article:
    """The article that the page would become, unsaved and without its outlet."""
    raw = reading.raw
    article = Article(
        stem=_stem(raw),
        headline=reading.headline,
        standfirst=reading.standfirst,
        byline=reading.byline,
        url=raw.url or "",
    )
    _set_language(article, reading)
    _set_published(article, reading.published, note=reading.cleaned.dateline.note)
    return article


def known_as(reading: Reading) -> Article | None:
    """The article that the page would become a part of, if it is known already."""
    known = known_by(reading)
    return known.article if known else None


def known_by(reading: Reading) -> Known | None:
    """That article, and by what it is known again."""
    outlet = outlet_called(reading.raw.outlet)
    raw = replace(reading.raw, outlet=outlet.name if outlet else reading.raw.outlet)
    if raw.url and (article := Article.objects.filter(url=raw.url).first()):
        return Known(article, "address")
    candidates = Article.objects.select_related("outlet")
    if raw.url:
        candidates = candidates.filter(url="")
    if raw.outlet:
        candidates = candidates.filter(Q(outlet__isnull=True) | Q(outlet=outlet))
    same_text = candidates.filter(revisions__text_sha256=reading.text_sha256).distinct()
    if found := _only(same_text, raw):
        return Known(found, "text")
    similar = [article for article in candidates.filter(stem=_stem(raw)) if _resembles(article, reading)]
    if found := _only(similar, raw):
        return Known(found, "file")
    same_story = candidates.filter(headline__iexact=reading.headline)
    found = _only([article for article in same_story if _agree(article, reading) and _resembles(article, reading)], raw)
    return Known(found, "headline") if found else None


def _wait_for_turn(reading: Reading) -> None:
    """Let nobody else store the same article meanwhile.

    SQLite has one writer at a time, from the beginning of the transaction (IMMEDIATE). PostgreSQL is asked for a lock
    on each mark by which the article could be known again, always in one order, so that nobody waits in a circle.
    """
    if connection.vendor != "postgresql":
        return
    raw = reading.raw
    marks = [f"text {reading.text_sha256}", f"stem {_stem(raw)}", f"headline {reading.headline.casefold()}"]
    if raw.url:
        marks.append(f"url {raw.url}")
    keys = sorted(int.from_bytes(hashlib.sha256(mark.encode()).digest()[:8], signed=True) for mark in marks)
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _agree(article: Article, reading: Reading) -> bool:
    """Whether both may have been printed on one day; a day that is not known agrees with every other."""
    start, end, read = article.published_from, article.published_to, reading.published
    return start is None or end is None or read is None or (start <= read.end and read.start <= end)


def _only(candidates: Iterable[Article], raw: RawArticle) -> Article | None:
    """The one candidate, or the one of just this outlet and stem; None where several fit alike."""
    found = list(candidates)
    for fits in (
        [article for article in found if (article.outlet.name if article.outlet else None) == raw.outlet],
        [article for article in found if article.stem == _stem(raw)],
    ):
        if len(found) > 1 and fits:
            found = fits
    return found[0] if len(found) == 1 else None


def _resembles(article: Article, reading: Reading) -> bool:
    mine, theirs = (Counter(text.casefold().split()) for text in (reading.cleaned.text, article.current.text))
    return sum((mine & theirs).values()) >= _LEAST_IN_COMMON * max(mine.total(), theirs.total())


def _add(reading: Reading, *, by: User | None) -> Loaded:
    article = draft(reading)
    article.outlet = _outlet(reading.raw.outlet)
    article.created_by = by
    save_as(article, by=by)
    return Loaded(article, _revise(article, reading, by=by), "new")


def _revise(article: Article, reading: Reading, *, by: User | None) -> Revision:
    """Store the page's text as the article's newest revision, its head on the article, and with whom it shares it."""
    last = article.revisions.order_by("-number").only("number", "text").first()
    article.headline = reading.headline
    article.standfirst = reading.standfirst
    _set_language(article, reading)
    article.byline = reading.byline or article.byline
    revision = Revision.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        original=_storable(reading.raw.original or reading.raw.text),
        original_sha256=reading.original_sha256,
        file=_original(reading),
        source=reading.raw.source or "",
        updated=reading.raw.updated,
        page_starts=list(reading.page_starts),
        text=reading.cleaned.text,
        text_sha256=reading.text_sha256,
        headline_end=reading.cleaned.headline_end,
        dropped=[{"step": item.step, "text": _storable(item.text), "why": item.why} for item in reading.dropped],
        changed=[str(sort) for sort in changes(last.text, reading.cleaned.text).sorts] if last else [],
        created_by=by,
    )
    share_text(revision=revision)
    return revision


def _improve(article: Article, reading: Reading) -> bool:
    """Take over what the article lacked: outlet, address, date. True where the date became another one.

    What the giver says of the day replaces what a page said or its words allowed; what an admin confirmed stays.
    """
    raw, changed = reading.raw, False
    if article.outlet is None and raw.outlet:
        article.outlet, changed = _outlet(raw.outlet), True
    if not article.url and raw.url:
        article.url, changed = raw.url, True
    if changed:
        article.save()
    stated = reading.published if reading.published and reading.published.basis == "stated" else None
    if stated is None or article.published_basis == Article.PublishedBasis.CONFIRMED:
        return False
    if (stated.start, stated.end) == (article.published_from, article.published_to):
        return False
    if article.published_basis not in _UNSURE and not raw.published:
        return False
    _set_published(article, stated)
    return True


def _set_published(article: Article, published: Published | None, *, note: str = "") -> None:
    if published is None:
        article.published_basis = Article.PublishedBasis.UNKNOWN
        told = f"{note[0].upper()}{note[1:]}" if note else "The page gives no date"
        article.published_reason = f"{told}, and its words do not fix one."
        return
    article.published_from, article.published_to = published.start, published.end
    article.published_time = published.time
    article.published_basis = published.basis
    article.published_reason = published.reason


def _set_language(article: Article, reading: Reading) -> None:
    """As the page says or shows it; what an admin confirmed stays."""
    basis = Article.LanguageBasis
    if article.language_basis == basis.CONFIRMED:
        return
    article.language = reading.language
    known_by = basis.STATED if reading.language_is_stated else basis.GUESSED
    article.language_basis = known_by if reading.language else ""


def _original(reading: Reading) -> Original | None:
    """The file that the page was read out of, kept once."""
    file = reading.raw.file
    if file is None:
        return None
    name = _storable(" ".join(tidy(file.name).split()))[:200]
    kept = {"name": name, "media_type": file.media_type, "data": file.data}
    return Original.objects.get_or_create(sha256=reading.original_sha256, defaults=kept)[0]


def _outlet(name: str | None) -> Outlet | None:
    """The outlet that goes by this name, made if it is new; None for no name."""
    name = " ".join((name or "").split())
    if not name:
        return None
    if len(name) > 200:
        raise Rejected(f"the outlet's name is {len(name)} characters long; at most 200 are kept")
    return outlet_made(name)


def _stem(raw: RawArticle) -> str:
    return _storable(raw.stem)[:200] or "article"


def _storable(text: str) -> str:
    """Without NUL, which PostgreSQL stores in no text."""
    return text.replace("\0", "")
