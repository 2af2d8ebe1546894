"""The safe-to-print sheet in the browser's eyes: what it says to whom, and what editors do on it."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, Measure, SheetSignature
from claims.recording import sign_value
from claims.recording.evidence import stands_of
from tests.conftest import client_of
from tests.factories import ClaimFactory, EntityFactory, FindingFactory, MeasureFactory, UserFactory
from tests.web.test_article_pages import FRAME

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + datetime.timedelta(days=30)


@pytest.fixture
def claim() -> Claim:
    """A figure of the council's wardens."""
    measure = MeasureFactory(name="wardens employed", slug="wardens-employed")
    return ClaimFactory(measure=measure, entity=EntityFactory(name="Fenland Borough Council"), surface="300 wardens")


def address(name: str, claim: Claim) -> str:
    return reverse(f"claims:{name}", args=[claim.measure.slug])


def text(client: Client, claim: Claim, query: str = "") -> str:
    response = client.get(address("sheet", claim) + query)
    assert response.status_code == 200
    return str(response.content.decode())


def fields(client: Client, claim: Claim) -> dict[str, Any]:
    """What the form on the page would send."""
    form = client.get(address("sheet", claim)).context["form"]
    return {name: "" if form[name].value() is None else form[name].value() for name in form.fields}


def sign(client: Client, claim: Claim, **given: Any) -> str:
    data = {**fields(client, claim), **given}
    return str(client.post(address("sign_value", claim), data, follow=True).content.decode())


def test_unsigned_sheet_proposes_and_says_so(journalist_client: Client, claim: Claim) -> None:
    html = text(journalist_client, claim)

    assert "<strong>Not signed.</strong>" in html
    assert "300 wardens at Fenland Borough Council" in html
    assert "A signature: no editor has put a value on this sheet." in html
    assert "you can read and print the sheet" in html
    assert address("sign_value", claim) not in html


def test_editor_signs_the_wording_by_hand_and_the_measure_page_carries_it(editor_client: Client, claim: Claim) -> None:
    assert fields(editor_client, claim)["check_again"] == timezone.localdate() + datetime.timedelta(days=91)

    html = sign(editor_client, claim, wording="Fenland employs <300> wardens.", note="Seen in the register.")

    assert "Signed. It is on the sheet." in html
    assert '<strong class="safe">Safe to print</strong>' in html
    assert "Fenland employs &lt;300&gt; wardens." in html
    assert "“Seen in the register.”" in html
    page = editor_client.get(claim.measure.get_absolute_url()).content.decode()
    assert page.index("Fenland employs &lt;300&gt; wardens.") < page.index("Every claim")
    assert "Safe-to-print sheet, Fenland Borough Council" in page


def test_what_cannot_be_signed_stays_in_the_form(editor_client: Client, claim: Claim) -> None:
    html = sign(editor_client, claim, wording="My own words.", check_again="2024-01-02")
    assert "2 January 2024 is not ahead" in html
    assert "My own words." in html

    html = sign(editor_client, claim, wording="", check_again="soon")
    assert "“soon” is no date" in html
    assert SheetSignature.objects.count() == 0


def test_sheet_greys_out_by_itself_after_its_date(editor_client: Client, claim: Claim) -> None:
    SheetSignature.objects.create(
        measure=claim.measure, entity=claim.entity, claim=claim, stands=stands_of(claim), wording="300 wardens.",
        check_again=timezone.localdate() - datetime.timedelta(days=1), created_by=UserFactory(role="editor"),
    )  # fmt: skip

    html = text(editor_client, claim)

    assert "<strong>Check again.</strong>" in html
    assert 'class="sheet held"' in html


