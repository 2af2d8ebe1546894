"""Adding a claim by hand: pick words of an article, say how they read; and taking such a claim back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles.models import Article, Revision
from claims.forms import NoteForm
from claims.forms_adding import PickForm, ReadingForm
from claims.models import Claim, Entity, Measure
from claims.picking import lines, proposed
from claims.recording import add_claim, take_back
from claims.views.access import may_correct

# The units that are written most; others may be typed.
UNITS = (
    "count",
    "percent",
    "percentage_point",
    "GBP",
    "EUR",
    "USD",
    "year",
    "month",
    "week",
    "day",
    "hour",
    "km",
    "kg",
)


@require_http_methods(["GET", "HEAD", "POST"])
@may_correct
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """First the words, then their reading; a reading that does not fit is given back with what is wrong."""
    story = get_object_or_404(Article.objects.public().select_related("outlet"), pk=pk)
    revision = get_object_or_404(story.revisions.defer("original", "dropped").order_by("-number")[:1])
    revision.article = story
    posted = request.method == "POST"
    given = request.POST if posted else request.GET
    if posted and given.get("revision") != str(revision.number):
        messages.error(request, "A newer version of the article came in meanwhile. Choose the words again.")
        return redirect("claims:add_claim", pk=pk)
    asked = any(name in given for name in ("start", "sentence", "words"))
    pick = PickForm(given if asked else None, revision=revision, initial={"kind": "figure"})
    if not asked or not pick.is_valid():
        return _pick(request, revision, pick)
    place = pick.cleaned_data["place"]
    if not posted:
        return _page(request, revision, pick, ReadingForm(place=place, proposal=proposed(revision, place)))
    form = ReadingForm(request.POST, place=place)
    if form.is_valid():
        try:
            claim = add_claim(
                revision=revision, place=place, said=form.said(), note=form.cleaned_data["note"],
                by=request.user,  # type: ignore[arg-type]
            )  # fmt: skip
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Claim added by hand, and compared with all others.")
            return redirect(claim)
    return _page(request, revision, pick, form)


@require_POST
@may_correct
def withdraw_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a claim that was added by hand back; its page keeps saying so."""
    claim = get_object_or_404(Claim.objects.public(), pk=pk)
    form = NoteForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(list(form.errors["note"]))
        take_back(claim=claim, note=form.cleaned_data["note"], by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Taken back. The claim counts nowhere any more; its page and its history stay.")
    return redirect(claim)


def _pick(request: HttpRequest, revision: Revision, pick: PickForm) -> HttpResponse:
    chosen = pick["sentence"].value()
    context = {
        "article": revision.article,
        "revision": revision,
        "pick": pick,
        "lines": lines(revision.text),
        "chosen": int(chosen) if str(chosen).isdecimal() else None,
    }
    return render(request, "claims/add_pick.html", context)


def _page(request: HttpRequest, revision: Revision, pick: PickForm, form: ReadingForm) -> HttpResponse:
    place = form.place
    context: dict[str, Any] = {
        "article": revision.article,
        "revision": revision,
        "place": place,
        "pick": pick,
        "form": form,
        "before": revision.text[place.sentence_start : place.start],
        "surface": revision.text[place.start : place.end],
        "after": revision.text[place.end : place.sentence_end],
        "is_proposed": not form.is_bound and any(form.fields[name].initial for name in form.fields),
        "measures": list(Measure.objects.own().values_list("name", flat=True)[:500]),
        "units": UNITS,
        "entities": list(Entity.objects.own().values_list("name", flat=True)[:500]),
    }
    return render(request, "claims/add_reading.html", context)
