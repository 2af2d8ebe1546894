"""Which organisation or place a claim is about.

Names come first from the catalogue, then from services of a place ("Rutland's adult services"), then from the
organisations that the model names. Definite nouns ("the authority") point back to the body of their class that the
text names most. A claim is about the body that possesses or modifies what it counts, else the subject of its clause,
else the only body of its sentence, else the body that the whole article is about; never about those who merely inspect
or speak.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Span, Token

from claims.extraction.bodies import Named, find_named, is_inspector
from claims.extraction.patterns import entities as patterns
from claims.extraction.patterns.speech import ACCORDING, FINDING, SAYING
from claims.extraction.reading import sentence_of, span_at, up
from claims.values import Catalogue

_TOPIC_SHARE = 2
_DEEPEST = 30


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
                if mention and not is_inspector(mention.name):
                    return mention
            if is_verb and (place := self._where(token)):
                return place
            own = self._by_token.get(token.i)
            if own and not is_verb and not is_inspector(own.name):
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

    def _where(self, word: Token) -> Named | None:
        """The place in which something is or happens: "thefts in Kent", "thefts fell by a tenth in Kent"."""
        for link in word.rights:
            if link.dep_ == "prep" and link.lower_ in ("in", "across", "throughout"):
                inner = next((t for t in link.children if t.dep_ == "pobj"), None)
                place = self._by_token.get(inner.i) if inner is not None else None
                if place is not None and place.is_place:
                    return place
        return None

    def _modifier(self, noun: Token) -> Named | None:
        owner = next((t for t in noun.children if t.dep_ in ("poss", "compound")), None)
        if owner is not None and owner.i in self._by_token:
            return self._by_token[owner.i]
        return self._where(noun)

    def _alone(self, sentence: Span) -> Named | None:
        """The one body of a sentence, where there is only one that does not merely inspect or speak."""
        if sentence.start not in self._alone_in:
            self._alone_in[sentence.start] = self._only_body(sentence)
        return self._alone_in[sentence.start]

    def _only_body(self, sentence: Span) -> Named | None:
        inside = [self._by_token[t.i] for t in sentence if t.i in self._by_token and not _speaks(t)]
        bodies = [m for m in inside if not m.is_place and not is_inspector(m.name)]
        return bodies[0] if len({m.name for m in bodies}) == 1 else None


def find_entities(doc: Doc, catalogue: Catalogue) -> Entities:
    """The organisations and places that a parsed text names."""
    named, taken = find_named(doc, catalogue)
    return Entities(doc, sorted([*named, *_pointing_back(doc, named, taken)], key=lambda m: m.start))


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
        if not mention.is_place and not is_inspector(mention.name):
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


def _topic(mentions: Sequence[Named]) -> Named | None:
    """The body that an article is about: named at least twice, and clearly more often than any other."""
    bodies = [m for m in mentions if not m.is_place and not is_inspector(m.name)]
    counted = Counter(m.name for m in bodies).most_common(2)
    if not counted or counted[0][1] < 2 or (counted[0][1] < 3 and bodies[0].name != counted[0][0]):
        return None
    if len(counted) > 1 and counted[0][1] < _TOPIC_SHARE * counted[1][1] and bodies[0].name != counted[0][0]:
        return None
    return next(m for m in bodies if m.name == counted[0][0])
