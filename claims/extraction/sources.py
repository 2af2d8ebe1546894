"""The source behind a verb of saying: its subject, with pronouns and surnames resolved."""

from spacy.tokens import Token

from claims.extraction.patterns import speech
from claims.extraction.patterns.entities import CLASS_OF
from claims.extraction.people import People
from claims.extraction.reading import entity_around, subject_of, up

_LONGEST = 12


def is_reporting(token: Token) -> bool:
    """Whether a token is a verb that reports words or findings."""
    if token.pos_ != "VERB":
        return False
    lemma = token.lemma_.lower()
    if lemma in speech.SPEAKING_OF and any(t.dep_ == "prep" and t.lower_ in speech.OF for t in token.children):
        return True
    if lemma in speech.SAYING_OF_DOCUMENTS:
        return _is_said_by_document(token)
    return lemma in speech.SAYING or lemma in speech.FINDING


def _is_said_by_document(verb: Token) -> bool:
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    return subject is not None and (subject.lemma_.lower() in speech.DOCUMENTS or subject.lower_ in speech.THINGS)


def source_of(verb: Token, people: People) -> tuple[str, str] | None:
    """Who speaks by this verb, and the words that say so."""
    subject = _speaker(verb)
    if subject is None or subject.lower_ in speech.UNSPEAKING:
        return None
    name = noun_source(subject, people)
    return (name, _phrase(subject)) if name else None


def _speaker(verb: Token) -> Token | None:
    """The subject, the agent of a passive, or the noun that a participle belongs to."""
    if any(t.dep_ == "auxpass" for t in verb.children):
        agent = next((t for t in verb.children if t.dep_ == "agent"), None)
        return next((t for t in agent.children if t.dep_ == "pobj"), None) if agent is not None else None
    subject = subject_of(verb)
    if subject is None and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp", "acl"):
        subject = subject_of(verb.head) if verb.dep_ != "acl" else verb.head
    if subject is not None and subject.lower_ in speech.RELATIVE:
        return antecedent_of(subject)
    return subject


