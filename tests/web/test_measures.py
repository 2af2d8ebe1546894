"""The list of measures and the page of one."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from claims import measurerows
from claims.models import Chore, Measure, MeasureAlias
from claims.recording import sign_value
from claims.views import measures
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db
URL = reverse("claims:measures")


def page(client: Client, address: str = URL) -> str:
    """The page's markup."""
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def edit(client: Client, measure: Measure, **data: str):  # type: ignore[no-untyped-def]
    """An editor's words about a measure, sent."""
    sent = {"definition": measure.definition, "aliases": "", **data}
    return client.post(reverse("claims:edit_measure", args=[measure.slug]), sent, follow=True)


def test_the_list_shows_the_newest_figure_of_each_measure(journalist_client: Client) -> None:
    claim = ClaimFactory(measure=MeasureFactory(name="buses in service"), value=Decimal(812))
    text = page(journalist_client)
    assert "buses in service" in text
    assert f'href="{claim.get_absolute_url()}"' in text
    assert "812</a>" in text


def test_the_catalogue_comes_before_unsorted_phrases_and_what_nobody_mentions_stays_out(
    journalist_client: Client,
) -> None:
    ClaimFactory(measure=MeasureFactory(name="a phrase of its own", catalogued=False))
    ClaimFactory(measure=MeasureFactory(name="zebra crossings"))
    MeasureFactory(name="never mentioned")
    text = page(journalist_client)
    assert text.index("zebra crossings") < text.index("a phrase of its own")
    assert "not sorted yet" in text
    assert "never mentioned" not in text
    assert "never mentioned" in page(journalist_client, f"{URL}?all=1&words=never")


def test_a_measure_is_found_by_a_phrase_that_names_it(journalist_client: Client) -> None:
    measure = MeasureFactory(name="buses in service")
    measure.aliases.create(phrase="coaches on the road")
    ClaimFactory(measure=measure)
    assert "buses in service" in page(journalist_client, f"{URL}?words=road+coaches")
    assert "No measure goes by “tram”" in page(journalist_client, f"{URL}?words=tram")
    assert "Null characters are not allowed." in page(journalist_client, f"{URL}?words=x%00y&page=999999")


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ({"queue": True}, "Not yet: an editor has still to rule"),
        ({"queue": True, "verdict": "contradiction"}, "Not as it stands: an editor has signed"),
        ({"queue": True, "verdict": "contradiction", "changed_since": True}, "Not yet: an editor has still to rule"),
        ({"queue": True, "verdict": "needs_reporting"}, "Not yet: an editor wants somebody asked first"),
        (
            {"queue": True, "verdict": "needs_reporting", "asking": "answered"},
            "Not yet: an editor has still to rule",
        ),
        ({"queue": True, "awaits_second": True}, "Not yet: an editor has still to rule"),
        ({"queue": True, "verdict": "not_contradiction"}, "Nothing found speaks against it in 2 articles."),
        ({"queue": False, "relation": "updates"}, "Nothing found speaks against it in 2 articles."),
    ],
)
def test_the_page_says_whether_the_newest_figure_may_be_printed(
    journalist_client: Client, finding: dict[str, object], words: str
) -> None:
    measure = MeasureFactory(name="buses in service")
    older = ClaimFactory(
        measure=measure, value=Decimal(790), period_start=date(2023, 3, 1), period_end=date(2023, 3, 31)
    )
    newest = ClaimFactory(measure=measure, value=Decimal(812))
    found = FindingFactory(measure=measure, sides=[[older], [newest]], **finding)
    text = page(journalist_client, measure.get_absolute_url())
    advice = text[text.index("May it be printed?") : text.index("Value over time")]
    assert words in advice
    assert f'href="{newest.get_absolute_url()}">812<' in advice
    assert (found.get_absolute_url() in advice) is words.startswith("Not ")


def test_a_figure_of_one_article_is_said_to_rest_on_it_alone(journalist_client: Client) -> None:
    claim = ClaimFactory()
    assert "it rests on one article alone" in page(journalist_client, claim.measure.get_absolute_url())


