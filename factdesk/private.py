"""What a desk's pages need behind a proxy: that it keeps none of them, and that we know who asks through it."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


def keep_private(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Marks pages as one reader's own: no proxy keeps them, and a browser asks again before it shows one anew."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return answer


def address_of(request: HttpRequest) -> str | None:
    """The address that asks: the one that our own proxy saw, where there is one.

    Only the last address of the header is the proxy's word; whatever stands before it, the asker may have written.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    if settings.SECURE_PROXY_SSL_HEADER and _is_address(forwarded):
        return str(forwarded)
    address: str | None = request.META.get("REMOTE_ADDR")
    return address


def _is_address(words: str) -> bool:
    try:
        ip_address(words)
    except ValueError:
        return False
    return True
