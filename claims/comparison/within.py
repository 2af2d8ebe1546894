"""Checks inside one article: dates that cannot be, and sums that do not add up. Each prints the sum that it did."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.comparison import ahead, arithmetic, dated, headline, origins, subjects
from claims.values import Finding, Relation, Side, Statement


def check_articles(statements: Sequence[Statement]) -> list[Finding]:
    """What cannot be right within each article taken by itself."""
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_article[statement.article].append(statement)
    return [finding for article in sorted(by_article) for finding in _check(by_article[article])]


def _check(statements: list[Statement]) -> Iterable[Finding]:
    in_text = sorted(statements, key=lambda item: (item.start, item.end, item.id))
    yield from _impossible_dates(in_text)
    for statement, says in ahead.told_too_early(in_text):
        yield _too_early(statement, says)
    for found in (*arithmetic.sums(in_text), *headline.against_the_text(in_text)):
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


def _too_early(statement: Statement, says: str) -> Finding:
    text = f"{dated.source(statement)} gives a date that cannot be right: {says}."
    sides = (Side(_as_printed([statement]), (statement.id,)),)
    return _finding(Relation.IMPOSSIBLE_DATE, ("after_publication",), text, sides, [statement])


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
