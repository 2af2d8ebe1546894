"""The desk's own page for what is not found, also where DEBUG is on: `make run` is how newcomers meet the site."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found


def own_page_not_found(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Puts 404.html in place of Django's list of addresses, and leaves everything else alone, the API's words too."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        page = response.get("Content-Type", "").startswith("text/html")
        if settings.DEBUG and response.status_code == 404 and page and hasattr(request, "user"):
            response.content = page_not_found(request, Http404()).content
            response["Content-Length"] = str(len(response.content))  # a browser waits for as much as it is promised
        return response

    return answer
