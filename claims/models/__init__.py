"""Claims, measures, entities, findings and reviews. `claims.recording` is the only writer over several of them."""

from claims.models.assignments import Assignment, Batch
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
from claims.models.claims import Addition, Claim, ClaimKey, ClaimQuerySet, Correction, CrowdedBlock, PassedOver
from claims.models.findings import Finding, FindingQuerySet, FindingSide, ruled_out, undecided
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
    "Addition",
    "ApiToken",
    "Assignment",
    "Batch",
    "Claim",
    "ClaimKey",
    "ClaimQuerySet",
    "ClaimSharing",
    "ClaimVersion",
    "Correction",
    "CrowdedBlock",
    "DecisionQuerySet",
    "DroppedClaim",
    "Enquiry",
    "Entity",
    "EntityAlias",
    "Finding",
    "FindingQuerySet",
    "FindingSide",
    "KeptDraft",
    "KeptDraftQuerySet",
    "Measure",
    "MeasureAlias",
    "MeasureDecision",
    "MeasureProposal",
    "MeasureQuerySet",
    "MeasureWord",
    "Narrowing",
    "PassedOver",
    "ProposalQuerySet",
    "Recheck",
    "Resorting",
    "Review",
    "SheetSignature",
    "SheetSignatureQuerySet",
    "WholePhrase",
    "ruled_out",
    "undecided",
]
