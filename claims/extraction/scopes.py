"""What a number counts, and what narrows it, from the parse."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.extraction.lookup import Reading
from claims.extraction.patterns import scopes as patterns
from claims.extraction.quantities import Mention
from claims.values import Scope

MAX_WORDS = 18


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted in words, its head noun, and the lemmas by which a measure may be recognised."""

    words: str | None = None
    head: Token | None = None
    scope: Scope = field(default_factory=Scope)
    lemmas: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    surface_end: int = 0
    population: Token | None = None


def describe(
    mention: Mention, reading: Reading, *, antecedent: Token | None = None, counted_before: Token | None = None
) -> Counted:
    """What a mention counts.

    `antecedent` is the noun of the last population, for "only 34 per cent were …"; `counted_before` is what the
    number before it in the same sentence counted, for "15 people dead and 30 injured".
    """
    if not reading.parsed or mention.is_age:
        return Counted(surface_end=mention.end)
    carrier = reading.last_token(mention)
    head = reading.counted_head(mention)
    surface_end = _surface_end(mention, reading, head)
    own_noun, bare = head, False
    if _needs_population(mention, head, carrier):
        head = _relative_antecedent(head) or _pronoun_antecedent(head, reading) or antecedent or head
    elif head is None:
        head = owner_of(carrier, mention)
        if head is None and mention.quantity.unit == "count":
            head, bare = counted_before, True
    anchor = _anchor(carrier, own_noun, mention)
    predicate = _predicate(anchor)
    own = _own_phrase(head, mention, carrier, bare=bare)
    words = _words(own, predicate, mention)
    lemmas = frozenset(token.lemma_.lower() for token in (*own, *predicate) if not token.is_punct)
    near = lemmas | frozenset(token.lemma_.lower() for token in _around(anchor))
    scope = _scope(mention, head, own, predicate, anchor)
    return Counted(words, head, scope, lemmas, near, surface_end, head if own_noun is not None or not bare else None)


def _own_phrase(head: Token | None, mention: Mention, carrier: Token, *, bare: bool) -> list[Token]:
    """The noun phrase of what is counted; for money without one, what is done with it ("to save from its budget")."""
    if head is not None:
        return [head] if bare else _noun_phrase(head, mention)
    if mention.quantity.unit == "count":
        return []
    top = _top(carrier, mention)
    tail = [token for child in top.rights if child.dep_ in ("acl", "relcl", "prep") for token in _subtree(child)]
    if not tail and top.head.pos_ == "VERB" and top.dep_ in ("dobj", "attr", "nsubj", "npadvmod"):
        verb = top.head
        tail = [
            verb,
            *(token for child in verb.rights if child.dep_ == "prep" and child.i > top.i for token in _subtree(child)),
        ]
    return _upto_break(tail)


def _words(own: Sequence[Token], predicate: Sequence[Token], mention: Mention) -> str | None:
    if not own and mention.quantity.unit != "percent":
        return None
    return " that ".join(filter(None, (_text(own, mention), _text(predicate, mention)))) or None


def owner_of(carrier: Token, mention: Mention) -> Token | None:
    """The noun whose amount a bare number is: "a gap of £3m", "deaths fell from 40 to 30", "put the toll at 12"."""
    token = _top(carrier, mention)
    governor = token.head
    if governor.i == token.i:
        return None
    if token.dep_ == "pobj":
        prep, governor = governor, governor.head
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
            return _beyond_number(governor) if governor.idx < mention.start else None
        if prep.lower_ not in ("to", "at", "from", "by", "of"):
            return None
        if prep.lower_ == "at" and (thing := _child(governor, ("dobj",))) is not None and thing.i < token.i:
            return _beyond_number(thing)
    elif token.dep_ == "appos" and governor.pos_ == "NOUN":
        return _beyond_number(governor)
    elif (token.lower_ != "per" and token.dep_ not in ("npadvmod", "attr", "dobj", "acomp", "advmod", "oprd")) or (
        token.dep_ == "dobj" and governor.lemma_ not in patterns.LEVEL_VERBS
    ):
        return None
    return _subject(governor)


