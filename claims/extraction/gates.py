"""Regular expressions that are tried only where a text holds a word or a sign that they can begin with.

Dozens of forms are looked for in every text. Trying each of them at every character would cost more than all the rest
of reading, while most begin with few words ("March", "last") or with a digit. `Places` says once where each word of a
text stands, and a `Gate` finds with it exactly what `finditer` of its expression would.
"""

import re
from collections.abc import Iterator, Sequence

from claims.extraction.heads import heads_of

_RUN = re.compile(r"[^\W\d_]+|\d")
_LINE_END = re.compile("\n")


class Places:
    """Where the words and digits of one text stand.

    A word is a run of letters. Those with letters beyond ASCII may match in ways that lower case does not show ("ſ"
    is an s), so that each of their letters counts as a place where anything can begin.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: dict[str, list[int]] = {}
        self.digits: list[int] = []
        self.foreign: list[int] = []
        for match in _RUN.finditer(text):
            run, start = match[0], match.start()
            if run.isdecimal():
                self.digits.append(start)
            elif run.isascii():
                self.words.setdefault(run.lower(), []).append(start)
            else:
                self.foreign.extend(range(start, match.end()))


class Gate:
    """An expression with what its matches can begin with; open everywhere where it tells nothing of that."""

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern)
        self.heads = heads = heads_of(self.pattern)
        if heads is not None:
            self._prefixes = tuple(heads.prefixes)
            self._signs = re.compile(f"[{re.escape(''.join(sorted(heads.signs)))}]") if heads.signs else None

    def finditer(self, places: Places) -> Iterator[re.Match[str]]:
        """Every match that does not overlap the one before, in order of place."""
        if self.heads is None or any(sign in places.text for sign in self.heads.unless):
            yield from self.pattern.finditer(places.text)
            return
        end = 0
        for start in self._starts(places):
            if start >= end and (match := self.pattern.match(places.text, start)):
                yield match
                end = match.end()

    def _starts(self, places: Places) -> Sequence[int]:
        """Every place where a match may begin, in order."""
        heads, words = self.heads, places.words
        assert heads is not None
        lists = [words[word] for word in heads.words & words.keys()]
        if self._prefixes:
            lists += [starts for word, starts in words.items() if word.startswith(self._prefixes)]
        if heads.digits:
            lists.append(places.digits)
        if heads.words or heads.prefixes:
            lists.append(places.foreign)
        if self._signs:
            lists.append([match.start() for match in self._signs.finditer(places.text)])
        if heads.lines:
            lists.append([0, *(match.end() for match in _LINE_END.finditer(places.text))])
        return sorted({start for each in lists for start in each})
