"""What an admin gives to be loaded, and what they correct of its head before it is saved."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from articles.cleaning import clean
from articles.loading import Reading
from articles.models import Outlet
from articles.readers import RawArticle
from articles.readers.files import is_address, read_many
from articles.readers.index import parse_address
from articles.readers.many import SUFFIXES
from articles.readers.packing import pack, unpack
from articles.readers.records import NAMES
from articles.readers.text import too_large
from articles.rejects import Rejected
from claims.jobs.loads import Page, given_of
from claims.languages import language_choices, language_name
from claims.limits import current_limits
from claims.web import read_each

# Beyond so many, nobody looks through a preview: a worker reads them.
MOST_AT_ONCE = 5
_SALT = "claims.loading"


class DayField(forms.DateField):
    """A day on which something can have been printed."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> datetime.date | None:
        """The day written, or an error that quotes what was written instead."""
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(f"“{value}” is no date. Write it as 2019-06-05.", code="invalid") from None

    def clean(self, value: Any) -> datetime.date | None:
        """The day, unless it lies ahead."""
        day: datetime.date | None = super().clean(value)
        if day and day > timezone.localdate():
            raise ValidationError("That day has not come yet.")
        return day


class AddressField(forms.CharField):
    """An address of the web."""

    widget = forms.URLInput

    def clean(self, value: Any) -> str:
        """The address, if it begins with http:// or https://."""
        address: str = super().clean(value)
        try:
            return parse_address(address) if address else ""
        except Rejected as reject:
            raise ValidationError(str(reject)) from None


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, each checked as one file is."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files given; none is no error here."""
        given = data if isinstance(data, list | tuple) else [data]
        return [file for item in given if (file := forms.FileField(required=False, allow_empty_file=True).clean(item))]


