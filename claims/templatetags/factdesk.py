"""Template filters for everything that is shown in words; `claims.display` does the wording."""

import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims import amounts, display, verdicts
from claims.fragments import source_of
from claims.models import Finding
from claims.paging import Tally

register = template.Library()

for _filter in (
    display.basis_words,
    display.credit,
    display.day,
    amounts.number,
    display.period_exact,
    display.period_words,
    display.printed,
    display.reading,
    display.said_of,
    display.relation_key,
    display.relation_shape,
    display.relation_word,
    display.short_basis,
    display.short_reading,
    display.spoken,
    display.verdict_words,
    display.who_says,
    source_of,
    verdicts.asking_words,
    verdicts.is_due,
    verdicts.state_words,
):
    register.filter(_filter.__name__, _filter)


@register.filter
def relation(finding: Finding) -> SafeString:
    """The relation as shape and word, in its colour: ◆ disagree."""
    return format_html(
        '<span class="rel rel-{}"><span class="shape" aria-hidden="true">{}</span>{}</span>',
        display.relation_key(finding),
        display.relation_shape(finding),
        display.relation_word(finding),
    )


@register.filter
def grouped(count: int) -> str:
    """A count with its thousands set apart: 20,085; where counting stopped, “more than 10,000”."""
    return str(count) if isinstance(count, Tally) else f"{count:,}"


@register.filter
def quoted(words: str) -> str:
    """Words to be set in quotation marks: without their own, and cut where a table has no room."""
    bare = words.strip('“”"')
    return bare if len(bare) <= 90 else f"{bare[:89].rstrip()}…"


@register.filter
def lower_first(words: str) -> str:
    """Words that go on in a sentence; the names among them keep their capitals."""
    return words[:1].lower() + words[1:]


@register.filter
def from_now(wait: datetime.timedelta) -> str:
    """The time of day after a wait: 14:05."""
    return f"{timezone.localtime(timezone.now() + wait):%H:%M}"
