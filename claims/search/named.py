"""The names that editors and articles give to what claims are about, and the claims of those whose names hold a term.

A sentence need not say whose figure it gives, nor call a measure by the name that the desk has for it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from claims.models import Entity, EntityAlias, Measure, MeasureAlias
from claims.search.lookups import Found
from claims.search.query import Term

# Of organisations and places; more than these share a word only where it is no name but a kind: “school”.
_MOST_NAMED = 1000


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
    held = Q(Found(term))
    if named := names.get(term):
        if named.measures:
            held |= Q(measure__in=sorted(named.measures))
        if named.entities:
            held |= Q(entity__in=sorted(named.entities))
    return held


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
