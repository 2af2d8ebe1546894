"""Articles, revisions, and what their texts share. `articles.loading` is the only writer of the first two."""

from bisect import bisect_right

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from articles.languages import ENGLISH
from articles.models.outlets import Outlet
from articles.ordering import LatestFirstIndex, latest_first


class ArticleQuerySet(models.QuerySet["Article"]):
    """Sets of articles."""

    def newest_first(self) -> "ArticleQuerySet":
        """By day of publication, undated ones last, then by when they came in."""
        return self.order_by(latest_first("published_to"), "-created_at", "-pk")

    def public(self) -> "ArticleQuerySet":
        """Articles that nobody has withdrawn: what pages, search, lists, exports and programs may show."""
        return self.filter(withdrawn=False)

    def undated(self) -> "ArticleQuerySet":
        """Articles whose date nobody has stated or confirmed."""
        return self.filter(published_basis__in=[Article.PublishedBasis.INFERRED, Article.PublishedBasis.UNKNOWN])

    def with_changed(self) -> "ArticleQuerySet":
        """With the number of the newest revision, and which sorts of facts it changed."""
        newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
        return self.annotate(
            version=Subquery(newest.values("number")[:1]), version_changed=Subquery(newest.values("changed")[:1])
        )

    def sharing_text_of(self, revision: "Revision") -> "ArticleQuerySet":
        """The other articles that print the text of this revision, whole or in part."""
        texts = Printing.objects.filter(revision=revision).values("text")
        return self.filter(revisions__printing__text__in=texts).exclude(pk=revision.article_id)


