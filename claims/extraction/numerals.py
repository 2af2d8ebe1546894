"""Finds every numeral of a text and reads the number that it names.

Works on characters alone, so that it also serves the blank pipeline. Nothing is dropped: each digit run and number word
is part of exactly one `Numeral`, and whatever is no amount says so by its sort.
"""

import re
from decimal import Decimal, InvalidOperation

from claims.extraction.atoms import Atom, find_atoms
from claims.extraction.gates import Places
from claims.extraction.patterns import numerals as patterns
from claims.extraction.written import LARGEST, Numeral, Sort, join_shares, plain, step_of

__all__ = ["Numeral", "Sort", "find_numerals", "step_of"]

_GLUE = re.compile(r"[ \u00a0]|[-‑]|(?: |-)and(?: |-)(?:an? |a-)?")
_ARTICLE = re.compile(r"(?<![^\W_])an?[ -]$", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?:^|(?<=[\s(£$€])|(?<=~))[-−–]|(?<![^\W_])minus[ -]|(?<![^\W_])negative )$", re.IGNORECASE)
_GLUED = re.compile(r"(k|mn|mln|mil|million|m|bn|bln|billion|b|tn|trn|trillion)(?![^\W_])", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)
_SLASHED = re.compile(r"/(\d{1,2})(?![\d/])")
_TIMES = re.compile(
    r"(?:[ -]?times|x|-?fold)(?![^\W_])(?= as\b| more| (?:the|higher|larger|bigger|greater|faster|lower|"
    r"longer|what|that|those|its|their|his|her|earnings|book value|sales|revenues?|profits?|"
    r"(?:expected|forecast|annual|forward) (?:earnings|profits?|sales|revenues?))\b|(?<=x)|(?<=fold))"
)


def find_numerals(text: str, places: Places | None = None) -> list[Numeral]:
    """Every numeral of the text, in order, none overlapping another."""
    atoms = find_atoms(text, places or Places(text))
    found: list[Numeral] = []
    index = 0
    while index < len(atoms):
        numeral, index = _read(text, atoms, index)
        found.append(numeral)
    return list(join_shares(text, found))


def _read(text: str, atoms: list[Atom], index: int) -> tuple[Numeral, int]:
    atom = atoms[index]
    if atom.kind == "digits":
        return _digits(text, atoms, index)
    if atom.kind == "sign":
        top, bottom = patterns.FRACTION_SIGNS[atom.word]
        return _share(atom.start, atom.end, top, bottom), index + 1
    if atom.kind == "word":
        return _word(text, atoms, index)
    return _phrase(text, atom), index + 1


def _phrase(text: str, atom: Atom) -> Numeral:
    """Vague words, majorities and the words that name no number."""
    word = atom.word.removeprefix("many ")
    if atom.kind == "vague":
        low, high = patterns.VAGUE[word]
        start = _with_article(text, atom.start) if word == "handful" else atom.start
        return Numeral(start, atom.end, Sort.VAGUE, low=Decimal(low), high=None if high is None else Decimal(high))
    if atom.kind == "several":
        return Numeral(atom.start, atom.end, Sort.VAGUE, low=Decimal(patterns.SEVERAL_OF[word.split()[-1]]))
    if atom.kind == "majority":
        return Numeral(atom.start, atom.end, Sort.MAJORITY, low=Decimal(50))
    if atom.kind == "single":
        return Numeral(atom.start, atom.end, Sort.NUMBER, Decimal(1), step=Decimal(1))
    if atom.kind == "long":
        return Numeral(atom.start, atom.end, Sort.LONG, Decimal(1))
    if atom.kind == "none":
        return Numeral(atom.start, atom.end, Sort.NOT_ONE, value=Decimal(0))
    return Numeral(atom.start, atom.end, Sort.UNNUMBERED)


