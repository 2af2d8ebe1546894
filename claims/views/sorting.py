"""Which measures are one: the proposals, the decisions, and the page on which one measure is sorted by hand."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.forms_sorting import APART, AnswerForm, MergeForm, RenameForm, SplitForm
from claims.models import Measure, MeasureDecision, MeasureProposal, Resorting
from claims.paging import page_of
from claims.recording import keep_apart, merge_measures, rename_measure, split_measure, undo_decision
from claims.sortinglist import pairs, phrases_of
from claims.values import Polarity
from claims.views.access import may_read, may_sort

PROPOSALS = 10
DECISIONS = 50
_MEASURES_OFFERED = 500


@require_safe
@may_read
def sorting(request: HttpRequest) -> HttpResponse:
    """Measures that may be one, the likeliest first, phrases side by side."""
    page = page_of(request, MeasureProposal.objects.waiting().spoken_of(), PROPOSALS)
    context = {"page_obj": page, "pairs": pairs(page), "just_decided": _just_decided(request)}
    return render(request, "claims/sorting.html", context)


@require_POST
@may_read
@may_sort
def answer(request: HttpRequest) -> HttpResponse:
    """One measure, opposites, or not the same."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(words) for errors in form.errors.values() for words in errors))
        return redirect("claims:sorting")
    said = form.cleaned_data
    try:
        if said["answer"] == APART:
            decision = keep_apart(measure=said["one"], other=said["other"], note=said["note"], by=_user(request))
        else:
            decision = merge_measures(
                measure=said["one"], into=said["other"], population=said["population"], threshold=said["threshold"],
                polarity=form.polarity, note=said["note"], by=_user(request),
            )  # fmt: skip
    except ValidationError as error:
        messages.error(request, f"Nothing was decided. {' '.join(error.messages)}")
        return redirect("claims:sorting")
    return redirect(f"{reverse('claims:sorting')}?after={decision.pk}")


@require_safe
@may_read
def decisions(request: HttpRequest) -> HttpResponse:
    """Who decided what, the newest first."""
    page = page_of(request, MeasureDecision.objects.for_list(), DECISIONS)
    return render(request, "claims/decisions.html", {"page_obj": page})


@require_POST
@may_read
@may_sort
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put everything back to where it was before a decision."""
    decision = get_object_or_404(MeasureDecision.objects.select_related("measure"), pk=pk)
    try:
        undone = undo_decision(decision=decision, by=_user(request))
    except ValidationError as error:
        messages.error(request, f"Nothing was undone. {' '.join(error.messages)}")
    else:
        messages.success(request, f"Undone: {_how_far(undone)}. Both stay in the list of decisions.")
    back = request.POST.get("back")
    if back == "queue":
        return redirect("claims:sorting")
    return redirect("claims:sort_measure", decision.measure.slug) if back == "measure" else redirect("claims:decisions")


@require_safe
@may_read
def sort_measure(request: HttpRequest, slug: str) -> HttpResponse:
    """The phrases of one measure, what was decided about it, and for editors the forms to decide more."""
    found = get_object_or_404(_measures(), slug=slug)
    if found.merged_into is not None:
        return redirect("claims:sort_measure", found.merged_into.slug)
    return _page(request, found)


@require_POST
@may_read
@may_sort
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that this measure is the same as another."""
    found = get_object_or_404(_measures(), slug=slug)
    form = MergeForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        polarity = str(Polarity.OPPOSITE) if said["opposite"] else ""
        try:
            merge_measures(
                measure=found, into=said["into"], population=said["population"], threshold=said["threshold"],
                polarity=polarity, note=said["note"], by=_user(request),
            )  # fmt: skip
        except ValidationError as error:
            form.add_error("into", error)
        else:
            messages.success(request, f"“{found}” is now part of this measure. Undo it below, if it should not be.")
            return redirect("claims:sort_measure", said["into"].slug)
    return _page(request, found, merging=form)


@require_POST
@may_read
@may_sort
def split(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that some phrases of this measure mean another."""
    found = get_object_or_404(_measures(), slug=slug)
    form = SplitForm(request.POST, phrases=phrases_of(found))
    if form.is_valid():
        said = form.cleaned_data
        try:
            decision = split_measure(
                measure=found, phrases=said["phrases"], name=said["name"], note=said["note"], by=_user(request)
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Split off: what was read from these phrases belongs to “{decision.other}”.")
            return redirect("claims:sort_measure", found.slug)
    return _page(request, found, splitting=form)


@require_POST
@may_read
@may_sort
def rename(request: HttpRequest, slug: str) -> HttpResponse:
    """Call this measure otherwise."""
    found = get_object_or_404(_measures(), slug=slug)
    form = RenameForm(request.POST)
    if form.is_valid():
        try:
            rename_measure(
                measure=found, name=form.cleaned_data["name"], note=form.cleaned_data["note"], by=_user(request)
            )
        except ValidationError as error:
            form.add_error("name", error)
        else:
            messages.success(request, "Renamed. Its address stays, and so does what was read under the old name.")
            return redirect("claims:sort_measure", found.slug)
    return _page(request, found, renaming=form)


def _how_far(undone: MeasureDecision) -> str:
    if Resorting.objects.filter(decision=undone).exists():
        return "the claims go back to where they were in the background"
    return "everything is as it was before"


def _measures() -> Any:
    return Measure.objects.select_related("merged_into").prefetch_related("aliases")


def _page(
    request: HttpRequest,
    found: Measure,
    *,
    merging: MergeForm | None = None,
    splitting: SplitForm | None = None,
    renaming: RenameForm | None = None,
) -> HttpResponse:
    about = MeasureDecision.objects.filter(Q(measure=found) | Q(other=found)).for_list()
    phrases = phrases_of(found)
    context: dict[str, Any] = {"measure": found, "phrases": phrases, "decisions": about[:DECISIONS]}
    if request.user.has_perm("claims.add_measuredecision"):
        offered = Measure.objects.own().filter(unit_class=found.unit_class).exclude(pk=found.pk)
        context |= {
            "merging": merging or MergeForm(auto_id="merge_%s"),
            "splitting": splitting or SplitForm(phrases=phrases, auto_id="split_%s"),
            "renaming": renaming or RenameForm(initial={"name": found.name}, auto_id="rename_%s"),
            "known": offered.order_by("-catalogued", "name").values_list("name", flat=True)[:_MEASURES_OFFERED],
            "wrong": merging or splitting or renaming,
        }
    return render(request, "claims/sort_measure.html", context)


def _just_decided(request: HttpRequest) -> MeasureDecision | None:
    """The decision that led to this page, so that it can be named and undone from here."""
    number = request.GET.get("after", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    mine = MeasureDecision.objects.for_list().filter(created_by=_user(request)).in_force()
    return mine.filter(pk=int(number)).first()


def _user(request: HttpRequest) -> Any:
    return request.user
