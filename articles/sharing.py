"""Which articles print one text: kept up as revisions are written, and told to whoever counts origins.

Copies are found by equal keys on an index, never by going through the articles, and confirmed on the texts. What is
linked by copies, directly or by way of others, is one shared text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Q

from articles.copies import Passage, band_keys, is_copy, merged, passages, wording
from articles.models import Article, Band, Copy, Printing, Revision, SharedText
from articles.signals import sharing_changed

# More articles than that under one key are a text that everybody prints, whose first ones are enough to know it by,
# or a phrase that stands everywhere, and is no ground for comparing two texts.
MOST_IN_BAND = 100
# So many texts are compared word for word, those with most keys in common first. A copy has several in common with
# each of its kind, a stranger hardly ever more than one.
MOST_COMPARED = 30
# What stands at the head of a story is no more than a tenth of it.
_ALL_BUT_THE_SAME = 0.9
# Any number that nothing else in the database uses as an advisory lock.
_LOCK = 7_033_2020

_Share = tuple[int, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """What a revision shared before with others, and shares now: a text's id and its stretches; None for nothing."""

    revision: int
    before: _Share | None
    after: _Share | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article that prints a text too. `share` is how much of the text that is, from 0 to 1.

    `reissued` is true where both are all but the same from beginning to end, under two headlines.
    """

    article: Article
    share: float
    reissued: bool

    @property
    def percent(self) -> int:
        """The share in whole percent."""
        return round(100 * self.share)


def copies_of(text: str, *, headline: str, besides: Article | None = None) -> list[Likeness]:
    """The articles of whose newest text this one is a copy, before it is stored; the most alike first."""
    page = wording(text)
    rows = Revision.objects.filter(pk__in=_candidates(band_keys(page)), article__withdrawn=False)
    found = []
    for row in rows.exclude(article=besides).select_related("article__outlet").defer("original", "dropped"):
        theirs = wording(row.text)
        if is_copy(page, theirs):
            share, other = _share_of(text, passages(page, theirs)), _share_of(row.text, passages(theirs, page))
            retitled = headline.casefold() != row.article.headline.casefold()
            found.append(Likeness(row.article, share, retitled and min(share, other) >= _ALL_BUT_THE_SAME))
    return sorted(found, key=lambda likeness: (-likeness.share, likeness.article.pk))


def _share_of(text: str, stretches: list[Passage]) -> float:
    return sum(end - start for start, end in stretches) / len(text)


def share_text(*, revision: Revision) -> None:
    """Find the articles of whose text a new revision is a copy, in place of the revision before it.

    Sends `sharing_changed` where that changed what others share.
    """
    with transaction.atomic():
        _wait_for_turn()
        former = _forget_older(revision)
        found = _find_copies(revision)
        if former or found:
            changes = [change for change in _regroup(revision.pk, former, found) if change.revision != revision.pk]
            if changes:
                sharing_changed.send(Revision, changes=changes)


def _wait_for_turn() -> None:
    """Let two copies that are stored at the same time see each other; SQLite's transactions queue by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _forget_older(revision: Revision) -> set[int]:
    """Take the article's older revisions out; return the revisions that were linked with them."""
    older = Revision.objects.filter(article=revision.article_id).exclude(pk=revision.pk)
    former = set(Copy.objects.filter(of__in=older).values_list("revision", flat=True))
    Band.objects.filter(revision__in=older).delete()
    Copy.objects.filter(Q(revision__in=older) | Q(of__in=older)).delete()
    Printing.objects.filter(revision__in=older).delete()
    return former


def _find_copies(revision: Revision) -> dict[int, list[Passage]]:
    """Link the revision with those of which it is a copy; for each of them the stretches that stand in both."""
    text = wording(revision.text)
    keys = band_keys(text)
    candidates = _candidates(keys)
    _write_bands(revision, keys)
    rows: list[Copy] = []
    found: dict[int, list[Passage]] = {}
    for pk, other in Revision.objects.filter(pk__in=candidates).order_by("pk").values_list("pk", "text"):
        theirs = wording(other)
        if is_copy(text, theirs):
            found[pk] = passages(theirs, text)
            rows += [
                Copy(revision=revision, of_id=pk, passages=passages(text, theirs)),
                Copy(revision_id=pk, of=revision, passages=found[pk]),
            ]
    Copy.objects.bulk_create(rows)
    return found


