"""Whose a finding is: taken, handed on and let go by rows that say who did it and when."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from claims.models import Assignment
from claims.recording import assign
from tests.conftest import client_of
from tests.factories import FindingFactory, UserFactory
from tests.web.test_findings import page_of
from tests.web.test_queue_order import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding():
    return FindingFactory()


def give(client, finding, to, *, held=0) -> str:
    """Press the button of a page on which `held` was the newest assignment; answers the page that follows."""
    address = reverse("claims:assign", args=[finding.pk]) + "?relation=contradicts"
    response = client.post(address, {"to": getattr(to, "username", to), "held": held}, follow=True)
    assert response.redirect_chain == [(f"{finding.get_absolute_url()}?relation=contradicts", 302)]
    return response.content.decode()


def newest() -> int:
    return Assignment.objects.latest("pk").pk


def test_an_editor_takes_a_finding_hands_it_on_and_it_is_let_go(editor_client, finding):
    me, other = user_of(editor_client), UserFactory(role="editor", username="night-editor")

    html = give(editor_client, finding, me)
    assert "The finding is yours." in html
    assert "You have it." in html
    html = give(editor_client, finding, other, held=newest())
    assert "The finding is night-editor’s and left your queue." in html
    assert "night-editor has it." in html
    html = give(editor_client, finding, "", held=newest())
    assert "Nobody has it yet." in html

    rows = [(row.assignee, row.created_by) for row in finding.assignments.all()]
    assert rows == [(me, me), (other, me), (None, me)]
    finding.refresh_from_db()
    assert finding.assigned_to is None
    for words in (f"{me} took it", f"{me} gave it to night-editor", f"{me} let it go"):
        assert words in html


def test_everybody_reads_who_has_it_and_only_editors_are_offered_more(finding):
    assign(finding=finding, by=UserFactory(), to=UserFactory(role="editor", username="night-editor"))
    for role in ("journalist", "admin"):
        client = client_of(role)
        html = page_of(client, finding.get_absolute_url())
        assert "night-editor has it." in html
        assert reverse("claims:assign", args=[finding.pk]) not in html
        assert "night-editor has it" in page_of(client)
        assert "data-tick-all" not in page_of(client)


def test_of_two_editors_who_take_it_the_second_is_told(editor_client, finding):
    first = UserFactory(role="editor", username="first-editor")
    assign(finding=finding, by=first, to=first)
    html = give(editor_client, finding, user_of(editor_client), held=0)
    assert "Nothing changed: first-editor was quicker, and now first-editor has it." in html
    assert finding.assignments.count() == 1
    assert "The finding is yours." in give(editor_client, finding, user_of(editor_client), held=newest())


@pytest.mark.parametrize(
    ("role", "fields", "error"),
    [
        ("journalist", {}, "does not sign verdicts. Choose one of the editors."),
        ("editor", {"is_active": False}, "does not sign verdicts. Choose one of the editors."),
    ],
)
def test_who_cannot_sign_is_given_nothing(editor_client, finding, role, fields, error):
    somebody = UserFactory(role=role, **fields)
    assert error in give(editor_client, finding, somebody)
    with pytest.raises(ValidationError, match="does not sign verdicts"):
        assign(finding=finding, by=user_of(editor_client), to=somebody)
    assert not Assignment.objects.exists()


def test_what_changes_nothing_is_no_row(editor_client, finding):
    me = user_of(editor_client)
    give(editor_client, finding, me)
    assert f"{me} has it already" in give(editor_client, finding, me, held=newest())
    assert "nobody has it" in give(editor_client, FindingFactory(), "")
    assert "no editor needs to look at it" in give(editor_client, FindingFactory(queue=False), me)
    assert Assignment.objects.count() == 1
