"""Following and the inbox as their owner meets them: save, follow, read, and nobody else's."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.following.saving import filter_in, follow, save_filter
from claims.models import DigestSetting, FeedAddress, Finding, Follow, News, Notice, SavedFilter
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, OutletFactory, UserFactory

pytestmark = pytest.mark.django_db

INBOX, FOLLOWING = "/inbox/", "/following/"
DAY = datetime.date(2026, 3, 9)


@pytest.fixture
def reader(client: Client) -> User:
    user = UserFactory(role="journalist", email="reader@example.com")
    client.force_login(user)
    return user


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def notice(user: User, day: datetime.date = DAY, **news: Any) -> Notice:
    claim = None if "finding" in news else ClaimFactory(measure=news.get("measure") or MeasureFactory())
    given = {
        "kind": "value",
        "claim": claim,
        "measure": claim.measure if claim else None,
        "after": "300 wardens",
    } | news
    row = News.objects.create(key=f"{Notice.objects.count()} {user.pk}", **given)
    return Notice.objects.create(user=user, news=row, day=day, measure=row.measure)


def test_a_filter_is_saved_from_its_page_renamed_and_deleted(client: Client, reader: User) -> None:
    ClaimFactory()
    address = "/timeline/?words=wardens&kind=figure"
    assert f'name="address" value="{address.replace("&", "&amp;")}"' in page(client, address)

    saved_to = client.post("/following/save/", {"name": "wardens", "address": f"{address}&state=&page=2"})
    assert saved_to.url == address
    saved = SavedFilter.objects.get()
    twice = client.post("/following/save/", {"name": "wardens", "address": "/findings/"}).content.decode()
    assert "You have a filter “wardens” already" in twice
    assert 'value="/findings/"' in twice
    client.post(f"/following/filters/{saved.pk}/rename/", {"name": "all wardens"})
    assert "all wardens" in page(client, FOLLOWING)
    nameless = client.post(f"/following/filters/{saved.pk}/rename/", {"name": " "}).content.decode()
    assert "Give it a name" in nameless
    client.post(f"/following/filters/{saved.pk}/delete/")
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/timeline/?kind=odd", "is no kind of claim"),
        ("/inbox/", "has no filter"),
        ("//elsewhere.example/", "no filter"),
    ],
)
def test_what_cannot_be_saved_says_why(client: Client, reader: User, address: str, why: str) -> None:
    answer = client.post("/following/save/", {"name": "mine", "address": address}).content.decode()
    assert why in answer
    assert 'value="mine"' in answer
    assert 'href="//elsewhere' not in answer


def test_a_measures_page_is_saved_with_its_measure(client: Client, reader: User) -> None:
    measure = MeasureFactory()
    address = f"{measure.get_absolute_url()}?period_from=2019"
    assert client.post("/following/save/", {"name": "since 2019", "address": address}).url == address


def test_one_button_follows_and_stops_following_where_one_stands(client: Client, reader: User) -> None:
    measure, outlet = MeasureFactory(), OutletFactory(name="The Gazette")
    pages = {
        f"measure {measure.pk}": (measure.get_absolute_url(), {"measure": measure.pk}, "this measure"),
        "outlet": ("/timeline/?outlet=The+Gazette", {"outlet": outlet.pk}, "The Gazette"),
        "everything": ("/findings/", {}, "everything that disagrees"),
    }
    for address, target, name in pages.values():
        assert f">Follow {name}</button>" in page(client, address)
        assert client.post("/following/follow/", {**target, "back": address}).url == address
        assert f">Stop following {name}</button>" in page(client, address)
    assert Follow.objects.of(reader).count() == 3
    assert client.post("/following/follow/", {"back": "https://elsewhere.example/"}).url == FOLLOWING
    for address, target, name in pages.values():
        client.post("/following/stop/", {**target, "back": address})
        assert f">Follow {name}</button>" in page(client, address)
    assert not Follow.objects.exists()
    for nothing in ({"measure": 0}, {"outlet": "x"}, {"measure": measure.pk, "outlet": outlet.pk}):
        assert client.post("/following/follow/", nothing).status_code == 404


def test_pages_name_their_feeds(client: Client, reader: User) -> None:
    claim = ClaimFactory()
    address = reverse("claims:feed_measure", args=[claim.measure.slug])
    assert re.search(f'<link rel="alternate" [^>]*href="{address}">', page(client, claim.measure.get_absolute_url()))
    assert '<link rel="alternate" type="application/atom+xml"' in page(client, "/findings/")


def test_feed_addresses_are_shown_once_and_end(client: Client, reader: User) -> None:
    follow(user=reader, target=MeasureFactory())
    made = client.post("/following/feeds/renew/").content.decode()
    addresses = re.findall(r'value="http://testserver(/feeds/[^"]+)"', made)
    assert [Client().get(address).status_code for address in addresses] == [200, 200]
    assert addresses[0] not in page(client, FOLLOWING)
    client.post("/following/feeds/end/")
    assert {Client().get(address).status_code for address in addresses} == {404}
    assert not FeedAddress.objects.exists()


def test_the_digest_is_set_by_its_owner(client: Client, reader: User) -> None:
    client.post("/following/digest/", {"every": "week"})
    assert DigestSetting.objects.get(user=reader).every == "week"
    assert "hourly" in client.post("/following/digest/", {"every": "hourly"}).content.decode()
    assert DigestSetting.objects.get(user=reader).every == "week"


def test_the_inbox_puts_a_day_and_a_measure_together_and_counts_in_the_frame(client: Client, reader: User) -> None:
    assert "Nothing is unread" in page(client, INBOX)
    measure = MeasureFactory(name="park wardens")
    for day in (DAY, DAY, DAY + datetime.timedelta(days=1)):
        notice(reader, day, measure=measure)
    gone = notice(reader, kind="figure", before="300 wardens", after="310 wardens")
    notice(reader, finding=FindingFactory(), kind="discrepancy", after="waiting")
    Notice.objects.filter(pk=gone.pk).update(measure=None)
    gone.news.claim.delete()

    text = page(client, INBOX)
    assert [text.index(words) for words in ("Tuesday 10 March 2026", "Monday 9 March 2026")] == sorted(
        [text.index("Tuesday 10 March 2026"), text.index("Monday 9 March 2026")]
    )
    assert text.count("<h3>Park wardens</h3>") == 2
    assert "“300 wardens” became “310 wardens”" in text
    assert "(no longer on the desk)" in text
    assert Finding.objects.get().get_absolute_url() in text
    assert 'aria-hidden="true">5</span><span class="hidden">, 5 unread</span>' in page(client, "/measures/")


def test_notices_are_marked_read_singly_and_all_that_were_seen(client: Client, reader: User) -> None:
    first, second, third = (notice(reader) for _ in range(3))
    theirs = notice(UserFactory(role="journalist"))
    back = {"back": f"{INBOX}?show=all"}
    assert client.post("/inbox/read/", {"notice": first.pk, **back}).url == back["back"]
    client.post("/inbox/read/", {"notice": theirs.pk})
    client.post("/inbox/read/", {"notice": "all", "newest": second.pk})
    assert list(Notice.objects.unread().order_by("pk")) == [third, theirs]
    for nothing in ("", "x", "²", "9" * 30):
        assert client.post("/inbox/read/", {"notice": nothing}).status_code == 302
    assert page(client, INBOX).count("Mark “") == 1
    assert page(client, f"{INBOX}?show=all").count('class="notice') == 3


@pytest.mark.parametrize("rows", [1, 50])
def test_both_pages_cost_the_same_however_many_rows(
    client: Client, reader: User, rows: int, django_assert_num_queries
) -> None:
    for number in range(rows):
        day = DAY + datetime.timedelta(days=number)
        notice(reader, day)
        notice(reader, day, finding=FindingFactory(), kind="discrepancy", after="waiting")
        follow(user=reader, target=MeasureFactory())
        follow(user=reader, target=save_filter(owner=reader, name=f"{number}", kept=filter_in("/findings/")))
    # 1. session  2. user  3. permissions  4. how many  5. notices  6.–7. sides and claims of findings  8. the frame
    with django_assert_num_queries(8):
        page(client, INBOX)
    # 1. session  2. user  3. permissions  4. digest  5. follows  6. filters  7. feed address  8. the frame
    with django_assert_num_queries(8):
        page(client, FOLLOWING)
