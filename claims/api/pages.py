"""A list a page at a time, in order of number: nothing is shown twice or missed when rows come in between."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

T = TypeVar("T", bound=Model)

SIZE = 50
MOST = 200
LAST = 10**18 - 1
PARAMETERS = ("cursor", "page_size")
IN_SCHEMA = [
    OpenApiParameter(
        "cursor", {"type": "string", "pattern": r"^[0-9]{1,18}$"}, description="Where the page begins: from “next”."
    ),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": SIZE},
        description=f"How many rows; at most {MOST}.",
    ),
]


class PageForm(forms.Form):
    """Where a page begins and how long it is."""

    cursor = forms.RegexField(
        r"^\d{1,18}$",
        required=False,
        error_messages={"invalid": "That is no cursor of ours; follow “next” of the page before."},
    )
    page_size = forms.IntegerField(
        min_value=1,
        max_value=MOST,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), f"Give a whole number from 1 to {MOST}."),
    )


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the cursor of the next one; None at the end."""

    rows: list[Any]
    next: int | None


def page_of(rows: QuerySet[T], form: PageForm) -> Page:
    """The rows that a checked form asks for; one more is read than shown, to know whether there is a next page."""
    size = form.cleaned_data["page_size"] or SIZE
    found = list(rows.filter(pk__gt=int(form.cleaned_data["cursor"] or 0)).order_by("pk")[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)


def answer(request: Request, page: Page, rows: list[dict[str, Any]]) -> Response:
    """The page with the address of the next one, in the body and as a `Link`."""
    if page.next is None:
        return Response({"next": None, "results": rows})
    query = request.query_params.copy()
    query["cursor"] = str(page.next)
    address = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    return Response({"next": address, "results": rows}, headers={"Link": f'<{address}>; rel="next"'})
