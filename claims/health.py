"""How the desk itself does: what it runs on, what it read by older rules, its jobs, its database and its disk.

Everything is read in a handful of queries that no number of claims makes dearer: what could be many is counted to
`MOST_COUNTED`.
"""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from claims.comparison.version import COMPARISON_VERSION
from claims.healthlines import Line, Part, ago
from claims.jobs.health import jobs_lines
from claims.models import Backup, Claim, Feed, Recheck
from claims.paging import count_of
from factdesk.version import version as factdesk_version

_LEAST_FREE = 0.1
_FAILURES_SHOWN = 5
_FEEDS_LOOKED_AT = 500


def health() -> list[Part]:
    """All that an admin has to know, part by part."""
    return [
        Part("Reading and comparing", (_model(), *_rules(), _recheck())),
        Part("Jobs", tuple(jobs_lines())),
        Part("Feeds", tuple(_feeds())),
        Part("Database", (_database(), _migrations(), _backup())),
        Part("Machine", (_disk(), _clock(), Line("FactDesk", f"Version {factdesk_version()}."))),
    ]


def is_up() -> bool:
    """Whether the database answers and is up to date."""
    try:
        return not _pending()
    except DatabaseError:
        return False


def _model() -> Line:
    name = settings.FACTDESK_MODEL
    if not name:
        return Line(
            "Model",
            "None: numbers are read by rules alone, without names of places or people.",
            well=False,
            todo="Unset FACTDESK_MODEL to read with the model that comes with FactDesk.",
        )
    try:
        return Line("Model", f"{name} {version(name.replace('_', '-'))}.")
    except PackageNotFoundError:
        return Line(
            "Model",
            f"{name} is not installed.",
            well=False,
            todo="Install what FactDesk needs, then start it again.",
            command="pip install --require-hashes -r requirements.lock",
        )


def _rules() -> Iterator[Line]:
    """By which rules articles were read."""
    from claims.extraction.pipeline import RULES_VERSION  # loads spaCy, which a monitor need not wait for

    older = count_of(Claim.objects.standing().filter(rules_version__lt=RULES_VERSION))
    says = f"Version {RULES_VERSION}; comparing, version {COMPARISON_VERSION}."
    if not older:
        yield Line("Rules", f"{says} Every claim that stands was read by them.")
        return
    yield Line(
        "Rules",
        f"{says} {str(older).capitalize()} of the claims that stand were read by older ones.",
        well=False,
        todo="Have the worker read every article anew; corrections and verdicts stay.",
        command="manage.py reread",
    )


def _recheck() -> Line:
    last = Recheck.objects.first()
    if last is None:
        return Line("Comparing anew", "Never done, and not needed until the rules of comparing change.")
    begun = f"begun {timezone.localtime(last.started_at):%-d %B %Y, %H:%M}"
    if last.finished_at is None:
        return Line(
            "Comparing anew",
            f"Under way or stopped: {last.get_step_display()}, {last.articles:,} articles done, {begun}.",
            well=False,
            todo="If nothing goes on, call it again; it goes on where it was.",
            command="manage.py recheck",
        )
    if last.comparison_version < COMPARISON_VERSION:
        return Line(
            "Comparing anew",
            f"Last done by version {last.comparison_version} of comparing, {begun}.",
            well=False,
            todo="Compare everything by today’s.",
            command="manage.py recheck",
        )
    return Line("Comparing anew", f"Done, {begun}.")


def _feeds() -> Iterator[Line]:
    """How many feeds are asked, and each that does not do well."""
    feeds = list(Feed.objects.kept()[:_FEEDS_LOOKED_AT])
    unwell = [feed for feed in feeds if not feed.well]
    more = "more than " if len(feeds) == _FEEDS_LOOKED_AT else ""
    asked = sum(feed.state == Feed.State.ACTIVE for feed in feeds)
    yield Line("Feeds", f"{more}{asked:,} asked, {len(feeds) - asked:,} not.".capitalize() if feeds else "None.")
    for feed in unwell[:_FAILURES_SHOWN]:
        yield Line(
            f"Feed “{feed}”",
            feed.condition,
            well=False,
            todo="Open it under Load, Feeds: ask it anew, give it another address, or remove it.",
        )
    if (beyond := len(unwell) - _FAILURES_SHOWN) > 0:
        yield Line("Other feeds", f"{beyond:,} more do not do well.", well=False, todo="See them under Load, Feeds.")


def _database() -> Line:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
            number, size = cursor.fetchone()
        return Line("Engine", f"PostgreSQL {number}, {_megabytes(size)}.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version(), page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        number, size = cursor.fetchone()
    return Line("Engine", f"SQLite {number}, {_megabytes(size)}.")


def _migrations() -> Line:
    if number := _pending():
        return Line(
            "Set up",
            f"{number} step{'s' if number > 1 else ''} missing.",
            well=False,
            todo="Bring the database up to this version.",
            command="manage.py migrate",
        )
    return Line("Set up", "As this version needs it.")


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _backup() -> Line:
    days = settings.FACTDESK_BACKUP_DAYS
    if not days:
        return Line("Last backup", "Made by other means than FactDesk’s, as FACTDESK_BACKUP_DAYS=0 says.")
    command = "manage.py backup backups/$(date +%F).zip"
    last = Backup.objects.order_by("-made_at").first()
    if last is None:
        todo = "Make one every night, and keep it on another machine."
        return Line("Last backup", "Never, as far as FactDesk knows.", well=False, todo=todo, command=command)
    says = f"{ago(last.made_at).capitalize()}, “{last.name}”, {_megabytes(last.size)}."
    if timezone.now() - last.made_at <= timedelta(days=days):
        return Line("Last backup", says)
    late = f"There should be one every {days} days: see why the nightly one failed." if days > 1 else "Make one."
    return Line("Last backup", says, well=False, todo=late, command=command)


def _disk() -> Line:
    total, _, free = shutil.disk_usage(settings.VAR_DIR)
    scarce = free < _LEAST_FREE * total
    return Line(
        "Disk",
        f"{_megabytes(free)} of {_megabytes(total)} free.",
        well=not scarce,
        todo="Make room: without it nothing can be loaded or signed." if scarce else "",
    )


def _clock() -> Line:
    return Line("Clock", f"{timezone.localtime():%-d %B %Y, %H:%M}, {settings.TIME_ZONE}.")


def _megabytes(size: int) -> str:
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.0f} MB"