def _subject(verb: Token) -> Token | None:
    """The noun that a verb is said of, through coordination and participles."""
    for _ in range(4):
        subject = _child(verb, ("nsubj", "nsubjpass"))
        if subject is not None:
            return _beyond_number(subject) if subject.pos_ == "NOUN" else None
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN":
            return _beyond_number(verb.head)
        if verb.dep_ not in ("conj", "xcomp", "advcl"):
            return None
        verb = verb.head
    return None


def _beyond_number(noun: Token) -> Token:
    """ "The number of deaths" counts deaths."""
    if noun.lemma_.lower() in patterns.COUNTING_NOUNS:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "to"):
                return _child(child, ("pobj",)) or noun
    return noun


def _child(token: Token, deps: tuple[str, ...]) -> Token | None:
    return next((child for child in token.children if child.dep_ in deps), None)


def _top(token: Token, mention: Mention) -> Token:
    """The highest token of the quantity's own words."""
    for _ in range(6):
        if token.head.i == token.i or not _inside(token.head, mention):
            break
        token = token.head
    return token


def _pronoun_antecedent(head: Token | None, reading: Reading) -> Token | None:
    """The last plural noun before "them" or "they" in the paragraph."""
    if head is None or head.tag_ != "PRP":
        return None
    for index in range(head.i - 1, max(head.i - 40, -1), -1):
        token = reading.doc[index]
        if "\n" in token.text:
            return None
        if token.tag_ == "NNS":
            return token
    return None


def _needs_population(mention: Mention, head: Token | None, carrier: Token) -> bool:
    """A share without a noun of its own, or one that points back ("a third of whom")."""
    if head is not None and head.tag_ in ("WP", "PRP", "WDT", "DT"):
        return True
    return head is None and mention.quantity.unit == "percent" and carrier.dep_ in ("nsubj", "nsubjpass")


def _relative_antecedent(head: Token | None) -> Token | None:
    """The noun that "whom" or "which" stands for."""
    if head is None or head.tag_ not in ("WP", "WDT"):
        return None
    for token in head.ancestors:
        if token.dep_ == "relcl":
            return token.head
    return None


def _surface_end(mention: Mention, reading: Reading, head: Token | None) -> int:
    """A count's surface takes in its noun where that follows directly ("192 assessments", "hundreds of children")."""
    if head is None or mention.unit or mention.quantity.unit != "count" or head.idx < mention.end:
        return mention.end
    between = reading.text[mention.end : head.idx]
    if "\n" in between or "," in between or len(between.split()) > 4 or (mention.hyphened and " " in between):
        return mention.end
    if " of " in f" {between} " and mention.quantity.value is not None:
        return mention.end
    return head.idx + len(head.text)


def _anchor(carrier: Token, head: Token | None, mention: Mention) -> Token:
    """The token that stands for the whole quantity in its clause."""
    if (
        head is not None
        and head.idx >= mention.end
        and (carrier.head == head or head in carrier.ancestors or carrier.is_ancestor(head))
    ):
        return head if head in carrier.ancestors else carrier
    return carrier


def _predicate(anchor: Token) -> list[Token]:
    """What is said of the counted things: "had been completed within 45 days", "were agency staff"."""
    if anchor.dep_ not in ("nsubj", "nsubjpass"):
        return []
    verb = anchor.head
    tokens = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg") and child.i > anchor.i]
    tokens.append(verb)
    for child in verb.rights:
        if child.dep_ in ("attr", "acomp", "dobj", "prep", "oprd", "xcomp", "agent") and child.i > anchor.i:
            tokens += _subtree(child)
    return _upto_break(tokens)


def _noun_phrase(head: Token, mention: Mention) -> list[Token]:
    """The noun with its modifiers and what follows it, without the number itself."""
    after = mention.end if head.idx >= mention.end else 0
    left = [
        token
        for child in head.lefts
        if child.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod", "punct") and child.right_edge.idx >= after
        for token in _subtree(child)
        if not _inside(token, mention) and token.idx >= after and token.pos_ not in ("DET", "PRON")
    ]
    right: list[Token] = []
    for child in head.rights:
        if child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ in patterns.NARROWING):
            subtree = _subtree(child)
            right += [] if any(_inside(token, mention) for token in subtree) else subtree
    return [*left, head, *_upto_break(right)][:MAX_WORDS]


