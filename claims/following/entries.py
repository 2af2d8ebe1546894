"""What feeds hold: claims and findings as entries with ids that never change, the newest hundred.

An entry's time is that of its last change of state, as the news have it: a figure that came in, changed or was
corrected, a finding that entered the queue or was ruled on. Other words, and other rules, leave it alone.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.display import credit, period_words, printed, reading, relation_shape, relation_word
from claims.headings import first_sentence, topic
from claims.models import CarriedOn, Claim, ClaimQuerySet, Desk, Finding, FindingQuerySet, News
from claims.verdicts import state_words

MOST = 100
# The date in the ids of feeds, which says when the desk's name in them was its own; it never changes.
_SINCE = 2024
# Characters that no XML may hold.
_NOT_XML = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}

Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim or finding in a feed."""

    id: str
    title: str
    link: str
    published: datetime.datetime
    updated: datetime.datetime
    summary: SafeString


def tag(name: str) -> str:
    """An id of something of this desk: no other desk makes the same, under whatever address this one is served."""
    return f"tag:{Desk.get().authority}.factdesk.invalid,{_SINCE}:{name}"


def newest(*lists: Iterable[Entry]) -> list[Entry]:
    """Of all these the entries that changed last."""
    entries = sorted((entry for entries in lists for entry in entries), key=lambda entry: entry.id)
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST]


def claim_entries(claims: ClaimQuerySet, absolute: Absolute) -> list[Entry]:
    """The claims that came in last, and those of which there was news since."""
    came_in = Claim.objects.filter(pk__in=claims.order_by("-pk").values("pk")[:MOST]).order_by().values("pk")
    told = _told(News.objects.filter(claim__in=claims.order_by().values("pk"))).values("claim")
    rows = list(Claim.objects.with_context().filter(pk__in=came_in.union(told)).order_by("pk"))
    lines = _lines(rows)
    times = _times(News.objects.filter(claim__in={pk for line in lines.values() for pk in line.claims}), "claim")
    prefix = tag("claim")
    entries: dict[int, Entry] = {}
    for claim in rows:
        line = lines[claim.pk]
        changed = [times[pk] for pk in line.claims if pk in times]
        link = absolute(claim.get_absolute_url())
        entries[line.first] = Entry(
            id=f"{prefix}/{line.first}",
            title=_plain(_title(claim)),
            link=link,
            published=line.since,
            updated=max([line.since, *changed]),
            summary=_summary(claim, link),
        )
    return list(entries.values())


def finding_entries(findings: FindingQuerySet, absolute: Absolute) -> list[Entry]:
    """The findings that came in last, and those of which there was news since."""
    came_in = Finding.objects.filter(pk__in=findings.order_by("-pk").values("pk")[:MOST]).order_by().values("pk")
    told = _told(News.objects.filter(finding__in=findings.order_by().values("pk"))).values("finding")
    wanted = came_in.union(told)
    rows = list(Finding.objects.with_sides().select_related("ruling").filter(pk__in=wanted).order_by("pk"))
    times = _times(News.objects.filter(finding__in=[row.pk for row in rows]), "finding")
    prefix = tag("finding")
    return [
        Entry(
            id=f"{prefix}/{row.pk}",
            title=_plain(f"{relation_shape(row)} {topic(row)}: {relation_word(row)}"),
            link=absolute(row.get_absolute_url()),
            published=row.created_at,
            updated=max(row.created_at, times.get(row.pk, row.created_at)),
            summary=_finding_summary(row, absolute),
        )
        for row in rows
    ]


def _told(news: QuerySet[News]) -> QuerySet[News]:
    """The newest of these; a query of its own inside, since SQLite takes no part of a union that is cut short."""
    return News.objects.filter(pk__in=news.order_by("-pk").values("pk")[:MOST]).order_by()


@dataclass(frozen=True, slots=True)
class _Line:
    """The claims that said the same in one version of an article after the other, and the first of them."""

    first: int
    since: datetime.datetime
    claims: frozenset[int]


def _lines(claims: Iterable[Claim]) -> dict[int, _Line]:
    by_id = {claim.pk: claim for claim in claims}
    firsts = dict(CarriedOn.objects.filter(claim__in=by_id).values_list("claim", "first"))
    others: dict[int, set[int]] = {first: {first} for first in firsts.values()}
    for pk, first in CarriedOn.objects.filter(first__in=others).values_list("claim", "first"):
        others[first].add(pk)
    since = dict(Claim.objects.filter(pk__in=others).values_list("pk", "created_at"))
    return {
        pk: _Line(
            first=firsts.get(pk, pk),
            since=since.get(firsts.get(pk, pk), claim.created_at),
            claims=frozenset({pk, *others.get(firsts.get(pk, pk), ())}),
        )
        for pk, claim in by_id.items()
    }


def _times(news: QuerySet[News], of: str) -> dict[int, datetime.datetime]:
    return dict(news.order_by().values_list(of).annotate(last=Max("created_at")))


def _title(claim: Claim) -> str:
    subject = claim.measure.name if claim.measure else claim.counted or claim.what
    return f"{reading(claim)}: {subject}" if subject and subject not in reading(claim) else reading(claim)


def _summary(claim: Claim, link: str) -> SafeString:
    article = claim.revision.article
    source = ", ".join(filter(None, (credit(article) or article.headline, f"printed {printed(article)}")))
    return format_html(
        '<blockquote>{}</blockquote><p>{} · {}</p><p><a href="{}">{}</a></p>',
        _plain(claim.sentence),
        _plain(source),
        _plain(period_words(claim)),
        link,
        link,
    )


def _finding_summary(finding: Finding, absolute: Absolute) -> SafeString:
    sides = [(_plain(side.says), list(side.claims.all())[:1]) for side in finding.sides.all()]
    quoted = format_html_join(
        "",
        '<li>{}<blockquote>{}</blockquote><a href="{}">{}</a></li>',
        (
            (_plain(first_sentence(says)), _plain(claim.sentence), *(2 * [absolute(claim.get_absolute_url())]))
            for says, claims in sides
            for claim in claims
        ),
    )
    link = absolute(finding.get_absolute_url())
    words = _plain(finding.explanation)
    return format_html(
        '<p>{}</p><p>{}.</p><ul>{}</ul><p><a href="{}">{}</a></p>', words, state_words(finding), quoted, link, link
    )


def _plain(words: str) -> str:
    return words.translate(_NOT_XML)
