"""What a request's JSON may hold. What the values mean is judged where the page judges it: by its forms and loading."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from claims.api.problems import REFUSED, Problem
from claims.models import Finding, Review

MOST_ARTICLES = 20
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class Words(serializers.CharField):
    """Text, and nothing else that could be written as text."""

    def to_internal_value(self, data: Any) -> str:
        """The text given."""
        if not isinstance(data, str):
            raise serializers.ValidationError(f"“{data}” is no text; put it in quotation marks.")
        text: str = super().to_internal_value(data)
        return text


class Number(serializers.IntegerField):
    """A whole number, and nothing that could be read as one."""

    def to_internal_value(self, data: Any) -> int:
        """The number given."""
        if not isinstance(data, int) or isinstance(data, bool):
            raise serializers.ValidationError(f"“{data}” is no whole number.")
        return data


class Day(serializers.DateField):
    """A day; an error quotes what was written instead."""

    def to_internal_value(self, data: Any) -> datetime.date:
        """The day given."""
        try:
            if isinstance(data, str) and len(data) == len("2019-06-05"):
                return datetime.date.fromisoformat(data)
        except ValueError:
            pass  # said below
        raise serializers.ValidationError(f"“{data}” is no date. Write it as 2019-06-05.")


class Moment(serializers.DateTimeField):
    """A moment with its offset from UTC; an error quotes what was written instead."""

    def to_internal_value(self, data: Any) -> datetime.datetime:
        """The moment given."""
        try:
            moment = datetime.datetime.fromisoformat(data) if isinstance(data, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise serializers.ValidationError(f"“{data}” is no moment. Write it as 2019-06-05T14:30:00+01:00.")
        return moment


class Language(Words):
    """The code of a language."""

    def to_internal_value(self, data: Any) -> str:
        """The code given, in small letters but for a country's."""
        code = super().to_internal_value(data)
        if not _LANGUAGE.fullmatch(code):
            raise serializers.ValidationError(f"“{code}” is no code of a language. Write it as “en” or “en-GB”.")
        return code


class OneOf(serializers.ChoiceField):
    """A word of a list; an error names the list."""

    def to_internal_value(self, data: Any) -> str:
        """The word given."""
        allowed = ", ".join(self.choices)
        if not isinstance(data, str) or data not in self.choices:
            raise serializers.ValidationError(f"“{data}” is not allowed here; one of these is: {allowed}.")
        return data


class Body(serializers.Serializer):
    """A JSON object whose members are all known; a slip in a name must not lose what was meant."""

    default_error_messages = {"invalid": "This has to be a JSON object, in braces."}

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """The members given."""
        unknown = [name for name in data if name not in self.fields] if isinstance(data, Mapping) else []
        if unknown:
            known = ", ".join(self.fields)
            raise serializers.ValidationError(
                {name: [f"“{name}” is not known here; these are: {known}."] for name in unknown}
            )
        members: dict[str, Any] = super().to_internal_value(data)
        return members


class SeenBody(Body):
    """What was on the editor's screen: another decision since, or other evidence, and nothing is written."""

    seen = Number(allow_null=True, min_value=1, max_value=10**18, help_text="From the finding: its newest signature.")
    shown = Words(max_length=64, help_text="From the finding: its evidence in a few characters.")
    note = Words(required=False, allow_blank=True, max_length=5000)


class UndoBody(Body):
    """Which signature was the newest when it was decided to take it back."""

    seen = Number(min_value=1, max_value=10**18, help_text="From the finding: its newest signature.")
    note = Words(required=False, allow_blank=True, max_length=5000)


class ReviewBody(SeenBody):
    """An editor's ruling."""

    verdict = OneOf(Finding.Verdict.choices)
    reason = OneOf(Review.Reason.choices, required=False, help_text="Needed where it is not a contradiction.")
    ask_whom = Words(required=False, allow_blank=True, max_length=200)
    ask_what = Words(required=False, allow_blank=True, max_length=2000, help_text="Needed where it needs reporting.")
    asked_on = Day(required=False, allow_null=True)
    remind_on = Day(required=False, allow_null=True)
    prefers = Number(
        required=False, allow_null=True, min_value=0, max_value=999, help_text="Which of “sides”, counted from 0."
    )
    prefers_because = Words(required=False, allow_blank=True, max_length=2000)


class ArticleBody(Body):
    """An article to load: its text, and what its giver knows of it. Nothing that is left out is guessed.

    Without a text, the page is fetched from its address.
    """

    text = Words(
        required=False,
        allow_null=True,
        trim_whitespace=False,
        help_text="The page: headline, byline and date may stand in it. Leave it out to have “url” fetched.",
    )
    headline = Words(required=False, allow_null=True, max_length=500)
    standfirst = Words(required=False, allow_null=True, allow_blank=True, max_length=1000)
    byline = Words(required=False, allow_null=True, allow_blank=True, max_length=200)
    outlet = Words(required=False, allow_null=True, max_length=200)
    published = Day(required=False, allow_null=True)
    updated = Moment(required=False, allow_null=True, help_text="When its source says that it last changed it.")
    url = Words(required=False, allow_null=True, max_length=2000)
    language = Language(
        required=False, allow_null=True, max_length=35, help_text="Its code, such as en; else it is told."
    )
    stem = Words(required=False, allow_null=True, max_length=200, help_text="Its name in exports.")

    def validate(self, members: dict[str, Any]) -> dict[str, Any]:
        """A text, or an address at which it stands."""
        if members.get("text") is None and members.get("url") is None:
            raise serializers.ValidationError({"text": "Give a text, or a “url” at which it stands."})
        return members


def checked(body: Body) -> dict[str, Any]:
    """The members, or a problem that says what is wrong with which."""
    if body.is_valid():
        members: dict[str, Any] = body.validated_data
        return members
    raise refused(in_rows(body.errors))


def refused(errors: list[dict[str, str | None]]) -> Problem:
    """A problem out of errors of fields."""
    told = (f"{row['field']}: {row['detail']}" if row["field"] else f"{row['detail']}" for row in errors)
    return Problem(REFUSED, " ".join(told), errors=errors)


def in_rows(errors: Mapping[str, Any]) -> list[dict[str, str | None]]:
    """Errors as forms and serializers give them, one row each."""
    whole = ("__all__", "non_field_errors")
    return [
        {"field": None if name in whole else name, "detail": str(message)}
        for name, messages in errors.items()
        for message in messages
    ]
