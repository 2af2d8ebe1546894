"""Who says what: passages of reported speech, direct and indirect, each with its source.

A passage is either a quotation, the clause that a verb of saying governs, what "according to" covers, or what an
introduced list holds. The smallest passage around a claim names its source.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claims.extraction.patterns import speech
from claims.extraction.people import People, find_people
from claims.extraction.quotations import Quotation, find_quotations
from claims.extraction.reading import paragraph_end, paragraph_start, sentence_of, sentences, subject_of
from claims.extraction.sources import can_estimate, is_reporting, noun_source, source_of
from claims.values import Attribution

_NEAR = 160
_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text that are somebody's, with the words on which we read that."""

    start: int
    end: int
    source: str
    cue: str
    quoted: bool = False


class Attributions:
    """The reported passages of one text, and the people whom it names."""

    def __init__(
        self,
        text: str = "",
        passages: Sequence[Passage] = (),
        quotations: Sequence[Quotation] = (),
        people: People | None = None,
    ) -> None:
        self._text = text
        self.people = people or People()
        self.passages = tuple(sorted(passages, key=lambda p: (p.start, -p.end)))
        self.quotations = tuple(quotations)
        self._lines = [match.start() for match in _LINE_END.finditer(text)]
        self._by_line: dict[int, list[Passage]] = {}
        for passage in self.passages:
            for line in range(bisect_right(self._lines, passage.start), bisect_right(self._lines, passage.end) + 1):
                self._by_line.setdefault(line, []).append(passage)

    def of(self, start: int, end: int) -> Attribution | None:
        """Who says the words at these offsets, or None where the article says them itself."""
        first = bisect_right(self._lines, start)
        around = [p for p in self._by_line.get(first, ()) if p.start <= start and end <= p.end]
        if not around:
            return None
        best = min(around, key=lambda p: (p.end - p.start, p.start))
        return Attribution(best.source, best.cue, self._text[best.start : best.end].strip())


def find_attributions(doc: Doc) -> Attributions:
    """The reported passages of a parsed text."""
    quotations = find_quotations(doc.text)
    people = find_people(doc)
    verbs = [t for t in doc if is_reporting(t)]
    spoken = _quoted(doc, quotations, verbs, people)
    indirect = [p for verb in verbs for p in _indirect(verb, people)]
    indirect += [p for t in doc if t.lower_ == speech.ACCORDING for p in _according(t, people)]
    indirect += [p for t in doc if t.lemma_ in speech.ESTIMATING for p in _estimated(t, people)]
    passages = spoken + indirect + _introduced(doc, verbs, people)
    return Attributions(doc.text, passages + _going_on(doc, passages), quotations, people)


# Direct speech -----------------------------------------------------------------------------------------------------


