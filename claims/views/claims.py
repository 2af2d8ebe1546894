"""A claim's permalink: its sentence, every field with the words it was read from, corrections, and findings by hand."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Max, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.claimfields import FIGURE_FIELDS, LABELS, OTHER_FIELDS
from claims.display import citation
from claims.exports.claimreview import finding_in_force
from claims.forms import CorrectionForm, NoteForm, OpenFindingForm
from claims.highlights import Mark, Piece, around, cut
from claims.models import Addition, Claim, Correction, Entity, FindingSide, Measure
from claims.recording import correct_claim, open_finding, withdraw_correction
from claims.search import parse, search_index
from claims.views.access import may_correct, may_read, may_review
from claims.views.gone import claim_gone

CANDIDATES = 20

_EVIDENCE = {
    "value": ("value", "quantity", "surface"),
    "low": ("low", "quantity"),
    "high": ("high", "quantity"),
    "comparator": ("comparator",),
    "period_start": ("period", "period_start", "period_words"),
    "period_end": ("period", "period_end", "period_words"),
}


@dataclass(frozen=True)
class Reading:
    """One field of a claim as its page shows it."""

    name: str
    label: str
    value: Any
    because: str
    correction: Correction | None
    machine: Any
    correctable: bool
    form: CorrectionForm | None = None


@require_safe
@may_read
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim, at the address that never changes."""
    found = _claims().filter(pk=pk).first()
    return _page(request, found) if found else claim_gone(request, pk)


