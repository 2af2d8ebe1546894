"""What a reader would call a numeral, told without the extractor: digits of any script, number words, vague words."""

import re
import unicodedata
from collections.abc import Iterator

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_MORE = "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
_LARGE = "hundred thousand million billion trillion dozen hundreds thousands millions billions dozens"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth hundredth"
_PARTS = "half halves thirds quarter quarters fifths twice thrice double doubled tripled trebled halved tenfold pair"
_VAGUE = "several many both handful scores tens"
_WORDS = frozenset(" ".join((_UNITS, _MORE, _LARGE, _ORDINALS, _PARTS, _VAGUE)).split())
_RUN = re.compile(r"[^\W\d_]+")


def numerals_of(text: str) -> Iterator[tuple[int, int]]:
    """Where digits, fraction signs and number words stand."""
    start = -1
    for place, character in enumerate(text + " "):
        if unicodedata.category(character) == "Nd" or character in "½⅓⅔¼¾⅕⅛⅜":
            start = place if start < 0 else start
        elif start >= 0:
            yield start, place
            start = -1
    for match in _RUN.finditer(text):
        if match[0].lower() in _WORDS and not _is_joined(text, *match.span()):
            yield match.span()


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether letters stand against digits or combining marks ("one2", "two" with an accent): no plain word."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(one.isalnum() or unicodedata.combining(one) for one in around)