def _quoted(doc: Doc, quotations: Sequence[Quotation], verbs: Sequence[Token], people: People) -> list[Passage]:
    """Each quotation with its speaker: a verb of saying beside it, else the speaker whose words it continues."""
    passages: list[Passage] = []
    inside = bytearray(len(doc.text) + 1)
    for quotation in quotations:
        inside[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
    outer = [v for v in verbs if not inside[v.idx]]
    previous: tuple[Quotation, Passage | None] | None = None
    for quotation in quotations:
        around = outer if not inside[max(0, quotation.start - 2)] else verbs
        verb = _verb_beside(doc.text, quotation, around)
        passage = _spoken(quotation, verb, people, doc) or _continued(doc.text, quotation, previous)
        if passage:
            passages.append(passage)
        if not quotation.single:
            previous = (quotation, passage)
    return passages


def _spoken(quotation: Quotation, verb: Token | None, people: People, doc: Doc) -> Passage | None:
    source = source_of(verb, people) if verb is not None else None
    if verb is None or source is None:
        return None
    return Passage(quotation.start, quotation.end, source[0], f"{source[1]} {verb.text}".strip(), quoted=True)


def _verb_beside(text: str, quotation: Quotation, verbs: Sequence[Token]) -> Token | None:
    """The nearest verb of saying that no end of a sentence parts from the quotation."""
    best: tuple[int, Token] | None = None
    low = max(paragraph_start(text, quotation.start), quotation.start - _NEAR)
    high = min(paragraph_end(text, quotation.end), quotation.end + _NEAR)
    first, last = (bisect_left(verbs, place, key=lambda v: v.idx) for place in (low, high))
    for verb in verbs[first:last]:
        if verb.idx < quotation.start:
            between, distance = text[verb.idx + len(verb.text) : quotation.start - 1], quotation.start - verb.idx
            parted = any(stop in between for stop in (". ", "! ", "? ", "” ", '."', ".”"))
        else:
            between, distance = text[quotation.end + 1 : verb.idx], verb.idx - quotation.end
            parted = text[quotation.end - 1] == "." or any(stop in between for stop in (". ", "! ", "? ", "“"))
        if not parted and distance <= _NEAR and (best is None or distance < best[0]):
            best = (distance, verb)
    return best[1] if best else None


def _continued(text: str, quotation: Quotation, previous: tuple[Quotation, Passage | None] | None) -> Passage | None:
    """A quotation without a verb beside it goes on with the words of the one before, where it opens a sentence."""
    before, passage = previous or (None, None)
    if before is None or passage is None or quotation.single:
        return None
    same = paragraph_start(text, before.start) == paragraph_start(text, quotation.start)
    between = text[before.end + 1 : quotation.start - 1].strip()
    alone = not text[paragraph_end(text, before.end) : quotation.start - 1].strip()
    opens = text[quotation.start : quotation.start + 1].isupper() or text[quotation.start : quotation.start + 1] == "["
    if before.runs_on and alone:
        return Passage(quotation.start, quotation.end, passage.source, passage.cue, quoted=True)
    if opens and ((same and between.endswith(".")) or (alone and not same)):
        return Passage(quotation.start, quotation.end, passage.source, passage.cue, quoted=True)
    return None


# Indirect speech ---------------------------------------------------------------------------------------------------


def _indirect(verb: Token, people: People) -> list[Passage]:
    """The clause that a verb of saying governs, on either side of it."""
    content = _content_of(verb)
    if content is None and verb.lemma_ in ("find", "describe", "call"):
        content = next((t for t in verb.children if t.dep_ in ("dobj", "oprd")), None)
    if content is None and _is_aside(verb):
        return _wrapped(verb, people)
    source = source_of(verb, people)
    if content is None or source is None:
        return []
    span = verb.doc[content.left_edge.i : content.right_edge.i + 1]
    return [
        Passage(start, end, source[0], f"{source[1]} {verb.text}".strip())
        for start, end in _without(verb, span.start_char, span.end_char)
    ]


def _estimated(verb: Token, people: People) -> list[Passage]:
    """ "Police put the crowd at 400": the thing and its amount, where somebody is named who can know."""
    thing = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    subject = subject_of(verb)
    if verb.pos_ != "VERB" or thing is None or subject is None or not can_estimate(subject):
        return []
    last = verb.doc[verb.right_edge.i]
    at = next((t for t in verb.doc[thing.i : last.i + 1] if t.lower_ == "at" and _is_of_amount(t)), None)
    source = source_of(verb, people)
    if at is None or source is None:
        return []
    return [Passage(thing.left_edge.idx, last.idx + len(last.text), source[0], f"{source[1]} {verb.text}".strip())]


def _is_of_amount(link: Token) -> bool:
    """Whether a number stands after it, and not the time of day."""
    return any(t.like_num and t.ent_type_ != "TIME" for c in link.children if c.dep_ == "pobj" for t in c.subtree)


def _is_aside(verb: Token) -> bool:
    """ ", engineers said,": between commas, with a subject and nothing said after it."""
    subject = subject_of(verb)
    if subject is None or verb.dep_ not in ("parataxis", "ccomp") or any(t.dep_ == "dobj" for t in verb.children):
        return False
    doc, first, last = verb.doc, min(subject.left_edge.i, verb.i), verb.right_edge.i
    opened = first > 0 and doc[first - 1].text in (",", "—", "–", "-")
    return opened and last + 1 < len(doc) and doc[last + 1].text in (",", "—", "–", "-", ".")


def _content_of(verb: Token) -> Token | None:
    """What is said: the clause after the verb, else the one before it that no semicolon parts from it."""
    clauses = [t for t in verb.children if t.dep_ in ("ccomp", "parataxis")]
    after = next((t for t in clauses if t.i > verb.i), None)
    if after is not None:
        return after
    before = next((t for t in reversed(clauses)), None)
    parted = before is not None and any(t.text == ";" for t in verb.doc[before.i : verb.i])
    return None if parted else before


def _without(verb: Token, start: int, end: int) -> list[tuple[int, int]]:
    """The content as characters, within the verb's paragraph and less the verb where the parse has it inside."""
    text = verb.doc.text
    start, end = max(start, paragraph_start(text, verb.idx)), min(end, paragraph_end(text, verb.idx))
    if start >= end:
        return []
    if not start <= verb.idx < end:
        return [(start, end)]
    return [(start, verb.idx)] if verb.idx > start else []


def _wrapped(verb: Token, people: People) -> list[Passage]:
    """ "The bridge, engineers said, was unsafe.": the sentence around the aside."""
    source, sentence = source_of(verb, people), sentence_of(verb.doc, verb)
    if source is None:
        return []
    return [Passage(sentence.start_char, sentence.end_char, source[0], f"{source[1]} {verb.text}".strip())]


def _according(token: Token, people: People) -> list[Passage]:
    """ "According to the ministry, …": the clause that it hangs on."""
    to = next((t for t in token.children if t.lower_ == "to"), None)
    named = next((t for t in to.children if t.dep_ == "pobj"), None) if to is not None else None
    if named is None:
        return []
    phrase = token.doc[named.left_edge.i : named.right_edge.i + 1]
    sentence = sentence_of(token.doc, token)
    source = noun_source(named, people)
    cue = token.doc[token.i : phrase.end].text
    if source is None:
        return []
    around = ((sentence.start_char, token.idx), (phrase.end_char, sentence.end_char))
    return [Passage(start, end, source, cue) for start, end in around if end - start > 1]


# What goes on ------------------------------------------------------------------------------------------------------


def _introduced(doc: Doc, verbs: Sequence[Token], people: People) -> list[Passage]:
    """ "It says:" before a list: the paragraphs that end in a semicolon, and the one that closes the list."""
    found = []
    for verb in verbs:
        end = paragraph_end(doc.text, verb.idx)
        if doc.text[verb.idx + len(verb.text) : end].strip() != ":":
            continue
        source = source_of(verb, people)
        start, stop = _list_after(doc.text, end)
        if source and stop > start:
            found.append(Passage(start, stop, source[0], f"{source[1]} {verb.text}".strip()))
    return found


def _list_after(text: str, place: int) -> tuple[int, int]:
    start = place
    while start < len(text) and text[start] in "\n ":
        start += 1
    end, place = start, start
    while place < len(text):
        stop = paragraph_end(text, place)
        item = text[place:stop].strip()
        if item and not item.endswith((";", "; and", ", and", ",")):
            return start, stop if item[:1].islower() else end
        end, place = stop, stop + 1
    return start, end


def _going_on(doc: Doc, passages: Sequence[Passage]) -> list[Passage]:
    """A sentence that goes on counting ("A fifth were new.") after a reported one is reported too."""
    found: list[Passage] = []
    last: Passage | None = None
    starts = sorted((p for p in passages if not p.quoted), key=lambda p: p.end)
    index, previous_end = 0, 0
    for sentence in sentences(doc):
        if "\n" in doc.text[previous_end : sentence.start_char]:
            last = None
        previous_end = sentence.end_char
        own = None
        while index < len(starts) and starts[index].end <= sentence.end_char:
            own = starts[index] if starts[index].start >= sentence.start_char else own
            index += 1
        if own is not None:
            last = own
        elif last is not None and _goes_on_counting(sentence.root):
            found.append(Passage(sentence.start_char, sentence.end_char, last.source, last.cue))
        else:
            last = None
        if "\n" in sentence.text:
            last = None
    return found


def _goes_on_counting(root: Token) -> bool:
    subject = subject_of(root)
    if subject is None or root.pos_ not in ("VERB", "AUX"):
        return False
    return subject.pos_ == "NUM" or any(t.pos_ == "NUM" and t.dep_ in ("nummod", "compound") for t in subject.children)
