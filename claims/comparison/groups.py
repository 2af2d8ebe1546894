"""Findings over a set of statements: groups with sides, not pairs.

Every pair that shares a block key is judged once. Pairs of one relation that hang together become one finding; within
it, the claims that say the same stand on one side. What a finding says depends on its own claims alone, so neither
the order of the claims nor others in the set change it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations

from claims.comparison import explain, headline, joined, keys, origins, sayings, subjects, wording
from claims.comparison.once import relate_once
from claims.comparison.repeats import fold, unfold
from claims.comparison.telling import Edge, is_worth_telling
from claims.comparison.within import check_articles
from claims.values import Finding, Relation, Side, Statement

QUEUED = frozenset(
    {
        Relation.CONTRADICTS,
        Relation.IMPOSSIBLE_DATE,
        Relation.ARITHMETIC,
        Relation.QUOTE_VARIES,
        Relation.CANNOT_COMPARE,
    }
)
# What an article says against itself; found only where all of the article is given.
WITHIN = frozenset({Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC})
# The parts of blocks in which each claim stands, by its id.
Parts = Mapping[str, Collection[str]]
# Of each claim the judgements by which later ones say the same.
_Agrees = Mapping[Statement, Sequence[Edge]]
_SAME_SIDE = frozenset({Relation.CORROBORATES})
# No article says so many different things of one measure, unless it prints a table; pairs grow with the square.
LONGEST_LIST = 60


def find(
    statements: Sequence[Statement],
    *,
    parts: Parts | None = None,
    whole: Collection[str] | None = None,
) -> list[Finding]:
    """Every finding among the statements, in a stable order.

    `parts` says where each claim stands in blocks that were divided; without it each key is one block. `whole` names
    the articles of which all claims are given, and which can so be checked by themselves; without it all are.
    """
    ordered = sorted(set(statements), key=_order)
    folded = fold(ordered)
    judged = _judged(list(folded), parts)
    edges = headline.without_parts(_told_apart([edge for edge in judged if is_worth_telling(edge)]))
    findings = [
        *_grouped(edges, [edge for edge in judged if edge.judged.relation in _SAME_SIDE]),
        *_hedges(edges),
        *joined.joined(edges),
    ]
    repeats = {first.id: [again.id for again in more] for first, more in folded.items() if more}
    unfolded = [unfold(finding, repeats) for finding in findings]
    within = check_articles([one for one in ordered if whole is None or one.article in whole])
    return sorted([*unfolded, *within], key=_finding_order)


def linked(statements: Sequence[Statement], *, to: Collection[str], parts: Parts) -> set[str]:
    """The ids of the statements that something worth telling joins to one of those named by `to`."""
    ordered = sorted(statements, key=_order)
    place = {statement.id: number for number, statement in enumerate(ordered)}
    mine: dict[str, list[str]] = defaultdict(list)
    for name in to:
        for part in parts.get(name, ()):
            mine[part].append(name)
    pairs = {
        (min(place[name], place[other]), max(place[name], place[other]))
        for other in place
        for part in parts.get(other, ())
        for name in mine.get(part, ())
        if name != other and name in place
    }
    edges = (Edge(ordered[i], ordered[j], relate_once(ordered[i], ordered[j])) for i, j in pairs)
    return {side.id for edge in edges if is_worth_telling(edge) for side in (edge.a, edge.b)}


def _order(statement: Statement) -> tuple[object, ...]:
    return explain.order_key(statement)


def _finding_order(finding: Finding) -> tuple[str, tuple[str, ...], str]:
    return str(finding.relation), tuple(name for side in finding.sides for name in side.statements), finding.explanation


def _judged(statements: Sequence[Statement], parts: Parts | None) -> list[Edge]:
    """Every pair that shares a key, judged once."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        for part in keys.block_keys(statement) if parts is None else parts.get(statement.id, ()):
            buckets[part].append(index)
    stretches: dict[tuple[int, int], str] = {}
    for part, members in buckets.items():
        stretch = keys.stretch_of(part)
        for pair in combinations(_few_of_each(statements, members), 2):
            stretches[pair] = min(stretch, stretches.get(pair, stretch))
    return [
        Edge(statements[i], statements[j], relate_once(statements[i], statements[j]), stretches[i, j])
        for i, j in sorted(stretches)
    ]


def _few_of_each(statements: Sequence[Statement], members: list[int]) -> list[int]:
    """The members, of each article the first ones only: a text that counts one thing so often is a table."""
    taken: Counter[str] = Counter()
    few = []
    for index in members:
        article = statements[index].article
        taken[article] += 1
        if not article or taken[article] <= LONGEST_LIST:
            few.append(index)
    return few


def _told_apart(edges: list[Edge]) -> list[Edge]:
    """Without contradictions between events that one article tells apart, by naming the days of both."""
    if not any("dates_exclude" in edge.judged.reasons for edge in edges):
        return edges
    same = _sides_of(edges)
    articles: dict[Statement, set[str]] = defaultdict(set)
    for side in {side for edge in edges for side in (edge.a, edge.b)}:
        articles[same.root(side)].add(side.article)
    return [
        edge
        for edge in edges
        if "dates_exclude" not in edge.judged.reasons
        or not (articles[same.root(edge.a)] & articles[same.root(edge.b)] - {""})
    ]


def _sides_of(edges: list[Edge]) -> "_Union":
    """The statements by what they say: those that corroborate each other are one."""
    same = _Union(side for edge in edges for side in (edge.a, edge.b))
    for edge in edges:
        if edge.judged.relation in _SAME_SIDE:
            same.join(edge.a, edge.b)
    return same


