"""Which statements can be compared at all: two meet only where they share a block key."""

from claims.values import Statement

MAX_LENGTH = 120


def block_keys(statement: Statement) -> frozenset[str]:
    """Short, stable keys under which the statement is looked up."""
    name = statement.measure or statement.counted or (statement.event.type if statement.event else statement.what)
    return frozenset({f"{statement.kind}|{name.casefold()}"[:MAX_LENGTH]} if name else ())
