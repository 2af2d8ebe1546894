"""Atom feeds: for who is logged in, and under a secret address for feed readers, which cannot log in.

Whoever's secret it is, their role is asked anew on every request.
"""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.syndication.views import Feed
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from articles.models import Outlet
from claims.filters import ClaimFilter
from claims.following.entries import Entry, claim_entries, finding_entries, newest, tag
from claims.models import Claim, FeedAddress, Finding, Measure, SavedFilter
from claims.models.tokens import digest_of
from claims.queue import queue_for
from claims.views.access import may_read
from claims.views.addresses import outlet_address

_Reader = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Source:
    """What a feed holds, what it is called and what page it stands for."""

    id: str
    title: str
    link: str
    entries: list[Entry]


class _Atom(Atom1Feed):
    """Atom whose time stays what it was while nothing happens."""

    def latest_post_date(self) -> datetime.datetime:
        """The time of the last change; of a feed that never held anything, the beginning of time."""
        return max(
            (item["updateddate"] for item in self.items), default=datetime.datetime.fromtimestamp(0, tz=datetime.UTC)
        )


class DeskFeed(Feed):
    """A source as Atom."""

    feed_type = _Atom
    author_name = "FactDesk"

    def __init__(self, source: Source) -> None:
        self.source = source

    def title(self) -> str:
        """Its name."""
        return f"{self.source.title} · FactDesk"

    def link(self) -> str:
        """The page with the same content."""
        return self.source.link

    def feed_guid(self) -> str:
        """What it is known by, at whatever address."""
        return self.source.id

    def items(self) -> list[Entry]:
        """Its entries, the newest change first."""
        return self.source.entries

    def item_title(self, item: Entry) -> str:
        """Plain words."""
        return item.title

    def item_description(self, item: Entry) -> str:
        """Escaped HTML."""
        return item.summary

    def item_link(self, item: Entry) -> str:
        """The permalink."""
        return item.link

    def item_guid(self, item: Entry) -> str:
        """What it is known by for good."""
        return item.id

    def item_pubdate(self, item: Entry) -> datetime.datetime:
        """When it came in."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime.datetime:
        """When its state changed last."""
        return item.updated


def _of_measure(request: HttpRequest, user: _Reader, *, slug: str) -> Source:
    found = get_object_or_404(Measure, slug=slug)
    while found.merged_into is not None:
        found = found.merged_into
    absolute = request.build_absolute_uri
    claims = Claim.objects.standing().tracked().filter(measure=found)
    findings = Finding.objects.queued().filter(measure=found)
    entries = newest(claim_entries(claims, absolute), finding_entries(findings, absolute))
    return Source(tag(f"measure/{found.pk}"), found.name, found.get_absolute_url(), entries)


def _of_outlet(request: HttpRequest, user: _Reader, *, pk: int) -> Source:
    outlet = get_object_or_404(Outlet, pk=pk)
    claims = Claim.objects.standing().tracked().filter(revision__article__outlet=outlet)
    entries = newest(claim_entries(claims, request.build_absolute_uri))
    return Source(tag(f"outlet/{pk}"), outlet.name, outlet_address(outlet), entries)


def _of_filter(request: HttpRequest, user: _Reader, *, pk: int) -> Source:
    saved = get_object_or_404(SavedFilter, pk=pk, owner=user.pk)
    absolute = request.build_absolute_uri
    if saved.page == SavedFilter.Page.FINDINGS:
        entries = finding_entries(Finding.objects.filter(pk__in=queue_for(saved.data).findings.values("pk")), absolute)
    else:
        chosen = ClaimFilter(saved.data, queryset=Claim.objects.standing())
        entries = claim_entries(chosen.qs if chosen.is_valid() else Claim.objects.none(), absolute)
    return Source(tag(f"filter/{pk}"), saved.name, saved.get_absolute_url(), newest(entries))


def _of_discrepancies(request: HttpRequest, user: _Reader) -> Source:
    entries = newest(finding_entries(Finding.objects.queued(), request.build_absolute_uri))
    return Source(tag("discrepancies"), "Everything that disagrees", reverse("claims:findings"), entries)


def _answer(request: HttpRequest, source: Source) -> HttpResponse:
    """The feed, or 304 for who has it already."""
    response: HttpResponse = DeskFeed(source)(request)
    response["X-Robots-Tag"] = "noindex, nofollow"
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    changed = max((entry.updated for entry in source.entries), default=None)
    time = int(changed.timestamp()) if changed else None
    return get_conditional_response(request, etag=etag, last_modified=time, response=response) or response


def _with_session(source_of: Callable[..., Source]) -> Callable[..., HttpResponse]:
    @require_safe
    @may_read
    def feed(request: HttpRequest, **which: Any) -> HttpResponse:
        return _answer(request, source_of(request, request.user, **which))

    return feed


def _with_secret(source_of: Callable[..., Source]) -> Callable[..., HttpResponse]:
    @login_not_required
    @require_safe
    def feed(request: HttpRequest, secret: str, **which: Any) -> HttpResponse:
        rows = FeedAddress.objects.select_related("owner").filter(digest=digest_of(secret), owner__is_active=True)
        address = rows.first()
        if address is None:
            raise Http404("There is no such feed.")
        if not address.owner.has_perm("claims.view_claim"):
            raise PermissionDenied
        return _answer(request, source_of(request, address.owner, **which))

    return feed


measure, measure_by_secret = _with_session(_of_measure), _with_secret(_of_measure)
outlet, outlet_by_secret = _with_session(_of_outlet), _with_secret(_of_outlet)
saved_filter, saved_filter_by_secret = _with_session(_of_filter), _with_secret(_of_filter)
discrepancies, discrepancies_by_secret = _with_session(_of_discrepancies), _with_secret(_of_discrepancies)
