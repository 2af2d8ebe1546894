"""News into notices: who follows what it is of. Done by the worker, some hundred pieces of news at a time.

Everybody's follows are matched together: a query for all who follow measures, one for outlets, and one for each filter
that is followed, however many follow it. No loader waits for any of it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from claims.filters import ClaimFilter
from claims.models import Claim, Desk, Finding, FindingSide, Follow, Measure, News, Notice, SavedFilter
from claims.models.following import day_of
from claims.queue import FindingFilter
from claims.recording.evidence import reads

_BATCH = 300

# A user, and since when they follow it.
_Follower = tuple[int, datetime.datetime]


def tell() -> int:
    """Make all news that nobody was told of into notices; return how many notices were made."""
    made = 0
    while (told := _tell_batch()) is not None:
        made += told
    return made


def _tell_batch() -> int | None:
    """The notices of the oldest news that are left, written together with how far we are; None without any."""
    with transaction.atomic():
        desk = Desk.objects.select_for_update().get(pk=Desk.get().pk)
        news = list(News.objects.filter(pk__gt=desk.told_to).order_by("pk")[:_BATCH])
        if not news:
            return None
        told = _without_repeats(news)
        notices = [_notice(row, user) for row in told.news for user in _readers(row, told)]
        Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=500)
        desk.told_to = news[-1].pk
        desk.save(update_fields=["told_to"])
    return len(notices)


def _notice(row: News, user: int) -> Notice:
    return Notice(user_id=user, news=row, day=day_of(row), measure_id=row.measure_id)


@dataclass(slots=True)
class _Told:
    """News, what each is of, and who follows that: user and since when, by what is followed."""

    news: list[News]
    claims: dict[int, set[int]]
    measures: dict[int, set[int]]
    outlets: dict[int, set[int]]
    by_measure: dict[int, list[_Follower]] = field(default_factory=lambda: defaultdict(list))
    by_outlet: dict[int, list[_Follower]] = field(default_factory=lambda: defaultdict(list))
    by_news: dict[int, list[_Follower]] = field(default_factory=lambda: defaultdict(list))


def _readers(row: News, told: _Told) -> set[int]:
    """Who follows what this is of and did so when it happened; nobody is told of what they did themselves."""
    follows = [*told.by_news[row.pk]]
    for measure in told.measures[row.pk]:
        follows += told.by_measure[measure]
    for outlet in told.outlets[row.pk]:
        follows += told.by_outlet[outlet]
    return {user for user, since in follows if since <= row.created_at and user != row.by_id}


def _without_repeats(news: Sequence[News]) -> _Told:
    """The news with what they are of; without those of claims that are gone, or that only repeat a known value."""
    rows = {claim.pk: claim for claim in _claims({row.claim_id for row in news if row.claim_id})}
    repeated = _repeated([rows[row.claim_id] for row in news if row.kind == News.Kind.VALUE and row.claim_id in rows])
    left = [row for row in news if row.claim_id is None or (row.claim_id in rows and row.claim_id not in repeated)]
    told = _Told(left, {}, {}, {})
    stands = _stands({row.finding_id for row in left if row.finding_id})
    for row in left:
        its = [rows[row.claim_id]] if row.claim_id else stands[row.finding_id or 0]
        told.claims[row.pk] = {claim.pk for claim in its}
        told.measures[row.pk] = {pk for pk in (row.measure_id, *(claim.measure_id for claim in its)) if pk}
        told.outlets[row.pk] = {pk for claim in its if (pk := claim.revision.article.outlet_id)}
    _find_followers(told)
    return told


def _claims(ids: Iterable[int]) -> Iterable[Claim]:
    shown = Claim.objects.standing().filter(pk__in=list(ids)).select_related("revision__article")
    return shown.defer("revision__text", "revision__original", "revision__dropped")


def _stands(findings: set[int]) -> dict[int, list[Claim]]:
    """The claims of each finding."""
    rows = FindingSide.claims.through.objects.filter(findingside__finding__in=findings)
    pairs = list(rows.values_list("findingside__finding", "claim"))
    claims = {claim.pk: claim for claim in _claims({claim for _, claim in pairs})}
    found: dict[int, list[Claim]] = defaultdict(list)
    for finding, claim in pairs:
        if claim in claims:
            found[finding].append(claims[claim])
    return found


def _repeated(claims: Sequence[Claim]) -> set[int]:
    """Those whose value was known of that measure and time already, by a claim that came in before them."""
    measures, values = (
        {claim.measure_id for claim in claims},
        {claim.value for claim in claims if claim.value is not None},
    )
    columns = ("pk", "measure", "value", "low", "high", "comparator", "unit", "kind", "period_start", "period_end")
    alike = Claim.objects.standing().filter(measure__in=measures, value__in=values).only(*columns).order_by("pk")
    first: dict[tuple[object, ...], int] = {}
    for claim in (*alike.iterator(), *sorted(claims, key=lambda claim: claim.pk)):
        first.setdefault(_value(claim), claim.pk)
    return {claim.pk for claim in claims if first[_value(claim)] < claim.pk}


def _value(claim: Claim) -> tuple[object, ...]:
    return claim.measure_id, reads(claim), claim.period_start, claim.period_end


def _find_followers(told: _Told) -> None:
    finals = _finals(set().union(*told.measures.values()))
    outlets = set().union(*told.outlets.values())
    everything: list[_Follower] = []
    follows = Follow.objects.filter(user__is_active=True).order_by("pk")
    for follow in follows.filter(saved_filter=None, outlet=None, measure__in=finals):
        told.by_measure[finals[follow.measure_id or 0]].append((follow.user_id, follow.created_at))
    for follow in follows.filter(saved_filter=None, measure=None).filter(Q(outlet__in=outlets) | Q(outlet=None)):
        followers = told.by_outlet[follow.outlet_id] if follow.outlet_id else everything
        followers.append((follow.user_id, follow.created_at))
    for row in told.news:
        if row.finding_id:
            told.by_news[row.pk] += everything
    _find_followers_of_filters(told, follows.filter(saved_filter__isnull=False).select_related("saved_filter"))


def _finals(measures: set[int]) -> dict[int, int]:
    """These measures and those that were merged into them, each with the one that holds its claims now."""
    finals = {pk: pk for pk in measures}
    reached = set(measures)
    while reached:
        rows = Measure.objects.filter(merged_into__in=reached).values_list("pk", "merged_into")
        step = {pk: finals[into] for pk, into in rows if into and pk not in finals}
        finals |= step
        reached = set(step)
    return finals


def _find_followers_of_filters(told: _Told, follows: Iterable[Follow]) -> None:
    """Each filter is asked once, of the claims and findings of this batch alone."""
    claims, findings = set().union(*told.claims.values()), {row.finding_id for row in told.news if row.finding_id}
    followers: dict[tuple[str, str], list[_Follower]] = defaultdict(list)
    filters: dict[tuple[str, str], SavedFilter] = {}
    for follow in follows:
        if saved := follow.saved_filter:
            filters[saved.page, saved.query] = saved
            followers[saved.page, saved.query].append((follow.user_id, follow.created_at))
    for key, saved in filters.items():
        of_claims, of_findings = matching(saved, claims, findings)
        for row in told.news:
            if told.claims[row.pk] & of_claims or row.finding_id in of_findings:
                told.by_news[row.pk] += followers[key]


def matching(saved: SavedFilter, claims: Iterable[int], findings: Iterable[int]) -> tuple[set[int], set[int]]:
    """Which of these claims and findings a saved filter shows; one that makes no sense any more shows none.

    How far a finding is decided narrows nothing here: that it changed is the news.
    """
    if saved.page == SavedFilter.Page.FINDINGS:
        given = saved.data
        for name in ("state", "verdict", "stage"):
            given.pop(name, None)
        chosen = FindingFilter(given, queryset=Finding.objects.live().filter(pk__in=list(findings)))
        return set(), set(chosen.qs.values_list("pk", flat=True)) if chosen.is_valid() else set()
    of = ClaimFilter(saved.data, queryset=Claim.objects.standing().filter(pk__in=list(claims)))
    return set(of.qs.values_list("pk", flat=True)) if of.is_valid() else set(), set()