def _candidates(keys: Iterable[int]) -> list[int]:
    """Those that share most keys; at most `MOST_IN_BAND` rows a key are looked at."""
    alike = Band.objects.filter(key__in=keys, left_out=False).values("revision").annotate(common=Count("pk"))
    return list(alike.order_by("-common", "revision").values_list("revision", flat=True)[:MOST_COMPARED])


def _write_bands(revision: Revision, keys: Iterable[int]) -> None:
    there = Band.objects.filter(key__in=keys, left_out=False).values("key").annotate(revisions=Count("pk"))
    full = set(there.filter(revisions__gte=MOST_IN_BAND).values_list("key", flat=True))
    Band.objects.bulk_create(Band(revision=revision, key=key, left_out=key in full) for key in keys)


def _regroup(revision: int, former: set[int], found: Mapping[int, list[Passage]]) -> list[Change]:
    """Put into one text what copies link, and apart what they link no longer; what that changed for whom."""
    near = {revision, *former, *found}
    texts = Printing.objects.filter(revision__in=near).values("text")
    before = {row.revision_id: row for row in Printing.objects.filter(Q(text__in=texts) | Q(revision__in=near))}
    shares = {pk: _share(row) for pk, row in before.items()}
    members = near | before.keys()
    stretches = _stretches(revision, former, found, shares)
    # Without a link that fell away, all stay linked that were.
    parts = _linked(members) if former else [members]
    wanted: dict[int, _Share] = {}
    taken: set[int] = set()
    for part in sorted(parts, key=min):
        if len(part) > 1:
            text = _text_of(part, shares, taken)
            wanted |= {pk: (text, stretches.get(pk) or shares[pk][1]) for pk in part}
    _store(before, wanted)
    SharedText.objects.filter(pk__in={text for text, _ in shares.values()} - taken).delete()
    return [Change(pk, shares.get(pk), wanted.get(pk)) for pk in sorted(members) if shares.get(pk) != wanted.get(pk)]


def _share(row: Printing) -> _Share:
    return row.text_id, tuple((start, end) for start, end in row.passages)


def _stretches(
    revision: int, former: set[int], found: Mapping[int, list[Passage]], shares: Mapping[int, _Share]
) -> dict[int, tuple[Passage, ...]]:
    """What is shared now of those whose links changed; of the others it is what it was."""
    rows: dict[int, list[Passage]] = defaultdict(list)
    for pk, some in Copy.objects.filter(revision__in=former | {revision}).values_list("revision", "passages"):
        rows[pk] += some
    for pk, some in found.items():
        if pk not in former:
            rows[pk] = [*some, *(shares[pk][1] if pk in shares else ())]
    return {pk: tuple(merged(some)) for pk, some in rows.items()}


def _linked(members: set[int]) -> list[set[int]]:
    """The revisions by what links them, directly or by way of others."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in Copy.objects.filter(revision__in=members).values_list("revision", "of"):
        beside[one].add(other)
    left, parts = set(members), []
    while left:
        part, ahead = set(), {left.pop()}
        while ahead:
            part |= ahead
            ahead = set().union(*(beside[pk] for pk in ahead)) - part
        left -= part
        parts.append(part)
    return parts


def _text_of(part: set[int], shares: Mapping[int, _Share], taken: set[int]) -> int:
    """The text that most of them had, so that least changes, or a new one."""
    had = Counter(shares[pk][0] for pk in part if pk in shares and shares[pk][0] not in taken)
    text = min(had, key=lambda pk: (-had[pk], pk)) if had else SharedText.objects.create().pk
    taken.add(text)
    return text


def _store(before: Mapping[int, Printing], wanted: Mapping[int, _Share]) -> None:
    changed = []
    for pk, (text, stretches) in wanted.items():
        row = before.get(pk) or Printing(revision_id=pk)
        if row.pk is None or _share(row) != (text, stretches):
            row.text_id, row.passages = text, list(map(list, stretches))
            changed.append(row)
    Printing.objects.filter(pk__in=[row.pk for pk, row in before.items() if pk not in wanted]).delete()
    Printing.objects.bulk_create(row for row in changed if row.pk is None)
    Printing.objects.bulk_update([row for row in changed if row.pk is not None], ["text", "passages"], batch_size=200)
