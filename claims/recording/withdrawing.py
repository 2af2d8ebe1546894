"""What an article's withdrawal means for its claims and for the findings in which they stand."""

from django.db import transaction

from articles.models import Article
from claims.models import Claim, Finding, FindingQuerySet
from claims.recording.blocks import drop_keys
from claims.recording.claims import reread_article
from claims.recording.findings import rejudge
from claims.recording.locking import wait_for_turn


def take_out(*, article: Article) -> int:
    """Let no claim of the article stand, and judge without them what they stood in; return the number of claims.

    What editors opened by hand comparison leaves alone, so it is taken off the desk here.
    """
    with transaction.atomic():
        wait_for_turn()
        standing = Claim.objects.standing().filter(revision__article=article)
        claims = set(standing.values_list("pk", flat=True))
        moved = drop_keys(claims)
        Claim.objects.filter(pk__in=claims).update(standing=False)
        rejudge(touched=claims | moved.returned, loosened=moved.loosened)
        _opened_on(article).update(live=False)
    return len(claims)


def bring_back(*, article: Article) -> None:
    """Read the article anew, and put back what editors had added to it and opened on it by hand."""
    with transaction.atomic():
        wait_for_turn()
        by_hand = Claim.objects.in_force_by_hand().filter(revision=article.current)
        Claim.objects.filter(pk__in=list(by_hand.values_list("pk", flat=True))).update(standing=True)
        reread_article(article=article)
        whole = Finding.objects.public().filter(pk__in=_opened_on(article).values("pk"))
        Finding.objects.filter(pk__in=list(whole.values_list("pk", flat=True))).update(live=True)


def _opened_on(article: Article) -> FindingQuerySet:
    of_it = Finding.objects.filter(sides__claims__revision__article=article).values("pk")
    return Finding.objects.filter(found_by=Finding.FoundBy.EDITOR, pk__in=of_it)
