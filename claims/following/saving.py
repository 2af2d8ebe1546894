"""A page's address into a filter that can be kept, and what a user may follow."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.urls import Resolver404, resolve

from claims.filters import ClaimFilter
from claims.following.mine import Target
from claims.models import Claim, Finding, Follow, SavedFilter
from claims.queue import FindingFilter

MOST_FILTERS = 100
MOST_FOLLOWED = 500
_LONGEST = 2000
# Where on a page somebody was is no filter.
_PASSING = ("page", "after", "correct", "compare")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page and the filter of its address."""

    page: SavedFilter.Page
    query: str


def filter_in(address: str) -> Kept:
    """The filter of an address; raises `ValidationError` where the page has none, or it cannot be read."""
    parts = urlsplit(address)
    given = QueryDict(parts.query, mutable=True)
    for name in _PASSING:
        given.pop(name, None)
    for name, values in list(given.lists()):
        given.setlist(name, [value for value in values if value])
        if not given.getlist(name):
            given.pop(name)
    page = _page(parts.path, given)
    chosen = FindingFilter(given, queryset=Finding.objects.none())
    if page != SavedFilter.Page.FINDINGS:
        chosen = ClaimFilter(given, queryset=Claim.objects.none())
    if not chosen.is_valid():
        raise ValidationError([error for errors in chosen.form.errors.values() for error in errors])
    query = given.urlencode()
    if len(query) > _LONGEST:
        raise ValidationError(f"That filter is {len(query)} characters long; at most {_LONGEST} can be kept.")
    return Kept(page, query)


def _page(path: str, given: QueryDict) -> SavedFilter.Page:
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    name = match.view_name.removeprefix("claims:") if match else ""
    if match is None or name not in SavedFilter.Page.values:
        raise ValidationError(f"“{path}” has no filter; the timeline, a measure and the findings have.")
    if name == SavedFilter.Page.MEASURE:
        given["measure"] = match.kwargs["slug"]
    return SavedFilter.Page(name)


def save_filter(*, owner: User, name: str, kept: Kept) -> SavedFilter:
    """Keep a filter under a name of the owner's."""
    if owner.saved_filters.count() >= MOST_FILTERS:
        raise ValidationError(f"You keep {MOST_FILTERS} filters, which is the most. Delete one first.")
    try:
        with transaction.atomic():
            return SavedFilter.objects.create(owner=owner, name=name, page=kept.page, query=kept.query)
    except IntegrityError:
        raise ValidationError(f"You have a filter “{name}” already. Choose another name.") from None


def rename_filter(*, saved: SavedFilter, name: str) -> None:
    """Give a filter another name."""
    saved.name = name
    try:
        with transaction.atomic():
            saved.save(update_fields=["name"])
    except IntegrityError:
        raise ValidationError(f"You have a filter “{name}” already. Choose another name.") from None


def follow(*, user: User, target: Target) -> None:
    """Have notices of this from now on; None is everything that disagrees. Once more changes nothing."""
    if user.follows.count() >= MOST_FOLLOWED:
        raise ValidationError(f"You follow {MOST_FOLLOWED} things, which is the most. Stop following one first.")
    try:
        with transaction.atomic():
            Follow.objects.get_or_create(user=user, **_columns(target))
    except IntegrityError:  # sent twice at once; the other was first
        return


def stop_following(*, user: User, target: Target) -> None:
    """Have no more notices of this; those that came stay."""
    Follow.objects.filter(user=user, **_columns(target)).delete()


def _columns(target: Target) -> dict[str, Any]:
    kind = {"Measure": "measure", "Outlet": "outlet", "SavedFilter": "saved_filter"}.get(type(target).__name__, "")
    return {name: target if name == kind else None for name in ("measure", "outlet", "saved_filter")}