def test_the_page_holds_definition_chart_table_findings_and_what_is_not_the_same(journalist_client: Client) -> None:
    measure = MeasureFactory(name="buses in service", definition="Buses on the road on a weekday.")
    finding = FindingFactory(measure=measure)
    scope = FindingFactory(
        measure=measure, relation="differs_in_scope", queue=False, explanation="One counts coaches, the other buses."
    )
    text = page(journalist_client, measure.get_absolute_url())
    assert "Buses on the road on a weekday." in text
    assert text.count('class="mark"') == 4
    assert f'href="{finding.get_absolute_url()}"' in text
    before, _, after = text.partition("Not the same thing</h2>")
    assert "One counts coaches, the other buses." in after
    assert "One counts coaches, the other buses." not in before
    assert f'href="{scope.get_absolute_url()}"' in after


def test_a_measure_that_nobody_mentions_says_so(journalist_client: Client) -> None:
    assert "Nothing has been said of this yet." in page(journalist_client, MeasureFactory().get_absolute_url())


def test_an_unknown_measure_is_not_found(journalist_client: Client) -> None:
    assert journalist_client.get(reverse("claims:measure", args=["no-such"])).status_code == 404


def test_an_editor_changes_definition_and_phrases_and_the_history_keeps_who(editor_client: Client) -> None:
    measure = MeasureFactory()
    measure.aliases.create(phrase="old phrase")
    done = edit(
        editor_client, measure, definition="Wardens on the books.", aliases="new  phrase\n\nnew phrase\nanother"
    )
    assert "Saved." in done.content.decode()
    measure.refresh_from_db()
    assert measure.definition == "Wardens on the books."
    assert {alias.phrase for alias in measure.aliases.all()} == {"new phrase", "another"}
    assert measure.history.first().history_user is not None
    removed = MeasureAlias.history.filter(history_type="-").get()
    assert (removed.phrase, removed.history_user) == ("old phrase", measure.history.first().history_user)


def test_a_phrase_names_one_measure_only(editor_client: Client) -> None:
    MeasureFactory(name="trams").aliases.create(phrase="rail cars")
    measure = MeasureFactory()
    answer = edit(editor_client, measure, definition="kept in the form", aliases="rail cars")
    text = answer.content.decode()
    assert "“rail cars” already names “trams”." in text.replace("&quot;", '"')
    assert "kept in the form" in text
    measure.refresh_from_db()
    assert measure.definition == ""


def test_a_journalist_sees_no_form_and_may_not_send_one(journalist_client: Client) -> None:
    measure = MeasureFactory(definition="as it was")
    assert "Edit definition" not in page(journalist_client, measure.get_absolute_url())
    assert edit(journalist_client, measure, definition="changed").status_code == 403
    measure.refresh_from_db()
    assert measure.definition == "as it was"


def test_editing_takes_a_post(editor_client: Client) -> None:
    assert editor_client.get(reverse("claims:edit_measure", args=[MeasureFactory().slug])).status_code == 405


def test_more_claims_than_can_be_drawn_are_paged_and_said(
    journalist_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measurerows, "MOST_DRAWN", 1)
    monkeypatch.setattr(measures, "MOST_DRAWN", 1)
    measure = MeasureFactory()
    for _ in range(2):
        ClaimFactory(measure=measure)
    text = page(journalist_client, measure.get_absolute_url())
    assert "The latest 1 of 2 claims are drawn." in text
    assert '<a href="?begins=2024-03" class="mark"><title>2 claims of March 2024</title>' in text
    assert "Nothing found speaks against it in the latest 1 claims." not in text, "one article is said to be one"
    narrowed = page(journalist_client, f"{measure.get_absolute_url()}?begins=2024-03&unit=count")
    assert 'href="?unit=count&amp;begins=2024-03"' in narrowed


def test_the_list_stops_counting_claims_and_says_so(journalist_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measurerows, "_MOST_SAID", 2)
    few, many = MeasureFactory(name="buses"), MeasureFactory(name="trams")
    for measure, number in ((few, 2), (many, 3)):
        ClaimFactory.create_batch(number, measure=measure)
    counts = re.findall(r'data-label="Claims" class="num">([^<]*)<', page(journalist_client))
    assert counts == ["2", "2+"]


