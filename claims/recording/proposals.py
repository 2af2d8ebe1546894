"""Which measures may be one: looked for when a measure is new, among those that share its rarer words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Count, F, Prefetch, Q, Window
from django.db.models.functions import RowNumber

from claims.comparison.sameness import Candidate, Proposal, Rank, propose, telling_words
from claims.models import Claim, Measure, MeasureDecision, MeasureProposal, MeasureWord

# At most so many measures are looked at in one go, so that recording an article stays cheap.
BATCH = 100
# A word that more measures share tells nothing; the rarest of a measure's words find those like it.
_COMMON = 150
_RAREST = 6
_PHRASES_LOOKED_UP = 4
_MOST_RANKED = 24
_MOST_PROPOSED = 5
_FIGURES_READ = 20


def propose_waiting(*, most: int = BATCH) -> int:
    """Look for measures like those that nobody has looked at yet, the newest first; return how many were looked at."""
    waiting = Measure.objects.own().filter(looked_at=False).order_by("-pk").values_list("pk", flat=True)[:most]
    return propose_for(measures=waiting)


def propose_for(*, measures: Iterable[int]) -> int:
    """Propose anew what each of these measures may be one with; return how many were looked at.

    The cost depends on how many measures there are to look at, and not on how many there are.
    """
    with transaction.atomic():
        ids = set(Measure.objects.own().filter(pk__in=list(measures)).values_list("pk", flat=True))
        MeasureProposal.objects.filter(Q(one__in=ids) | Q(other__in=ids)).delete()
        if not ids:
            return 0
        found = _candidates(ids)
        near = _near(found)
        apart = _kept_apart(ids)
        others = _candidates(set().union(*near.values()) - ids) | found
        ranked = [
            proposal
            for pk, candidate in found.items()
            for proposal in propose(
                candidate, (others[key] for key in near[pk] - apart[pk] if key in others), most=_MOST_PROPOSED
            )
        ]
        _store(ranked, others)
        Measure.objects.filter(pk__in=ids).update(looked_at=True)
    return len(ids)


def _candidates(ids: set[int]) -> dict[int, Candidate]:
    """The measures as the ranker sees them, with the phrases of those that were merged into them."""
    measures = Measure.objects.filter(pk__in=ids).prefetch_related(
        "aliases", "phrases", Prefetch("merged", Measure.objects.prefetch_related("phrases"))
    )
    figures = _figures(ids)
    return {
        measure.pk: Candidate(
            measure.pk,
            tuple(_phrases_of(measure)),
            measure.unit_class,
            Rank.CATALOGUED if measure.catalogued else Rank.BY_HAND if measure.by_hand else Rank.PHRASE,
            frozenset(figures[measure.pk]),
        )
        for measure in measures
    }


def _phrases_of(measure: Measure) -> Iterator[str]:
    """The name, and what else names just this: not what names a part of it or its opposite."""
    yield measure.name
    yield from (alias.phrase for alias in measure.aliases.all() if not alias.narrows)
    yield from (row.phrase for row in measure.phrases.all())
    for merged in measure.merged.all():
        if not merged.narrows:
            yield merged.name
            yield from (row.phrase for row in merged.phrases.all())


def _figures(ids: set[int]) -> dict[int, set[tuple[str, str]]]:
    """The newest figures of measures that nobody has named yet; a catalogued one has too many to tell anything."""
    newest = Window(RowNumber(), partition_by=F("measure"), order_by=F("pk").desc())
    rows = (
        Claim.objects.standing()
        .filter(measure__in=ids, measure__catalogued=False, entity__isnull=False, value__isnull=False)
        .annotate(place_in_line=newest)
        .filter(place_in_line__lte=_FIGURES_READ)
        .values_list("measure", "entity__name", "value")
    )
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for measure, place, value in rows:
        if value is not None:
            found[measure].add((place, f"{value.normalize():,f}"))
    return found


def _near(found: dict[int, Candidate]) -> dict[int, set[int]]:
    """For each measure, those of its kind of unit that share most of its rarer words; its own words are kept anew."""
    words = {pk: frozenset().union(*map(telling_words, one.phrases)) for pk, one in found.items()}
    MeasureWord.objects.filter(measure__in=found).delete()
    MeasureWord.objects.bulk_create(
        MeasureWord(measure_id=pk, word=word) for pk, mine in words.items() for word in sorted(mine)
    )
    every = frozenset().union(*words.values())
    counted = MeasureWord.objects.filter(word__in=every).order_by().values("word").annotate(measures=Count("pk"))
    common = {row["word"]: row["measures"] for row in counted}
    rare = {}
    for pk, mine in words.items():
        most = _RAREST * min(len(found[pk].phrases), _PHRASES_LOOKED_UP)
        shared_words = (word for word in mine if 1 < common[word] <= _COMMON)
        rare[pk] = sorted(shared_words, key=lambda word: (common[word], word))[:most]
    holders = _holders(frozenset().union(*rare.values()))
    near = {}
    for pk, one in found.items():
        shared = Counter(key for word in rare[pk] for key in holders[word, one.unit_class] if key != pk)
        near[pk] = {key for key, _ in sorted(shared.items(), key=lambda row: (-row[1], row[0]))[:_MOST_RANKED]}
    return near


def _holders(words: frozenset[str]) -> dict[tuple[str, str], list[int]]:
    """The measures that stand on their own, by a word of theirs and their kind of unit."""
    rows = MeasureWord.objects.filter(word__in=words, measure__merged_into=None)
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for word, sort, pk in rows.values_list("word", "measure__unit_class", "measure"):
        holders[word, sort].append(pk)
    return holders


def _kept_apart(ids: set[int]) -> dict[int, set[int]]:
    """For each measure, those that an editor said are not it, or split off it, wherever they were merged since."""
    family = {pk: pk for pk in ids}  # everything that was merged into one of these, and into which
    fresh = ids
    while fresh:
        rows = Measure.objects.filter(merged_into__in=fresh).values_list("pk", "merged_into")
        fresh = {pk for pk, _ in rows}
        family |= {pk: family[into] for pk, into in rows if into is not None}
    kinds = (MeasureDecision.Kind.APART, MeasureDecision.Kind.SPLIT)
    ruled = MeasureDecision.objects.in_force().filter(kind__in=kinds)
    pairs = ruled.filter(Q(measure__in=family) | Q(other__in=family)).values_list("measure", "other")
    roots = _roots({pk for pair in pairs for pk in pair if pk is not None})
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        for mine, theirs in ((one, other), (other, one)):
            if mine in family and theirs is not None:
                apart[family[mine]].add(roots[theirs])
    return apart


def _roots(ids: set[int]) -> dict[int, int]:
    """For each measure, the one into which it was merged in the end."""
    into: dict[int, int | None] = {}
    fresh = ids
    while fresh:
        into |= dict(Measure.objects.filter(pk__in=fresh).values_list("pk", "merged_into"))
        fresh = {pk for pk in into.values() if pk is not None} - into.keys()
    roots = {}
    for pk in ids:
        root = pk
        while (parent := into[root]) is not None:
            root = parent
        roots[pk] = root
    return roots


def _store(ranked: list[Proposal], measures: dict[int, Candidate]) -> None:
    """Write the proposals, each pair once: the younger phrase would be merged into the older, or into what is named."""
    pairs: dict[tuple[int, int], MeasureProposal] = {}
    for proposal in sorted(ranked, key=lambda proposal: -proposal.score):
        turned = _is_turned(measures[proposal.one], measures[proposal.other])
        keys, phrases = (proposal.one, proposal.other), (proposal.phrase_one, proposal.phrase_other)
        if turned:
            keys, phrases = keys[::-1], phrases[::-1]
        row = MeasureProposal(one_id=keys[0], other_id=keys[1], score=proposal.score, reason=proposal.reason)
        row.phrase_one, row.phrase_other = (phrase[:200] for phrase in phrases)
        pairs.setdefault(keys, row)
    MeasureProposal.objects.bulk_create(pairs.values(), ignore_conflicts=True)


def _is_turned(one: Candidate, other: Candidate) -> bool:
    """Whether it is the other one that would be merged into this one."""
    return (one.rank, -one.key) > (other.rank, -other.key)
