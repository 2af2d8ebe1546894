"""Feeds that the desk asks for new articles: how each does, adding one, pausing it, and the way of a bookmark."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article, Outlet
from articles.readers.feed import ReadFeed
from articles.rejects import Rejected
from claims.forms_feeds import FeedAddressForm, FeedForm, FeedStateForm
from claims.models import Feed
from claims.paging import page_of
from claims.polling import MOST_TAKEN, read_source
from claims.recording.feeds import add_feed as add
from claims.recording.feeds import set_state
from claims.tasks import poll_soon
from claims.views.access import may_load

_ENTRIES = 50
_FEEDS = 50
_SHOWN = 20
_SAID = {
    Feed.State.ACTIVE: "“{}” is asked again from now on.",
    Feed.State.PAUSED: "“{}” is paused.",
    Feed.State.REMOVED: "“{}” is removed. The articles that it brought stay.",
}


@require_safe
@may_load
def feeds(request: HttpRequest) -> HttpResponse:
    """Every feed and how it does; where another is added."""
    return _render_feeds(request, FeedAddressForm())


@require_POST
@may_load
def preview(request: HttpRequest) -> HttpResponse:
    """What a feed lists, before it is added."""
    form = FeedAddressForm(request.POST)
    if not form.is_valid():
        return _render_feeds(request, form)
    url = form.cleaned_data["url"]
    try:
        fetched, read = read_source(url)
    except Rejected as reject:
        return _render_feeds(request, form, rejects=[(url, reject)])
    initial = {"url": fetched.lasting_url, "name": read.title or url, "interval": Feed.Interval.HOUR}
    return _render_preview(request, FeedForm(initial=initial), read)


@require_POST
@may_load
def add_feed(request: HttpRequest) -> HttpResponse:
    """Ask a feed from now on."""
    form = FeedForm(request.POST)
    if form.is_valid():
        try:
            feed = add(**form.cleaned_data, by=_user(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            poll_soon()
            messages.success(request, f"“{feed}” is added. Its first articles come within minutes.")
            return redirect(feed)
    return _render_preview(request, form, None)


@require_safe
@may_load
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed: how it does, what it listed, and what became of that."""
    shown = get_object_or_404(Feed.objects.with_counts(), pk=pk)
    page = page_of(request, shown.entries.shown().newest_first(), _ENTRIES)
    return render(request, "claims/feed.html", {"feed": shown, "page_obj": page, "states": Feed.State})


@require_POST
@may_load
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the worker ask a feed now."""
    asked = get_object_or_404(Feed, pk=pk)
    if Feed.objects.active().filter(pk=asked.pk).hurry():
        poll_soon()
        messages.success(request, f"“{asked}” is asked now. What is new comes within minutes.")
    else:
        messages.error(request, f"“{asked}” is not asked: it is {asked.get_state_display()}.")
    return redirect(asked)


@require_POST
@may_load
def set_feed_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a feed, go on with it, or remove it."""
    known = get_object_or_404(Feed, pk=pk)
    form = FeedStateForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was changed: a feed is active, paused or removed.")
        return redirect(known)
    try:
        changed = set_state(feed=known, state=form.state_given(), by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(known)
    messages.success(request, _SAID[form.state_given()].format(changed))
    return redirect("claims:source_feeds" if changed.state == Feed.State.REMOVED else changed)


@require_safe
@may_load
def bookmarklet(request: HttpRequest) -> HttpResponse:
    """A bookmark that brings the page that somebody reads to the desk."""
    address = request.build_absolute_uri(reverse("claims:load"))
    return render(request, "claims/bookmarklet.html", {"code": bookmark_of(address), "address": address})


def bookmark_of(address: str) -> str:
    """What the bookmark does on the page that somebody reads: it opens the desk and tells which page that is.

    The address was built from a host name that the settings allow, so it holds nothing that could end the string.
    """
    given = "url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title)"
    return f"javascript:void(window.open('{address}?{given},'_blank','noopener'))"


def _render_feeds(
    request: HttpRequest, form: FeedAddressForm, *, rejects: list[tuple[str, Rejected]] | None = None
) -> HttpResponse:
    page = page_of(request, Feed.objects.kept().with_counts(), _FEEDS)
    return render(request, "claims/feeds.html", {"form": form, "page_obj": page, "rejects": rejects or []})


def _render_preview(request: HttpRequest, form: FeedForm, read: ReadFeed | None) -> HttpResponse:
    entries = read.entries[:_SHOWN] if read else ()
    known = set(Article.objects.filter(url__in=[entry.link for entry in entries]).values_list("url", flat=True))
    context = {
        "form": form,
        "read": read,
        "entries": [(entry, entry.link in known) for entry in entries],
        "outlets": list(Outlet.objects.values_list("name", flat=True)[:500]),
        "most": MOST_TAKEN,
    }
    return render(request, "claims/feed_preview.html", context)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
