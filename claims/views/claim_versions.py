"""A claim as it was read at one time, at an address that always shows that reading; and its verdict as ClaimReview."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.claimfields import FIGURE_FIELDS, LABELS, OTHER_FIELDS
from claims.exports.claimreview import claim_review
from claims.exports.rows import with_signatures
from claims.models import Claim
from claims.recording import reading_now
from claims.views.access import may_read
from claims.views.gone import claim_gone


@dataclass(frozen=True)
class Then:
    """A field as it was read, and as it is now where that is otherwise."""

    name: str
    label: str
    value: Any
    now: Any
    differs: bool


@require_safe
@may_read
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What the desk went by in that version of a claim; the newest is what it goes by now."""
    claim = Claim.objects.public().with_context().prefetch_related("corrections", "versions").filter(pk=pk).first()
    if claim is None:
        return claim_gone(request, pk)
    kept = list(claim.versions.all())
    newest = len(kept) + 1
    if not 1 <= number <= newest:
        raise Http404(f"Claim {pk} has {newest} versions; {number} is none of them.")
    now = reading_now(claim)
    asked = kept[number - 1] if number < newest else None
    context = {
        "claim": claim,
        "article": claim.revision.article,
        "number": number,
        "newest": newest,
        "asked": asked,
        "numbers": range(1, newest + 1),
        "fields": _fields(claim, asked.reading if asked else now, now),
    }
    return render(request, "claims/version.html", context)


@require_safe
@may_read
def review_of(request: HttpRequest, pk: int) -> HttpResponse:
    """The ClaimReview of a claim on which a verdict is in force."""
    claim = with_signatures(Claim.objects.public()).filter(pk=pk).first()
    if claim is None:
        return claim_gone(request, pk)
    review = claim_review(claim, site=request.build_absolute_uri("/").rstrip("/"))
    if review is None:
        raise Http404(f"No verdict on claim {pk} is in force.")
    return JsonResponse(review, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False})


def _fields(claim: Claim, then: dict[str, Any], now: dict[str, Any]) -> list[Then]:
    names = FIGURE_FIELDS if claim.kind == "figure" else OTHER_FIELDS
    rows = []
    for name in names:
        was, is_now = _value(then.get(name)), _value(now.get(name))
        if was or is_now:
            rows.append(Then(name, LABELS[name], was, is_now, was != is_now))
    return rows


def _value(value: Any) -> Any:
    """A field in words; what narrows a measure is several."""
    if isinstance(value, dict):
        return ", ".join(str(words) for words in value.values() if words)
    return value