@require_POST
@may_correct
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay an editor's value for one field beside the machine's."""
    found = get_object_or_404(_claims(), pk=pk)
    field = request.POST.get("field", "")
    if field not in CorrectionForm.LABELS:
        messages.error(request, f"“{field}” cannot be corrected.")
        return redirect(found)
    form = CorrectionForm(request.POST, claim=found, field=field)
    if form.is_valid():
        try:
            correct_claim(
                claim=found, field=field, value=form.cleaned_data["value"], note=form.cleaned_data["note"],
                by=request.user,  # type: ignore[arg-type]
            )  # fmt: skip
        except Claim.DoesNotExist:  # its text was read anew meanwhile
            return claim_gone(request, pk)
        except ValidationError as error:
            form.add_error("value", error)
        else:
            messages.success(request, f"{form.LABELS[field]} corrected. What the rules read stays beside it.")
            return redirect(found)
    return _page(request, found, correction=form)


@require_POST
@may_correct
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Go by what the rules read again."""
    found = get_object_or_404(_claims(), pk=pk)
    field = request.POST.get("field", "")
    form = NoteForm(request.POST)
    try:
        if field not in CorrectionForm.LABELS:
            raise ValidationError(f"“{field}” cannot be corrected.")
        if not form.is_valid():
            raise ValidationError(list(form.errors["note"]))
        withdraw_correction(claim=found, field=field, note=form.cleaned_data["note"], by=request.user)  # type: ignore[arg-type]
    except Claim.DoesNotExist:
        return claim_gone(request, pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Correction withdrawn: {LABELS.get(field, field)} is again what the rules read.")
    return redirect(found)


@require_POST
@may_review
def open_by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a finding from this claim and others."""
    found = get_object_or_404(_claims(), pk=pk)
    form = OpenFindingForm(request.POST, claim=found, candidates=_candidates(found, request.POST.get("find", "")))
    if form.is_valid():
        try:
            finding = open_finding(
                claims=form.cleaned_data["claims"], relation=form.cleaned_data["relation"],
                note=form.cleaned_data["note"], by=request.user,  # type: ignore[arg-type]
            )  # fmt: skip
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Finding opened. It stays whatever the rules find.")
            return redirect(finding)
    return _page(request, found, opening=form)


def _claims() -> QuerySet[Claim]:
    sides = FindingSide.objects.filter(finding__live=True).select_related("finding__measure")
    return (
        Claim.objects.public()
        .with_context()
        .defer(None)
        .defer("revision__original", "revision__dropped")
        .prefetch_related(Prefetch("additions", queryset=Addition.objects.select_related("created_by")))
        .prefetch_related(
            Prefetch("corrections", queryset=Correction.objects.select_related("created_by")),
            Prefetch("sides", queryset=sides.order_by("-finding__queue", "-finding__pk"), to_attr="live_sides"),
        )
    )


def _page(
    request: HttpRequest,
    found: Claim,
    *,
    correction: CorrectionForm | None = None,
    opening: OpenFindingForm | None = None,
) -> HttpResponse:
    may_open = request.user.has_perm("claims.review_finding")
    may_edit = request.user.has_perm("claims.correct_claim")
    wanted = request.GET.get("correct", "")
    if correction is None and may_edit and wanted in CorrectionForm.LABELS:
        correction = CorrectionForm(claim=found, field=wanted)
    words = (request.POST if request.method == "POST" else request.GET).get("find", "")
    comparing = may_open and (opening is not None or "compare" in request.GET or bool(words))
    candidates = _candidates(found, words) if comparing else []
    context = {
        "claim": found,
        "article": found.revision.article,
        "revision": found.revision,
        **_fate(found),
        "page": found.revision.page_at(found.start),
        "citation": citation(found, request.build_absolute_uri(found.get_absolute_url())),
        "paragraph": _paragraph(found),
        "readings": _readings(found, correction),
        "corrections": _history(found),
        "sharing": found.sharings.select_related("created_by").last(),
        "card_address": request.build_absolute_uri(reverse("claims:card", args=[found.pk])),
        "version": found.versions.count() + 1,
        "is_reviewed": finding_in_force(found.live_sides) is not None,  # type: ignore[attr-defined]
        "additions": list(reversed(found.additions.all())),
        "may_correct": may_edit,
        "may_open": may_open,
        "comparing": comparing,
        "candidates": candidates,
        "ticked": [str(pk) for pk in opening["others"].value() or []] if opening else [],
        "find": words,
        "opening": opening or (OpenFindingForm(claim=found, candidates=candidates) if comparing else None),
        **(_known(correction) if correction else {}),
    }
    return render(request, "claims/claim.html", context)


def _fate(found: Claim) -> dict[str, Any]:
    """The newest version of its article, and where a claim that is not of it goes on."""
    if found.standing:
        return {"newest": found.revision.number, "carried_on": None}
    carried = Claim.objects.filter(carried_from=found).select_related("revision")
    return {
        "newest": found.revision.article.revisions.aggregate(newest=Max("number"))["newest"],
        "carried_on": carried.defer("revision__text", "revision__original").order_by("-revision__number").first(),
    }


def _paragraph(found: Claim) -> tuple[Piece, ...]:
    """The paragraph around the claim, its sentence and its words marked."""
    text = found.revision.text
    start, end = around(text, found.start)
    sentence = Mark(0, 0, "sentence", found.sentence_start, found.sentence_end)
    return cut(text, [sentence, Mark(found.pk, 1, found.kind, found.start, found.end)], start=start, end=end)


def _readings(found: Claim, form: CorrectionForm | None) -> list[Reading]:
    """The claim's fields; those without a value only where an editor could give one."""
    latest = {correction.field: correction for correction in found.corrections.all()}
    names = FIGURE_FIELDS if found.kind == "figure" else OTHER_FIELDS
    rows = []
    for name in names:
        correction = latest.get(name)
        standing = correction if correction and not correction.withdrawn else None
        rows.append(
            Reading(
                name=name,
                label=LABELS[name],
                value=_value(found, name),
                because=_because(found, name),
                correction=standing,
                machine=found.machine.get(name) if standing else None,
                correctable=name in CorrectionForm.LABELS,
                form=form if form and form.name == name else None,
            )
        )
    return rows


def _value(found: Claim, name: str) -> Any:
    if name == "scope":
        said = found.scope | ({"polarity": "the opposite of the measure"} if found.scope.get("polarity") else {})
        return ", ".join(str(words) for words in said.values() if words)
    return getattr(found, name)


def _because(found: Claim, name: str) -> str:
    """The words that the field was read from."""
    if name == "scope":
        return ""
    for key in _EVIDENCE.get(name, (name,)):
        if words := found.because.get(key):
            return str(words)
    if name in ("period_start", "period_end"):
        return found.period_words
    return found.attribution_cue if name == "attribution" else ""


def _history(found: Claim) -> list[Correction]:
    """The claim's corrections, newest first, each with the name of its field."""
    rows = list(reversed(found.corrections.all()))
    for row in rows:
        row.label = LABELS.get(row.field, row.field)  # type: ignore[attr-defined]
    return rows


def _known(form: CorrectionForm) -> dict[str, Any]:
    """What the field in question may be, for the browser to suggest."""
    if form.name == "measure":
        return {"known": list(Measure.objects.own().values_list("name", flat=True)[:500])}
    if form.name == "entity":
        return {"known": list(Entity.objects.own().values_list("name", flat=True)[:500])}
    if form.name == "unit":
        units = Claim.objects.exclude(unit="").order_by("unit").values_list("unit", flat=True).distinct()
        return {"known": list(units[:100])}
    return {}


def _candidates(found: Claim, words: str) -> list[Claim]:
    """Other standing claims to lay beside this one: those with the words, else those of its measure or subject."""
    others = Claim.objects.standing().with_context().exclude(pk=found.pk)
    if query := parse(words).cut():
        others = search_index().claims(query, others)
    elif found.measure_id:
        others = others.filter(measure=found.measure_id)
    else:
        others = others.filter(kind=found.kind, entity=found.entity_id).exclude(entity=None)
    return list(others.order_by("-revision__article__published_to", "start")[:CANDIDATES])
