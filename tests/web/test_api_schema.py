"""The schema: it is committed, it is that of the code, and what is answered keeps to it whatever is asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from claims.api.describing import schema
from claims.api.throttles import MemberThrottle
from claims.models import Measure
from claims.recording import fingerprint, sign_review
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory
from tests.web.asking import Program

pytestmark = pytest.mark.django_db

COMMITTED = Path(__file__).resolve().parents[2] / "docs/api/openapi.yaml"
REFRESH = "python manage.py spectacular --validate --fail-on-warn --file docs/api/openapi.yaml"
# What names something that is not here is refused, so that data which the schema allows may still be answered 4xx.
# The last is not asked of a list of articles, whose rows are reported one by one.
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


def test_the_committed_schema_is_that_of_the_code(tmp_path: Path) -> None:
    made = tmp_path / "openapi.yaml"

    call_command("spectacular", validate=True, fail_on_warn=True, file=str(made))

    assert made.read_text() == COMMITTED.read_text(), f"the API changed; look at the difference and run: {REFRESH}"


@pytest.fixture
def rows() -> dict[str, list[Any]]:
    """Real rows by the name of the parameter that names them, by address."""
    claim, second = ClaimFactory(), MeasureFactory(second_signature=True)
    findings = [FindingFactory(), FindingFactory(measure=second)]
    review = sign_review(finding=findings[1], by=UserFactory(role="editor"), verdict="contradiction")
    return {
        "claims": [claim.pk],
        "findings": [finding.pk for finding in findings],
        "reviews": [review.pk],
        "measures": [second.slug, Measure.objects.first().slug],
        "articles": [claim.revision.article_id],
        "shown": [fingerprint(finding) for finding in findings],
        "seen": [None, review.pk],
    }


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Requests stay inside the test's transaction, as Django's own client keeps them."""
    moments = (request_started, request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield
    for moment in moments:
        moment.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_whatever_is_asked_is_answered_as_the_schema_says(
    mode: GenerationMode, rows: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(MemberThrottle, "rate", None, raising=False)
    monkeypatch.setattr(MemberThrottle, "get_rate", lambda self: None)
    program = Program(UserFactory(is_superuser=True), "read", "review", "load")
    api = schemathesis.openapi.from_dict(schema())
    api.app = get_wsgi_application()
    asked = []

    for result in api.get_all_operations():
        operation = result.ok()
        asked.append(operation.label)
        _ask(operation, mode, rows, {"Authorization": f"Bearer {program.secret}"})

    assert len(asked) == 15


def _ask(operation: Any, mode: GenerationMode, rows: dict[str, list[Any]], headers: dict[str, str]) -> None:
    known = rows[operation.path.split("/")[3]]

    @settings(max_examples=6, phases=[Phase.generate])
    @given(
        case=operation.as_strategy(generation_mode=mode),
        pk=st.sampled_from(known),
        shown=st.sampled_from(rows["shown"]),
        seen=st.sampled_from(rows["seen"]),
        real=st.booleans(),
    )
    def ask(case: Any, pk: Any, shown: str, seen: int | None, real: bool) -> None:
        if real and mode is GenerationMode.POSITIVE:
            case.path_parameters = dict.fromkeys(case.path_parameters or {}, pk)
            if isinstance(case.body, dict) and "shown" in case.body:
                case.body |= {"shown": shown, "seen": seen}
        response = case.call(headers=headers)
        case.validate_response(response, checks=CHECKS[:-1] if response.status_code == 207 else CHECKS)

    ask()
