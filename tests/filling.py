"""A row in every table that is backed up, with values that are easily lost on the way."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ForeignKey, JSONField, Model, Value
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.loading import load_article
from articles.models import Article
from articles.readers import RawArticle
from claims.models import Claim, Correction, Desk, Finding, Measure
from factdesk.backups.contents import tables
from tests.factories import ClaimFactory, EntityFactory, FindingFactory, MeasureFactory, UserFactory
from tests.web.world import make_world
from tests.wire import RELEASE, REWRITES

ODD_TEXT = "Quote ' and \" and \\ and %s; tab\t, line\nbreak, \u2028; naïve, Ł, 3½, 👩‍👩‍👧, e\u0301, \u200b."
MOMENT = datetime.datetime(2024, 3, 31, 0, 59, 59, 123457, tzinfo=datetime.UTC)
# What the database demands of a row beyond the kinds of its columns.
GIVEN: dict[str, dict[str, Any]] = {
    "claims.Chore": {"lease_until": None, "finished_at": None},
    "claims.PassedOver": {"start": 3, "end": 5, "surface": "12"},
    "claims.Follow": {"outlet_id": None, "saved_filter_id": None},
}
ODD_JSON = {"z": [None, True, 0.1, -1e300, 2**53 + 1, {}], "a": ODD_TEXT, "": []}


def fill_everything() -> None:
    """What the desk's own ways make, odd values by hand, and a row of what is left, by its columns."""
    world = make_world()
    for number, text in enumerate([RELEASE, *REWRITES[:1]]):
        load_article(raw=RawArticle(f"pier-{number}", text, url=f"https://example.org/{number}"))
    _odd_values(world.claim)
    _rows_that_point_ahead(world.finding)
    _jobs()
    user = UserFactory(username="o'brien", password="a-hash", last_login=MOMENT, email="desk@example.org")
    user.user_permissions.add(Permission.objects.get(codename="load_article"))
    LogEntry.objects.create(
        user=user, content_type=ContentType.objects.get_for_model(Article), object_id="1", action_flag=CHANGE,
        object_repr="A headline", change_message=ODD_TEXT,
    )  # fmt: skip
    Desk.get()
    for table in tables("default"):
        if table.is_empty():
            fill(table.model)
    _numbers_of_rows_that_are_gone()


def fill(model: type[Model]) -> None:
    """A row with something in every column, of which nobody is told."""
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]
    given = {field.attname: _value(field) for field in fields} | GIVEN.get(model._meta.label, {})
    model._base_manager.bulk_create([model(**given)])


def _value(field: "Field[Any, Any]") -> Any:
    if isinstance(field, ForeignKey):
        twins = [one for one in field.model._meta.concrete_fields if one.related_model is field.related_model]
        rows = field.related_model._base_manager.order_by("pk")[: len(twins)]  # type: ignore[union-attr]
        found = [getattr(row, field.target_field.attname) for row in rows]
        return found[twins.index(field)] if len(found) == len(twins) else None
    if field.choices:
        return field.choices[0][0]  # type: ignore[index]
    made: dict[str, Any] = {
        "BinaryField": bytes(range(256)),
        "BooleanField": True,
        "DateField": datetime.date(1987, 10, 16),
        "DateTimeField": MOMENT,
        "DecimalField": Decimal("7.654321"),
        "FloatField": 0.1 + 0.2,
        "GenericIPAddressField": "2001:db8::1",
        "JSONField": ODD_JSON,
        "TimeField": datetime.time(23, 59, 59, 999999),
        "UUIDField": uuid.UUID(int=2**128 - 2),
    }
    if field.get_internal_type() in made:
        return made[field.get_internal_type()]
    return 3 if "Integer" in field.get_internal_type() else f"{field.name} “½”"[: field.max_length or 20]


def _odd_values(claim: Claim) -> None:
    text = ODD_TEXT
    ClaimFactory(
        value=Decimal("0.000001"), low=Decimal("-123456789.654321"), high=Decimal("999999999999.999"),
        surface=text, sentence=text, scope=ODD_JSON, because={}, event=None, period_start=datetime.date(1, 1, 1),
        period_end=datetime.date(9999, 12, 31), carried_from=claim,
    )  # fmt: skip
    # A JSON null is a value, and no empty column.
    editor = UserFactory(role="editor")
    for value in (None, Value(None, JSONField()), 0.1, "", ODD_JSON):
        Correction.objects.bulk_create([Correction(claim=claim, field="event", value=value, created_by=editor)])
    article = claim.revision.article
    article.published_time = datetime.time(6, 5, 4, 3)
    article.standfirst = text
    article.save()  # which its history tells


def _rows_that_point_ahead(finding: Finding) -> None:
    first, later = Measure.objects.order_by("pk").first(), MeasureFactory()
    assert first is not None
    first.merged_into = later
    first.save()
    assert finding.reviews.exists()
    assert Finding.objects.filter(ruling__isnull=False).exists()


def _numbers_of_rows_that_are_gone() -> None:
    Finding.objects.filter(pk=FindingFactory().pk).delete()
    EntityFactory().delete()


def _jobs() -> None:
    told: dict[str, Any] = {"args_kwargs": {"args": [[1, 2]], "kwargs": {}}, "task_path": "claims.tasks.place_claims"}
    for status in ("READY", "RUNNING", "FAILED", "SUCCESSFUL"):
        DBTaskResult.objects.create(status=status, run_after=get_date_max(), backend_name="default", **told)
    DBTaskResult.objects.filter(status="RUNNING").update(started_at=MOMENT, worker_ids=["w1"])
