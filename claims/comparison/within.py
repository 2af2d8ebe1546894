"""Checks inside one article: dates that cannot be, and sums that do not add up. Each prints the sum that it did."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.comparison import arithmetic, dated, origins, subjects
from claims.values import Basis, Finding, Relation, Side, Statement


def check_articles(statements: Sequence[Statement]) -> list[Finding]:
    """What cannot be right within each article taken by itself."""
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_article[statement.article].append(statement)
    return [finding for article in sorted(by_article) for finding in _check(by_article[article])]


def _check(statements: list[Statement]) -> Iterable[Finding]:
    in_text = sorted(statements, key=lambda item: (item.start, item.end, item.id))
    yield from _impossible_dates(in_text)
    yield from _told_before_it_happened(in_text)
    for found in arithmetic.sums(in_text):
        yield _arithmetic(found)


def _impossible_dates(statements: list[Statement]) -> Iterable[Finding]:
    """One finding for each conflict that extraction read, with all claims that rest on those words."""
    by_conflict: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.period and statement.period.conflict:
            by_conflict[statement.period.conflict].append(statement)
    for conflict, members in by_conflict.items():
        shown = _most_dated(members)
        text = f"{dated.source(shown[0])} gives a date that cannot be right: {conflict}.".replace("..", ".")
        sides = (Side(_as_printed(shown), tuple(member.id for member in shown), origins.count(shown)),)
        yield _finding(Relation.IMPOSSIBLE_DATE, ("date_conflict",), text, sides, shown)


def _as_printed(members: list[Statement]) -> str:
    return f"“{min((member.surface for member in members), key=len)}”"


def _told_before_it_happened(statements: list[Statement]) -> Iterable[Finding]:
    """What the text tells as past, or counts as known, although its date lies after the day of printing."""
    for statement in statements:
        if not _is_later(statement):
            continue
        when = dated.day_words(statement.period)
        if statement.event is not None and _is_told_as_past(statement):
            says = f"“{statement.surface}” ({when}) is told as past, but lies after the day of printing"
        elif statement.event is None and _is_counted_as_of(statement):
            says = f"“{statement.surface}” is given as of {when}, which lies after the day of printing"
        else:
            continue
        text = f"{dated.source(statement)} gives a date that cannot be right: {says}."
        sides = (Side(_as_printed([statement]), (statement.id,)),)
        yield _finding(Relation.IMPOSSIBLE_DATE, ("after_publication",), text, sides, [statement])


def _is_later(statement: Statement) -> bool:
    period, printed = statement.period, statement.published
    if period is None or period.start is None or period.conflict or period.basis is not Basis.STATED:
        return False
    return printed is not None and printed.end is not None and period.start > printed.end


def _is_counted_as_of(statement: Statement) -> bool:
    """ "As of 20 March" before a number that is told as known, in a text printed before that day."""
    sentence, when = statement.sentence.casefold(), (statement.period.words if statement.period else "").casefold()
    lead, found, _ = sentence.partition(when) if when else ("", "", "")
    return bool(found and _AS_OF.search(lead)) and not _AHEAD.search(sentence)


_AS_OF = re.compile(r"\b(?:as of|as at|up to|at the end of) (?:the )?$")


def _is_told_as_past(statement: Statement) -> bool:
    sentence = statement.sentence.casefold()
    before = sentence.partition(statement.surface.casefold())[0][-60:]
    return bool(_PAST.search(before)) and not _AHEAD.search(sentence)


_PAST = re.compile(r"\b(?:was|were|has been|have been|had been|took place|happened|died|opened|closed|began|ended)\b")
# "May" is left out: it is mostly the month.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|might|could|should|due|scheduled|expected|planned?|plans|next|until|by|to be|set to"
    r"|going to|ahead|before|booked|postponed|told to|ordered to|deadline|from|if)\b"
)


def _most_dated(members: list[Statement]) -> list[Statement]:
    """The dated events that rest on the words; the figures beside them only where there is no event."""
    events = [member for member in members if member.event is not None]
    return events or members


def _arithmetic(found: arithmetic.Sum) -> Finding:
    members = list(found.members)
    note = f". {found.note}" if found.note else ""
    text = f"{dated.source(members[0])}: {found.says}{note}"
    sides = (Side(found.says.rstrip("."), tuple(member.id for member in members), origins.count(members)),)
    return _finding(Relation.ARITHMETIC, (found.reason,), text, sides, members)


def _finding(
    relation: Relation, reasons: tuple[str, ...], text: str, sides: tuple[Side, ...], members: list[Statement]
) -> Finding:
    measure = next((member.measure for member in members if member.measure), None)
    return Finding(
        relation,
        reasons,
        text[:1].upper() + text[1:],
        sides,
        measure=measure or subjects.shared_subject(members, relation) or None,
        entity=next((member.entity for member in members if member.entity), None),
        queue=True,
    )
