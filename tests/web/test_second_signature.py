"""Two signatures where a measure demands them: the second never by the first hand, and never on other evidence."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.context_processors import desk
from claims.models import Finding, Review
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory
from tests.web.test_verdicts import hidden, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding() -> Finding:
    """A contradiction on a measure that demands two signatures."""
    return FindingFactory(measure=MeasureFactory(name="drownings", slug="drownings", second_signature=True))


@pytest.fixture
def signed(finding: Finding) -> tuple[Finding, Client]:
    """The same, signed once, and the client of the editor who did."""
    first = client_of("editor")
    sign(first, finding, "not_contradiction", reason="period", note="Two summers.")
    return finding, first


def second(client: Client, finding: Finding, **fields: str):
    """Press “Sign it too” on the page as it is shown."""
    data = hidden(client, finding) | fields
    return client.post(reverse("claims:second", args=[finding.pk]), data, follow=True)


def state(finding: Finding) -> tuple[str, bool]:
    finding.refresh_from_db()
    return finding.verdict, finding.awaits_second


def test_one_signature_does_not_count_yet(signed):
    finding, first = signed
    assert state(finding) == ("", True)
    html = first.get(finding.get_absolute_url()).content.decode()
    assert "signed once, waits for a second editor" in html
    assert "It counts once another editor has signed it too." in html
    assert "Sign it too" not in html


def test_another_editor_signs_it_too(signed, editor_client):
    finding, _ = signed
    html = editor_client.get(finding.get_absolute_url()).content.decode()
    assert html.index("<mark>") < html.index("Sign it too")

    html = second(editor_client, finding, note="I read both.").content.decode()

    assert "Signed too: <strong>not a contradiction</strong>" in html
    assert state(finding) == ("not_contradiction", False)
    html = editor_client.get(finding.get_absolute_url()).content.decode()
    assert f"signed it too, after {finding.ruling.reviewer}" in html
    assert "I read both." in html


def test_the_first_editor_cannot_be_the_second(signed):
    finding, first = signed
    html = second(first, finding).content.decode()
    assert "You signed first. The second signature has to be another editor" in html
    assert state(finding) == ("", True)


def test_the_first_editor_ruling_the_same_again_is_still_one_hand(signed):
    finding, first = signed
    sign(first, finding, "not_contradiction", reason="period")
    assert state(finding) == ("", True)


def test_the_same_ruling_by_another_hand_is_the_second_signature(signed, editor_client):
    finding, _ = signed
    sign(editor_client, finding, "not_contradiction", reason="period", note="Alone, I came to the same.")
    assert state(finding) == ("not_contradiction", False)
    newest = finding.reviews.last()
    assert (newest.seconds, newest.verdict, newest.note) == (
        finding.reviews.first(),
        "",
        "Alone, I came to the same.",
    )


def test_the_second_hands_own_reason_for_a_preference_is_kept(finding, editor_client):
    preferred = finding.sides.get(position=0)
    for client, because in [(client_of("editor"), "The register has it."), (editor_client, "I rang them.")]:
        sign(client, finding, prefers=str(preferred.position), prefers_because=because)
    assert state(finding) == ("contradiction", False)
    assert [(row.prefers_because, row.note) for row in finding.reviews.all()] == [
        ("The register has it.", ""),
        ("", "I rang them."),
    ]


def test_another_ruling_by_another_hand_waits_for_its_own_second(signed, editor_client):
    finding, first = signed
    sign(editor_client, finding, "contradiction")
    assert state(finding) == ("", True)
    second(first, finding)
    assert state(finding) == ("contradiction", False)


def test_what_needs_reporting_needs_no_second_hand(finding, editor_client):
    sign(editor_client, finding, "needs_reporting", ask_what="How many?")
    assert state(finding) == ("needs_reporting", False)


def test_a_measure_of_one_of_the_claims_demands_it_too(editor_client):
    strict = MeasureFactory(second_signature=True)
    finding = FindingFactory(measure=None, sides=[[ClaimFactory(measure=strict)], [ClaimFactory()]])
    sign(editor_client, finding)
    assert state(finding) == ("", True)


def test_other_measures_need_one_signature(editor_client):
    finding = FindingFactory()
    sign(editor_client, finding)
    assert state(finding) == ("contradiction", False)
    html = second(client_of("editor"), finding).content.decode()
    assert "No verdict on this finding waits for a second signature." in html
    assert finding.reviews.count() == 1


def test_undo_takes_the_second_signature_first_and_then_the_verdict(signed, editor_client):
    finding, _ = signed
    second(editor_client, finding)
    undo = reverse("claims:undo", args=[finding.pk])
    for says, left in [("The second signature", ("", True)), ("“Not a contradiction”", ("", False))]:
        newest = finding.reviews.last().pk
        html = editor_client.post(undo, {"seen": newest}, follow=True).content.decode()
        assert f"Undone: {says} no longer stands." in html
        assert state(finding) == left
    assert finding.ruling is None
    assert finding.reviews.count() == 4


def test_a_second_signature_that_was_undone_can_be_given_again(signed, editor_client):
    finding, _ = signed
    second(editor_client, finding)
    editor_client.post(reverse("claims:undo", args=[finding.pk]), {"seen": finding.reviews.last().pk})
    second(editor_client, finding)
    assert state(finding) == ("not_contradiction", False)


def test_nobody_signs_too_what_changed_after_the_first_signature(signed, editor_client):
    finding, _ = signed
    finding.sides.get(position=0).claims.add(ClaimFactory())
    html = second(editor_client, finding).content.decode()
    assert "The evidence changed after the first signature. Sign a verdict of your own." in html
    assert state(finding) == ("", True)


def test_nobody_signs_too_what_changed_on_their_screen(signed, editor_client):
    finding, _ = signed
    shown = hidden(editor_client, finding)
    finding.sides.get(position=0).claims.add(ClaimFactory())
    response = editor_client.post(reverse("claims:second", args=[finding.pk]), shown)
    assert "The evidence changed while you had the page open." in response.content.decode()
    assert finding.reviews.count() == 1


def test_the_second_of_two_seconds_is_told_of_the_first(signed, editor_client):
    finding, _ = signed
    third = client_of("editor")
    shown = hidden(third, finding)
    second(editor_client, finding)
    html = third.post(reverse("claims:second", args=[finding.pk]), shown).content.decode()
    assert "The second signature was given at" in html
    assert finding.reviews.count() == 2


def test_it_waits_for_every_editor_but_the_first(signed, editor_client, rf):
    finding, first = signed
    row = f'href="{finding.get_absolute_url()}'
    assert row not in first.get("/findings/").content.decode()
    assert row in editor_client.get("/findings/").content.decode()
    assert row in first.get("/findings/", {"state": "queue"}).content.decode()
    for client, waits in [(first, 0), (editor_client, 1)]:
        request = rf.get("/")
        request.user = client.get("/findings/").wsgi_request.user
        assert desk(request)["waiting"]() == waits


def test_stages_can_be_asked_for(signed, editor_client):
    finding, _ = signed
    other = FindingFactory()
    html = editor_client.get("/findings/", {"stage": "second"}).content.decode()
    assert finding.get_absolute_url() in html
    assert other.get_absolute_url() not in html


@pytest.mark.parametrize(("demand", "counts"), [(True, ("", True)), (False, ("contradiction", False))])
def test_the_switch_on_the_measures_page_counts_signatures_anew(editor_client, demand, counts):
    measure = MeasureFactory(second_signature=not demand)
    finding = FindingFactory(measure=measure)
    sign(editor_client, finding)
    data = {"definition": "People.", **({"second_signature": "on"} if demand else {})}
    response = editor_client.post(reverse("claims:edit_measure", args=[measure.slug]), data)
    assert response.status_code == 302
    assert state(finding) == counts


def test_the_switch_in_the_admin_counts_signatures_anew(
    admin_client, editor_client, django_capture_on_commit_callbacks
):
    finding = FindingFactory(measure=MeasureFactory(unit_class="count"))
    sign(editor_client, finding)
    measure = finding.measure
    data = {
        "name": measure.name, "slug": measure.slug, "unit_class": "count", "catalogued": "on", "second_signature": "on",
        "definition": "", "nature": "", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(reverse("admin:claims_measure_change", args=[measure.pk]), data)
    assert response.status_code == 302
    assert state(finding) == ("", True)


@pytest.mark.parametrize("hands", [1, 20])
def test_signing_costs_the_same_for_any_number_of_hands(
    editor_client, hands, django_assert_max_num_queries: DjangoAssertNumQueries
):
    finding = FindingFactory()
    other = client_of("editor")
    for _ in range(hands):
        sign(other, finding)
    data = hidden(editor_client, finding) | {"verdict": "contradiction"}
    with django_assert_max_num_queries(45):
        editor_client.post(reverse("claims:review", args=[finding.pk]), data)
    assert Review.objects.filter(finding=finding).count() == hands + 1
