"""Measures and entities by the names that claims give, for a whole batch: looked up in a few queries, made in a few."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import connection
from django.db.models import BigIntegerField, F, Model, Value
from django.utils import timezone
from django.utils.text import slugify

from claims.comparison.sameness import phrase_key
from claims.extraction.measures import unit_class
from claims.models import Claim, Entity, Measure, MeasureAlias, WholePhrase
from claims.recording.bulk import insert_rows, some, some_words
from claims.values import Kind

_KINDS = {"count": "number", "percent": "share", "money": "amount", "duration": "time"}
_LONGEST = 200
_Named = TypeVar("_Named", Measure, Entity)


class Named:
    """What a batch of claims may be placed under: measures with all that they were merged into, and entities.

    What no row is called yet is made by `save`, before the claims are written.
    """

    def __init__(self, claims: Iterable[tuple[Claim, Mapping[str, Any]]], *, entities: bool = True) -> None:
        """Look up all that the claims may need, by their readings, in as many queries for one as for a thousand."""
        claims = list(claims)
        self._phrases: dict[tuple[int | None, str, str], int] = {}
        self._aliased: dict[str, int] = {}
        self._fetch_measures(claims)
        self._entities = _entities(reading["entity"] for _, reading in claims) if entities else {}
        self._new: list[Measure] = []
        self._new_entities: list[Entity] = []

    def _fetch_measures(self, claims: list[tuple[Claim, Mapping[str, Any]]]) -> None:
        names = {reading["measure"] for _, reading in claims if reading["measure"]}
        counted = {claim.counted for claim, _ in claims if claim.kind == Kind.FIGURE and claim.counted}
        for split_off, key, sort, measure in _leading_to(map(phrase_key, counted), names):
            if sort:
                self._phrases[split_off, key, sort] = measure
            else:
                self._aliased[key] = measure
        for claim, _ in claims:
            names |= {name := _unsorted_name(claim), _of_its_kind(name, claim)} if _is_counted(claim) else set()
        slugs = (slug for name in names for slug in _slugs(name))
        self._by_id = _with_what_they_merged_into(names, {*self._phrases.values(), *self._aliased.values()}, slugs)
        self._by_name = {measure.name: measure for measure in self._by_id.values()}

    def measure(self, name: str | None) -> Measure | None:
        """The measure of that name, or one that went by it before it was renamed; None where nobody has named one."""
        if not name:
            return None
        return self._by_name.get(name) or self._by_id.get(self._aliased.get(name, 0))

    def split_off(self, measure: Measure, claim: Claim) -> Measure | None:
        """The measure as which the claim's whole phrase was split off this one."""
        if measure.pk is None or claim.kind != Kind.FIGURE or not claim.counted:
            return None
        return self._of_phrase(measure.pk, claim)

    def _of_phrase(self, split_off: int | None, claim: Claim) -> Measure | None:
        return self._by_id.get(self._phrases.get((split_off, phrase_key(claim.counted), unit_class(claim.unit)), 0))

    def unsorted(self, claim: Claim) -> Measure | None:
        """An unsorted measure for a tracked figure whose phrase no catalogued measure claims, or what it is called now.

        One phrase may count things in one article and be a share in the next: those are two measures.
        """
        if not _is_counted(claim):
            return None
        name, sort = _unsorted_name(claim), unit_class(claim.unit)
        if (known := self._by_name.get(name)) is not None and known.unit_class != sort:
            name = _of_its_kind(name, claim)
        if name not in self._by_name:
            self._by_name[name] = self._of_phrase(None, claim) or self._made(name, sort)
        return self._by_name[name]

    def _made(self, name: str, sort: str) -> Measure:
        measure = Measure(name=name, unit_class=sort, catalogued=False)
        self._new.append(measure)
        return measure

    def entity(self, name: str | None) -> Entity | None:
        """The entity of that name or alias, made where it is new."""
        if not name:
            return None
        name = _tidied(name)
        if name not in self._entities:
            self._entities[name] = Entity(name=name)
            self._new_entities.append(self._entities[name])
        return self._entities[name]

    def save(self) -> None:
        """Write what is new, with its history."""
        _give_slugs(self._new, taken={measure.slug for measure in self._by_id.values()})
        _insert(Measure, self._new)
        _insert(Entity, self._new_entities)
        self._new, self._new_entities = [], []


