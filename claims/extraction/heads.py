"""What the matches of a regular expression can begin with, read from the expression itself.

Nothing has to be said twice: who adds a form adds nothing here. Where an expression does not tell, or a Python to come
parses it otherwise, the answer is None: anything.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from string import ascii_letters
from typing import Any

_LONGEST = 16
_MOST = 4000
_MOST_LETTERS = 6
_LETTERS = frozenset(map(ord, ascii_letters))
_ASCII = frozenset(range(128))
_DIGIT, _LINE = "0", "\r\n"  # stand for any digit, and for the beginning of a line
_CATEGORIES = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda one: one.isalnum() or one == "_",
}


@dataclass(frozen=True, slots=True)
class Heads:
    """What matches can begin with: whole words, beginnings of words, digits, signs, or a line.

    `unless` are signs without which no match can begin with anything else.
    """

    words: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    digits: bool = False
    lines: bool = False
    unless: frozenset[str] = frozenset()


class _Unknown(Exception):
    """A match can begin with anything."""


def heads_of(pattern: re.Pattern[str]) -> Heads | None:
    """What matches can begin with; None where that can be anything."""
    try:
        items = list(import_module("re._parser").parse(pattern.pattern, pattern.flags))
        return _told(_alternatives(items, ()))
    except (ImportError, AttributeError, _Unknown):
        return None


@dataclass(frozen=True, slots=True)
class _Head:
    """One beginning; a word is `whole` where no letter can follow it."""

    text: str
    whole: bool = True
    unless: str = ""


def _told(found: Iterable[_Head]) -> Heads:
    found = set(found)
    words = [head for head in found if head.text[:1].isalpha()]
    signs = {head.text for head in found if head.text and not head.text[0].isalpha()}
    return Heads(
        words=frozenset(head.text for head in words if head.whole),
        prefixes=frozenset(head.text for head in words if not head.whole),
        signs=frozenset(signs - {_DIGIT, _LINE}),
        digits=_DIGIT in signs,
        lines=_LINE in signs,
        unless=frozenset(head.unless for head in found if head.unless),
    )


def _alternatives(items: list[Any], guards: tuple[Any, ...]) -> list[_Head]:
    """The heads of each alternative; of one that can begin with anything, the sign that it cannot do without."""
    first = next((n for n, item in enumerate(items) if _name(item) not in ("ASSERT", "ASSERT_NOT", "AT")), len(items))
    guards, items = (*guards, *items[:first]), items[first:]
    if items and _name(items[0]) == "SUBPATTERN":
        return _alternatives([*items[0][1][-1], *items[1:]], guards)
    if items and _name(items[0]) == "BRANCH":
        return [head for branch in items[0][1][1] for head in _alternatives([*branch, *items[1:]], guards)]
    try:
        found: set[_Head] = set()
        _spell([*guards, *items], "", False, found)
    except _Unknown:
        signs = [chr(item[1]) for item in items if _name(item) == "LITERAL" and not chr(item[1]).isalnum()]
        if not signs:
            raise
        return [_Head("", unless=signs[0])]
    return list(found)


def _spell(items: list[Any], head: str, guarded: bool, found: set[_Head]) -> None:
    """Spells out every beginning. `guarded` says that a match cannot begin inside a word."""
    if not items or len(head) >= _LONGEST or len(found) > _MOST:
        _add(head, False, found)
        return
    (name, value), rest = (_name(items[0]), items[0][1]), items[1:]
    if name == "AT":
        _at(str(value), rest, head, guarded, found)
    elif name in ("ASSERT", "ASSERT_NOT"):
        bars = name == "ASSERT_NOT" and _bars_letters(list(value[1]))
        if head and bars and value[0] > 0:
            _add(head, True, found)
        else:
            _spell(rest, head, guarded or (not head and bars and value[0] < 0), found)
    elif name == "SUBPATTERN":
        _spell([*value[-1], *rest], head, guarded, found)
    elif name == "BRANCH":
        for branch in value[1]:
            _spell([*branch, *rest], head, guarded, found)
    elif name in ("MAX_REPEAT", "MIN_REPEAT"):
        low, high, inner = value
        if low == 0:
            _spell(rest, head, guarded, found)
        again = [(items[0][0], (max(low - 1, 0), high - 1, inner))] if high > 1 else []
        _spell([*inner, *again, *rest], head, guarded, found)
    elif name in ("LITERAL", "IN"):
        _go_on(items[0], rest, head, guarded, found)
    else:
        _add(head, False, found)


def _at(place: str, rest: list[Any], head: str, guarded: bool, found: set[_Head]) -> None:
    if place == "AT_BOUNDARY" and head:
        _add(head, True, found)
    elif place.startswith("AT_BEGINNING") and not head:
        _add(_LINE, True, found)
    else:
        _spell(rest, head, guarded or place == "AT_BOUNDARY", found)


def _go_on(item: Any, rest: list[Any], head: str, guarded: bool, found: set[_Head]) -> None:
    """The heads that go on with one of the characters of a literal or a class."""
    characters, plain = _among(item)
    letters, others = characters & _LETTERS, characters - _LETTERS
    if not head and (not plain or (letters and not guarded) or any(chr(one).isalpha() for one in others)):
        raise _Unknown
    if head and others:
        _add(head, True, found)
    elif not head:
        for one in others:
            _add(_DIGIT if chr(one).isdecimal() else chr(one), True, found)
    spelled = {chr(one).lower() for one in letters}
    if len(spelled) > _MOST_LETTERS:
        _add(head, False, found)
    else:
        for letter in spelled:
            _spell(rest, head + letter, guarded, found)


def _add(head: str, whole: bool, found: set[_Head]) -> None:
    if not head:
        raise _Unknown
    found.add(_Head(head, whole))


def _bars_letters(around: list[Any]) -> bool:
    """Whether what must not stand there takes in every ASCII letter."""
    return len(around) == 1 and _name(around[0]) in ("IN", "LITERAL") and _among(around[0])[0] >= _LETTERS


def _among(item: Any) -> tuple[frozenset[int], bool]:
    """The characters of a literal or a class, "é" standing for all beyond ASCII; and whether they are all there is."""
    name, value = _name(item), item[1]
    if name == "LITERAL":
        return frozenset((value,)), True
    found: set[int] = set()
    turned, plain = False, True
    for kind, what in ((_name(each), each[1]) for each in value):
        if kind == "NEGATE":
            turned, plain = True, False
        elif kind == "LITERAL":
            found.add(what)
        elif kind == "RANGE" and what[1] - what[0] < 1000:
            found.update(range(what[0], what[1] + 1))
        elif kind == "CATEGORY":
            found |= _of_category(str(what))
            plain = plain and str(what).endswith("CATEGORY_DIGIT")
        else:
            raise _Unknown
    return frozenset((_ASCII | {ord("é")}) - found if turned else found), plain


def _of_category(name: str) -> set[int]:
    test = _CATEGORIES.get(name.replace("NOT_", ""))
    if test is None:
        raise _Unknown
    return {one for one in (*_ASCII, ord("é")) if test(chr(one)) != ("NOT_" in name)}


def _name(item: Any) -> str:
    return str(item[0])
