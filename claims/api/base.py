"""What every view of the API has in common: who may do what by which method, and which parameters it knows."""

from typing import Any, TypeVar

from django.http import Http404, QueryDict
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.problems import WRONG_PARAMETER, Problem
from claims.models import ApiToken

T = TypeVar("T")


class DeskView(APIView):
    """A view that reads unless `writes` says which scope a POST needs."""

    http_method_names = ["get", "head", "post"]
    writes: ApiToken.Scope = ApiToken.Scope.READ

    def known_parameters(self) -> tuple[str, ...]:
        """What the address of a GET may ask for."""
        return ()

    @property
    def default_response_headers(self) -> dict[str, str]:
        """An answer is its asker's own, whether a token or a cookie says who that is."""
        return {**super().default_response_headers, "Vary": "Authorization"}

    def scope_for(self, method: str | None) -> ApiToken.Scope:
        """What a token has to be for; a method that is not known here reads, and is refused afterwards."""
        return self.writes if method == "POST" else ApiToken.Scope.READ

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Ask who it is, count them, and refuse parameters that would do nothing."""
        try:
            super().initial(request, *args, **kwargs)
        except (AuthenticationFailed, NotAuthenticated):
            self.check_throttles(request)  # otherwise strangers are refused uncounted
            raise
        known = self.known_parameters() if request.method in ("GET", "HEAD") else ()
        _refuse_slips(request.query_params, known)


def _refuse_slips(given: QueryDict, known: tuple[str, ...]) -> None:
    """Whatever would narrow nothing is a slip, and its answer would be taken for another question's."""
    unknown = [name for name in given if name not in known]
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown)
        allowed = f"These are known: {', '.join(known)}." if known else "No parameters are."
        raise Problem(WRONG_PARAMETER, f"{names} is not known at this address. {allowed}", allowed=list(known))
    for name, values in given.lists():
        if len(values) > 1 or not values[0]:
            words = "stands there twice; give it once" if len(values) > 1 else "is empty; give a value or leave it out"
            detail = f"“{name}” {words}."
            raise Problem(WRONG_PARAMETER, detail, errors=[{"field": name, "detail": detail}])


def found(row: T | None) -> T:
    """The row, which is not None, or the problem that there is none."""
    if row is None:
        raise Http404
    return row
