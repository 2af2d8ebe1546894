"""Every chore of the desk, left by a worker that was killed: nothing is lost, and done twice it comes to done once."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from articles.models import Article
from claims import tasks
from claims.following.saving import follow
from claims.jobs.chores import KINDS, ask, do_next, wind_up
from claims.jobs.leases import reap, take_first
from claims.models import Chore, Claim, Entity, Feed, FeedEntry, Finding, Measure, Notice, Resorting
from claims.recording import entities, merge_entities, merge_measures, resorting, sign_review
from claims.recording.claims import write_keys
from tests.db.conftest import Read
from tests.db.saying import everything, measure, of
from tests.db.test_polling import URL, serve, web
from tests.factories import ClaimFactory, EntityFactory, FeedFactory, MeasureFactory, UserFactory
from tests.fakeweb import Web

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:no language model")]

__all__ = ["web"]  # a fixture

Prepare = Callable[[Any], None]
PREPARED: dict[str, Prepare] = {}
DAY = {"period_start": datetime.date(2024, 3, 1), "period_end": datetime.date(2024, 3, 1), "period_precision": "day"}


def prepares(*names: str) -> Callable[[Prepare], Prepare]:
    """Say which chores there are to do once the desk is as the function leaves it."""

    def register(prepare: Prepare) -> Prepare:
        PREPARED.update(dict.fromkeys(names, prepare))
        return prepare

    return register


@pytest.fixture
def desk(read: Read, editor: User, web: Web, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the functions below are given."""
    return {"read": read, "editor": editor, "web": web, "patch": monkeypatch.setattr}


def contradiction(desk: Any) -> Finding:
    """Two articles that exclude each other."""
    desk["read"](of("wardens", 300))
    desk["read"](of("wardens", 320))
    return Finding.objects.get(relation="contradicts")


@prepares("reread_everything", "reread_article")
def what_was_read_is_spoilt(desk: Any) -> None:
    contradiction(desk)
    Claim.objects.update(attribution="spoilt", rules_version=0)
    tasks.reread_soon()


@prepares("rejudge_article")
def findings_are_missing(desk: Any) -> None:
    contradiction(desk)
    Finding.objects.all().delete()
    tasks.rejudge_soon(Article.objects.values_list("pk", flat=True))


@prepares("tell_followers")
def there_is_news_for_a_follower(desk: Any) -> None:
    desk["read"](of("wardens", 300))
    follow(user=UserFactory(role="journalist"), target=measure("wardens"))
    desk["read"](of("wardens", 320))
    wind_up()  # as each worker does every few seconds


@prepares("settle_verdicts")
def a_measure_demands_two_signatures(desk: Any) -> None:
    finding = contradiction(desk)
    sign_review(finding=finding, by=desk["editor"], verdict="contradiction")
    Measure.objects.update(second_signature=True)
    tasks.settle_soon(measure=measure("wardens"))


@prepares("place_claims")
def a_measure_of_many_claims_is_merged(desk: Any) -> None:
    for number, counted in enumerate(["wardens", "wardens employed"] * 2):
        desk["read"](of(counted, 300 + number))
    desk["patch"](resorting, "MOST_AT_ONCE", 0)
    desk["patch"](resorting, "_CLAIMS", 1)
    merge_measures(measure=measure("wardens"), into=measure("wardens employed"), by=desk["editor"])
    assert Resorting.objects.exists()


@prepares("move_claims")
def an_entity_of_many_claims_is_merged(desk: Any) -> None:
    entity, into = EntityFactory(name="Brindle Council"), EntityFactory(name="Brindle Borough Council")
    counted = MeasureFactory(nature="fixed")
    for named, number in ((entity, 300), (entity, 310), (into, 320)):
        write_keys([ClaimFactory(measure=counted, entity=named, value=Decimal(number), **DAY)])
    desk["patch"](entities, "MOST_AT_ONCE", 0)
    desk["patch"](entities, "_CLAIMS", 1)
    merge_entities(entity=entity, into=into, by=desk["editor"])


@prepares("poll_feeds", "poll_feed")
def a_feed_is_due(desk: Any) -> None:
    FeedFactory(url=URL)
    serve(desk["web"], 1, 2)
    tasks.poll_soon()
    ask(tasks.poll_feeds)


@prepares("forget_errands")
def errands_are_over(desk: Any) -> None:
    ask(tasks.forget_errands)


def found() -> tuple[object, ...]:
    """All that chores may change."""
    return (
        everything()[:-1],  # keys name measures by their numbers, which are others after what was rolled back
        sorted(Claim.objects.values_list("surface").annotate(number=Count("keys"))),
        sorted(Claim.objects.values_list("surface", "attribution", "rules_version", "entity__name", "standing")),
        sorted(Finding.objects.values_list("relation", "verdict", "awaits_second", "live")),
        sorted(Notice.objects.values_list("user", "news__kind", "news__claim__surface")),
        sorted(Article.objects.values_list("headline", flat=True)),
        sorted(FeedEntry.objects.values_list("link", "state", "article__headline")),
        list(Feed.objects.values_list("failures", flat=True)),
        list(Entity.objects.filter(merged_into__isnull=False).values_list("claims", flat=True)),
        Resorting.objects.count(),
    )


def do_all() -> set[str]:
    """Do what is due; the names of what that was."""
    done = set()
    while due := Chore.objects.due(timezone.now()).first():
        done.add(due.name)
        assert do_next(worker="next")
    return done


def take() -> Chore:
    """What a worker has begun that will be killed."""
    taken = take_first(Chore.objects.due(timezone.now()), worker="killed")
    assert taken is not None
    return taken


def kill(taken: Chore) -> None:
    """Its worker is heard of no more, and the pause after that is over."""
    past = timezone.now() - datetime.timedelta(seconds=1)
    Chore.objects.filter(pk=taken.pk).update(lease_until=past)
    assert reap() == 1
    Chore.objects.filter(pk=taken.pk).update(not_before=past)


@pytest.mark.parametrize("name", PREPARED)
@pytest.mark.parametrize("after", [False, True], ids=["before it wrote", "after it wrote"])
def test_a_killed_worker_loses_and_doubles_nothing(name: str, after: bool, desk: Any) -> None:
    PREPARED[name](desk)
    before = found()
    with transaction.atomic():
        assert name in do_all()
        expected = found()
        transaction.set_rollback(True)
    assert before == found()

    # Each chore's first worker is killed, either before it wrote anything or after it wrote all but that it is done.
    killed = []
    while Chore.objects.due(timezone.now()).exists():
        taken = take()
        killed.append(taken.name)
        if after:
            KINDS[taken.name].function(**taken.given)
        kill(taken)
        assert do_next(worker="next")

    assert name in killed
    assert found() == expected
    assert not Chore.objects.exclude(state="waiting", not_before__gt=timezone.now()).exists()
    if name != "forget_errands":
        assert expected != before


def test_no_chore_is_left_out() -> None:
    assert PREPARED.keys() == KINDS.keys()
