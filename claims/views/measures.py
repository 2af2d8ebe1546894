"""The list of measures, and the page of one."""

from django.contrib import messages
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.forms_measures import MeasureForm, MeasureWordsForm
from claims.models import Claim, Finding, FindingSide, Measure, Resorting
from claims.older import older_values
from claims.paging import page_of
from claims.printing import advice
from claims.recording import settle_measure, signed_values
from claims.search import Query, parse, search_index
from claims.tasks import reread_soon
from claims.timeline import MOST_MARKS, in_order_of_time
from claims.timerange import stretches
from claims.valuechart import value_chart
from claims.valuefilter import RANGE_FIELDS, ValueFilter
from claims.values import Relation
from claims.views.access import may_edit_measures, may_read
from claims.views.addresses import without_blanks
from claims.views.timeline import PER_PAGE, findings_of, with_findings

_SCOPE_SHOWN = 20
_AGREEMENT = (Relation.CORROBORATES, Relation.COMPATIBLE)


@require_safe
@may_read
def measures(request: HttpRequest) -> HttpResponse:
    """Measures that something has been said of; the rest of the catalogue on request."""
    form = MeasureWordsForm(request.GET)
    query = parse(form.cleaned_data["words"]) if form.is_valid() else None
    show_all = request.GET.get("all") == "1"
    listed = Measure.objects.none() if query is None else _listed(query, show_all=show_all)
    page = page_of(request, listed, PER_PAGE)
    newest: dict[int, int | None] = {measure.pk: getattr(measure, "latest") for measure in page}  # noqa: B009
    claims = Claim.objects.with_context().in_bulk([pk for pk in newest.values() if pk])
    rows = [(measure, claims.get(newest[measure.pk] or 0)) for measure in page]
    context = {"page_obj": page, "rows": rows, "form": form, "words": form["words"].value(), "show_all": show_all}
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


def _listed(query: Query, *, show_all: bool) -> QuerySet[Measure]:
    standing = Claim.objects.standing().tracked().filter(measure=OuterRef("pk")).order_by()
    number = standing.values("measure").annotate(number=Count("pk")).values("number")
    newest = Subquery(in_order_of_time(standing).values("pk")[:1])
    waiting = Finding.objects.waiting().filter(measure=OuterRef("pk")).order_by()
    rows = search_index().measures(query, Measure.objects.own())
    rows = rows.annotate(
        claim_count=Coalesce(Subquery(number, output_field=IntegerField()), 0),
        latest=newest,
        waits=Exists(waiting),
    )
    if not show_all:
        rows = rows.filter(Exists(standing))
    return rows.order_by("-catalogued", "-by_hand", "name")


def _page_of(request: HttpRequest, measure: Measure, form: MeasureForm) -> dict[str, object]:
    everything = in_order_of_time(Claim.objects.standing().filter(measure=measure))
    newest = list(everything.with_context()[: MOST_MARKS + 1])
    is_narrowed = any(request.GET.get(name) for name in RANGE_FIELDS)
    chosen = ValueFilter(request.GET, queryset=everything, units=sorted({claim.unit for claim in newest if claim.unit}))
    claims, read = everything, newest
    if is_narrowed:
        claims = chosen.qs if chosen.is_valid() else everything.none()
        read = list(claims.with_context()[: MOST_MARKS + 1])
    is_whole = len(read) <= MOST_MARKS
    page = page_of(request, read if is_whole else claims.with_context(), PER_PAGE)
    read = read[:MOST_MARKS]
    findings = _findings(measure)
    taking_part = findings_of([*read, *page])
    today = timezone.localdate()
    signed = signed_values(measures={measure.pk}, today=today).values()
    return {
        "measure": measure,
        "form": form,
        "total": page.paginator.count,
        "range": chosen,
        "is_narrowed": is_narrowed,
        "stretches": stretches(request.GET, today=today),
        "address": request.get_full_path(),
        "advice": advice(_values(newest[:MOST_MARKS]), findings),
        "signed": sorted(signed, key=lambda one: (not one.is_safe, -one.row.pk)),
        "drawn": len(read),
        "chart": value_chart(_values(read), taking_part, today=today),
        "page_obj": page,
        "rows": with_findings(page, taking_part),
        "older": older_values(taking_part),
        "shown": {claim.pk for claim in page},
        "findings": [finding for finding in findings if finding.relation != Relation.DIFFERS_IN_SCOPE],
        "scope_differences": [finding for finding in findings if finding.relation == Relation.DIFFERS_IN_SCOPE],
    }


def _values(claims: list[Claim]) -> list[Claim]:
    """Without opposites, which are no values of the measure."""
    return [claim for claim in claims if not claim.scope.get("polarity")]


def _findings(measure: Measure) -> list[Finding]:
    """What was found of this measure's claims, what waits for an editor first, agreement last."""
    sides = FindingSide.objects.filter(claims__measure=measure)
    found = Finding.objects.live().filter(pk__in=sides.values("finding")).exclude(relation__in=_AGREEMENT)
    return list(found.prefetch_related("sides").order_by("-queue", "relation", "pk")[: _SCOPE_SHOWN * 2])
