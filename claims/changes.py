"""What changed on a finding since it was signed, in words: which side grew, which value came, which left."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import Article
from claims.display import RELATIONS, credit, printed
from claims.headings import in_quotes, spell
from claims.recording.evidence import evidence_in, kind_of, reworded, told_alike

if TYPE_CHECKING:
    from claims.models import Finding, Review

_Stands = dict[int, set[str]]
_Names = dict[int, str]


@dataclass(frozen=True)
class _Side:
    """What a side says, and what each of its articles was read to say."""

    says: str
    stands: _Stands


def names_for(findings: Iterable["Finding"]) -> _Names:
    """The articles that changed findings rest on now or rested on when they were signed, by credit and day."""
    wanted: set[int] = set()
    for finding in findings:
        if finding.changed_since and finding.ruling:
            for side in (*finding.ruling.evidence, *evidence_in(finding, finding.sides.all())):
                wanted |= {each["article"] for each in side.get("stands", ())}
    articles = Article.objects.filter(pk__in=wanted).select_related("outlet") if wanted else ()
    return {article.pk: _named(article) for article in articles}


def changes(finding: "Finding", names: _Names) -> list[str]:
    """A sentence for each thing that is otherwise than when the finding's ruling was signed; sides loaded."""
    ruling = finding.ruling
    if ruling is None or not finding.changed_since:
        return []
    told = _of_kind(ruling, finding)
    now = evidence_in(finding, finding.sides.all())
    if not all("stands" in side for side in ruling.evidence):
        return [*told, f"When it was signed, the sides were {_listed(ruling.evidence)}."]
    alike = told_alike(ruling.evidence, now)
    before, after = map(_sides, alike)
    told += [*_joined(before, after, names), *_altered(before, after, names), *_left(before, after, names)]
    for (article, _), (was, is_now) in sorted(reworded(*alike).items()):
        told.append(f"{_capital(names.get(article, 'one article'))} now has “{is_now}”, when it was signed “{was}”.")
    return told or [f"The same articles are divided otherwise: they were {_listed(ruling.evidence)}."]


def _of_kind(ruling: "Review", finding: "Finding") -> list[str]:
    was, now = ruling.relation, kind_of(finding)
    if not was or was == now:
        return []
    return [f"It was filed under “{RELATIONS[was][0]}” when it was signed, and is under “{RELATIONS[now][0]}” now."]


def _joined(before: Sequence[_Side], after: Sequence[_Side], names: _Names) -> list[str]:
    """Articles that had no part in the finding, each with the side that they joined or made."""
    known = {article for side in before for article in side.stands}
    told = []
    for side in after:
        new = sorted(side.stands.keys() - known)
        if new and len(new) == len(side.stands):
            told.append(f"A value came: {in_quotes(side.says)}, in {_enumerated(new, names)}.")
        elif new:
            was, now = len(side.stands) - len(new), len(side.stands)
            grew = f"{in_quotes(side.says)} grew from {_articles(was)} to {spell(now)}"
            told.append(f"{grew}: {_enumerated(new, names)} came.")
    return told


def _altered(before: Sequence[_Side], after: Sequence[_Side], names: _Names) -> list[str]:
    """Articles that were there before and say something else now."""
    told = []
    was, now = _by_article(before), _by_article(after)
    for article in sorted(was.keys() & now.keys()):
        if {reads for _, reads in was[article]} != {reads for _, reads in now[article]}:
            old, new = _said(was[article]), _said(now[article])
            change = f"{new}, when it was signed {old}" if old != new else f"{new}, but is read otherwise"
            told.append(f"{_capital(names.get(article, 'one article'))} now says {change}.")
    return told


def _left(before: Sequence[_Side], after: Sequence[_Side], names: _Names) -> list[str]:
    """Articles that no longer say what they said, each with the side that they left."""
    still = {article for side in after for article in side.stands}
    told = []
    for side in before:
        if gone := sorted(side.stands.keys() - still):
            told.append(f"{in_quotes(side.says)} no longer stands in {_enumerated(gone, names)}.")
    return told


def _sides(evidence: Sequence[dict[str, Any]]) -> list[_Side]:
    sides = []
    for side in evidence:
        stands: _Stands = defaultdict(set)
        for each in side["stands"]:
            stands[each["article"]].add(each["reads"])
        sides.append(_Side(str(side["says"]), dict(stands)))
    return sides


def _by_article(sides: Sequence[_Side]) -> dict[int, set[tuple[str, str]]]:
    """For each article what the sides say on which it stands, and how it was read there."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for side in sides:
        for article, readings in side.stands.items():
            found[article] |= {(side.says, reads) for reads in readings}
    return found


def _said(sayings: set[tuple[str, str]]) -> str:
    return " and ".join(sorted({in_quotes(says) for says, _ in sayings}))


def _listed(evidence: Sequence[dict[str, Any]]) -> str:
    return " and ".join(f"{in_quotes(str(side['says']))} ({_articles_of(side)})" for side in evidence)


def _articles_of(side: dict[str, Any]) -> str:
    if "stands" not in side:
        return f"{spell(len(side['claims']))} claim{'' if len(side['claims']) == 1 else 's'}"
    return _articles(len({each["article"] for each in side["stands"]}))


def _articles(count: int) -> str:
    return f"{spell(count)} article{'' if count == 1 else 's'}"


def _enumerated(articles: Sequence[int], names: _Names) -> str:
    """The articles by name; beyond three, how many more."""
    named = [names.get(article, "one article") for article in articles]
    if len(named) > 3:
        named = [*named[:3], f"{spell(len(named) - 3)} more"]
    return " and ".join(filter(None, ["; ".join(named[:-1]), named[-1]]))


def _named(article: Article) -> str:
    """“The Gazette (8 March 2024)”."""
    return f"{credit(article) or f'“{article.headline}”'} ({printed(article)})"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
