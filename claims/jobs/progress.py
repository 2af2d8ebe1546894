"""How far a load is, and how long it will take."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Case, Count, IntegerField, Value, When
from django.utils import timezone

from claims.models import Job, JobQuerySet, Load

# Of how many pages that were finished last the pace is taken.
_LATEST = 30
# Where some were finished in that time, those before it say nothing: a load may have rested overnight.
_RECENT = datetime.timedelta(minutes=10)
_FIRST = ("failed", "rejected", "running", "done", "waiting", "cancelled")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many jobs of a load are in which state, and how long the rest will take, where that can be told."""

    done: int = 0
    rejected: int = 0
    failed: int = 0
    cancelled: int = 0
    running: int = 0
    waiting: int = 0
    left: datetime.timedelta | None = None

    @property
    def remaining(self) -> int:
        """Not ended yet."""
        return self.running + self.waiting

    @property
    def ended(self) -> int:
        """Ended, however."""
        return self.done + self.rejected + self.failed + self.cancelled

    @property
    def total(self) -> int:
        """All jobs."""
        return self.ended + self.remaining

    @property
    def to_retry(self) -> int:
        """What may be tried again."""
        return self.failed + self.cancelled


def progress_of(load: Load) -> Progress:
    """How far it is, with the time left at the pace of the pages that were finished last."""
    far = progress_of_all([load])[load.pk]
    left = _pace(load) * far.remaining if far.remaining else None
    return replace(far, left=left or None)


def progress_of_all(loads: Iterable[Load]) -> dict[int, Progress]:
    """How far each is, in one query."""
    found: dict[int, dict[str, int]] = {load.pk: {} for load in loads}
    rows = Job.objects.filter(load__in=found).order_by().values("load", "state").annotate(number=Count("pk"))
    for row in rows:
        found[row["load"]][row["state"]] = row["number"]
    return {pk: _progress(counts) for pk, counts in found.items()}


def jobs_in_order(load: Load) -> JobQuerySet:
    """What needs somebody comes first, then what is being read, then what is done."""
    order = Case(
        *(When(state=state, then=Value(number)) for number, state in enumerate(_FIRST)), output_field=IntegerField()
    )
    return Job.objects.filter(load=load).without_page().select_related("article").order_by(order, "position")


def _progress(counts: dict[str, int]) -> Progress:
    return Progress(
        done=counts.get(Job.State.DONE, 0),
        rejected=counts.get(Job.State.REJECTED, 0),
        failed=counts.get(Job.State.FAILED, 0),
        cancelled=counts.get(Job.State.CANCELLED, 0),
        running=counts.get(Job.State.RUNNING, 0),
        waiting=counts.get(Job.State.WAITING, 0),
    )


def _pace(load: Load) -> datetime.timedelta:
    """How long a page takes by now, however many workers there are; nothing where none is finished yet.

    What a worker is at counts too, so that a load that stands still takes ever longer.
    """
    ended = Job.objects.filter(load=load, finished_at__isnull=False, started_at__isnull=False)
    latest = list(ended.order_by("-finished_at").only("finished_at", "started_at")[:_LATEST])
    now = timezone.now()
    recent = [job for job in latest if job.finished_at and now - job.finished_at < _RECENT] or latest
    if not recent:
        return datetime.timedelta()
    return (now - min(job.started_at for job in recent if job.started_at)) / len(recent)
