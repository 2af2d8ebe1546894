"""Digests by mail: what is unread and was in none before, a mail a user and day at most, nothing where nothing is new.

A row a user and day is written before the mail is sent, so that two runs at once send it once. Where sending fails the
row goes again, and the next run tries anew.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from claims.following.wording import about, leads_to, what_happened
from claims.models import Digest, DigestSetting, Notice

_SHOWN = 50
_WEEK = datetime.timedelta(days=7)
_SALT = "claims.digest"


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one user's digest: how many notices it told of, or why it was not sent."""

    user: User
    notices: int = 0
    error: str = ""


def send_digests(*, today: datetime.date | None = None) -> Iterator[Sent]:
    """Send today's digests to all who want one and have something new; a failure stops nobody else's."""
    today = today or timezone.localdate()
    wanted = DigestSetting.objects.exclude(every=DigestSetting.Every.NEVER).filter(user__is_active=True)
    for pk in list(wanted.order_by("pk").values_list("pk", flat=True)):
        if sent := _send(DigestSetting.objects.select_related("user").get(pk=pk), today):
            yield sent


def _send(setting: DigestSetting, today: datetime.date) -> Sent | None:
    user = setting.user
    if not user.email or not user.has_perm("claims.view_claim") or not _is_due(setting, today):
        return None
    fresh = Notice.objects.of(user).unread().filter(pk__gt=setting.sent_to)
    newest = fresh.order_by("-pk").values_list("pk", flat=True).first()
    if newest is None:
        return None
    fresh = fresh.filter(pk__lte=newest)
    digest, is_ours = Digest.objects.get_or_create(user=user, day=today, defaults={"notices": fresh.count()})
    if not is_ours:
        return None
    try:
        _mail(user, list(fresh.by_day().with_news()[:_SHOWN]), digest.notices).send()
    except Exception as error:  # whatever a mail server says, the others get theirs; it is reported
        digest.delete()
        return Sent(user, error=f"{type(error).__name__}: {error}")
    with transaction.atomic():
        Digest.objects.filter(pk=digest.pk).update(sent_at=timezone.now())
        DigestSetting.objects.filter(pk=setting.pk).update(sent_to=newest)
    return Sent(user, digest.notices)


def _is_due(setting: DigestSetting, today: datetime.date) -> bool:
    last = (
        Digest.objects.filter(user=setting.user_id, sent_at__isnull=False)
        .order_by("-day")
        .values_list("day", flat=True)
        .first()
    )
    if last is None:
        return True
    return today - last >= _WEEK if setting.every == DigestSetting.Every.WEEK else today > last


def _mail(user: User, notices: list[Notice], count: int) -> EmailMultiAlternatives:
    leave = absolute(reverse("claims:unsubscribe", args=[unsubscribe_token(user)]))
    context = {
        "user": user,
        "count": count,
        "groups": [(name, list(rows)) for name, rows in groupby(map(_line, notices), key=lambda line: line.about)],
        "more": count - len(notices),
        "inbox": absolute(reverse("claims:inbox")),
        "settings": absolute(reverse("claims:following")),
        "unsubscribe": leave,
    }
    mail = EmailMultiAlternatives(
        subject=f"FactDesk: {count} thing{'' if count == 1 else 's'} you follow",
        body=render_to_string("claims/mail/digest.txt", context),
        to=[user.email],
        headers={
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("claims/mail/digest.html", context), "text/html")
    return mail


@dataclass(frozen=True, slots=True)
class _Line:
    about: str
    words: str
    sentence: str
    link: str


def _line(notice: Notice) -> _Line:
    news = notice.news
    sentence = news.claim.sentence if news.claim_id and news.claim else ""
    if news.finding_id and news.finding:
        sentence = news.finding.explanation
    link = leads_to(news)
    return _Line(about(news), what_happened(news), sentence, absolute(link) if link else "")


def absolute(path: str) -> str:
    """An address as it stands in a mail, where no request says under which name the desk is served."""
    return urljoin(settings.FACTDESK_URL, path)


def unsubscribe_token(user: User) -> str:
    """What proves in a link that it was sent to this user; good for ending their digest and nothing else."""
    return signing.Signer(salt=_SALT).sign(str(user.pk))


def unsubscribe(token: str) -> bool:
    """End a user's digest; whether the token is one of ours."""
    user = user_of(token)
    if user is None:
        return False
    DigestSetting.objects.filter(user=user).update(every=DigestSetting.Every.NEVER)
    return True


def user_of(token: str) -> int | None:
    """The user whose digest the token may end."""
    try:
        return int(signing.Signer(salt=_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
