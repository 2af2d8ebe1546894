"""Claims, measures, entities, findings and reviews. `claims.recording` is the only writer over several of them."""

from claims.models.assignments import Assignment, Batch
from claims.models.backups import Backup
from claims.models.catalogue import (
    Entity,
    EntityAlias,
    Measure,
    MeasureAlias,
    MeasureQuerySet,
    Narrowing,
    WholePhrase,
)
from claims.models.choices import BASES, COMPARATORS, KINDS, NATURES, PRECISIONS, RELATIONS
from claims.models.chores import Chore
from claims.models.claims import Addition, Claim, ClaimKey, ClaimQuerySet, Correction, CrowdedBlock, PassedOver
from claims.models.feeds import Feed, FeedEntry
from claims.models.findings import Finding, FindingQuerySet, FindingSide, ruled_out, undecided
from claims.models.following import Desk, Digest, DigestSetting, FeedAddress, Follow, Notice, SavedFilter
from claims.models.jobs import UNFINISHED, UNSETTLED, Job, JobQuerySet, Load
from claims.models.leased import Leased, LeasedQuerySet
from claims.models.news import CarriedOn, News
from claims.models.rechecks import Recheck
from claims.models.reviews import Enquiry, Review
from claims.models.sheets import MOST_WORDING, KeptDraft, KeptDraftQuerySet, SheetSignature, SheetSignatureQuerySet
from claims.models.sorting import (
    DecisionQuerySet,
    MeasureDecision,
    MeasureProposal,
    MeasureWord,
    ProposalQuerySet,
    Resorting,
)
from claims.models.tokens import ApiToken
from claims.models.versions import ClaimSharing, ClaimVersion, DroppedClaim

__all__ = [
    "BASES",
    "COMPARATORS",
    "KINDS",
    "MOST_WORDING",
    "NATURES",
    "PRECISIONS",
    "RELATIONS",
    "UNFINISHED",
    "UNSETTLED",
    "Addition",
    "ApiToken",
    "Assignment",
    "Backup",
    "Batch",
    "CarriedOn",
    "Chore",
    "Claim",
    "ClaimKey",
    "ClaimQuerySet",
    "ClaimSharing",
    "ClaimVersion",
    "Correction",
    "CrowdedBlock",
    "DecisionQuerySet",
    "Desk",
    "Digest",
    "DigestSetting",
    "DroppedClaim",
    "Enquiry",
    "Entity",
    "EntityAlias",
    "Feed",
    "FeedAddress",
    "FeedEntry",
    "Finding",
    "FindingQuerySet",
    "FindingSide",
    "Follow",
    "Job",
    "JobQuerySet",
    "KeptDraft",
    "KeptDraftQuerySet",
    "Leased",
    "LeasedQuerySet",
    "Load",
    "Measure",
    "MeasureAlias",
    "MeasureDecision",
    "MeasureProposal",
    "MeasureQuerySet",
    "MeasureWord",
    "Narrowing",
    "News",
    "Notice",
    "PassedOver",
    "ProposalQuerySet",
    "Recheck",
    "Resorting",
    "Review",
    "SavedFilter",
    "SheetSignature",
    "SheetSignatureQuerySet",
    "WholePhrase",
    "ruled_out",
    "undecided",
]
