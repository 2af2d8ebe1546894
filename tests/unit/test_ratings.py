"""Official gradings: the grade, its year and its body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.ratings import find_ratings
from claims.values import Statement
from tests.unit.parsing import bracketed, context, parsed


def ratings(text: str) -> list[Statement]:
    """The gradings of a text printed on 17 May 2023."""
    doc = parsed(text)
    return find_ratings(doc, context(doc))


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("The school was judged “[inadequate]” by Ofsted in 2017.", [2017]),
        ("In 2017 the school was rated as [inadequate].", [2017]),
        (
            'In 2017, the home was judged "[inadequate]" by Ofsted in 2017, and upgraded to '
            '"[requires improvement]" in 2020.',
            [2017, 2020],
        ),
        (
            "It was rated as [inadequate] in 2017 and, once a panel had been formed, "
            "it rose to ‘[requires improvement]’ in 2020.",
            [2017, 2020],
        ),
        ('Staff at the Ofsted-rated "[inadequate]" nursery have left.', [None]),
        ("The hospital was rated [good] by the Care Quality Commission in 2021.", [2021]),
        ("The hospital kept its '[outstanding]' rating in 2021.", [2021]),
        ("Moody's cut the city's credit rating to [Baa2] in 2021.", [2021]),
        ("S&P downgraded the county to [BBB-] in 2021.", [2021]),
        ("The café was given a food hygiene rating of [two stars] in 2021.", [2021]),
    ],
)
def test_gradings_are_found_with_their_years(sentence: str, years: list[int | None]) -> None:
    text, words = bracketed(sentence)
    found = ratings(text)
    assert [rating.words for rating in found] == words
    assert [rating.period.start.year if rating.period and rating.period.start else None for rating in found] == years
    assert all(text[rating.start : rating.end] == rating.surface for rating in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The food was good and the service excellent.",
        "Pay was inadequate in 2017.",
        "The judge moved to a good seat.",
        "The road requires improvement.",
        "Prices fell to a poor level.",
        "They were awarded good prizes in 2017.",
    ],
)
def test_everyday_words_are_no_grades(sentence: str) -> None:
    assert ratings(sentence) == []


def test_the_body_speaks_for_its_grade() -> None:
    (rating,) = ratings("Ms Hill said the school was judged “inadequate” by Ofsted in 2017.")
    assert rating.attribution is not None
    assert rating.attribution.source == "Ofsted"
    assert (rating.what or "").startswith("Ofsted judgement")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "rated",
                "judged",
                "as",
                "“inadequate”",
                "good",
                "to",
                "be",
                "in 2017",
                "Ofsted-rated",
                "AA+",
                "rating",
                "of",
                "upgraded",
                "requires improvement",
                "'",
                "\n",
                ".",
            ]
        ),
        max_size=14,
    )
)
def test_grades_in_any_order_are_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    for rating in ratings(text):
        assert text[rating.start : rating.end] == rating.surface


def test_a_second_grade_by_the_same_verb_has_its_own_year() -> None:
    found = ratings("The school was rated requires improvement in 2021 and good in 2018.")
    assert [(each.words, each.period and each.period.words) for each in found] == [
        ("requires improvement", "2021"),
        ("good", "2018"),
    ]


def test_a_word_of_praise_after_a_grade_is_no_second_one() -> None:
    assert len(ratings("The school was rated outstanding in 2021 and good people work there.")) == 1
