"""Links that lead to the very words: text fragments (`#:~:text=`), as browsers read them. Plain Python."""

import re
from urllib.parse import quote

# Longer words are told by their beginning and end, since a page may break them up anywhere.
_LONGEST = 300
_ENDS = 5
# So many words before and behind tell words that stand twice apart.
_MOST_BESIDE = 8
_WORD = re.compile(r"\S+")


def text_fragment(words: str, *, text: str = "", start: int = 0) -> str:
    """The part of an address that makes a browser find the words: `#:~:text=…`; nothing for no words.

    Where `text`, in which they stand at `start`, has them more than once, the words beside them go with them.
    """
    said = " ".join(words.split())
    if not said:
        return ""
    before, behind = _beside(words, text, start) if text else ("", "")
    parts = [f"{_encoded(before)}-"] if before else []
    parts += [_encoded(part) for part in _ends(said)]
    parts += [f"-{_encoded(behind)}"] if behind else []
    return f"#:~:text={','.join(parts)}"


def link_to_words(url: str, words: str, *, text: str = "", start: int = 0) -> str:
    """An address of a page, leading to words on it; a place that it names already is kept."""
    fragment = text_fragment(words, text=text, start=start)
    if not fragment or ":~:" in url:
        return url
    return url + (fragment.removeprefix("#") if "#" in url else fragment)


def _ends(said: str) -> list[str]:
    """The words, or where they are long their beginning and their end."""
    parts = said.split(" ")
    if len(said) <= _LONGEST or len(parts) < 2 * _ENDS:
        return [said]
    return [" ".join(parts[:_ENDS]), " ".join(parts[-_ENDS:])]


def _beside(words: str, text: str, start: int) -> tuple[str, str]:
    """As few words before and behind as make the place the only one; none where it is that already."""
    page, end = " ".join(text.casefold().split()), start + len(words)
    # The first and the last word of these stretches may be cut.
    before = [match.group() for match in _WORD.finditer(text, max(0, start - 200), start)][start > 200 :]
    behind = [match.group() for match in _WORD.finditer(text, end, end + 200)]
    behind = behind[:-1] if end + 200 < len(text) else behind
    for count in range(_MOST_BESIDE + 1):
        left, right = before[len(before) - count :] if count else [], behind[:count]
        around = text[start:end] if not count else _around(text, start, end, left, right)
        if page.count(" ".join(around.casefold().split())) < 2:
            return " ".join(left), " ".join(right)
    return " ".join(before[-_MOST_BESIDE:]), " ".join(behind[:_MOST_BESIDE])


def _around(text: str, start: int, end: int, left: list[str], right: list[str]) -> str:
    """The words with those beside them, with blanks where the text has them."""
    first = f"{' '.join(left)}{' ' if text[start - 1 : start].isspace() else ''}" if left else ""
    last = f"{' ' if text[end : end + 1].isspace() else ''}{' '.join(right)}" if right else ""
    return f"{first}{text[start:end]}{last}"


def _encoded(words: str) -> str:
    """Percent-encoded, with the signs that the grammar of fragments uses for itself."""
    return quote(words, safe="").replace("-", "%2D")
