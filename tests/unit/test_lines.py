"""The JSON lines of `extract`, `compare` and `export`, both ways."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lines import parse_as_of, statement_from_line, statement_to_line
from claims.values import (
    Attribution,
    Basis,
    Comparator,
    EventFrame,
    Kind,
    Nature,
    Period,
    Precision,
    Quantity,
    Scope,
    Statement,
)

WARDENS = Statement(
    kind=Kind.FIGURE,
    surface="more than 50 wardens",
    start=4,
    end=24,
    sentence="The more than 50 wardens left.",
    sentence_start=0,
    sentence_end=30,
    quantity=Quantity(Decimal(50), low=Decimal(50), comparator=Comparator.MORE, step=Decimal(10)),
    counted="wardens",
    measure="wardens employed",
    nature=Nature.STANDING,
    scope=Scope(subset="agency"),
    entity="Borough Council",
    period=Period(datetime.date(2024, 3, 1), datetime.date(2024, 3, 31), Precision.MONTH, Basis.RELATIVE, "last month"),
    attribution=Attribution("a council spokesman"),
    trend="down",
    because=(("value", "50"),),
)


def test_a_figure_keeps_every_field_that_comparison_reads():
    line = statement_to_line(WARDENS)

    back = statement_from_line(line)

    for name in ("quantity", "counted", "measure", "nature", "scope", "entity", "period", "attribution", "trend"):
        assert getattr(back, name) == getattr(WARDENS, name), name


def test_numbers_stay_numbers_and_whole_ones_stay_whole():
    line = statement_to_line(WARDENS)

    assert (line["value"], line["low"], line["high"]) == (50, 50, None)
    assert isinstance(line["value"], int)
    assert line["comparator"] == ">"
    assert (line["period_start"], line["period_end"]) == ("2024-03-01", "2024-03-31")


def test_an_event_keeps_who_did_what():
    event = EventFrame("inspection", "the regulator", "the harbour", None, ("focused",))
    line = statement_to_line(Statement(kind=Kind.EVENT, surface="last spring", what="harbour inspection", event=event))

    assert line["comparator"] is None
    assert line["value"] is None
    assert statement_from_line(line).event == event


@pytest.mark.parametrize(
    ("as_of", "start", "end"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018-02-03", "2018-02-03", "2018-02-03"),
        ("2018-06/2018-08", "2018-06-01", "2018-08-31"),
    ],
)
def test_as_of_names_its_first_and_last_day(as_of, start, end):
    period = parse_as_of(as_of)

    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize("as_of", ["", "soon", "2018-13", "2018-02-30", "2019/2018", "0000", None, 2018, ["2018"]])
def test_any_other_as_of_is_unknown(as_of):
    assert parse_as_of(as_of) is None


@given(
    st.dictionaries(
        st.sampled_from([*statement_to_line(WARDENS), "id", "as_of", "published", "outlet"]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
            max_leaves=4,
        ),
    )
)
def test_reading_a_line_never_fails_whatever_it_holds(line):
    statement = statement_from_line(line)

    assert statement.kind in list(Kind)
    assert statement.quantity is None or any(
        number is not None for number in (statement.quantity.value, statement.quantity.low, statement.quantity.high)
    )
