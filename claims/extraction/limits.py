"""What narrows a counted thing, each read from the parse: its whole, a quantifier, a threshold, a denominator."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from claims.extraction.mentions import Mention
from claims.extraction.patterns import scopes as patterns
from claims.extraction.phrases import inside, noun_phrase, subtree_of, text_of, upto_break


def population_of(head: Token | None, mention: Mention) -> str | None:
    """ "60 of the borough's libraries": the libraries are the population."""
    if (
        head is None
        or head.dep_ != "pobj"
        or head.head.lower_ != "of"
        or mention.quantity.vague
        or not inside(head.head.head, mention)
    ):
        return None
    return text_of(noun_phrase(head, mention), mention)


def whole_before(anchor: Token, mention: Mention) -> str | None:
    """ "Of the nine wounded, four were …": the whole that the clause opens with."""
    if anchor.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for child in anchor.head.lefts:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i < anchor.i:
            return text_of(upto_break(subtree_of(child)[1:]), mention) or None
    return None


def quantifier(anchor: Token) -> str | None:
    """ "Some social workers were carrying …" holds for some of them only."""
    verb = next((token for token in anchor.ancestors if token.pos_ in ("VERB", "AUX")), None)
    if verb is None or anchor.dep_ in ("nsubj", "nsubjpass"):
        return None
    for subject in verb.lefts:
        if subject.dep_ in ("nsubj", "nsubjpass"):
            for child in subject.lefts:
                if child.lower_ in patterns.QUANTIFIERS:
                    return child.text
    return None


def limits(anchor: Token) -> list[Token]:
    """The "within" of the verb whose object a quantity is: "saw 68 per cent of patients within four hours"."""
    verb = next((token for token in islice(anchor.ancestors, 3) if token.pos_ == "VERB"), None)
    if verb is None or anchor.i < verb.i - 12:
        return []
    return [child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "within" and child.i > anchor.i]


def threshold(tokens: Sequence[Token], mention: Mention) -> str | None:
    """ "within 20 days", "in the past six weeks": the time in which something had to happen."""
    for token in tokens:
        if token.dep_ == "prep" and token.lower_ in patterns.THRESHOLD_PREPOSITIONS:
            phrase = subtree_of(token)
            if (
                len(phrase) <= 8
                and any(each.lemma_.lower() in patterns.THRESHOLD_UNITS for each in phrase)
                and any(each.like_num for each in phrase)
            ):
                return text_of(phrase, mention)
    return None


def denominator(mention: Mention, anchor: Token) -> str | None:
    """ "a week", "per 1,000", "an hour", "per caseload"."""
    text, end = anchor.doc.text, mention.end
    match = patterns.RATE.match(text, end) or patterns.RATE.match(text, anchor.idx + len(anchor.text))
    if not match:
        return None
    return patterns.PER_NUMBER.sub("", match[1].strip())
