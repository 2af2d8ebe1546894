"""Who says what, in quotation, report and list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.attributions import find_attributions
from claims.extraction.quotations import find_quotations
from tests.unit.parsing import parsed


def source(text: str, words: str) -> str | None:
    """Who says these words of the text."""
    start = text.index(words)
    found = find_attributions(parsed(text)).of(start, start + len(words))
    return found.source if found else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The mayor said 40 cranes were broken.", "40", "mayor"),
        ("The port told reporters that 40 cranes were broken.", "40", "port"),
        ("“We have 40 broken cranes,” said the harbour master.", "40", "harbour master"),
        ("The harbour master said: “We have 40 broken cranes.”", "40", "harbour master"),
        ("According to the harbour office, 40 cranes were broken.", "40", "harbour office"),
        ("40 cranes were broken, according to the harbour office.", "40", "harbour office"),
        ("The report found that 40 cranes were broken.", "40", "report"),
        ("The inspection found there were 40 broken cranes.", "40", "inspection"),
        ("The bridge needs 40 new bolts, engineers said.", "40", "engineers"),
        ("A spokesman for the port said 40 cranes were broken.", "40", "port spokesman"),
        ("When inspectors came they found 40 faults.", "40", "inspectors"),
        ("The agency released a report estimating that 40 cranes were broken.", "40", "agency"),
        ("Police put the crowd at 400.", "400", "Police"),
        ("The union estimates the number of strikers at 400.", "400", "union"),
        ("One survivor has put the number of people aboard when it sank off the coast at 90.", "90", "One survivor"),
        ("Crews told the inspectors they were ‘swamped by 40 ships’.", "40", "Crews"),
    ],
)
def test_the_speaker_is_found(text: str, words: str, expected: str) -> None:
    assert source(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port has 40 broken cranes.", "40"),
        ("The port has 40 broken cranes. The mayor said she was sad.", "40"),
        ("The mayor, who is 40, said the port was closed.", "40"),
        ("The win put the club at 12 points.", "12"),
        ("Police put up 40 barriers at the port.", "40"),
        ("Crews put the boats to sea at 6 in the morning.", "6"),
        ("Two of 40 crews spoke; the mayor says the rest were silent.", "40"),
    ],
)
def test_what_the_article_says_itself_is_nobodys(text: str, words: str) -> None:
    assert source(text, words) is None


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "The harbour master said: “We are short of crews.\n\n“Some 40 cranes are broken.”"
    assert source(text, "40 cranes") == "harbour master"


def test_a_second_quotation_belongs_to_the_same_speaker() -> None:
    text = "“We are short of crews,” the harbour master said. “Some 40 cranes are broken.”"
    assert source(text, "40 cranes") == "harbour master"


def test_an_introduced_list_belongs_to_the_document() -> None:
    text = "The audit is long.\n\nIt says:\n\nthe dock is old;\n\nsome 40 cranes are broken;\n\nThe mayor has 12 days."
    assert source(text, "40 cranes") == "audit"
    assert source(text, "12 days") is None


def test_a_sentence_that_goes_on_counting_is_reported_too() -> None:
    text = "The auditor found that of 300 crews only 34 per cent were trained. Eighteen per cent of posts were vacant."
    assert source(text, "Eighteen per cent") == "auditor"


def test_straight_and_curly_marks_are_read_and_apostrophes_are_not() -> None:
    text = (
        "The crews' claims, the port's debts: \"too old\", “too slow”, ‘too dear’ and 'too far', he said in the '90s."
    )
    found = [text[q.start : q.end] for q in find_quotations(text)]
    assert found == ["too old", "too slow", "too dear", "too far"]


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    text = "She spoke of ‘the crews’ long wait’ at the dock."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["the crews’ long wait"]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .,:;\n“”\"'‘’s-"), max_size=80))
def test_quotation_marks_in_any_order_are_read_without_error(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["She said:", "“it", "is”", "told", "who", "it", "he added", ".", "\n\n", "according to", "They"]
        ),
        max_size=12,
    )
)
def test_speech_in_any_order_is_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    found = find_attributions(parsed(text))
    for passage in found.passages:
        assert 0 <= passage.start <= passage.end <= len(text)
        assert passage.source
