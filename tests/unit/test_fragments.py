"""Links that lead to the very words."""

import pytest

from claims.fragments import link_to_words, text_fragment

TEXT = "Wardens leave. The port had 40 wardens. The mayor spoke. The port had 40 wardens. Nobody else did."
TWICE = "The port had 40 wardens."


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("a low-lying road, closed & dry", "#:~:text=a%20low%2Dlying%20road%2C%20closed%20%26%20dry"),
        ("over\n two lines", "#:~:text=over%20two%20lines"),
        ("“100 %” sure?", "#:~:text=%E2%80%9C100%20%25%E2%80%9D%20sure%3F"),
        ("", ""),
    ],
)
def test_the_signs_of_the_grammar_are_encoded(words, fragment):
    assert text_fragment(words) == fragment


def test_words_that_stand_once_need_no_others_beside_them():
    assert text_fragment("The mayor spoke.", text=TEXT, start=TEXT.index("The mayor")) == (
        "#:~:text=The%20mayor%20spoke."
    )


def test_words_that_stand_twice_are_told_by_those_beside_them():
    first, second = TEXT.index(TWICE), TEXT.rindex(TWICE)

    assert text_fragment(TWICE, text=TEXT, start=first) == "#:~:text=leave.-,The%20port%20had%2040%20wardens.,-The"
    assert text_fragment(TWICE, text=TEXT, start=second) == "#:~:text=spoke.-,The%20port%20had%2040%20wardens.,-Nobody"


def test_as_many_words_beside_are_taken_as_tell_the_place():
    text = "Once more he said yes. We agreed. Then she said yes. We left."
    assert text_fragment("yes.", text=text, start=text.rindex("yes.")) == "#:~:text=she%20said-,yes.,-We%20left."


def test_long_words_are_told_by_their_beginning_and_their_end():
    words = " ".join(f"word{number:03}" for number in range(80))
    assert text_fragment(words) == (
        "#:~:text=word000%20word001%20word002%20word003%20word004,word075%20word076%20word077%20word078%20word079"
    )


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=calm"),
        ("https://example.org/a?b=1#part", "https://example.org/a?b=1#part:~:text=calm"),
        ("https://example.org/a#:~:text=storm", "https://example.org/a#:~:text=storm"),
    ],
)
def test_a_place_that_the_address_names_is_kept(url, link):
    assert link_to_words(url, "calm") == link
    assert link_to_words(url, "") == url
