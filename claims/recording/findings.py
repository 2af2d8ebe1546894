"""Stored claims to stored findings: what a change touches is compared anew, everything else stays untouched.

Comparison itself is plain (`claims.comparison`); here claims are fetched by their keys. What comparison finds is laid
over what stands by `claims.recording.laying`.

The findings of claims that did not change are known: they are stored. So a changed claim is compared with all that it
meets, and only the findings of those with which it has to do are made anew, from their own claims. That is a fixed
number of queries, however many claims are stored, and a few more for each signed finding among them.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from claims.comparison.groups import WITHIN, find, linked
from claims.models import Claim, Finding, FindingSide
from claims.recording.blocks import claims_in, parts_of
from claims.recording.laying import ids_of, lay_over
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings_of
from claims.recording.readings import statement_of
from claims.recording.settling import settle_all
from claims.values import Statement

# So many changed claims are judged at a time; more would only take more memory. Loosened ones meet nobody new.
BATCH = 100
_LOOSE = 1000
# So many ids go to the database in one query; what one article meets is far less.
_IDS = 10_000


def rejudge(*, touched: Iterable[int], loosened: Iterable[int] = ()) -> int:
    """Compare the touched claims with all that they meet and store what is found; return the number of findings.

    `loosened` are claims that may meet fewer others than before, and certainly no new ones.
    """
    core, loose = set(touched), set(loosened)
    with transaction.atomic():
        wait_for_turn()
        if len(core) <= BATCH and len(loose) <= _LOOSE:
            return _rejudge(core, loose - core)
        found = sum(_rejudge(batch, set()) for batch in _batches(core, BATCH))
        return found + sum(_rejudge(set(), batch) for batch in _batches(loose - core, _LOOSE))


def _batches(claims: set[int], size: int) -> Iterator[set[int]]:
    ordered = sorted(claims)
    for start in range(0, len(ordered), size):
        yield set(ordered[start : start + size])


def _rejudge(touched: set[int], loosened: set[int]) -> int:
    pool = _Pool()
    whole = _articles_of(touched)
    own = pool.fetch_texts_of(whole)
    meeting = claims_in(chain.from_iterable(parts_of(touched).values()))
    pool.fetch(map(int, meeting))
    joined = linked(pool.statements(map(int, meeting)), to=[str(pk) for pk in touched], parts=meeting)
    core = {*touched, *loosened, *map(int, joined), *_company(touched)}
    members = {*core, *own, *_company(core)}
    pool.fetch(members)
    found = find(pool.statements(members), parts=parts_of(members), whole=set(map(str, whole)))
    found = [new for new in found if ids_of(new) & core]
    lay_over(found, _replaceable(core, whole), pool.claims)
    settle_all(_signed_by_hand(core))
    note_findings_of(core)
    return len(found)


def _articles_of(claims: Iterable[int]) -> set[int]:
    """The articles that print these claims or once did: of one that was emptied, nothing stands any more."""
    return set(Claim.objects.filter(pk__in=list(claims)).values_list("revision__article", flat=True))


def _signed_by_hand(claims: Iterable[int]) -> QuerySet[Finding]:
    """What editors opened and ruled on, with any of these claims: comparison leaves it, but its evidence may change."""
    rows = Finding.objects.filter(found_by=Finding.FoundBy.EDITOR, ruling__isnull=False, sides__claims__in=claims)
    return rows.distinct().select_related("measure")


class _Pool:
    """The standing claims that take part in a judgement, each fetched once."""

    def __init__(self) -> None:
        self.claims: dict[int, Claim] = {}
        self._statements: dict[int, Statement] = {}

    def fetch(self, claims: Iterable[int]) -> None:
        """Fetch those that are not here yet."""
        missing = sorted(set(claims) - self.claims.keys())
        for start in range(0, len(missing), _IDS):
            self._add(Claim.objects.standing().with_context().filter(pk__in=missing[start : start + _IDS]))

    def fetch_texts_of(self, articles: Iterable[int]) -> set[int]:
        """Fetch all claims of these articles; return their ids."""
        self._add(Claim.objects.standing().with_context().filter(revision__article__in=list(articles)))
        return set(self.claims)

    def statements(self, claims: Iterable[int]) -> list[Statement]:
        """What comparison takes of these."""
        return [self._statements[pk] for pk in claims if pk in self._statements]

    def _add(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self.claims[claim.pk] = claim
            self._statements[claim.pk] = statement_of(claim)


def _company(claims: Iterable[int]) -> set[int]:
    """The claims that stand in a finding of the rules with any of these."""
    findings = Finding.objects.filter(found_by=Finding.FoundBy.RULES, sides__claims__in=list(claims))
    standing_in = FindingSide.claims.through.objects.filter(findingside__finding__in=findings.values("pk"))
    return set(standing_in.values_list("claim_id", flat=True))


def _replaceable(core: set[int], whole: set[int]) -> list[Finding]:
    """The rules' findings that hold a claim of the core; those of an article with itself only where it is whole."""
    rows = Finding.objects.filter(found_by=Finding.FoundBy.RULES, sides__claims__in=core).distinct().order_by("pk")
    claims = Prefetch("sides__claims", queryset=Claim.objects.with_context())
    return [row for row in rows.prefetch_related(claims, "reviews") if row.relation not in WITHIN or _is_of(row, whole)]


def _is_of(finding: Finding, articles: set[int]) -> bool:
    return any(claim.revision.article_id in articles for side in finding.sides.all() for claim in side.claims.all())
