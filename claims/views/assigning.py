"""Whose a finding is: an editor takes it, hands it on or lets it go."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from claims.editors import editors
from claims.forms_together import AssignForm
from claims.models import Finding
from claims.queue import queue_for
from claims.recording import AssignedMeanwhile, assign
from claims.views.access import may_review


@require_POST
@may_review
def assign_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it somebody's, unless somebody was quicker."""
    found = get_object_or_404(Finding, pk=pk)
    form = AssignForm(request.POST, editors=list(editors()))
    try:
        if not form.is_valid():
            raise ValidationError([message for errors in form.errors.values() for message in errors])
        to, held = form.cleaned_data["to"], form.cleaned_data["held"] or None
        assign(finding=found, by=request.user, to=to, held=held)  # type: ignore[arg-type]
    except AssignedMeanwhile as meanwhile:
        row = meanwhile.assignment
        now = f"{row.assignee} has it" if row.assignee else "nobody has it"
        messages.error(request, f"Nothing changed: {row.created_by} was quicker, and now {now}.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _told(to, request))
    return redirect(found.get_absolute_url() + queue_for(request.GET).address)


def _told(to: object, request: HttpRequest) -> str:
    if to == request.user:
        return "The finding is yours. Others do not find it in their queue."
    return f"The finding is {to}’s and left your queue." if to else "The finding is nobody’s and waits for everyone."
