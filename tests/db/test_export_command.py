"""`manage.py export`: what stands on the desk, complete, filtered as on the page, and safe in a spreadsheet."""

import csv
import datetime
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.exports import claim_rows, claims_to_export, finding_rows, findings_to_export
from claims.recording import open_finding, second_review, sign_review
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command and returns what it prints to stdout."""

    def run(*args: str) -> str:
        call_command("export", *args)
        return capsys.readouterr().out

    return run


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_claim_is_extracts_line_with_its_place_on_the_desk(export):
    claim = ClaimFactory(revision__article__stem="harbour-03", value=Decimal("1234.5"))

    row = lines(export("claims"))[0]

    assert (row["id"], row["article"], row["revision"]) == (claim.pk, "harbour-03", claim.revision_id)
    assert (row["value"], row["comparator"], row["unit"]) == (1234.5, "=", "count")
    assert (row["period_start"], row["period_end"]) == ("2024-03-01", "2024-03-31")
    assert (row["permalink"], row["state"]) == (f"http://127.0.0.1:8000/c/{claim.pk}/", "unreviewed")
    assert row["measure"] == claim.measure.name
    assert (row["by_hand"], row["carried_from"]) == (False, None)


def test_a_claim_says_who_made_it_and_whose_words_it_carries_on(export):
    older = ClaimFactory(standing=False)
    newer = ClaimFactory(by_hand=True, carried_from=older)

    (row,) = lines(export("claims"))

    assert (row["id"], row["by_hand"], row["carried_from"]) == (newer.pk, True, older.pk)


def test_a_phrase_that_nobody_has_sorted_is_no_measure(export):
    ClaimFactory(measure=MeasureFactory(catalogued=False))

    assert lines(export("claims"))[0]["measure"] is None


def test_claims_out_of_standing_are_not_exported(export):
    ClaimFactory(standing=False)

    assert export("claims") == ""


def test_every_finding_is_exported_not_the_queue_alone(export):
    queued = FindingFactory()
    quiet = FindingFactory(relation="updates", queue=False)

    rows = lines(export("findings"))

    assert [(row["id"], row["queue"]) for row in rows] == [(queued.pk, True), (quiet.pk, False)]
    assert all(row["sides"] and all(side["claims"] for side in row["sides"]) for row in rows)
    assert rows[0]["verdict"] is None


def test_a_signed_verdict_shows_on_finding_and_claims(export):
    finding = FindingFactory()
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    assert lines(export("findings"))[0]["verdict"] == "contradiction"
    assert {row["state"] for row in lines(export("claims"))} == {"contradiction"}


def test_a_verdict_that_waits_for_a_second_signature_is_none_yet(export):
    finding = FindingFactory(measure=MeasureFactory(second_signature=True))
    preferred = {"prefers": finding.sides.first().says, "prefers_because": "The register has it."}
    sign_review(finding=finding, by=UserFactory(), verdict="not_contradiction", reason="period", **preferred)
    row = lines(export("findings"))[0]
    assert (row["verdict"], row["reason"], row["prefers"], row["awaits_second"]) == (None, None, None, True)
    assert {claim["state"] for claim in lines(export("claims"))} == {"open"}

    second_review(finding=finding, by=UserFactory())

    row = lines(export("findings"))[0]
    assert (row["verdict"], row["reason"], row["awaits_second"]) == ("not_contradiction", "period", False)
    assert {name: row[name] for name in preferred} == preferred


def test_what_was_asked_is_exported_and_can_be_asked_for(export):
    FindingFactory()
    finding = FindingFactory()
    sign_review(
        finding=finding, by=UserFactory(), verdict="needs_reporting", ask_whom="the mayor", ask_what="How many?",
        asked_on=datetime.date(2024, 5, 3), remind_on=datetime.date(2024, 5, 10),
    )  # fmt: skip

    (row,) = lines(export("findings", "--stage", "asked"))

    assert (row["id"], row["verdict"], row["asking"]) == (finding.pk, "needs_reporting", "asked")
    assert (row["ask_whom"], row["asked_on"], row["remind_on"]) == ("the mayor", "2024-05-03", "2024-05-10")


def test_an_editors_finding_says_so(export):
    claims = [ClaimFactory(), ClaimFactory()]
    open_finding(claims=claims, relation="contradicts", note="Ask the council", by=UserFactory())

    row = lines(export("findings"))[0]

    assert (row["found_by"], row["note"], row["relation"]) == ("editor", "Ask the council", "contradicts")
    assert [side["claims"] for side in row["sides"]] == [[claims[0].pk], [claims[1].pk]]


def test_filters_are_those_of_the_page(export):
    wanted = ClaimFactory()
    ClaimFactory()
    FindingFactory(relation="updates", queue=False)
    contradiction = FindingFactory()

    claims = lines(export("claims", "--measure", wanted.measure.slug))
    findings = lines(export("findings", "--relation", "contradicts"))

    assert [row["id"] for row in claims] == [wanted.pk]
    assert [row["id"] for row in findings] == [contradiction.pk]


def test_a_filter_that_makes_no_sense_is_refused_in_words(export):
    with pytest.raises(CommandError, match="soon"):
        export("claims", "--period-from", "soon")


def test_measures_come_with_their_aliases(export):
    measure = MeasureFactory()
    measure.aliases.create(phrase="wardens on the harbour's books")

    row = next(row for row in lines(export("measures")) if row["id"] == measure.pk)

    assert row["aliases"] == ["wardens on the harbour's books"]


def test_a_spreadsheet_gets_no_formula_from_a_text_and_keeps_negative_numbers(export):
    ClaimFactory(value=Decimal("-1.5"), counted="=HYPERLINK(1)", surface="-1.5 wardens")

    row = next(csv.DictReader(io.StringIO(export("claims", "--format", "csv"))))

    assert row["value"] == "-1.5"
    assert row["counted"] == "'=HYPERLINK(1)"
    assert row["surface"] == "'-1.5 wardens"


@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_does_not_grow_with_the_claims(django_assert_num_queries, count):
    for _ in range(count):
        FindingFactory()

    # claims with context; their sides with findings and signatures
    with django_assert_num_queries(2):
        assert len(list(claim_rows(claims_to_export()))) == 2 * count
    # findings; their sides; the sides' claims
    with django_assert_num_queries(3):
        assert len(list(finding_rows(findings_to_export()))) == count
