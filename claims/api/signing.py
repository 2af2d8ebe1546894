"""What editors' programs do on a finding: sign, sign too, undo. The rules are the page's own form and recording."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import pages, rows
from claims.api import serializers as shapes
from claims.api.base import DeskView, found
from claims.api.bodies import ReviewBody, SeenBody, UndoBody, checked, in_rows, refused
from claims.api.parameters import check_page
from claims.api.problems import GONE, MEANWHILE, NOT_NOW, Problem
from claims.api.schema import ONE, SIGNING, answers
from claims.display import verdict_words
from claims.forms_reviews import NEITHER_YET, ReviewForm
from claims.models import ApiToken, Finding, FindingSide, Review
from claims.recording import DecidedMeanwhile, EvidenceChanged, second_review, sign_review, undo_review


class Signing(DeskView):
    """An address under a finding where editors sign."""

    writes = ApiToken.Scope.REVIEW

    def signed(self, pk: int, sign: Callable[[Finding], Review]) -> Response:
        """The row that was appended, or the problem why nothing was."""
        finding = found(
            Finding.objects.public().prefetch_related("sides__claims__revision__article").filter(pk=pk).first()
        )
        try:
            review = sign(finding)
        except Finding.DoesNotExist:
            gone = "Nothing was signed: meanwhile a text was read anew, and this finding is made no longer."
            raise Problem(GONE, gone) from None
        except EvidenceChanged:
            raise Problem(MEANWHILE, "Nothing was signed: the evidence changed. Read the finding again.") from None
        except DecidedMeanwhile as meanwhile:
            raise _decided(meanwhile.review, finding) from None
        except ValidationError as error:
            raise Problem(NOT_NOW, " ".join(error.messages)) from None
        address = reverse("api:review", args=[review.pk])
        row = rows.rows_of_reviews(rows.reviews().filter(pk=review.pk))[0]
        return Response(row, status=201, headers={"Location": address})


class FindingReviews(Signing):
    """The verdicts on one finding, and where one is signed."""

    def known_parameters(self) -> tuple[str, ...]:
        """What pages are asked for by."""
        return pages.PARAMETERS

    @extend_schema(
        operation_id="verdicts_on_finding",
        summary="Verdicts on a finding",
        description="All of its signatures, the oldest first.",
        parameters=pages.IN_SCHEMA,
        responses=answers({200: shapes.page_of(shapes.ReviewRow)}, *ONE),
    )
    def get(self, request: Request, pk: int) -> Response:
        """A page of the finding's signatures."""
        form = check_page(pages.PageForm(request.query_params))
        page = pages.page_of(rows.reviews().filter(finding=found(Finding.objects.filter(pk=pk).first())), form)
        return pages.answer(request, page, rows.rows_of_reviews(page.rows))

    @extend_schema(
        operation_id="sign",
        summary="Sign a verdict",
        description=(
            "“seen” and “shown” come from the finding as you read it. Where another editor’s verdict waits for a "
            "second signature, the same ruling is that signature."
        ),
        request=ReviewBody,
        responses=answers({201: shapes.ReviewRow}, *SIGNING),
    )
    def post(self, request: Request, pk: int) -> Response:
        """Sign, unless another editor decided or the evidence changed meanwhile."""
        given = checked(ReviewBody(data=request.data))
        return self.signed(pk, lambda finding: sign_review(finding=finding, by=request.user, **_ruling(finding, given)))


class Second(Signing):
    """Where a second editor signs."""

    @extend_schema(
        operation_id="sign_too",
        summary="Sign a verdict too",
        description="Where a measure demands two signatures, and never by the editor who gave the first.",
        request=SeenBody,
        responses=answers({201: shapes.ReviewRow}, *SIGNING),
    )
    def post(self, request: Request, pk: int) -> Response:
        """Sign another editor's verdict too."""
        given = checked(SeenBody(data=request.data))
        return self.signed(pk, lambda finding: second_review(finding=finding, by=request.user, **given))


class Undo(Signing):
    """Where a signature is taken back."""

    @extend_schema(
        operation_id="undo",
        summary="Undo a signature",
        description="Takes back the newest one that stands, by a row of its own; both stay in the history.",
        request=UndoBody,
        responses=answers({201: shapes.ReviewRow}, *SIGNING),
    )
    def post(self, request: Request, pk: int) -> Response:
        """Undo the newest signature, unless something happened meanwhile."""
        given = checked(UndoBody(data=request.data))
        return self.signed(pk, lambda finding: undo_review(finding=finding, by=request.user, **given))


def _ruling(finding: Finding, given: dict[str, Any]) -> dict[str, Any]:
    """The ruling as the page's form takes it, or a problem with the form's own words."""
    sides = list(finding.sides.all())
    form = ReviewForm({**given, "prefers": _side(sides, given.get("prefers"))}, sides=sides, relation=finding.relation)
    if not form.is_valid():
        raise refused(in_rows(form.errors))
    return {**form.cleaned_data, "seen": given["seen"]}


def _side(sides: list[FindingSide], number: int | None) -> str:
    """The side that is preferred, as the form names it."""
    if number is None:
        return NEITHER_YET
    if number >= len(sides):
        detail = f"“{number}” is none of its sides; these are: 0 to {len(sides) - 1}."
        raise refused([{"field": "prefers", "detail": detail}])
    return str(sides[number].position)


def _decided(review: Review, finding: Finding) -> Problem:
    """What the other editor signed, in words and as a row."""
    done = "signed a verdict too" if review.seconds_id else "took a signature back"
    if review.verdict:
        reason = f" ({review.get_reason_display().lower()})" if review.reason else ""
        done = f"ruled “{verdict_words(review.verdict, finding.relation)}”{reason}"
    detail = f"Nothing was signed: {review.reviewer} {done} after you read the finding."
    return Problem(MEANWHILE, detail, decided=rows.rows_of_reviews(rows.reviews().filter(pk=review.pk))[0])
