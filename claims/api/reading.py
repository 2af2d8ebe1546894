"""What there is to read: lists with the pages' filters, and single rows."""

from typing import Any

from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django_filters import FilterSet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Revision
from claims.api import pages, rows
from claims.api import serializers as shapes
from claims.api.base import DeskView, found
from claims.api.filters import MeasureRows, ReviewRows
from claims.api.parameters import check_filters, parameters_of
from claims.api.problems import GONE, WRONG_PARAMETER, Problem
from claims.api.schema import ONE, WITHDRAWN, answers
from claims.filters import ClaimFilter
from claims.goings import what_became_of, withdrawal_of
from claims.models import Claim, Finding, Measure, Review
from claims.queue import FindingFilter, queue_for

unchanged_again = method_decorator(conditional_page, name="dispatch")  # 304 where `If-None-Match` knows the answer


class Rows(DeskView):
    """A list: narrowed by a filter set, answered a page at a time."""

    filterset: type[FilterSet]

    def known_parameters(self) -> tuple[str, ...]:
        """The filters and what pages are asked for by."""
        return (*self.filterset.base_filters, *pages.PARAMETERS)

    def page(self, request: Request) -> Response:
        """The page that is asked for, or a problem that names each wrong parameter."""
        form = pages.PageForm(request.query_params)
        chosen = self.chosen(request, form)
        page = pages.page_of(chosen, form)
        return pages.answer(request, page, self.rows(page.rows))

    def chosen(self, request: Request, form: pages.PageForm) -> QuerySet[Any]:
        """The rows that the filters leave."""
        filters = self.filterset(request.query_params, queryset=self.everything())
        check_filters(filters, form)
        narrowed: QuerySet[Any] = filters.qs
        return narrowed

    def everything(self) -> QuerySet[Any]:
        """All rows, with what each shows."""
        raise NotImplementedError

    def rows(self, shown: list[Any]) -> list[dict[str, Any]]:
        """The rows as they are answered."""
        raise NotImplementedError


class Claims(Rows):
    """Claims that stand."""

    filterset = ClaimFilter

    @extend_schema(
        operation_id="claims",
        summary="Claims",
        description="Claims that stand, with the timeline’s filters; ages and time limits only with “untracked”.",
        parameters=parameters_of(ClaimFilter),
        responses=answers({200: shapes.page_of(shapes.ClaimRow)}),
    )
    def get(self, request: Request) -> Response:
        """A page of claims."""
        return self.page(request)

    def everything(self) -> QuerySet[Claim]:
        """Claims that stand."""
        return rows.claims().filter(standing=True)

    def rows(self, shown: list[Claim]) -> list[dict[str, Any]]:
        """As they are exported."""
        return rows.rows_of_claims(shown)


@unchanged_again
class OneClaim(DeskView):
    """A claim at its number, whether or not it still stands."""

    @extend_schema(
        operation_id="claim",
        summary="One claim",
        description="At its number for good; 410 where it was withdrawn.",
        responses=answers({200: shapes.ClaimRow}, *WITHDRAWN),
    )
    def get(self, request: Request, pk: int) -> Response:
        """The claim; 410 where it was withdrawn."""
        claim = rows.claims().filter(pk=pk).first()
        if claim is None and (gone := what_became_of(pk)):
            raise Problem(GONE, f"Claim {pk} was withdrawn. {gone.why}")
        return Response(rows.rows_of_claims([found(claim)])[0])


class Findings(Rows):
    """What comparison found."""

    filterset = FindingFilter

    @extend_schema(
        operation_id="findings",
        summary="Findings",
        description="Every finding, with the queue’s filters; “state=waiting” is what the queue shows you first.",
        parameters=parameters_of(FindingFilter),
        responses=answers({200: shapes.page_of(shapes.FindingRow)}),
    )
    def get(self, request: Request) -> Response:
        """A page of findings."""
        return self.page(request)

    def chosen(self, request: Request, form: pages.PageForm) -> QuerySet[Finding]:
        """The queue's own choice, but every finding where no state is asked for."""
        data = request.query_params.copy()
        if not data.get("state"):
            data["state"] = "all"
        queue = queue_for(data, request.user)
        check_filters(queue.filters, form)
        return self.everything().filter(pk__in=queue.findings.values("pk"))

    def everything(self) -> QuerySet[Finding]:
        """Findings that stand."""
        return rows.findings()

    def rows(self, shown: list[Finding]) -> list[dict[str, Any]]:
        """As they are exported."""
        return rows.rows_of_findings(shown)


