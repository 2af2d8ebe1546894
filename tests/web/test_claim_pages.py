"""A claim's permalink, editors' corrections, and findings opened by hand."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.html import escape

from claims.forms import CorrectionForm, OpenFindingForm
from claims.models import Claim, Correction, Finding
from claims.recording.readings import reading_of, statement_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory, UserFactory

TEXT = "Before it.\n\nThe harbour had in excess of 50 boats & <no> wardens. A second sentence.\n\nAfter it."
SENTENCE = "The harbour had in excess of 50 boats & <no> wardens."


@pytest.fixture
def claim(db):
    """A bounded figure with its words, as recording would have stored it."""
    revision = RevisionFactory(text=TEXT, article__headline="Harbour full")
    made = ClaimFactory(
        revision=revision,
        surface="in excess of 50 boats",
        start=TEXT.index("in excess"),
        sentence=SENTENCE,
        sentence_start=TEXT.index(SENTENCE),
        value=Decimal(50),
        low=Decimal(50),
        comparator=">",
        counted="boats",
        because={"comparator": "in excess of", "value": "50"},
    )
    made.machine = reading_of(statement_of(made))
    made.save()
    return made


def correct(client, claim, field, value, note=""):
    return client.post(reverse("claims:correct", args=[claim.pk]), {"field": field, "value": value, "note": note})


def test_the_page_shows_the_sentence_in_its_paragraph_as_printed_and_as_read(journalist_client, claim):
    html = journalist_client.get(f"/c/{claim.pk}/").content.decode()
    assert "<mark>in excess of 50 boats</mark>" in html
    assert "A second sentence." in html
    assert "After it." not in html
    assert "more than 50" in html
    assert "&amp; &lt;no&gt; wardens." in html


def test_every_field_shows_the_words_it_was_read_from(journalist_client, claim):
    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    row = html[html.index('id="field-comparator"') :]
    assert "“in excess of”" in row[: row.index("</tr>")]


def test_the_page_says_where_the_claim_stands(journalist_client, claim):
    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    assert "Harbour full" in html
    assert claim.revision.article.outlet.name in html
    assert "version 1" in html
    assert f"#claim-{claim.pk}" in html


def test_a_claim_of_an_older_version_says_so(journalist_client, claim):
    Claim.objects.update(standing=False)
    RevisionFactory(article=claim.revision.article, number=2, text="Nothing left.")
    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    assert "only in version 1" in html
    assert f"{reverse('claims:changes', args=[claim.revision.article_id])}?from=1&amp;to=2" in html


def test_a_claim_whose_words_stand_in_a_newer_version_leads_there(journalist_client, claim):
    Claim.objects.update(standing=False)
    newer = ClaimFactory(revision=RevisionFactory(article=claim.revision.article, number=2), carried_from=claim)
    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    assert f'<a href="{newer.get_absolute_url()}">its words stand unchanged in version 2</a>' in html


def test_the_sentence_stands_ready_to_be_copied_with_its_source_and_link(journalist_client, claim):
    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    field = html[html.index('<textarea id="citation"') : html.index("</textarea>")]
    assert f"“{escape(claim.sentence)}” — " in field
    assert f"8 March 2024, http://testserver{claim.get_absolute_url()}" in field


def test_a_link_to_the_source_tells_a_sentence_that_stands_twice_by_what_is_beside_it(journalist_client):
    text = "Once. It has 40 wardens. Then it rained. It has 40 wardens."
    revision = RevisionFactory(text=text, article__url="https://example.org/a")
    found = ClaimFactory(revision=revision, sentence="It has 40 wardens.", sentence_start=text.rindex("It has"),
                         surface="40 wardens", start=text.rindex("40"))  # fmt: skip
    html = journalist_client.get(found.get_absolute_url()).content.decode()
    assert 'href="https://example.org/a#:~:text=rained.-,It%20has%2040%20wardens."' in html


def test_a_withdrawn_claim_still_answers_and_says_so(journalist_client, claim):
    number = claim.pk
    ClaimFactory()
    claim.delete()
    response = journalist_client.get(f"/c/{number}/")
    assert response.status_code == 410
    assert "was withdrawn" in response.content.decode()


def test_a_claim_that_never_was_is_not_found(journalist_client, claim):
    assert journalist_client.get(f"/c/{claim.pk + 1}/").status_code == 404


def test_its_findings_are_listed(journalist_client, claim):
    finding = FindingFactory(sides=[[claim]], explanation="The two exclude each other.")
    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    assert finding.get_absolute_url() in html
    assert "The two exclude each other." in html


def test_a_journalist_sees_no_form(journalist_client, claim):
    html = journalist_client.get(claim.get_absolute_url() + "?correct=value&compare=1").content.decode()
    assert reverse("claims:correct", args=[claim.pk]) not in html
    assert reverse("claims:open_finding", args=[claim.pk]) not in html


@pytest.mark.parametrize("role", ["journalist_client", "admin_client", "groupless_client"])
@pytest.mark.parametrize("name", ["correct", "withdraw_correction", "open_finding"])
def test_only_editors_may_write(request, claim, role, name):
    client = request.getfixturevalue(role)
    assert client.post(reverse(f"claims:{name}", args=[claim.pk]), {"field": "unit"}).status_code == 403
    assert not Correction.objects.exists()
    assert not Finding.objects.exists()


def test_the_form_of_a_field_opens_without_javascript(editor_client, claim):
    html = editor_client.get(claim.get_absolute_url(), {"correct": "low"}).content.decode()
    assert '<input type="hidden" name="field" value="low"' in html
    assert 'value="50"' in html


def test_a_correction_stands_beside_what_the_rules_read(editor_client, claim):
    assert correct(editor_client, claim, "counted", "moored boats", "the caption says so").status_code == 302
    claim.refresh_from_db()
    assert claim.counted == "moored boats"
    html = editor_client.get(claim.get_absolute_url()).content.decode()
    assert "moored boats" in html
    assert "<del>boats</del>" in html
    assert "the caption says so" in html


def test_a_corrected_claim_says_so_above_its_sentence_and_in_words(editor_client, claim):
    correct(editor_client, claim, "comparator", ">=")
    html = editor_client.get(claim.get_absolute_url()).content.decode()
    assert html.index("Read as corrected by") < html.index("in-paragraph")
    assert "<del>more than</del>" in html
    assert "to <strong>at least</strong>" in html
    assert "&gt;=</strong>" not in html


def test_a_claim_without_a_source_is_not_put_into_anybodys_mouth(journalist_client, claim):
    Claim.objects.update(attribution="")
    assert "The article names no source for it." in journalist_client.get(claim.get_absolute_url()).content.decode()
    Claim.objects.update(attribution="the harbour master")
    assert "The harbour master says so." in journalist_client.get(claim.get_absolute_url()).content.decode()


def test_a_correction_is_withdrawn_and_both_stay_in_the_history(editor_client, claim):
    correct(editor_client, claim, "counted", "moored boats")
    editor_client.post(reverse("claims:withdraw_correction", args=[claim.pk]), {"field": "counted"})
    claim.refresh_from_db()
    assert claim.counted == "boats"
    html = editor_client.get(claim.get_absolute_url()).content.decode()
    assert "withdrew the correction" in html
    assert "<strong>moored boats</strong>" in html


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("value", "fifty", "“fifty” is not a number"),
        ("value", "NaN", "“NaN” is not a number"),
        ("value", "1e40", "too large"),
        ("value", "1.2345678", "more than six decimal places"),
        ("high", "20", "The lower bound 50 is above the upper bound 20"),
        ("comparator", "≈", "“≈” is not allowed here. Choose one of: =, ~, >"),
        ("period_start", "8 March", "“8 March” is not a day"),
        ("period_start", "2024-05-01", "The first day 2024-05-01 comes after the last day 2024-03-31"),
        ("trackable", "perhaps", "“perhaps” is not allowed here. Choose one of: yes, no"),
        ("measure", "boats nobody named", "There is no measure “boats nobody named”"),
    ],
)
def test_errors_name_the_bad_value_and_what_is_allowed(editor_client, claim, field, value, error):
    html = correct(editor_client, claim, field, value).content.decode()
    assert error in html.replace("&gt;", ">")
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("value", "1,200.5", Decimal("1200.5")),
        ("period_end", "2024-04-30", datetime.date(2024, 4, 30)),
        ("trackable", "no", False),
        ("comparator", ">=", ">="),
        ("attribution", "", None),
    ],
)
def test_values_are_read_as_their_field_is_kept(claim, field, value, kept):
    form = CorrectionForm({"field": field, "value": value}, claim=claim, field=field)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["value"] == kept


def test_a_figure_keeps_a_number(claim):
    claim.low = None
    form = CorrectionForm({"field": "value", "value": ""}, claim=claim, field="value")
    assert "A figure needs a number" in form.errors["value"][0]


def test_a_field_that_is_not_one_changes_nothing(editor_client, claim):
    response = editor_client.post(
        reverse("claims:correct", args=[claim.pk]), {"field": "machine", "value": "x"}, follow=True
    )
    assert "“machine” cannot be corrected" in response.content.decode()
    assert not Correction.objects.exists()


def test_a_finding_is_opened_with_a_claim_of_the_same_measure(editor_client, claim):
    other = ClaimFactory(measure=claim.measure)
    html = editor_client.get(claim.get_absolute_url(), {"compare": "1"}).content.decode()
    assert f'value="{other.pk}"' in html
    response = editor_client.post(
        reverse("claims:open_finding", args=[claim.pk]),
        {"others": [other.pk], "relation": "contradicts", "note": "Same day, same harbour."},
    )
    finding = Finding.objects.get()
    assert response["Location"] == finding.get_absolute_url()
    assert (finding.found_by, finding.relation, finding.note) == ("editor", "contradicts", "Same day, same harbour.")
    assert {c.pk for side in finding.sides.all() for c in side.claims.all()} == {claim.pk, other.pk}


def test_words_find_claims_of_other_measures(editor_client, claim):
    other = ClaimFactory(measure=MeasureFactory(), value=Decimal(777))
    ClaimFactory(measure=MeasureFactory(), value=Decimal(888))
    html = editor_client.get(claim.get_absolute_url(), {"find": "777 employs"}).content.decode()
    assert f'id="other-{other.pk}"' in html
    assert "888" not in html


@pytest.mark.parametrize(
    ("numbers", "error"),
    [
        ("", "Choose at least one other claim"),
        ("the other one", "“the” is neither a claim's number nor a link to one"),
        ("999999", "There is no claim with the number 999999"),
        ("{own}", "Choose at least one other claim"),
    ],
)
def test_a_finding_needs_another_claim(claim, numbers, error):
    data = {"numbers": numbers.format(own=claim.pk), "relation": "contradicts"}
    form = OpenFindingForm(data, claim=claim)
    assert not form.is_valid()
    assert error in str([message for messages in form.errors.values() for message in messages]).replace("\\'", "'")


def test_a_claim_is_named_by_its_link(claim):
    other = ClaimFactory()
    data = {"numbers": f"https://desk.test/c/{other.pk}/ {other.pk}", "relation": "updates"}
    form = OpenFindingForm(data, claim=claim)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["claims"] == [claim, other]


@pytest.mark.parametrize("rows", [1, 20])
def test_a_claim_costs_the_same_for_any_number_of_findings_and_corrections(
    editor_client, claim, rows, django_assert_num_queries
):
    for _ in range(rows):
        FindingFactory(sides=[[claim]])
        Correction.objects.create(claim=claim, field="counted", value="boats", created_by=UserFactory())
    # 1. session  2. user  3. permissions  4. the frame's count of what waits
    # 5. claim  6. who added it by hand  7. corrections  8. findings  9. whether it is shared  10. its versions
    with django_assert_num_queries(10):
        editor_client.get(claim.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 20])
def test_comparing_costs_the_same_for_any_number_of_claims(editor_client, claim, rows, django_assert_num_queries):
    for _ in range(rows):
        ClaimFactory(measure=claim.measure)
    # the page as above  12. the claims to compare with
    with django_assert_num_queries(11):
        editor_client.get(claim.get_absolute_url(), {"compare": "1"})
