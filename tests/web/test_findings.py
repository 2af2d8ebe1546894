"""The queue: order, filters, progress; and a finding's page: sides, reasons, neighbours."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from claims.models import Finding
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, ReviewFactory

QUEUE = "/findings/"


def explained(**fields) -> Finding:
    """A finding of a measure whose name is its topic."""
    name = fields.pop("topic")
    return FindingFactory(measure=MeasureFactory(name=name, slug=name.replace(" ", "-")), **fields)


def page_of(client, path=QUEUE, **query) -> str:
    response = client.get(path, query)
    assert response.status_code == 200
    return response.content.decode()


def order(html: str, *topics: str) -> list[str]:
    """The topics that the page's list shows, in its order."""
    html = html[html.index('id="findings"') :]
    return sorted((topic for topic in topics if topic in html), key=html.index)


@pytest.fixture
def one_of_each(db):
    kinds = [
        ("hedge_varies", False, "Wording of wardens"),
        ("arithmetic", False, "Sum of wardens"),
        ("impossible_date", False, "Date of wardens"),
        ("cannot_compare", True, "Possible clash of wardens"),
        ("contradicts", False, "Clash of wardens"),
    ]
    for relation, possible, topic in kinds:
        explained(topic=topic, relation=relation, possible=possible)
    return [topic for *_, topic in reversed(kinds)]


def test_the_queue_is_sorted_by_what_can_do_most_harm(journalist_client, one_of_each):
    assert order(page_of(journalist_client), *one_of_each) == one_of_each


def test_within_a_kind_the_oldest_comes_first(journalist_client):
    for topic in ("First wardens", "Second wardens"):
        explained(topic=topic)
    assert order(page_of(journalist_client), "Second wardens", "First wardens") == ["First wardens", "Second wardens"]


def test_by_default_only_what_waits_is_shown(journalist_client):
    explained(topic="Waiting wardens")
    explained(topic="Decided wardens", verdict="contradiction")
    explained(topic="Reopened wardens", verdict="contradiction", changed_since=True)
    explained(topic="Agreeing wardens", relation="corroborates", queue=False)
    explained(topic="Retired wardens", live=False)
    topics = ["Waiting wardens", "Decided wardens", "Reopened wardens", "Agreeing wardens", "Retired wardens"]
    assert order(page_of(journalist_client), *topics) == ["Waiting wardens", "Reopened wardens"]
    assert order(page_of(journalist_client, state="decided"), *topics) == ["Decided wardens"]
    assert order(page_of(journalist_client, state="queue"), *topics) == topics[:3]
    assert set(order(page_of(journalist_client, state="all"), *topics)) == set(topics[:4])


def test_progress_is_told(journalist_client):
    explained(topic="Waiting wardens")
    explained(topic="Decided wardens", verdict="contradiction")
    assert "1 of 2 decided" in page_of(journalist_client)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"relation": "contradicts"}, "Clash of wardens"),
        ({"relation": "possible"}, "Possible clash of wardens"),
        ({"measure": "Sum-of-wardens"}, "Sum of wardens"),
    ],
)
def test_filters_narrow_the_queue(journalist_client, one_of_each, query, shown):
    html = page_of(journalist_client, **query)
    rows = html[html.index('id="findings"') :]
    assert rows.count("data-row ") == 1
    assert shown in rows


def test_findings_opened_by_hand_can_be_shown_alone(journalist_client):
    explained(topic="Machine wardens")
    explained(topic="Editor wardens", found_by="editor")
    html = page_of(journalist_client, found_by="editor")
    assert order(html, "Machine wardens", "Editor wardens") == ["Editor wardens"]
    assert "opened by hand" in html


def test_a_verdict_filter_shows_what_was_decided_so(journalist_client):
    explained(topic="Asked wardens", verdict="needs_reporting")
    explained(topic="Settled wardens", verdict="not_contradiction")
    html = page_of(journalist_client, verdict="needs_reporting")
    assert order(html, "Asked wardens", "Settled wardens") == ["Asked wardens"]


def test_a_filter_that_makes_no_sense_is_said_and_narrows_nothing(journalist_client):
    explained(topic="Waiting wardens")
    html = page_of(journalist_client, relation="quarrel")
    assert "Select a valid choice. quarrel is not one of the available choices." in html
    assert order(html, "Waiting wardens")


