"""What an address or a command asks to export: the same rows that the page of that address shows."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.http import QueryDict
from django.urls import reverse

from claims.exports import columns
from claims.exports.items import Item
from claims.exports.rows import (
    claim_rows,
    claims_to_export,
    finding_rows,
    findings_to_export,
    measure_rows,
    measures_to_export,
    source_and_signature,
    with_sides,
    with_signatures,
)
from claims.filters import ClaimFilter
from claims.forms_history import HistoryForm
from claims.history import Asked, entries
from claims.models import Claim
from claims.queue import STATES, queue_for
from claims.timeline import in_order_of_time
from claims.values import Period

_CHUNK = 500
_NO_MEASURE = "no measure"
# Where a label only makes sense beside the one before it.
_LABELS = {"period_to": "Speaks of, to", "published_to": "Printed, to"}


class NotUnderstood(Exception):
    """Filters that make no sense; `faults` says of each what is wrong with it."""

    def __init__(self, faults: dict[str, list[str]]) -> None:
        super().__init__("; ".join(f"{name}: {' '.join(said)}" for name, said in faults.items()))
        self.faults = faults


@dataclass(frozen=True)
class Selection:
    """What is to be exported: rows, what they were asked by, and where a page shows the same."""

    what: str
    found: Any
    columns: dict[str, str]
    make_rows: Callable[..., Iterator[dict[str, Any]]]
    asked: list[tuple[str, str]] = field(default_factory=list)
    query: str = ""
    page: str = ""

    def count(self) -> int | None:
        """How many rows there are, where that is known before they are read."""
        return int(self.found.count())

    def items(self, *, site: str) -> Iterator[Item]:
        """The rows one by one, so that an export of any size stays small in memory."""
        for thing in self.found.iterator(chunk_size=_CHUNK):
            for row in self.make_rows([thing], site=site):
                yield Item(thing, row)

    @property
    def in_words(self) -> str:
        """What was asked for, as a reader says it."""
        told = "; ".join(f"{label}: {words}" for label, words in self.asked)
        return told or f"every one of the {self.what}"


def select(what: str, data: QueryDict, user: User | AnonymousUser | None = None) -> Selection:
    """The rows that the page shows under this address; raises `NotUnderstood`.

    `user` is whose queue of findings it is: one does not wait for one's own second signature.
    """
    if what == "claims":
        return _claims(data)
    if what == "findings":
        return _findings(data, user)
    if what == "history":
        return _history(data)
    return everything(what)


def everything(what: str) -> Selection:
    """All rows that stand, also those that the pages show only when asked."""
    if what == "claims":
        return Selection("claims", claims_to_export(), columns.CLAIMS, _signed_rows)
    if what == "findings":
        return Selection("findings", findings_to_export(), columns.FINDINGS, finding_rows)
    if what == "history":
        return Decisions("history", Asked(), columns.HISTORY, _no_rows)
    return Selection("measures", measures_to_export(), columns.MEASURES, measure_rows)


def _understood(filters: Any) -> Any:
    """The filters, unless they make no sense."""
    if filters.is_bound and not filters.is_valid():
        raise NotUnderstood({name: list(map(str, errors)) for name, errors in filters.errors.items()})
    return filters


def _claims(data: QueryDict) -> Selection:
    filters = _understood(ClaimFilter(data, queryset=Claim.objects.standing()))
    asked = _told(filters)
    if not data.get("untracked"):
        asked.append(("Without", "ages and time limits that only qualify another figure"))
    found = with_signatures(in_order_of_time(filters.qs))
    query, page = _query(data, filters), reverse("claims:timeline")
    return Selection("claims", found, columns.CLAIMS, _signed_rows, asked, query, page)


def _findings(data: QueryDict, user: User | AnonymousUser | None) -> Selection:
    queue = queue_for(data, user)
    _understood(queue.filters)
    asked = [("Show", dict(STATES)[queue.state]), *_told(queue.filters, without=["state"])]
    query, page = _query(data, queue.filters), reverse("claims:findings")
    return Selection("findings", with_sides(queue.findings), columns.FINDINGS, finding_rows, asked, query, page)


@dataclass(frozen=True)
class Decisions(Selection):
    """Decisions, which stand in many tables: how many there are is known when all are read."""

    def count(self) -> None:
        """Not known beforehand."""

    def items(self, *, site: str) -> Iterator[Item]:
        """The decisions one by one."""
        for entry in entries(self.found):
            yield Item(entry, entry.row(site=site))


def _history(data: QueryDict) -> Selection:
    form = HistoryForm(data)
    _understood(form)
    given = [(name, str(data[name])) for name in form.fields if name != "after" and data.get(name)]
    asked = [(str(form.fields[name].label), value) for name, value in given]
    page = reverse("claims:history")
    return Decisions("history", form.asked(), columns.HISTORY, _no_rows, asked, urlencode(given), page)


def _no_rows(found: Any, *, site: str = "") -> Iterator[dict[str, Any]]:
    return iter(())


def _signed_rows(claims: Any, *, site: str = "") -> Iterator[dict[str, Any]]:
    claims = list(claims)
    for claim, row in zip(claims, claim_rows(claims, site=site), strict=True):
        yield row | source_and_signature(claim)


def _told(filters: Any, *, without: Collection[str] = ()) -> list[tuple[str, str]]:
    """What the filters ask for, each by its label and the words of the value chosen."""
    given = {name: value for name, value in filters.form.cleaned_data.items() if value not in (None, "", False, [])}
    return [
        (_LABELS.get(name, str(filters.form.fields[name].label)), _in_words(filters.form.fields[name], value))
        for name, value in given.items()
        if name not in without
    ]


def _in_words(of: forms.Field, value: Any) -> str:
    if value is True:
        return "yes"
    if isinstance(value, list):
        return ", ".join(_NO_MEASURE if one == "null" else str(one) for one in value)
    if isinstance(value, Period):
        return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"
    if isinstance(of, forms.ChoiceField) and not isinstance(of, forms.ModelChoiceField):
        return next((str(words) for key, words in _choices(of) if key == value), str(value))
    return str(value)


def _choices(of: forms.ChoiceField) -> Iterable[tuple[Any, Any]]:
    return of.choices  # type: ignore[return-value]  # no filter of ours has groups of choices


def _query(data: QueryDict, filters: Any) -> str:
    """The filters as they stand in an address."""
    return urlencode([(name, value) for name in filters.filters for value in data.getlist(name) if value])
