"""Addresses as they are fit to be passed on."""

from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from articles.models import Outlet


def without_blanks(request: HttpRequest) -> str:
    """The address without the fields that a form sends empty."""
    if all(value for values in dict(request.GET.lists()).values() for value in values):
        return request.get_full_path()
    given = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        given.setlist(name, [value for value in values if value])
    return f"{request.path}?{given.urlencode()}" if given.urlencode() else request.path


def outlet_address(outlet: Outlet) -> str:
    """The timeline of what an outlet prints, which is its page."""
    return f"{reverse('claims:timeline')}?{urlencode({'outlet': outlet.name})}"


def where_from(request: HttpRequest, otherwise: str) -> str:
    """The page of this site that a form says it stood on, so that it leads back there."""
    given = str(request.POST.get("back", ""))
    if given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None):
        return given
    return reverse(otherwise)
