"""The editors' queue, and a finding with its sides face to face. What is signed there is in `claims.views.verdicts`."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article
from claims.changes import changes, names_for
from claims.context_processors import waiting_for
from claims.forms_reviews import AnswerForm, AskedForm, ReviewForm
from claims.forms_together import AssignForm, OrderForm
from claims.highlights import Mark, Piece, cut
from claims.models import Assignment, Claim, Enquiry, Finding, FindingSide, Review
from claims.paging import page_of
from claims.progress import today
from claims.queue import Queue, neighbours, queue_for
from claims.recording import fingerprint
from claims.views.access import may_read
from factdesk.htmx import page_or_partial, wants_partial

PAGE = 50
_A_WEEK = datetime.timedelta(days=7)


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
    queue = queue_for(request.GET, request.user)
    page = page_of(request, _for_list(queue.findings), PAGE)
    names = names_for(page)
    for finding in page:
        finding.changes = changes(finding, names)
    context: dict[str, object] = {
        "queue": queue,
        "page_obj": page,
        **queue.progress(),
        "today": today(request.user, waiting=waiting_for(request)),
        "just_decided": _just_decided(request),
    }
    if queue.filters.is_editor:
        context["order"] = OrderForm(user=request.user, editors=queue.filters.editors)  # type: ignore[arg-type]
    response = page_or_partial(request, page="claims/findings.html", partial="claims/_findings.html", context=context)
    if wants_partial(request):
        response["HX-Push-Url"] = request.path + queue.address  # without the filters that were left empty
    return response


@require_safe
@may_read
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding, its sides face to face."""
    return render_finding(request, get_object_or_404(with_evidence(), pk=pk))


def _for_list(shown: QuerySet[Finding]) -> QuerySet[Finding]:
    """With what a row needs: the sides, how many articles stand on each, and a claim to name them by."""
    sides = FindingSide.objects.annotate(articles=Count("claims__revision__article", distinct=True))
    few = Claim.objects.select_related("revision").only(
        "pk", "what", "counted", "kind", "surface", "period_start", "period_end", "period_precision", "period_words",
        "words", "value", "low", "high", "comparator", "unit", "measure", "standing", "sentence", "revision__article",
    )  # fmt: skip
    return shown.select_related("measure", "entity", "ruling", "assigned_to").prefetch_related(
        Prefetch("sides", queryset=sides.order_by("position")), Prefetch("sides__claims", queryset=few)
    )


def with_evidence() -> QuerySet[Finding]:
    """With everything that the page shows, but not the articles' whole texts."""
    evidence = Claim.objects.with_context().order_by("revision__article__published_to", "revision__article", "start")
    rulings = Review.objects.select_related("reviewer", "undoes", "undone_by__reviewer", "seconds__reviewer")
    steps = Enquiry.objects.select_related("created_by", "undoes", "undone_by")
    handed = Assignment.objects.select_related("assignee", "created_by")
    shown = Finding.objects.select_related("measure", "entity", "opened_by", "ruling__reviewer", "assigned_to")
    return shown.prefetch_related(
        Prefetch("sides", queryset=FindingSide.objects.order_by("position")),
        Prefetch("sides__claims", queryset=evidence),
        Prefetch("reviews", queryset=rulings),
        Prefetch("reviews__steps", queryset=steps),
        Prefetch("assignments", queryset=handed),
    )


