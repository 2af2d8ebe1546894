"""Articles: the list of them, and where programs give new ones, one or several in a request."""

import logging
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Article
from articles.readers import RawArticle
from articles.rejects import Rejected
from claims.api import rows
from claims.api import serializers as shapes
from claims.api.bodies import MOST_ARTICLES, ArticleBody, checked, refused
from claims.api.filters import ArticleRows
from claims.api.parameters import parameters_of
from claims.api.problems import REFUSED, Problem
from claims.api.reading import Rows
from claims.api.schema import WRITING, answers
from claims.forms_loading import pasted
from claims.intake import TakenIn, take_in
from claims.models import ApiToken
from claims.web import read_public

logger = logging.getLogger(__name__)

_ONE_OR_SEVERAL = PolymorphicProxySerializer(
    "OneOrSeveralArticles", [ArticleBody, ArticleBody(many=True)], resource_type_field_name=None, many=False
)


class Articles(Rows):
    """Articles, and where they are loaded."""

    filterset = ArticleRows
    writes = ApiToken.Scope.LOAD

    @extend_schema(
        operation_id="articles",
        summary="Articles",
        description="Who printed what, where and when, without the texts.",
        parameters=parameters_of(ArticleRows),
        responses=answers({200: shapes.page_of(shapes.ArticleRow)}),
    )
    def get(self, request: Request) -> Response:
        """A page of articles."""
        return self.page(request)

    @extend_schema(
        operation_id="load",
        summary="Load articles",
        description=(
            "One article as an object: 201 where it is new or a new version, 200 where its text was known, 422 where "
            f"it cannot be taken. Up to {MOST_ARTICLES} in a list: 207 and a report for each, in their order; "
            "a bad one costs the others nothing. Without a text, the page is fetched from its address, which must be "
            "one of the public web."
        ),
        request=_ONE_OR_SEVERAL,
        responses=answers({200: shapes.LoadedRow, 201: shapes.LoadedRow, 207: shapes.LoadedRow(many=True)}, *WRITING),
    )
    def post(self, request: Request) -> Response:
        """Load one article, or each of several by itself."""
        given = request.data
        if isinstance(given, list):
            return Response([self._report(one, request) for one in _bounded(given)], status=207)
        try:
            done = _taken_in(checked(ArticleBody(data=given)), request)
        except Rejected as reject:
            raise Problem(REFUSED, f"Not taken: {reject}.", errors=[{"field": None, "detail": str(reject)}]) from None
        status = 200 if done.loaded.status == "unchanged" else 201
        article = done.loaded.article.pk
        return Response(rows.row_of_loading(done), status=status, headers={"Location": f"{request.path}{article}/"})

    def everything(self) -> QuerySet[Article]:
        """All articles."""
        return rows.articles()

    def rows(self, shown: list[Article]) -> list[dict[str, Any]]:
        """Without their texts."""
        return rows.rows_of_articles(shown)

    def _report(self, given: Any, request: Request) -> dict[str, Any]:
        """What became of one of several."""
        try:
            return rows.row_of_loading(_taken_in(checked(ArticleBody(data=given)), request))
        except Rejected as reject:
            return rows.row_of_reject(str(reject))
        except Problem as problem:
            return rows.row_of_reject(problem.words)
        except Exception as error:  # a fault of ours in one article must not cost the others
            logger.exception("Reading an article that came through the API failed")
            words = f"reading it failed ({type(error).__name__}); nothing of it was stored"
            return rows.row_of_reject(words)


def _bounded(given: list[Any]) -> list[Any]:
    if 1 <= len(given) <= MOST_ARTICLES:
        return given
    raise refused([{"field": None, "detail": f"{len(given)} articles came in the list; send 1 to {MOST_ARTICLES}."}])


def _taken_in(given: dict[str, Any], request: Request) -> TakenIn:
    """The article as the page takes it in: what its giver says of it wins over what is read in its text."""
    text, address = given.get("text"), given.get("url")
    raw = pasted(text) if text is not None else _only_page(address or "")
    known = {name: value for name, value in given.items() if name != "text" and value is not None}
    if text is None:
        known.pop("url", None)  # where the page stands was found out
    return take_in(raw=replace(raw, **known), by=request.user)


def _only_page(address: str) -> RawArticle:
    pages = list(read_public(address))
    if len(pages) != 1:
        raise Rejected(f"holds {len(pages)} pages; give each by its own address")
    page = pages[0][1]
    if isinstance(page, Rejected):
        raise page
    return page
