"""Where decisions stand: for each kind a query of when, who and what, all of one shape, so that they can be joined.

Nothing of a withdrawn article is told here, only that it was withdrawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, JSONField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from articles.models import Article, Outlet, OutletAlias, Withdrawal
from claims.models import (
    Addition,
    Assignment,
    ClaimSharing,
    Correction,
    Enquiry,
    Entity,
    EntityAlias,
    Feed,
    Finding,
    Measure,
    MeasureAlias,
    MeasureDecision,
    Review,
    SheetSignature,
)

KINDS = {
    "correction": "Corrections",
    "verdict": "Verdicts and second signatures",
    "enquiry": "Questions asked and answered",
    "assignment": "Findings given to somebody",
    "sheet": "Values signed for print",
    "by_hand": "Claims added by hand",
    "measure": "Decisions on measures",
    "withdrawal": "Articles withdrawn and brought back",
    "sharing": "Claims shared with strangers",
    "edit": "Dates, names, definitions and feeds edited",
}
# The columns of edited rows whose change is told. A feed's address may hold a subscriber's key: only admins see it.
TOLD: dict[type[Model], tuple[str, ...]] = {
    Article: ("headline", "byline", "url", "outlet_id", "published_from", "published_to", "published_basis"),
    Outlet: ("name", "url"),
    OutletAlias: ("name", "outlet_id"),
    Measure: ("name", "definition", "unit_class", "nature", "second_signature", "catalogued"),
    MeasureAlias: ("phrase", "measure_id"),
    Entity: ("name", "catalogued", "merged_into_id"),
    EntityAlias: ("phrase", "entity_id"),
    Feed: ("name", "outlet_id", "interval", "state"),
}


class Embedded(Func):
    """A JSON column within a JSON object: SQLite would take it for a text."""

    function = "JSON"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """PostgreSQL knows what it is."""
        sql, params = compiler.compile(self.source_expressions[0])
        return sql, list(params)


@dataclass(frozen=True)
class Source:
    """One kind of row: its query, the columns of time and hand, what is told of it, and what it is about.

    `about` gives the condition for the rows on a claim or a finding, by its number; None where there are none.
    """

    name: str
    kind: str
    rows: Callable[[], QuerySet[Any]]
    told: Callable[[], dict[str, Any]]
    at: str = "created_at"
    by: str = "created_by"
    of_claim: Callable[[int], Q] | None = None
    of_finding: Callable[[int], Q] | None = None

    def query(self, narrowed: Q) -> QuerySet[Any]:
        """When, which row, who and what, the newest first."""
        rows = self.rows().filter(narrowed).order_by(f"-{self.at}", "-pk")
        # The order of columns is that of `values_list`, on every engine.
        return rows.annotate(
            told_at=F(self.at), told_by=F(f"{self.by}__username"), told=JSONObject(**self.told())
        ).values_list("told_at", "pk", "told_by", "told")


def _corrections() -> QuerySet[Correction]:
    earlier = Correction.objects.filter(
        Q(created_at__lt=OuterRef("created_at")) | Q(created_at=OuterRef("created_at"), pk__lt=OuterRef("pk")),
        claim=OuterRef("claim"), field=OuterRef("field"),
    ).order_by("-created_at", "-pk")  # fmt: skip
    return Correction.objects.filter(claim__revision__article__withdrawn=False).annotate(
        before=Subquery(earlier.values(told=JSONObject(value=Embedded("value"), withdrawn="withdrawn"))[:1])
    )


def _reviews() -> QuerySet[Review]:
    return Review.objects.filter(finding__in=Finding.objects.public())


def _enquiries() -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(question__finding__in=Finding.objects.public())


def _assignments() -> QuerySet[Assignment]:
    earlier = Assignment.objects.filter(finding=OuterRef("finding"), pk__lt=OuterRef("pk")).order_by("-pk")
    found = Assignment.objects.filter(finding__in=Finding.objects.public())
    return found.annotate(before=Subquery(earlier.values("assignee__username")[:1]))


def _signatures() -> QuerySet[SheetSignature]:
    """Without those that are of a withdrawn article, themselves or by way of the row that they second or undo."""
    of_withdrawn = Q()
    for way in ("", "seconds__", "undoes__", "undoes__seconds__"):
        of_withdrawn |= Q(**{f"{way}claim__revision__article__withdrawn": True})
    return SheetSignature.objects.exclude(of_withdrawn)


def _fields(*names: str, **more: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {**{name: F(name) for name in names}, **more}


def _edited(model: type[Model]) -> Source:
    history: Any = model.history  # type: ignore[attr-defined]
    told = {name: F(name) for name in TOLD[model]}

    def rows() -> QuerySet[Any]:
        earlier = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
        found = history.filter(history_user__isnull=False)
        if model is Article:
            withdrawn = Article.objects.filter(withdrawn=True).values("pk")
            found = found.filter(history_type="~").exclude(id__in=withdrawn)
        elif "catalogued" in TOLD[model]:  # a phrase that a text brought in is nobody's decision
            found = found.exclude(history_type="+", catalogued=False)
        return found.annotate(before=Subquery(earlier.values(told=JSONObject(**told))[:1]))

    def shown() -> dict[str, Any]:
        return {"id": F("id"), "type": F("history_type"), "now": JSONObject(**told), "before": Embedded("before")}

    return Source(f"edit of {model._meta.verbose_name}", "edit", rows, shown, at="history_date", by="history_user")


SOURCES = (
    Source(
        "correction", "correction", _corrections,
        _fields("claim_id", "field", "withdrawn", "note", surface=F("claim__surface"), before=Embedded("before"),
                value=Embedded("value"), machine=Embedded("claim__machine")),
        of_claim=lambda pk: Q(claim=pk),
    ),
    Source(
        "review", "verdict", _reviews,
        _fields("finding_id", "verdict", "reason", "note", "prefers", "prefers_because", "seconds_id", "undoes_id",
                "relation", undone=F("undoes__verdict"), ask_what=F("ask_what"), about=F("finding__explanation")),
        by="reviewer", of_claim=lambda pk: Q(finding__sides__claims=pk), of_finding=lambda pk: Q(finding=pk),
    ),
    Source(
        "enquiry", "enquiry", _enquiries,
        _fields("step", "words", "undoes_id", finding_id=F("question__finding"), day=F("day"),
                undone=F("undoes__step"), whom=F("question__ask_whom"), about=F("question__finding__explanation")),
        of_claim=lambda pk: Q(question__finding__sides__claims=pk), of_finding=lambda pk: Q(question__finding=pk),
    ),
    Source(
        "assignment", "assignment", _assignments,
        _fields("finding_id", "before", to=F("assignee__username"), about=F("finding__explanation")),
        of_claim=lambda pk: Q(finding__sides__claims=pk), of_finding=lambda pk: Q(finding=pk),
    ),
    Source(
        "signature", "sheet", _signatures,
        _fields("wording", "check_again", "note", "seconds_id", "undoes_id", "entity_id",
                seconded=F("seconds__wording"), undone=F("undoes__wording"), measure=F("measure__name"),
                slug=F("measure__slug")),
        of_claim=lambda pk: Q(claim=pk) | Q(seconds__claim=pk) | Q(undoes__claim=pk),
    ),
    Source(
        "addition", "by_hand", lambda: Addition.objects.filter(claim__revision__article__withdrawn=False),
        _fields("claim_id", "withdrawn", "note", surface=F("claim__surface")), of_claim=lambda pk: Q(claim=pk),
    ),
    Source("decision", "measure", MeasureDecision.objects.all, _fields("note", decision=F("pk"))),
    Source(
        "withdrawal", "withdrawal", Withdrawal.objects.all,
        _fields("article_id", "ground", "public_words", "reinstates_id"),
        of_claim=lambda pk: Q(article__revisions__claims=pk),
    ),
    Source(
        "sharing", "sharing", lambda: ClaimSharing.objects.filter(claim__revision__article__withdrawn=False),
        _fields("claim_id", "shared", "note", surface=F("claim__surface")), of_claim=lambda pk: Q(claim=pk),
    ),
    *map(_edited, TOLD),
)  # fmt: skip
