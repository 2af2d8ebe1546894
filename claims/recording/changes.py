"""What a decision on measures changes, as data: a row and field each, to be made, checked and put back."""

from typing import Any, TypedDict

from django.db import models

from claims.models import Measure, MeasureAlias, WholePhrase


class Change(TypedDict, total=False):
    """A field of a measure, or under which measure an alias or a whole phrase stands; None where there is no row."""

    row: str
    key: Any
    field: str
    before: Any
    after: Any
    phrase: str
    unit_class: str
    split_off: int | None


def of_measure(measure: Measure, field: str, value: Any) -> Change:
    """Another value for one field of a measure."""
    return Change(row="measure", key=measure.pk, field=field, before=getattr(measure, field), after=value)


def of_phrase(key: str, phrase: str, unit_class: str, measure: int, *, split_off: int | None) -> Change:
    """A whole phrase put under a measure, whichever it stood under before."""
    change = Change(row="phrase", key=key, phrase=phrase, unit_class=unit_class, split_off=split_off, after=measure)
    change["before"] = _phrases(change).values_list("measure", flat=True).first()
    return change


def of_alias(phrase: str, measure: int) -> Change:
    """A new phrase that names a measure."""
    return Change(row="alias", key=phrase, before=None, after=measure)


def make(change: Change) -> None:
    """Write the change."""
    match change["row"]:
        case "measure":
            measure = Measure.objects.get(pk=change["key"])
            setattr(measure, change["field"], change["after"])
            measure.save()  # row by row, so that the history shows it
        case "phrase":
            rows = _phrases(change)
            if change["after"] is None:
                rows.delete()
            elif not rows.update(measure=change["after"]):
                WholePhrase.objects.create(
                    measure_id=change["after"],
                    phrase=change["phrase"],
                    key=change["key"],
                    unit_class=change["unit_class"],
                    split_off_id=change["split_off"],
                )
        case "alias":
            if change["after"] is None:
                for alias in MeasureAlias.objects.filter(phrase=change["key"]):
                    alias.delete()
            else:
                MeasureAlias.objects.create(phrase=change["key"], measure_id=change["after"])


def stands(change: Change) -> bool:
    """Whether the row is still as the change left it."""
    match change["row"]:
        case "measure":
            return bool(Measure.objects.filter(pk=change["key"], **{change["field"]: change["after"]}).exists())
        case "phrase":
            return list(_phrases(change).values_list("measure", flat=True)) == _row(change["after"])
        case _:
            aliases = MeasureAlias.objects.filter(phrase=change["key"])
            return list(aliases.values_list("measure", flat=True)) == _row(change["after"])


def reversed_of(change: Change) -> Change:
    """The change that puts the row back."""
    return {**change, "before": change["after"], "after": change["before"]}


def is_of_one_row(one: Change, other: Change) -> bool:
    """Whether the two change the same field of the same row."""
    names = ("row", "key", "field", "unit_class", "split_off")
    return [one.get(name) for name in names] == [other.get(name) for name in names]


def _phrases(change: Change) -> models.QuerySet[WholePhrase]:
    return WholePhrase.objects.filter(key=change["key"], unit_class=change["unit_class"], split_off=change["split_off"])


def _row(measure: int | None) -> list[int]:
    return [] if measure is None else [measure]
