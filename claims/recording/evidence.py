"""What a verdict rests on: the kind of finding, and which articles say what on which side.

Two readings of a text by different rules may cut a claim's words otherwise, or find it once more in the headline;
neither is new evidence. Another article, another value, another subject or another kind of finding is.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from articles.versions.anchors import agree
from claims.comparison.sameness import phrase_key
from claims.models import Claim, Finding, FindingSide, Review
from claims.recording.rows import Row
from claims.values import Kind, Relation

POSSIBLE = "possible"

_Evidence = Sequence[dict[str, Any]]


def fingerprint(finding: Finding) -> str:
    """What an editor has before them, in a few characters: relation, sides and their claims."""
    sides = [[side.says, sorted(claim.pk for claim in side.claims.all())] for side in finding.sides.all()]
    return hashlib.sha256(json.dumps([finding.relation, sides]).encode()).hexdigest()[:16]


def kind_of(finding: Finding) -> str:
    """The finding's relation; a clash that is only possible is a kind of its own."""
    return POSSIBLE if finding.relation == Relation.CANNOT_COMPARE and finding.possible else str(finding.relation)


def evidence_of(finding: Finding) -> list[dict[str, Any]]:
    """The sides as they stand now, for the record."""
    return evidence_in(finding, finding.sides.prefetch_related("claims__revision"))


def evidence_in(finding: Finding, sides: Iterable[FindingSide]) -> list[dict[str, Any]]:
    """The same of sides that are loaded."""
    return evidence_told(finding, ((side, side.claims.all()) for side in sides))


def evidence_told(finding: Finding, sides: Iterable[tuple[FindingSide, Iterable[Claim]]]) -> list[dict[str, Any]]:
    """The same of sides beside their claims; a claim that its article no longer prints stands on none."""
    evidence = []
    for side, all_claims in sides:
        claims = [claim for claim in all_claims if claim.standing or not finding.live]
        stands = sorted({(c.revision.article_id, reads(c), subject(c), c.measure_id or 0, c.sentence) for c in claims})
        evidence.append(
            {
                "says": side.says,
                "claims": sorted(claim.pk for claim in claims),
                "stands": [
                    {"article": article, "reads": words, "of": of, "measure": measure or None, "sentence": sentence}
                    for article, words, of, measure, sentence in stands
                ],
            }
        )
    return evidence


def reads(claim: Claim | Row) -> str:
    """What the claim says, whatever words it is cut to: the figure, the days of an event, a grade, a saying."""
    if claim.kind == Kind.FIGURE:
        numbers = (_plain(number) for number in (claim.value, claim.low, claim.high))
        return " ".join((claim.comparator, *numbers, claim.unit))
    if claim.kind == Kind.EVENT:
        return f"{claim.period_start} {claim.period_end}"
    return " ".join((claim.words or claim.surface).casefold().split())


def subject(claim: Claim | Row) -> str:
    """What the claim is about, in its article's words: what is counted, happened or was rated; a saying is its own."""
    if claim.kind == Kind.QUOTE:
        return ""
    return " ".join((claim.counted if claim.kind == Kind.FIGURE else claim.what).split())


def names_of(of: str, measure: int | None) -> set[str]:
    """The names by which a subject is known again: its phrase, and its measure, which has many phrases."""
    return {f"phrase {phrase_key(of)}", *([f"measure {measure}"] if measure else [])}


def has_changed(ruling: Review, finding: Finding) -> bool:
    """Whether the finding stands on other evidence today than when it was ruled on."""
    return differs_from(ruling, finding, evidence_of(finding))


def differs_from(ruling: Review, finding: Finding, now: _Evidence) -> bool:
    """Whether it was ruled on otherwise than on this evidence."""
    if ruling.relation and ruling.relation != kind_of(finding):
        return True
    if all("stands" in side for side in ruling.evidence):
        before, after = told_alike(ruling.evidence, now)
        return _weight(before) != _weight(after) or bool(reworded(before, after))
    return _count(ruling.evidence) != _count(now)  # signed before evidence was kept by article


def told_alike(before: _Evidence, after: _Evidence) -> tuple[_Evidence, _Evidence]:
    """Both with the subject in what each article `reads`, in one way where phrase or measure tell that it is the same.

    What was signed before subjects were kept goes by the readings alone.
    """
    rows = [each for side in (*before, *after) for each in side["stands"]]
    if not all("of" in each for each in rows):
        return before, after
    subjects = _subjects(rows)

    def told(each: dict[str, Any]) -> dict[str, Any]:
        names = names_of(each["of"], each["measure"])
        known = next(one for one in subjects[each["article"], each["reads"]] if one & names)
        return {**each, "reads": f"{each['reads']} of {min(known)}"}

    def all_told(evidence: _Evidence) -> _Evidence:
        return [{**side, "stands": [told(each) for each in side["stands"]]} for side in evidence]

    return all_told(before), all_told(after)


def reworded(before: _Evidence, after: _Evidence) -> dict[tuple[int, str], tuple[str, str]]:
    """For what an article still reads, by article and reading, a sentence then and now if all say it otherwise.

    A number may stand and its “not” be new. What was signed before sentences were kept goes by the readings alone.
    """
    was, now = _sentences(before), _sentences(after)
    return {
        said: (was[said][0], now[said][0])
        for said in was.keys() & now.keys()
        if not any(agree(old, new) for old in was[said] for new in now[said])
    }


def _sentences(evidence: _Evidence) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for side in evidence:
        for each in side["stands"]:
            if "sentence" in each:
                found.setdefault((each["article"], each["reads"]), []).append(each["sentence"])
    return found


def _subjects(rows: Iterable[dict[str, Any]]) -> dict[tuple[int, str], list[set[str]]]:
    """For each reading in an article the subjects of which it is said there, each with all its names."""
    subjects: dict[tuple[int, str], list[set[str]]] = {}
    for each in rows:
        known = subjects.setdefault((each["article"], each["reads"]), [])
        names = names_of(each["of"], each["measure"])
        same = [one for one in known if one & names]
        known[:] = [one for one in known if one not in same] + [names.union(*same)]
    return subjects


def _weight(evidence: _Evidence) -> Counter[frozenset[tuple[int, str]]]:
    """The sides, each as what which article says."""
    sides = (frozenset((each["article"], each["reads"]) for each in side["stands"]) for side in evidence)
    return Counter(side for side in sides if side)


def _count(evidence: _Evidence) -> Counter[str]:
    """What the sides say, and how many claims stand on each."""
    count: Counter[str] = Counter()
    for side in evidence:
        count[str(side["says"])] += len(side["claims"])
    return count


def _plain(number: Decimal | None) -> str:
    return "-" if number is None else f"{number.normalize():f}"


def stands_of(claim: Claim) -> dict[str, Any]:
    """What one claim says today, for a signature that holds only as long as it says so."""
    return {
        "article": claim.revision.article_id,
        "reads": reads(claim),
        "of": subject(claim),
        "measure": claim.measure_id,
        "period": f"{claim.period_start} {claim.period_end}",
        "entity": claim.entity_id,
    }


def still_stands(claim: Claim, signed: dict[str, Any]) -> bool:
    """Whether a claim says what was signed; its subject is known again by the phrase or by the measure."""
    now = stands_of(claim)
    same = all(now[name] == signed.get(name) for name in ("article", "reads", "period", "entity"))
    return same and bool(names_of(now["of"], now["measure"]) & names_of(signed.get("of", ""), signed.get("measure")))
