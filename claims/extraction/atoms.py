"""The atoms that numbers are made of: runs of digits with their separators, number words, vague phrases."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from claims.extraction.gates import Gate, Places
from claims.extraction.patterns import numerals as patterns

_ATOM = Gate(patterns.ATOM)


@dataclass(frozen=True, slots=True)
class Atom:
    """One of them: where it stands, of which kind it is, and its words in small letters."""

    start: int
    end: int
    kind: str
    word: str


def find_atoms(text: str, places: Places) -> list[Atom]:
    """Every atom of a text, in order."""
    atoms = [Atom(m.start(), m.end(), m.lastgroup or "", m[0].lower()) for m in _ATOM.finditer(places)]
    return list(_joined_groups(text, atoms))


def _joined_groups(text: str, atoms: list[Atom]) -> Iterator[Atom]:
    """Digits in groups of three that a space parts, as the south of Africa and the ISO write them: "18 204"."""
    by_spaces = _writes_spaces(text)
    index = 0
    while index < len(atoms):
        first, last = atoms[index], index
        while last + 1 < len(atoms) and _goes_on(text, first, atoms[last], atoms[last + 1], by_spaces=by_spaces):
            last += 1
        groups = atoms[index : last + 1]
        yield Atom(first.start, groups[-1].end, "digits", ",".join(g.word for g in groups)) if last > index else first
        index = last + 1


def _writes_spaces(text: str) -> bool:
    """Whether a text sets its thousands apart by spaces: more than once, and never by a comma."""
    spaced = patterns.SPACED_GROUP.finditer(text)
    return len(list(islice(spaced, 2))) == 2 and not patterns.COMMA_GROUP.search(text)


def _goes_on(text: str, first: Atom, one: Atom, other: Atom, *, by_spaces: bool) -> bool:
    """Whether a group of three digits belongs to the number before it."""
    if one.kind != "digits" or other.kind != "digits" or not (1 <= len(first.word) <= 3) or not first.word.isdigit():
        return False
    whole = other.word.partition(".")[0]
    glue = text[one.end : other.start]
    if first.word.startswith("0") or len(whole) != 3 or not whole.isdigit() or len(glue) != 1:
        return False
    money = text[first.start - 1 : first.start] in (*patterns.MONEY_SIGNS, "R")
    return glue in patterns.THIN_SPACES or (glue == " " and (by_spaces or money))
