"""Addresses as they are fit to be passed on."""

from django.http import HttpRequest, QueryDict


def without_blanks(request: HttpRequest) -> str:
    """The address without the fields that a form sends empty."""
    if all(value for values in dict(request.GET.lists()).values() for value in values):
        return request.get_full_path()
    given = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        given.setlist(name, [value for value in values if value])
    return f"{request.path}?{given.urlencode()}" if given.urlencode() else request.path
