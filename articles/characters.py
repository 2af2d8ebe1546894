"""The characters of a page: which are text, which end a line, which nobody sees."""

import re
import unicodedata
from collections import Counter

# Everything that some program takes for the end of a line.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
# Control characters, halves of characters, and marks that are invisible but would split a word or turn its direction.
# The joiners U+200C and U+200D stay: Persian, Hindi and emoji are spelt with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)


def tidy(text: str) -> str:
    """The text with one sort of line end, single spaces, and no character that nobody sees."""
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text))
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n"))


def unseen(text: str) -> str:
    """The invisible characters that `tidy` takes out, by name and number, such as "NULL ×2"; empty for none."""
    found = Counter(_UNSEEN.findall(text))
    return ", ".join(f"{_name(character)} ×{number}" for character, number in sorted(found.items()))


def control_share(text: str) -> float:
    """How much of the text is control characters, line ends and tabs aside."""
    controls = sum(1 for character in text if unicodedata.category(character) == "Cc" and character not in "\t\n\r\f")
    return controls / len(text) if text else 0.0


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")
