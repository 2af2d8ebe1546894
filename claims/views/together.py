"""Several findings in one go: looked at first, then done, then undone as one."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.display import verdict_words
from claims.editors import editors
from claims.forms_together import MOST, ConfirmForm, OrderForm, shown_in, ticked, written
from claims.headings import topic
from claims.models import Assignment, Batch, Finding, Review
from claims.queue import Queue, queue_for
from claims.recording import do_together, look_ahead, undo_together
from claims.recording.together import GONE, LeftOut, Order, Outcome, Shown, with_what_counts
from claims.views.access import may_read, may_review

# So many of those left out are told one by one after the fact; the preview names every one.
_TOLD = 10


@require_safe
@may_review
def preview(request: HttpRequest) -> HttpResponse:
    """Exactly what it would touch, and what it leaves out; nothing is done yet."""
    assert isinstance(request.user, User)
    queue = queue_for(request.GET, request.user)
    form = OrderForm(request.GET, user=request.user, editors=queue.filters.editors)
    if not form.is_valid():
        messages.error(request, " ".join(str(message) for errors in form.errors.values() for message in errors))
        return redirect(reverse("claims:findings") + queue.address)
    order: Order = form.cleaned_data["do"]
    findings, meant = _meant(request, queue)
    outcome = look_ahead(findings=findings, order=order, by=request.user)
    if not meant:
        messages.error(request, "Nothing is ticked. Tick the findings, or take all that the filter shows.")
        return redirect(reverse("claims:findings") + queue.address)
    context = {
        "queue": queue,
        "order": order,
        "does": _in_words(order, request.user),
        "do": request.GET["do"],
        "form": ConfirmForm(user=request.user, editors=queue.filters.editors),
        "touched": outcome.touched,
        "rows": [written(Shown.of(finding)) for finding in outcome.touched],
        "left_out": outcome.left_out + _missing(request, findings),
        "meant": meant,
        "most": MOST,
    }
    return render(request, "claims/together_preview.html", context)


@require_POST
@may_review
def confirm(request: HttpRequest) -> HttpResponse:
    """Do it where nothing changed since the preview, and say what was left out."""
    assert isinstance(request.user, User)
    form = ConfirmForm(request.POST, user=request.user, editors=list(editors()))
    back = redirect(reverse("claims:findings") + queue_for(request.GET).address)
    try:
        if not form.is_valid():
            raise ValidationError([message for errors in form.errors.values() for message in errors])
        outcome = do_together(
            shown=shown_in(request.POST), order=form.cleaned_data["do"], by=request.user, note=form.cleaned_data["note"]
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return back
    _tell(request, outcome, "Left as it is")
    if outcome.batch is None:
        messages.error(request, "Nothing was done: not one of them stands as it was shown.")
        return back
    return redirect(reverse("claims:together", args=[outcome.batch.pk]) + queue_for(request.GET).address)


@require_safe
@may_read
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done in one go, by whom, and what of it stands."""
    batches = Batch.objects.select_related("created_by", "undoes", "undone_by__created_by")
    batch = get_object_or_404(batches, pk=pk)
    rows: list[Review | Assignment] = [
        *batch.reviews.select_related("reviewer", "undoes", "undone_by").order_by("finding"),
        *batch.assignments.select_related("assignee", "created_by").order_by("finding"),
    ]
    shown = with_what_counts(Finding.objects.all()).in_bulk([row.finding_id for row in rows])
    context = {
        "batch": batch,
        "rows": [(shown[row.finding_id], row) for row in rows],
        "queue": queue_for(request.GET, request.user),
    }
    return render(request, "claims/together.html", context)


@require_POST
@may_review
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was done in one go, where nothing was done since."""
    batch = get_object_or_404(Batch, pk=pk)
    address = queue_for(request.GET).address
    try:
        outcome = undo_together(batch=batch, by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(reverse("claims:together", args=[pk]) + address)
    number = len(outcome.touched)
    messages.success(request, f"Undone on {number} finding{'s' if number != 1 else ''}. Both stay in the history.")
    _tell(request, outcome, "Not undone")
    return redirect(reverse("claims:findings") + address)


def _meant(request: HttpRequest, queue: Queue) -> tuple[list[Finding], int]:
    """The findings to look at, at most as many as one go takes, and how many were meant."""
    if request.GET.get("all"):
        return list(with_what_counts(queue.findings)[:MOST]), queue.findings.count()
    numbers = ticked(request.GET)
    rows = with_what_counts(Finding.objects.filter(pk__in=numbers[:MOST])).in_queue_order()  # type: ignore[attr-defined]
    return list(rows), len(numbers)


def _missing(request: HttpRequest, findings: list[Finding]) -> list[LeftOut]:
    """What was ticked and is there no longer."""
    found = {finding.pk for finding in findings}
    numbers = [] if request.GET.get("all") else ticked(request.GET)[:MOST]
    return [LeftOut(number, None, GONE) for number in numbers if number not in found]


def _in_words(order: Order, user: User) -> str:
    if order.verdict:
        reason = dict(Review.Reason.choices)[order.reason].lower() if order.reason else ""
        return f"Sign: {verdict_words(order.verdict, 'contradicts')}{f', {reason}' if reason else ''}"
    return f"Assign to {'me' if order.assignee == user else order.assignee or 'nobody'}"


def _tell(request: HttpRequest, outcome: Outcome, beginning: str) -> None:
    """Say what was left out, finding by finding."""
    for row in outcome.left_out[:_TOLD]:
        name = f"“{topic(row.finding)}”" if row.finding else f"finding {row.number}"
        messages.warning(request, f"{beginning}: {name}: {row.why}.")
    if (more := len(outcome.left_out) - _TOLD) > 0:
        messages.warning(request, f"{beginning}: {more} more.")
