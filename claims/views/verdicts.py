"""What editors do on a finding: sign, sign too, undo, and note whom they asked and what was answered."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.display import verdict_words
from claims.forms import NoteForm
from claims.forms_reviews import AnswerForm, AskedForm, ReviewForm, SeenForm
from claims.models import Finding
from claims.queue import neighbours, queue_for
from claims.recording import (
    DecidedMeanwhile,
    EvidenceChanged,
    fingerprint,
    note_answer,
    note_asked,
    second_review,
    sign_review,
    undo_review,
    undo_step,
)
from claims.views.access import may_review
from claims.views.findings import render_finding, with_evidence


@require_POST
@may_review
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a verdict, unless another editor has decided or the evidence has changed since the page was opened."""
    found = get_object_or_404(with_evidence(), pk=pk)
    form = ReviewForm(request.POST, sides=list(found.sides.all()), relation=found.relation)
    if not form.is_valid():
        return render_finding(request, found, form=form)
    signed = dict(form.cleaned_data)
    signed["seen"] = signed["seen"] or None
    try:
        return _signed(request, found, lambda: sign_review(finding=found, by=request.user, **signed), again=_again)  # type: ignore[arg-type]
    except ValidationError as error:
        form.add_error(None, error)
        return render_finding(request, found, form=form)


@require_POST
@may_review
def second(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign another editor's verdict too, where the measure demands two signatures."""
    found = get_object_or_404(with_evidence(), pk=pk)
    form = SeenForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError([message for errors in form.errors.values() for message in errors])
        signed = dict(form.cleaned_data)
        signed["seen"] = signed["seen"] or None
        return _signed(request, found, lambda: second_review(finding=found, by=request.user, **signed))  # type: ignore[arg-type]
    except ValidationError as error:
        messages.error(request, _refused(error, request.POST.get("note", "")))
        return _back(request, found)


def _signed(
    request: HttpRequest,
    found: Finding,
    sign: Callable[[], object],
    *,
    again: Callable[[HttpRequest, Finding], ReviewForm | None] = lambda request, found: None,
) -> HttpResponse:
    """Onward to the next finding once signed; or the page again with what has changed meanwhile."""
    try:
        sign()
    except Finding.DoesNotExist:
        return _vanished(request)
    except EvidenceChanged:
        fresh = get_object_or_404(with_evidence(), pk=found.pk)
        return render_finding(request, fresh, form=again(request, fresh), evidence_changed=True)
    except DecidedMeanwhile as meanwhile:
        fresh = get_object_or_404(with_evidence(), pk=found.pk)
        return render_finding(request, fresh, form=again(request, fresh), meanwhile=meanwhile.review)
    return _onward(request, found)


@require_POST
@may_review
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the newest signature, unless something has happened since the button was shown."""
    found = get_object_or_404(Finding.objects.public(), pk=pk)
    seen = request.POST.get("seen", "")
    form = NoteForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(list(form.errors["note"]))
        undone = undo_review(
            finding=found,
            by=request.user,  # type: ignore[arg-type]
            note=form.cleaned_data["note"],
            seen=int(seen) if seen.isdecimal() and len(seen) < 19 else None,
        )
    except Finding.DoesNotExist:
        return _vanished(request)
    except DecidedMeanwhile as meanwhile:
        messages.error(request, f"Nothing was undone: {meanwhile.review.reviewer} decided after you opened the page.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        verdict = verdict_words(undone.undoes.verdict, found.relation).capitalize() if undone.undoes else ""
        what = f"“{verdict}”" if verdict else "The second signature"
        messages.success(request, f"Undone: {what} no longer stands. Both stay in the history.")
    return _back(request, found)


@require_POST
@may_review
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that somebody was asked, and when to look for the answer."""
    found = get_object_or_404(with_evidence(), pk=pk)
    form = AskedForm(request.POST, prefix="asked")
    if not form.is_valid():
        return render_finding(request, found, asked=form)
    return _noted(
        request,
        found,
        lambda: note_asked(finding=found, by=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        "Noted. The finding waits outside the queue until there is an answer or the reminder is due.",
        wrote=form.cleaned_data["words"],
    )


@require_POST
@may_review
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what was answered; the finding waits for a verdict again."""
    found = get_object_or_404(with_evidence(), pk=pk)
    form = AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return render_finding(request, found, answer=form)
    return _noted(
        request,
        found,
        lambda: note_answer(finding=found, by=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        "The answer is noted. Rule on the finding now, or leave it in the queue.",
        wrote=form.cleaned_data["words"],
    )


@require_POST
@may_review
def undo_asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the newest step about a question."""
    found = get_object_or_404(Finding.objects.public(), pk=pk)
    return _noted(
        request,
        found,
        lambda: undo_step(finding=found, by=request.user),  # type: ignore[arg-type]
        "Undone. Both steps stay in the history.",
    )


def _noted(
    request: HttpRequest, found: Finding, note: Callable[[], object], success: str, *, wrote: str = ""
) -> HttpResponse:
    try:
        note()
    except Finding.DoesNotExist:
        return _vanished(request)
    except ValidationError as error:
        messages.error(request, _refused(error, wrote))
    else:
        messages.success(request, success)
    return _back(request, found)


def _refused(error: ValidationError, wrote: str) -> str:
    """Why nothing was saved, with what the editor wrote, so that they can use it elsewhere."""
    why = " ".join(error.messages)
    return f"{why} You wrote: “{wrote}”" if wrote.strip() else why


def _back(request: HttpRequest, found: Finding) -> HttpResponse:
    return redirect(found.get_absolute_url() + queue_for(request.GET).address)


def _vanished(request: HttpRequest) -> HttpResponse:
    """A text was read anew while the editor decided, and comparison makes another finding of it, or none."""
    messages.error(request, "Nothing was signed: meanwhile a text was read anew, and this finding is made no longer.")
    return redirect(reverse("claims:findings") + queue_for(request.GET).address)


def _again(request: HttpRequest, found: Finding) -> ReviewForm:
    """The editor's own words once more, now tied to what the page shows them this time."""
    data = request.POST.copy()
    newest = found.reviews.all()
    data["seen"] = str(max((ruling.pk for ruling in newest), default=0))
    data["shown"] = fingerprint(found)
    return ReviewForm(data, sides=list(found.sides.all()), relation=found.relation)


def _onward(request: HttpRequest, found: Finding) -> HttpResponse:
    """To the next finding that waits, or to the end of the queue."""
    queue = queue_for(request.GET, request.user)
    following = neighbours(found, queue.findings)[1] or queue.findings.values_list("pk", flat=True).first()
    address = queue.address
    after = f"{address}{'&' if address else '?'}after={found.pk}"
    if following is None or following == found.pk:
        return redirect(reverse("claims:findings") + after)
    return redirect(reverse("claims:finding", args=[following]) + after)
