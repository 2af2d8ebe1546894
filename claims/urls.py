"""Addresses of the desk, claims, measures and findings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from claims.views import desk, measures, timeline

app_name = "claims"


def _awaited(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Stands in, while the site is being built, for a view that its owner has yet to put here."""
    raise Http404("This page is not built yet.")


urlpatterns: list[URLPattern] = [
    path("", desk.desk, name="desk"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<slug:slug>/", measures.measure, name="measure"),
    path("articles/", _awaited, name="articles"),
    path("articles/<int:pk>/", _awaited, name="article"),
    path("articles/<int:pk>/date/", _awaited, name="confirm_date"),
    path("c/<int:pk>/", _awaited, name="claim"),
    path("c/<int:pk>/correct/", _awaited, name="correct"),
    path("c/<int:pk>/withdraw/", _awaited, name="withdraw_correction"),
    path("findings/", _awaited, name="findings"),
    path("findings/open/", _awaited, name="open_finding"),
    path("findings/<int:pk>/", _awaited, name="finding"),
    path("findings/<int:pk>/review/", _awaited, name="review"),
    path("findings/<int:pk>/undo/", _awaited, name="undo"),
    path("load/", _awaited, name="load"),
    path("load/preview/", _awaited, name="load_preview"),
    path("load/save/", _awaited, name="load_save"),
]
