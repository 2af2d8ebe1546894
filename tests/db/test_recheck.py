"""Comparing everything anew: in one go or in many, the same comes out, and no more is held at once."""

import random
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Article
from claims.models import Claim, ClaimKey, Entity, Finding, Recheck
from claims.recording import findings, recheck, rechecking, rejudge_everything, sign_review
from claims.recording.rows import rows_of
from tests.db.test_scale import county, rows, stored, told
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(load) -> None:
    """Fourteen articles with all that is found in them."""
    load(county(random.Random(11)), list(range(14)))


def spoil() -> None:
    """As new rules of keys and comparison would find it: keys and findings of some articles are out of date."""
    claims = Claim.objects.order_by("pk")
    keyed = list(claims[:9])
    ClaimKey.objects.filter(claim__in=keyed).delete()
    ClaimKey.objects.bulk_create(ClaimKey(claim=claim, key="of older rules") for claim in keyed)
    Finding.objects.filter(pk__in=list(Finding.objects.order_by("pk").values_list("pk", flat=True)[::2])).delete()
    Finding.objects.update(explanation="as older rules had it")
    Claim.objects.filter(pk=claims.last().pk).update(value=999, entity=Entity.objects.get(name="Harbour Board"))


def parameters() -> Iterator[int]:
    """The most parameters that a query of a re-check had, at each of its steps."""
    most = 0

    def note(execute, sql, params, many, context):
        nonlocal most
        most = max(most, len(params or ()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for _ in recheck(articles=2, anew=True):
            yield most


def test_what_is_out_of_date_is_put_right(desk: None) -> None:
    before, keys = stored(), set(ClaimKey.objects.values_list("claim", "key"))
    last = Claim.objects.order_by("pk").last()
    spoil()
    Claim.objects.filter(pk=last.pk).update(value=last.value, entity=last.entity)

    rejudge_everything()

    assert set(ClaimKey.objects.values_list("claim", "key")) == keys
    assert stored() == before


@pytest.mark.parametrize("divided", [False, True])
@pytest.mark.parametrize("stopped_after", [1, 11])
def test_one_that_was_stopped_goes_on_and_ends_as_in_one_go(
    request: pytest.FixtureRequest, stopped_after: int, divided: bool
) -> None:
    if divided:
        request.getfixturevalue("small_blocks")
    request.getfixturevalue("desk")
    spoil()
    run = recheck(articles=2)
    for _ in range(stopped_after):
        next(run)
    run.close()
    halted = Recheck.objects.get()
    assert halted.finished_at is None

    rest = sum(1 for _ in recheck(articles=2))
    step_by_step = stored()

    assert Recheck.objects.get().pk == halted.pk
    assert rest == 15 - stopped_after  # seven batches a step, and the turn from keys to findings
    rejudge_everything()
    assert stored() == step_by_step


def test_a_crash_in_the_middle_loses_the_batch_alone(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    run = recheck(articles=2)
    next(run)
    monkeypatch.setattr(rechecking, "_redo", lambda step, articles: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        next(run)
    monkeypatch.undo()

    assert Recheck.objects.get().articles == 2
    next(recheck(articles=2))
    assert Recheck.objects.get().articles == 4


def test_a_second_one_changes_nothing(desk: None) -> None:
    editor = UserFactory()
    finding = Finding.objects.filter(relation="contradicts").first()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    rejudge_everything()
    before, keys = rows(), set(ClaimKey.objects.values_list("pk", "key"))

    rejudge_everything()

    assert rows() == before
    assert set(ClaimKey.objects.values_list("pk", "key")) == keys
    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since) == ("contradiction", False)


def test_no_query_grows_with_what_is_stored(read, small_blocks: None) -> None:
    most = []
    for more in (10, 30):
        for number in range(more):
            read(told(300, entity=f"Board of {'ABCDEFGH'[number % 8]}ton"))
        most.append(max(parameters()))

    assert Article.objects.count() == 40
    assert most[1] <= most[0] * 1.2


def test_a_step_takes_in_no_more_claims_however_many_articles_are_done(
    read, small_blocks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        read(told(300, entity=f"Board of {'ABCDEFGH'[number % 8]}ton"))
    taken_in = [0]

    def counted(claims):
        rows = list(rows_of(claims))
        taken_in[-1] += len(rows)
        return rows

    monkeypatch.setattr(findings, "rows_of", counted)
    for _ in recheck(articles=2, anew=True):
        taken_in.append(0)

    judging = [count for count in taken_in if count]
    assert len(judging) == 20
    assert max(judging[10:]) <= 1.2 * max(judging[:10])


@pytest.mark.parametrize("newer", ["RULES_VERSION", "COMPARISON_VERSION"])
def test_one_under_newer_rules_begins_anew(desk: None, monkeypatch: pytest.MonkeyPatch, newer: str) -> None:
    next(recheck(articles=2))
    next(recheck(articles=2))
    assert Recheck.objects.get(finished_at=None).articles == 4
    monkeypatch.setattr(rechecking, newer, getattr(rechecking, newer) + 1)

    next(recheck(articles=2))

    stopped, anew = Recheck.objects.order_by("pk")
    assert stopped.finished_at
    assert (anew.finished_at, anew.articles) == (None, 2)
    assert (anew.rules_version, anew.comparison_version) == (rechecking.RULES_VERSION, rechecking.COMPARISON_VERSION)


def test_one_that_is_begun_anew_meanwhile_ends_quietly(desk: None) -> None:
    first = recheck(articles=2)
    next(first)
    second = recheck(articles=2, anew=True)
    next(second)

    assert list(first) == []
    assert Recheck.objects.get(finished_at=None).articles == 2
    assert len(list(second)) == 14
    assert not Recheck.objects.filter(finished_at=None).exists()


def test_the_command_goes_to_the_end_and_says_what_is_crowded(small_blocks: None, desk: None) -> None:
    spoil()
    next(recheck(articles=2))
    out = StringIO()

    call_command("recheck", stdout=out)

    assert Recheck.objects.get().finished_at is not None
    first, second = out.getvalue().splitlines()
    assert first == "Everything is compared."
    assert "crowded blocks" in second


def test_the_command_begins_anew_where_asked(desk: None) -> None:
    next(recheck(articles=2))

    call_command("recheck", "--anew", stdout=StringIO())

    stopped, anew = Recheck.objects.order_by("pk")
    assert (stopped.step, stopped.articles) == (Recheck.Step.KEYS, 2)
    assert (anew.step, anew.articles) == (Recheck.Step.FINDINGS, 14)
    assert stopped.finished_at < anew.finished_at
