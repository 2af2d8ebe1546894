"""The timeline page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.views.access import may_read


@require_safe
@may_read
def timeline(request: HttpRequest) -> HttpResponse:
    """The timeline page."""
    return render(request, "claims/timeline.html")
