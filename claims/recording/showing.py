"""Letting strangers see one claim: an editor's act for each claim, appended, and taken back by another."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Claim, ClaimSharing


def share_claim(*, claim: Claim, shared: bool, by: User, note: str = "") -> ClaimSharing:
    """Let everybody who has the link see the claim's card, or nobody any more.

    A form that was sent twice is one act.
    """
    with transaction.atomic():
        claim = Claim.objects.public().select_for_update(of=("self",)).get(pk=claim.pk)
        newest = claim.sharings.last()
        if newest is not None and newest.shared == shared:
            return newest
        return ClaimSharing.objects.create(claim=claim, shared=shared, note=note.strip(), created_by=by)
