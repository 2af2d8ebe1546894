"""What happened, read from an event's subject where extraction gives no more."""

import pytest

from claims.comparison.frames import frame_of, kind_of
from claims.comparison.relations import judge
from claims.lines import statement_from_line
from claims.values import Relation
from tests.unit.making import event


def told(what: str, day: str, article: str):
    """An event as a line of the compare command gives it: its subject in words alone."""
    return statement_from_line({"kind": "event", "id": article, "article": article, "what": what, "as_of": day})


@pytest.mark.parametrize(
    ("what", "kind", "thing"),
    [
        ("river board set up", "establishment", "river board"),
        ("Death of the cyclist, Harwick", "death", "of the cyclist"),
        ("Estyn focused inspection", "inspection", "Estyn"),
        ("Estyn inspection report", "publication", "Estyn inspection report"),
        ("flood reviews published", "publication", "flood reviews"),
        ("chief constable steps down", "departure", "chief constable"),
    ],
)
def test_a_subject_is_read_as_kind_and_thing(what, kind, thing):
    frame = frame_of(told(what, "2020", "one"))
    assert frame is not None
    assert (frame.type, frame.object) == (kind, thing)


def test_a_subject_without_any_event_has_no_frame():
    assert frame_of(told("the weather", "2020", "one")) is None
    assert kind_of("Inspect") == kind_of("inspection")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Estyn focused inspection", "2020-06/2020-08"), ("Estyn focused inspection", "2020-10"), "contradicts"),
        (("Estyn focused inspection", "2020-06/2020-08"), ("Estyn inspection report", "2020-10"), "unrelated"),
        (("Estyn focused inspection", "2020-06"), ("Estyn full inspection", "2020-10"), "unrelated"),
        (("river board set up", "2020"), ("river board disbanded", "2020"), "unrelated"),
        (("river board set up", "2020"), ("river board established", "2020-05"), "compatible"),
    ],
)
def test_events_compare_by_their_subjects(one, other, expected):
    assert judge(told(*one, "one"), told(*other, "two")).relation == expected


def test_a_given_frame_and_a_read_one_meet():
    given = event("inspection", "2020-06", agent="Estyn", article="one", entity=None)
    assert judge(given, told("Estyn inspection", "2020-06", "two")).relation is Relation.CORROBORATES
