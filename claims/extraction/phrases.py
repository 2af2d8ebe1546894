"""The words of a quantity's phrase, out of the parse: its noun, what is said of it, whose amount it is."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from claims.extraction.lookup import is_when
from claims.extraction.mentions import Mention
from claims.extraction.patterns import scopes as patterns
from claims.extraction.patterns.quantities import DOWN_VERBS, DOWN_WORDS, MOVING_VERBS, UP_VERBS, UP_WORDS
from claims.extraction.patterns.speech import ESTIMATING
from claims.extraction.reading import up

MAX_WORDS = 18
_CLAUSES_BETWEEN = 4
_AT_AMOUNTS = ESTIMATING | {"set"}


def predicate_of(anchor: Token) -> list[Token]:
    """What is said of the counted things: "had been answered within 20 days", "were agency staff"."""
    if anchor.dep_ not in ("nsubj", "nsubjpass"):
        return []
    verb = anchor.head
    if verb.dep_ in ("aux", "auxpass") and verb.head.i > verb.i:
        verb = verb.head  # the parser hangs some subjects on "were" of "were trained"
    tokens = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg") and child.i > anchor.i]
    tokens.append(verb)
    for child in verb.rights:
        if child.dep_ in ("attr", "dobj", "oprd") and child.left_edge.i and child.left_edge.nbor(-1).text == ",":
            break  # "patients waited, a rise of a tenth"
        if child.dep_ in ("attr", "acomp", "dobj", "prep", "oprd", "xcomp", "agent") and child.i > anchor.i:
            tokens += subtree_of(child)
        elif child.dep_ in ("prt", "advmod") and child.i == verb.i + 1 and child.n_rights == 0:
            tokens.append(child)  # "were off sick"
    return upto_break(tokens)


def noun_phrase(head: Token, mention: Mention) -> list[Token]:
    """The noun with its modifiers and what follows it, without the number itself."""
    after = mention.end if head.idx >= mention.end else 0
    left = [
        token
        for child in head.lefts
        if (child.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod", "punct") or _names(child))
        and child.right_edge.idx >= after
        for token in subtree_of(child)
        if not inside(token, mention) and token.idx >= after and token.pos_ not in ("DET", "PRON")
    ]
    right: list[Token] = []
    for child in [*head.rights, *_said_of_its_number(head)]:
        if child.dep_ == "conj":
            break  # what follows the last of a list is said of that one, or of all
        if child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ in patterns.NARROWING):
            subtree = subtree_of(child)
            right += [] if any(inside(token, mention) for token in subtree) else subtree
    return [*left, head, *upto_break(right)][:MAX_WORDS]


def _said_of_its_number(noun: Token) -> list[Token]:
    """What the parse hangs on "the number" in "the number of homes without power", and what is said of the homes."""
    number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if number.i == noun.i or number.lemma_.lower() not in patterns.COUNTING_NOUNS:
        return []
    return [child for child in number.rights if child.i > noun.right_edge.i]


def _names(number: Token) -> bool:
    """Whether a number belongs to a name before the noun: "Year 11 pupils"."""
    return number.is_digit and number.i > 0 and number.nbor(-1).text.istitle() and number.nbor(-1).pos_ != "VERB"


def upto_break(tokens: list[Token]) -> list[Token]:
    """The tokens before the first mark that ends a phrase."""
    for index, token in enumerate(tokens):
        if token.text in patterns.BREAKS and not (
            token.text == "-" and token.i and not token.doc[token.i - 1].whitespace_
        ):
            return tokens[:index]
        if token.pos_ == "CCONJ" and any(each.like_num for each in tokens[index + 1 : index + 4]):
            return tokens[:index]
    return tokens[:MAX_WORDS]


def subtree_of(token: Token) -> list[Token]:
    """A token's subtree, cut off where it grows beyond what a phrase can carry."""
    low, high = token.left_edge.i, token.right_edge.i
    return [each for each in token.doc[low : min(high + 1, low + MAX_WORDS)] if not each.is_space]


