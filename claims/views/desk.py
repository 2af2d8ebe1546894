"""The desk page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.views.access import may_read


@require_safe
@may_read
def desk(request: HttpRequest) -> HttpResponse:
    """The desk page."""
    return render(request, "claims/desk.html")
