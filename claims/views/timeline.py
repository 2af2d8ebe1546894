"""The timeline: claims by the period they speak of, as a chart and as a table with the same content."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.counted import counted_chart
from claims.filters import ClaimFilter
from claims.models import Claim, ClaimQuerySet, Finding, FindingSide, Measure
from claims.older import older_values
from claims.paging import MOST_COUNTED, page_of, tally
from claims.sidebyside import side_by_side
from claims.timeline import MOST_MARKS, in_order_of_time, lanes_chart
from claims.timerange import stretches
from claims.views.access import may_read
from claims.views.addresses import without_blanks
from factdesk.htmx import page_or_partial, wants_partial

PER_PAGE = 50

_FIRST_FILTERS = {"words", "measure", "kind", "state", "begins"}


@require_safe
@may_read
def timeline(request: HttpRequest) -> HttpResponse:
    """The claims that the address asks for; htmx gets the results alone, and the address to show for them."""
    address = without_blanks(request)
    if address != request.get_full_path() and not wants_partial(request):
        return redirect(address)
    chosen = ClaimFilter(request.GET, queryset=Claim.objects.standing())
    context: dict[str, object] = {
        "filter": chosen,
        "filtered": any(request.GET.get(name) for name in chosen.filters),
        # On a telephone they would push the results off the screen of somebody who only searched for a word.
        "more_filters": any(request.GET.get(name) for name in set(chosen.filters) - _FIRST_FILTERS),
        "stretches": stretches(request.GET, today=timezone.localdate()),
        "address": address,
    }
    if chosen.is_valid():
        measures = [one for one in chosen.form.cleaned_data["measure"] if isinstance(one, Measure)]
        context |= _results(request, in_order_of_time(chosen.qs), measures)
    response = page_or_partial(
        request, page="claims/timeline.html", partial="claims/_timeline_answer.html", context=context
    )
    response["HX-Push-Url"] = address
    return response


def _results(request: HttpRequest, claims: ClaimQuerySet, measures: list[Measure]) -> dict[str, object]:
    """Up to `MOST_MARKS` claims are read once, for chart and table; of more, a page is read and the rest counted."""
    rows = list(claims.values_list("pk", "measure", "kind", "period_start")[: MOST_COUNTED + 1])
    total = tally(len(rows))
    keys = [pk for pk, *_ in rows[:MOST_COUNTED]]
    today = timezone.localdate()
    if total > MOST_MARKS:
        page = page_of(request, keys, PER_PAGE, count=total)
        shown = _read(page)
        findings = findings_of(shown)
        return {"total": total, "page_obj": page, "rows": with_findings(shown, findings),
                "older": older_values(findings),
                "counted": counted_chart([row[1:] for row in rows], today=today),
                "kept": _kept(request)}  # fmt: skip
    read = _read(keys)
    findings = findings_of(read)
    page = page_of(request, read, PER_PAGE)
    return {
        "total": total,
        "article_count": len({claim.revision.article_id for claim in read}),
        "finding_count": len(findings),
        "page_obj": page,
        "rows": with_findings(page, findings),
        "older": older_values(findings),
        "shown": {claim.pk for claim in page},
        "chart": lanes_chart(read, findings, today=today) if read else None,
        "values": side_by_side(read, findings, measures=measures, today=today) if len(measures) > 1 else None,
    }


def _read(keys: Iterable[int]) -> list[Claim]:
    """These claims, in the order of their keys."""
    wanted = list(keys)
    found = Claim.objects.with_context().in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def _kept(request: HttpRequest) -> str:
    """The filters that a bar of the chart does not set itself, ready to be followed by those that it does."""
    given = request.GET.copy()
    for name in ("page", "measure", "kind", "begins"):
        given.pop(name, None)
    return f"{given.urlencode()}&" if given else ""


def findings_of(claims: Iterable[Claim], *, also: QuerySet[Finding] | None = None) -> list[Finding]:
    """Live findings that any of these claims takes part in, and others where given, with their sides.

    Of the claims on the sides no more is fetched than what they are drawn and ordered by.
    """
    sides = FindingSide.objects.filter(claims__in=[claim.pk for claim in claims]).order_by()
    wanted = sides.values("finding") if also is None else sides.values("finding").union(also.order_by().values("pk"))
    drawn = Prefetch("sides__claims", Claim.objects.only("period_start", "period_end"))
    return list(Finding.objects.live().filter(pk__in=wanted).prefetch_related(drawn).order_by("pk"))


def with_findings(claims: Iterable[Claim], findings: Iterable[Finding]) -> list[tuple[Claim, list[Finding]]]:
    """Each claim with the findings that it takes part in, what an editor has to look at first."""
    taking_part: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        for pk in {claim.pk for side in finding.sides.all() for claim in side.claims.all()}:
            taking_part[pk].append(finding)
    return [(claim, sorted(taking_part[claim.pk], key=lambda finding: not finding.queue)) for claim in claims]
