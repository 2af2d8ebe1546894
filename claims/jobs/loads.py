"""Beginning a load, stopping it, and trying again what failed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import get_random_string

from articles.readers import RawArticle
from articles.readers.packing import pack
from claims.jobs.leases import LeaseLost
from claims.models import Job, Load
from claims.tasks import do_soon

_AT_ONCE = 100  # rows an INSERT, since each may carry megabytes
_LONGEST_NAME = 300  # the end of it, which says what kind of file it is


@dataclass(frozen=True, slots=True)
class Page:
    """A page to load: as it was read, or as the bytes of a file that the worker reads, with what its giver says of it.

    `reject` is why it cannot be loaded, where that is known already: the load lists it with the others.
    """

    name: str
    raw: RawArticle | None = None
    content: bytes | None = None
    given: dict[str, Any] = field(default_factory=dict)
    reject: str = ""


def given_of(raw: RawArticle) -> dict[str, Any]:
    """What a giver says of a page before it is read."""
    return {name: value for name, value in pack(raw).items() if name not in ("stem", "text")}


def begin_load(*, name: str, pages: Iterable[Page], by: User | None = None, key: str = "", held: bool = False) -> Load:
    """Store a load and its jobs, and tell the workers unless it is `held`.

    `key` is the same where the same giving comes twice: then the load that stands already is returned, as it is. A page
    that is in the load twice is one job.
    """
    key = key or get_random_string(32)
    with transaction.atomic():
        load, is_new = Load.objects.get_or_create(
            key=key, defaults={"name": name[:200] or "Pages", "created_by": by, "held": held}
        )
        if not is_new:
            return load
        number = 0
        batch: list[Job] = []
        for job in _once(_job(load, number, page) for number, page in enumerate(pages)):
            batch.append(job)
            number += 1
            if len(batch) == _AT_ONCE:
                Job.objects.bulk_create(batch)
                batch = []
        Job.objects.bulk_create(batch)
        if not Job.objects.filter(load=load).unfinished().exists():
            load.finished_at = timezone.now()
            load.save(update_fields=["finished_at"])
        elif not held:
            do_soon(number)
    return load


def spread(job: Job, pages: Iterable[Page]) -> None:
    """Put a job for each page of a file in the place of the file's own, which was taken. Raises `LeaseLost`."""
    with transaction.atomic():
        load = Load.objects.select_for_update().get(pk=job.load_id)
        if not Job.objects.filter(**job.lease()).delete()[0]:
            raise LeaseLost
        last = Job.objects.filter(load=load).aggregate(last=Max("position"))["last"] or 0
        jobs = list(_once(_job(load, max(last, job.position) + 1 + n, page) for n, page in enumerate(pages)))
        known = set(Job.objects.filter(key__in=[one.key for one in jobs]).values_list("key", flat=True))
        Job.objects.bulk_create([one for one in jobs if one.key not in known], batch_size=_AT_ONCE)
        if not load.held:
            do_soon(len(jobs))


def cancel_load(*, load: Load, by: User | None = None) -> int:
    """Take what still waits out of the queue; what is being read now ends as it would. Returns how many that were."""
    now = timezone.now()
    with transaction.atomic():
        cancelled = Job.objects.filter(load=load).waiting().update(state=Job.State.CANCELLED, finished_at=now)
        if cancelled:
            Load.objects.filter(pk=load.pk).update(cancelled_at=now, cancelled_by=by)
        if not Job.objects.filter(load=load).unfinished().exists():
            Load.objects.filter(pk=load.pk, finished_at=None).update(finished_at=now)
    load.refresh_from_db()
    return cancelled


def retry_jobs(*, load: Load, job: int | None = None) -> int:
    """Try again what failed or was cancelled: one job or all of them, with all attempts before them.

    Returns how many those are.
    """
    again = Job.objects.filter(load=load, state__in=[Job.State.FAILED, Job.State.CANCELLED])
    if job is not None:
        again = again.filter(pk=job)
    with transaction.atomic():
        number = again.update(
            state=Job.State.WAITING, attempts=0, reason="", worker="", finished_at=None, not_before=None
        )
        if number:
            Load.objects.filter(pk=load.pk).update(finished_at=None, cancelled_at=None, cancelled_by=None, held=False)
            do_soon(number)
    load.refresh_from_db()
    return number


def release_load(*, load: Load) -> int:
    """Leave a load that its command held to the workers; return how many jobs are left."""
    with transaction.atomic():
        Load.objects.filter(pk=load.pk).update(held=False)
        number = Job.objects.filter(load=load).waiting().count()
        do_soon(number)
    load.refresh_from_db()
    return number


def _job(load: Load, position: int, page: Page) -> Job:
    plain = pack(page.raw) if page.raw else None
    job = Job(
        load=load,
        position=position,
        name=page.name[-_LONGEST_NAME:],
        page=plain,
        content=page.content,
        given=page.given,
    )
    what = hashlib.sha256(page.content if page.content is not None else json.dumps(plain).encode())
    what.update(json.dumps([load.key, page.name, page.given]).encode())
    job.key = what.hexdigest()
    if page.reject:
        job.state, job.reason, job.finished_at = Job.State.REJECTED, page.reject, timezone.now()
    return job


def _once(jobs: Iterable[Job]) -> Iterable[Job]:
    seen: set[str] = set()
    for job in jobs:
        if job.key not in seen:
            seen.add(job.key)
            yield job
