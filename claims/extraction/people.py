"""Who is meant: full names for surnames, and persons for pronouns and roles."""

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from claims.extraction.patterns.given_names import MEN, WOMEN
from claims.extraction.patterns.speech import DOCUMENTS, HE, ROLES, SHE, TITLES
from claims.extraction.reading import up


@dataclass(slots=True)
class People:
    """The persons of one text: where each is named, and under which full name."""

    full: dict[str, str] = field(default_factory=dict)
    places: list[tuple[int, str, bool]] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)
    report_owner: str | None = None
    roles: dict[str, str] = field(default_factory=dict)

    def name(self, words: str) -> str:
        """The full name for a name as it stands, without title or possessive."""
        bare = bare_name(words)
        return self.full.get(bare.split()[-1], bare) if bare else bare

    def before(self, place: int, pronoun: str) -> str | None:
        """The person that "he" or "she" most likely means: the last subject that fits, else the last named."""
        index = bisect_left(self.places, (place, "", False))
        wanted = "she" if pronoun in ("she", "her") else "he"
        near = [p for p in self.places[max(0, index - 8) : index] if self.gender.get(p[1], wanted) == wanted]
        subject = next((name for _, name, is_subject in reversed(near) if is_subject), None)
        return subject or (near[-1][1] if near else None)


def bare_name(words: str) -> str:
    """A name without titles and a possessive ending."""
    for ending in ("'s", "’s", "'", "’"):
        words = words.removesuffix(ending)
    parts = words.replace(",", " ").split()
    while len(parts) > 1 and parts[0].rstrip(".").lower() in TITLES | ROLES:
        parts = parts[1:]
    return " ".join(parts)


def find_people(doc: Doc) -> People:
    """The persons that a text names."""
    people = People()
    persons = [ent for ent in doc.ents if ent.label_ == "PERSON" and "\n" not in ent.text and _is_name(ent)]
    for ent in persons:
        bare = bare_name(ent.text)
        if len(bare.split()) >= 2:
            people.full.setdefault(bare.split()[-1], bare)
    for ent in persons:
        name = people.name(ent.text)
        if name:
            people.places.append((ent.start_char, name, _is_subject(ent)))
            _learn_role(ent, name, people)
    people.places += [(t.idx, words, True) for t in doc if (words := _unnamed_speaker(t))]
    people.places.sort()
    _learn_gender(doc, persons, people)
    owners = {people.name(ent.text) for ent in persons if _owns_document(ent.root)}
    people.report_owner = owners.pop() if len(owners) == 1 else None
    return people


def _unnamed_speaker(token: Token) -> str | None:
    """ "a council spokeswoman": someone in an office whom no name follows."""
    if token.lemma_.lower() not in ROLES or not token.dep_.startswith("nsubj") or token.tag_ != "NN":
        return None
    inside = token.doc[token.left_edge.i : token.i + 1]
    if any(t.ent_type_ == "PERSON" for t in token.subtree) or not any(t.lower_ in ("a", "an") for t in inside):
        return None
    return str(inside.text.split(maxsplit=1)[-1])


def _learn_gender(doc: Doc, persons: list[Span], people: People) -> None:
    """A title or a first name tells; where nothing does, either pronoun may mean the person."""
    for ent in persons:
        name = people.name(ent.text)
        title = doc[ent.start - 1].lower_.rstrip(".") if ent.start else ""
        first, *rest = name.lower().split() or [""]
        # a surname alone ("Lewis said") tells nothing, though some man is called so
        words = {title, ent.text.lower().split()[0].rstrip(".")} - MEN | ({first} if rest or first in WOMEN else set())
        for pronoun, telling in (("he", HE), ("she", SHE)):
            if words & telling:
                people.gender.setdefault(name, pronoun)
    for _, name, _ in people.places:
        office = name.lower().split()[-1] if name else ""
        if office in (HE | SHE) - MEN - WOMEN:
            people.gender.setdefault(name, "he" if office in HE else "she")


def _is_name(ent: Span) -> bool:
    return all(word[:1].isupper() or not word[:1].isalpha() for word in bare_name(ent.text).split()[-1:])


def _is_subject(ent: Span) -> bool:
    """Whether a person is a subject, by name or beside a role ("the head of the school First Last said")."""
    for token in up(ent.root):
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token.dep_.startswith("nsubj"):
            return token.i == ent.root.i or token.lemma_.lower() in ROLES or token.pos_ == "PROPN"
    return False


def _owns_document(token: Token) -> bool:
    return token.dep_ == "poss" and token.head.lemma_.lower() in DOCUMENTS


def _learn_role(ent: Span, name: str, people: People) -> None:
    """ "the chairwoman, Name" and "children's commissioner Name": the role is that person from here on."""
    for token in ent.root.children:
        if token.dep_ in ("compound", "appos", "nmod") and token.i not in range(ent.start, ent.end):
            people.roles.setdefault(token.lemma_.lower(), name)
    head = ent.root.head
    if ent.root.dep_ == "appos" and head.pos_ in ("NOUN", "PROPN"):
        people.roles.setdefault(head.lemma_.lower(), name)
