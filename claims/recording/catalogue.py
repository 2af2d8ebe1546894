"""The catalogue as extraction takes it, out of the database."""

from claims.models import Entity, Measure, MeasureAlias
from claims.values import AliasEntry, Catalogue, EntityEntry, MeasureEntry, Nature, Polarity


def load_catalogue() -> Catalogue:
    """The measures and entities that the desk has named so far."""
    measures = Measure.objects.recognised().prefetch_related("aliases")
    entities = Entity.objects.own().filter(catalogued=True).prefetch_related("aliases")
    return Catalogue(
        measures=tuple(
            MeasureEntry(
                measure.name,
                measure.unit_class,
                Nature(measure.nature) if measure.nature else None,
                tuple(alias.phrase for alias in measure.aliases.all() if not alias.narrows),
                tuple(_narrower(alias) for alias in measure.aliases.all() if alias.narrows),
                by_name=measure.catalogued,
            )
            for measure in measures
        ),
        entities=tuple(
            EntityEntry(entity.name, tuple(alias.phrase for alias in entity.aliases.all())) for entity in entities
        ),
    )


def _narrower(alias: MeasureAlias) -> AliasEntry:
    polarity = Polarity(alias.polarity) if alias.polarity else None
    return AliasEntry(alias.phrase, alias.population or None, alias.threshold or None, polarity)
