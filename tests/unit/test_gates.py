"""Each gate lets through what can be compared and ends what cannot, with its reason."""

import pytest

from claims.comparison import gates, surveys, topics
from claims.comparison.pairing import pair_of
from claims.comparison.topics import Likeness
from claims.values import Relation
from tests.unit.making import figure


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("people killed in the crash", "crash fatalities", Likeness.SAME),
        ("people who died", "passengers killed", Likeness.SAME),
        ("workers on strike", "striking nurses", Likeness.SAME),
        ("pupils shut out of their schools", "students affected by the walkout", Likeness.SAME),
        ("homes without power", "households without electricity", Likeness.SAME),
        ("cost of the bridge", "bridge cost", Likeness.SAME),
        ("patients waiting more than 18 weeks", "patients who waited over 18 weeks", Likeness.SAME),
        ("people killed", "children killed", Likeness.NARROWER),
        ("survivors aboard the ferry", "survivors", Likeness.NARROWER),
        ("patients waiting more than 18 weeks", "patients waiting more than 52 weeks", Likeness.NEAR),
        ("children without a named nurse", "visits without a named nurse", Likeness.NEAR),
        ("homes without power", "homes with power restored", Likeness.NEAR),
        ("people killed", "people injured", Likeness.NONE),
        ("cost of the bridge", "length of the bridge", Likeness.NONE),
    ],
)
def test_phrases_name_one_measure_or_not(one, other, expected):
    a, b = topics.topic(figure(one, 3)), topics.topic(figure(other, 3))
    assert topics.likeness(a, b) is expected
    assert topics.likeness(b, a) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Harwick Council", "the Harwick Council", Likeness.SAME),
        ("National Grid Board", "NGB", Likeness.SAME),
        ("Harwick", "Harwick County Council", Likeness.NARROWER),
        ("Harwick Police", "Marlow Police", Likeness.NONE),
        ("Harwick Council", None, Likeness.NEAR),
    ],
)
def test_organisations_are_one_or_not(one, other, expected):
    a, b = figure("staff", 3, entity=one), figure("staff", 3, entity=other)
    assert gates.entity_likeness(a, b) is expected


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"unit": "percent"}, {"unit": "count"}, "share_or_number"),
        ({"unit": "percent"}, {"unit": "percentage_point"}, "percent_or_points"),
        ({"unit": "GBP"}, {"unit": "EUR"}, "other_currency"),
        ({"unit": "km"}, {"unit": "hour"}, "other_unit"),
        ({"scope": {"denominator": "all pupils"}}, {"scope": {"denominator": "leavers"}}, "other_denominator"),
        ({"scope": {"population": "men"}}, {"scope": {"population": "women"}}, "other_population"),
        ({"scope": {"subset": "agency"}}, {"scope": {"subset": "permanent"}}, "other_subset"),
        ({"scope": {"threshold": "within 45 days"}}, {"scope": {"threshold": "within 35 days"}}, "other_threshold"),
        ({"trend": "rose"}, {"trend": "fell"}, "other_direction"),
        ({"by": "Alpha survey"}, {"by": "Beta survey"}, "other_survey"),
        ({"sentence": "Its staff fell by 40 last year.", "surface": "40"}, {}, "change_or_level"),
        ({"sentence": "It has a target of 40.", "surface": "40"}, {}, "target_against_outcome"),
    ],
)
def test_a_gate_ends_the_comparison_with_its_reason(one, other, reason):
    pair = pair_of(figure("staff", 40, **one), figure("staff", 70, **other))
    assert pair is not None
    ended = [found for gate in gates.GATES if (found := gate(pair))]
    assert ended
    assert ended[0].relation is Relation.DIFFERS_IN_SCOPE
    assert ended[0].reasons == (reason,)


def test_no_gate_ends_the_comparison_of_like_with_like():
    pair = pair_of(figure("staff", 40), figure("workers", 70))
    assert pair is not None
    assert [gate(pair) for gate in gates.GATES] == [None] * len(gates.GATES)


def test_without_phrase_or_amount_nothing_is_guessed():
    judged = gates.something_missing(figure(None, 40), figure("staff", 70))
    assert judged is not None
    assert judged.reasons == ("measure_unknown",)
    judged = gates.something_missing(figure("staff", None), figure("staff", 70))
    assert judged is None or judged.reasons == ("amount_unknown",)


def test_two_forecasters_are_two_forecasts():
    a = figure("forecast growth", 2, unit="percent", by="Vale Bank")
    b = figure("forecast growth", 3, unit="percent", by="Harwick Institute")
    pair = pair_of(a, b)
    assert pair is not None
    judged = surveys.survey(pair)
    assert judged is not None
    assert judged.reasons == ("other_forecaster",)
