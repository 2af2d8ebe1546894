"""Who is told of what: follows matched with news, once each, and digests that go out once a day."""

import datetime
import smtplib
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.following import digests
from claims.following.saving import filter_in, follow, save_filter, stop_following
from claims.following.telling import tell
from claims.models import Desk, Digest, DigestSetting, Finding, Follow, News, Notice
from claims.recording import sign_review
from tests.db.conftest import Read
from tests.db.saying import measure, of
from tests.factories import MeasureFactory, OutletFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 3, 9)


def notices(user: User) -> list[str]:
    tell()
    return [notice.news.kind for notice in Notice.objects.of(user).order_by("pk").select_related("news")]


@pytest.fixture
def reader() -> User:
    return UserFactory(role="journalist", email="reader@example.com")


def test_each_follow_brings_its_own_news(read: Read) -> None:
    outlet = OutletFactory()
    read(of("park wardens", 300))
    users = {name: UserFactory(role="journalist") for name in ("measure", "outlet", "filter", "queue", "all", "none")}
    follow(user=users["measure"], target=measure("park wardens"))
    follow(user=users["outlet"], target=outlet)
    follow(user=users["all"], target=None)
    for name, address in (("filter", "/timeline/?words=kerbs"), ("queue", "/findings/?relation=contradicts&state=all")):
        follow(user=users[name], target=save_filter(owner=users[name], name=name, kept=filter_in(address)))

    read(of("park wardens", 320))
    read(of("cleaners of kerbs", 7), revision=RevisionFactory(article__outlet=outlet))

    assert {name: notices(user) for name, user in users.items()} == {
        "measure": ["discrepancy", "value"], "outlet": ["value"], "filter": ["value"], "queue": ["discrepancy"],
        "all": ["discrepancy"], "none": [],
    }  # fmt: skip


def test_nobody_is_told_twice_of_what_they_did_or_of_what_was_before(read: Read, reader: User, editor: User) -> None:
    read(of("park wardens", 300))
    read(of("park wardens", 320))
    for user in (reader, editor):
        for target in (None, measure("park wardens"), None):
            follow(user=user, target=target)
    assert Follow.objects.of(reader).count() == 2
    sign_review(finding=Finding.objects.get(), by=editor, verdict="contradiction")

    assert notices(reader) == ["verdict"]
    assert notices(editor) == []
    Desk.objects.update(told_to=0)
    assert notices(reader) == ["verdict"]
    stop_following(user=reader, target=None)
    assert [str(row) for row in Follow.objects.of(reader)] == ["park wardens"]


def test_a_value_that_is_known_is_no_news_to_anybody(read: Read, reader: User) -> None:
    read(of("park wardens", 300))
    follow(user=reader, target=measure("park wardens"))
    read(of("park wardens", 300))
    assert News.objects.count() == 2
    assert notices(reader) == []


def test_what_is_followed_is_followed_after_a_merger(read: Read, reader: User) -> None:
    merged = MeasureFactory()
    follow(user=reader, target=merged)
    read(of("park wardens", 300))
    merged.merged_into = measure("park wardens")
    merged.save()
    assert notices(reader) == ["value"]


@pytest.mark.parametrize("users", [1, 50])
def test_telling_takes_as_many_queries_for_one_follower_as_for_fifty(read: Read, users: int, django_assert_num_queries):
    read(of("park wardens", 300))
    for _ in range(users):
        user = UserFactory(role="journalist")
        follow(user=user, target=measure("park wardens"))
        follow(user=user, target=save_filter(owner=user, name="w", kept=filter_in("/timeline/?words=wardens")))
    read(of("park wardens", 400))
    tell()
    Desk.objects.update(told_to=0)
    Notice.objects.all().delete()
    # two savepoints; the desk twice, and kept; news, claims, values known; sides, claims on them; merged measures,
    # follows of three sorts; claims of the one filter; notices; then the desk twice and news again
    with django_assert_num_queries(22):
        tell()
    assert Notice.objects.count() == 2 * users


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/articles/", "has no filter"),
        ("https://elsewhere.example/timeline/?words=a", None),
        ("/timeline/?period_from=someday", "is not a day"),
        ("/findings/?relation=odd", "odd"),
        ("/nowhere/", "has no filter"),
    ],
)
def test_only_filters_that_can_be_read_are_kept(address: str, why: str | None) -> None:
    if why is None:
        assert filter_in(address) == filter_in("/timeline/?words=a&page=3&kind=")
        return
    with pytest.raises(ValidationError, match=why):
        filter_in(address)


