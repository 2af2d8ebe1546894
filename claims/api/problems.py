"""What goes wrong, as `application/problem+json` (RFC 9457) with words for the person who reads it."""

import logging
import math
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404
from django.template.defaultfilters import filesizeformat
from rest_framework import exceptions
from rest_framework.exceptions import APIException
from rest_framework.response import Response

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its place on the page about the API, its status and its name."""

    slug: str
    status: int
    title: str
    meaning: str

    @property
    def type(self) -> str:
        """The address that explains it."""
        return f"/api/#problem-{self.slug}"


MALFORMED = Kind("malformed", 400, "The request cannot be read", "The body is not JSON in UTF-8.")
WRONG_PARAMETER = Kind(
    "parameter",
    400,
    "A parameter makes no sense",
    "The address has a parameter that is not known here, is empty, stands twice or has a value that is not allowed. "
    "“allowed” lists the parameters that are known, “errors” says what is wrong with which.",
)
NOT_KNOWN = Kind("unknown", 401, "Who are you?", "No token and no session came along, or the token counts no more.")
NOT_ALLOWED = Kind(
    "not-allowed", 403, "Not yours to do", "Your role does not allow it, or the token was not made for it."
)
NOT_FOUND = Kind("not-found", 404, "There is nothing at this address", "The number or name is not known on this desk.")
WRONG_METHOD = Kind("method", 405, "Not in this way", "The address does not know this method; “Allow” names those.")
NOT_ACCEPTABLE = Kind("acceptable", 406, "Only JSON is to be had", "The request accepts no JSON.")
MEANWHILE = Kind(
    "meanwhile",
    409,
    "Something happened meanwhile",
    "Another editor decided, or the evidence changed, since you read the finding; nothing was written. "
    "“decided” is what the other signed.",
)
NOT_NOW = Kind("not-now", 409, "Not as things stand", "The finding is in a state that does not allow it.")
GONE = Kind("gone", 410, "Withdrawn", "It stood here once and does no longer.")
TOO_LARGE = Kind("too-large", 413, "Too much at once", "The request is larger than the desk takes.")
WRONG_FORMAT = Kind("format", 415, "Send JSON", "The request’s Content-Type is not application/json.")
REFUSED = Kind(
    "refused", 422, "That cannot be taken", "The request was read, but its values are not allowed; “errors” says which."
)
TOO_OFTEN = Kind("too-often", 429, "Too often", "Wait as many seconds as “Retry-After” says.")
FAULT = Kind("fault", 500, "A fault of ours", "It was logged; nothing was written.")

KINDS = (
    MALFORMED, WRONG_PARAMETER, NOT_KNOWN, NOT_ALLOWED, NOT_FOUND, WRONG_METHOD, NOT_ACCEPTABLE, MEANWHILE, NOT_NOW,
    GONE, TOO_LARGE, WRONG_FORMAT, REFUSED, TOO_OFTEN, FAULT,
)  # fmt: skip


class Problem(APIException):
    """A problem of a kind, in words, with members of its own such as `errors`, `allowed` or `decided`."""

    def __init__(self, kind: Kind, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.kind = kind
        self.words = detail
        self.members = members
        self.status_code = kind.status

    @property
    def body(self) -> dict[str, Any]:
        """The problem as it is answered."""
        return {
            "type": self.kind.type,
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.words,
            **self.members,
        }


def answer_with_problem(error: Exception, context: dict[str, Any]) -> Response:
    """Turn whatever a view raised into a problem; a fault of ours is logged and told without its particulars."""
    problem = _problem_of(error, context)
    if problem.kind is FAULT:
        logger.error("A fault at %s", context["request"].path, exc_info=error)
        # What reports faults listens to this signal, which Django sends only where nobody caught the error.
        got_request_exception.send(sender=None, request=context["request"]._request)
    return Response(problem.body, status=problem.status_code, headers=_headers(error), content_type=MEDIA_TYPE)


def _problem_of(error: Exception, context: dict[str, Any]) -> Problem:
    request = context["request"]
    match error:
        case Problem():
            return error
        case exceptions.AuthenticationFailed():
            return Problem(NOT_KNOWN, str(error.detail))
        case exceptions.NotAuthenticated():
            return Problem(NOT_KNOWN, "Send a token as “Authorization: Bearer …”. “Your tokens” makes one.")
        case exceptions.PermissionDenied() | DjangoPermissionDenied():
            # What a role or a token lacks has words of its own; what comes here is a session without the page's token.
            words = "A POST with a session needs the page’s CSRF token as “X-CSRFToken”; one with a token needs none."
            return Problem(NOT_ALLOWED, words)
        case exceptions.MethodNotAllowed():
            allowed = ", ".join(context["view"].allowed_methods)
            return Problem(WRONG_METHOD, f"{request.method} is not known here; these are: {allowed}.")
        case exceptions.NotAcceptable():
            return Problem(NOT_ACCEPTABLE, "What is answered is JSON: send “Accept: application/json”, or no Accept.")
        case exceptions.UnsupportedMediaType():
            sent = request.content_type or "nothing"
            return Problem(WRONG_FORMAT, f"The request says that it is “{sent}”; send “application/json”.")
        case exceptions.Throttled():
            return Problem(TOO_OFTEN, f"That was too often. Ask again in {_seconds(error)} seconds.")
        case exceptions.NotFound() | Http404():
            return Problem(NOT_FOUND, "Nothing of that number or name is known on this desk.")
        case RequestDataTooBig():
            most = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
            return Problem(TOO_LARGE, f"The request is too large; at most {most} can be sent at once.")
        case exceptions.ParseError():
            return Problem(MALFORMED, "The request cannot be read.")
    return Problem(FAULT, "That should not have happened. It was logged; tell an admin of your desk when it was.")


def _headers(error: Exception) -> dict[str, str]:
    headers = {}
    if isinstance(error, exceptions.Throttled):
        headers["Retry-After"] = str(_seconds(error))
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    return headers


def _seconds(error: Any) -> int:
    return max(1, math.ceil(error.wait or 0))
