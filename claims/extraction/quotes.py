"""Quoted sayings: words between marks that report what somebody said; names, titles and gradings are none."""

from spacy.tokens import Doc, Span, Token

from claims.extraction.context import Context
from claims.extraction.patterns import quotes as patterns
from claims.extraction.patterns.ratings import BODIES, FAMILIES
from claims.extraction.periods import period_of
from claims.extraction.quotations import Quotation
from claims.extraction.reading import paragraph_end, paragraph_start, sentence_of, span_at, subject_of, up
from claims.values import Attribution, Kind, Statement

_GRADES = frozenset(grade for grades in FAMILIES.values() for grade in grades)
_NEAR = 60
_BODY_WORDS = tuple(BODIES.split("|")[:4])


def find_quotes(doc: Doc, ctx: Context) -> list[Statement]:
    """The quoted sayings of a parsed text, in order of place."""
    found = []
    outer_end = -1
    for quotation in ctx.attributions.quotations:
        nested = quotation.start < outer_end
        outer_end = max(outer_end, quotation.end)
        if nested:
            continue
        span = _words_of(doc, quotation)
        if span is None:
            continue
        attribution = ctx.attributions.of(span.start_char, span.end_char) or _body_that_found(doc, span)
        if _is_saying(doc, span, quotation, attribution):
            found.append(_statement(doc, span, quotation, attribution, ctx))
    return found


def _words_of(doc: Doc, quotation: Quotation) -> Span | None:
    """The quoted words without the comma that belongs to the sentence around."""
    text = doc.text
    start, end = quotation.start, quotation.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    span = span_at(doc, start, end) if end > start else None
    return span if span is not None and any(t.is_alpha for t in span) else None


def _trimmed(doc: Doc, quotation: Quotation) -> tuple[int, int]:
    start, end = quotation.start, quotation.end
    while start < end and doc.text[start].isspace():
        start += 1
    closing = ",;" if doc.text[start : start + 1].isupper() else ",;."
    while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] in closing):
        end -= 1
    return start, end


def _is_saying(doc: Doc, span: Span, quotation: Quotation, attribution: Attribution | None) -> bool:
    words = [t for t in span if t.is_alpha or t.like_num]
    if span.text.lower().strip(" .,") in _GRADES or _is_heading(doc, quotation):
        return False
    before = doc[span.start - 2] if span.start >= 2 else None
    if before is not None and before.lower_ in patterns.NAMING_BEFORE:
        return False
    if _is_title(words):
        return False
    if _is_sentence(span):
        return attribution is not None and 3 <= len(words) <= patterns.LONGEST_SENTENCE_WORDS
    if len(words) == 1:
        return attribution is not None and words[0].pos_ in ("ADJ", "NOUN", "ADV", "VERB")
    return len(words) <= patterns.LONGEST_WORDS and (attribution is not None or _is_evaluation(before))


def _is_sentence(span: Span) -> bool:
    """A whole sentence with its full stop inside the marks, or with its own capital and verb."""
    return span.text.endswith(patterns.SENTENCE_ENDS) and span.text[:1].isupper()


def _is_title(words: list[Token]) -> bool:
    """ "Children First", "Panorama": capitals on all words that carry meaning."""
    telling = [t for t in words if t.lower_ not in patterns.FUNCTION_WORDS]
    return bool(telling) and all(t.text[:1].isupper() for t in telling) and len(words) <= 8


def _is_heading(doc: Doc, quotation: Quotation) -> bool:
    """A whole paragraph between marks without a full stop is a headline."""
    start, end = paragraph_start(doc.text, quotation.start), paragraph_end(doc.text, quotation.end)
    around = doc.text[start : quotation.start - 1].strip() + doc.text[quotation.end + 1 : end].strip()
    return not around and not doc.text[quotation.start : quotation.end].strip().endswith(patterns.SENTENCE_ENDS)


def _is_evaluation(before: Token | None) -> bool:
    return before is not None and before.lower_ in patterns.EVALUATING_BEFORE


def _body_that_found(doc: Doc, span: Span) -> Attribution | None:
    """ "was found to have “…” when the inspectorate came": its words, if the sentence names it."""
    sentence = sentence_of(doc, span.root)
    near = doc[max(sentence.start, span.start - _NEAR) : min(sentence.end, span.end + _NEAR)]
    verb = next((t for t in near if t.lemma_ in ("find", "judge", "describe", "deem") and t.pos_ == "VERB"), None)
    body = next((t for t in near if t.text in _BODY_WORDS), None)
    if verb is None or body is None or verb.idx > span.start_char:
        return None
    return Attribution(body.text, f"{verb.text} … {body.text}", span.text)


def _statement(doc: Doc, span: Span, quotation: Quotation, attribution: Attribution | None, ctx: Context) -> Statement:
    start, end = _trimmed(doc, quotation)
    about = ctx.entities.of(start, end)
    period = period_of(start, end, doc, ctx.periods, ctx.published)
    because = [("words", doc.text[start:end])]
    because += [("attribution", attribution.cue)] if attribution else []
    because += [("entity", about[1])] if about else []
    because += [("period", period.words)] if period and period.words else []
    return Statement(
        kind=Kind.QUOTE,
        surface=doc.text[start:end],
        start=start,
        end=end,
        what=_what(span, attribution, about[0] if about else None),
        words=doc.text[start:end],
        entity=about[0] if about else None,
        period=period,
        attribution=attribution,
        because=tuple(because),
    )


def _what(span: Span, attribution: Attribution | None, entity: str | None) -> str:
    """Whose words on what: "what the inspectors said of staff"."""
    verb = next((t for t in up(span.root) if t.pos_ in ("VERB", "AUX")), None)
    subject = subject_of(verb) if verb is not None else None
    outside = subject is not None and not span.start <= subject.i < span.end
    named = subject is not None and outside and subject.pos_ in ("NOUN", "PROPN")
    topic = subject.text if named and subject is not None else entity
    speaker = attribution.source if attribution else "somebody"
    if topic and topic not in speaker:
        return f"what {speaker} said of {topic}"
    return f"what {speaker} said"
