"""Editors who take, decide and undo the same findings at the same moment: nothing is overwritten or done twice."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from claims.models import Assignment, Batch, Finding, Review
from claims.recording import AssignedMeanwhile, DecidedMeanwhile, assign, do_together, fingerprint, sign_review
from claims.recording.together import Order, Shown, undo_together
from tests.db.test_signing_together import at_once
from tests.factories import FindingFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

SIGN = Order(verdict="contradiction")


@pytest.fixture
def editors() -> list[User]:
    return [UserFactory(username=f"editor-{number}", is_superuser=True) for number in range(3)]


@pytest.fixture
def findings() -> list[Finding]:
    return [FindingFactory() for _ in range(4)]


def test_of_editors_who_take_a_finding_at_once_one_has_it(editors):
    finding = FindingFactory()

    raised = at_once(*(lambda by=by: assign(finding=finding, by=by, to=by, held=None) for by in editors))

    assert [type(failure) for failure in raised if failure] == [AssignedMeanwhile] * 2
    row = Assignment.objects.get()
    finding.refresh_from_db()
    assert finding.assigned_to == row.assignee == row.created_by


def test_several_and_one_of_them_signed_at_once_are_one_verdict_each(editors, findings):
    shown = [Shown.of(finding) for finding in findings]
    one = findings[2]

    refused, failed, other = at_once(
        lambda: sign_review(finding=one, by=editors[0], verdict="needs_reporting", ask_what="How many?", seen=None),
        lambda: do_together(shown=shown, order=SIGN, by=editors[1]),
        lambda: do_together(shown=shown[:3], order=SIGN, by=editors[2]),
    )

    assert failed is None
    assert other is None
    assert refused is None or isinstance(refused, DecidedMeanwhile)
    assert [finding.reviews.count() for finding in findings] == [1] * 4
    assert Review.objects.filter(batch=None).count() == (0 if refused else 1)


def test_a_batch_is_undone_once(editors, findings):
    batch = do_together(shown=[Shown.of(finding) for finding in findings], order=SIGN, by=editors[0]).batch
    assert batch is not None

    raised = at_once(*(lambda by=by: undo_together(batch=batch, by=by) for by in editors))

    assert [type(failure) for failure in raised if failure] == [ValidationError] * 2
    assert Review.objects.count() == 8
    assert Batch.objects.count() == 2


def test_two_browsers_that_send_their_verdicts_at_once_are_answered_apart(editors):
    finding = FindingFactory()
    address = reverse("claims:review", args=[finding.pk])
    verdicts = [
        {"verdict": "contradiction", "note": "Both papers confirmed it."},
        {"verdict": "not_contradiction", "reason": "period", "note": "Other quarter."},
    ]
    clients, answers = [Client(), Client()], {}
    for client, editor in zip(clients, editors, strict=False):
        client.force_login(editor)

    def send(number: int) -> None:
        data = {"seen": 0, "shown": fingerprint(finding), "prefers": "neither", **verdicts[number]}
        answers[number] = clients[number].post(address, data)

    assert at_once(lambda: send(0), lambda: send(1)) == [None, None]

    signed = finding.reviews.get()
    first = 0 if signed.verdict == "contradiction" else 1
    assert answers[first].status_code == 302
    told = answers[1 - first].content.decode()
    assert f"{signed.reviewer} was first." in told
    assert verdicts[first]["note"] in told
    assert verdicts[1 - first]["note"] in told
