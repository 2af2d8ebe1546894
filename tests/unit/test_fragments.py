"""Addresses that lead to the words: encoded so that a browser reads them back, and told from their doubles."""

from urllib.parse import unquote

import pytest

from claims.fragments import LONGEST, text_fragment


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("The town hired 12 wardens.", "#:~:text=The%20town%20hired%2012%20wardens."),
        ("Part-time, paid & trained", "#:~:text=Part%2Dtime%2C%20paid%20%26%20trained"),
        ("  two\nlines ", "#:~:text=two%20lines"),
        ("", ""),
    ],
)
def test_words_are_encoded_with_the_signs_of_the_fragment_itself(words: str, fragment: str) -> None:
    assert text_fragment(words) == fragment


def test_words_that_stand_twice_are_told_apart_by_their_neighbours() -> None:
    text = "Ten left. The mayor was not told of it.\nOn Monday ten left. Ten left. Nobody asked, said a clerk - again."
    second = text.rindex("Ten left.")

    fragment = text_fragment("Ten left.", text=text, start=second)

    assert fragment == "#:~:text=On%20Monday%20ten%20left.-,Ten%20left.,-Nobody%20asked%2C%20said%20a"
    assert text_fragment("Ten left.", text=text) == "#:~:text=Ten%20left.,-The%20mayor%20was%20not"
    assert "," not in text_fragment("The mayor was not told of it.", text=text, start=10)


def test_of_long_words_the_first_and_the_last_are_enough() -> None:
    words = " ".join(f"word{n}" for n in range(100))
    assert len(words) > LONGEST

    first, last = map(unquote, text_fragment(words).removeprefix("#:~:text=").split(","))

    assert words.startswith(first)
    assert words.endswith(last)
    assert len(first) + len(last) < 200
