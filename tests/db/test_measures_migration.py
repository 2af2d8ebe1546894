"""The rows that the migration of measures brings and mends, on a desk that has been at work."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from claims.models import Measure, MeasureAlias
from tests.factories import MeasureFactory, UserFactory

migration = import_module("claims.migrations.0009_measures_that_learn")
pytestmark = pytest.mark.django_db


def run(step: str) -> None:
    """One of the migration's steps, once more."""
    getattr(migration, step)(apps, connection.schema_editor())


def forget(name: str) -> None:
    """As it was before the starter catalogue had that measure."""
    Measure.objects.get(name=name).delete()
    MeasureAlias.history.all().delete()


def test_unsorted_measures_get_the_class_of_their_unit_and_others_keep_theirs() -> None:
    for name, unit, catalogued in (("a", "GBP", False), ("b", "week", False), ("c", "km", False), ("d", "week", True)):
        MeasureFactory(name=name, unit_class=unit, catalogued=catalogued)

    run("sort_units")

    found = dict(Measure.objects.filter(name__in="abcd").values_list("name", "unit_class"))
    assert found == {"a": "money", "b": "duration", "c": "km", "d": "week"}


def test_the_catalogue_is_brought_with_what_narrows_and_turns_its_phrases() -> None:
    filled = MeasureAlias.objects.get(phrase="posts filled")
    assert (filled.measure.name, filled.polarity) == ("vacancy rate", "opposite")
    assert MeasureAlias.objects.get(phrase="youth unemployment").population == "people aged 16 to 24"


def test_bringing_it_again_adds_nothing_and_leaves_what_editors_changed_or_took_out() -> None:
    MeasureAlias.objects.get(phrase="posts filled").delete()
    moved = MeasureAlias.objects.get(phrase="youth unemployment")
    moved.measure = MeasureFactory(name="unemployment of the young")
    moved.population = ""
    moved.save()
    before = (Measure.objects.count(), MeasureAlias.objects.count())

    run("bring_catalogue")

    assert (Measure.objects.count(), MeasureAlias.objects.count()) == before
    moved.refresh_from_db()
    assert (moved.measure.name, moved.population) == ("unemployment of the young", "")


def test_a_measure_or_phrase_that_is_missing_is_brought() -> None:
    Measure.objects.get(name="robberies").delete()
    MeasureAlias.history.all().delete()

    run("bring_catalogue")

    assert Measure.objects.get(name="robberies").aliases.filter(phrase="robbery offences").exists()


@pytest.mark.parametrize("name", ["Council tax collected", "council-tax collected", "council tax, collected"])
def test_a_phrase_with_the_address_of_a_measure_keeps_it_and_the_measure_gets_a_free_one(name: str) -> None:
    forget("council tax collected")
    phrase = MeasureFactory(name=name, slug="council-tax-collected", unit_class="money", catalogued=False)

    run("bring_catalogue")

    brought = Measure.objects.get(name="council tax collected")
    assert (brought.slug, brought.catalogued) == ("council-tax-collected-2", True)
    assert brought.aliases.exists()
    phrase.refresh_from_db()
    assert (phrase.slug, phrase.catalogued) == ("council-tax-collected", False)


def test_a_phrase_of_the_very_name_and_kind_of_number_becomes_the_measure() -> None:
    starter = Measure.objects.get(name="council tax collected")
    said = {name: getattr(starter, name) for name in ("name", "definition", "unit_class", "nature")}
    assert said["definition"]
    forget(starter.name)
    phrase = MeasureFactory(name=starter.name, slug="waits", unit_class=starter.unit_class, catalogued=False)

    run("bring_catalogue")

    phrase.refresh_from_db()
    assert {name: getattr(phrase, name) for name in said} == said
    assert (phrase.catalogued, phrase.slug) == (True, "waits")
    assert phrase.aliases.exists()


def test_a_phrase_of_the_very_name_and_another_kind_of_number_stays_a_phrase_beside_the_measure() -> None:
    starter = Measure.objects.get(name="council tax collected")
    forget(starter.name)
    phrase = MeasureFactory(name=starter.name, slug=starter.slug, unit_class="duration", catalogued=False)

    run("bring_catalogue")

    phrase.refresh_from_db()
    assert (phrase.name, phrase.catalogued) == ("council tax collected (time)", False)
    assert not phrase.aliases.exists()
    brought = Measure.objects.get(name=starter.name)
    assert (brought.unit_class, brought.catalogued) == (starter.unit_class, True)
    assert brought.aliases.exists()


def test_what_an_editor_decided_about_a_phrase_of_that_name_stands() -> None:
    forget("council tax collected")
    into = MeasureFactory()
    by_hand = {"catalogued": False, "by_hand": True, "merged_into": into}
    MeasureFactory(name="council tax collected", unit_class="duration", **by_hand)

    run("bring_catalogue")

    left = Measure.objects.get(name="council tax collected")
    assert {name: getattr(left, name) for name in by_hand} == by_hand
    assert left.unit_class == "duration"


def test_editors_may_decide_and_the_others_may_look() -> None:
    for group in Group.objects.all():
        group.permissions.filter(codename__endswith="measuredecision").delete()

    run("allow_editors")

    may = {role: UserFactory(role=role).has_perm("claims.add_measuredecision") for role in ("journalist", "admin")}
    assert may == {"journalist": False, "admin": False}
    assert UserFactory(role="editor").has_perm("claims.add_measuredecision")
    assert UserFactory(role="journalist").has_perm("claims.view_measuredecision")
