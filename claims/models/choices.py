"""The lists from which columns are chosen: the plain values' members, with their names in words."""

from typing import Any

from claims import values


def _choices(members: Any) -> list[tuple[str, str]]:
    return [(str(member), str(member).replace("_", " ")) for member in members]


KINDS = _choices(values.Kind)
COMPARATORS = _choices(values.Comparator)
PRECISIONS = _choices(values.Precision)
BASES = _choices(values.Basis)
NATURES = _choices(values.Nature)
POLARITIES = _choices(values.Polarity)
RELATIONS = _choices(relation for relation in values.Relation if relation is not values.Relation.UNRELATED)
