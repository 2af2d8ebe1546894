"""The list of measures, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Measure
from claims.views.access import may_read


@require_safe
@may_read
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure."""
    return render(request, "claims/measures.html")


@require_safe
@may_read
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """One measure."""
    return render(request, "claims/measure.html", {"measure": get_object_or_404(Measure, slug=slug)})
