"""Words of time in any text and in any order are read without error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.periods import find_periods, period_of
from claims.values import Period
from tests.unit.parsing import PRINTED, parsed


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120), st.sampled_from([None, PRINTED]))
def test_any_text_is_read_without_error_and_offsets_hold(text: str, published: Period | None) -> None:
    doc = parsed(text)
    mentions = find_periods(doc, published)
    last = 0
    for mention in mentions:
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        if mention.period:
            assert mention.period.words == text[mention.start : mention.end]
    if text:
        period_of(0, min(3, len(text)), doc, mentions, published)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Monday",
                "31",
                "June",
                "2019",
                "last",
                "year",
                "(March 14)",
                "in the",
                "summer",
                "9999",
                "-",
                "since",
                "0",
                "yesterday",
                "late",
                "12:30",
                "pm",
                "1999/00",
                "May",
                "of",
                "next",
                "quarter",
                "\n",
                "recent years",
                "29 Feb",
            ]
        ),
        max_size=12,
    )
)
def test_words_of_time_in_any_order_are_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    for mention in find_periods(parsed(text), PRINTED):
        period = mention.period
        assert period is None or not (period.start and period.end) or period.start <= period.end