def _digits(text: str, atoms: list[Atom], index: int) -> tuple[Numeral, int]:
    atom = atoms[index]
    start, end, index = atom.start, atom.end, index + 1
    number = _decimal(atom.word)
    if number is None or number >= LARGEST:
        return Numeral(start, end, Sort.TOO_LARGE, digits=True), index
    if _ORDINAL.match(text, end):
        return Numeral(start, end + 2, Sort.ORDINAL, number, digits=True), index
    start, number = _signed(text, start, end, number)
    if index < len(atoms) and atoms[index].kind == "sign" and atoms[index].start == end:
        top, bottom = patterns.FRACTION_SIGNS[atoms[index].word]
        number, end, index = number + Decimal(top) / bottom, atoms[index].end, index + 1
    elif slashed := _slashed_fraction(text, end, number):
        bottom = slashed
        past = end + 1 + len(str(bottom))
        return Numeral(start, past, Sort.NUMBER, number / bottom, digits=True), _after(atoms, index, past)
    if _TIMES.match(text, end):
        return Numeral(start, end, Sort.MULTIPLE, number, digits=True), index
    scale = Decimal(1)
    glued = _GLUED.match(text, end)
    if glued and not (glued[1] == "m" and patterns.METRE_CONTEXT.match(text, glued.end())):
        scale, end = Decimal(patterns.GLUED_SCALES[glued[1].lower()]), glued.end()
    elif spaced := _spaced_scale(text, start, end):
        scale, end = Decimal(patterns.GLUED_SCALES[spaced[1].lower()]), spaced.end()
        index = _after(atoms, index, end)
    else:
        scale, end, index = _scales(text, atoms, index, end)
    return _number(start, end, number * scale, step_of(atom.word, scale), scale, digits=True), index


def _slashed_fraction(text: str, end: int, top: Decimal) -> int | None:
    """The lower part of "1/2" where it is a proper fraction of a few parts."""
    match = _SLASHED.match(text, end)
    if (
        match
        and top < int(match[1]) <= 16
        and int(match[1]) in (2, 3, 4, 5, 8, 10, 16)
        and not match[1].startswith("0")
    ):
        return int(match[1])
    return None


def _spaced_scale(text: str, start: int, end: int) -> re.Match[str] | None:
    """A short scale behind a space: "1.2 bn", and "£4 m" where the money says that no metres are meant."""
    if text[start - 1 : start] in patterns.MONEY_SIGNS and (money := patterns.SPACED_MONEY_SCALE.match(text, end)):
        return money
    return patterns.SPACED_SCALE.match(text, end)


def _scales(text: str, atoms: list[Atom], index: int, end: int) -> tuple[Decimal, int, int]:
    """The scale words that follow digits: "1.5 million", "4 hundred million"."""
    scale = Decimal(1)
    while (
        index < len(atoms)
        and (named := _scale_named(atoms[index].word))
        and text[end : atoms[index].start] in (" ", "-", "\u00a0")
    ):
        scale *= named
        end, index = atoms[index].end, index + 1
    return scale, end, index


def _scale_named(word: str) -> int | None:
    """The scale that a word names; behind a number those that are counted in may stand in the plural ("5 lakhs")."""
    return patterns.SCALES.get(word.removesuffix("s") if word in patterns.PLURAL_SCALES else word)


def _word(text: str, atoms: list[Atom], index: int) -> tuple[Numeral, int]:
    """A number in words, a fraction, a multiple, an ordinal or a pair."""
    atom = atoms[index]
    if atom.word == "pair":
        return Numeral(atom.start, atom.end, Sort.PAIR, Decimal(2)), index + 1
    if atom.word in patterns.MULTIPLES:
        return Numeral(atom.start, atom.end, Sort.MULTIPLE, Decimal(patterns.MULTIPLES[atom.word])), index + 1
    if atom.word in patterns.HALVINGS:
        return Numeral(atom.start, atom.end, Sort.MULTIPLE, Decimal("0.5")), index + 1
    if _denominator(atom.word):
        return _lone_fraction(text, atoms, index)
    if atom.word in patterns.ORDINALS:
        return Numeral(atom.start, atom.end, Sort.ORDINAL), index + 1
    return _spelled(text, atoms, index)


def _lone_fraction(text: str, atoms: list[Atom], index: int) -> tuple[Numeral, int]:
    """ "half", "a third", "half a million"; a denominator without an article is an ordinal or no number."""
    atom = atoms[index]
    start, bottom = _with_article(text, atom.start), _denominator(atom.word)
    if atom.word == "half":
        scaled = _half_of_scale(text, atoms, index)
        if scaled:
            return scaled
        return _share(start, atom.end, 1, 2), index + 1
    if start == atom.start:
        return Numeral(atom.start, atom.end, Sort.ORDINAL), index + 1
    return _share(start, atom.end, 1, bottom), index + 1


def _half_of_scale(text: str, atoms: list[Atom], index: int) -> tuple[Numeral, int] | None:
    if index + 1 == len(atoms) or atoms[index + 1].word not in patterns.SCALES:
        return None
    atom, scale = atoms[index], atoms[index + 1]
    if not re.fullmatch(r"[ -](?:an?[ -])?", text[atom.end : scale.start]):
        return None
    value = Decimal(patterns.SCALES[scale.word]) / 2
    return _number(_with_article(text, atom.start), scale.end, value, value, value), index + 2


