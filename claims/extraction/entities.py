"""Which organisation or place a claim is about.

Names come first from the catalogue, then from services of a place ("Rutland's adult services"), then from the
organisations that the model names. Definite nouns ("the authority") point back to the body of their class that the
text names most. A claim is about the body that possesses or modifies what it counts, else the subject of its clause,
else the only body of its sentence, else the body that the whole article is about; never about those who merely inspect
or speak.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from spacy.tokens import Doc, Span, Token

from claims.extraction.gates import Gate, Places
from claims.extraction.patterns import entities as patterns
from claims.extraction.patterns.speech import ACCORDING, FINDING, SAYING
from claims.extraction.reading import places_of, sentence_of, span_at, up
from claims.values import Catalogue

_PLACE = r"[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2}"
_SERVICE = rf"(?P<kind>{patterns.SERVICE_WORDS}) (?P<head>{patterns.SERVICE_HEADS})\b"
_PLACE_SERVICE = re.compile(rf"\b(?P<place>{_PLACE})(?:['’]s?)? (?:[a-z-]{{3,20}} ){{0,2}}?{_SERVICE}")
_SERVICE_IN = re.compile(rf"\b(?i:{_SERVICE}) in (?P<place>{_PLACE})")
_SERVICE_WORDS = frozenset(re.findall(r"\w+", patterns.SERVICE_HEADS))
_TOPIC_SHARE = 2
_DEEPEST = 30
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


class Entities:
    """The organisations and places of one text."""

    def __init__(self, doc: Doc | None = None, mentions: Sequence[Named] = ()) -> None:
        self._doc = doc
        self.mentions = tuple(mentions)
        self._by_token: dict[int, Named] = {}
        for mention in mentions:
            span = span_at(doc, mention.start, mention.end) if doc is not None else None
            for token in span or ():
                self._by_token.setdefault(token.i, mention)
        self._topic = self._struck() or self._told_of()
        self._alone_in: dict[int, Named | None] = {}

    def _struck(self) -> Named | None:
        """The one body that a strike is "at" or "against": what the story of a strike is about."""
        found: dict[str, Named] = {}
        for link in self._doc or ():
            if link.lower_ not in ("at", "against") or link.head.lemma_.lower() not in patterns.STRIKES:
                continue
            body = next(
                (self._by_token[t.i] for t in link.children if t.dep_ == "pobj" and t.i in self._by_token), None
            )
            if body is not None and not body.is_place and body.group != "union":
                found.setdefault(body.name, body)
        return next(iter(found.values())) if len(found) == 1 else None

    def _told_of(self) -> Named | None:
        """The topic of the text, which a body named only as the source of what is said cannot be."""
        spans = ((m, span_at(self._doc, m.start, m.end)) for m in self.mentions if self._doc is not None)
        silent = [m for m, span in spans if span is None or not _speaks(span.root)]
        return _topic(silent) if _topic(self.mentions) else None

    def of(self, start: int, end: int) -> tuple[str, str] | None:
        """The name of what the words at these offsets are about, and the words it was read from; None if unsure."""
        if self._doc is None or (span := span_at(self._doc, start, end)) is None:
            return None
        found = self._nearest(span) or self._alone(sentence_of(self._doc, span.root)) or self._topic
        return (found.name, self._doc.text[found.start : found.end]) if found else None

    def _nearest(self, span: Span) -> Named | None:
        """Along the way from the claim up to the root: what modifies it, then the subject of each clause."""
        below: Token | None = None
        for token in [*span, *islice(span.root.ancestors, _DEEPEST)]:
            is_verb = token.pos_ in ("VERB", "AUX")
            if is_verb and token.lemma_.lower() in SAYING and below is not None and below.dep_ == "ccomp":
                return None
            for beside in islice(token.children, _DEEPEST):
                mention = self._mention_under(beside, subject=is_verb)
                if mention and not _is_inspector(mention.name):
                    return mention
            own = self._by_token.get(token.i)
            if own and not is_verb and not _is_inspector(own.name):
                return own
            below = token
        return None

    def _mention_under(self, token: Token, *, subject: bool) -> Named | None:
        """A body that a child of a claim's word names: a modifier, a possessor, an object of "of" or "at"."""
        if subject:
            if token.dep_ not in ("nsubj", "nsubjpass"):
                return None
            return self._by_token.get(token.i) or self._modifier(token)
        if token.dep_ in ("compound", "poss", "nmod", "amod", "appos"):
            return self._by_token.get(token.i)
        if token.dep_ == "prep" and token.lower_ in ("of", "at", "in", "by", "from", "for", "within"):
            inner = next((t for t in token.children if t.dep_ == "pobj"), None)
            return self._by_token.get(inner.i) if inner is not None else None
        return None

    def _modifier(self, noun: Token) -> Named | None:
        owner = next((t for t in noun.children if t.dep_ in ("poss", "compound")), None)
        return self._by_token.get(owner.i) if owner is not None else None

    def _alone(self, sentence: Span) -> Named | None:
        """The one body of a sentence, where there is only one that does not merely inspect or speak."""
        if sentence.start not in self._alone_in:
            self._alone_in[sentence.start] = self._only_body(sentence)
        return self._alone_in[sentence.start]

    def _only_body(self, sentence: Span) -> Named | None:
        inside = [self._by_token[t.i] for t in sentence if t.i in self._by_token and not _speaks(t)]
        bodies = [m for m in inside if not m.is_place and not _is_inspector(m.name)]
        return bodies[0] if len({m.name for m in bodies}) == 1 else None


