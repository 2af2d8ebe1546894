"""What a number counts, and what narrows it, from the parse."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.extraction.limits import denominator, limits, population_of, quantifier, threshold, whole_before
from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.nouns import unsaid_noun
from claims.extraction.numerals import Sort
from claims.extraction.patterns import scopes as patterns
from claims.extraction.phrases import (
    is_output,
    moved_by,
    noun_phrase,
    owner_of,
    predicate_of,
    subtree_of,
    text_of,
    top_of,
    upto_break,
)
from claims.extraction.reading import sentence_bounds
from claims.values import Scope


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
    head = None if patterns.PER_BASE.match(reading.text, mention.end) else reading.counted_head(mention)
    if head is not None and mention.quantity.unit == "percent" and is_output(head):
        head = owner_of(carrier, mention) or head  # "a deficit of 5 per cent of GDP" is the deficit's
    if mention.sort is Sort.MULTIPLE and carrier.pos_ == "VERB":
        head = moved_by(carrier) or head  # "reserves halved to £9m"
    surface_end = _surface_end(mention, reading, head)
    own_noun, bare = head, False
    if _needs_population(mention, head, carrier):
        head = (
            _relative_antecedent(head)
            or _pronoun_antecedent(head, reading)
            or _near(antecedent, carrier)
            or _subject_before(carrier)
            or head
        )
    elif head is None:
        head = owner_of(carrier, mention)
        if head is None and mention.quantity.unit == "count" and not patterns.RATE.match(reading.text, mention.end):
            head, bare = counted_before, True
        if (
            head is None
            and mention.quantity.unit == "percent"
            and patterns.COMPARED.search(reading.text, max(0, mention.start - 16), mention.start)
        ):
            start, end = sentence_bounds(reading.doc, carrier)
            head = antecedent if antecedent is not None and start <= antecedent.i < end else None
    anchor = _anchor(carrier, own_noun, mention)
    if own_noun is None and (unsaid := unsaid_noun(mention, reading)):
        near = unsaid[1] | frozenset(token.lemma_.lower() for token in _around(anchor))
        return Counted(unsaid[0], None, Scope(), unsaid[1], near, surface_end)
    predicate = predicate_of(anchor)
    own = _own_phrase(head, mention, carrier, bare=bare)
    words = _words(own, predicate, mention)
    lemmas = frozenset(token.lemma_.lower() for token in (*own, *predicate) if not token.is_punct)
    near = lemmas | frozenset(token.lemma_.lower() for token in _around(anchor))
    scope = _scope(mention, head, own, predicate, anchor)
    return Counted(words, head, scope, lemmas, near, surface_end, head if own_noun is not None or not bare else None)


def _own_phrase(head: Token | None, mention: Mention, carrier: Token, *, bare: bool) -> list[Token]:
    """The noun phrase of what is counted; for money without one, what is done with it ("to save from its budget")."""
    if head is not None:
        return [head] if bare else noun_phrase(head, mention)
    if mention.quantity.unit == "count":
        return []
    top = top_of(carrier, mention)
    tail = [token for child in top.rights if child.dep_ in ("acl", "relcl", "prep") for token in subtree_of(child)]
    if not tail and top.head.pos_ == "VERB" and top.dep_ in ("dobj", "attr", "nsubj", "npadvmod"):
        verb = top.head
        tail = [
            verb,
            *(
                token
                for child in verb.rights
                if child.dep_ == "prep" and child.i > top.i
                for token in subtree_of(child)
            ),
        ]
    return upto_break(tail)


def _words(own: Sequence[Token], predicate: Sequence[Token], mention: Mention) -> str | None:
    if not own and mention.quantity.unit != "percent":
        return None
    return " that ".join(filter(None, (text_of(own, mention), text_of(predicate, mention)))) or None


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


def _near(antecedent: Token | None, carrier: Token) -> Token | None:
    """The antecedent, if it stands in the same paragraph."""
    if antecedent is None or "\n" in antecedent.doc.text[antecedent.idx : carrier.idx]:
        return None
    return antecedent


def _subject_before(carrier: Token) -> Token | None:
    """The plural subject of the clause before: "pupils did well: 81 per cent passed"."""
    start, _ = sentence_bounds(carrier.doc, carrier)
    for index in range(carrier.i - 1, max(start, carrier.i - 40) - 1, -1):
        token = carrier.doc[index]
        if token.tag_ == "NNS" and token.dep_ in ("nsubj", "nsubjpass"):
            return token
    return None


def _needs_population(mention: Mention, head: Token | None, carrier: Token) -> bool:
    """A share without a noun of its own, or one that points back ("a third of whom")."""
    if head is not None and head.lower_ == "those" and any(child.dep_ != "punct" for child in head.rights):
        return False  # "half of those on board" says which ones
    if head is not None and head.tag_ in ("WP", "PRP", "WDT", "DT"):
        return True
    subjects = ("nsubj", "nsubjpass")
    return head is None and mention.quantity.unit == "percent" and top_of(carrier, mention).dep_ in subjects


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
                    tokens += subtree_of(child)[:8]
            break
        tokens += [child for child in head.lefts if child.dep_ in ("compound", "amod")]
        token = head
    for child in anchor.rights:
        if child.lower_ not in patterns.ASIDES and not _counts_itself(child):
            tokens += subtree_of(child)[:8]
    return tokens


def _counts_itself(child: Token) -> bool:
    """The next of a list of counts: "15 deaths and three arrests"."""
    return child.dep_ == "conj" and any(each.dep_ == "nummod" for each in child.lefts)


def _scope(
    mention: Mention, head: Token | None, own: Sequence[Token], predicate: Sequence[Token], anchor: Token
) -> Scope:
    tokens = [*own, *predicate]
    upto = None if head is None or head.lower_ == "those" else head.i
    population = text_of([token for token in own if upto is None or token.i <= upto], mention) or None
    is_share = mention.quantity.unit == "percent"
    return Scope(
        population=population if is_share else population_of(head, mention) or whole_before(anchor, mention),
        subset=text_of(
            [token for token in predicate if token.dep_ not in ("aux", "auxpass") and token.lemma_ != "be"], mention
        )
        or None
        if is_share
        else None,
        quantifier=quantifier(anchor),
        threshold=threshold([*tokens, *limits(anchor)], mention),
        denominator=denominator(mention, anchor),
    )
