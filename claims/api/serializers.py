"""The shapes of what is answered, for the schema; the rows themselves come from `claims.api.rows`, ready to send.

A test compares each shape with its row, field by field.
"""

from functools import cache
from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from articles.models import Article
from claims.filters import CLAIM_STATES
from claims.models import BASES, COMPARATORS, KINDS, NATURES, PRECISIONS, RELATIONS, Finding, Review


def _words(*, null: bool = False, **kwargs: Any) -> serializers.CharField:
    return serializers.CharField(allow_null=null, **kwargs)


def _number(**kwargs: Any) -> serializers.IntegerField:
    return serializers.IntegerField(**kwargs)


def _choice(choices: Any, *, null: bool = False) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=choices, allow_null=null)


class EventRow(serializers.Serializer):
    """What happened, in an event's claim."""

    type = _words()
    agent = _words(null=True)
    object = _words(null=True)
    place = _words(null=True)
    modifiers = serializers.ListField(child=serializers.CharField())


class ClaimRow(serializers.Serializer):
    """A claim: the line that `manage.py extract` prints, and its place on the desk."""

    id = _number()
    article = _words(help_text="Stem of the file that it was loaded from.")
    kind = _choice(KINDS)
    surface = _words()
    what = _words(null=True)
    words = _words(null=True)
    sentence = _words()
    start = _number(help_text="Where it begins in the text of its revision.")
    end = _number()
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    comparator = _choice(COMPARATORS, null=True)
    unit = _words(null=True)
    approximate = serializers.BooleanField(allow_null=True)
    vague = serializers.BooleanField(allow_null=True)
    step = serializers.FloatField(allow_null=True)
    counted = _words(null=True)
    measure = _words(null=True)
    nature = _choice(NATURES, null=True)
    scope = serializers.DictField(child=serializers.CharField(), allow_null=True)
    entity = _words(null=True)
    period_start = serializers.DateField(allow_null=True)
    period_end = serializers.DateField(allow_null=True)
    period_precision = _choice(PRECISIONS, null=True)
    period_basis = _choice(BASES, null=True)
    period_words = _words(null=True)
    period_conflict = _words(null=True)
    attribution = _words(null=True)
    trend = _words(null=True)
    trackable = serializers.BooleanField()
    event = EventRow(allow_null=True)
    in_headline = serializers.BooleanField()
    because = serializers.DictField(child=serializers.CharField(), help_text="The words that each field was read from.")
    outlet = _words(null=True)
    headline = _words()
    published = serializers.DateField(allow_null=True)
    published_to = serializers.DateField(allow_null=True)
    revision = _number(help_text="The version of the text in which the offsets count.")
    by_hand = serializers.BooleanField(help_text="An editor added it; the rules read all others.")
    carried_from = serializers.IntegerField(
        allow_null=True, help_text="The claim of the same words in the version before; null where there is none."
    )
    permalink = _words()
    state = _choice(CLAIM_STATES)
    standing = serializers.BooleanField(
        help_text="False where a newer version of the text, or newer rules, no longer read it."
    )


class SideRow(serializers.Serializer):
    """The claims of a finding that say the same."""

    says = _words()
    claims = serializers.ListField(child=serializers.IntegerField())
    origins = _number()


class FindingRow(serializers.Serializer):
    """A finding: the line that `manage.py export findings` prints."""

    id = _number()
    relation = _choice(RELATIONS)
    possible = serializers.BooleanField()
    queue = serializers.BooleanField(help_text="Stands in the editors’ queue.")
    reasons = serializers.ListField(child=serializers.CharField())
    explanation = _words()
    measure = _words(null=True)
    entity = _words(null=True)
    sides = SideRow(many=True)
    verdict = _choice(Finding.Verdict.choices, null=True)
    reason = _choice(Review.Reason.choices, null=True)
    prefers = _words(null=True)
    prefers_because = _words(null=True)
    awaits_second = serializers.BooleanField()
    asking = _choice(Finding.Asking.choices, null=True)
    ask_whom = _words(null=True)
    asked_on = serializers.DateField(allow_null=True)
    remind_on = serializers.DateField(allow_null=True)
    changed_since = serializers.BooleanField(help_text="New evidence came in after the verdict.")
    found_by = _choice(Finding.FoundBy.choices)
    note = _words(null=True)
    permalink = _words()


class OneFinding(FindingRow):
    """A finding by itself."""

    live = serializers.BooleanField(help_text="False where comparison no longer makes it.")
    seen = _number(allow_null=True, help_text="Number of the newest signature; send it back with yours.")
    shown = _words(help_text="The evidence in a few characters; send it back with your signature.")


