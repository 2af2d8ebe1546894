"""Whom an editor wants asked, whether they were, what they answered, and the reminder in between."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Enquiry, Finding
from claims.verdicts import asking_words, is_due
from tests.conftest import client_of
from tests.factories import FindingFactory
from tests.web.test_verdicts import sign

pytestmark = pytest.mark.django_db


WEEK = datetime.timedelta(days=7)


@pytest.fixture
def finding() -> Finding:
    return FindingFactory()


@pytest.fixture
def asked(finding: Finding, editor_client: Client) -> Finding:
    """A finding on which the department was asked on 3 May, with a reminder for 10 May 2024."""
    sign(
        editor_client, finding, "needs_reporting", ask_whom="the department", ask_what="How many in March?",
        asked_on="2024-05-03", remind_on="2024-05-10",
    )  # fmt: skip
    finding.refresh_from_db()
    return finding


def note(client: Client, finding: Finding, step: str, **fields: object):
    data = {f"{step}-{name}": value for name, value in fields.items()}
    return client.post(reverse(f"claims:{step}", args=[finding.pk]), data, follow=True)


def waits(finding: Finding) -> bool:
    return Finding.objects.waiting().filter(pk=finding.pk).exists()


def test_asked_and_not_answered_is_a_state_of_its_own(asked, journalist_client):
    assert (asked.verdict, asked.asking, asked.asked_on) == (
        "needs_reporting",
        "asked",
        datetime.date(2024, 5, 3),
    )
    html = journalist_client.get(asked.get_absolute_url()).content.decode()
    assert "Asked the department on 3 May 2024, no answer; reminder due" in html
    assert "How many in March?" in html
    assert "asked on 3 May 2024, reminder on 10 May 2024" in html
    assert "Note the answer" not in html
    listed = journalist_client.get("/findings/", {"stage": "asked"}).content.decode()
    assert "asked the department on 3 May 2024, no answer" in listed


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (1, False)])
def test_the_reminder_brings_the_finding_back_on_its_day(finding, editor_client, days, due):
    remind_on = timezone.localdate() + datetime.timedelta(days=days)
    sign(
        editor_client, finding, "needs_reporting", ask_what="How many?", asked_on=str(timezone.localdate() - WEEK),
        remind_on=str(remind_on),
    )  # fmt: skip
    finding.refresh_from_db()
    assert is_due(finding) is due
    assert waits(finding) is due
    assert ("Reminder due" in editor_client.get("/findings/", {"stage": "due"}).content.decode()) is True
    shown = finding.get_absolute_url() in editor_client.get("/findings/", {"stage": "due"}).content.decode()
    assert shown is due


def test_an_answer_brings_the_finding_back_to_be_ruled_on(asked, editor_client):
    html = note(editor_client, asked, "answer", day="2024-05-12", words="No comment.").content.decode()
    assert "The answer is noted." in html
    assert "The department answered" in html
    assert "answered on 12 May 2024" in html
    assert "No comment." in html
    asked.refresh_from_db()
    assert (asked.verdict, asked.asking, asked.remind_on) == ("needs_reporting", "answered", None)
    assert waits(asked)

    sign(editor_client, asked, "contradiction")
    asked.refresh_from_db()
    assert (asked.verdict, asked.asking, asked.asked_on) == ("contradiction", "", None)
    assert not waits(asked)
    assert "answered on 12 May 2024" in editor_client.get(asked.get_absolute_url()).content.decode()


def test_what_was_not_asked_yet_can_be_asked_later_and_again(finding, editor_client):
    sign(editor_client, finding, "needs_reporting", ask_whom="the harbour master", ask_what="How many?")
    finding.refresh_from_db()
    assert (finding.asking, asking_words(finding)) == ("to_ask", "needs reporting: to ask the harbour master")
    assert not waits(finding)

    note(
        editor_client,
        finding,
        "asked",
        day=timezone.localdate() - WEEK,
        remind_on=timezone.localdate(),
        words="By telephone.",
    )
    finding.refresh_from_db()
    assert waits(finding)
    note(editor_client, finding, "asked", day=timezone.localdate(), remind_on=timezone.localdate() + WEEK)

    finding.refresh_from_db()
    assert (finding.asked_on, finding.remind_on) == (timezone.localdate(), timezone.localdate() + WEEK)
    assert not waits(finding)
    assert [step.words for step in finding.ruling.steps.all()] == ["By telephone.", ""]


def test_a_step_is_undone_by_a_row_of_its_own(asked, editor_client):
    note(editor_client, asked, "answer", day="2024-05-12", words="Wrong finding.")
    html = editor_client.post(reverse("claims:undo_asking", args=[asked.pk]), follow=True).content.decode()
    assert "Undone. Both steps stay in the history." in html
    assert "undid “answered”" in html
    asked.refresh_from_db()
    assert (asked.asking, asked.remind_on) == ("asked", datetime.date(2024, 5, 10))
    assert Enquiry.objects.count() == 3

    editor_client.post(reverse("claims:undo_asking", args=[asked.pk]))
    html = editor_client.post(reverse("claims:undo_asking", args=[asked.pk]), follow=True).content.decode()
    assert "There is no step to undo" in html
    asked.refresh_from_db()
    assert asked.asking == "to_ask"


def test_a_form_that_was_sent_twice_is_one_step(asked, editor_client):
    for _ in range(2):
        note(editor_client, asked, "answer", day="2024-05-12", words="No comment.")
    assert Enquiry.objects.filter(step="answered").count() == 1


def test_the_same_answer_of_another_editor_is_a_step_of_its_own(asked, editor_client):
    for client in (editor_client, client_of("editor")):
        note(client, asked, "answer", day="2024-05-12", words="No comment.")
    assert Enquiry.objects.filter(step="answered").count() == 2


def test_what_was_asked_stays_asked_where_the_editor_signs_anew(asked, editor_client):
    html = editor_client.get(asked.get_absolute_url()).content.decode()
    form = html[html.index("data-verdict") :]
    for value in ("the department", "2024-05-03", "2024-05-10"):
        assert f'value="{value}"' in form
    assert "How many in March?" in form


def test_undoing_the_verdict_takes_its_question_away(asked, editor_client):
    editor_client.post(reverse("claims:undo", args=[asked.pk]), {"seen": asked.ruling_id})
    asked.refresh_from_db()
    assert (asked.verdict, asked.asking, asked.remind_on) == ("", "", None)


@pytest.mark.parametrize("step", ["asked", "answer"])
def test_nothing_is_noted_where_nothing_is_to_be_asked(finding, editor_client, step):
    html = note(editor_client, finding, step, day="2024-05-12", words="Nobody asked.").content.decode()
    assert "This finding does not need reporting, or no longer" in html
    assert "You wrote: “Nobody asked.”" in html
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    ("step", "fields", "error"),
    [
        ("asked", {"day": ""}, "Give the day on which it was asked."),
        ("asked", {"day": "soon"}, "“soon” is no date. Write it as 2019-06-05."),
        ("asked", {"day": "2999-01-01"}, "2999-01-01 has not come yet"),
        (
            "asked",
            {"day": "2024-05-03", "remind_on": "2024-05-03"},
            "The reminder on 2024-05-03 does not come after 2024-05-03",
        ),
        ("answer", {"day": "2024-05-03", "words": " "}, "Write what was answered"),
        ("answer", {"day": "2999-01-01", "words": "None."}, "2999-01-01 has not come yet"),
    ],
)
def test_a_step_says_what_is_wrong_with_it(asked, editor_client, step, fields, error):
    response = note(editor_client, asked, step, **fields)
    html = response.content.decode()
    assert response.status_code == 200
    assert error in html
    assert "<details open>" in html
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"asked_on": "2999-01-01"}, "2999-01-01 has not come yet"),
        ({"asked_on": "2024-05-03", "remind_on": "2024-05-01"}, "does not come after 2024-05-03"),
        ({"remind_on": "2024-05-10"}, "Say on which day it was asked, to be reminded of it on 2024-05-10."),
    ],
)
def test_a_verdict_that_needs_reporting_says_what_is_wrong_with_its_days(finding, editor_client, fields, error):
    html = sign(editor_client, finding, "needs_reporting", ask_what="How many?", **fields).content.decode()
    assert error in html
    assert not finding.reviews.exists()


def test_days_that_belong_to_another_verdict_do_not_stand_in_its_way(finding, editor_client):
    sign(editor_client, finding, "contradiction", asked_on="soon", remind_on="2024-05-10")
    assert finding.reviews.get().verdict == "contradiction"
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("role", ["journalist_client", "admin_client", "groupless_client"])
@pytest.mark.parametrize("name", ["asked", "answer", "undo_asking", "second"])
def test_only_editors_note_and_sign(request, asked, role, name):
    client = request.getfixturevalue(role)
    data = {"asked-day": "2024-05-12", "answer-day": "2024-05-12", "answer-words": "None."}
    assert client.post(reverse(f"claims:{name}", args=[asked.pk]), data).status_code == 403
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("steps", [1, 8])
def test_the_page_costs_the_same_for_any_number_of_steps(editor_client, asked, steps, django_assert_num_queries):
    for number in range(steps):
        note(editor_client, asked, "asked", day="2024-05-12", words=f"Call {number}.")
    # As for any finding: 1.–4. who looks  5. frame  6.–10. finding, sides, claims, reviews, steps  11.–14. queue
    with django_assert_num_queries(13):
        editor_client.get(asked.get_absolute_url())
