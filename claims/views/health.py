"""How the desk itself does: a page for admins, and an answer in one word for monitors."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles.counting import so_many
from claims.health import health, is_up
from claims.jobs.chores import retry_chores
from claims.views.access import may_load


@require_safe
@may_load
@never_cache
def health_page(request: HttpRequest) -> HttpResponse:
    """Every part of the desk with what to do where something is wrong."""
    parts = health()
    wrong = [line for part in parts for line in part.lines if not line.well]
    return render(request, "claims/health.html", {"parts": parts, "wrong": wrong})


@require_POST
@may_load
def retry(request: HttpRequest) -> HttpResponse:
    """Have the background work that failed done again."""
    if number := retry_chores():
        messages.success(request, f"{so_many(number, 'piece').capitalize()} of background work will be done once more.")
    else:
        messages.info(request, "Nothing had failed any more, so nothing is tried again.")
    return redirect("claims:health")


@require_safe
@login_not_required
@never_cache
def up(request: HttpRequest) -> HttpResponse:
    """200 where the desk can work, 503 where its database cannot be reached or is not set up; no details."""
    if is_up():
        return HttpResponse("well\n", content_type="text/plain")
    return HttpResponse("not well\n", content_type="text/plain", status=503)