def _upto_break(tokens: list[Token]) -> list[Token]:
    """The tokens before the first mark that ends a phrase."""
    for index, token in enumerate(tokens):
        if token.text in patterns.BREAKS and not (
            token.text == "-" and token.i and not token.doc[token.i - 1].whitespace_
        ):
            return tokens[:index]
        if token.pos_ == "CCONJ" and index + 1 < len(tokens) and tokens[index + 1].like_num:
            return tokens[:index]
    return tokens[:MAX_WORDS]


def _subtree(token: Token) -> list[Token]:
    """A token's subtree, cut off where it grows beyond what a phrase can carry."""
    low, high = token.left_edge.i, token.right_edge.i
    return [each for each in token.doc[low : min(high + 1, low + MAX_WORDS)] if not each.is_space]


def _inside(token: Token, mention: Mention) -> bool:
    return mention.start <= token.idx < mention.end


def _text(tokens: Sequence[Token], mention: Mention) -> str:
    """The tokens as words, spaced as in the text; a participle is set off by "that are" as a clause of its own."""
    parts: list[str] = []
    for token in tokens:
        if _inside(token, mention) or token.is_space or token.is_quote:
            continue
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and parts:
            parts.append("that are ")
        parts.append(token.text_with_ws if token.whitespace_ or _joins(token) else token.text + " ")
    return " ".join("".join(parts).split()).strip(" ,;:-–—")


def _joins(token: Token) -> bool:
    """Whether the next token belongs to the same word ("first-team", "district's")."""
    if token.i + 1 == len(token.doc):
        return False
    following = token.doc[token.i + 1]
    return token.text in ("-", "/") or following.text in ("-", "/", "'s", "’s", "'", "’", "%")


def _around(anchor: Token) -> list[Token]:
    """The words that govern a quantity, by which a measure may be named: "carrying … cases", "short of dozens"."""
    tokens: list[Token] = [child for child in anchor.lefts if child.dep_ in ("compound", "amod")]
    token = anchor
    for _ in range(5):
        head = token.head
        if head.i == token.i:
            break
        tokens.append(head)
        if head.pos_ in ("VERB", "AUX"):
            for child in head.children:
                if child.dep_ in patterns.COMPLEMENTS and child.i != token.i:
                    tokens += _subtree(child)[:8]
            break
        tokens += [child for child in head.lefts if child.dep_ in ("compound", "amod")]
        token = head
    for child in anchor.rights:
        tokens += _subtree(child)[:8]
    return tokens


def _scope(
    mention: Mention, head: Token | None, own: Sequence[Token], predicate: Sequence[Token], anchor: Token
) -> Scope:
    tokens = [*own, *predicate]
    population = _text([token for token in own if head is None or token.i <= head.i], mention) or None
    is_share = mention.quantity.unit == "percent"
    return Scope(
        population=population if is_share else _population_of(head, mention),
        subset=_text(
            [token for token in predicate if token.dep_ not in ("aux", "auxpass") and token.lemma_ != "be"], mention
        )
        or None
        if is_share
        else None,
        quantifier=_quantifier(anchor),
        threshold=_threshold(tokens, mention),
        denominator=_denominator(mention, anchor),
    )


def _population_of(head: Token | None, mention: Mention) -> str | None:
    """ "144 of the district's schools": the schools are the population."""
    if (
        head is None
        or head.dep_ != "pobj"
        or head.head.lower_ != "of"
        or mention.quantity.vague
        or not _inside(head.head.head, mention)
    ):
        return None
    return _text(_noun_phrase(head, mention), mention)


def _quantifier(anchor: Token) -> str | None:
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


def _threshold(tokens: Sequence[Token], mention: Mention) -> str | None:
    """ "within 45 days", "in the previous four weeks": the time in which something had to happen."""
    for token in tokens:
        if token.dep_ == "prep" and token.lower_ in patterns.THRESHOLD_PREPOSITIONS:
            phrase = _subtree(token)
            if (
                len(phrase) <= 8
                and any(each.lemma_.lower() in patterns.THRESHOLD_UNITS for each in phrase)
                and any(each.like_num for each in phrase)
            ):
                return _text(phrase, mention)
    return None


def _denominator(mention: Mention, anchor: Token) -> str | None:
    """ "a week", "per 1,000", "an hour", "per caseload"."""
    text, end = anchor.doc.text, mention.end
    match = patterns.RATE.match(text, end) or patterns.RATE.match(text, anchor.idx + len(anchor.text))
    return match[1].strip() if match else None
