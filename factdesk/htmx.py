"""One view for whole pages and for the part of them that htmx asks for."""

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request as the views see it, after the middleware."""

    htmx: HtmxDetails
    user: User | AnonymousUser


def wants_partial(request: HttpRequest) -> bool:
    """Whether htmx asks for a part; a page restored from history needs the whole, and so does a boosted link."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page_or_partial(
    request: HttpRequest, *, page: str, partial: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """Render `partial` for htmx and `page` for everyone else, and tell caches that the two differ."""
    template = partial if wants_partial(request) else page
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request", "HX-Boosted"])
    return response
