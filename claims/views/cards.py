"""One claim for strangers: its card, to be set into other sites' pages, and what oEmbed tells of it.

Nothing of a claim is told here unless an editor shares it, not even that it exists.
"""

from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_POST, require_safe

from claims.exports.claimreview import claim_in_words
from claims.exports.rows import state_of, with_signatures
from claims.forms import NoteForm
from claims.fragments import source_of
from claims.goings import LARGEST, what_became_of
from claims.models import Claim, ClaimSharing
from claims.recording import share_claim
from claims.views.access import may_correct

WIDTH, HEIGHT = 560, 240
# How far the desk is with a claim, for somebody who does not know the desk.
_STATES = {
    "unreviewed": "nothing that the desk has read speaks against it",
    "open": "other reports may say otherwise; the desk has not ruled yet",
    "needs_reporting": "other reports may say otherwise; the desk is asking",
    "contradiction": "other reports say otherwise, an editor has found",
    "not_contradiction": "an editor has looked at it and found no contradiction",
}
_LEADS_HERE = ("claims:claim", "claims:card", "claims:version")


@require_safe
@login_not_required
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it passes any arguments on
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The claim in a frame; what was shared once and is no longer says so."""
    claim = _shared(pk)
    if claim is not None:
        return render(request, "claims/card.html", _told(request, claim))
    if pk > LARGEST or not ClaimSharing.objects.filter(claim=pk).exists():
        raise Http404("Nothing is shared here.")
    gone = None if Claim.objects.public().filter(pk=pk).exists() else what_became_of(pk)
    return render(request, "claims/card_gone.html", {"gone": gone, "desk": settings.FACTDESK_NAME}, status=410)


@require_safe
@login_not_required
def oembed(request: HttpRequest) -> HttpResponse:
    """How another site may show the claim at an address of ours: a quotation, without a script."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"error": "Only format=json is answered."}, status=501)
    widest = request.GET.get("maxwidth", str(WIDTH))
    if not widest.isdecimal() or len(widest) > 6 or int(widest) < 1:
        return JsonResponse({"error": f"“{widest}” is no width; give maxwidth in pixels, such as 480."}, status=400)
    claim = _shared(_number_in(request, request.GET.get("url", "")))
    if claim is None:
        return JsonResponse({"error": "No claim that is shared stands at this address."}, status=404)
    told = _told(request, claim)
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": claim_in_words(claim),
            "provider_name": settings.FACTDESK_NAME,
            "provider_url": request.build_absolute_uri("/"),
            "cache_age": 3600,
            "width": min(WIDTH, int(widest)),
            "height": HEIGHT,
            "html": render_to_string("claims/_card_quote.html", told).strip(),
        }
    )


@require_POST
@may_correct
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a claim, or stop sharing it."""
    claim = get_object_or_404(Claim.objects.public(), pk=pk)
    form = NoteForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    share_claim(claim=claim, shared=request.POST.get("shared") == "yes", by=request.user, note=note)  # type: ignore[arg-type]
    return redirect(f"{claim.get_absolute_url()}#share")


def _shared(pk: int | None) -> Claim | None:
    """The claim, where an editor shares it and its article is not withdrawn."""
    if pk is None or pk > LARGEST:
        return None
    newest = ClaimSharing.objects.filter(claim=pk).order_by("-pk").first()
    if newest is None or not newest.shared:
        return None
    return with_signatures(Claim.objects.public()).filter(pk=pk).first()


def _number_in(request: HttpRequest, url: str) -> int | None:
    """The number of the claim to which an address of this site leads."""
    try:
        parts = urlsplit(url)
        match = resolve(parts.path if parts.path.endswith("/") else f"{parts.path}/")
    except (ValueError, Resolver404):
        return None
    if parts.netloc != request.get_host() or match.view_name not in _LEADS_HERE:
        return None
    return int(match.kwargs["pk"])


def _told(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("claims:card", args=[claim.pk]))
    return {
        "claim": claim,
        "article": claim.revision.article,
        "state": _STATES[state_of(claim)] if claim.standing else "the desk no longer goes by it",
        "source": source_of(claim),
        "address": address,
        "oembed": f"{request.build_absolute_uri(reverse('claims:oembed'))}?url={address}&format=json",
        "desk": settings.FACTDESK_NAME,
    }
