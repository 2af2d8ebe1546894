"""Text as it is looked through: letters without accents, marks as spaces, each character still in its place."""

import string
import unicodedata

# What PostgreSQL's parser would join words by, or take for a sign; it knows the blank characters itself.
MARKS = string.punctuation + "£€¥“”‘’„«»–—…•·§°¶™®©\u00a0"


def _accented() -> dict[str, str]:
    """Latin letters with accents, each with its bare letter."""
    bare = {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x180)}
    return {letter: base for letter, base in bare.items() if base.isascii()}


ACCENTED = _accented()
_BARE = str.maketrans(ACCENTED)
_SPACED = str.maketrans(ACCENTED | dict.fromkeys(MARKS, " "))


def plain(text: str, *, marks: bool = True) -> str:
    """The text with bare letters and, unless told otherwise, without marks; composed, so that one letter is one."""
    return unicodedata.normalize("NFC", text).translate(_SPACED if marks else _BARE)
