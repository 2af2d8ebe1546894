"""How many steps Python's regular expressions take: they are walked through as `re` walks through them, and counted.

Seconds differ from run to run; steps do not. Strings that an expression finds hardest are made of its own parts: what
it repeats, many times over, behind what must stand before it, and then something that spoils the match.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

_PARSER = import_module("re._parser")
SPOILER = "\x01"
_MOST = 16
_ENDLESS = 500_000
_MORE = ("a", "A", "7", " ", "A ", "a ", "7 ", "7,", "7-", "7.", "“a”", "a.")


class Endless(Exception):
    """More steps than any honest expression takes on a few hundred characters."""


def parsed(pattern: re.Pattern[Any]) -> list[Any]:
    """What Python makes of an expression before it compiles it."""
    return list(_PARSER.parse(pattern.pattern, pattern.flags))


class Walk:
    """One expression on one text, counting every character, branch and repetition that is tried."""

    def __init__(self, pattern: re.Pattern[Any], text: str) -> None:
        self.items = parsed(pattern)
        self.text, self.end = text, len(text)
        self.steps = 0
        self.found: list[tuple[int, int]] = []
        self._known: dict[tuple[int, str], bool] = {}

    def search_all(self) -> int:
        """The steps of finding every match in the text."""
        place = 0
        while place <= self.end:
            end = next(self._walk(self.items, 0, place), None)
            if end is not None:
                self.found.append((place, end))
            place = place + 1 if end is None else max(end, place + 1)
        return self.steps

    def match_whole(self) -> int:
        """The steps of trying every way in which the whole text may match."""
        next((end for end in self._walk(self.items, 0, 0) if end == self.end), None)
        return self.steps

    def _walk(self, items: list[Any], index: int, place: int) -> Iterator[int]:
        self.steps += 1
        if self.steps > _ENDLESS:
            raise Endless
        if index == len(items):
            yield place
            return
        name, value = str(items[index][0]), items[index][1]
        if name == "BRANCH":
            for branch in value[1]:
                for end in self._walk(list(branch), 0, place):
                    yield from self._walk(items, index + 1, end)
        elif name == "SUBPATTERN":
            for end in self._walk(list(value[-1]), 0, place):
                yield from self._walk(items, index + 1, end)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            for end in self._repeat(name == "MAX_REPEAT", value, place):
                yield from self._walk(items, index + 1, end)
        elif name in ("ASSERT", "ASSERT_NOT"):
            inner = list(value[1])
            start = place - value[1].getwidth()[0] if value[0] < 0 else place
            holds = start >= 0 and next(self._walk(inner, 0, start), None) is not None
            if holds == (name == "ASSERT"):
                yield from self._walk(items, index + 1, place)
        elif name == "AT":
            if self._stands_at(str(value), place):
                yield from self._walk(items, index + 1, place)
        elif name == "GROUPREF":  # what stood there before, whose length is bounded where it was read
            yield from self._walk(items, index + 1, place)
        elif place < self.end and self._fits(items[index], self.text[place]):
            yield from self._walk(items, index + 1, place + 1)

    def _repeat(self, greedy: bool, value: Any, place: int) -> Iterator[int]:
        low, high, inner = value[0], int(value[1]), list(value[2])
        if len(inner) == 1 and str(inner[0][0]) in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
            last = place
            while last < self.end and last - place < high and self._fits(inner[0], self.text[last]):
                last += 1
                self.steps += 1
            ends = range(place + low, last + 1)
            yield from reversed(ends) if greedy else ends
        else:
            yield from self._groups(greedy, low, high, inner, place, 0)

    def _groups(self, greedy: bool, low: int, high: int, inner: list[Any], place: int, done: int) -> Iterator[int]:
        if not greedy and done >= low:
            yield place
        if done < high:
            for end in self._walk(inner, 0, place):
                if end > place:
                    yield from self._groups(greedy, low, high, inner, end, done + 1)
        if greedy and done >= low:
            yield place

    def _stands_at(self, where: str, place: int) -> bool:
        before = self.text[place - 1 : place]
        after = self.text[place : place + 1]
        if where in ("AT_BOUNDARY", "AT_NON_BOUNDARY"):
            return (_is_word(before) != _is_word(after)) == (where == "AT_BOUNDARY")
        if where == "AT_BEGINNING":
            return before in ("", "\n")
        return not before if where == "AT_BEGINNING_STRING" else not after

    def _fits(self, item: Any, character: str) -> bool:
        key = (id(item), character)
        if key not in self._known:
            self._known[key] = any(fits(item, one) for one in {character, character.lower(), character.upper()})
        return self._known[key]


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def fits(item: Any, character: str) -> bool:
    """Whether a literal or a class of a parsed expression takes a character."""
    name, value = str(item[0]), item[1]
    if name in ("LITERAL", "NOT_LITERAL"):
        return (ord(character) == value) == (name == "LITERAL")
    if name == "ANY":
        return character != "\n"
    turned = any(str(each[0]) == "NEGATE" for each in value)
    return any(_in_part(str(each[0]), each[1], character) for each in value) != turned


def _in_part(kind: str, what: Any, character: str) -> bool:
    if kind == "LITERAL":
        return ord(character) == what
    if kind == "RANGE":
        return bool(what[0] <= ord(character) <= what[1])
    if kind != "CATEGORY":
        return False
    name = str(what)
    tests = {"DIGIT": str.isdecimal, "SPACE": str.isspace, "WORD": _is_word}
    return tests[name.rsplit("_", 1)[1]](character) != ("NOT_" in name)


# Strings that are hard for an expression ---------------------------------------------------------------------------


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """What to begin with and what to repeat behind it, out of the expression's own parts and of what is common."""
    items = parsed(pattern)
    found = [("", more) for more in _MORE]
    found += [("", one) for text in _samples(items)[:6] for one in (text, text[:1])]
    found += _repeated(items, "")
    return [(start, again) for start, again in dict.fromkeys(found) if again][:_MOST]


