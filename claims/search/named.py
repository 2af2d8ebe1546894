"""The names that editors and articles give to what claims are about, and the claims of those whose names hold a term.

A sentence need not say whose figure it gives, nor call a measure by the name that the desk has for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations
from operator import and_, or_

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from claims.models import Entity, EntityAlias, Measure, MeasureAlias
from claims.search.lookups import Found
from claims.search.query import Term

# Of organisations and places; more than these share a word only where it is no name but a kind: “school”.
_MOST_NAMED = 1000
_MOST_WAYS = 3


@dataclass(slots=True)
class Named:
    """Measures and entities of which a name holds a term."""

    measures: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)


def names_of(terms: Iterable[Term]) -> dict[Term, Named]:
    """By term, what has a name that holds it; one query for all. Terms that are in no name are left out."""
    numbered = list(enumerate(terms))
    parts = [part for number, term in numbered for part in _parts(number, term)]
    if not parts:
        return {}
    found: dict[Term, Named] = defaultdict(Named)
    for number, kind, key in parts[0].union(*parts[1:], all=True):
        named = found[numbered[number][1]]
        (named.measures if kind == "measure" else named.entities).add(key)
    return dict(found)


def holding(term: Term, names: dict[Term, Named]) -> Q:
    """Claims that hold a term in their own words or in a name of what they are about."""
    return Q(Found(term)) | _by_name(names[term]) if term in names else Q(Found(term))


def holding_all(terms: Sequence[Term], names: dict[Term, Named]) -> Q:
    """Claims that hold every one of the terms.

    Each way of holding them is asked for by itself, the words of the text together: an engine looks two words up at
    once far quicker than each with its names. Of many terms in names there would be too many ways.
    """
    named = [term for term in terms if term in names]
    if len(named) > _MOST_WAYS:
        return reduce(and_, (holding(term, names) for term in terms))
    ways = (
        [_by_name(names[term]) for term in by_name] + _in_text([term for term in terms if term not in by_name])
        for number in range(len(named) + 1)
        for by_name in combinations(named, number)
    )
    return reduce(or_, (reduce(and_, way) for way in ways))


def _in_text(terms: Sequence[Term]) -> list[Q]:
    return [Q(Found(*terms))] if terms else []


def _by_name(named: Named) -> Q:
    return Q(measure__in=sorted(named.measures)) | Q(entity__in=sorted(named.entities))


def _parts(number: int, term: Term) -> list[QuerySet]:
    """Rows of (number of the term, what is named, its key)."""
    given = Q(catalogued=True) | Q(by_hand=True) | Q(merged_into__isnull=False)  # other phrases stand in the claims
    measures = Measure.objects.filter(given, Found(term)).annotate(key=Coalesce("merged_into_id", "pk"))
    aliases = MeasureAlias.objects.filter(Found(term)).annotate(key=F("measure_id"))
    entities = Entity.objects.filter(Found(term)).annotate(key=F("pk"))
    others = EntityAlias.objects.filter(Found(term)).annotate(key=F("entity_id"))
    few = Entity.objects.filter(pk__in=entities.order_by("pk").values("pk")[:_MOST_NAMED]).annotate(key=F("pk"))
    return [
        rows.order_by().values_list(
            Value(number, output_field=IntegerField()), Value(kind, output_field=CharField()), "key"
        )
        for rows, kind in ((measures, "measure"), (aliases, "measure"), (few, "entity"), (others, "entity"))
    ]