class MeasureRow(serializers.Serializer):
    """A measure: the line that `manage.py export measures` prints, and its name in addresses."""

    id = _number()
    name = _words()
    definition = _words()
    unit_class = _words()
    nature = _choice(NATURES, null=True)
    catalogued = serializers.BooleanField()
    second_signature = serializers.BooleanField()
    merged_into = _words(null=True)
    aliases = serializers.ListField(child=serializers.CharField())
    narrower = serializers.DictField(child=serializers.CharField())
    permalink = _words()
    slug = _words()


class ArticleRow(serializers.Serializer):
    """An article without its text."""

    id = _number()
    article = _words(help_text="Stem of the file that it was loaded from.")
    outlet = _words(null=True)
    headline = _words()
    standfirst = _words(null=True)
    byline = _words(null=True)
    url = _words(null=True)
    published = serializers.DateField(allow_null=True)
    published_to = serializers.DateField(allow_null=True)
    published_basis = _choice(Article.PublishedBasis.choices)
    published_reason = _words(null=True)
    language = _words(null=True, help_text="Code of the language that it is in, where that is known.")
    not_read = _words(null=True, help_text="Why no claims are read in it: its text is in another language.")
    revision = _number(help_text="The version that is shown.")
    permalink = _words()


class RevisionRow(serializers.Serializer):
    """A version of an article's text."""

    id = _number()
    number = _number()
    stored = serializers.DateTimeField()


class OneArticle(ArticleRow):
    """An article with the text of one version, in which its claims' offsets count."""

    text = _words()
    updated = serializers.DateTimeField(allow_null=True, help_text="When its source says that it was last changed.")
    source = _words(null=True, help_text="Format that it was read from: html, pdf, docx, eml or json.")
    page_starts = serializers.ListField(child=_number(), help_text="Where in the text each page of a PDF begins.")
    revisions = RevisionRow(many=True)


class StandRow(serializers.Serializer):
    """What one article said when a verdict was signed."""

    article = _number()
    reads = _words()
    of = _words()
    measure = _number(allow_null=True)
    sentence = serializers.CharField(required=False, help_text="As it stood then; absent in older signatures.")


class EvidenceRow(serializers.Serializer):
    """A side as it stood when a verdict was signed."""

    says = _words()
    claims = serializers.ListField(child=serializers.IntegerField())
    stands = StandRow(many=True, required=False)


class ReviewRow(serializers.Serializer):
    """A signature on a finding: a verdict, a second signature under one, or the undoing of either."""

    id = _number()
    finding = _number()
    verdict = _choice(Finding.Verdict.choices, null=True)
    reason = _choice(Review.Reason.choices, null=True)
    note = _words(null=True)
    ask_whom = _words(null=True)
    ask_what = _words(null=True)
    prefers = _words(null=True, help_text="What the preferred side says.")
    prefers_because = _words(null=True)
    seconds = _number(allow_null=True, help_text="The signature under which this one stands.")
    undoes = _number(allow_null=True, help_text="The signature that this one takes back.")
    undone_by = _number(allow_null=True)
    relation = _words(null=True)
    evidence = EvidenceRow(many=True)
    reviewer = _words()
    signed = serializers.DateTimeField()


class LoadedRow(serializers.Serializer):
    """What loading one article came to."""

    status = _choice(["new", "revised", "known", "rejected"])
    article = _number(allow_null=True)
    revision = _number(allow_null=True)
    headline = _words(null=True)
    permalink = _words(null=True)
    figures = _number()
    claims = _number()
    findings = _number()
    confirm_date = _words(null=True, help_text="Why an admin should confirm the day of publication.")
    not_read = _words(null=True, help_text="Why no claims are read in it: its text is in another language.")
    reason = _words(null=True, help_text="Why it was not taken.")


class ErrorRow(serializers.Serializer):
    """What is wrong with one field."""

    field = _words(null=True)
    detail = _words()


class ProblemRow(serializers.Serializer):
    """A problem (RFC 9457)."""

    type = _words(help_text="Where it is explained.")
    title = _words()
    status = _number()
    detail = _words(help_text="What happened, and what is allowed, in words for people.")
    errors = ErrorRow(many=True, required=False)
    allowed = serializers.ListField(child=serializers.CharField(), required=False)
    scope = _words(required=False)
    decided = ReviewRow(required=False)


@cache  # one shape, one name in the schema
def page_of(shape: type[serializers.Serializer]) -> serializers.Serializer:
    """One page of a list of such rows."""
    name = f"{shape.__name__.removesuffix('Row')}Page"
    where = serializers.URLField(allow_null=True, help_text="Address of the next page; null at the end.")
    return inline_serializer(name, {"next": where, "results": shape(many=True)})
