"""Turns of phrase in which a dated event hides: two in one breath, pronouns that look ahead, people sent to a post."""

import pytest

from claims.extraction.events import find_events
from claims.values import Statement
from tests.unit.parsing import bracketed, context, parsed


def events(text: str) -> list[Statement]:
    """The events of a text printed on 17 May 2023."""
    doc = parsed(text)
    return find_events(doc, context(doc))


def read(sentence: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Kind and words of every event of a sentence, and the words that stood in brackets."""
    text, words = bracketed(sentence)
    found = events(text)
    assert all(text[event.start : event.end] == event.surface for event in found)
    return [(event.event.type, event.surface) for event in found if event.event], words


@pytest.mark.parametrize(
    "sentence",
    [
        "The sailors died in [December 2017] and [April 2018].",
        "Two miners were killed in [May 2019] and [June 2020].",
    ],
)
def test_coordinated_dates_are_two_events_of_one_verb(sentence: str) -> None:
    found, words = read(sentence)
    assert found == [("death", each) for each in words]


def test_dates_of_a_state_are_no_events() -> None:
    assert read("The sailors were young in May 2017 and April 2018.")[0] == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (
            "The study was published by the minister yesterday at the same time as she made her announcement "
            "about building two new bridges.",
            [("publication", "yesterday"), ("announcement", "yesterday at the same time")],
        ),
        (
            "The harbour chief resigned on Monday, at the same time as the port was shut down.",
            [("departure", "Monday"), ("dissolution", "Monday, at the same time")],
        ),
        (
            "The mayor published the accounts last week, when he also announced that the baths will be painted.",
            [("publication", "last week"), ("announcement", "last week, when he also announced")],
        ),
        (
            "On Monday the firm published its accounts and dismissed its head.",
            [("publication", "Monday"), ("departure", "Monday the firm published its accounts and dismissed")],
        ),
    ],
)
def test_two_events_of_one_time_are_both_read(sentence: str, kinds: list[tuple[str, str]]) -> None:
    assert read(sentence)[0] == kinds
    first, second = events(sentence)
    assert first.period
    assert second.period
    assert (first.period.start, first.period.end) == (second.period.start, second.period.end)
    assert second.period.conflict is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2013 the firm opened a mill and later closed it.",
        "In 2013 the firm opened a mill, at the same time a school and a shop.",
        "In 2013 the firm opened a mill and was proud of it.",
    ],
)
def test_what_comes_later_or_is_no_event_takes_no_time_from_the_first(sentence: str) -> None:
    assert [kind for kind, _ in read(sentence)[0] if kind != "opening"] == []


def test_the_same_time_without_a_time_before_is_none() -> None:
    assert events("The yard was shut. At the same time the mayor resigned.") == []


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The mayor announced in May that the old baths will be painted.", "old baths will be painted"),
        (
            "The row follows a ministry announcement last month that ferries would be handed over to a new trust.",
            "ferries would be handed over to a new trust",
        ),
        ("Her announcement in May about building two bridges pleased many.", None),
    ],
)
def test_an_announcement_carries_its_news(sentence: str, content: str | None) -> None:
    (event,) = [each for each in events(sentence) if each.event and each.event.type == "announcement"]
    assert event.event is not None
    if content is not None:
        assert event.event.object == content


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ann Roper resigned. The study tells what the inspector has found since he was appointed in May.",
            "inspector",
        ),
        ("Ann Roper resigned. The inspector has learned much since she was appointed in May.", "inspector"),
    ],
)
def test_a_pronoun_stands_for_the_subject_of_the_clause_around(text: str, who: str) -> None:
    (event,) = [each for each in events(text) if each.event and each.event.type == "appointment"]
    assert event.event is not None
    assert event.event.object == who


def test_a_pronoun_before_its_name_looks_ahead_in_its_own_sentence() -> None:
    text = "James Roper shut the yard. When he arrived in May, Mr Cole writes, only 65 per cent of cranes were sound."
    (arrival,) = [each for each in events(text) if each.event and each.event.type == "arrival"]
    assert arrival.event is not None
    assert arrival.event.agent == "Cole"


def test_a_pronoun_in_a_clause_of_its_own_goes_back() -> None:
    (event,) = events("James Roper came late. He was appointed in May.")
    assert event.event is not None
    assert event.event.object == "James Roper"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ofsted inspectors who came [last summer] found 12 broken doors.", "inspection"),
        ("The ministry named the inspectors who visited in [May].", "inspection"),
        ("The Government sent him to the council in [November].", "appointment"),
        ("The minister sent her into the harbour authority in [May] to mend it.", "appointment"),
        ("He called it a mistake that the harbour board was closed in [2016].", "dissolution"),
        ("She called it a scandal that the clinic was shut down in [2016].", "dissolution"),
        ("The board, which was set up in [2013] when the department first failed, did little.", "establishment"),
        ("The port board was set up in [2013] when the department first went under.", "establishment"),
        ("The report is due to come out in [late July].", "publication"),
        ("Her review is expected to come out in [June].", "publication"),
        ("The firm closed the mill in [2019].", "dissolution"),
        ("Ms Hill left the firm in [2019].", "departure"),
    ],
)
def test_a_wording_is_read_as_the_event_that_it_tells(sentence: str, kind: str) -> None:
    found, words = read(sentence)
    assert found == [(kind, each) for each in words]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tourists who came last summer found 12 broken doors.", "inspection"),
        ("The officer sent the letter to the council in November.", "appointment"),
        ("They sent her to prison in May.", "appointment"),
        ("He called it a mistake in 2016.", "dissolution"),
        ("She came out of hospital in late July.", "publication"),
        ("The firm closed a gap of £17m this year.", "dissolution"),
        ("The bank left rates at 5 per cent last week.", "departure"),
    ],
)
def test_a_like_wording_is_left_alone(sentence: str, kind: str) -> None:
    assert kind not in [found for found, _ in read(sentence)[0]]


def test_the_owner_of_a_report_is_not_who_published_it() -> None:
    (event,) = events("Minister James Roper published Ann Cole’s report yesterday.")
    assert event.event is not None
    assert (event.event.type, event.event.agent) == ("publication", "James Roper")
    assert "report" in (event.event.object or "")
