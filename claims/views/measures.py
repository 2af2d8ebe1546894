"""The list of measures, and the page of one."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.counted import counted_values
from claims.forms_measures import MeasureForm, MeasureWordsForm
from claims.measurerows import (
    MOST_DRAWN,
    Values,
    claims_of,
    findings_about,
    lines_of,
    listed,
    named,
    values_in,
)
from claims.models import Claim, Measure, Resorting
from claims.older import older_values
from claims.paging import MOST_COUNTED, page_of, tally
from claims.printing import advice
from claims.recording import settle_measure, signed_values
from claims.search import parse
from claims.tasks import reread_soon
from claims.timerange import stretches
from claims.valuechart import value_chart
from claims.valuefilter import RANGE_FIELDS, ValueFilter
from claims.values import Relation
from claims.views.access import may_edit_measures, may_read
from claims.views.addresses import without_blanks
from claims.views.timeline import PER_PAGE, findings_of, with_findings


@require_safe
@may_read
def measures(request: HttpRequest) -> HttpResponse:
    """Measures that something has been said of; the rest of the catalogue on request."""
    form = MeasureWordsForm(request.GET)
    show_all = request.GET.get("all") == "1"
    keys: list[int] = []
    if form.is_valid():
        found = named(parse(form.cleaned_data["words"]), unsaid=show_all)
        keys = list(found.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    page = page_of(request, keys[:MOST_COUNTED], PER_PAGE, count=tally(len(keys)))
    lines = lines_of(list(page))
    context = {"page_obj": page, "lines": lines, "form": form, "words": form["words"].value(), "show_all": show_all}
    return render(request, "claims/measures.html", context)


@require_safe
@may_read
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """One measure: what it means, its value over time, what disagrees, every claim."""
    found = get_object_or_404(_measures(), slug=slug)
    if found.merged_into is not None:
        return redirect(found.merged_into)  # which may itself lead on
    address = without_blanks(request)
    if address != request.get_full_path():
        return redirect(address)
    return render(request, "claims/measure.html", _page_of(request, found, MeasureForm(instance=found)))


@require_POST
@may_read
@may_edit_measures
def edit_measure(request: HttpRequest, slug: str) -> HttpResponse:
    """Save what an editor says of a measure; what cannot be saved stays in the form with its reason."""
    found = get_object_or_404(_measures(), slug=slug)
    if found.merged_into is not None:
        messages.error(request, f"Nothing was saved: “{found}” has been merged into this measure meanwhile.")
        return redirect(found.merged_into)
    form = MeasureForm(request.POST, instance=found)
    if form.is_valid():
        with transaction.atomic():
            form.save()
            if "aliases" in form.changed_data:
                reread_soon()
            if "second_signature" in form.changed_data:
                settle_measure(measure=found)
        messages.success(request, "Saved. The articles are read anew where the phrases changed.")
        return redirect(found)
    return render(request, "claims/measure.html", _page_of(request, found, form))


def _measures() -> QuerySet[Measure]:
    moving = Resorting.objects.filter(Q(decision__measure=OuterRef("pk")) | Q(decision__other=OuterRef("pk")))
    measures = Measure.objects.annotate(is_moving=Exists(moving))
    return measures.select_related("merged_into").prefetch_related("aliases")


def _page_of(request: HttpRequest, measure: Measure, form: MeasureForm) -> dict[str, object]:
    claims = Claim.objects.standing().filter(measure=measure)
    everything = values_in(claims)
    is_narrowed = any(request.GET.get(name) for name in RANGE_FIELDS)
    chosen = ValueFilter(request.GET, queryset=claims, units=sorted(everything.units))
    values = everything
    if is_narrowed:
        values = values_in(chosen.qs) if chosen.is_valid() else Values()
    page = page_of(request, values.keys, PER_PAGE, count=values.total)
    found = claims_of([*everything.drawn, *values.drawn, *page])
    newest, read, shown = ([found[pk] for pk in keys if pk in found] for keys in (everything.drawn, values.drawn, page))
    findings = findings_of({*read, *shown}, also=findings_about(measure))
    against = listed(findings)
    today = timezone.localdate()
    signed = signed_values(measures={measure.pk}, today=today).values()
    is_counted = values.total > MOST_DRAWN
    return {
        "measure": measure,
        "form": form,
        "total": values.total,
        "range": chosen,
        "is_narrowed": is_narrowed,
        "stretches": stretches(request.GET, today=today),
        "address": request.get_full_path(),
        "advice": advice(_values(newest), against, are_all=everything.total <= MOST_DRAWN),
        "signed": sorted(signed, key=lambda one: (not one.is_safe, -one.row.pk)),
        "drawn": len(read),
        "chart": value_chart(_values(read), findings, today=today),
        "counted": counted_values(values.days, measure=measure, today=today) if is_counted else None,
        "kept": _kept(request),
        "page_obj": page,
        "rows": with_findings(shown, findings),
        "older": older_values(findings),
        "shown": set(page),
        "findings": [finding for finding in against if finding.relation != Relation.DIFFERS_IN_SCOPE],
        "scope_differences": [finding for finding in against if finding.relation == Relation.DIFFERS_IN_SCOPE],
    }


def _values(claims: list[Claim]) -> list[Claim]:
    """Without opposites, which are no values of the measure."""
    return [claim for claim in claims if not claim.scope.get("polarity")]


def _kept(request: HttpRequest) -> str:
    """The rest of the range, ready to be followed by the stretch of time that a bar sets."""
    given = request.GET.copy()
    for name in ("page", "begins", "period_from", "period_to"):
        given.pop(name, None)
    return f"{given.urlencode()}&" if given else ""
