"""Cleaning drops what is no article, says what, and never loses a sentence."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import clean

PAGE = """Harbour wall will cost twice as much

The council says the wall at Brindle Quay will now cost £4.6m.

By Our Harbour Reporter
Friday, 8th March 2024, 9:05 am
Waves break over the old wall in January.
Waves break over the old wall in January.

The estimate stood at £2.3m when work began in 2022.

Sign up to our weekly newsletter

Hide Ad
Hide Ad

“We were told late,” a council spokesman said.
"""
BODY = [
    "Waves break over the old wall in January.",
    "The estimate stood at £2.3m when work began in 2022.",
    "“We were told late,” a council spokesman said.",
]


def test_clean_keeps_headline_standfirst_and_paragraphs() -> None:
    cleaned = clean(PAGE)

    assert cleaned.headline == "Harbour wall will cost twice as much"
    assert cleaned.standfirst == "The council says the wall at Brindle Quay will now cost £4.6m."
    assert cleaned.text == "\n\n".join([cleaned.headline, cleaned.standfirst, *BODY])
    assert cleaned.text[: cleaned.headline_end] == cleaned.headline


def test_clean_says_what_each_step_dropped() -> None:
    steps = [(item.step, item.text) for item in clean(PAGE).dropped]

    assert steps == [
        ("newsletter", "Sign up to our weekly newsletter"),
        ("advertising", "Hide Ad"),
        ("advertising", "Hide Ad"),
        ("byline line", "By Our Harbour Reporter"),
        ("date line", "Friday, 8th March 2024, 9:05 am"),
        ("repeats", "Waves break over the old wall in January."),
    ]
    assert all(item.why for item in clean(PAGE).dropped)


def test_clean_twice_changes_nothing() -> None:
    once = clean(PAGE).text

    assert clean(once).text == once


@pytest.mark.parametrize(
    "caption",
    [
        "The wall was built in 1911 and mended twice.",
        "Divers will work at the wall for the next six weeks.",
    ],
)
@pytest.mark.parametrize("shape", ["{0}\n{0}", "{0}\n\n{0}", "{0}{0}", "{0} {0}", "{0}{0}\n{0}", "{0}{0}{0}"])
def test_clean_keeps_one_copy_of_a_caption(shape: str, caption: str) -> None:
    page = f"Wall to cost more\n\nThe council has a new estimate.\n{shape.format(caption)}\n\nIt is £4.6m."

    cleaned = clean(page)

    assert cleaned.text.count(caption) == 1
    assert cleaned.standfirst == "The council has a new estimate."
    assert {item.step for item in cleaned.dropped} == {"repeats"}


def test_clean_keeps_one_copy_of_a_repeated_headline() -> None:
    cleaned = clean("Wall to cost more\n\nWALL TO COST MORE\n\nThe wall will cost £4.6m.")

    assert cleaned.text == "Wall to cost more\n\nThe wall will cost £4.6m."


def test_clean_keeps_both_headlines_where_the_figure_differs() -> None:
    page = "Storm leaves 4,000 homes dark\n\nStorm leaves 3,500 homes dark\n\nThe storm came at night."

    assert clean(page).text == page


def test_clean_keeps_words_that_an_article_says_twice() -> None:
    page = "Three inquiries\n\nThe first:\n\nNo comment.\n\nThe second ran for two years and cost £4m.\n\nNo comment."

    assert clean(page).text == page


def test_clean_keeps_a_far_repeat_that_does_not_stand_at_the_head() -> None:
    fillers = [f"Street {number} has {number * 3} lamps in it." for number in range(20)]
    again = "The council declined to say more."
    page = "\n\n".join(["Lamps", *fillers, again, *(f"{line} Again." for line in fillers), again])

    assert clean(page).text == page


def test_clean_drops_a_pull_quote_whose_words_the_text_has() -> None:
    sentence = "The harbour will need a new wall within ten years."
    other = "“ The harbour will need two new walls within ten years. ”"

    cleaned = clean(f"Wall to cost more\n\nThe report is out.\n\n“ {sentence} ”\n\n{other}\n\n{sentence}")

    assert cleaned.text.count(sentence) == 1
    assert other in cleaned.text


def test_clean_leaves_sentences_that_run_together() -> None:
    line = "The bodies were found at Brindle.Both had been missing for 12 days."

    assert line in clean(f"Two found\n\nPolice gave no names.\n\n{line}").text


def test_clean_drops_a_list_of_links_at_the_end_only() -> None:
    page = "Wall to cost more\n\nThe wall will cost £4.6m.\n\n{}It cost £2.3m in 2022, say the books.{}"
    links = "Related Posts\n\nHarbour master resigns\n\nTen walks by the sea\n\n"

    at_end = clean(page.format("", f"\n\n{links}"))
    in_between = clean(page.format(links, ""))

    assert "walks" not in at_end.text
    assert "Ten walks by the sea" in in_between.text  # it may be a subheading, so it stays
    assert "Related Posts" not in in_between.text


def test_clean_strips_what_a_page_puts_around_a_caption() -> None:
    page = (
        "Wall to cost more\n\nEnlarge this image toggle caption Harbour Museum/Reuters Harbour Museum/Reuters\n\n"
        "The wall will cost £4.6m.\n\n"
        "Enlarge this image toggle caption Divers at work on 3 March. Harbour Museum/AP Harbour Museum/AP\n\nIt is old."
    )

    assert clean(page).text.split("\n\n")[1:] == [
        "The wall will cost £4.6m.",
        "Divers at work on 3 March.",
        "It is old.",
    ]


def test_clean_puts_wrapped_lines_together() -> None:
    page = (
        "Wall to cost more\n\nThe council says that the wall at Brindle Quay will\n"
        "now cost £4.6m, twice as much as it said in the year\nwhen work began.\n\nIt is old."
    )

    assert clean(page).text.split("\n\n")[1] == (
        "The council says that the wall at Brindle Quay will now cost £4.6m, twice as much as it said in the year "
        "when work began."
    )


def test_clean_leaves_a_subheading_on_its_own_line() -> None:
    page = "Wall to cost more\nThe wall will cost £4.6m.\nWhat happens next\nThe board meets on 12 May."

    assert clean(page).text.split("\n\n") == page.split("\n")


@pytest.mark.parametrize(
    "text", ["The council employs 300 wardens.", "The council employs 300 wardens.\n\nIt had 280."]
)
def test_clean_takes_no_sentence_for_a_headline(text: str) -> None:
    cleaned = clean(text)

    assert (cleaned.text, cleaned.headline, cleaned.headline_end) == (text, "", 0)


def test_clean_drops_characters_that_nobody_sees() -> None:
    cleaned = clean("Wall\x00 news\u200b\n\nThe wall\ufeff will\tcost\xa0£4.6m.\x07 It is old.\u2029Very old.")

    assert cleaned.text == "Wall news\n\nThe wall will cost £4.6m. It is old.\n\nVery old."
    assert cleaned.dropped[0].step == "characters"
    assert "ZERO WIDTH SPACE ×1" in cleaned.dropped[0].text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ufeff", "Advertisement", "____\n\nShare this"])
def test_clean_of_nothing_is_nothing(text: str) -> None:
    assert clean(text).text == ""


_PIECES = """By|Advertisement|Published:|June|6|2019|/AP|Read more:|“|”|Image caption|Share|Related Posts|Sign up
newsletter|Night Desk|The wall cost £4m.|Enlarge this image|Monday (June 17)|10:30 am"""
_WORDS = st.sampled_from(["\n", "\n\n", *re.split(r"[|\n]", _PIECES)])


@given(st.one_of(st.text(), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_clean_never_raises_and_leaves_no_control_characters(text: str) -> None:
    cleaned = clean(text)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", cleaned.text)
    assert cleaned.text == cleaned.text.strip()
    assert cleaned.text[: cleaned.headline_end] == cleaned.headline


@given(st.lists(st.text(alphabet="abc ABC.,“”£12", min_size=1, max_size=60), max_size=12))
def test_clean_loses_no_words_without_saying_so(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    cleaned = clean(text)

    kept = " ".join([cleaned.text, *(item.text for item in cleaned.dropped)])
    assert sorted(re.findall(r"\w+", kept)) == sorted(re.findall(r"\w+", text))


LONG_LINES = {
    "words": "a " * 50_000,
    "names": "By " + "A " * 50_000,
    "quotation": "“ " + "x " * 50_000 + "”",
    "numeric dates": "1/1/" * 25_000,
    "dates": "June 6, " * 12_500,
    "rule": "-" * 100_000,
    "buttons": "Share " * 17_000,
    "links": "Related: " * 11_000,
    "menu": "home > " * 14_000,
    "advertisements": "hide ad " * 12_500,
    "weekdays": "Monday (June 17) " * 6_000,
    "caption": "Enlarge this image toggle caption " + "Museum/AP " * 12_500,
    "blanks": " \t" * 50_000 + "x",
}


@pytest.mark.parametrize("line", LONG_LINES.values(), ids=LONG_LINES)
def test_clean_takes_long_lines_in_linear_time(line: str) -> None:
    def seconds(text: str) -> float:
        start = time.perf_counter()
        clean(text)
        return time.perf_counter() - start

    short, long = f"Title\n\n{line[: len(line) // 10]}", f"Title\n\n{line}"
    assert seconds(long) < max(0.5, 40 * seconds(short))


# The five originals: lengths and numbers only, none of their words.
@pytest.mark.originals
@pytest.mark.parametrize(
    ("stem", "headline", "standfirst", "paragraphs", "steps"),
    [
        ("000", 72, 249, 17, ["newsletter", "byline line", "date line", "repeats"]),
        ("001", 62, 0, 27, ["byline line", "date line"]),
        ("002", 111, 0, 5, ["survey", "survey", "navigation", "link list", "date line"]),
        ("003", 100, 198, 23, ["byline line", "date line", "repeats"]),
        ("004", 57, 122, 16, [*["advertising"] * 6, "repeats", "repeats"]),
    ],
)
def test_originals_are_read_as_a_person_reads_them(
    originals: Path, stem: str, headline: int, standfirst: int, paragraphs: int, steps: list[str]
) -> None:
    cleaned = clean((originals / f"{stem}.txt").read_text(encoding="utf-8"))

    assert len(cleaned.headline) == headline
    assert len(cleaned.standfirst) == standfirst
    assert len(cleaned.text.split("\n\n")) == paragraphs
    assert [item.step for item in cleaned.dropped] == steps


@pytest.mark.originals
def test_originals_keep_every_word_that_is_not_dropped(originals: Path) -> None:
    for path in sorted(originals.glob("*.txt")):
        page = path.read_text(encoding="utf-8")
        cleaned = clean(page)
        kept = cleaned.text + "\n" + "\n".join(item.text for item in cleaned.dropped)
        assert sorted(re.findall(r"\w+", kept)) == sorted(re.findall(r"\w+", page)), path.stem


@pytest.mark.originals
def test_originals_sentences_stand_in_the_page_word_for_word(originals: Path) -> None:
    for path in sorted(originals.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        page = " ".join(text.split())
        assert all(paragraph in page for paragraph in clean(text).text.split("\n\n")), path.stem
