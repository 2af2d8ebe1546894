"""Which language a text is in: stated, or told from enough words, and English wherever there is doubt."""

import pytest

from articles.languages import guess_language, language_code

GERMAN = (
    "Die Mauer am Hafen von Brindle kostet die Stadt 4,6 Millionen Euro, doppelt so viel wie vor zwei Jahren geplant. "
    "Das sagte ein Sprecher am Montag. Die Arbeiten sollen im Sommer beginnen, und 31 Taucher sind daran beteiligt."
)
FRENCH = (
    "Le mur du port coûtera 4,6 millions d’euros à la ville, deux fois plus que prévu il y a deux ans, a dit lundi un "
    "porte-parole de la mairie. Les travaux commencent cet été, et 31 plongeurs y prennent part."
)
ENGLISH = (
    "The wall at the harbour will cost the town £4.6m, twice as much as it was told two years ago, a spokesman said on "
    "Monday. The work is to begin in the summer, and 31 divers take part in it."
)
TABLE = "Leeds 2 Hull 3 York 1 Derby 4 Bolton 0 Luton 2 Wigan 5 Preston 1 Barnsley 3 Rotherham 2 Doncaster 4 " * 3


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), (ENGLISH, "en")])
def test_a_language_is_told_from_its_words(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "Die Mauer fällt.", "12 34 56", TABLE, f"{ENGLISH} “{GERMAN[:90]}”"])
def test_a_text_in_doubt_is_no_other_language(text):
    assert guess_language(text) in (None, "en")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("deu", "de"),
        ("de", "de"),
        ("und", None),
        ("", None),
        (None, None),
        ("<b>", None),
    ],
)
def test_a_code_is_read_as_pages_write_it(words, code):
    assert language_code(words) == code
