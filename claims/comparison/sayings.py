"""What claims say: in full for an explanation, and in one short wording for the head of a side."""

from collections.abc import Sequence

from claims.comparison import dated
from claims.values import Kind, Period, Precision, Statement

SHORT = 60


def says(statement: Statement) -> str:
    """What a statement says, in its own words, with the time worked out where it is about a time."""
    return said_by([statement])


def said_by(members: Sequence[Statement], *, when: bool = False) -> str:
    """What claims of one side say: the date or the shortest words first, other wordings in brackets behind it."""
    own = wordings(members)
    first = members[0]
    if first.kind is Kind.EVENT and (date := dated.day_words(first.period)):
        others = [words for words in own if date.casefold() not in words.casefold()]
        return _with(date, [f"“{words}”" for words in others])
    if not own:
        return _amount_words(first) or "nothing definite"
    shortest = min(own, key=len)
    if first.kind is Kind.RATING:
        return _with(f"“{shortest}”", [dated.day_words(first.period)])
    period = when_words(first) if when else ""
    also = [f"also “{words}”" for words in own if words != shortest]
    return _with(f"“{shortest}”", [*([period] if period else []), *also[:2]])


def short(members: Sequence[Statement]) -> str:
    """One short wording of a side: for dates the period in words, for the rest its shortest words."""
    first = members[0]
    if first.kind is Kind.EVENT and (date := dated.full_words(first.period)):
        return date
    own = wordings(members)
    if not own:
        return clipped(_amount_words(first) or "nothing definite")
    words = f"“{clipped(min(own, key=len))}”"
    return _with(words, [dated.day_words(first.period)]) if first.kind is Kind.RATING else words


def wordings(members: Sequence[Statement]) -> list[str]:
    """The words of the claims, each wording once, whatever its capitals."""
    own: dict[str, str] = {}
    for member in members:
        text = (member.words if member.kind in (Kind.RATING, Kind.QUOTE) else None) or member.surface
        if text:
            own.setdefault(text.casefold(), text)
    return list(own.values())


def clipped(text: str, most: int = SHORT) -> str:
    """The text cut after a whole word where it is longer than a line."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{(head.rpartition(' ')[0] or head).rstrip(' ,;:')}…"


def when_words(statement: Statement) -> str:
    """The time a claim speaks of, in words; the vague words themselves where they name no exact one."""
    period: Period | None = statement.period
    if period is not None and period.precision is Precision.VAGUE:
        return f"“{period.words}”" if period.words else "no exact time"
    return dated.day_words(period)


def _with(words: str, notes: Sequence[str]) -> str:
    told = [note for note in notes if note]
    return f"{words} ({', '.join(told)})" if told else words


def _amount_words(statement: Statement) -> str:
    quantity = statement.quantity
    if quantity is None:
        return dated.day_words(statement.period)
    number = quantity.value if quantity.value is not None else quantity.low
    bounds = (
        f"{quantity.low} to {quantity.high}" if quantity.value is None and quantity.high is not None else str(number)
    )
    unit = "" if quantity.unit == "count" else f" {quantity.unit}"
    return f"{bounds}{unit}"