def _grouped(edges: list[Edge], agreeing: list[Edge]) -> Iterable[Finding]:
    """One finding for each set of claims that hang together by one relation, one possibility and one kind of reason.

    What meets only in one year, month or day of a crowded block makes findings of that stretch of time, so that a
    measure of which every issue prints a figure does not become one finding without end.
    """
    by_sort: dict[tuple[str, bool, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        by_sort[str(edge.judged.relation), edge.judged.possible, _sort_of(edge), edge.stretch].append(edge)
    agrees: dict[Statement, list[Edge]] = defaultdict(list)
    for edge in agreeing:
        agrees[edge.a].append(edge)
    for sort in sorted(by_sort):
        for part in _components(by_sort[sort]):
            yield _finding(part, agrees)


def _sort_of(edge: Edge) -> str:
    """Sorts that never share a finding: dates of printing are another question than the days of an event."""
    if edge.judged.relation is Relation.DIFFERS_IN_SCOPE:
        return edge.judged.reasons[0]
    return "early" if "reported_before_published" in edge.judged.reasons else str(edge.a.kind)


def _finding(edges: list[Edge], agrees: _Agrees) -> Finding:
    members = sorted({side for edge in edges for side in (edge.a, edge.b)}, key=_order)
    relation, possible = edges[0].judged.relation, edges[0].judged.possible
    reasons = tuple(dict.fromkeys(code for edge in edges for code in edge.judged.reasons))
    sides = _sides(members, relation, agrees)
    return Finding(
        relation=relation,
        reasons=reasons,
        explanation=_explanation(edges, sides, members, reasons),
        sides=tuple(sides),
        measure=_common(members, lambda statement: statement.measure)
        or subjects.shared_subject(members, relation)
        or None,
        entity=_common(members, lambda statement: statement.entity),
        possible=possible,
        queue=relation in QUEUED,
    )


def _sides(members: list[Statement], relation: Relation, agrees: _Agrees) -> list[Side]:
    """Claims that say the same, side by side; corroboration has one side."""
    if relation in _SAME_SIDE:
        return [side_of(members)]
    version = wording.version if relation is Relation.QUOTE_VARIES else _agreeing(members, agrees).root
    parts: dict[object, list[Statement]] = {}
    for member in members:
        parts.setdefault(version(member), []).append(member)
    return [side_of(part) for part in parts.values()]


def _agreeing(members: list[Statement], agrees: _Agrees) -> "_Union":
    within = set(members)
    return _sides_of([edge for member in members for edge in agrees.get(member, ()) if edge.b in within])


def side_of(members: Sequence[Statement]) -> Side:
    """One side of a finding."""
    return Side(sayings.short(members), tuple(member.id for member in members), origins.count(members))


def _explanation(edges: list[Edge], sides: list[Side], members: list[Statement], reasons: tuple[str, ...]) -> str:
    if len(edges) == 1:
        return explain.explain(edges[0].a, edges[0].b, relation=edges[0].judged.relation, reasons=reasons)
    by_id = {member.id: member for member in members}
    told = [[by_id[name] for name in side.statements] for side in sides]
    return explain.explain_sides(told, relation=edges[0].judged.relation, reasons=reasons)


def _common(members: list[Statement], of: Callable[[Statement], str | None]) -> str | None:
    """What most members name, the first in order where several do."""
    named = [name for member in members if (name := of(member))]
    return max(named, key=lambda name: (named.count(name), -named.index(name))) if named else None


def _hedges(edges: list[Edge]) -> Iterable[Finding]:
    """Where articles print a number bare that others printed with caution before them."""
    drops = []
    for edge in edges:
        if edge.judged.relation in (Relation.CORROBORATES, Relation.COMPATIBLE) and edge.a.article != edge.b.article:
            dropped = wording.hedge_drops(edge.a, edge.b)
            if dropped is not None:
                drops.append(Edge(edge.b if dropped is edge.a else edge.a, dropped, edge.judged))
    for part in _components(drops):
        careful = sorted({edge.a for edge in part}, key=_order)
        yield _hedge(careful, sorted({edge.b for edge in part} - set(careful), key=_order))


def _hedge(careful: list[Statement], bare: list[Statement]) -> Finding:
    """One finding for one number: who printed it with caution, and who dropped that, in the order of printing."""
    members = [*careful, *bare]
    return Finding(
        Relation.HEDGE_VARIES,
        ("hedge_dropped",),
        explain.hedge_dropped(careful, bare),
        (side_of(careful), side_of(bare)),
        measure=_common(members, lambda statement: statement.measure) or subjects.subject(careful[0]) or None,
        entity=_common(members, lambda statement: statement.entity),
    )


def _components(edges: list[Edge]) -> list[list[Edge]]:
    """The edges by connected part, each part in order."""
    union = _Union(side for edge in edges for side in (edge.a, edge.b))
    for edge in edges:
        union.join(edge.a, edge.b)
    parts: dict[Statement, list[Edge]] = {}
    for edge in edges:
        parts.setdefault(union.root(edge.a), []).append(edge)
    return list(parts.values())


class _Union:
    """Sets of statements that are joined step by step; the first in order stands for its set."""

    def __init__(self, members: Iterable[Statement]) -> None:
        self._members = sorted(dict.fromkeys(members), key=_order)
        self._place = {member: place for place, member in enumerate(self._members)}
        self._parent = list(range(len(self._members)))

    def root(self, member: Statement) -> Statement:
        """The member that stands for its set; whoever was never named, for itself."""
        place = self._place.get(member)
        return member if place is None else self._members[self._first(place)]

    def join(self, a: Statement, b: Statement) -> None:
        """Make one set of the two."""
        one, other = self._first(self._place[a]), self._first(self._place[b])
        self._parent[max(one, other)] = min(one, other)

    def _first(self, place: int) -> int:
        first = place
        while first != self._parent[first]:
            first = self._parent[first]
        self._parent[place] = first
        return first
