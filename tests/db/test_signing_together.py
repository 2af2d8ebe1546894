"""Editors who sign at the same moment: one is first, the others are told, and nothing is overwritten or lost."""

import datetime
import threading
from collections.abc import Callable
from contextlib import nullcontext
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, connections

from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Correction, Enquiry, Finding, Measure
from claims.recording import (
    DecidedMeanwhile,
    EvidenceChanged,
    correct_claim,
    fingerprint,
    note_answer,
    rejudge_everything,
    second_review,
    settle_measure,
    sign_review,
    undo_review,
)
from claims.recording.readings import reading_of, statement_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "{}\n\n8 March 2024\n\nOn 7 March 2024 there were {} passengers on board the Kelmouth ferry, police said."
PAGES = [
    RawArticle(f"ferry-{number}", PAGE.format(headline, count))
    for number, (headline, count) in enumerate(
        [("Ferry sinks off Kelmouth", 212), ("Divers reach the Kelmouth ferry", 230), ("Kelmouth mourns its dead", 251)]
    )
]

Act = Callable[[], object]


def at_once(*acts: Act) -> list[BaseException | None]:
    """Does all of it at the same moment, each in a thread; answers what each of them raised."""
    # SQLite's test database lives in memory and is one connection: there, threads can only take turns.
    turns = threading.Lock() if connection.vendor == "sqlite" else nullcontext()
    gate = threading.Barrier(len(acts))
    raised: list[BaseException | None] = [None] * len(acts)

    def do(number: int) -> None:
        try:
            gate.wait(timeout=30)
            with turns:
                acts[number]()
        except BaseException as failure:
            raised[number] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


@pytest.fixture
def editors() -> list[User]:
    return [UserFactory(username=f"editor-{number}") for number in range(4)]


def test_of_editors_who_sign_at_once_one_is_first_and_the_others_are_told(editors):
    finding = FindingFactory()

    raised = at_once(
        *(lambda by=by: sign_review(finding=finding, by=by, verdict="contradiction", seen=None) for by in editors)
    )

    assert [type(failure) for failure in raised if failure] == [DecidedMeanwhile] * 3
    assert finding.reviews.count() == 1


def test_of_two_second_signatures_at_once_one_counts(editors):
    finding = FindingFactory(measure=MeasureFactory(second_signature=True))
    first = sign_review(finding=finding, by=editors[0], verdict="contradiction")

    raised = at_once(*(lambda by=by: second_review(finding=finding, by=by, seen=first.pk) for by in editors[1:]))

    assert [type(failure) for failure in raised if failure] == [DecidedMeanwhile] * 2
    finding.refresh_from_db()
    assert (finding.verdict, finding.reviews.count()) == ("contradiction", 2)


def test_the_first_editor_is_not_the_second_even_by_pressing_twice_at_once(editors):
    finding = FindingFactory(measure=MeasureFactory(second_signature=True))
    rule = {"finding": finding, "by": editors[0], "verdict": "contradiction"}

    raised = at_once(*(lambda: sign_review(**rule),) * 3, lambda: second_review(finding=finding, by=editors[0]))

    assert all(failure is None or isinstance(failure, ValidationError) for failure in raised)
    finding.refresh_from_db()
    assert (finding.verdict, finding.awaits_second) == ("", True)
    assert not finding.reviews.filter(seconds__isnull=False).exists()


def test_a_verdict_is_undone_once(editors):
    finding = FindingFactory()
    signed = sign_review(finding=finding, by=editors[0], verdict="contradiction")

    raised = at_once(*(lambda by=by: undo_review(finding=finding, by=by, seen=signed.pk) for by in editors))

    assert [type(failure) for failure in raised if failure] == [DecidedMeanwhile] * 3
    assert finding.reviews.count() == 2


def test_answers_of_several_editors_at_once_are_all_kept(editors):
    finding = FindingFactory()
    sign_review(finding=finding, by=editors[0], verdict="needs_reporting", ask_what="How many?")
    day = datetime.date(2024, 5, 12)

    raised = at_once(
        *(lambda by=by: note_answer(finding=finding, by=by, day=day, words=f"To {by}: none.") for by in editors)
    )

    assert raised == [None] * 4
    assert Enquiry.objects.count() == 4
    finding.refresh_from_db()
    assert finding.asking == "answered"


def test_a_verdict_a_correction_a_switch_and_a_new_judgement_at_once_leave_what_was_signed(editors):
    measure = MeasureFactory()
    claims = [ClaimFactory(measure=measure, value=Decimal(number)) for number in (300, 320)]
    for claim in claims:
        claim.machine = reading_of(statement_of(claim))
        claim.save()
    finding = FindingFactory(measure=measure, sides=[[claim] for claim in claims], found_by="editor")

    def switch() -> None:
        measure.second_signature = True
        measure.save()
        settle_measure(measure=measure)

    raised = at_once(
        lambda: sign_review(finding=finding, by=editors[0], verdict="contradiction"),
        lambda: correct_claim(claim=claims[0], field="attribution", value="a warden", note="", by=editors[1]),
        switch,
        rejudge_everything,
    )

    assert raised == [None] * 4
    assert Correction.objects.count() == 1
    signed = Finding.objects.get(pk=finding.pk)
    assert signed.reviews.count() == 1
    assert (signed.verdict, signed.awaits_second, signed.changed_since) == ("", True, False)


def test_a_verdict_signed_while_an_article_comes_in_is_never_taken_for_one_on_the_new_evidence(editors):
    measure, _ = Measure.objects.get_or_create(
        name="passengers on board", defaults={"slug": "passengers-on-board", "nature": "fixed"}
    )
    measure.aliases.get_or_create(phrase="passengers on board")
    for raw in PAGES[:2]:
        take_in(raw=raw)
    finding = Finding.objects.get(relation="contradicts")
    shown = fingerprint(finding)

    refused, failed = at_once(
        lambda: sign_review(finding=finding, by=editors[0], verdict="contradiction", shown=shown),
        lambda: take_in(raw=PAGES[2]),
    )

    assert failed is None
    finding.refresh_from_db()
    assert finding.sides.count() == 3
    if refused:
        assert isinstance(refused, EvidenceChanged)
        assert not finding.reviews.exists()
    else:
        assert finding.changed_since
    assert Finding.objects.waiting().filter(pk=finding.pk).exists()
