"""Everything that is stored is compared anew, a few articles at a time, so that it can be stopped and goes on.

For new rules of comparison, or after a fault: what stands afterwards is what comparison makes of the claims today.
How far it is stands in the database, written together with what was done, so that a killed run does nothing twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from claims.comparison.version import COMPARISON_VERSION
from claims.extraction.pipeline import RULES_VERSION
from claims.models import Claim, Recheck
from claims.recording.blocks import write_keys
from claims.recording.findings import rejudge
from claims.recording.locking import wait_for_turn
from claims.recording.noting import quietly

# So many articles a transaction: others that want to record wait no longer than these take.
ARTICLES = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a re-check is: articles done of all, over both of its steps."""

    step: str
    done: int
    total: int


def recheck(*, articles: int = ARTICLES, anew: bool = False) -> Iterator[Progress]:
    """Write all keys and judge all findings anew, `articles` at a time, from where the last re-check was stopped.

    `anew` begins with the first article, as does a run that was begun under other rules of reading or of comparison.
    """
    run = _begin(anew=anew)
    while (run := _go_on(run, articles)).finished_at is None:
        total = Article.objects.count()
        before = 0 if run.step == Recheck.Step.KEYS else total
        yield Progress(run.get_step_display(), min(before + run.articles, 2 * total), 2 * total)


def rejudge_everything() -> None:
    """Compare all claims that stand from the beginning."""
    for _ in recheck(anew=True):
        pass


def _begin(*, anew: bool) -> Recheck:
    with transaction.atomic():
        wait_for_turn()
        versions = {"rules_version": RULES_VERSION, "comparison_version": COMPARISON_VERSION}
        stopped = Recheck.objects.filter(finished_at__isnull=True)
        if not anew and (run := stopped.filter(**versions).first()):
            return run
        stopped.update(finished_at=timezone.now())  # not deleted: another process may be in the middle of it
        return Recheck.objects.create(**versions)


def _go_on(run: Recheck, articles: int) -> Recheck:
    """Do the next few articles, and note it in the same transaction; without more articles, end the step."""
    with transaction.atomic():
        wait_for_turn()
        run = Recheck.objects.select_for_update().get(pk=run.pk)
        if run.finished_at is not None:  # another process began anew, and goes on from there
            return run
        following = Article.objects.filter(pk__gt=run.done_to).order_by("pk").values_list("pk", flat=True)
        if pks := list(following[:articles]):
            _redo(run.step, pks)
            run.done_to, run.articles = pks[-1], run.articles + len(pks)
        elif run.step == Recheck.Step.KEYS:
            run.step, run.done_to, run.articles = Recheck.Step.FINDINGS, 0, 0
        else:
            run.finished_at = timezone.now()
        run.save()
    return run


def _redo(step: str, articles: list[int]) -> None:
    claims = Claim.objects.standing().filter(revision__article__in=articles)
    if step == Recheck.Step.KEYS:
        write_keys(claims.with_context())  # whom it loosens is judged in the next step, with all others
    else:
        with quietly():
            rejudge(touched=set(claims.values_list("pk", flat=True)))