def longest_bound(items: list[Any]) -> int:
    """The largest number of repetitions that an expression sets itself; what it leaves open does not count."""
    bounds = [0]
    for item in items:
        name, value = str(item[0]), item[1]
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            bounds += [int(value[1]) if value[1] != _PARSER.MAXREPEAT else 0, longest_bound(list(value[2]))]
        for inner in _inside(item):
            bounds.append(longest_bound(inner))
    return max(bounds)


def _inside(item: Any) -> list[list[Any]]:
    name, value = str(item[0]), item[1]
    if name == "BRANCH":
        return [list(branch) for branch in value[1]]
    if name == "SUBPATTERN":
        return [list(value[-1])]
    return [list(value[2])] if name in ("MAX_REPEAT", "MIN_REPEAT") else []


def _repeated(items: list[Any], before: str) -> list[tuple[str, str]]:
    found = []
    for index, item in enumerate(items):
        start = before + "".join(_sample([each]) for each in items[:index])
        if str(item[0]) in ("MAX_REPEAT", "MIN_REPEAT") and int(item[1][1]) > 4:
            bodies = _samples(list(item[1][2]))
            found += [(start, body) for body in bodies[:4] if body]
            following = items[index + 1 : index + 2]
            found += [(start, bodies[0] + each) for each in _samples(following)[:2] if bodies[0] + each]
        for inner in _inside(item)[:12]:
            found += _repeated(inner, start)
    return found


def _sample(items: list[Any]) -> str:
    return _samples(items)[0]


def _samples(items: list[Any]) -> list[str]:
    """A few texts that a sequence takes, the plainest first."""
    texts = [""]
    for item in items:
        name, value = str(item[0]), item[1]
        if name == "BRANCH":
            more = [one for branch in value[1] for one in _samples(list(branch))[:1]][:6]
        elif name == "SUBPATTERN":
            more = _samples(list(value[-1]))[:6]
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            more = [one * max(value[0], 1 if value[0] else 0) for one in _samples(list(value[2]))[:2]]
        elif name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
            more = [one for one in "a7 A-,.'“/:@_\n" if fits(item, one)][:4] or [_first_of(item)]
        else:
            more = [""]
        texts = [text + one for text in texts for one in more][:8]
    return texts


def _first_of(item: Any) -> str:
    if str(item[0]) == "LITERAL":
        return chr(item[1])
    return next((chr(code) for code in range(0x2100) if fits(item, chr(code))), "")
