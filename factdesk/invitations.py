"""Links by which people set their own passwords: good once and for some days, shown to an admin and mailed."""

import datetime
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from factdesk.mailing import mail_is_set


class InvitationTokens(PasswordResetTokenGenerator):
    """Tokens that end with the first password that is set, with the next log-in, and after some days."""

    key_salt = "factdesk.invitations"


tokens = InvitationTokens()


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link, until when it is good, and what became of the mail: sent, not sent because of `problem`, or neither."""

    user: User
    link: str
    good_until: datetime.datetime
    mailed: bool = False
    problem: str = ""


def invite(*, user: User, site: str) -> Invitation:
    """A new link for this user under the address of the site, mailed where mail is set and an address is known.

    A user without a password of their own loses every older link.
    """
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    address = reverse("invited", args=[urlsafe_base64_encode(force_bytes(user.pk)), tokens.make_token(user)])
    good_until = timezone.now() + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    made = Invitation(user, f"{site.rstrip('/')}{address}", good_until)
    if not user.email or not mail_is_set():
        return made
    try:
        send_mail(
            f"{settings.FACTDESK_NAME}: your account",
            render_to_string("registration/invitation.txt", {"invitation": made, "desk": settings.FACTDESK_NAME}),
            None,
            [user.email],
        )
    except (OSError, SMTPException) as error:
        return Invitation(user, made.link, good_until, problem=str(error) or type(error).__name__)
    return Invitation(user, made.link, good_until, mailed=True)
