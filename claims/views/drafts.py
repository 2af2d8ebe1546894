"""Check a draft: paste, read the margin, and keep or forget. Nothing is saved unless somebody asks for it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.drafts import check_draft
from claims.forms_sheets import DraftForm
from claims.models import KeptDraft
from claims.recording.drafts import keep_draft
from claims.views.access import may_read

_View = Callable[..., HttpResponse]


def leaves_no_trace(view: _View) -> _View:
    """Copy that is not printed yet stays out of caches and out of reports of errors."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    shielded: _View = sensitive_post_parameters("text")(answer)
    return shielded


@require_http_methods(["GET", "HEAD", "POST"])
@may_read
@leaves_no_trace
def draft(request: HttpRequest) -> HttpResponse:
    """Where copy is pasted; and, with copy, the answer at once."""
    if request.method != "POST":
        return render(request, "claims/draft.html", {"form": DraftForm(), "kept": _kept(request)})
    form = DraftForm(request.POST)
    checked = check_draft(**form.cleaned_data, today=timezone.localdate()) if form.is_valid() else None
    context = {"form": form, "checked": checked, "kept": [] if checked else _kept(request)}
    return render(request, "claims/draft.html", context)


@require_POST
@may_read
@leaves_no_trace
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a draft, for its owner alone."""
    form = DraftForm(request.POST)
    if form.is_valid():
        try:
            kept = keep_draft(owner=_user(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Kept. You alone see it, and it is checked anew whenever you open it.")
            return redirect(kept)
    return render(request, "claims/draft.html", {"form": form, "kept": _kept(request)})


@require_safe
@may_read
@leaves_no_trace
def kept_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A kept draft, held against what is known today."""
    found = get_object_or_404(KeptDraft.objects.of(_user(request)), pk=pk)
    checked = check_draft(text=found.text, published=found.published, today=timezone.localdate())
    form = DraftForm(initial={"text": found.text, "published": found.published})
    return render(request, "claims/draft.html", {"form": form, "checked": checked, "draft": found})


@require_POST
@may_read
def delete_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a kept draft for good."""
    get_object_or_404(KeptDraft.objects.of(_user(request)), pk=pk).delete()
    messages.success(request, "Deleted. Nothing is left of it here.")
    return redirect("claims:draft")


def _kept(request: HttpRequest) -> list[KeptDraft]:
    return list(KeptDraft.objects.of(_user(request)))


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