def test_a_range_narrows_chart_and_table_but_not_what_may_be_printed(journalist_client: Client) -> None:
    measure = MeasureFactory()
    low, high = ClaimFactory(measure=measure, value=Decimal(10)), ClaimFactory(measure=measure, value=Decimal(90))
    text = page(journalist_client, f"{measure.get_absolute_url()}?value_from=50")
    before, _, after = text.partition("Value over time")
    assert f'href="{high.get_absolute_url()}">90<' in before
    assert (after.count(high.get_absolute_url()), after.count(low.get_absolute_url())) == (2, 0)
    assert "Claims in this range" in after
    assert 'name="value_from" value="50"' in after
    sent = journalist_client.get(f"{measure.get_absolute_url()}?period_from=&value_from=50&value_to=")
    assert sent["Location"] == f"{measure.get_absolute_url()}?value_from=50"
    none = page(journalist_client, f"{measure.get_absolute_url()}?period_to=2001")
    assert "No value lies in this range." in none
    assert "May it be printed?" in none


def test_a_range_that_cannot_be_read_is_answered_in_words(journalist_client: Client) -> None:
    claim = ClaimFactory()
    text = page(journalist_client, f"{claim.measure.get_absolute_url()}?value_to=many&period_from=then")
    assert "“many” is not a number." in text
    assert "“then” is not a day." in text
    assert "Claims in this range" not in text


def test_figures_in_another_unit_are_counted_and_drawn_on_request(journalist_client: Client) -> None:
    measure = MeasureFactory()
    for unit in ("count", "count", "percent"):
        ClaimFactory(measure=measure, unit=unit)
    text = page(journalist_client, measure.get_absolute_url())
    assert '<a href="?unit=percent">1 in %</a>' in text
    assert "in %</p>" in page(journalist_client, f"{measure.get_absolute_url()}?unit=percent").replace(" </p>", "</p>")


def test_measures_are_chosen_from_the_list_to_be_drawn_side_by_side(journalist_client: Client) -> None:
    measure = ClaimFactory().measure
    text = page(journalist_client)
    assert f'<form method="get" action="{reverse("claims:timeline")}"' in text
    assert f'name="measure" value="{measure.slug}"' in text


@pytest.mark.parametrize("rows", [1, 20])
def test_both_pages_cost_the_same_however_many_rows(
    journalist_client: Client, django_assert_num_queries, rows: int
) -> None:
    measure = MeasureFactory()
    for _ in range(rows):
        FindingFactory(measure=measure)
        FindingFactory()
    # 1. session  2. user  3. permissions  4. how many  5. measures  6. their newest claims
    # 7. what is followed and unread
    with django_assert_num_queries(7):
        page(journalist_client)
    # 1. session  2. user  3. permissions  4. measure  5. aliases  6. how many claims  7. those shown  8. findings
    # 9. their sides  10. their claims  11. what is signed  12. what is followed and unread
    with django_assert_num_queries(12):
        page(journalist_client, measure.get_absolute_url())
    # in a range: 13. how many claims are in it
    with django_assert_num_queries(13):
        page(journalist_client, f"{measure.get_absolute_url()}?value_from=1")
    for _ in range(rows):
        claim = ClaimFactory(measure=measure)
        sign_value(claim=claim, wording="300 wardens.", check_again=date(2099, 1, 1), by=UserFactory(role="editor"))
    with django_assert_num_queries(13):  # one more for what was found of the signed values
        page(journalist_client, measure.get_absolute_url())
    with django_assert_num_queries(14):
        page(journalist_client, f"{measure.get_absolute_url()}?value_from=1")


def test_two_editors_who_add_a_phrase_each_keep_both(editor_client: Client) -> None:
    measure = MeasureFactory()
    for phrase in ("old phrase", "wrong phrase"):
        measure.aliases.create(phrase=phrase)
    shown = "old phrase\nwrong phrase"

    edit(editor_client, measure, shown=shown, aliases=f"{shown}\nfirst editor's phrase")
    edit(editor_client, measure, shown=shown, aliases="old phrase\nsecond editor's phrase")

    assert {alias.phrase for alias in measure.aliases.all()} == {
        "old phrase", "first editor's phrase", "second editor's phrase",
    }  # fmt: skip


def test_the_form_carries_the_phrases_that_it_showed(editor_client: Client) -> None:
    measure = MeasureFactory()
    measure.aliases.create(phrase="old phrase")

    assert '<input type="hidden" name="shown" value="old phrase"' in page(editor_client, measure.get_absolute_url())


@pytest.mark.parametrize(("aliases", "count"), [("new phrase", 1), ("", 0)])
def test_new_phrases_have_the_articles_read_anew(editor_client: Client, aliases: str, count: int) -> None:
    edit(editor_client, MeasureFactory(), shown="", aliases=aliases)

    assert Chore.objects.filter(name="reread_everything").count() == count
