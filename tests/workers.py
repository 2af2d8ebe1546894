"""Workers in processes of their own that are killed at random moments, for a test and for `make soak`.

    python -m tests.workers 40                    loads so many articles in this process, undisturbed
    python -m tests.workers 40 --workers 3        leaves them to three workers, and kills one every now and then
    python -m tests.workers 40 --workers 3 --reread   the same with reading them anew, once they are loaded

Both print what stands in the database afterwards, in terms that do not tell who did it; told otherwise, they differ.
The workers are forked from one process that has read the model already, so that they begin at once.
"""

import argparse
import datetime
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import django

PLACES = ("Lancashire", "Cumbria", "Devon", "Kent", "Norfolk", "Suffolk", "Dorset", "Cornwall", "Essex", "Surrey")


def article(number: int) -> tuple[str, str]:
    """Stem and text: what one in ten says of the same place agrees with some of the others, and not with all."""
    place = PLACES[number % len(PLACES)]
    body = f"There were {30 + number // len(PLACES) % 3} children in care in {place} on 1 March 2024."
    return f"care{number}", f"A county counts, part {number}\n\n{body}"


def pages(number: int) -> list[Any]:
    """So many articles to load."""
    from articles.readers import RawArticle
    from claims.jobs.loads import Page

    day = datetime.date(2024, 4, 2)
    made = [(stem, text, n) for n, (stem, text) in enumerate(map(article, range(number)))]
    return [Page(stem, RawArticle(stem, text, outlet=f"Outlet {n}", published=day)) for stem, text, n in made]


def picture() -> dict[str, Any]:
    """Articles, claims and findings of the database, by what they say."""
    from articles.models import Article, Revision
    from claims.models import Claim, Finding

    claims = {
        one.pk: f"{one.revision.article.stem} {one.kind} {one.start}-{one.end} {one.surface} {one.measure}"
        for one in Claim.objects.select_related("revision__article", "measure")
    }
    findings = [
        [
            finding.relation,
            sorted(sorted(claims[claim.pk] for claim in side.claims.all()) for side in finding.sides.all()),
        ]
        for finding in Finding.objects.prefetch_related("sides__claims")
    ]
    return {
        "articles": sorted(Article.objects.values_list("stem", flat=True)),
        "revisions": Revision.objects.count(),
        "claims": sorted(claims.values()),
        "findings": sorted(findings),
    }


def work_undisturbed(number: int) -> None:
    """One after the other, in this process."""
    from claims.jobs.doing import work_through
    from claims.jobs.loads import begin_load

    work_through(begin_load(name="Undisturbed", pages=pages(number), held=True), worker="alone")


def load_under_fire(number: int, **fire: Any) -> dict[str, int]:
    """Load so many articles by workers that are killed; return how often, and what it took."""
    from claims.jobs.loads import begin_load

    load = begin_load(name="Under fire", pages=pages(number))
    kills = _under_fire(load.jobs.unfinished().count, number, **fire)
    return {
        "kills": kills,
        "begun anew": sum(load.jobs.values_list("attempts", flat=True)) - number,
        "failed": load.jobs.exclude(state="done").count(),
    }


def reread_under_fire(number: int, **fire: Any) -> dict[str, int]:
    """Load so many articles, spoil what was read in them, and have them read anew by workers that are killed."""
    from claims.models import Chore, Claim, Finding
    from claims.tasks import reread_soon

    work_undisturbed(number)
    Finding.objects.all().delete()
    Claim.objects.update(attribution="spoilt", rules_version=0)
    reread_soon()
    left = Chore.objects.filter(name__startswith="reread").exclude(state="failed").count
    kills = _under_fire(left, 1, **fire)
    return {
        "kills": kills,
        "spoilt": Claim.objects.filter(attribution="spoilt").count(),
        "failed": Chore.objects.filter(state="failed").count(),
    }


def _under_fire(
    count: Callable[[], int], expected: int, *, workers: int, seed: int, longest: float, patience: float
) -> int:
    """Kill a worker every now and then, and start another, until nothing is left; return how often.

    The next one is killed some articles later, however long those take, and then at any moment of what it is at: a
    slow machine is to come to the end, too.
    """
    from django.db import connections

    chance = random.Random(seed)
    connections.close_all()
    running = [_fork() for _ in range(workers)]
    kills, deadline = 0, time.monotonic() + patience
    try:
        left, bound = expected, expected
        while left and time.monotonic() < deadline:
            time.sleep(0.02)
            before, left = left, _asked(count, left)
            if left > before:  # one that asked for many more is done
                bound = left
            if left > bound:
                continue
            time.sleep(chance.uniform(0, longest))
            bound = left - chance.randint(1, 4)
            running.append(running.pop(chance.randrange(workers)))
            _kill(running.pop())
            running.append(_fork())
            kills += 1
    finally:
        for pid in running:
            _kill(pid)
    return kills


def _fork() -> int:
    """A worker, which never returns. No connection is open here, so that it shares none."""
    pid = os.fork()
    if pid:
        return pid
    from claims.jobs.worker import Worker

    try:
        Worker(interval=0.05).run()
    finally:
        os._exit(1)


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _asked(count: Callable[[], int], before: int) -> int:
    """How many are not done; as many as before where the database does not tell."""
    from django.db import Error, connections

    try:
        return count()
    except Error:
        return before
    finally:
        connections.close_all()


def main() -> None:
    """Load, and print what came of it as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=int)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--reread", action="store_true", help="kill those that read anew what is loaded")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=1.0, help="seconds between two kills, at most")
    parser.add_argument("--patience", type=float, default=900, help="seconds until it is given up")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factdesk.settings")
    django.setup()
    from django.conf import settings

    from claims.extraction.pipeline import build_nlp
    from claims.recording import load_catalogue  # what workers import is imported before they are forked

    assert load_catalogue
    build_nlp(settings.FACTDESK_MODEL)
    told: dict[str, int] = {}
    if given.workers:
        disturbed = reread_under_fire if given.reread else load_under_fire
        told = disturbed(
            given.articles, workers=given.workers, seed=given.seed, longest=given.longest, patience=given.patience
        )
    else:
        work_undisturbed(given.articles)
    json.dump({**told, **picture()}, sys.stdout)


if __name__ == "__main__":
    main()
