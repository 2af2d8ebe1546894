"""The timeline page."""

import datetime
import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Measure
from claims.views import timeline
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db
URL = reverse("claims:timeline")
HTMX = {"HX-Request": "true"}


def page(client: Client, address: str = "", **headers: str) -> str:
    """The timeline's markup."""
    response = client.get(f"{URL}{address}", headers=headers or None)
    assert response.status_code == 200
    return str(response.content.decode())


def test_an_empty_timeline_says_what_to_do_next(admin_client: Client) -> None:
    assert f'<a href="{reverse("claims:load")}">Load an article →</a>' in page(admin_client)


def test_chart_and_table_hold_the_same_claims(journalist_client: Client) -> None:
    claims = [ClaimFactory(), ClaimFactory(period_start=None, period_end=None)]
    chart, _, table = page(journalist_client).partition("The same in a table")
    for claim in claims:
        assert f'href="{claim.get_absolute_url()}"' in chart
        assert f'href="{claim.get_absolute_url()}"' in table


def test_a_mark_speaks(journalist_client: Client) -> None:
    claim = ClaimFactory(measure=MeasureFactory(name="buses in service"))
    outlet = claim.revision.article.outlet
    spoken = f"300 wardens: buses in service; March 2024; {outlet}, printed 8 March 2024"
    assert f"<title>{spoken}</title>" in page(journalist_client)


def test_the_filter_works_without_htmx_and_stays_in_the_form(journalist_client: Client) -> None:
    kept = ClaimFactory(sentence="The depot lost 300 wardens in a year.", surface="300 wardens")
    dropped = ClaimFactory()
    text = page(journalist_client, "?words=depot")
    assert kept.get_absolute_url() in text
    assert dropped.get_absolute_url() not in text
    assert 'value="depot"' in text
    assert "1 claim, 1 article, 0 findings" in text


def test_no_match_offers_to_clear_the_filter(journalist_client: Client) -> None:
    ClaimFactory()
    assert "No claim fits this filter." in page(journalist_client, "?words=airship")


def test_a_filter_that_cannot_be_read_is_answered_in_words(journalist_client: Client) -> None:
    claim = ClaimFactory()
    text = page(journalist_client, "?period_from=someday&measure=nope&page=x")
    assert "“someday” is not a day." in text
    assert "There is no measure of that name here." in text
    assert claim.get_absolute_url() not in text


def test_htmx_gets_the_results_alone_but_a_restored_page_whole(journalist_client: Client) -> None:
    ClaimFactory()
    assert "<html" not in page(journalist_client, **HTMX)
    assert "<html" in page(journalist_client, **HTMX, **{"HX-History-Restore-Request": "true"})
    vary = journalist_client.get(URL)["Vary"]
    assert "HX-Request" in vary
    assert "HX-History-Restore-Request" in vary


def test_fields_sent_empty_leave_the_address_so_that_it_can_be_passed_on(journalist_client: Client) -> None:
    sent = f"{URL}?words=&measure=&kind=figure&period_from="
    assert journalist_client.get(sent).url == f"{URL}?kind=figure"
    assert journalist_client.get(f"{URL}?words=").url == URL
    assert journalist_client.get(sent, headers=HTMX)["HX-Push-Url"] == f"{URL}?kind=figure"


def test_the_table_says_what_is_against_a_claim(journalist_client: Client) -> None:
    finding = FindingFactory()
    ClaimFactory()
    table = page(journalist_client).partition("The same in a table")[2]
    assert table.count(f'href="{finding.get_absolute_url()}"') == 2
    assert table.count("nothing against it") == 1


def test_an_impossible_date_is_marked_where_it_stands(journalist_client: Client) -> None:
    ClaimFactory(period_conflict="“yesterday” was a Friday, but the words say Monday")
    assert "! does not fit" in page(journalist_client)


def test_fifty_to_a_page_and_the_filter_stays_with_the_pages(journalist_client: Client) -> None:
    measure = MeasureFactory()
    for _ in range(51):
        ClaimFactory(measure=measure)
    text = page(journalist_client, f"?measure={measure.slug}")
    assert "Page 1 of 2" in text
    assert f'href="?measure={measure.slug}&amp;page=2"' in text
    assert page(journalist_client, f"?measure={measure.slug}&page=2").count('data-label="Period"') == 1


def test_too_many_claims_are_counted_and_the_page_says_so(
    journalist_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "MOST_MARKS", 2)
    measure = MeasureFactory()
    for _ in range(3):
        ClaimFactory(measure=measure)
    text = page(journalist_client)
    assert "3 claims are too many to draw one by one, so each bar counts those whose time begins in one month." in text
    assert f'href="?measure={measure.slug}&amp;kind=figure&amp;begins=2024-03"' in text


def test_a_bar_leads_to_the_claims_that_it_counts(journalist_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "MOST_MARKS", 3)
    measure = MeasureFactory()
    for of in (measure, measure, None):
        ClaimFactory(measure=of)
    ClaimFactory(measure=measure, period_start=datetime.date(2024, 2, 20), period_end=datetime.date(2024, 3, 2))
    bars = re.findall(r'<a href="(\?[^"]*begins[^"]*)" class="mark"><title>[^<]*: (\d+) claim', page(journalist_client))
    assert sorted(int(count) for _, count in bars) == [1, 1, 2]
    for address, count in bars:
        assert page(journalist_client, html.unescape(address)).count('data-label="Period"') == int(count)


