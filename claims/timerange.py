"""Ready-made stretches of time, as links that keep the rest of an address."""

import datetime
from dataclasses import dataclass

from django.http import QueryDict

_FIELDS = ("period_from", "period_to", "begins", "page")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A link to one stretch of time; `is_chosen` where the page shows it already."""

    label: str
    address: str
    is_chosen: bool


def stretches(given: QueryDict, *, today: datetime.date) -> tuple[Stretch, ...]:
    """All times, the last twelve months, this year and the one before."""
    year_ago = today.replace(year=today.year - 1, day=min(today.day, 28))
    ready_made = [
        ("all times", {}),
        ("last 12 months", {"period_from": year_ago.isoformat()}),
        ("this year", {"period_from": str(today.year), "period_to": str(today.year)}),
        ("last year", {"period_from": str(today.year - 1), "period_to": str(today.year - 1)}),
    ]
    return tuple(_stretch(given, label, days) for label, days in ready_made)


def _stretch(given: QueryDict, label: str, days: dict[str, str]) -> Stretch:
    chosen = {name: given[name] for name in _FIELDS[:3] if given.get(name)}
    address = given.copy()
    for name in _FIELDS:
        address.pop(name, None)
    address.update(days)
    return Stretch(label, f"?{address.urlencode()}", is_chosen=chosen == days)
