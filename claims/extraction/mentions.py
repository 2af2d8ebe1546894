"""An amount as it stands in a text: what the components of extraction hand on to each other."""

from dataclasses import dataclass

from claims.extraction.units import Unit
from claims.extraction.written import Numeral, Sort
from claims.values import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount at one place. `number` spans the numerals with their unit; `start` and `end` take in the hedge too."""

    start: int
    end: int
    number_start: int
    number_end: int
    numerals: tuple[Numeral, ...]
    quantity: Quantity
    sort: Sort
    unit: Unit | None = None
    hedge: str = ""
    is_age: bool = False
    hyphened: bool = False

    @property
    def has_unit(self) -> bool:
        """Whether a unit is named beside the number, so that no noun need be counted."""
        return self.unit is not None or self.sort is Sort.MULTIPLE
