"""What the finders of events, ratings and quotes share about one text."""

from dataclasses import dataclass

from claims.extraction.attributions import Attributions
from claims.extraction.entities import Entities
from claims.extraction.periods import PeriodMention
from claims.values import Catalogue, Period


@dataclass(frozen=True, slots=True)
class Context:
    """Everything already read from a text before its events, ratings and quotes are looked for."""

    published: Period | None
    periods: tuple[PeriodMention, ...]
    attributions: Attributions
    entities: Entities
    catalogue: Catalogue
