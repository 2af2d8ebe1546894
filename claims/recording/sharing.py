"""What articles print of one text: which claims stand in it, and judging them anew where that changed."""

from collections.abc import Iterable

from articles.copies import stands_in
from articles.sharing import Change
from claims.models import Claim
from claims.recording.findings import rejudge


def judge_shared(changes: Iterable[Change]) -> int:
    """Judge those claims anew of which it changed in which text they stand; return the number of their findings."""
    by_revision = {change.revision: change for change in changes}
    claims = Claim.objects.standing().filter(revision__in=by_revision)
    places = claims.values_list("pk", "revision", "sentence_start", "sentence_end")
    touched = [pk for pk, revision, start, end in places if _is_moved(by_revision[revision], start, end)]
    return rejudge(touched=touched) if touched else 0


def _is_moved(change: Change, start: int, end: int) -> bool:
    texts = [share[0] if share and stands_in(share[1], start, end) else None for share in (change.before, change.after)]
    return texts[0] != texts[1]
