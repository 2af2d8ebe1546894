"""How loads word their time and the names of their pages."""

import datetime

from django import template

register = template.Library()

_LONGEST_NAME = 80


@register.filter
def time_left(left: datetime.timedelta) -> str:
    """A guess, so never to the second: "about 4 minutes left"."""
    seconds = left.total_seconds()
    if seconds < 60:
        return "less than a minute left"
    if seconds < 3600:
        return f"about {_words(round(seconds / 60), 'minute')} left"
    return f"about {_words(round(seconds / 3600), 'hour')} left"


@register.filter
def short_path(name: str) -> str:
    """The end of a long path, which tells files apart."""
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"


def _words(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
