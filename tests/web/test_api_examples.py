"""The documented examples: each is asked, and answers what the page about the API says."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import resolve

from claims.api.describing import schema
from claims.api.examples import EXAMPLES, Example
from claims.models import Finding, MeasureAlias
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    FindingFactory,
    MeasureFactory,
    ReviewFactory,
    RevisionFactory,
    UserFactory,
)
from tests.web.asking import Program

pytestmark = pytest.mark.django_db


@pytest.fixture
def _world() -> None:
    """What the examples speak of, by the numbers that they give."""
    measure = MeasureFactory(name="park wardens employed", slug="park-wardens-employed")
    MeasureAlias.objects.create(measure=measure, phrase="wardens of parks")
    gazette = ArticleFactory(pk=31, outlet__name="The Gazette", headline="Council counts its wardens")
    courier = ArticleFactory(pk=32, outlet__name="The Courier")
    first = RevisionFactory(pk=41, article=gazette, text="The council employs 300 wardens.")
    second = RevisionFactory(pk=42, article=courier, text="The council employs 320 wardens.")
    one = ClaimFactory(pk=501, revision=first, measure=measure)
    other = ClaimFactory(pk=502, revision=second, measure=measure, value=Decimal(320))
    FindingFactory(pk=71, measure=measure, sides=[[one], [other]])
    signed = FindingFactory(
        pk=72, verdict="contradiction", sides=[[ClaimFactory(pk=503)], [ClaimFactory(pk=504, value=Decimal(310))]]
    )
    anne = UserFactory(role="editor", username="anne")
    signed.ruling = ReviewFactory(pk=81, finding=signed, reviewer=anne)
    signed.save()


@pytest.mark.usefixtures("_world")
def test_every_example_is_answered_as_documented() -> None:
    cache.clear()
    roles = {"read": "journalist", "review": "editor", "load": "admin"}
    names = {"read": "jo", "review": "ed", "load": "ada"}
    programs = {scope: Program(UserFactory(role=role, username=names[scope]), scope) for scope, role in roles.items()}

    for example in EXAMPLES:
        with transaction.atomic():
            answer = _ask(programs[example.scope], example)
            transaction.set_rollback(True)
        assert answer.status_code == example.status, (example.title, answer.content)
        assert _shown_of(answer.json(), example.answer) == example.answer, example.title
    assert Finding.objects.get(pk=71).verdict == ""


def test_the_page_shows_every_operation_and_every_example() -> None:
    page = Client().get("/api/")
    html = page.content.decode()

    operations = [operation for methods in schema()["paths"].values() for operation in methods.values()]
    assert {example.operation for example in EXAMPLES} <= {operation["operationId"] for operation in operations}
    for operation in operations:
        assert f'id="{operation["operationId"]}"' in html
    for example in EXAMPLES:
        assert f"Request: {example.title}" in html
        assert resolve(example.path.partition("?")[0]).view_name != "api:nowhere"
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "style=" not in html
    assert "//cdn" not in html
    assert html.count("<script") == html.count("<script src=")


def _ask(program: Program, example: Example) -> Any:
    if example.method == "GET":
        return program.get(example.path)
    return program.send(example.path, example.body)


def _shown_of(answered: Any, documented: Any) -> Any:
    """What is answered, less the members that the example leaves out."""
    if isinstance(documented, dict) and isinstance(answered, dict):
        return {name: _shown_of(value, documented[name]) for name, value in answered.items() if name in documented}
    if isinstance(documented, list) and isinstance(answered, list) and len(documented) == len(answered):
        return [_shown_of(one, other) for one, other in zip(answered, documented, strict=True)]
    return answered
