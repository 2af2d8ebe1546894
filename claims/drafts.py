"""Check my draft: unpublished copy held against the sheets, against all that is stored, and against itself.

Nothing of it is written anywhere. Its figures meet stored claims by the same keys by which recording brings claims
together, and are judged by the same comparison.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from claims import highlights
from claims.comparison.groups import find
from claims.draftplaces import placed, places_of
from claims.draftremarks import Mark, Met, Remark, compared, remarks_on
from claims.highlights import Paragraph
from claims.models import Claim, ruled_out
from claims.recording.blocks import claims_in, parts_for
from claims.recording.drafts import read_draft
from claims.recording.readings import statement_of
from claims.recording.signatures import Place, Signed, signed_values
from claims.values import Finding, Kind, Statement

# With so many stored claims one figure of a draft is compared: those that share most keys with it, the newest first.
MOST_MET = 60
_DRAFT = "your draft"


@dataclass(frozen=True, slots=True)
class Marked:
    """One thing that the draft asserts, with the remarks on it and its number in the margin."""

    number: int
    claim: Claim
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A paragraph of the draft, with what begins in it."""

    paragraph: Paragraph
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """The draft with its margin."""

    text: str
    published: datetime.date
    blocks: tuple[DraftBlock, ...]
    marked: tuple[Marked, ...]
    tally: tuple[tuple[Mark, int], ...]


def check_draft(*, text: str, published: datetime.date, today: datetime.date) -> CheckedDraft:
    """Read the draft, compare every figure, and put the remarks beside it."""
    claims = {f"draft {number}": claim for number, claim in enumerate(read_draft(text=text, published=published))}
    said = {name: _statement(name, claim) for name, claim in claims.items()}
    measures = {claim.measure.pk for claim in claims.values() if claim.measure and claim.measure.pk}
    signed = signed_values(measures=measures, today=today)
    sheets = {name: _sheet_of(claim, signed) for name, claim in claims.items()}
    places = places_of(claims)
    met = _met(placed(said, places), sheets)
    within = _within(said)
    sourced = {_value_of(one) for one in said.values() if one.attribution}
    shown = []
    for name, one in said.items():
        is_sourced = _value_of(one) in sourced
        remarks = remarks_on(one, met=met[name], signed=sheets[name], within=within[name], is_sourced=is_sourced)
        if remarks:
            shown.append((name, tuple(map(places[name].remark, remarks)) if name in places else remarks))
    marked = tuple(Marked(number, claims[name], remarks) for number, (name, remarks) in enumerate(shown, start=1))
    tally = Counter(remark.mark for one in marked for remark in one.remarks)
    return CheckedDraft(
        text, published, _blocks(text, marked), marked, tuple((mark, tally[mark]) for mark in Mark if tally[mark])
    )


def _statement(name: str, claim: Claim) -> Statement:
    return replace(statement_of(claim), id=name, article=_DRAFT, outlet=_DRAFT)


def _value_of(statement: Statement) -> tuple[object, ...]:
    """What a figure says of what: a headline may give bare what the text below it gives with its source."""
    quantity = statement.quantity
    bare = (quantity.value, quantity.low, quantity.high, quantity.unit) if quantity else ()
    return (*bare, statement.measure or statement.counted)


def _sheet_of(claim: Claim, signed: dict[Place, Signed]) -> Signed | None:
    """What is signed for the measure and place of the draft's figure; a sheet of no place, or the only one, will do."""
    if claim.measure is None or claim.measure.pk is None:
        return None
    places = {entity: one for (measure, entity), one in signed.items() if measure == claim.measure.pk}
    entity = claim.entity.pk if claim.entity else None
    if entity in places:
        return places[entity]
    return next(iter(places.values())) if len(places) == 1 and (entity is None or None in places) else None


def _met(said: dict[str, Statement], sheets: dict[str, Signed | None]) -> dict[str, list[Met]]:
    """The stored claims that each statement meets, judged; what is signed for it is always among them."""
    parts = parts_for({name: one for name, one in said.items() if one.trackable})
    meeting: dict[str, list[int]] = defaultdict(list)
    stored = claims_in({part for keys in parts.values() for part in keys})
    by_part: dict[str, list[int]] = defaultdict(list)
    for pk, keys in stored.items():
        for part in keys:
            by_part[part].append(int(pk))
    for name, keys in parts.items():
        shared = Counter(pk for part in keys for pk in by_part.get(part, ()))
        meeting[name] = sorted(shared, key=lambda pk, shared=shared: (-shared[pk], -pk))[:MOST_MET]  # type: ignore[misc]
    wanted = {pk for pks in meeting.values() for pk in pks}
    stand = Claim.objects.standing().with_context().annotate(is_ruled_out=ruled_out())
    claims: dict[int, Claim] = dict(stand.in_bulk(wanted))
    for name, sheet in sheets.items():
        if sheet is not None:
            claims.setdefault(sheet.claim.pk, sheet.claim)
            meeting[name] = list(dict.fromkeys([sheet.claim.pk, *meeting[name]]))
    statements = {pk: statement_of(claim) for pk, claim in claims.items()}
    return {
        name: [compared(one, claims[pk], statements[pk]) for pk in meeting[name] if pk in claims]
        for name, one in said.items()
    }


def _within(said: dict[str, Statement]) -> dict[str, list[Finding]]:
    """What the draft says against itself, by each statement that takes part in it."""
    by_name: dict[str, list[Finding]] = defaultdict(list)
    for finding in find(list(said.values())):
        for name in {name for side in finding.sides for name in side.statements}:
            by_name[name].append(finding)
    return by_name


def _blocks(text: str, marked: tuple[Marked, ...]) -> tuple[DraftBlock, ...]:
    by_id = {one.number: one for one in marked}
    marks = [
        highlights.Mark(one.number, one.number, str(Kind(one.claim.kind)), one.claim.start, one.claim.end)
        for one in marked
    ]
    return tuple(
        DraftBlock(paragraph, tuple(by_id[mark.number] for mark in paragraph.marks))
        for paragraph in highlights.paragraphs(text, marks)
    )
