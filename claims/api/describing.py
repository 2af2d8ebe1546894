"""The API's description of itself: the schema for programs, and a page for people."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings

from claims.api.base import DeskView
from claims.api.problems import KINDS, NOT_FOUND, Problem
from claims.api.reference import operations_of


@cache
def schema() -> dict[str, Any]:
    """The schema, made once a process: it hangs on code alone."""
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


class Schema(DeskView):
    """The schema as JSON (OpenAPI 3.1); it holds nothing of the desk's, so that it is open to everyone."""

    permission_classes = (AllowAny,)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """The whole of it."""
        return Response(schema())


class Nowhere(DeskView):
    """Every other address under the API's: a problem rather than a page."""

    permission_classes = (AllowAny,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say so whatever the method and the parameters are."""
        self.perform_authentication(request)
        self.check_throttles(request)
        slash = "" if request.path.endswith("/") else " Addresses end with a slash."
        raise Problem(NOT_FOUND, f"The API has nothing at {request.path}.{slash} /api/ describes what it has.")


@require_safe
@login_not_required
def reference(request: HttpRequest) -> HttpResponse:
    """What the API answers, with examples; open like the schema."""
    most = {who: rate.partition("/")[0] for who, rate in api_settings.DEFAULT_THROTTLE_RATES.items()}
    context = {"operations": operations_of(schema()), "kinds": KINDS, "most": most}
    return render(request, "claims/api.html", context)