def antecedent_of(relative: Token) -> Token | None:
    """What "who" or "which" stands for: a person just before it, else what the clause hangs on."""
    before = next((t for t in reversed(relative.doc[max(0, relative.i - 2) : relative.i]) if not t.is_punct), None)
    if before is not None and relative.lower_ == "who" and before.ent_type_ == "PERSON":
        return before
    clause = next((t for t in up(relative) if t.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def noun_source(noun: Token, people: People) -> str | None:
    """The best name for a noun phrase that speaks."""
    if noun.lower_ in speech.SINGULAR_PEOPLE:
        return people.before(noun.idx, noun.lower_)
    if noun.lower_ in speech.THINGS:
        return _thing_before(noun, people)
    if noun.lower_ == "they":
        return _many_before(noun, people)
    if noun.pos_ == "PRON":
        return None
    if person := person_of(noun, people):
        return person
    if noun.dep_ == "dobj" and noun.lemma_.lower() in speech.DOCUMENTS and noun.head.lemma_ in speech.ISSUING:
        return (found := source_of(noun.head, people)) and found[0]
    if noun.lemma_.lower() in speech.DOCUMENTS and (owner := _owner(noun, people)):
        return owner
    if noun.pos_ == "NOUN" and noun.tag_ == "NN" and (named := _role(noun, people)):
        return named
    return _spokesman(noun) or _phrase(noun)


def person_of(noun: Token, people: People) -> str | None:
    """The person whom a noun phrase names: by itself, beside a role, or after a title."""
    if noun.ent_type_ == "PERSON":
        return people.name(entity_around(noun).text)
    if noun.lemma_.lower() in speech.ROLES:
        inside = noun.doc[noun.left_edge.i : phrase_end(noun)]
        named = next((t for t in inside if t.ent_type_ == "PERSON"), None)
        return people.name(entity_around(named).text) if named is not None else None
    if noun.pos_ == "PROPN":
        return _after_title(noun, people)
    beside = next((t for t in noun.children if t.dep_ == "appos" and t.ent_type_ == "PERSON"), None)
    return person_of(beside, people) if beside is not None else None


def _after_title(noun: Token, people: People) -> str | None:
    """ "Energy Minister First Last", where the model has not seen a person."""
    before = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.pos_ == "PROPN"]
    roles = [n for n, t in enumerate(before) if t.lower_.rstrip(".") in speech.ROLES | speech.TITLES]
    if roles and roles[-1] + 1 < len(before):
        return people.name(" ".join(t.text for t in before[roles[-1] + 1 :]))
    known = people.full.get(noun.text)
    return known if known and len(before) == 1 else None


def phrase_end(noun: Token) -> int:
    """Where a noun's phrase ends: before its relative clauses, asides and what is joined to it."""
    stops = [t.left_edge.i for t in noun.children if t.i > noun.i and t.dep_ in ("relcl", "acl", "appos", "cc")]
    return min([noun.right_edge.i + 1, *(stop for stop in stops if stop > noun.i)])


def _role(noun: Token, people: People) -> str | None:
    """ "the commissioner" is the commissioner that the text has named, if it narrows him no further."""
    definite = any(t.lower_ == "the" for t in noun.children) and not any(t.dep_ == "prep" for t in noun.children)
    return people.roles.get(noun.lemma_.lower()) if definite else None


def _owner(document: Token, people: People) -> str | None:
    """Whose report it is, where the text says so."""
    owner = next((t for t in document.children if t.dep_ == "poss"), None)
    if owner is None:
        return None
    if owner.ent_type_ == "PERSON":
        return person_of(owner, people)
    if owner.lower_ in ("his", "her") or (owner.pos_ == "NOUN" and owner.tag_ == "NN"):
        return people.report_owner or (people.before(owner.idx, owner.lower_) if owner.pos_ == "PRON" else None)
    return None


def _thing_before(pronoun: Token, people: People) -> str | None:
    """What "it" speaks for: the last document or body that was a subject or was written about."""
    near = [pronoun.doc[i] for i in range(pronoun.i - 1, max(-1, pronoun.i - 120), -1)]
    able = [t for t in near if t.dep_.startswith("nsubj") and _can_speak(t)]
    told = next((t for t in able if t.head.dep_ == "ROOT"), None)
    found = told if told is not None else next(iter(able), None)
    return noun_source(found, people) if found is not None else None


def can_estimate(noun: Token) -> bool:
    """Whether a subject is somebody who puts a number on a thing: a person, people, a body or what one wrote."""
    if (
        noun.ent_type_ == "PERSON"
        or noun.tag_ in ("NNS", "NNPS")
        or noun.lower_ in speech.PRONOUNS_OF_PEOPLE | {"they"}
    ):
        return True
    return _can_speak(noun) or noun.lemma_.lower() in speech.ROLES | speech.ANONYMOUS


def _can_speak(noun: Token) -> bool:
    """A document or a body."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ == "PERSON":
        return False
    lemma = noun.lemma_.lower()
    return lemma in speech.DOCUMENTS or lemma in CLASS_OF or noun.ent_type_ == "ORG"


def _many_before(pronoun: Token, people: People) -> str | None:
    """Whom "they" stands for: the last plural subject."""
    doc = pronoun.doc
    for i in range(pronoun.i - 1, max(-1, pronoun.i - 60), -1):
        token = doc[i]
        if token.dep_.startswith("nsubj") and token.tag_ in ("NNS", "NNPS"):
            return noun_source(token, people)
    return None


def _spokesman(noun: Token) -> str | None:
    """ "a spokesman for the port" is the port's spokesman."""
    if noun.lemma_.lower() not in speech.SPOKESPEOPLE:
        return None
    link = next((t for t in noun.children if t.lower_ in ("for", "of", "from")), None)
    body = next((t for t in link.children if t.dep_ == "pobj"), None) if link is not None else None
    return f"{_phrase(body)} {noun.text}" if body is not None else None


def _phrase(noun: Token) -> str:
    """The noun phrase without article and relative clauses, cut where it grows long."""
    words = []
    last_place = noun.right_edge.i + 1 if noun.lemma_.lower() in speech.ANONYMOUS else phrase_end(noun)
    for token in noun.doc[noun.left_edge.i : last_place]:
        if token.i > noun.i and token.text in (",", "(", "–", "—"):
            break
        words.append(token)
    while len(words) > 1 and (words[0].pos_ in ("DET", "CCONJ", "PUNCT", "SPACE") or words[0].dep_ == "det"):
        words = words[1:]
    first, last = words[0], words[min(len(words), _LONGEST) - 1]
    last = noun if last.i < noun.i else last
    text = str(noun.doc.text[first.idx : last.idx + len(last.text)]).split("\n")[-1]
    return text.strip(' ,;:."“”‘’')
