"""What hangs on an outlet where it becomes another, or is called otherwise: follows, saved filters, findings."""

from articles.counting import so_many
from articles.models import Outlet
from claims.models import Claim, Finding, FindingSide, Follow, SavedFilter
from claims.paging import count_of


def follow_instead(*, outlet: Outlet, into: Outlet) -> None:
    """Have those who follow one outlet follow the other; nobody follows it twice."""
    follows = Follow.objects.filter(outlet=outlet)
    follows.filter(user__in=Follow.objects.filter(outlet=into).values("user")).delete()
    follows.update(outlet=into)


def rename_in_filters(*, before: str, after: str) -> None:
    """Have saved filters find an outlet by the name that it has now."""
    for saved in _filters_naming(before):
        given = saved.data
        names = [after if name == before else name for name in given.getlist("outlet")]
        given.setlist("outlet", list(dict.fromkeys(names)))
        saved.query = given.urlencode()
        saved.save(update_fields=["query"])


def touched_by_merging(*, outlet: Outlet, into: Outlet) -> list[str]:
    """What making the one outlet the other touches besides articles, a line each."""
    claims = Claim.objects.standing().filter(revision__article__outlet=outlet)
    findings = Finding.objects.live().filter(pk__in=FindingSide.objects.filter(claims__in=claims).values("finding"))
    lines = [
        f"{so_many(count_of(claims), 'claim')} will be said to come from “{into}”.",
        f"{so_many(count_of(findings), 'finding')} will be judged anew, since who printed it counts; verdicts stay.",
    ]
    if follows := Follow.objects.filter(outlet=outlet).count():
        lines.append(f"{so_many(follows, 'person follows', 'people follow')} “{outlet}”, and will follow “{into}”.")
    if filters := len(_filters_naming(outlet.name)):
        lines.append(f"{so_many(filters, 'saved filter names', 'saved filters name')} it, and will name “{into}”.")
    return lines


def _filters_naming(name: str) -> list[SavedFilter]:
    rows = SavedFilter.objects.filter(query__contains="outlet=").order_by("pk")
    return [saved for saved in rows if name in saved.data.getlist("outlet")]
