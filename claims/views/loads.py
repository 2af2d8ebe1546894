"""Loads of many pages, for admins: how far each is, what was rejected and why, stopping and trying again."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles.counting import so_many
from claims.jobs.loads import cancel_load, release_load, retry_jobs
from claims.jobs.progress import jobs_in_order, progress_of, progress_of_all
from claims.models import Load
from claims.paging import page_of
from claims.views.access import may_load
from factdesk.htmx import page_or_partial

_LOADS = 25
_JOBS = 50


@require_safe
@may_load
@never_cache
def loads(request: HttpRequest) -> HttpResponse:
    """All loads, the newest first."""
    page = page_of(request, Load.objects.select_related("created_by"), _LOADS)
    shown = list(page.object_list)
    progress = progress_of_all(shown)
    rows = [(load, progress[load.pk]) for load in shown]
    return render(request, "claims/loads.html", {"rows": rows, "page_obj": page})


@require_safe
@may_load
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a load is; htmx asks for the part that changes until it has ended."""
    load = get_object_or_404(Load.objects.select_related("created_by", "cancelled_by"), pk=pk)
    far = progress_of(load)
    page = page_of(request, jobs_in_order(load), _JOBS)
    context: dict[str, object] = {"load": load, "far": far, "page_obj": page}
    return page_or_partial(request, page="claims/load_progress.html", partial="claims/_load_progress.html",
                           context=context)  # fmt: skip


@require_POST
@may_load
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what waits out of the queue."""
    load = get_object_or_404(Load, pk=pk)
    assert isinstance(request.user, User)
    number = cancel_load(load=load, by=request.user)
    if number:
        messages.success(request, f"Stopped: {so_many(number, 'page')} will not be read. What was read already stays.")
    else:
        messages.info(request, "Nothing waited any more, so nothing was stopped.")
    return redirect(load)


@require_POST
@may_load
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again what failed or was stopped: the job that is named, or all."""
    load = get_object_or_404(Load, pk=pk)
    job = request.POST.get("job", "")
    if job and not (job.isdecimal() and len(job) < 19):
        messages.error(request, f"“{job[:50]}” is no page of this load.")
        return redirect(load)
    number = retry_jobs(load=load, job=int(job) if job else None)
    if number:
        messages.success(request, f"{so_many(number, 'page').capitalize()} will be read once more.")
    else:
        messages.info(request, "Nothing had failed or been stopped there, so nothing is tried again.")
    return redirect(load)


@require_POST
@may_load
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave to the workers what a stopped command left over."""
    load = get_object_or_404(Load, pk=pk)
    number = release_load(load=load)
    messages.success(request, f"{so_many(number, 'page').capitalize()} left to the workers.")
    return redirect(load)