def test_empty_states_name_the_next_step(journalist_client):
    assert "See what agrees" in page_of(journalist_client)
    explained(topic="Decided wardens", verdict="contradiction")
    assert "See the verdicts" in page_of(journalist_client)
    assert "Back to what waits" in page_of(journalist_client, relation="arithmetic")


def test_htmx_gets_the_list_alone(journalist_client):
    response = journalist_client.get(QUEUE, {"state": "all", "measure": ""}, headers={"HX-Request": "true"})
    assert response["HX-Push-Url"] == "/findings/?state=all"
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]


@pytest.fixture
def two_sides(db):
    measure = MeasureFactory(name="wardens employed")
    summer = [ClaimFactory(measure=measure, value=Decimal(300)) for _ in range(2)]
    autumn = [ClaimFactory(measure=measure, value=Decimal(320))]
    finding = FindingFactory(
        measure=measure,
        sides=[summer, autumn],
        explanation="Both are about <wardens>; the numbers exclude each other.",
        reasons=["values_exclude_each_other"],
    )
    finding.sides.filter(position=0).update(says="300 wardens", origins=1)
    finding.sides.filter(position=1).update(says="320 wardens")
    return finding


def test_the_sides_stand_face_to_face_with_the_words_marked(journalist_client, two_sides):
    html = page_of(journalist_client, two_sides.get_absolute_url())
    assert html.count("<mark>300 wardens</mark>") == 2
    assert html.count("<mark>320 wardens</mark>") == 1
    assert "2 articles, 2 unsigned, one source" in html
    assert "Two articles say 300 wardens. One says 320 wardens." in html


def test_a_sentence_with_two_of_the_claims_is_printed_once(journalist_client):
    sentence = "Some 30 per cent were new and 60 per cent were lent."
    first = ClaimFactory(sentence=sentence, sentence_start=0, sentence_end=52, start=5, end=16, surface="30 per cent")
    second = ClaimFactory(
        revision=first.revision, sentence=sentence, sentence_start=0, sentence_end=52, start=30, end=41,
        surface="60 per cent",
    )  # fmt: skip
    finding = FindingFactory(sides=[[first, second]], relation="arithmetic")
    html = page_of(journalist_client, finding.get_absolute_url())
    assert html.count(" were new and ") == 1
    assert "<mark>30 per cent</mark>" in html
    assert "<mark>60 per cent</mark>" in html
    assert first.get_absolute_url() in html
    assert second.get_absolute_url() in html


@pytest.mark.parametrize(("articles", "folded"), [(8, None), (9, "1 more sentence<"), (30, "22 more sentences<")])
def test_of_a_long_side_the_first_sentences_are_open_and_the_rest_is_folded(journalist_client, articles, folded):
    finding = FindingFactory(sides=[[ClaimFactory() for _ in range(articles)], [ClaimFactory(value=Decimal(7))]])
    html = page_of(journalist_client, finding.get_absolute_url())
    assert html.count("<mark>300 wardens</mark>") == articles
    assert ("more-evidence" in html) is bool(folded)
    if folded:
        head, _, rest = html.partition("more-evidence")
        assert head.count("<mark>300 wardens</mark>") == 8
        assert folded in rest


def test_of_many_sides_the_queue_shows_the_first_and_counts_the_rest(journalist_client):
    FindingFactory(sides=[[ClaimFactory(value=Decimal(number))] for number in range(10, 17)])
    html = page_of(journalist_client)
    assert html.count("side-says") == 6
    assert "14 wardens" in html
    assert "15 wardens" not in html
    assert "and 2 more" in html


def test_sides_of_a_dated_event_are_headed_by_their_times(journalist_client):
    spring = {"period_start": datetime.date(2021, 3, 1), "period_end": datetime.date(2021, 5, 31)}
    sides = [
        [ClaimFactory(kind="event", what="pier opened", period_precision="season", **spring) for _ in range(2)],
        [
            ClaimFactory(
                kind="event",
                period_start=datetime.date(2021, 7, 1),
                period_end=datetime.date(2021, 7, 31),
            )
        ],
    ]
    finding = FindingFactory(measure=None, sides=sides)
    html = page_of(journalist_client, finding.get_absolute_url())
    assert "Two articles say spring 2021. One says July 2021." in html
    assert "<h1>Pier opened</h1>" in html
    assert "spring 2021 <span" in page_of(journalist_client)


