"""A figure worded for print, and how long such a value holds."""

import datetime
from typing import Any

import pytest

from articles.models import Article, Outlet, Revision
from claims.copystyle import wording_of
from claims.models import Claim, Entity, Measure
from claims.shelflife import check_again, days_good

MAY = {
    "period_start": datetime.date(2019, 5, 1),
    "period_end": datetime.date(2019, 5, 31),
    "period_precision": "month",
    "nature": "standing",
}


def claim(surface: str, counted: str = "", **fields: Any) -> Claim:
    """An unsaved figure of May 2019, printed by The Gazette."""
    measure, entity = fields.pop("measure", ""), fields.pop("entity", "")
    article = Article(outlet=Outlet(name="The Gazette"), published_from=datetime.date(2019, 6, 5))
    return Claim(
        kind="figure",
        surface=surface,
        counted=counted,
        revision=Revision(article=article),
        measure=Measure(name=measure) if measure else None,
        entity=Entity(name=entity) if entity else None,
        **{"unit": "count", **MAY, **fields},
    )


@pytest.mark.parametrize(
    ("figure", "wording"),
    [
        (
            claim("a third of them", "social workers that are agency staff", unit="percent", attribution="the council"),
            "A third of social workers were agency staff, the council said, as of May 2019.",
        ),
        (
            claim("18 per cent", "positions that stood vacant", unit="percent", entity="Fenland Borough Council"),
            "18 per cent of positions stood vacant at Fenland Borough Council, The Gazette reported, as of May 2019.",
        ),
        (
            claim("in excess of 50 cases", "cases", measure="caseload per worker", attribution="spokesman"),
            "In excess of 50 cases (caseload per worker), a spokesman said, as of May 2019.",
        ),
        (
            claim("192 checks", "checks that are without a date", entity="Marshton"),
            "192 checks were without a date in Marshton, The Gazette reported, as of May 2019.",
        ),
        (
            claim("£10m", "save from its budget", measure="savings required", nature="total", unit="GBP"),
            "£10m (savings required), The Gazette reported, in May 2019.",
        ),
        (
            claim("412", "wardens", entity="Marshton", measure="wardens employed"),
            "412 wardens in Marshton, The Gazette reported, as of May 2019.",
        ),
        (
            claim("12 wardens of Marshton", "wardens", entity="Marshton", period_start=None, period_end=None),
            "12 wardens of Marshton, The Gazette reported.",
        ),
        (
            claim("3 drownings", "drownings", nature="fixed", period_end=datetime.date(2019, 5, 1)),
            "3 drownings, The Gazette reported, on 1 May 2019.",
        ),
        (
            claim("3 fires", "fires", period_start=datetime.date(2019, 3, 9), period_precision="range"),
            "3 fires, The Gazette reported, from 9 March to 31 May 2019.",
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_figure_is_worded_for_print(figure: Claim, wording: str) -> None:
    assert wording_of(figure) == wording


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"period_precision": "day"}, 14),
        ({}, 91),
        ({"period_precision": "year"}, 365),
        ({"period_precision": "range", "period_end": datetime.date(2019, 5, 3)}, 14),
        ({"period_precision": "range", "period_end": datetime.date(2019, 6, 29)}, 60),
        ({"period_precision": "range", "period_end": datetime.date(2029, 6, 29)}, 365),
        ({"period_start": None, "period_end": None, "period_precision": "vague"}, 30),
        ({"nature": "fixed", "period_precision": "day"}, 365),
    ],
    ids=str,
)
def test_value_holds_by_how_finely_its_time_is_given(fields: dict[str, Any], days: int) -> None:
    assert days_good(claim("3 fires", **fields), Measure(name="fires")) == days


def test_measure_may_set_its_own_days() -> None:
    until = check_again(claim("3 fires"), Measure(name="fires", good_for_days=3), signed=datetime.date(2024, 2, 28))
    assert until == datetime.date(2024, 3, 2)