class Article(models.Model):
    """A story as one outlet published it; its text stands in revisions.

    The day of publication is an interval, because a page without a date may still say in which week it was printed.
    """

    class PublishedBasis(models.TextChoices):
        """How the day of publication is known."""

        STATED = "stated", "stated on the page"
        CONFIRMED = "confirmed", "confirmed by an admin"
        INFERRED = "inferred", "inferred from the text"
        UNKNOWN = "unknown", "not known"

    class LanguageBasis(models.TextChoices):
        """How the language is known."""

        STATED = "stated", "stated by the page or its giver"
        CONFIRMED = "confirmed", "confirmed by an admin"
        GUESSED = "guessed", "told from the text"

    stem = models.CharField(max_length=200, db_index=True, help_text="Stem of the file it was loaded from.")
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    headline = models.CharField(max_length=500)
    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    published_from = models.DateField(null=True, blank=True)
    published_to = models.DateField(null=True, blank=True)
    published_time = models.TimeField(null=True, blank=True)
    published_basis = models.CharField(max_length=10, choices=PublishedBasis.choices, default=PublishedBasis.UNKNOWN)
    published_reason = models.TextField(blank=True, help_text="Why the day is taken to be this one.")
    language = models.CharField(max_length=8, blank=True, help_text="Its code; empty where it is not known.")
    language_basis = models.CharField(max_length=10, choices=LanguageBasis.choices, blank=True)
    withdrawn = models.BooleanField(
        default=False, editable=False, help_text="Shown nowhere; the newest of its withdrawals says why."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    history = HistoricalRecords()

    objects = ArticleQuerySet.as_manager()

    class Meta:
        permissions = [("load_article", "Can load articles and confirm their dates")]
        indexes = [
            models.Index(fields=["published_to", "id"]),
            LatestFirstIndex(
                latest_first("published_to"),
                F("created_at").desc(),
                F("id").desc(),
                name="article_newest",
                condition=Q(withdrawn=False),
            ),
            models.Index(
                fields=["id"],
                name="article_undated",
                condition=Q(withdrawn=False, published_basis__in=["inferred", "unknown"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_published_in_order",
                condition=Q(published_from__isnull=True, published_to__isnull=True)
                | Q(published_from__isnull=False, published_to__isnull=False, published_to__gte=F("published_from")),
            ),
            models.CheckConstraint(
                name="article_published_unless_unknown",
                condition=Q(published_basis="unknown", published_from__isnull=True)
                | (~Q(published_basis="unknown") & Q(published_from__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The article's page."""
        return reverse("claims:article", args=[self.pk])

    @property
    def is_read(self) -> bool:
        """Whether claims are read in it: a text of another language than English is kept, and no more."""
        return self.language in ("", ENGLISH)

    @property
    def current(self) -> "Revision":
        """The newest revision."""
        return self.revisions.latest("number")


class Original(AppendOnly):
    """A file of bytes that a page was read out of: a PDF, a Word document, a mail. The same file is kept once."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    data = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppendOnlyQuerySet["Original"].as_manager()

    def __str__(self) -> str:
        return self.name


class Revision(AppendOnly):
    """One stored version of an article's text, never changed after it is written.

    `original` is the page as it came, `text` what cleaning left of it; claims' offsets count characters of `text`.
    Where the page came as no text, `file` has its bytes, and `original` the text that was read out of them.
    `dropped` lists what each cleaning step took out: `[{"step", "text", "why"}]`. The newest one is what stands at the
    article's place today, so that a text which comes back after another is stored again.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    file = models.ForeignKey(Original, null=True, blank=True, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    original = models.TextField()
    original_sha256 = models.CharField(max_length=64, db_index=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    headline_end = models.PositiveIntegerField(default=0, help_text="Where the headline ends in the text.")
    dropped = models.JSONField(default=list)
    source = models.CharField(max_length=10, blank=True, help_text="Format that it was read from, such as pdf.")
    updated = models.DateTimeField(null=True, blank=True, help_text="When its source says that it was last changed.")
    page_starts = models.JSONField(default=list, blank=True, help_text="Where in the text each page of a PDF begins.")
    changed = models.JSONField(
        default=list, blank=True, help_text="Sorts of facts that are otherwise than in the version before."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = AppendOnlyQuerySet["Revision"].as_manager()

    class Meta:
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which a character of the text stands; None where its source has no pages."""
        return bisect_right(self.page_starts, offset) or None


class Withdrawal(AppendOnly):
    """That an admin took an article off the desk, or brought it back; `articles.withdrawing` is the only writer.

    `public_words` are for whoever follows an old link; `note` is for the desk's admins.
    """

    class Ground(models.TextChoices):
        """Why, in words that may be shown."""

        COURT = "court", "by order of a court"
        ERROR = "error", "because it was in error"
        PUBLISHER = "publisher", "at the wish of its publisher"
        PRIVACY = "privacy", "to protect somebody’s privacy"
        OTHER = "other", "for another reason"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="withdrawals")
    ground = models.CharField(max_length=10, choices=Ground.choices, blank=True)
    public_words = models.TextField(blank=True)
    note = models.TextField()
    reinstates = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reinstated_by"
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet["Withdrawal"].as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="withdrawal_has_ground_or_reinstates",
                condition=(Q(reinstates__isnull=True) & ~Q(ground=""))
                | Q(reinstates__isnull=False, ground="", public_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} {'reinstated' if self.reinstates_id else 'withdrawn'} by {self.created_by}"


class SharedText(models.Model):
    """A text that several articles print, whole or in part, such as an agency's: what links their newest revisions."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Shared text {self.pk}"


class Printing(models.Model):
    """A newest revision that prints a shared text; `passages` are the stretches of it that another one prints too.

    `articles.sharing` is the only writer of this and of what follows.
    """

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="printing")
    text = models.ForeignKey(SharedText, on_delete=models.CASCADE, related_name="printings")
    passages = models.JSONField(default=list)

    class Meta:
        ordering = ["text", "revision"]

    def __str__(self) -> str:
        return f"{self.revision} in {self.text}"


class Copy(models.Model):
    """That a revision is a copy of another, confirmed on both texts; there is a row for either way round.

    `passages` are the stretches of `revision` that stand in `of` too.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="copies")
    of = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    passages = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "copies"
        constraints = [models.UniqueConstraint(fields=["revision", "of"], name="copy_once")]

    def __str__(self) -> str:
        return f"{self.revision} as in {self.of}"


class Band(models.Model):
    """A key of a newest revision's text under which near-copies meet.

    Where many stand under a key already, further ones are `left_out` of it: they look for copies there, and are not
    found there themselves.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="bands")
    key = models.BigIntegerField()
    left_out = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["key"], name="band_key", condition=Q(left_out=False))]

    def __str__(self) -> str:
        return str(self.key)
