"""What the schema says beside the shapes: which problems an operation may answer with, and that bodies are closed."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from claims.api.bodies import ArticleBody, ReviewBody, SeenBody, UndoBody
from claims.api.problems import (
    FAULT,
    GONE,
    KINDS,
    MALFORMED,
    MEDIA_TYPE,
    NOT_ACCEPTABLE,
    NOT_ALLOWED,
    NOT_FOUND,
    NOT_KNOWN,
    NOT_NOW,
    REFUSED,
    TOO_LARGE,
    TOO_OFTEN,
    WRONG_FORMAT,
    WRONG_PARAMETER,
    Kind,
)
from claims.api.serializers import ProblemRow

_ANYWHERE = (WRONG_PARAMETER, NOT_KNOWN, NOT_ALLOWED, NOT_ACCEPTABLE, TOO_OFTEN, FAULT)
ONE = (NOT_FOUND,)
WITHDRAWN = (NOT_FOUND, GONE)
WRITING = (MALFORMED, TOO_LARGE, WRONG_FORMAT, REFUSED)
SIGNING = (*WRITING, NOT_FOUND, GONE, NOT_NOW)
_CLOSED = (ArticleBody, ReviewBody, SeenBody, UndoBody)


def answers(good: dict[int, Any], *problems: Kind) -> dict[Any, Any]:
    """The good answers of an operation, and every problem that it may answer with."""
    statuses = {kind.status for kind in (*_ANYWHERE, *problems)}
    return {**good, **{(status, MEDIA_TYPE): _problem(status) for status in sorted(statuses)}}


def _problem(status: int) -> OpenApiResponse:
    titles = dict.fromkeys(kind.title for kind in KINDS if kind.status == status)
    return OpenApiResponse(ProblemRow, description=", or: ".join(titles))


def close_bodies(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Say that a body holds no other members than those named, and drop what was a note to other hooks."""
    for body in _CLOSED:
        result["components"]["schemas"][body.__name__]["additionalProperties"] = False
    _drop(result, "x-spec-enum-id")
    return result


def _drop(part: Any, name: str) -> None:
    if isinstance(part, dict):
        part.pop(name, None)
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _drop(inner, name)


class TokenInSchema(OpenApiAuthenticationExtension):
    """The token in the schema, with the scope that each operation needs."""

    target_class = "claims.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer", "description": "Made under “Your tokens” of the account menu."}

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        """The scope that the operation needs."""
        return {self.name: [str(auto_schema.view.scope_for(auto_schema.method))]}
