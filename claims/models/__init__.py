"""Claims, measures, entities, findings and reviews. `claims.recording` is the only writer over several of them."""

from claims.models.catalogue import Entity, EntityAlias, Measure, MeasureAlias, MeasureQuerySet
from claims.models.choices import BASES, COMPARATORS, KINDS, NATURES, PRECISIONS, RELATIONS
from claims.models.claims import Claim, ClaimKey, ClaimQuerySet, Correction, CrowdedBlock, PassedOver
from claims.models.findings import Finding, FindingQuerySet, FindingSide, Review
from claims.models.rechecks import Recheck

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
]
