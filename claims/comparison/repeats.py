"""What an article says again in the same words is compared once, and stands in the finding every time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.values import Finding, Side, Statement


def fold(statements: Sequence[Statement]) -> dict[Statement, list[Statement]]:
    """The statements in their order, each with those that repeat it: the same claim and words in the same article."""
    first: dict[Statement, Statement] = {}
    folded: dict[Statement, list[Statement]] = {}
    for statement in statements:
        said = replace(statement, id="", start=0, end=0, sentence_start=0, sentence_end=0, text=None)
        known = first.setdefault(said, statement) if statement.article else statement
        if known is statement:
            folded[statement] = []
        else:
            folded[known].append(statement)
    return folded


def unfold(finding: Finding, repeats: Mapping[str, Sequence[str]]) -> Finding:
    """The finding with the repeats of its claims beside them, by id."""
    if not any(name in repeats for side in finding.sides for name in side.statements):
        return finding
    return replace(finding, sides=tuple(_with_repeats(side, repeats) for side in finding.sides))


def _with_repeats(side: Side, repeats: Mapping[str, Sequence[str]]) -> Side:
    return replace(side, statements=tuple(n for name in side.statements for n in (name, *repeats.get(name, ()))))