@unchanged_again
class OneFinding(DeskView):
    """A finding at its number."""

    @extend_schema(
        operation_id="finding",
        summary="One finding",
        description="With “seen” and “shown”, which an editor’s program sends back when it signs.",
        responses=answers({200: shapes.OneFinding}, *ONE),
    )
    def get(self, request: Request, pk: int) -> Response:
        """The finding."""
        related = (
            Finding.objects.public().select_related("measure", "entity", "ruling").prefetch_related("sides__claims")
        )
        return Response(rows.one_finding(found(related.filter(pk=pk).first())))


class Measures(Rows):
    """What is counted or measured."""

    filterset = MeasureRows

    @extend_schema(
        operation_id="measures",
        summary="Measures",
        description="What is counted or measured, with its phrases; merged ones say into which.",
        parameters=parameters_of(MeasureRows),
        responses=answers({200: shapes.page_of(shapes.MeasureRow)}),
    )
    def get(self, request: Request) -> Response:
        """A page of measures."""
        return self.page(request)

    def everything(self) -> QuerySet[Measure]:
        """All measures, merged ones too."""
        return rows.measures()

    def rows(self, shown: list[Measure]) -> list[dict[str, Any]]:
        """As they are exported."""
        return rows.rows_of_measures(shown)


@unchanged_again
class OneMeasure(DeskView):
    """A measure at its name."""

    @extend_schema(
        operation_id="measure",
        summary="One measure",
        description="At its name in addresses, which “slug” of a list gives.",
        responses=answers({200: shapes.MeasureRow}, *ONE),
    )
    def get(self, request: Request, slug: str) -> Response:
        """The measure; one that was merged says into which."""
        return Response(rows.rows_of_measures([found(rows.measures().filter(slug=slug).first())])[0])


@unchanged_again
class OneArticle(DeskView):
    """An article with its text."""

    def known_parameters(self) -> tuple[str, ...]:
        """The version whose text is wanted."""
        return ("revision",)

    @extend_schema(
        operation_id="article",
        summary="One article",
        description="With the text of its newest version, or of the one that a claim’s “revision” names.",
        parameters=[OpenApiParameter("revision", {"type": "integer", "minimum": 1}, description="A version.")],
        responses=answers({200: shapes.OneArticle}, *WITHDRAWN),
    )
    def get(self, request: Request, pk: int) -> Response:
        """The article."""
        article = rows.articles().filter(pk=pk).first()
        if article is None and (gone := withdrawal_of(pk)):
            raise Problem(GONE, f"Article {pk} is here no longer. {gone.why}")
        article = found(article)
        revisions = list(article.revisions.order_by("number").only("number", "created_at", "article"))
        numbers = [str(revision.pk) for revision in revisions]
        asked = request.query_params.get("revision") or numbers[-1]
        if asked not in numbers:
            allowed = ", ".join(numbers)
            detail = f"“{asked}” is no version of this article; these are: {allowed}."
            raise Problem(WRONG_PARAMETER, detail, errors=[{"field": "revision", "detail": detail}])
        return Response(rows.one_article(article, Revision.objects.only("text").get(pk=asked), revisions))


class Reviews(Rows):
    """What editors signed."""

    filterset = ReviewRows

    @extend_schema(
        operation_id="reviews",
        summary="Verdicts",
        description="Every signature in the order in which they were given: verdicts, second ones, undone ones.",
        parameters=parameters_of(ReviewRows),
        responses=answers({200: shapes.page_of(shapes.ReviewRow)}),
    )
    def get(self, request: Request) -> Response:
        """A page of signatures."""
        return self.page(request)

    def everything(self) -> QuerySet[Review]:
        """All signatures."""
        return rows.reviews()

    def rows(self, shown: list[Review]) -> list[dict[str, Any]]:
        """With who signed."""
        return rows.rows_of_reviews(shown)


@unchanged_again
class OneReview(DeskView):
    """A signature at its number."""

    @extend_schema(
        operation_id="review",
        summary="One verdict",
        description="A signature is never changed; “undone_by” says whether it was taken back.",
        responses=answers({200: shapes.ReviewRow}, *ONE),
    )
    def get(self, request: Request, pk: int) -> Response:
        """The signature."""
        return Response(rows.rows_of_reviews([found(rows.reviews().filter(pk=pk).first())])[0])