def _tidied(name: str) -> str:
    return " ".join(name.split())[:_LONGEST]


def _is_counted(claim: Claim) -> bool:
    return bool(claim.kind == Kind.FIGURE and claim.trackable and claim.counted and _unsorted_name(claim))


def _unsorted_name(claim: Claim) -> str:
    return _tidied(claim.counted)


def _of_its_kind(name: str, claim: Claim) -> str:
    """The name for the same phrase where it already names something in another kind of unit."""
    sort = unit_class(claim.unit)
    return f"{name[:150]} ({_KINDS.get(sort, sort)})"


def _leading_to(keys: Iterable[str], names: Iterable[str]) -> Iterable[tuple[int | None, str, str, int]]:
    """Whole phrases by their keys, and aliases, which are of no kind of unit: `(split off, phrase, sort, measure)`."""
    phrases = WholePhrase.objects.filter(key__in=some_words(keys)).order_by()
    aliases = MeasureAlias.objects.filter(phrase__in=some_words(names)).order_by()
    nobody: Any = Value(None, output_field=BigIntegerField())
    return phrases.values_list("split_off", "key", "unit_class", "measure").union(
        aliases.annotate(off=nobody, sort=Value("")).values_list("off", "phrase", "sort", "measure"), all=True
    )


def _with_what_they_merged_into(names: Iterable[str], ids: Iterable[int], slugs: Iterable[str]) -> dict[int, Measure]:
    """The measures of these names, ids and addresses and where they lead, each knowing what it was merged into."""
    named, numbered, placed = some_words(names), some(ids), some_words(slugs)
    table = connection.ops.quote_name(Measure._meta.db_table)
    found = Measure.objects.raw(
        f"WITH RECURSIVE family(id) AS ("
        f"SELECT id FROM {table} WHERE name IN ({_marks(named)}) OR id IN ({_marks(numbered)}) "
        f"OR slug IN ({_marks(placed)}) "
        f"UNION SELECT merged_into_id FROM {table} JOIN family USING (id) WHERE merged_into_id IS NOT NULL"
        f") SELECT {table}.* FROM {table} JOIN family USING (id)",
        [*named, *numbered, *placed],
    )
    by_id = {measure.pk: measure for measure in found}
    for measure in by_id.values():
        if measure.merged_into_id is not None:
            measure.merged_into = by_id[measure.merged_into_id]
    return by_id


def _marks(values: Iterable[object]) -> str:
    return ", ".join("%s" for _ in values)


def _entities(names: Iterable[str | None]) -> dict[str, Entity]:
    """Entities by their names, and by their aliases, which go first."""
    wanted = some_words(_tidied(name) for name in names if name)
    own = Entity.objects.filter(name__in=wanted).order_by().annotate(called=F("name"), is_alias=Value(0))
    others = Entity.objects.filter(aliases__phrase__in=wanted).order_by()
    others = others.annotate(called=F("aliases__phrase"), is_alias=Value(1))
    rows = own.union(others, all=True).order_by("is_alias")
    return {row.called: row for row in rows}


def _slugs(name: str) -> list[str]:
    """The addresses that a measure of that name may have."""
    base = slugify(name)[:180] or "measure"
    return [base, *(f"{base}-{number}" for number in range(2, 6))]


def _give_slugs(measures: list[Measure], *, taken: set[str]) -> None:
    """An address each that no other measure has."""
    for measure in measures:
        free = (slug for slug in _slugs(measure.name) if slug not in taken)
        measure.slug = next(free, None) or free_slug(measure.name)
        taken.add(measure.slug)


def _insert(model: type[_Named], rows: list[_Named]) -> None:
    insert_rows(model, rows)
    past: Any = model.history.model
    insert_rows(past, [_as_history(past, row) for row in rows])


def _as_history(past: Any, row: Model) -> Any:
    """The row as django-simple-history keeps it when it is made."""
    kept = {field.attname: getattr(row, field.attname) for field in past.tracked_fields}
    by = past.get_default_history_user(row)
    return past(history_date=timezone.now(), history_user=by, history_change_reason="", history_type="+", **kept)


def free_slug(name: str) -> str:
    """An address for a measure that no other has."""
    base = slugify(name)[:180] or "measure"
    slug, number = base, 2
    while Measure.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug
