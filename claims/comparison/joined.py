"""Quotations joined on their way: one outlet prints as a single saying what another prints as two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claims.comparison import dated, origins, sayings, subjects, wording
from claims.comparison.telling import Edge
from claims.values import Finding, Kind, Relation, Side, Statement

SHORTEST = 3
_MOST_SHOWN = 100


def joined(edges: Iterable[Edge]) -> Iterator[Finding]:
    """One finding for each quotation that is made of two or more of another article's, with nothing between them."""
    pieces: dict[tuple[Statement, str], set[Statement]] = defaultdict(set)
    for edge in edges:
        if edge.a.kind is edge.b.kind is Kind.QUOTE and edge.judged.relation is Relation.CORROBORATES:
            piece, whole = sorted((edge.a, edge.b), key=lambda side: len(wording.said(side)))
            if piece.article != whole.article and len(wording.said(piece)) >= SHORTEST:
                pieces[whole, piece.article].add(piece)
    for (whole, _), found in sorted(pieces.items(), key=lambda item: (item[0][0].id, item[0][1])):
        parts = _parts_in_order(whole, found)
        if len(parts) > 1 and _stand_apart(parts) and not _is_earlier(whole, parts[0]):
            yield _finding(whole, parts)


def _parts_in_order(whole: Statement, found: Iterable[Statement]) -> list[Statement]:
    """The pieces that make up all of the quotation, one after the other; none where more or fewer words stand in it."""
    by_words = {wording.said(piece): piece for piece in sorted(found, key=lambda piece: -piece.start)}
    left, parts = wording.said(whole), []
    while left:
        said = max((words for words in by_words if left[: len(words)] == words), key=len, default=None)
        if said is None:
            return []
        parts.append(by_words[said])
        left = left[len(said) :]
    return [] if wording.marks_a_gap(whole) else parts


def _stand_apart(parts: Sequence[Statement]) -> bool:
    """Whether something else is told between them; a mere "she said" within two sentences divides no saying."""
    in_text = sorted(parts, key=lambda part: part.start)
    return any(
        later.sentence_start - max(earlier.sentence_end, earlier.end) > len(".” ")
        for earlier, later in pairwise(in_text)
    )


def _is_earlier(whole: Statement, part: Statement) -> bool:
    """Who printed the whole first has joined nothing: the other has taken it apart."""
    first, then = (side.published.start if side.published else None for side in (whole, part))
    return bool(first and then and first < then)


def _finding(whole: Statement, parts: Sequence[Statement]) -> Finding:
    members = [*parts, whole]
    apart = " and ".join(f"“{_shown(part)}”" for part in parts)
    text = (
        f"{dated.source(parts[0])} prints {apart} apart, with other words between them; {dated.source(whole)} prints "
        f"them as one quotation, “{_shown(whole)}”, and nothing marks where they were joined."
    )
    sides = (_side(apart, parts), _side(f"“{sayings.clipped(_shown(whole))}”", [whole]))
    return Finding(
        Relation.QUOTE_VARIES,
        ("words_joined",),
        text[:1].upper() + text[1:],
        sides,
        measure=subjects.shared_subject(members, Relation.QUOTE_VARIES) or None,
        entity=next((member.entity for member in members if member.entity), None),
        queue=True,
    )


def _side(says: str, members: Sequence[Statement]) -> Side:
    return Side(says, tuple(member.id for member in members), origins.count(members))


def _shown(statement: Statement) -> str:
    return sayings.clipped((statement.words or statement.surface).strip(" .,“”\"'"), _MOST_SHOWN)