class LoadForm(forms.Form):
    """A pasted text, or files, and what the admin knows of them."""

    text = forms.CharField(
        label="Paste the page, or its address",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="With everything around the article: headline, byline, date. What is no article is dropped. An "
        "address (https://…) alone is fetched.",
        error_messages={"null_characters_not_allowed": "This is not text: it holds NUL characters."},
    )
    uploads = ManyFilesField(
        label="Or choose files",
        required=False,
        widget=ManyFilesInput(attrs={"accept": ",".join(sorted(SUFFIXES))}),
        help_text=(
            "Texts (.txt, .md), saved web pages (.html), PDFs, Word documents (.docx), mails (.eml), ZIP archives of "
            f"these, and JSON (.json, .jsonl) with the names {', '.join(NAMES)}; as many as you like."
        ),
    )
    outlet = forms.CharField(
        label="Outlet",
        required=False,
        max_length=200,
        help_text="Who published it. Leave it empty if you do not know: nothing is guessed.",
        widget=forms.TextInput(attrs={"list": "outlets"}),
    )
    published = DayField(
        label="Day of publication", required=False, help_text="Only if the page does not give it, or gives it wrongly."
    )

    # The same form sent twice is one giving.
    giving = forms.CharField(
        required=False, max_length=40, widget=forms.HiddenInput, initial=lambda: get_random_string(32)
    )
    most_at_once = MOST_AT_ONCE

    def clean(self) -> dict[str, Any]:
        """Something must have been given."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned["text"].strip() and not cleaned["uploads"]:
            raise ValidationError("Paste a page or choose a file.")
        return cleaned

    def outlets(self) -> list[str]:
        """Names to choose from."""
        return list(Outlet.objects.values_list("name", flat=True)[:500])

    def pages(self) -> Iterator[tuple[str, RawArticle | Rejected]]:
        """Each text or file by its name: the page in it, or why there is none."""
        given = self.cleaned_data
        if is_address(given["text"].strip()):
            for name, raw in read_each(given["text"].strip()):
                yield name, raw if isinstance(raw, Rejected) else self._with_given(raw)
        elif given["text"].strip():
            yield "The pasted text", self._pasted(given["text"])
        for file in given["uploads"]:
            for name, raw in _uploaded(file):
                yield name, raw if isinstance(raw, Rejected) else self._with_given(raw)

    def are_many(self) -> bool:
        """Whether there is more than anybody looks through, or waits for."""
        return len(self.cleaned_data["uploads"]) > MOST_AT_ONCE

    def key(self) -> str:
        """What the same form sent twice has in common, and no other: one that came back with other files is another."""
        given = self.cleaned_data
        parts = [given["giving"], given["text"], given["outlet"], str(given["published"])]
        contents = []
        for file in given["uploads"]:
            contents += [(file.name or "").encode(), *file.chunks()]
            file.seek(0)
        return digest(*(part.encode("utf-8", "replace") for part in parts), *contents)

    def name(self) -> str:
        """What a load of these is called."""
        uploads = self.cleaned_data["uploads"]
        first = uploads[0].name or "A file" if uploads else "The pasted text"
        more = len(uploads) - 1
        return first if more < 1 else f"{first} and {more:,} more file{'' if more == 1 else 's'}"

    def unread(self) -> Iterator[Page]:
        """Each text or file for a worker to read."""
        given = self.cleaned_data
        said = given_of(RawArticle(stem="", text="", outlet=given["outlet"] or None, published=given["published"]))
        if given["text"].strip():
            raw, name = self._pasted(given["text"]), "The pasted text"
            yield Page(name, reject=str(raw)) if isinstance(raw, Rejected) else Page(name, raw)
        limits = current_limits()
        most = max(limits.file_bytes, limits.archive_bytes)
        for file in given["uploads"]:
            name = file.name or "A file"
            if file.size and file.size > most:
                yield Page(name, reject=too_large(file.size, max_bytes=most))
            else:
                yield Page(name, content=file.read(most + 1), given=said)

    def _pasted(self, text: str) -> RawArticle | Rejected:
        try:
            return self._with_given(pasted(text))
        except Rejected as reject:
            return reject

    def _with_given(self, raw: RawArticle) -> RawArticle:
        """The page with what the admin says of all that they gave."""
        given = self.cleaned_data
        return replace(raw, outlet=given["outlet"] or raw.outlet, published=given["published"] or raw.published)


class HeadForm(forms.Form):
    """The head of one page as it was read, for an admin to mend. Fields that the page does not give are empty."""

    headline = forms.CharField(label="Headline", max_length=500)
    standfirst = forms.CharField(
        label="Standfirst", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    byline = forms.CharField(label="By", max_length=200, required=False)
    published = DayField(label="Day of publication", required=False)
    outlet = forms.CharField(
        label="Outlet", max_length=200, required=False, widget=forms.TextInput(attrs={"list": "outlets"})
    )
    url = AddressField(label="Address of the page", max_length=2000, required=False)
    updated = forms.DateTimeField(
        label="Last changed",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "That is no day with a time. Write it as 2019-06-05T14:30."},
    )
    language = forms.ChoiceField(label="Language", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices, read = language_choices(), self.initial.get("language")
        if read and read not in dict(choices):
            choices.append((read, language_name(read)))
        self.fields["language"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(reading: Reading) -> dict[str, Any]:
        """What was read of the page; a day that was only inferred is for the admin to give."""
        published = reading.published
        return {
            "headline": reading.headline,
            "standfirst": reading.standfirst,
            "byline": reading.byline,
            "published": published.start if published and published.basis == "stated" else None,
            "outlet": reading.raw.outlet,
            "url": reading.raw.url,
            "updated": reading.raw.updated and reading.raw.updated.replace(second=0, microsecond=0),
            "language": reading.language,
        }

    def applied_to(self, reading: Reading) -> RawArticle:
        """The page with what the admin changed; what they left as read stays the page's own word."""
        given, read = self.cleaned_data, self.initial_of(reading)
        changed: dict[str, Any] = {
            name: given[name] or None for name in read if (given[name] or None) != (read[name] or None)
        }
        for name in changed.keys() & {"byline", "standfirst"}:
            changed[name] = given[name]  # emptied means that it is none, not that the page's counts
        if not given["published"]:
            changed.pop("published", None)
        return replace(reading.raw, **changed)


class DateForm(forms.Form):
    """The day that an admin vouches for."""

    published = DayField(
        label="Day of publication", error_messages={"required": "Give the day on which the article was published."}
    )


def digest(*parts: bytes) -> str:
    """Forty characters that tell these parts from others."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8))
        made.update(part)
    return made.hexdigest()[:40]


def seal(pages: list[RawArticle]) -> str:
    """Pages as a form field can carry them from the preview to the save, unchanged."""
    return signing.dumps([pack(raw) for raw in pages], salt=_SALT, compress=True)


def unseal(sealed: str) -> list[RawArticle]:
    """The pages of a preview; `django.core.signing.BadSignature` where somebody changed them on the way."""
    return [unpack(page) for page in signing.loads(sealed, salt=_SALT)]


def pasted(text: str) -> RawArticle:
    """The page in a text that came without a file, or `Rejected`."""
    size = len(text.encode("utf-8", "replace"))
    if size > settings.FACTDESK_MAX_BYTES:
        raise Rejected(too_large(size, max_bytes=settings.FACTDESK_MAX_BYTES))
    if is_address(text.strip()):
        raise Rejected("is only an address; give it as the “url” and leave the text out, to have it fetched")
    text = text.replace("\r\n", "\n")  # as browsers send line ends, whatever they were
    return RawArticle(stem=slugify(clean(text).headline)[:60].strip("-") or "pasted", text=text)


def _uploaded(file: UploadedFile) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The pages in a file, of which no more is read than a file may hold."""
    limits, name = current_limits(), file.name or "upload.txt"
    most = max(limits.file_bytes, limits.archive_bytes) + 1
    yield from read_many(file.read(most), name=name, limits=limits)
