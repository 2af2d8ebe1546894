"""What a phrase names: its words without asides, and what a pronoun stands for."""

import re

from spacy.tokens import Token

from claims.extraction.patterns.speech import OPINIONS, ROLES
from claims.extraction.people import People
from claims.extraction.reading import child, sentence_of, subject_of, up
from claims.extraction.sources import antecedent_of, person_of, phrase_end

LONGEST = 14
_SPACES = re.compile(r"\s+")


def named(token: Token, people: People, speaker: str | None) -> str | None:
    """A phrase in words, with pronouns replaced by what they stand for where that is plain."""
    lower = token.lower_
    if lower in ("who", "which", "that", "when"):
        found = antecedent_of(token)
        return named(found, people, speaker) if found is not None and found.lower_ != lower else None
    if lower in ("i", "we", "me", "us"):
        return speaker
    if lower in ("he", "she", "him", "her"):
        return _own_sentence_person(token, people) or people.before(token.idx, lower)
    if lower in ("it", "they", "them", "this"):
        found = _antecedent(token)
        return phrase(found) if found is not None else None
    return person_of(token, people) or phrase(token)


def _own_sentence_person(pronoun: Token, people: People) -> str | None:
    """ "When he came, the inspector says" and "what she found since she came": the subject of the clause around."""
    clause = next((t for t in up(pronoun) if t.dep_ == "advcl"), None)
    subject = subject_of(clause.head) if clause is not None else None
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    wanted = "she" if pronoun.lower_ in ("she", "her") else "he"
    role = subject.lemma_.lower() in ROLES and subject.tag_ == "NN"
    name = person_of(subject, people) or (people.roles.get(subject.lemma_.lower()) or phrase(subject) if role else None)
    return name if name and people.gender.get(name, wanted) == wanted else None


def _antecedent(pronoun: Token) -> Token | None:
    """The last subject before a pronoun that is a thing and of the same number."""
    plural = pronoun.lower_ in ("they", "them")
    if (said := _said_before(pronoun)) is not None and (said.tag_ in ("NNS", "NNPS")) == plural:
        return said
    for i in range(pronoun.i - 1, max(-1, pronoun.i - 80), -1):
        token = pronoun.doc[i]
        if token.dep_ not in ("nsubj", "nsubjpass") or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.ent_type_ != "PERSON" and (token.tag_ in ("NNS", "NNPS")) == plural and token.lemma_ not in OPINIONS:
            return token
    return None


def _said_before(pronoun: Token) -> Token | None:
    """The subject of what the sentence before says, past "he said" and "the view is that"."""
    start = sentence_of(pronoun.doc, pronoun).start
    if start == 0:
        return None
    verb = sentence_of(pronoun.doc, pronoun.doc[start - 1]).root
    for _ in range(4):
        content = child(verb, "ccomp")
        if content is None:
            break
        verb = content
    subject = subject_of(verb)
    plain = subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.ent_type_ != "PERSON"
    return subject if plain else None


def phrase(noun: Token) -> str:
    """A noun phrase without article, asides and relative clauses, cut where it grows long."""
    tokens = []
    for token in noun.doc[noun.left_edge.i : phrase_end(noun)]:
        if token.i > noun.i and (token.dep_ == "punct" or token.is_space):
            break
        tokens.append(token)
    while len(tokens) > 1 and (tokens[0].dep_ == "det" or tokens[0].pos_ in ("DET", "PUNCT", "SPACE", "CCONJ")):
        tokens = tokens[1:]
    if len(tokens) > LONGEST:
        tokens = [t for t in tokens if t.i <= noun.i][-LONGEST:]
    text = noun.doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)]
    return _SPACES.sub(" ", text).strip(' ,;:"“”')


def clause_words(verb: Token) -> str:
    """A clause in short: its subject and what is said of it, without asides."""
    subject = child(verb, "nsubj", "nsubjpass")
    said = []
    first = min((t.i for t in verb.children if t.dep_ in ("aux", "auxpass")), default=verb.i)
    for token in verb.doc[min(first, verb.i) : verb.right_edge.i + 1][:LONGEST]:
        if token.is_punct or token.is_space:
            break
        said.append(token)
    words = verb.doc.text[said[0].idx : said[-1].idx + len(said[-1].text)] if said else ""
    return joined(phrase(subject) if subject is not None and subject.pos_ != "PRON" else "", words)


def without(text: str, words: str) -> str:
    """A phrase without the words of time in it."""
    for link in (" in ", " on ", " of ", " at ", " "):
        text = text.replace(f"{link}{words}", "")
    for ending in ("'s ", "’s ", " "):
        text = text.removeprefix(f"{words}{ending}")
    return text.strip(" ,;:")


def joined(*parts: str | None) -> str:
    """Words in one line, blanks folded."""
    return _SPACES.sub(" ", " ".join(part for part in parts if part)).strip()