def due(user: User, kind: str = "verdict", every: str = "day") -> Notice:
    DigestSetting.objects.update_or_create(user=user, defaults={"every": every})
    found = MeasureFactory()
    news = News.objects.create(kind="sheet", key=f"{user.pk} {found.pk}", measure=found, after="Its date has passed.")
    return Notice.objects.create(user=user, news=news, day=TODAY, measure=found)


def test_a_digest_goes_out_once_a_day_and_only_with_something_new(reader: User) -> None:
    for user in (UserFactory(email="never@example.com", role="journalist"), UserFactory(email="no-role@example.com")):
        due(user, every="never" if user.groups.exists() else "day")
    notice = due(reader)
    assert [(sent.user, sent.notices) for sent in digests.send_digests(today=TODAY)] == [(reader, 1)]
    due(reader)
    assert list(digests.send_digests(today=TODAY)) == []
    days = [TODAY + datetime.timedelta(days=number) for number in (1, 2)]
    assert [len(list(digests.send_digests(today=day))) for day in days] == [1, 0]
    assert len(mail.outbox) == 2
    first = mail.outbox[0]
    assert (first.to, first.subject) == (["reader@example.com"], "FactDesk: 1 thing you follow")
    assert notice.measure.name in first.body
    assert "Its date has passed." in first.alternatives[0].content
    assert f"http://127.0.0.1:8000{notice.measure.get_absolute_url()}" in first.body


def test_a_weekly_digest_waits_a_week_and_what_was_read_is_left_out(reader: User) -> None:
    due(reader, every="week")
    assert len(list(digests.send_digests(today=TODAY))) == 1
    due(reader, every="week")
    read_already = due(reader, every="week")
    read_already.read_at = read_already.news.created_at
    read_already.save()
    sent = [list(digests.send_digests(today=TODAY + datetime.timedelta(days=number))) for number in (6, 7)]
    assert [[row.notices for row in rows] for rows in sent] == [[], [1]]


class OneRefused(EmailBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["refused@example.com"]:
            raise smtplib.SMTPRecipientsRefused({"refused@example.com": (550, b"unknown")})
        return super().send_messages(messages)


def test_one_failure_stops_nobody_elses_digest_and_is_tried_anew(reader: User, settings: Any, capsys) -> None:
    refused = UserFactory(role="journalist", email="refused@example.com")
    due(refused)
    due(reader)
    settings.EMAIL_BACKEND = "tests.db.test_following.OneRefused"
    with pytest.raises(CommandError, match="1 of 2 digests could not be sent"):
        call_command("digest")
    assert f"{refused}: not sent. SMTPRecipientsRefused" in capsys.readouterr().err
    assert [message.to for message in mail.outbox] == [["reader@example.com"]]
    assert not Digest.objects.filter(user=refused).exists()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("digest")
    assert [message.to for message in mail.outbox] == [["reader@example.com"], ["refused@example.com"]]


def test_the_link_in_a_mail_ends_the_digest_without_a_login(reader: User, client: Client) -> None:
    due(reader)
    list(digests.send_digests(today=TODAY))
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    assert address in mail.outbox[0].body

    outsider = Client(enforce_csrf_checks=True)
    assert "Stop the digest" in outsider.get(address).content.decode()
    assert reader.digest_setting.every == "day"
    assert outsider.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    reader.digest_setting.refresh_from_db()
    assert reader.digest_setting.every == "never"
    assert outsider.post(reverse("claims:unsubscribe", args=[f"{reader.pk}:forged"])).status_code == 404
