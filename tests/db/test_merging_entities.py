"""Two entities that are one: their names, their claims, and what is found where both meet."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from claims.history import Asked, entries
from claims.models import Claim, Entity, Finding
from claims.recording import merge_entities, sign_value
from claims.recording.catalogue import load_catalogue
from claims.recording.claims import write_keys
from claims.recording.entities import let_go, move_next, touched_by_merging
from claims.recording.naming import Named
from tests.factories import ClaimFactory, EntityFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = {"period_start": datetime.date(2024, 3, 1), "period_end": datetime.date(2024, 3, 1), "period_precision": "day"}


@pytest.fixture
def pair() -> tuple[Entity, Entity]:
    """One council by two names, each of which has said how many wardens there are."""
    entity, into = EntityFactory(name="Brindle Council", catalogued=True), EntityFactory(name="Brindle Borough Council")
    measure = MeasureFactory(nature="fixed")
    for named, number in ((entity, 300), (into, 320)):
        write_keys([ClaimFactory(measure=measure, entity=named, value=Decimal(number), **DAY)])
    return entity, into


def named(name: str) -> Entity | None:
    """What a claim that gives this name is about."""
    claim = Claim(kind="rating")
    return Named([(claim, {"measure": None, "entity": name})]).entity(name)


def test_claims_of_both_meet_and_contradict_each_other(pair: tuple[Entity, Entity]) -> None:
    entity, into = pair
    assert not Finding.objects.filter(relation="contradicts").exists()

    merge_entities(entity=entity, into=into, by=UserFactory())

    assert set(Claim.objects.values_list("entity", flat=True)) == {into.pk}
    found = Finding.objects.get(relation="contradicts")
    assert found.entity == into
    assert "Brindle Borough Council" in found.explanation


def test_names_of_the_one_mean_the_other_and_are_looked_for_in_texts(pair: tuple[Entity, Entity]) -> None:
    entity, into = pair
    entity.aliases.create(phrase="Brindle Town Hall")

    merge_entities(entity=entity, into=into, by=UserFactory())

    assert named("Brindle Council") == named("Brindle Town Hall") == into
    assert [(one.name, set(one.aliases)) for one in load_catalogue().entities if "Brindle" in one.name] == [
        ("Brindle Borough Council", {"Brindle Council", "Brindle Town Hall"})
    ]


def test_the_history_tells_who_said_so(pair: tuple[Entity, Entity]) -> None:
    by = UserFactory(role="editor")

    merge_entities(entity=pair[0], into=pair[1], by=by)

    told = [(entry.about, entry.before, entry.after) for entry in entries(Asked(who=by.username))]
    assert ("Brindle Council", "is the same as: nothing", "is the same as: Brindle Borough Council") in told


def test_a_value_that_was_signed_for_the_one_no_longer_holds_and_the_preview_says_so(
    pair: tuple[Entity, Entity],
) -> None:
    entity, into = pair
    sign_value(
        claim=entity.claims.get(), wording="300 wardens.", check_again=datetime.date(2099, 1, 1), by=UserFactory()
    )

    lines = touched_by_merging(entity=entity, into=into)

    assert "From now on “Brindle Council” means “Brindle Borough Council”." in lines
    assert any(line.startswith("1 value was signed for a sheet of “Brindle Council”") for line in lines)
    merge_entities(entity=entity, into=into, by=UserFactory())
    assert Entity.objects.filter(pk=entity.pk, merged_into=into).exists()


def test_what_loses_its_name_in_the_other_stands_by_itself_again(pair: tuple[Entity, Entity]) -> None:
    entity, into = pair
    merge_entities(entity=entity, into=into, by=UserFactory())
    into.aliases.get(phrase="Brindle Council").delete()

    assert let_go(phrases=["Brindle Council"], entity=into, by=UserFactory()) == [entity]

    assert named("Brindle Council") == entity
    assert Entity.objects.own().filter(pk=entity.pk).exists()


def test_many_claims_are_moved_by_the_worker(pair: tuple[Entity, Entity], monkeypatch: pytest.MonkeyPatch) -> None:
    entity, into = pair
    asked: list[bool] = []
    monkeypatch.setattr("claims.recording.entities.MOST_AT_ONCE", 0)
    monkeypatch.setattr("claims.recording.entities.move_claims_soon", lambda: asked.append(True))

    merge_entities(entity=entity, into=into, by=UserFactory())

    assert asked == [True]
    assert entity.claims.count() == 1
    while move_next():
        pass
    assert into.claims.count() == 2
    assert Finding.objects.filter(relation="contradicts").exists()


def test_what_cannot_be_one_is_refused_in_words(pair: tuple[Entity, Entity]) -> None:
    entity, into = pair
    third = EntityFactory(name="Harbour Board")
    third.aliases.create(phrase="Brindle Council")
    by = UserFactory()

    with pytest.raises(ValidationError, match="“Brindle Council” is one already"):
        merge_entities(entity=entity, into=entity, by=by)
    with pytest.raises(ValidationError, match="“Brindle Council” is also an alias of “Harbour Board”"):
        merge_entities(entity=entity, into=into, by=by)
    third.aliases.get().delete()
    merge_entities(entity=entity, into=into, by=by)
    with pytest.raises(ValidationError, match="has been merged into “Brindle Borough Council” already"):
        merge_entities(entity=entity, into=third, by=by)