def _spelled(text: str, atoms: list[Atom], index: int) -> tuple[Numeral, int]:
    """Adds up number words as long as they belong together: "two hundred and fifty", "twenty-three"."""
    atom = atoms[index]
    start, end = atom.start, atom.end
    total, current, last = Decimal(0), _value_of(atom.word), atom.word
    scale = Decimal(patterns.SCALES.get(last, 1))
    if last in patterns.SCALES:
        start = _with_article(text, start)
        total, current = _scaled(total, Decimal(1), last)
    index += 1
    while index < len(atoms):
        glue, word = text[end : atoms[index].start], atoms[index].word
        if atoms[index].kind != "word" or not _GLUE.fullmatch(glue):
            break
        if word == "half" and "and" in glue:
            current += Decimal("0.5")
        elif word in patterns.SCALES:
            if "and" in glue:
                break
            total, current = _scaled(total, current, word)
            scale = Decimal(patterns.SCALES[word])
        elif last in patterns.TENS and word in patterns.ORDINALS and "and" not in glue:
            return Numeral(start, atoms[index].end, Sort.ORDINAL), index + 1
        elif _denominator(word) and "and" not in glue:
            if (total + current == 1) == word.endswith("s") or not 0 < total + current < _denominator(word):
                break
            return _share(start, atoms[index].end, int(total + current), _denominator(word)), index + 1
        elif _continues(last, word, glue):
            current, scale = current + _value_of(word), Decimal(1)
        else:
            break
        last, end, index = word, atoms[index].end, index + 1
    value = total + current
    start, value = _signed(text, start, end, value)
    if abs(value) >= LARGEST:
        return Numeral(start, end, Sort.TOO_LARGE), index
    if _TIMES.match(text, end):
        return Numeral(start, end, Sort.MULTIPLE, value), index
    return _number(
        start,
        end,
        value,
        step_of(str(value.quantize(Decimal(1)) if value == value.to_integral() else value), Decimal(1)),
        scale,
    ), index


def _scaled(total: Decimal, current: Decimal, word: str) -> tuple[Decimal, Decimal]:
    scale = Decimal(patterns.SCALES[word])
    if scale < 1000:
        return total, current * scale
    return (total + current * scale, Decimal(0)) if current else (total * scale, Decimal(0))


def _continues(last: str, word: str, glue: str) -> bool:
    """Whether a small number goes on from the word before it: "twenty-three", "a hundred and five"."""
    if last in patterns.TENS:
        return "and" not in glue and 1 <= patterns.SMALL.get(word, 0) <= 9
    return last in patterns.SCALES and last != "dozen" and (word in patterns.SMALL or word in patterns.TENS)


def _value_of(word: str) -> Decimal:
    return Decimal(patterns.SMALL.get(word, patterns.TENS.get(word, 0)))


def _denominator(word: str) -> int:
    return patterns.DENOMINATORS.get(word) or patterns.DENOMINATORS.get(word.removesuffix("s"), 0)


def _share(start: int, end: int, top: int, bottom: int) -> Numeral:
    """A fraction of a whole, as per cent."""
    return Numeral(start, end, Sort.SHARE, plain(Decimal(100) * top / bottom), step=None)


def _number(start: int, end: int, value: Decimal, step: Decimal, scale: Decimal, *, digits: bool = False) -> Numeral:
    if abs(value) >= LARGEST:
        return Numeral(start, end, Sort.TOO_LARGE, digits=digits)
    return Numeral(start, end, Sort.NUMBER, value, step=step, digits=digits, scaled=scale)


def _signed(text: str, start: int, end: int, number: Decimal) -> tuple[int, Decimal]:
    sign = _MINUS.search(text, max(0, start - 9), start)
    if (
        sign
        and len(sign[0]) == 1
        and (
            start < 3
            or not text[start - 2].isspace()
            or (text[start - 3].isupper() and text[end : end + 1] not in ("%", "."))
        )
    ):
        return (start - 1, -number) if start < 3 or text[start - 2] in "(£$€~" else (start, number)
    return (sign.start(), -number) if sign else (start, number)


def _with_article(text: str, start: int) -> int:
    """Where a number begins that an article belongs to ("a million")."""
    article = _ARTICLE.search(text, max(0, start - 4), start)
    return article.start() if article else start


def _after(atoms: list[Atom], index: int, position: int) -> int:
    while index < len(atoms) and atoms[index].start < position:
        index += 1
    return index


def _decimal(digits: str) -> Decimal | None:
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None
