"""What the pages show of measures that may be one: each with its number of claims and a sentence that names it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from claims.highlights import Mark, Piece, cut
from claims.models import Claim, Measure, MeasureDecision, MeasureProposal

_PHRASES = 40


@dataclass(frozen=True)
class Shown:
    """A measure beside another."""

    measure: Measure
    phrase: str
    claims: int
    example: Claim | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The example's sentence with the figure marked."""
        one = self.example
        if one is None:
            return ()
        offset = one.sentence_start
        return cut(one.sentence, [Mark(one.pk, 0, one.kind, one.start - offset, one.end - offset)])


@dataclass(frozen=True)
class Pair:
    """A proposal as the page shows it."""

    proposal: MeasureProposal
    one: Shown
    other: Shown


def pairs(proposals: Iterable[MeasureProposal]) -> list[Pair]:
    """The proposals, each with both measures' claims and examples; in two queries, however many there are."""
    proposals = list(proposals)
    standing = Claim.objects.standing().filter(measure=OuterRef("pk")).order_by()
    number = standing.values("measure").annotate(number=Count("pk")).values("number")
    newest = Claim.objects.standing().filter(measure=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    measures = Measure.objects.annotate(
        claim_count=Coalesce(Subquery(number, output_field=IntegerField()), 0), latest=Subquery(newest)
    ).in_bulk({pk for proposal in proposals for pk in (proposal.one_id, proposal.other_id)})
    latest = {pk: getattr(measure, "latest") for pk, measure in measures.items()}  # noqa: B009
    examples = Claim.objects.with_context().in_bulk([pk for pk in latest.values() if pk])

    def shown(pk: int, phrase: str) -> Shown:
        count: int = getattr(measures[pk], "claim_count")  # noqa: B009
        return Shown(measures[pk], phrase, count, examples.get(latest[pk]))

    return [Pair(one, shown(one.one_id, one.phrase_one), shown(one.other_id, one.phrase_other)) for one in proposals]


def phrases_of(measure: Measure) -> list[tuple[str, int]]:
    """The phrases that were printed for a measure, each with its number of claims, the most frequent first."""
    rows = Claim.objects.standing().filter(measure=measure).exclude(counted="").order_by().values("counted")
    counted = rows.annotate(number=Count("pk")).order_by("-number", "counted")
    return [(row["counted"], row["number"]) for row in counted[:_PHRASES]]


def in_words(decision: MeasureDecision) -> str:
    """A decision as a sub-editor would tell it."""
    decided = decision.undoes or decision
    one, other, details = decided.measure, decided.other, decided.details
    match decided.kind:
        case MeasureDecision.Kind.SAME:
            told = f"“{one}” is “{other}”"
            if details.get("polarity"):
                told = f"“{one}” is the opposite of “{other}”"
            narrowed = [details.get("population") and f"of {details['population']}", details.get("threshold")]
            if any(narrowed):
                told += f", but only {' and '.join(filter(None, narrowed))}"
        case MeasureDecision.Kind.APART:
            told = f"“{one}” and “{other}” are not the same"
        case MeasureDecision.Kind.SPLIT:
            said = ", ".join(f"“{phrase}”" for phrase in details.get("phrases", []))
            told = f"{said} split off “{one}” as “{details.get('name', other)}”"
        case _:
            told = f"“{details.get('before')}” is called “{details.get('after')}”"
    return f"Undone: {told}" if decision.undoes else told