def inside(token: Token, mention: Mention) -> bool:
    return mention.start <= token.idx < mention.end


def text_of(tokens: Sequence[Token], mention: Mention) -> str:
    """The tokens as words, spaced as in the text; a participle is set off by "that are" as a clause of its own."""
    parts: list[str] = []
    for place, token in enumerate(tokens):
        if inside(token, mention) or token.is_space or token.is_quote:
            continue
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and parts:
            parts.append("that are ")
        follows = place + 1 < len(tokens) and tokens[place + 1].i == token.i + 1
        parts.append(token.text_with_ws if follows or token.whitespace_ or _joins(token) else token.text + " ")
    return " ".join("".join(parts).split()).strip(" ,;:-–—")


def _joins(token: Token) -> bool:
    """Whether the next token belongs to the same word ("first-team", "district's")."""
    if token.i + 1 == len(token.doc):
        return False
    following = token.doc[token.i + 1]
    return token.text in ("-", "/") or following.text in ("-", "/", "'s", "’s", "'", "’", "%")


def owner_of(carrier: Token, mention: Mention) -> Token | None:
    """The noun whose amount a bare number is: "a gap of £3m", "deaths fell from 40 to 30", "put the toll at 12"."""
    owner = _owner(carrier, mention) or _owner_of_change(mention, carrier)
    if owner is not None and owner.tag_ == "NNS" and owner.lemma_.lower() in UP_VERBS | DOWN_VERBS:
        owner = next((child for child in owner.lefts if child.pos_ in ("NOUN", "PROPN")), owner)  # "Rents edges up …"
    return None if owner is None or inside(owner, mention) or is_when(owner) or owner.like_num else owner


def _owner_of_change(mention: Mention, carrier: Token) -> Token | None:
    """What the verb right before an amount says has moved, where the parse hangs the amount elsewhere."""
    verb = verb_of_change(mention, carrier)
    if verb is None:
        return None
    moved = _child(verb, ("dobj",))
    if moved is not None and moved.idx < mention.start and moved.pos_ == "NOUN" and not _numbered(moved):
        return _beyond_number(moved)  # "cut waits by a fifth"
    return _subject(verb)


def verb_of_change(mention: Mention, carrier: Token) -> Token | None:
    """The verb of change that stands right before an amount, with or without "by"."""
    doc, index = carrier.doc, carrier.i
    for _ in range(12):
        if index and doc[index].idx >= mention.start:
            index -= 1
    token = doc[index]
    if token.lower_ == "by" and index:
        token = _moving(doc[index - 1]) or (
            token.head if token.head.pos_ == "VERB" and token.head.i < index else doc[index - 1]
        )
    if token.idx >= mention.start or token.lemma_.lower() not in UP_VERBS | DOWN_VERBS or token.pos_ == "ADJ":
        return None
    return token


def _moving(noun: Token) -> Token | None:
    """The verb of change whose object stands before "by"."""
    verb = noun.head
    return verb if noun.dep_ == "dobj" and verb.lemma_.lower() in UP_VERBS | DOWN_VERBS else None