def test_a_dispute_withdraws_the_value_on_both_pages(editor_client: Client, claim: Claim) -> None:
    sign(editor_client, claim)
    finding = FindingFactory(measure=claim.measure, sides=[[claim], [ClaimFactory(measure=claim.measure)]])

    html = text(editor_client, claim, f"?place={claim.entity_id}")
    assert '<strong class="withdrawn">Withdrawn.</strong>' in html
    assert f'href="{finding.get_absolute_url()}">Disputed (disagree)' in html
    assert "<s>300 wardens</s>" in html
    assert "Still carry an older or withdrawn value" in html
    assert "Withdrawn." in editor_client.get(claim.measure.get_absolute_url()).content.decode()


def test_second_editor_signs_too_and_undoes(editor_client: Client, claim: Claim) -> None:
    Measure.objects.filter(pk=claim.measure_id).update(second_signature=True)
    html = sign(editor_client, claim)
    assert "<strong>Not yet.</strong>" in html
    assert "Sign it too" not in html

    other = client_of("editor")
    assert "Sign it too" in text(other, claim)
    row = SheetSignature.objects.get()
    html = other.post(address("second_value", claim), {"seen": row.pk}, follow=True).content.decode()
    assert '<strong class="safe">Safe to print</strong>' in html
    assert "Undo the second signature" in html

    newest = SheetSignature.objects.latest("pk")
    html = other.post(address("take_off", claim), {"seen": newest.pk}, follow=True).content.decode()
    assert "Taken off the sheet" in html
    assert "<strong>Not yet.</strong>" in html


@pytest.mark.parametrize("name", ["second_value", "take_off"])
def test_acting_on_nothing_or_with_a_forged_number_is_refused(editor_client: Client, claim: Claim, name: str) -> None:
    for seen in ("", "99", "x", "9" * 30):
        html = editor_client.post(address(name, claim), {"seen": seen}, follow=True).content.decode()
        assert "Nothing is signed on this sheet." in html or "Enter a whole number." in html


def test_another_value_can_be_chosen_and_each_place_has_an_address(editor_client: Client, claim: Claim) -> None:
    other = ClaimFactory(measure=claim.measure, surface="310 wardens", value=310, entity=claim.entity)
    there = ClaimFactory(measure=claim.measure, surface="7 wardens", entity=EntityFactory(name="Marshton"))

    assert "Sign “300 wardens” instead" in text(editor_client, claim, f"?place={claim.entity_id}&value={claim.pk}")
    html = text(editor_client, claim, f"?place={there.entity_id}")
    assert "7 wardens in Marshton" in html
    assert other.surface not in html
    assert editor_client.get(address("sheet", claim) + "?place=99999").status_code == 404
    assert "Marshton" in text(editor_client, claim, "?value=none%00")


def test_sheet_of_a_merged_measure_leads_on(journalist_client: Client, claim: Claim) -> None:
    merged = MeasureFactory(merged_into=claim.measure)
    response = journalist_client.get(reverse("claims:sheet", args=[merged.slug]))
    assert response["Location"] == address("sheet", claim)


def test_sheet_of_a_measure_without_a_figure_says_so(editor_client: Client) -> None:
    measure = MeasureFactory()
    html = editor_client.get(reverse("claims:sheet", args=[measure.slug])).content.decode()
    assert "No value can be printed.</strong> Nothing has been said of this yet." in html
    assert "There is no value to sign yet." in html


@pytest.mark.parametrize("rows", [1, 50])
def test_the_page_costs_the_same_for_any_number_of_values(
    journalist_client: Client, claim: Claim, rows: int, django_assert_num_queries: Any
) -> None:
    editor = UserFactory(role="editor")
    for number in range(rows):
        other = ClaimFactory(measure=claim.measure, value=400 + number, entity=claim.entity)
        FindingFactory(measure=claim.measure, queue=False, relation="updates", sides=[[claim], [other]])
        sign_value(claim=claim, wording=f"Wording {number}.", check_again=SOON, by=editor)

    # 5. measure  6. places  7. those that are signed  8. claims  9. signatures  10. findings on those  11. on all
    # 12. what else is in them  13. history
    with django_assert_num_queries(FRAME + 9):
        text(journalist_client, claim)
