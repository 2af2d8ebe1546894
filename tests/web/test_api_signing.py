"""Signing through the API: the page's rules, and nobody overwrites anybody."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from claims.models import Finding, Review
from claims.recording import fingerprint, reviews, sign_review
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory
from tests.web.asking import Program, problem, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Program:
    """An editor's program."""
    cache.clear()
    return program_of("editor")


def seen(program: Program, finding: Finding) -> dict[str, Any]:
    """What the program sends back to show on what it decided."""
    row = program.get(f"/api/v1/findings/{finding.pk}/").json()
    return {"seen": row["seen"], "shown": row["shown"]}


def test_a_verdict_is_signed_as_on_the_page(editor: Program) -> None:
    finding = FindingFactory()
    ruling = {"verdict": "not_contradiction", "reason": "period", "note": "Two years.", "prefers": 1}

    answer = editor.send(
        f"/api/v1/findings/{finding.pk}/reviews/",
        {**ruling, **seen(editor, finding), "prefers_because": "The later one."},
    )

    row, review = answer.json(), Review.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, f"/api/v1/reviews/{review.pk}/")
    assert (review.reviewer, review.verdict, review.reason) == (editor.owner, "not_contradiction", "period")
    assert (row["id"], row["prefers"]) == (review.pk, finding.sides.all()[1].says)
    finding.refresh_from_db()
    assert finding.verdict == "not_contradiction"


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"verdict": "This field is required."}),
        ({"verdict": "true"}, {"verdict": "one of these is: contradiction, not_contradiction, needs_reporting."}),
        ({"verdict": "not_contradiction"}, {"reason": "Say why it is not a contradiction: other period,"}),
        ({"verdict": "needs_reporting"}, {"ask_what": "Write what has to be asked"}),
        ({"verdict": "contradiction", "prefers": 0}, {"prefers_because": "Say why you prefer"}),
        ({"verdict": "contradiction", "prefers": 7}, {"prefers": "“7” is none of its sides; these are: 0 to 1."}),
        ({"verdict": "contradiction", "note": 12}, {"note": "“12” is no text"}),
        ({"verdict": "contradiction", "note": "a\0b"}, {"note": "Null characters are not allowed."}),
        ({"verdict": "contradiction", "note": "\ud800"}, {"note": "Surrogate characters are not allowed"}),
        ({"verdict": "contradiction", "prefer": 0}, {"prefer": "“prefer” is not known here; these are: seen, shown,"}),
        ({"verdict": "contradiction", "seen": True}, {"seen": "“True” is no whole number."}),
        (
            {"verdict": "needs_reporting", "ask_what": "How many?", "asked_on": "5 June"},
            {"asked_on": "“5 June” is no date. Write it as 2019-06-05."},
        ),
    ],
)
def test_a_ruling_that_lacks_something_is_refused_field_by_field(
    body: dict[str, Any], errors: dict[str, str], editor: Program
) -> None:
    finding = FindingFactory()

    told = problem(
        editor.send(f"/api/v1/findings/{finding.pk}/reviews/", {**seen(editor, finding), **body}), 422, "refused"
    )

    assert {row["field"]: errors[row["field"]] in row["detail"] for row in told["errors"]} == dict.fromkeys(
        errors, True
    )
    assert not Review.objects.exists()


def test_who_decides_second_is_told_what_the_first_decided(editor: Program) -> None:
    finding = FindingFactory()
    before = seen(editor, finding)
    sign_review(
        finding=finding, by=UserFactory(role="editor", username="anne"), verdict="not_contradiction", reason="rounding"
    )

    answer = editor.send(f"/api/v1/findings/{finding.pk}/reviews/", {"verdict": "contradiction", **before})

    told = problem(answer, 409, "meanwhile")
    assert "anne ruled “not a contradiction” (rounding) after you read the finding" in told["detail"]
    assert (told["decided"]["verdict"], told["decided"]["reviewer"]) == ("not_contradiction", "anne")
    assert Review.objects.count() == 1


def test_nothing_is_signed_on_evidence_that_has_changed(editor: Program) -> None:
    finding = FindingFactory()
    before = seen(editor, finding)
    finding.sides.first().claims.add(ClaimFactory())

    answer = editor.send(f"/api/v1/findings/{finding.pk}/reviews/", {"verdict": "contradiction", **before})

    assert "the evidence changed" in problem(answer, 409, "meanwhile")["detail"]
    assert not Review.objects.exists()


def test_the_second_signature_is_never_the_first_editors(editor: Program) -> None:
    finding = FindingFactory(measure=MeasureFactory(second_signature=True))
    path = f"/api/v1/findings/{finding.pk}/"
    editor.send(f"{path}reviews/", {"verdict": "contradiction", **seen(editor, finding)})

    own = editor.send(f"{path}second/", seen(editor, finding))
    other = program_of("editor").send(f"{path}second/", {**seen(editor, finding), "note": "I read both."})

    assert "has to be another editor" in problem(own, 409, "not-now")["detail"]
    assert (other.status_code, other.json()["seconds"]) == (201, finding.reviews.first().pk)
    finding.refresh_from_db()
    assert (finding.verdict, finding.awaits_second) == ("contradiction", False)


def test_the_newest_signature_is_undone_once(editor: Program) -> None:
    finding = FindingFactory()
    path = f"/api/v1/findings/{finding.pk}/"
    signed = editor.send(f"{path}reviews/", {"verdict": "contradiction", **seen(editor, finding)}).json()

    undone = editor.send(f"{path}undo/", {"seen": signed["id"], "note": "Too soon."})
    late = editor.send(f"{path}undo/", {"seen": signed["id"]})
    again = editor.send(f"{path}undo/", {"seen": undone.json()["id"]})

    assert (undone.status_code, undone.json()["undoes"]) == (201, signed["id"])
    assert "took a signature back" in problem(late, 409, "meanwhile")["detail"]
    assert "There is no verdict to undo." in problem(again, 409, "not-now")["detail"]


def test_a_finding_that_went_meanwhile_is_gone(editor: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = FindingFactory()
    body = {"verdict": "contradiction", "seen": None, "shown": fingerprint(finding)}
    monkeypatch.setattr(reviews, "wait_for_turn", lambda: Finding.objects.all().delete())

    assert (
        "made no longer" in problem(editor.send(f"/api/v1/findings/{finding.pk}/reviews/", body), 410, "gone")["detail"]
    )
    assert not Review.objects.exists()


def test_a_session_signs_with_the_pages_csrf_token_alone() -> None:
    finding, page = FindingFactory(), Client(enforce_csrf_checks=True)
    page.cookies = client_of("editor").cookies
    path = f"/api/v1/findings/{finding.pk}/reviews/"
    body = {"verdict": "contradiction", "seen": None, "shown": fingerprint(finding)}

    without = page.post(path, body, content_type="application/json")
    page.get(finding.get_absolute_url())
    token = page.cookies["csrftoken"].value
    answer = page.post(path, body, content_type="application/json", headers={"X-CSRFToken": token})

    assert "X-CSRFToken" in problem(without, 403, "not-allowed")["detail"]
    assert answer.status_code == 201
