"""What stands on a safe-to-print sheet: the value, what not to print and why, and who still carries it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Claim, Entity, Measure
from claims.recording import correct_claim, sign_review, sign_value
from claims.recording.readings import reading_of, statement_of
from claims.sheetrows import load_sheet, places_of
from claims.sheets import Sheet
from tests.factories import ClaimFactory, EntityFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db

COUNCIL = "Fenland Borough Council"


@pytest.fixture
def measure() -> Measure:
    return MeasureFactory(name="wardens employed", nature="standing")


def month(number: int) -> dict[str, datetime.date]:
    """The period of a month of 2024."""
    start = datetime.date(2024, number, 1)
    return {"period_start": start, "period_end": start.replace(day=28)}


def claim_of(measure: Measure, value: int, when: int, **fields: Any) -> Claim:
    """A figure of that month, in an article of its own, of one council unless told otherwise."""
    if "entity" not in fields:
        fields["entity"] = Entity.objects.filter(name=COUNCIL).first() or EntityFactory(name=COUNCIL)
    if "revision" not in fields:
        fields["revision__article__published_from"] = datetime.date(2024, when, 28)
    fields = {"nature": "standing", **month(when), **fields}
    return ClaimFactory(measure=measure, value=Decimal(value), surface=f"{value} wardens", **fields)


def sheet(measure: Measure, place: str = "") -> Sheet:
    places = places_of(measure)
    wanted = next((one for one in places if one.name == place), places[0] if places else None)
    return load_sheet(measure=measure, places=places, place=wanted, today=timezone.localdate())[0]


def barred(made: Sheet) -> dict[str, str]:
    return {value.claim.surface: value.why for value in made.not_to_print}


def put(claim: Claim) -> None:
    sign_value(
        claim=claim, wording="Signed words.", by=UserFactory(role="editor"),
        check_again=timezone.localdate() + datetime.timedelta(days=9),
    )  # fmt: skip


def test_unsigned_sheet_proposes_the_latest_value_and_says_what_is_missing(measure: Measure) -> None:
    claim_of(measure, 300, 1)
    newest = claim_of(measure, 310, 3)

    made = sheet(measure)

    assert (made.claim, made.signed, made.is_safe) == (newest, None, False)
    assert made.wording.startswith("310 wardens at Fenland Borough Council, Outlet ")
    assert made.wording.endswith(" reported, as of 1–28 March 2024.")
    assert [line.partition(":")[0] for line in made.missing] == ["A signature", "A source", "A second origin"]
    assert barred(made) == {"300 wardens": "Older: of 1–28 January 2024; the newer value is of 1–28 March 2024."}


def test_signed_value_stands_though_another_is_later(measure: Measure) -> None:
    signed = claim_of(measure, 300, 1, attribution="the council")
    claim_of(measure, 310, 3)
    put(signed)

    made = sheet(measure)

    assert (made.claim, made.wording, made.is_safe) == (signed, "Signed words.", True)
    assert made.missing == ("A second origin: it rests on one alone.",)
    assert [value.claim.surface for value in made.circulating] == ["310 wardens"]


def test_one_source_in_many_articles_is_one_origin(measure: Measure) -> None:
    for outlet in ("the council’s report", "the council’s report", "the union"):
        claim_of(measure, 310, 3, attribution=outlet)

    made = sheet(measure)

    assert (made.articles, made.origins) == (3, 2)


def test_every_other_value_is_barred_with_its_reason(measure: Measure) -> None:
    value = claim_of(measure, 310, 3, attribution="the council")
    disputed = claim_of(measure, 320, 3)
    ruled = claim_of(measure, 330, 3)
    apart = claim_of(measure, 340, 3)
    misread = claim_of(measure, 350, 3)
    claim_of(measure, 200, 3, vague=True)
    claim_of(measure, 40, 3, scope={"polarity": "opposite"})
    agreed = claim_of(measure, 312, 3)
    editor = UserFactory(role="editor")
    FindingFactory(measure=measure, sides=[[disputed], [ClaimFactory()]])
    against = FindingFactory(measure=measure, sides=[[value], [ruled]])
    sign_review(
        finding=against, by=editor, verdict="contradiction",
        prefers=str(value), prefers_because="The register has it.",
    )  # fmt: skip
    FindingFactory(relation="differs_in_scope", queue=False, reasons=["other_population"], sides=[[value], [apart]])
    wrong = FindingFactory(measure=measure, sides=[[value], [misread]])
    sign_review(finding=wrong, by=editor, verdict="not_contradiction", reason="misread", note="It is a page number.")
    rounded = FindingFactory(measure=measure, sides=[[value], [agreed]])
    sign_review(finding=rounded, by=editor, verdict="not_contradiction", reason="rounding")
    put(value)

    made = sheet(measure)

    assert made.preferred is not None
    assert made.preferred.prefers_because == "The register has it."
    assert barred(made) == {
        "320 wardens": "Disputed (disagree): an editor has still to rule.",
        "330 wardens": f"{editor} prefers “310 wardens”: The register has it.",
        "340 wardens": "Not the same: another population.",
        "350 wardens": f"Error in our reading, {editor} signed: It is a page number.",
        "200 wardens": "A vague word, not a number.",
        "40 wardens": "It counts the opposite.",
    }
    assert [one.claim for one in made.circulating] == [agreed]
    assert not next(one for one in made.not_to_print if one.claim == disputed).may_be_signed


def test_nothing_is_proposed_while_every_value_is_disputed(measure: Measure) -> None:
    one, other = claim_of(measure, 300, 3), claim_of(measure, 310, 3)
    finding = FindingFactory(measure=measure, sides=[[one], [other]])

    assert sheet(measure).claim is None
    assert sheet(measure).missing == ("Every value in circulation is disputed, vague or ruled against.",)

    sign_review(finding=finding, by=UserFactory(role="editor"), verdict="contradiction", prefers=str(one))
    assert sheet(measure).claim == one


def test_ripple_lists_exactly_the_articles_that_carry_an_older_value_newest_first(measure: Measure) -> None:
    first, second = claim_of(measure, 300, 1), claim_of(measure, 300, 2)
    value = claim_of(measure, 310, 3, attribution="the council")
    both = claim_of(measure, 290, 1, revision=value.revision, start=60, sentence_start=40)
    put(value)

    made = sheet(measure)

    assert [carrying.article for carrying in made.ripple] == [second.revision.article, first.revision.article]
    assert both.surface in barred(made)  # its article tells both values, and misleads nobody


def test_ripple_of_a_withdrawn_value_is_whoever_prints_it(measure: Measure) -> None:
    value, copied = claim_of(measure, 310, 3), claim_of(measure, 310, 3)
    for claim in (value, copied):
        claim.machine = reading_of(statement_of(claim))
        claim.save()
    put(value)
    assert sheet(measure).ripple == ()

    correct_claim(claim=value, field="attribution", value="the union", note="misread", by=UserFactory(role="editor"))

    made = sheet(measure)
    assert made.signed is not None
    assert made.signed.state == "withdrawn"
    assert {carrying.article for carrying in made.ripple} == {value.revision.article, copied.revision.article}


def test_each_place_has_its_own_sheet(measure: Measure) -> None:
    here = claim_of(measure, 310, 3)
    there = claim_of(measure, 80, 3, entity=EntityFactory(name="Marsh District Council"))
    nowhere = claim_of(measure, 5, 3, entity=None)
    put(there)

    assert [place.name for place in places_of(measure)] == [COUNCIL, "Marsh District Council", "no place named"]
    assert sheet(measure, COUNCIL).claim == here
    assert sheet(measure, COUNCIL).signed is None
    assert sheet(measure, "Marsh District Council").is_safe
    assert sheet(measure, "no place named").claim == nowhere


def test_figures_of_other_things_stand_on_it_only_where_a_finding_sets_them_beside(measure: Measure) -> None:
    value = claim_of(measure, 310, 3)
    department = EntityFactory(name="Fenland parks department")
    agreeing = claim_of(measure, 310, 3, entity=department)
    near = claim_of(MeasureFactory(name="rangers employed"), 310, 1)
    claim_of(MeasureFactory(name="ushers employed"), 310, 1)
    FindingFactory(relation="corroborates", queue=False, sides=[[value, agreeing]])
    FindingFactory(relation="differs_in_scope", queue=False, reasons=["near_measure"], sides=[[value], [near]])

    made = sheet(measure, COUNCIL)

    assert (made.claim, made.articles) == (value, 2)
    assert [(one.claim, one.why) for one in made.not_to_print] == [(near, "Not the same: a near measure.")]
    assert made.circulating == ()
    assert made.ripple == ()


def test_figures_without_a_place_belong_to_the_only_one_that_is_named(measure: Measure) -> None:
    claim_of(measure, 310, 2)
    later = claim_of(measure, 320, 3, entity=None)
    put(later)

    made = sheet(measure)

    assert made.place is not None
    assert (made.place.name, made.claim, made.is_safe) == (COUNCIL, later, True)


@pytest.mark.parametrize("rows", [1, 50])
def test_a_sheet_costs_the_same_for_any_number_of_values(
    measure: Measure, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        other = claim_of(measure, 300 + number, 1 + number % 12)
        FindingFactory(measure=measure, queue=False, relation="updates", sides=[[other], [claim_of(measure, 9, 1)]])

    # 1. places  2. those that are signed  3. claims  4. signatures  5. findings  6. what else is in these  7. findings
    # on that
    with django_assert_max_num_queries(7):
        made = sheet(measure)

    assert made.claim is not None
