"""Dated events: which are found, of which kind, on whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.events import find_events
from claims.values import Statement
from tests.unit.parsing import bracketed, context, parsed


def events(text: str) -> list[Statement]:
    """The events of a text printed on 17 May 2023."""
    doc = parsed(text)
    return find_events(doc, context(doc))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ofsted inspected the school in [March].", "inspection"),
        ("An Estyn inspection made in [summer last year] was grim.", "inspection"),
        ("When Ofsted inspectors arrived [last summer] the doors were shut.", "inspection"),
        ("It was found wanting in [October last year], when Ofsted came back for another inspection.", "inspection"),
        ("The inspection, which started on [Monday (May 15)], goes on.", "inspection"),
        ("The study was published [this morning] by the ministry.", "publication"),
        ("The report is scheduled to be published in [late July].", "publication"),
        ("She was appointed in [November] by the trust.", "appointment"),
        ("A manager was sent in by the government in [2019].", "appointment"),
        ("Ms Hill took over the running of the port in [2021].", "appointment"),
        ("Two sailors were killed in [June 2022].", "death"),
        ("The murder of a sailor in [June 2022] shocked the town.", "death"),
        ("The dock board set up in [2013] did little.", "establishment"),
        ("The dock board was disbanded in [2016].", "dissolution"),
        ("She thinks it was wrong to close down the dock board in [2016].", "dissolution"),
        ("The head of the port [today] announced he is stepping down.", "departure"),
        ("The mayor resigned [last week].", "departure"),
        ("The buses were [last year] taken over by a rival firm.", "takeover"),
        ("A ferry capsized off the coast on [Sunday].", "sinking"),
        ("A boiler exploded in the mill [yesterday].", "explosion"),
        ("The mine collapsed in [1987].", "collapse"),
        ("Drivers walked out on [Monday].", "strike"),
        ("Police arrested three men on [Tuesday].", "arrest"),
        ("Two men were charged with theft on [Tuesday].", "charge"),
        ("She was elected in [May 2019].", "election"),
        ("A new library opened in [2020].", "opening"),
        ("The plan follows a ministry announcement [last month].", "announcement"),
        ("The mill burned [three weeks ago].", "fire"),
    ],
)
def test_a_dated_event_is_found_and_folded(sentence: str, kind: str) -> None:
    text, words = bracketed(sentence)
    found = [event for event in events(text) if event.event and event.event.type == kind]
    assert [event.surface for event in found] == words
    assert all(text[event.start : event.end] == event.surface for event in found)
    assert all(event.what and event.period for event in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said on Monday that the dock was quiet.",
        "The port had 40 cranes in 2021.",
        "Prices rose by 4 per cent in April.",
        "The mayor was not appointed in 2019.",
        "The dock could close in 2025.",
        "The school was rated good in 2019.",
        "It has £3m to save this year.",
        "In 2021 only 40 per cent were seen.",
        "The train leaves at 10:30 am.",
        "The dock is now quiet.",
        "The dock has been struggling in recent years.",
        "The mayor voiced his doubts on 4 May.",
        "The news upset the whole town on Monday.",
        "The fair generated much noise last summer.",
    ],
)
def test_states_sayings_and_figures_are_no_events(sentence: str) -> None:
    assert events(sentence) == []


def test_the_frame_names_who_did_what_to_whom() -> None:
    (event,) = events("The survey of the dock was published by Ms Hill on 2 May 2023.")
    assert event.event is not None
    assert (event.event.agent, event.event.object) == ("Hill", "survey of the dock")


def test_two_deaths_in_one_breath_keep_their_victims() -> None:
    text = (
        "The town mourns the deaths of a two-year-old girl from Oakham and a one-year-old boy from Uppingham. "
        "Their deaths in March 2021 and May 2022 led to a trial."
    )
    frames = {event.surface: event.event for event in events(text)}
    first, second = frames["March 2021"], frames["May 2022"]
    assert first is not None
    assert second is not None
    assert "girl" in (first.object or "")
    assert "boy" in (second.object or "")


def test_it_stands_for_what_the_sentence_before_speaks_of() -> None:
    text = "He said the dock board set up in 2013 was left to itself too soon. It was disbanded in 2016."
    last = events(text)[-1]
    assert last.event is not None
    assert last.event.object == "dock board"


def test_narrowing_words_become_modifiers_and_judgements_do_not() -> None:
    (event,) = events("A damning Ofsted focused inspection last summer changed much.")
    assert event.event is not None
    assert event.event.modifiers == ("focused",)
    assert event.event.agent == "Ofsted"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ofsted",
                "returned",
                "was",
                "killed",
                "in 2016",
                "when",
                "it",
                "deaths",
                "their",
                "last summer",
                ",",
                ".",
                "published",
                "yesterday",
                "and",
                "\n\n",
                "who",
                "to",
                "close down",
                "by",
                "the board",
                "two years ago",
            ]
        ),
        max_size=14,
    )
)
def test_words_in_any_order_are_read_without_error_and_offsets_hold(words: list[str]) -> None:
    text = " ".join(words)
    for event in events(text):
        assert text[event.start : event.end] == event.surface
