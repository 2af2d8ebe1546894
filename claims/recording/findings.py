"""Stored claims to stored findings: what a change touches is compared anew, everything else stays untouched.

Comparison itself is plain (`claims.comparison`); here claims are fetched by their keys. What comparison finds is laid
over what stands by `claims.recording.laying`.

The findings of claims that did not change are known: they are stored. So a changed claim is compared with all that it
meets, and only the findings of those with which it has to do are made anew, from their own claims. That is a fixed
number of queries, whatever is stored and signed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from claims.comparison.groups import WITHIN, find, linked
from claims.models import Claim, Finding, FindingSide, Review
from claims.recording.blocks import parts_of, who_meet
from claims.recording.bulk import some
from claims.recording.laying import Standing, ids_of, lay_over
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings_of
from claims.recording.rows import Row, rows_of, statement_in
from claims.recording.settling import settle_all
from claims.values import Statement

# So many changed claims are judged at a time; more would only take more memory. Loosened ones meet nobody new.
BATCH = 100
_LOOSE = 1000
# So many ids go to the database in one query; what one article meets is far less.
_IDS = 10_000
_StandsOn = FindingSide.claims.through
# By finding and side.
_Sides = dict[int, dict[int, tuple[FindingSide, list[int]]]]


def rejudge(*, touched: Iterable[int], loosened: Iterable[int] = ()) -> int:
    """Compare the touched claims with all that they meet and store what is found; return the number of findings.

    `loosened` are claims that may meet fewer of each other than before, and certainly no new ones.
    """
    with transaction.atomic():
        wait_for_turn()
        return judge(set(touched), set(loosened))


def judge(touched: set[int], loosened: set[int]) -> int:
    """The same for who has the turn already."""
    loose = loosened - touched
    if len(touched) <= BATCH and len(loose) <= _LOOSE:
        return _judge(touched, loose)
    found = sum(_judge(batch, set()) for batch in _batches(touched, BATCH))
    return found + sum(_judge(set(), batch) for batch in _batches(loose, _LOOSE))


def _batches(claims: set[int], size: int) -> Iterator[set[int]]:
    ordered = sorted(claims)
    for start in range(0, len(ordered), size):
        yield set(ordered[start : start + size])


def _judge(touched: set[int], loosened: set[int]) -> int:
    pool = _Pool()
    whole = _articles_of(touched)
    own = pool.fetch_texts_of(whole)
    meeting = who_meet(touched)
    pool.fetch(map(int, meeting))
    joined = linked(pool.statements(map(int, meeting)), to=[str(pk) for pk in touched], parts=meeting)
    core = {*touched, *map(int, joined), *_company(touched, loosened)}
    affected = _findings_with(core)
    sides = _sides_of(affected.by_rules)
    members = {*core, *own, *(pk for rows in sides.values() for _, claims in rows.values() for pk in claims)}
    pool.fetch(members)
    found = find(pool.statements(members), parts=parts_of(members), whole=set(map(str, whole)))
    found = [new for new in found if ids_of(new) & core]
    signed = lay_over(found, _replaceable(affected, sides, whole, pool.claims | pool.gone), pool.claims)
    settle_all([*signed, *affected.by_hand], back_to_queue={finding.pk for finding in signed})
    note_findings_of(core)
    return len(found)


def _articles_of(claims: Iterable[int]) -> set[int]:
    """The articles that print these claims or once did: of one that was emptied, nothing stands any more."""
    rows = Claim.objects.filter(pk__in=some(claims)).order_by()
    return set(rows.values_list("revision__article", flat=True))


class _Pool:
    """The standing claims that take part in a judgement, each fetched once."""

    def __init__(self) -> None:
        self.claims: dict[int, Row] = {}
        self.gone: dict[int, Row] = {}

    def fetch(self, claims: Iterable[int]) -> None:
        """Fetch those that are not here yet; what stands no more takes no part, but may stand in a finding."""
        missing = sorted(set(claims) - self.claims.keys() - self.gone.keys())
        for start in range(0, len(missing) or 1, _IDS):
            self._add(Claim.objects.filter(pk__in=some(missing[start : start + _IDS])))

    def fetch_texts_of(self, articles: Iterable[int]) -> set[int]:
        """Fetch all claims of these articles; return their ids."""
        self._add(Claim.objects.standing().filter(revision__article__in=some(articles)))
        return set(self.claims)

    def statements(self, claims: Iterable[int]) -> list[Statement]:
        """What comparison takes of these."""
        return [statement_in(self.claims[pk]) for pk in claims if pk in self.claims]

    def _add(self, claims: QuerySet[Claim]) -> None:
        for row in rows_of(claims):
            (self.claims if row.standing else self.gone)[row.pk] = row


def _company(touched: set[int], loosened: set[int]) -> set[int]:
    """The claims that stand in a finding of the rules with any of those touched, or with two of those loosened.

    Loosened claims meet fewer of each other; what stands between one of them and any other stays as it was.
    """
    findings = Finding.objects.filter(found_by=Finding.FoundBy.RULES, sides__claims__in=some(touched | loosened))
    rows = _StandsOn.objects.filter(findingside__finding__in=findings.order_by().values("pk")).order_by()
    company: dict[int, set[int]] = defaultdict(set)
    for finding, pk in rows.values_list("findingside__finding", "claim"):
        company[finding].add(pk)
    affected = (claims for claims in company.values() if claims & touched or len(claims & loosened) > 1)
    return set().union(*affected)


@dataclass(frozen=True, slots=True)
class _Affected:
    """The findings that a judgement may change: of the rules, which of those were signed, and of editors."""

    by_rules: list[Finding]
    signed: set[int]
    by_hand: list[Finding]


def _findings_with(core: set[int]) -> _Affected:
    """The findings with any of these claims: those of the rules, and those of editors on which one ruled.

    Comparison leaves what an editor opened, but its evidence may change.
    """
    by_hand = Q(found_by=Finding.FoundBy.EDITOR, ruling__isnull=False)
    standing = _StandsOn.objects.filter(claim__in=some(core)).order_by().values("findingside__finding")
    rows = Finding.objects.filter(Q(found_by=Finding.FoundBy.RULES) | by_hand, pk__in=standing).order_by("pk")
    found = _Affected([], set(), [])
    for row in rows.annotate(is_signed=Exists(Review.objects.filter(finding=OuterRef("pk")))):
        (found.by_rules if row.found_by == Finding.FoundBy.RULES else found.by_hand).append(row)
        if row.is_signed:
            found.signed.add(row.pk)
    return found


def _sides_of(findings: Iterable[Finding]) -> _Sides:
    """The sides of each finding, in order, with the ids of their claims; an emptied side has none."""
    ids = some(finding.pk for finding in findings)
    found: _Sides = defaultdict(dict)
    rows = FindingSide.objects.filter(finding__in=ids).annotate(claim_id=F("claims")).order_by("position", "pk")
    for row in rows:
        _, claims = found[row.finding_id].setdefault(row.pk, (row, []))
        claims += [row.claim_id] if row.claim_id else []
    return found


def _replaceable(affected: _Affected, sides: _Sides, whole: set[int], known: Mapping[int, Row]) -> list[Standing]:
    """The rules' findings with their sides; those of an article with itself only where it is whole."""
    rows = [
        Standing(
            finding,
            tuple((side, tuple(known[pk] for pk in members)) for side, members in sides[finding.pk].values()),
            finding.pk in affected.signed,
        )
        for finding in affected.by_rules
    ]
    return [row for row in rows if row.finding.relation not in WITHIN or _is_of(row, whole)]


def _is_of(standing: Standing, articles: set[int]) -> bool:
    return any(claim.article_id in articles for claim in standing.claims())
