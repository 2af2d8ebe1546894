"""The names of organisations and places in a text: the catalogue's, services of a place, and what the model names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from claims.extraction.gates import Gate, Places
from claims.extraction.patterns import entities as patterns
from claims.extraction.reading import places_of
from claims.values import Catalogue

_PLACE = r"[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2}"
_SERVICE = rf"(?P<kind>{patterns.SERVICE_WORDS}) (?P<head>{patterns.SERVICE_HEADS})\b"
_PLACE_SERVICE = re.compile(rf"\b(?P<place>{_PLACE})(?:['’]s?)? (?:[a-z-]{{3,20}} ){{0,2}}?{_SERVICE}")
_SERVICE_IN = re.compile(rf"\b(?i:{_SERVICE}) in (?P<place>{_PLACE})")
_SERVICE_WORDS = frozenset(re.findall(r"\w+", patterns.SERVICE_HEADS))
_NO_PLACES = frozenset(
    {"The", "A", "An", "In", "And", "But", "If", "His", "Her", "Its", "Their", "Our", "This", "That"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a body or a place is named or pointed at."""

    start: int
    end: int
    name: str
    group: str
    is_place: bool = False


def find_named(doc: Doc, catalogue: Catalogue) -> tuple[list[Named], bytearray]:
    """Every name of a body or a place in order, each under its full name, and the characters that they take."""
    taken = bytearray(len(doc.text))
    named: list[Named] = []
    places = places_of(doc)
    for source in (_catalogued(places, catalogue), _services(places), _recognised(doc)):
        for mention in source:
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                named.append(mention)
    return _unabbreviated(sorted(named, key=lambda m: m.start)), taken


def tidy(name: str) -> str:
    """A name without article and possessive ending, with straight apostrophes."""
    name = " ".join(name.replace("’", "'").split())
    for ending in ("'s", "'"):
        name = name.removesuffix(ending)
    name = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", name).strip(" ,;:")
    return name if re.search(r"\b[A-Z]\.[A-Z]\.$", name) else name.rstrip(".")


def group_of(name: str) -> str:
    """The class of body that a name speaks of, by its last telling word."""
    words = name.lower().split()
    if len(words) > 1 and words[-1] in patterns.UNION_MEMBERS:
        return "union"
    return next((patterns.CLASS_OF[w] for w in reversed(words) if w in patterns.CLASS_OF), "company")


def is_inspector(name: str) -> bool:
    return name.lower() in patterns.INSPECTORS


def _catalogued(places: Places, catalogue: Catalogue) -> Iterator[Named]:
    phrases, either = _names_of(catalogue)
    if not phrases:
        return
    for match in either.finditer(places):
        name = phrases.get(match.group().lower()) or phrases.get(match.group().lower().replace("’", "'"))
        if name:
            yield Named(match.start(), match.end(), name, group_of(name))


@lru_cache(maxsize=8)
def _names_of(catalogue: Catalogue) -> tuple[dict[str, str], Gate]:
    """The catalogue's names and aliases with what each names, and one expression for them all."""
    phrases = {p.lower(): e.name for e in catalogue.entities for p in (e.name, *e.aliases) if p.strip()}
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    either = [re.escape(p).replace("'", "['’]").replace("’", "['’]") for p in longest_first]
    return phrases, Gate(re.compile(r"(?<!\w)(?:" + "|".join(either) + r")(?!\w)", re.IGNORECASE))


def _services(places: Places) -> Iterator[Named]:
    if not _SERVICE_WORDS & places.words.keys():
        return  # which most texts that are not about services are quick to show
    for pattern in (_PLACE_SERVICE, _SERVICE_IN):
        for match in pattern.finditer(places.text):
            place = tidy(match["place"])
            if place.split()[0] in _NO_PLACES or _is_generic(place) or is_inspector(place):
                continue
            name = f"{place} {match['kind'].lower()} {match['head'].lower()}".replace("’", "'")
            yield Named(match.start(), match.end(), name, "service")


def _recognised(doc: Doc) -> Iterator[Named]:
    surnames = {ent.text.split()[-1] for ent in doc.ents if ent.label_ == "PERSON" and len(ent.text.split()) > 1}
    headline_end = doc.text.find("\n")
    for ent in doc.ents:
        ent = _without_verbs(ent) if ent.end_char <= headline_end else ent
        name = tidy(ent.text)
        if name in surnames or _is_dateline(doc, ent):
            continue
        if "\n" in ent.text or not name[:1].isupper() or name.lower() in patterns.NOT_ORGANISATIONS:
            continue
        if _is_generic(name) or len(name) < 2:
            continue
        if ent.label_ in patterns.BODY_LABELS:
            yield Named(ent.start_char, ent.end_char, name, group_of(name))
        elif ent.label_ in patterns.PLACE_LABELS and ent.label_ != "NORP":
            yield Named(ent.start_char, ent.end_char, name, "place", is_place=True)


def _without_verbs(ent: Span) -> Span:
    """ "Harwick Council Failed Badly": where a headline writes every word large, a body ends at its telling word."""
    telling = [t.i for t in ent if t.lower_ in patterns.CLASS_OF]
    if ent.label_ not in patterns.BODY_LABELS or not telling or telling[-1] in (ent.start, ent.end - 1):
        return ent
    goes_on = ent.doc[telling[-1] + 1].lower_ in ("of", "for", "and", "&")
    return ent if goes_on else Span(ent.doc, ent.start, telling[-1] + 1, label=ent.label)


def _is_dateline(doc: Doc, ent: Span) -> bool:
    """ "DETROIT — ", "MILAN (AP)": where a report was filed."""
    after = doc[ent.end].text if ent.end < len(doc) else ""
    return ent.text.isupper() and len(ent.text) > 3 and after in ("—", "–", "-", "(", ",")


def _unabbreviated(named: Sequence[Named]) -> list[Named]:
    """An abbreviation gets the full name that stands somewhere in the text."""
    full: dict[str, str] = {}
    for mention in named:
        initials = "".join(word[0] for word in mention.name.split() if word[0].isupper())
        if len(initials) >= 2 and len(mention.name.split()) >= 2:
            full.setdefault(initials, mention.name)
    return [
        Named(m.start, m.end, full[m.name], group_of(full[m.name])) if m.name in full and not m.is_place else m
        for m in named
    ]


def _is_generic(name: str) -> bool:
    return all(word in patterns.GENERIC for word in name.lower().replace("'s", "").split())