def test_the_filter_that_a_bar_sets_can_be_seen_and_changed(journalist_client: Client) -> None:
    ClaimFactory()
    assert 'name="begins"' not in page(journalist_client)
    assert 'name="begins" value="2024-03"' in page(journalist_client, "?begins=2024-03")


def test_several_measures_have_a_chart_each_and_their_table(journalist_client: Client) -> None:
    buses, shares = MeasureFactory(name="buses"), MeasureFactory(name="shares")
    claims = [ClaimFactory(measure=buses), ClaimFactory(measure=shares, unit="percent")]
    ClaimFactory()
    one = f"?measure={buses.slug}"
    assert "Side by side" not in page(journalist_client, one)
    text = page(journalist_client, f"{one}&measure={shares.slug}")
    charts, _, table = text.partition("The same in a table")
    for claim in claims:
        assert charts.count(f'href="{claim.get_absolute_url()}"') == 2, "one mark a chart"
        assert table.count(f'href="{claim.get_absolute_url()}"') == 1
    assert re.findall(r'<span class="unit-name">(.*?)</span>', charts) == ["in numbers", "in %"]
    for measure in (buses, shares):
        assert (
            f'type="checkbox" id="id_measure_{"12"[measure == shares]}" name="measure" value="{measure.slug}"' in text
        )


def test_htmx_is_sent_what_the_form_and_the_tally_show_as_well(journalist_client: Client) -> None:
    claim = ClaimFactory()
    text = page(journalist_client, f"?measure={claim.measure.slug}", **HTMX)
    for place in ("tally", "measure-field", "stretches"):
        assert re.search(rf'id="{place}"[^>]* hx-swap-oob="innerHTML"', text)
    assert "1 claim, 1 article, 0 findings" in text
    assert f'value="{claim.measure.slug}" checked' in text
    whole = page(journalist_client, f"?measure={claim.measure.slug}")
    assert "hx-swap-oob" not in whole
    assert "aria-live" not in whole, "a filter must not have all its results read out"


def test_a_sentence_is_sent_once_for_chart_and_table(journalist_client: Client) -> None:
    measure = MeasureFactory()
    for number in range(51):
        ClaimFactory(measure=measure, sentence=f"The council employs {number} wardens at night.")
    text = page(journalist_client)
    for number in range(51):
        assert text.count(f"employs {number} wardens at night") == 1


def test_an_older_value_is_told_by_word_in_chart_and_table(journalist_client: Client) -> None:
    measure = MeasureFactory()
    old = ClaimFactory(measure=measure, period_start=datetime.date(2022, 1, 1), period_end=datetime.date(2022, 12, 31))
    FindingFactory(relation="updates", queue=False, sides=[[old], [ClaimFactory(measure=measure)]])
    chart, _, table = page(journalist_client).partition("The same in a table")
    assert chart.count('<tspan class="rest older-word">, older value</tspan>') == 1
    assert table.count("older value") == 1


def test_a_printed_page_says_where_it_is_from(journalist_client: Client) -> None:
    ClaimFactory()
    assert re.search(
        r"http://testserver/timeline/\?kind=figure · printed \d+ \w+ \d{4}", page(journalist_client, "?kind=figure")
    )


def test_claims_that_stand_no_longer_are_not_shown(journalist_client: Client) -> None:
    claim = ClaimFactory(standing=False)
    assert claim.get_absolute_url() not in page(journalist_client)


def test_markup_in_a_text_stays_text(journalist_client: Client) -> None:
    ClaimFactory(
        surface="<b>300</b>", sentence="<script>alert(1)</script> <b>300</b>", attribution="<i>the union</i>",
        period_start=datetime.date(2024, 3, 5), period_end=datetime.date(2024, 3, 5), counted="<u>buses</u>",
    )  # fmt: skip
    text = page(journalist_client)
    assert "<script>alert" not in text
    assert "<b>300</b>" not in text
    assert "&lt;i&gt;the union&lt;/i&gt;" in text


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("most", [500, 0])
def test_the_timeline_costs_the_same_however_many_claims_stand_on_it(
    journalist_client: Client, django_assert_max_num_queries: Callable, monkeypatch: pytest.MonkeyPatch, rows: int,
    most: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(timeline, "MOST_MARKS", most)
    for _ in range(rows):
        FindingFactory()
    # 1. session  2. user  3. permissions  4. how many  5. claims  6. findings  7. their sides  8. the sides' claims
    # 9. measures offered  10. outlets offered; 11. the frame; counted: 12. the lanes’ measures
    with django_assert_max_num_queries(QUERIES_COUNTED if most == 0 else QUERIES_DRAWN):
        page(journalist_client)

    # with two measures chosen, one more: whether they are there
    chosen = "&".join(f"measure={measure.slug}" for measure in Measure.objects.filter(claims__isnull=False)[:2])
    with django_assert_max_num_queries((QUERIES_COUNTED if most == 0 else QUERIES_DRAWN) + 1):
        page(journalist_client, f"?{chosen}")


QUERIES_DRAWN = 11
QUERIES_COUNTED = 12


@pytest.mark.parametrize(
    ("address", "is_open"),
    [("words=wardens", False), ("kind=figure", False), ("who=mayor", True), ("untracked=on", True)],
)
def test_the_rarer_filters_open_only_where_one_of_them_is_set(
    journalist_client: Client, address: str, is_open: bool
) -> None:
    ClaimFactory(attribution="the mayor")
    text = page(journalist_client, f"?{address}")
    assert ('<details class="filter-more" open>' in text) is is_open
