"""The editors' queue, a finding with its sides face to face, and the verdicts that are signed on it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from claims.display import verdict_words
from claims.forms import NoteForm, ReviewForm
from claims.highlights import Mark, Piece, cut
from claims.models import Claim, Finding, FindingSide, Review
from claims.queue import neighbours, queue_for
from claims.recording import DecidedMeanwhile, EvidenceChanged, fingerprint, sign_review, undo_review
from claims.views.access import may_read, may_review
from factdesk.htmx import page_or_partial, wants_partial

PAGE = 50


@dataclass(frozen=True)
class Evidence:
    """One sentence that stands on a side, and the claims read from it."""

    claims: tuple[Claim, ...]

    @property
    def article(self) -> Article:
        """The article that prints it."""
        return self.claims[0].revision.article

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentence with the words of its claims marked."""
        first = self.claims[0]
        offset = first.sentence_start
        marks = [Mark(claim.pk, 0, claim.kind, claim.start - offset, claim.end - offset) for claim in self.claims]
        return cut(first.sentence, marks)


@require_safe
@may_read
def findings(request: HttpRequest) -> HttpResponse:
    """The queue, or whichever findings the address asks for."""
    queue = queue_for(request.GET)
    page = Paginator(_for_list(queue.findings), PAGE).get_page(request.GET.get("page"))
    total = queue.queued.count()
    context = {
        "queue": queue,
        "page_obj": page,
        "total": total,
        "decided": total - queue.undecided.count(),
        "just_decided": _just_decided(request),
    }
    response = page_or_partial(request, page="claims/findings.html", partial="claims/_findings.html", context=context)
    if wants_partial(request):
        response["HX-Push-Url"] = request.path + queue.address  # without the filters that were left empty
    return response


@require_safe
@may_read
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding, its sides face to face."""
    return _page(request, get_object_or_404(_with_evidence(), pk=pk))


@require_POST
@may_review
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a verdict, unless another editor has decided or the evidence has changed since the page was opened."""
    found = get_object_or_404(_with_evidence(), pk=pk)
    form = ReviewForm(request.POST, sides=list(found.sides.all()), relation=found.relation)
    if not form.is_valid():
        return _page(request, found, form=form)
    signed = dict(form.cleaned_data)
    signed["seen"] = signed["seen"] or None
    try:
        sign_review(finding=found, by=request.user, **signed)  # type: ignore[arg-type]
    except Finding.DoesNotExist:
        return _vanished(request)
    except EvidenceChanged:
        fresh = get_object_or_404(_with_evidence(), pk=pk)
        return _page(request, fresh, form=_again(request, fresh), evidence_changed=True)
    except DecidedMeanwhile as meanwhile:
        fresh = get_object_or_404(_with_evidence(), pk=pk)
        return _page(request, fresh, form=_again(request, fresh), meanwhile=meanwhile.review)
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, found, form=form)
    queue = queue_for(request.GET)
    following = neighbours(found, queue.findings)[1] or queue.findings.values_list("pk", flat=True).first()
    return _onward(request, following, decided=found.pk)


@require_POST
@may_review
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the newest verdict, unless something has happened since the button was shown."""
    found = get_object_or_404(Finding, pk=pk)
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
        messages.success(request, f"Undone: “{verdict}” no longer stands. Both stay in the history.")
    return redirect(found.get_absolute_url() + queue_for(request.GET).address)


def _vanished(request: HttpRequest) -> HttpResponse:
    """A text was read anew while the editor decided, and comparison makes another finding of it, or none."""
    messages.error(request, "Nothing was signed: meanwhile a text was read anew, and this finding is made no longer.")
    return redirect(reverse("claims:findings") + queue_for(request.GET).address)


def _for_list(shown: QuerySet[Finding]) -> QuerySet[Finding]:
    """With what a row needs: the sides, how many articles stand on each, and a claim to name them by."""
    sides = FindingSide.objects.annotate(articles=Count("claims__revision__article", distinct=True))
    few = Claim.objects.only(
        "pk", "what", "counted", "kind", "surface", "period_start", "period_end", "period_precision", "period_words"
    )
    return shown.select_related("measure", "entity").prefetch_related(
        Prefetch("sides", queryset=sides.order_by("position")), Prefetch("sides__claims", queryset=few)
    )


def _with_evidence() -> QuerySet[Finding]:
    """With everything that the page shows, but not the articles' whole texts."""
    evidence = Claim.objects.with_context().order_by("revision__article__published_to", "revision__article", "start")
    rulings = Review.objects.select_related("reviewer", "undoes", "undone_by__reviewer")
    return Finding.objects.select_related("measure", "entity", "opened_by").prefetch_related(
        Prefetch("sides", queryset=FindingSide.objects.order_by("position")),
        Prefetch("sides__claims", queryset=evidence),
        Prefetch("reviews", queryset=rulings),
    )


