"""Decisions as lines that a reader understands: who did what to what, from what to what, and why."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from articles.models import Article, Outlet, Withdrawal
from claims.display import day, verdict_words
from claims.fieldwords import field_words
from claims.forms import CorrectionForm
from claims.headings import first_sentence
from claims.history.sources import SOURCES, TOLD
from claims.models import Enquiry, Entity, Feed, MeasureDecision, Review
from claims.sortinglist import in_words

_LABELS = {
    "outlet_id": "outlet", "published_from": "printed on", "published_to": "printed by", "published_basis": "how its "
    "date is known", "unit_class": "counted in", "second_signature": "needs two signatures", "catalogued":
    "in the catalogue", "measure_id": "measure", "entity_id": "belongs to", "url": "address",
    "merged_into_id": "is the same as", "interval": "asked", "state": "it is",
}  # fmt: skip
_FEED_DID = {Feed.State.ACTIVE: "switched the feed on", Feed.State.PAUSED: "paused the feed",
             Feed.State.REMOVED: "removed the feed"}  # fmt: skip
_CHOSEN: dict[str, dict[Any, Any]] = {"state": dict(Feed.State.choices), "interval": dict(Feed.Interval.choices)}

# By the column that holds a number of a row, the names of such rows.
_Names = dict[str, dict[int, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as the database tells it."""

    source: int
    at: datetime.datetime
    pk: int
    by: str
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as a page and a file show it."""

    at: datetime.datetime
    kind: str
    who: str
    did: str
    about: str
    address: str
    before: str
    after: str
    reason: str

    def row(self, *, site: str) -> dict[str, Any]:
        """For an export; `site` begins the address."""
        return {
            "at": self.at.isoformat(),
            "kind": self.kind,
            "who": self.who,
            "did": self.did,
            "about": self.about,
            "before": self.before or None,
            "after": self.after or None,
            "reason": self.reason or None,
            "permalink": f"{site}{self.address}" if self.address else None,
        }


def entries_of(found: Iterable[Told]) -> list[Entry]:
    """The lines; an edited row that was saved without a change is none."""
    rows = list(found)
    decisions = _decisions(rows)
    names = _names(rows)
    lines = []
    for row in rows:
        source = SOURCES[row.source]
        if source.kind == "edit":
            parts = _edit(row, names)
        elif source.name == "decision":
            parts = _decision(row, decisions)
        else:
            parts = _TELL[source.name](row.told)
        if parts is not None:
            lines.append(Entry(at=row.at, kind=source.kind, who=row.by, **parts))
    return lines


def _parts(
    did: str, about: str, address: str, *, before: str = "", after: str = "", reason: str = ""
) -> dict[str, Any]:
    return {"did": did, "about": about, "address": address, "before": before, "after": after, "reason": reason}


def _correction(told: dict[str, Any]) -> dict[str, Any]:
    field, machine = told["field"], (told["machine"] or {}).get(told["field"])
    earlier = told["before"]
    before = machine if earlier is None or earlier["withdrawn"] else earlier["value"]
    after = machine if told["withdrawn"] else told["value"]
    label = CorrectionForm.LABELS.get(field, field).lower()
    return _parts(
        f"took the correction of “{label}” back" if told["withdrawn"] else f"corrected “{label}”",
        f"“{told['surface']}”", reverse("claims:claim", args=[told["claim_id"]]),
        before=field_words(before, field), after=field_words(after, field), reason=told["note"],
    )  # fmt: skip


def _review(told: dict[str, Any]) -> dict[str, Any]:
    address, about = reverse("claims:finding", args=[told["finding_id"]]), first_sentence(told["about"])
    ruled = verdict_words(told["verdict"], told["relation"])
    if told["undoes_id"]:
        undone = verdict_words(told["undone"], told["relation"]) or "the second signature"
        return _parts("undid a signature", about, address, before=undone, reason=told["note"])
    if told["seconds_id"]:
        return _parts("signed as the second editor", about, address, after="signed by two", reason=told["note"])
    why = [Review.Reason(told["reason"]).label if told["reason"] else "", told["ask_what"],
           f"prefers {told['prefers']}" if told["prefers"] else "", told["prefers_because"], told["note"]]  # fmt: skip
    return _parts("signed", about, address, after=ruled, reason=_joined(why))


def _enquiry(told: dict[str, Any]) -> dict[str, Any]:
    address, about = reverse("claims:finding", args=[told["finding_id"]]), first_sentence(told["about"])
    if told["undoes_id"]:
        return _parts("undid a step", about, address, before=Enquiry.Step(told["undone"]).label.lower())
    whom = f" {told['whom']}" if told["whom"] else ""
    did = f"noted that{whom or ' somebody'} {'was asked' if told['step'] == 'asked' else 'answered'}"
    return _parts(did, about, address, after=f"on {_day(told['day'])}", reason=told["words"])


def _withdrawal(told: dict[str, Any]) -> dict[str, Any]:
    number = told["article_id"]
    address = reverse("claims:article", args=[number])
    if told["reinstates_id"]:
        return _parts("brought an article back", f"Article {number}", address, before="withdrawn", after="shown")
    why = f"{Withdrawal.Ground(told['ground']).label}. {told['public_words']}".strip()
    return _parts("withdrew an article", f"Article {number}", address, before="shown", after="withdrawn", reason=why)


def _sharing(told: dict[str, Any]) -> dict[str, Any]:
    states = ["the desk alone", "everybody with the link"]
    before, after = states if told["shared"] else reversed(states)
    did = "shared a claim" if told["shared"] else "stopped sharing a claim"
    address = reverse("claims:claim", args=[told["claim_id"]])
    return _parts(did, f"“{told['surface']}”", address, before=before, after=after, reason=told["note"])


def _assignment(told: dict[str, Any]) -> dict[str, Any]:
    address, about = reverse("claims:finding", args=[told["finding_id"]]), first_sentence(told["about"])
    before, after = told["before"] or "nobody", told["to"] or "nobody"
    return _parts("gave a finding to somebody", about, address, before=before, after=after)


def _signature(told: dict[str, Any]) -> dict[str, Any]:
    address = f"{reverse('claims:sheet', args=[told['slug']])}?place={told['entity_id'] or 'none'}"
    about, note = told["measure"], told["note"]
    if told["undoes_id"]:
        undone = told["undone"] or "the second signature"
        return _parts("took a signature off a sheet", about, address, before=undone, reason=note)
    if told["seconds_id"]:
        return _parts("signed a sheet as the second editor", about, address, after=told["seconded"], reason=note)
    after = f"{told['wording']} (until {_day(told['check_again'])})"
    return _parts("signed a value for print", about, address, after=after, reason=note)


def _addition(told: dict[str, Any]) -> dict[str, Any]:
    states = ["no claim", "a claim"]
    before, after = reversed(states) if told["withdrawn"] else states
    did = "took a claim back" if told["withdrawn"] else "added a claim by hand"
    address = reverse("claims:claim", args=[told["claim_id"]])
    return _parts(did, f"“{told['surface']}”", address, before=before, after=after, reason=told["note"])


_TELL: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "correction": _correction,
    "review": _review,
    "enquiry": _enquiry,
    "withdrawal": _withdrawal,
    "sharing": _sharing,
    "assignment": _assignment,
    "signature": _signature,
    "addition": _addition,
}


def _decisions(rows: list[Told]) -> dict[int, MeasureDecision]:
    wanted = [row.pk for row in rows if SOURCES[row.source].name == "decision"]
    return MeasureDecision.objects.for_list().in_bulk(wanted) if wanted else {}


def _decision(row: Told, decisions: Mapping[int, MeasureDecision]) -> dict[str, Any]:
    decision = decisions[row.pk]
    details = decision.details
    did = "undid a decision" if decision.undoes_id else "decided"
    return _parts(
        did, in_words(decision), reverse("claims:measure", args=[decision.measure.slug]),
        before=str(details.get("before") or ""), after=str(details.get("after") or ""), reason=decision.note,
    )  # fmt: skip


def _names(rows: list[Told]) -> _Names:
    """The names of the outlets and entities that edits speak of; of those that are gone, the last they had."""
    edits = [values for row in rows if "now" in row.told for values in (row.told["now"], row.told["before"]) if values]
    found: _Names = {}
    for model, columns in ((Outlet, ("outlet_id",)), (Entity, ("entity_id", "merged_into_id"))):
        wanted = {values.get(column) for values in edits for column in columns} - {None}
        names = {row.pk: row.name for row in model.objects.filter(pk__in=wanted)} if wanted else {}
        if gone := wanted - names.keys():
            names |= dict(model.history.filter(id__in=gone).order_by("history_id").values_list("id", "name"))
        found |= dict.fromkeys(columns, names)
    return found


def _edit(row: Told, names: _Names) -> dict[str, Any] | None:
    """What changed in an edited row; None for nothing."""
    model = list(TOLD)[row.source - (len(SOURCES) - len(TOLD))]
    now, before = row.told["now"], row.told["before"] or {}
    what = str(model._meta.verbose_name)
    named = str(now.get("name") or now.get("headline") or now.get("phrase"))
    address = reverse("claims:article", args=[row.told["id"]]) if model is Article else ""
    if row.told["type"] != "~":
        return _parts(f"{'added' if row.told['type'] == '+' else 'deleted'} the {what}", named, address)
    changed = [name for name in TOLD[model] if now[name] != before.get(name)] if before else []
    if not changed:
        return None
    told = [
        "; ".join(
            f"{_LABELS.get(name, name.replace('_', ' '))}: {_plain(values.get(name), name, names)}" for name in changed
        )
        for values in (before, now)
    ]
    return _parts(_edited(model, changed, now), named, address, before=told[0], after=told[1])


def _edited(model: type[Model], changed: list[str], now: Mapping[str, Any]) -> str:
    """What was done to a row, by what changed in it."""
    if model is Article and now["published_basis"] == "confirmed" and "published_basis" in changed:
        return "confirmed the date"
    if model is Feed and "state" in changed:
        return _FEED_DID.get(now["state"], "edited the feed")
    return f"edited the {model._meta.verbose_name}"


def _plain(value: Any, name: str, names: _Names) -> str:
    if value is None or value == "":
        return "nothing"
    if name in names:
        return names[name].get(value, f"number {value}")
    if name in ("second_signature", "catalogued"):
        return "yes" if value else "no"
    if name in ("published_from", "published_to"):
        return _day(value)
    return str(_CHOSEN.get(name, {}).get(value, value))


def _day(written: str) -> str:
    """A day out of the database's JSON."""
    return day(datetime.date.fromisoformat(written))


def _joined(reasons: list[str]) -> str:
    """Reasons in one line; those that are sentences lose their full stop, but for the last."""
    given = [reason for reason in reasons if reason]
    return "; ".join([*(reason.rstrip(".") for reason in given[:-1]), *given[-1:]])
