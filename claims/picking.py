"""Words that an editor picks in a text: where they stand, and how the rules would read them if they had to."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from articles.models import Revision
from articles.versions.tokens import sentences
from claims.extraction.pipeline import build_nlp, extract
from claims.recording import Place, load_catalogue
from claims.recording.readings import published_period, reading_of
from claims.values import Kind, Statement

# The fields of a reading that the form asks for.
ASKED = (
    "value", "low", "high", "comparator", "unit", "counted", "measure", "entity", "period_start", "period_end",
    "attribution", "what", "words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a text with its offsets."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def lines(text: str) -> list[Line]:
    """The sentences of a text, to pick one."""
    return [Line(sentence.text, sentence.start) for sentence in sentences(text)]


def line_at(text: str, start: int) -> Line:
    """The sentence that begins at an offset."""
    for line in lines(text):
        if line.start == start:
            return line
    raise ValidationError("Choose a sentence of the list.")


def find_words(line: Line, words: str, *, which: int = 1) -> tuple[int, int]:
    """Where words stand in a sentence, as offsets of its text; blanks may be of any kind, and `which` of them is told.

    Raises `ValidationError` where they do not stand there, or more than once and nobody said which.
    """
    said = words.split()
    if not said:
        raise ValidationError("Type the words of the sentence that say it.")
    found = list(re.finditer(r"\s+".join(map(re.escape, said)), line.text))
    if not found:
        raise ValidationError(
            f"“{' '.join(said)}” does not stand in this sentence. Type the words just as it has them."
        )
    if not 1 <= which <= len(found):
        raise ValidationError(f"“{' '.join(said)}” stands there {len(found)} times; there is no number {which}.")
    match = found[which - 1]
    return line.start + match.start(), line.start + match.end()


def place_of_words(text: str, start: int, end: int, kind: Kind) -> Place:
    """The place of selected words, without the blanks at their ends; they have to lie in one sentence."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValidationError("Choose the words that say it.")
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    for line in lines(text):
        if line.start <= start and end <= line.end:
            return Place(kind, start, end, line.start, line.end)
    raise ValidationError("The words reach beyond one sentence. Choose words of a single sentence.")


def proposed(revision: Revision, place: Place) -> dict[str, Any]:
    """What the rules read in the sentence, or in the words by themselves; only fields that they fill."""
    sentence = revision.text[place.sentence_start : place.sentence_end]
    start, end = place.start - place.sentence_start, place.end - place.sentence_start
    for text, first, last in ((sentence, start, end), (revision.text[place.start : place.end], 0, place.end)):
        for statement in _read(revision, text):
            if statement.kind == place.kind and statement.start < last and first < statement.end:
                reading = reading_of(statement)
                return {name: reading[name] for name in ASKED if reading[name] not in (None, "")}
    return {}


def _read(revision: Revision, text: str) -> tuple[Statement, ...]:
    nlp = build_nlp(settings.FACTDESK_MODEL)
    published = published_period(revision.article)
    return extract(text, published=published, catalogue=load_catalogue(), nlp=nlp).statements
