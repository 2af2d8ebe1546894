"""Claims, measures, entities, findings and reviews. `claims.recording` is the only writer over several of them."""

from claims.models.catalogue import Entity, EntityAlias, Measure, MeasureAlias, MeasureQuerySet
from claims.models.choices import BASES, COMPARATORS, KINDS, NATURES, PRECISIONS, RELATIONS
from claims.models.claims import Claim, ClaimKey, ClaimQuerySet, Correction, CrowdedBlock, PassedOver
from claims.models.findings import Finding, FindingQuerySet, FindingSide, undecided
from claims.models.rechecks import Recheck
from claims.models.reviews import Enquiry, Review

__all__ = [
    "BASES",
    "COMPARATORS",
    "KINDS",
    "NATURES",
    "PRECISIONS",
    "RELATIONS",
    "Claim",
    "ClaimKey",
    "ClaimQuerySet",
    "Correction",
    "CrowdedBlock",
    "Enquiry",
    "Entity",
    "EntityAlias",
    "Finding",
    "FindingQuerySet",
    "FindingSide",
    "Measure",
    "MeasureAlias",
    "MeasureQuerySet",
    "PassedOver",
    "Recheck",
    "Review",
    "undecided",
]