def _owner(carrier: Token, mention: Mention) -> Token | None:
    token = top_of(carrier, mention)
    governor = token.head
    if governor.i == token.i:
        return None
    if token.dep_ == "pobj":
        prep, governor = governor, governor.head
        if prep.lower_ == "at" and (thing := _estimated(governor)) is not None and thing.i < token.i:
            return _beyond_number(thing)  # "put the number of people on the boat when it sank at 90"
        if governor.pos_ in ("NOUN", "PROPN") and prep.lower_ in (
            "of",
            "at",
            "worth",
            "to",
            "from",
            "by",
            "below",
            "above",
        ):
            if governor.lemma_.lower() in patterns.COUNTING_NOUNS and prep.lower_ in ("of", "at"):
                # "by an average of 1,500" is no average's own, "the national average of 4 per cent" is
                return _owner(governor, mention) or (governor if _child(governor, ("amod", "compound")) else None)
            return _beyond_number(governor) if governor.idx < mention.start else None
        if prep.lower_ not in ("to", "at", "from", "by", "of"):
            return None
        thing = _child(governor, ("dobj",))
        if thing is not None and thing.i < token.i and thing.pos_ == "NOUN" and not _numbered(thing):
            return _beyond_number(thing)  # "raise fares by 5 per cent", "put the toll at 12"
    elif token.dep_ == "appos" and governor.pos_ == "NOUN":
        return None if _numbered(governor) and mention.quantity.unit != "percent" else _beyond_number(governor)
    elif token.dep_ == "conj" and (governor.like_num or _numbered(governor)) and governor.idx < mention.start:
        return _owner(governor, mention)  # "up £11, or 9 per cent"
    elif (token.lower_ != "per" and token.dep_ not in ("npadvmod", "attr", "dobj", "acomp", "advmod", "oprd")) or (
        token.dep_ == "dobj" and governor.lemma_ not in patterns.LEVEL_VERBS | MOVING_VERBS
    ):
        return None
    return _subject(governor)


def _estimated(token: Token) -> Token | None:
    """What is "put" or "estimated" at an amount, where the parse hangs the amount on a clause in between."""
    for verb in islice(up(token), 1, _CLAUSES_BETWEEN):
        if verb.lemma_.lower() in _AT_AMOUNTS:
            thing = _child(verb, ("dobj",))
            return thing if thing is not None and thing.lemma_.lower() in patterns.COUNTING_NOUNS else None
    return None


def _numbered(noun: Token) -> bool:
    """Whether a noun has an amount of its own."""
    return any(child.dep_ in ("nummod", "quantmod") for child in noun.lefts)


def _subject(verb: Token) -> Token | None:
    """The noun that a verb is said of, through coordination and participles."""
    for _ in range(4):
        subject = _child(verb, ("nsubj", "nsubjpass"))
        if subject is not None:
            return _beyond_number(subject) if subject.pos_ == "NOUN" or _is_capital_alone(subject) else None
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN":
            return _beyond_number(verb.head)
        if verb.dep_ not in ("conj", "xcomp", "advcl") and verb.lower_ not in UP_WORDS | DOWN_WORDS:
            return None
        verb = verb.head
    return None


def _is_capital_alone(subject: Token) -> bool:
    """A common noun whose capital is only that of its sentence ("Turnout was …"), which the tagger takes for a name."""
    return bool(subject.is_sent_start) and subject.pos_ == "PROPN" and not subject.ent_type_ and subject.n_lefts == 0


def _beyond_number(noun: Token) -> Token:
    """ "The number of deaths" counts deaths."""
    if noun.lemma_.lower() in patterns.COUNTING_NOUNS:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "to"):
                return _child(child, ("pobj",)) or noun
    return noun


def is_output(noun: Token) -> bool:
    """Whether a noun is a country's output, which a share is told against and does not count."""
    if noun.lower_ in patterns.OUTPUT:
        return True
    return noun.lemma_.lower() in patterns.NATIONAL_OUTPUT and any(
        child.lower_ in ("domestic", "national", "economic") for child in noun.lefts
    )


def moved_by(verb: Token) -> Token | None:
    """What a verb of multiplying multiplies: its object before the amount, else its subject."""
    moved = _child(verb, ("dobj",))
    return _beyond_number(moved) if moved is not None and not moved.like_num else _subject(verb)


def _child(token: Token, deps: tuple[str, ...]) -> Token | None:
    return next((child for child in token.children if child.dep_ in deps), None)


def top_of(token: Token, mention: Mention) -> Token:
    """The highest token of the quantity's own words."""
    for _ in range(6):
        if token.head.i == token.i or not inside(token.head, mention):
            break
        token = token.head
    return token
