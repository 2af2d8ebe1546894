"""Every decision of the desk on one page, and those on one claim."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms_history import HistoryForm
from claims.history import Asked, page_of_entries
from claims.models import Claim
from claims.views.access import may_read
from claims.views.gone import claim_gone

PAGE = 50


@require_safe
@may_read
def history(request: HttpRequest) -> HttpResponse:
    """Decisions of all kinds, the newest first."""
    form = HistoryForm(request.GET)
    context: dict[str, object] = {"form": form, "query": _query(request.GET)}
    if form.is_valid():
        found, cursor = page_of_entries(form.asked(), after=form.cleaned_data["after"], size=PAGE)
        context |= {"entries": found, "next": cursor, "begun": form.cleaned_data["after"] is not None}
    return render(request, "claims/history.html", context)


@require_safe
@may_read
def claim_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided on a claim and on the findings in which it stands, and how it was read before."""
    claim = Claim.objects.public().with_context().prefetch_related("versions").filter(pk=pk).first()
    if claim is None:
        return claim_gone(request, pk)
    found, cursor = page_of_entries(Asked(claim=pk), size=PAGE)
    context = {"claim": claim, "entries": found, "next": cursor, "query": f"claim={pk}"}
    return render(request, "claims/claim_history.html", context)


def _query(data: QueryDict) -> str:
    """The filter as it stands in an address, without the place in the list."""
    given = data.copy()
    given.pop("after", None)
    return given.urlencode()
