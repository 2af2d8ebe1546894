"""What a user follows, their saved filters, feed addresses and digest. Nobody sees another's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.following import saving
from claims.following.digests import unsubscribe as end_digest
from claims.following.digests import user_of
from claims.forms_following import DigestForm, FollowForm, NameForm, SaveForm
from claims.models import DigestSetting, FeedAddress, Follow, SavedFilter
from claims.views.access import may_read
from claims.views.addresses import where_from


@require_safe
@may_read
def following(request: HttpRequest) -> HttpResponse:
    """All that is one's own."""
    return _page(request)


def _page(request: HttpRequest, *, secret: str = "", status: int = 200, **forms: object) -> HttpResponse:
    assert isinstance(request.user, User)
    setting = DigestSetting.objects.filter(user=request.user).first() or DigestSetting(user=request.user)
    follows = list(Follow.objects.of(request.user).with_targets())
    context: dict[str, object] = {
        "follows": follows,
        "filters": list(SavedFilter.objects.filter(owner=request.user)),
        "address": FeedAddress.objects.filter(owner=request.user).first(),
        "secret": secret,
        "digest_form": DigestForm(instance=setting),
        **forms,
    }
    return render(request, "claims/following.html", context, status=status)


@require_POST
@may_read
def follow(request: HttpRequest) -> HttpResponse:
    """Have notices of one thing."""
    assert isinstance(request.user, User)
    form = _follow_form(request)
    try:
        saving.follow(user=request.user, target=form.target)
        messages.success(request, f"You follow {_named(form)}. What changes comes into your inbox.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(where_from(request, "claims:following"))


@require_POST
@may_read
def stop(request: HttpRequest) -> HttpResponse:
    """Have no more notices of it."""
    assert isinstance(request.user, User)
    form = _follow_form(request)
    saving.stop_following(user=request.user, target=form.target)
    messages.success(request, f"You no longer follow {_named(form)}.")
    return redirect(where_from(request, "claims:following"))


def _follow_form(request: HttpRequest) -> FollowForm:
    """What is meant; a thing that is not here, or is another's, is 404."""
    form = FollowForm(request.POST, owner=request.user.pk)
    if not form.is_valid():
        raise Http404("There is nothing of that number to follow.")
    return form


def _named(form: FollowForm) -> str:
    return f"“{form.target}”" if form.target else "everything that disagrees"


@require_POST
@may_read
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filter of a page's address; what cannot be kept stays in the form with its reason."""
    assert isinstance(request.user, User)
    form = SaveForm(request.POST)
    if form.is_valid():
        try:
            saved = saving.save_filter(
                owner=request.user, name=form.cleaned_data["name"], kept=form.cleaned_data["address"]
            )
            messages.success(request, f"“{saved}” is saved. It stands under “Following”.")
            return redirect(saved)
        except ValidationError as error:
            form.add_error("name", error)
    address = str(request.POST.get("address", ""))
    back = address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address[:1] == "/" else ""
    return render(request, "claims/save_filter.html", {"form": form, "back": back})


@require_POST
@may_read
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one of one's own filters another name."""
    saved = get_object_or_404(SavedFilter, pk=pk, owner=request.user.pk)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            saving.rename_filter(saved=saved, name=form.cleaned_data["name"])
            messages.success(request, f"It is called “{saved}” now.")
            return redirect("claims:following")
        except ValidationError as error:
            form.add_error("name", error)
    return _page(request, rename_form=form, renaming=pk)


@require_POST
@may_read
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own filters, and follow it no more."""
    saved = get_object_or_404(SavedFilter, pk=pk, owner=request.user.pk)
    saved.delete()
    messages.success(request, f"“{saved}” is deleted. Its address still shows the same page.")
    return redirect("claims:following")


@require_POST
@may_read
@never_cache
def renew_feeds(request: HttpRequest) -> HttpResponse:
    """A new secret for one's feeds, shown in the answer itself: a redirect would have to keep it somewhere."""
    assert isinstance(request.user, User)
    return _page(request, secret=FeedAddress.renew(owner=request.user))


@require_POST
@may_read
def end_feeds(request: HttpRequest) -> HttpResponse:
    """End one's secret feed addresses."""
    FeedAddress.objects.filter(owner=request.user.pk).delete()
    messages.success(request, "Your feed addresses are ended. Whatever reads them is refused from now on.")
    return redirect("claims:following")


@require_POST
@may_read
def digest(request: HttpRequest) -> HttpResponse:
    """Say how often to have mail."""
    assert isinstance(request.user, User)
    setting, _ = DigestSetting.objects.get_or_create(user=request.user)
    form = DigestForm(request.POST, instance=setting)
    if not form.is_valid():
        return _page(request, digest_form=form)
    form.save()
    messages.success(request, f"A digest by mail: {setting.get_every_display().lower()}.")
    return redirect("claims:following")


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the token is the proof
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End a digest from its own link. Only a POST does it: programs that look at mail follow every link."""
    if user_of(token) is None:
        raise Http404("That link is not one of ours, or was cut short.")
    if request.method == "POST":
        end_digest(token)
    return render(request, "claims/unsubscribe.html", {"ended": request.method == "POST"})