def test_the_reasons_are_given_in_words_and_escaped(journalist_client, two_sides):
    html = page_of(journalist_client, two_sides.get_absolute_url())
    assert "Both are about &lt;wardens&gt;" in html
    assert "values_exclude_each_other" not in html


def test_the_decision_stands_after_the_sentences(editor_client, two_sides):
    html = page_of(editor_client, two_sides.get_absolute_url())
    assert html.rindex("<mark>") < html.index('name="verdict"')


def test_a_finding_of_one_side_has_nothing_to_prefer(editor_client):
    finding = FindingFactory(relation="impossible_date", sides=[[ClaimFactory()]])
    html = page_of(editor_client, finding.get_absolute_url())
    assert 'name="verdict"' in html
    assert 'name="prefers"' not in html


def test_the_history_tells_who_decided_what_and_when(journalist_client, two_sides):
    review = ReviewFactory(finding=two_sides, verdict="not_contradiction", reason="period", note="Different quarters.")
    html = page_of(journalist_client, two_sides.get_absolute_url())
    assert f"{review.reviewer} signed <strong>not a contradiction</strong>: other period" in html
    assert "Different quarters." in html
    assert "found by the rules, version 1" in html


def test_neighbours_follow_the_order_of_the_queue(journalist_client, one_of_each):
    found = {finding.measure.name: finding for finding in Finding.objects.select_related("measure")}
    middle = page_of(journalist_client, found[one_of_each[1]].get_absolute_url())
    assert f'rel="prev" href="{found[one_of_each[0]].get_absolute_url()}"' in middle
    assert f'rel="next" href="{found[one_of_each[2]].get_absolute_url()}"' in middle
    first = page_of(journalist_client, found[one_of_each[0]].get_absolute_url())
    assert 'rel="prev"' not in first


def test_neighbours_stay_within_the_filters(journalist_client):
    clash, _, later = (
        explained(topic=topic, relation=relation)
        for topic, relation in [("One", "contradicts"), ("Two", "arithmetic"), ("Three", "contradicts")]
    )
    html = page_of(journalist_client, clash.get_absolute_url(), relation="contradicts")
    assert f'rel="next" href="{later.get_absolute_url()}?relation=contradicts"' in html


def test_a_finding_that_the_rules_no_longer_make_is_still_reachable(journalist_client, two_sides):
    Finding.objects.update(live=False)
    assert "no longer find this" in page_of(journalist_client, two_sides.get_absolute_url())


@pytest.mark.parametrize("path", [QUEUE, "/findings/1/"])
def test_without_a_role_nothing_is_shown(groupless_client, path):
    assert groupless_client.get(path).status_code == 403


def test_an_unknown_finding_is_not_found(journalist_client):
    assert journalist_client.get(reverse("claims:finding", args=[12345])).status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_the_queue_costs_the_same_for_any_number_of_findings(journalist_client, rows, django_assert_num_queries):
    for _ in range(rows):
        FindingFactory()
    # 1. session  2. user  3. permissions  4. measures to choose from
    # 5. editors to choose from  6. findings counted  7. findings  8. sides  9. their claims  10. queue counted
    # 11. undecided counted  12. what waits  13. what was signed today
    with django_assert_num_queries(13):
        journalist_client.get(QUEUE)


@pytest.mark.parametrize("rows", [1, 20])
def test_a_finding_costs_the_same_for_any_number_of_claims_and_reviews(editor_client, rows, django_assert_num_queries):
    finding = FindingFactory(sides=[[ClaimFactory() for _ in range(rows)], [ClaimFactory()]])
    for _ in range(rows):
        ReviewFactory(finding=finding)
    # 1. session  2. user  3. permissions  4. the frame's count of what waits
    # 5. finding  6. sides  7. claims  8. reviews  9. steps of questions  10. assignments  11. previous and next
    # 12. editors to choose from  13. what was signed today
    with django_assert_num_queries(13):
        page_of(editor_client, finding.get_absolute_url())


def test_age_is_told_by_day(journalist_client):
    finding = explained(topic="Old wardens")
    Finding.objects.filter(pk=finding.pk).update(created_at=datetime.datetime(2024, 3, 8, 12, tzinfo=datetime.UTC))
    assert "found 8 Mar 2024" in page_of(journalist_client)