def _page(
    request: HttpRequest,
    found: Finding,
    *,
    form: ReviewForm | None = None,
    meanwhile: Review | None = None,
    evidence_changed: bool = False,
) -> HttpResponse:
    sides = list(found.sides.all())
    for side in sides:
        _dress(side)
    history = list(found.reviews.all())
    standing = [ruling for ruling in history if ruling.verdict and not hasattr(ruling, "undone_by")]
    queue = queue_for(request.GET)
    previous, following = neighbours(found, queue.findings)
    total = queue.queued.count()
    context = {
        "finding": found,
        "sides": sides,
        "history": list(reversed(history)),
        "newest": history[-1] if history else None,
        "ruling": standing[-1] if standing else None,
        "form": form or _blank(request, found, history),
        "queue": queue,
        "previous": previous,
        "following": following,
        "total": total,
        "decided": total - queue.undecided.count(),
        "meanwhile": meanwhile,
        "evidence_changed": evidence_changed,
        "just_decided": _just_decided(request),
    }
    return render(request, "claims/finding.html", context)


def _dress(side: FindingSide) -> None:
    """Give a side its number of articles and its sentences, each once, with the words of its claims marked."""
    sentences: dict[tuple[int, int, int], list[Claim]] = {}
    for claim in side.claims.all():
        place = (claim.revision_id, claim.sentence_start, claim.sentence_end)
        sentences.setdefault(place, []).append(claim)
    side.article_count = len({claim.revision.article_id for claim in side.claims.all()})  # type: ignore[attr-defined]
    side.evidence = [Evidence(tuple(claims)) for claims in sentences.values()]  # type: ignore[attr-defined]


def _blank(request: HttpRequest, found: Finding, history: list[Review]) -> ReviewForm | None:
    if not request.user.has_perm("claims.review_finding"):
        return None
    seen = history[-1].pk if history else 0
    return ReviewForm(
        sides=list(found.sides.all()), relation=found.relation, initial={"seen": seen, "shown": fingerprint(found)}
    )


def _again(request: HttpRequest, found: Finding) -> ReviewForm:
    """The editor's own words once more, now tied to what the page shows them this time."""
    data = request.POST.copy()
    newest = found.reviews.all()
    data["seen"] = str(max((ruling.pk for ruling in newest), default=0))
    data["shown"] = fingerprint(found)
    return ReviewForm(data, sides=list(found.sides.all()), relation=found.relation)


def _just_decided(request: HttpRequest) -> Review | None:
    """The verdict that led to this page, so that it can be named and undone from here."""
    number = request.GET.get("after", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    newest = (
        Review.objects.filter(finding=int(number))
        .select_related("finding__measure", "reviewer")
        .order_by("-pk")
        .first()
    )
    return newest if newest and newest.verdict and newest.reviewer_id == request.user.pk else None


def _onward(request: HttpRequest, following: int | None, *, decided: int) -> HttpResponse:
    """To the next finding that waits, or to the end of the queue."""
    address = queue_for(request.GET).address
    after = f"{address}{'&' if address else '?'}after={decided}"
    if following is None or following == decided:
        return redirect(reverse("claims:findings") + after)
    return redirect(reverse("claims:finding", args=[following]) + after)