def render_finding(
    request: HttpRequest,
    found: Finding,
    *,
    form: ReviewForm | None = None,
    asked: AskedForm | None = None,
    answer: AnswerForm | None = None,
    meanwhile: Review | None = None,
    evidence_changed: bool = False,
) -> HttpResponse:
    """A finding's page, with forms as they came back, and with what happened while the editor had it open."""
    sides = list(found.sides.all())
    for side in sides:
        _dress(side)
    reviews = list(found.reviews.all())
    standing = [row for row in reviews if not row.undoes_id and not hasattr(row, "undone_by")]
    queue = queue_for(request.GET, request.user)
    previous, following = neighbours(found, queue.findings)
    may_sign = request.user.has_perm("claims.review_finding")
    context = {
        "finding": found,
        "sides": sides,
        "history": _history(found, reviews),
        "newest": reviews[-1] if reviews else None,
        "signature": standing[-1] if standing else None,
        "ruling": found.ruling,
        "changes": changes(found, names_for([found])),
        "form": form or (_blank(found, reviews) if may_sign else None),
        "shown": fingerprint(found),
        "may_second": may_sign and _waits_for(request, found),
        "steps": [step for step in _steps(found, reviews) if step.step and not hasattr(step, "undone_by")],
        "asked": asked or _blank_asked(),
        "answer": answer or AnswerForm(prefix="answer", initial={"day": timezone.localdate()}),
        "queue": queue,
        "previous": previous,
        "following": following,
        "today": today(request.user, waiting=waiting_for(request)),
        "assign": _assign_form(found, queue) if may_sign else None,
        "meanwhile": meanwhile,
        "evidence_changed": evidence_changed,
        "just_decided": _just_decided(request),
    }
    return render(request, "claims/finding.html", context)


def _waits_for(request: HttpRequest, found: Finding) -> bool:
    """Whether this editor's signature would be the second one."""
    ruling = found.ruling
    return found.awaits_second and not found.changed_since and ruling is not None and ruling.reviewer != request.user


def _history(found: Finding, reviews: list[Review]) -> list[Review | Enquiry | Assignment]:
    """Signatures, what came of questions, and whose it was, the newest first."""
    steps = (step for review in reviews for step in review.steps.all())
    rows: list[Review | Enquiry | Assignment] = [*reviews, *steps, *found.assignments.all()]
    return sorted(rows, key=lambda row: (row.created_at, isinstance(row, Enquiry), row.pk), reverse=True)


def _assign_form(found: Finding, queue: Queue) -> AssignForm:
    """To whom it can be given, tied to whose it is on this page."""
    held = max((row.pk for row in found.assignments.all()), default=0)
    return AssignForm(editors=queue.filters.editors, initial={"held": held})


def _steps(found: Finding, reviews: list[Review]) -> list[Enquiry]:
    """What was done about the question that stands, in order of time."""
    question = next((review for review in reviews if review.pk == found.ruling_id), None)
    return list(question.steps.all()) if question and found.asking else []


def _blank_asked() -> AskedForm:
    today = timezone.localdate()
    return AskedForm(prefix="asked", initial={"day": today, "remind_on": today + _A_WEEK})


def _dress(side: FindingSide) -> None:
    """Give a side its number of articles and its sentences, each once, with the words of its claims marked."""
    sentences: dict[tuple[int, int, int], list[Claim]] = {}
    for claim in side.claims.all():
        place = (claim.revision_id, claim.sentence_start, claim.sentence_end)
        sentences.setdefault(place, []).append(claim)
    side.article_count = len({claim.revision.article_id for claim in side.claims.all()})  # type: ignore[attr-defined]
    side.evidence = [Evidence(tuple(claims)) for claims in sentences.values()]  # type: ignore[attr-defined]


def _blank(found: Finding, reviews: list[Review]) -> ReviewForm:
    """The form as it is opened: what was asked already stays asked where a finding still needs reporting."""
    initial: dict[str, object] = {"seen": reviews[-1].pk if reviews else 0, "shown": fingerprint(found)}
    if found.asking and found.ruling:
        initial |= {"ask_whom": found.ruling.ask_whom, "ask_what": found.ruling.ask_what}
        initial |= {"asked_on": found.asked_on, "remind_on": found.remind_on}
    return ReviewForm(sides=list(found.sides.all()), relation=found.relation, initial=initial)


def _just_decided(request: HttpRequest) -> Review | None:
    """The verdict that led to this page, so that it can be named and undone from here."""
    number = request.GET.get("after", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    rows = Review.objects.filter(finding=int(number)).select_related("finding__measure", "reviewer", "seconds")
    newest = rows.order_by("-pk").first()
    return newest if newest and not newest.undoes_id and newest.reviewer_id == request.user.pk else None