def find_entities(doc: Doc, catalogue: Catalogue) -> Entities:
    """The organisations and places that a parsed text names."""
    taken = bytearray(len(doc.text))
    named: list[Named] = []
    places = places_of(doc)
    for source in (_catalogued(places, catalogue), _services(places), _recognised(doc)):
        for mention in source:
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                named.append(mention)
    named = _unabbreviated(sorted(named, key=lambda m: m.start))
    return Entities(doc, sorted([*named, *_pointing_back(doc, named, taken)], key=lambda m: m.start))


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


# Finding names -----------------------------------------------------------------------------------------------------


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
            if place.split()[0] in _NO_PLACES or _is_generic(place) or _is_inspector(place):
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


# Pointing back -----------------------------------------------------------------------------------------------------


def _pointing_back(doc: Doc, named: Sequence[Named], taken: bytearray) -> Iterator[Named]:
    """ "the authority", "its children's services": the last named body of that class, else the only one."""
    likeliest = _likeliest(named)
    for token in doc:
        group = patterns.CLASS_OF.get(token.lower_)
        if group is None or token.pos_ not in ("NOUN", "PROPN") or taken[token.idx] or not _is_definite(token):
            continue
        target = likeliest.get(group) or (_derived(token, likeliest) if group == "service" else None)
        if target is None and group in ("agency", "service"):
            target = likeliest.get("agency") or likeliest.get("company")
        if target is not None:
            yield Named(token.idx, token.idx + len(token.text), target.name, target.group)


def _likeliest(named: Iterable[Named]) -> dict[str, Named]:
    """Of each class the body that the text names most, the first where they tie."""
    groups: dict[str, Counter[str]] = {}
    first: dict[str, Named] = {}
    for mention in named:
        if not mention.is_place and not _is_inspector(mention.name):
            groups.setdefault(mention.group, Counter())[mention.name] += 1
            first.setdefault(mention.name, mention)
    return {group: first[names.most_common(1)[0][0]] for group, names in groups.items()}


def _derived(token: Token, likeliest: dict[str, Named]) -> Named | None:
    """ "the county's children's services", where only the council of the place is named."""
    council = likeliest.get("council")
    about_children = any(t.lower_ in patterns.CHILDREN for t in token.subtree)
    if council is None or not about_children:
        return None
    place = [word for word in council.name.split() if word.lower() not in patterns.GENERIC]
    return Named(council.start, council.end, f"{' '.join(place)} children's services", "service") if place else None


def _is_definite(token: Token) -> bool:
    return any(t.lower_ in ("the", "its", "their") or t.dep_ == "poss" for t in token.children)


def _speaks(token: Token) -> bool:
    """Whether a body is only the source of what is said ("the office said", "ministry figures show")."""
    for above in up(token):
        if above.dep_.startswith("nsubj"):
            return above.head.lemma_.lower() in SAYING | FINDING
        if above.lower_ == ACCORDING or above.pos_ in ("VERB", "AUX"):
            return bool(above.lower_ == ACCORDING)
    return False


def _is_inspector(name: str) -> bool:
    return name.lower() in patterns.INSPECTORS


def _is_generic(name: str) -> bool:
    return all(word in patterns.GENERIC for word in name.lower().replace("'s", "").split())


def _topic(mentions: Sequence[Named]) -> Named | None:
    """The body that an article is about: named at least twice, and clearly more often than any other."""
    bodies = [m for m in mentions if not m.is_place and not _is_inspector(m.name)]
    counted = Counter(m.name for m in bodies).most_common(2)
    if not counted or counted[0][1] < 2 or (counted[0][1] < 3 and bodies[0].name != counted[0][0]):
        return None
    if len(counted) > 1 and counted[0][1] < _TOPIC_SHARE * counted[1][1] and bodies[0].name != counted[0][0]:
        return None
    return next(m for m in bodies if m.name == counted[0][0])
