"""The order of the queue, by risk, reach and age; what waits for whom; and what was done today."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from claims.context_processors import desk
from claims.models import Finding, Review
from claims.paging import count_of
from claims.progress import today
from claims.queue import neighbours
from claims.recording import assign, merge_measures, undo_review
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, ReviewFactory, UserFactory
from tests.web.test_findings import order, page_of
from tests.web.test_verdicts import sign

pytestmark = pytest.mark.django_db


def user_of(client):
    return client.get("/findings/").wsgi_request.user


def waiting_in_frame(client, rf) -> int:
    """The number that stands at Findings."""
    request = rf.get("/")
    request.user = user_of(client)
    return desk(request)["waiting"]()


@pytest.fixture
def ranked() -> list[Finding]:
    """Findings in the order in which they are to be decided, made in another one."""
    last = FindingFactory(relation="corroborates", reach=9)
    wording = FindingFactory(relation="quote_varies", reach=40)
    unknown = FindingFactory(relation="cannot_compare", possible=False, reach=9)
    possible = FindingFactory(relation="cannot_compare", possible=True, reach=2)
    old, young, wide = (FindingFactory(reach=reach) for reach in (3, 3, 2_000_000))
    return [wide, old, young, possible, wording, last, unknown]


def test_kind_goes_before_reach_and_reach_before_age(ranked):
    assert list(Finding.objects.in_queue_order()) == ranked


def test_neighbours_follow_the_same_order_from_end_to_end(ranked):
    shown = [Finding.objects.get(pk=finding.pk) for finding in ranked]
    rows = Finding.objects.in_queue_order()
    numbers = [None, *(finding.pk for finding in shown), None]
    for place, finding in enumerate(shown):
        assert neighbours(finding, rows) == (numbers[place], numbers[place + 2])


def test_neighbours_of_one_that_left_the_set_are_those_around_its_place(ranked):
    fresh = Finding.objects.get(pk=ranked[2].pk)
    rows = Finding.objects.filter(relation="contradicts").exclude(pk=fresh.pk).in_queue_order()
    assert neighbours(fresh, rows) == (ranked[1].pk, None)


def test_a_finding_whose_kind_changes_takes_its_new_place(ranked):
    Finding.objects.filter(pk=ranked[4].pk).update(relation="contradicts")
    assert list(Finding.objects.in_queue_order())[1] == ranked[4]


def test_the_measure_of_an_address_is_followed_to_what_it_was_merged_into(editor_client):
    old, new = (MeasureFactory(name=name, slug=name) for name in ("sea-wardens", "shore-wardens"))
    kept = FindingFactory(measure=new, sides=[[ClaimFactory(measure=new)], [ClaimFactory(value=Decimal(7))]])
    other = FindingFactory()
    ClaimFactory(measure=old)
    merge_measures(measure=old, into=new, by=UserFactory(role="editor"))

    html = page_of(editor_client, measure="sea-wardens")

    assert f'href="{kept.get_absolute_url()}' in html
    assert other.get_absolute_url() not in html
    assert '<option value="shore-wardens" selected>' in html
    assert f'href="{kept.get_absolute_url()}?measure=shore-wardens"' in html
    assert "There is no measure of that name here." in page_of(editor_client, measure="no-such-measure")


def test_what_another_editor_has_waits_for_them_alone(editor_client, rf):
    theirs, mine, free = FindingFactory(), FindingFactory(), FindingFactory()
    other = client_of("editor")
    assign(finding=theirs, by=user_of(other), to=user_of(other))
    assign(finding=mine, by=user_of(other), to=user_of(editor_client))
    shown = {
        "": {mine, free},
        "state=open": {theirs, mine, free},
        "assigned=mine": {mine},
        "assigned=nobody": {free},
        "assigned=others": {theirs},
        f"assigned={user_of(other).username}": {theirs},
        f"assigned={user_of(other).username}&state=decided": set(),
    }
    for query, expected in shown.items():
        html = editor_client.get(f"/findings/?{query}").content.decode()
        found = {row for row in (theirs, mine, free) if f'data-row href="{row.get_absolute_url()}' in html}
        assert found == expected, query
    assert [waiting_in_frame(client, rf) for client in (editor_client, other)] == [2, 2]
    everyone = client_of("journalist").get("/findings/").content.decode()
    assert all(f'href="{row.get_absolute_url()}' in everyone for row in (theirs, mine, free))


def test_a_made_up_name_is_refused_in_words_and_narrows_nothing(editor_client):
    finding = FindingFactory()
    html = page_of(editor_client, assigned="the-cat")
    assert "the-cat is not one of the available choices" in html
    assert finding.get_absolute_url() in html


def test_the_next_finding_is_never_one_that_another_editor_has(editor_client):
    first, theirs, last = (FindingFactory() for _ in range(3))
    assign(finding=theirs, by=UserFactory(role="editor"), to=UserFactory(role="editor"))
    assert sign(editor_client, first)["Location"].startswith(f"{last.get_absolute_url()}?")


def test_progress_of_the_day_counts_what_was_signed_today_and_stands(editor_client):
    me = user_of(editor_client)
    old, undone, reopened, theirs, mine = (FindingFactory() for _ in range(5))
    for finding, by in [(old, me), (undone, me), (reopened, me), (theirs, UserFactory()), (mine, me)]:
        ReviewFactory(finding=finding, reviewer=by)
        Finding.objects.filter(pk=finding.pk).update(verdict="contradiction")
    undo_review(finding=undone, by=me)
    Finding.objects.filter(pk=reopened.pk).update(changed_since=True)
    yesterday = timezone.now() - datetime.timedelta(days=1, minutes=5)
    _date(old.reviews.get(), yesterday)

    day = today(me, waiting=count_of(Finding.objects.waiting_for(me)))

    assert (day.decided, day.by_me, day.total) == (2, 1, 4)
    html = page_of(editor_client)
    assert "2 of 4 today" in html
    assert ", 1 by you" in html
    assert "2 of 4 today" in page_of(editor_client, mine.get_absolute_url())


def test_the_desk_begins_with_what_the_queue_begins_with(editor_client, ranked):
    html = editor_client.get("/").content.decode()
    names = [str(finding.measure)[0].upper() + str(finding.measure)[1:] for finding in ranked[:3]]
    assert order('id="findings"' + html, *(f">{name}<" for name in names)) == [f">{name}<" for name in names]


@pytest.mark.parametrize("rows", [1, 50])
def test_editors_pages_cost_the_same_for_any_number_of_rows(editor_client, rows, django_assert_num_queries):
    editors = [UserFactory(role="editor") for _ in range(min(rows, 10))]
    finding, *_ = findings = [FindingFactory() for _ in range(rows)]
    for number, each in enumerate(findings):
        assign(finding=each, by=editors[0], to=editors[number % len(editors)])
        assign(finding=finding, by=editors[0], to=None if number % 2 else user_of(editor_client))
    with django_assert_num_queries(13):
        editor_client.get("/findings/?state=open")
    with django_assert_num_queries(12):
        editor_client.get(finding.get_absolute_url())


def _date(review: Review, moment: datetime.datetime) -> None:
    """Put a review on another day, past the model, which never changes one."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_review SET created_at = %s WHERE id = %s", [moment, review.pk])
