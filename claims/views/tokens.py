"""A user's own tokens: made, listed and revoked. Nobody sees another's."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claims.forms_tokens import TokenForm
from claims.models import ApiToken
from claims.models.tokens import scopes_of
from claims.views.access import may_read


@require_http_methods(["GET", "HEAD", "POST"])
@may_read
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that count and have counted, and the form for another.

    A new secret stands in the answer itself: a redirect would have to keep it somewhere in between.
    """
    assert isinstance(request.user, User)
    form = TokenForm(request.POST or None, owner=request.user)
    made: ApiToken | None = None
    secret = ""
    if request.method == "POST" and form.is_valid():
        made, secret = form.issue()
        form = TokenForm(owner=request.user) if made else form
    context = {
        "form": form,
        "made": made,
        "secret": secret,
        "standing": list(ApiToken.objects.standing().filter(owner=request.user)),
        "revoked": list(ApiToken.objects.filter(owner=request.user).exclude(revoked_at=None)[:20]),
        "allowed": [str(scope) for scope in scopes_of(request.user)],
    }
    return render(request, "claims/tokens.html", context)


@require_POST
@may_read
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens."""
    token = get_object_or_404(ApiToken, pk=pk, owner=request.user.pk)
    token.revoke()
    messages.success(request, f"“{token}” is revoked. Whatever used it is refused from now on.")
    return redirect("claims:tokens")
