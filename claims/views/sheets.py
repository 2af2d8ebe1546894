"""The safe-to-print sheet of a measure, and what editors do on it: sign, sign too, take off."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.copystyle import wording_of
from claims.forms_sheets import SeenForm, SignValueForm
from claims.models import Claim, Entity, Measure, SheetSignature
from claims.recording import Signed, State, second_value, sign_value, take_off
from claims.sheetrows import PlaceOption, history_of, load_sheet, places_of
from claims.sheets import Sheet
from claims.shelflife import check_again
from claims.views.access import may_read, may_review


@require_safe
@may_read
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """What may be printed of a measure, in which words, and what not."""
    measure = _measure(slug)
    if measure.merged_into is not None:
        return redirect("claims:sheet", measure.merged_into.slug)
    return _render(request, measure)


@require_POST
@may_review
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a value on the sheet; what cannot be signed stays in the form with its reason."""
    measure = _measure(slug)
    form = SignValueForm(request.POST)
    if not form.is_valid():
        return _render(request, measure, form=form)
    given = form.cleaned_data
    claim = get_object_or_404(Claim, pk=given.pop("claim"))
    try:
        row = sign_value(claim=claim, by=_user(request), **given)
    except ValidationError as error:
        form.add_error(None, error)
        return _render(request, measure, form=form)
    messages.success(request, "Signed. It is on the sheet." if row.claim_id else "Signed too. It is on the sheet.")
    return redirect(_address(row.measure, row.entity))


@require_POST
@may_review
def second(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign what another editor put on the sheet too."""
    return _done(request, slug, second_value, "Signed too. It is on the sheet.")


@require_POST
@may_review
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the newest signature off the sheet; it stays in the history."""
    return _done(request, slug, take_off, "Taken off the sheet. Both signatures stay in the history.")


def _done(request: HttpRequest, slug: str, act: Callable[..., SheetSignature], told: str) -> HttpResponse:
    measure = _measure(slug)
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else None
    row = SheetSignature.objects.of_measures({measure.pk}).select_related("entity").filter(pk=seen or 0).first()
    try:
        if not form.is_valid():
            raise ValidationError([message for errors in form.errors.values() for message in errors])
        if row is None:
            raise ValidationError("Nothing is signed on this sheet.")
        act(measure=measure, entity=row.entity, by=_user(request), **form.cleaned_data)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, told)
    return redirect(_address(measure, row.entity) if row else reverse("claims:sheet", args=[slug]))


def _render(request: HttpRequest, measure: Measure, form: SignValueForm | None = None) -> HttpResponse:
    places = places_of(measure)
    place = _place(request, places)
    made, choices = load_sheet(measure=measure, places=places, place=place, today=timezone.localdate())
    signed = made.signed
    newest = (signed.second or signed.row) if signed else None
    may_sign = request.user.has_perm("claims.review_finding")
    asked = request.POST.get("claim", "") if form else request.GET.get("value", "")
    choice = next((claim for claim in choices if str(claim.pk) == asked), made.claim)
    context = {
        "sheet": made,
        "measure": measure,
        "places": places if len(places) > 1 else [],
        "place": place,
        "now": timezone.localtime(),
        "history": history_of(measure, places, place),
        "newest": newest,
        "may_sign": may_sign,
        "may_second": may_sign and signed is not None and signed.state is State.ONCE and not _is_mine(request, signed),
        "choice": choice,
        "form": (form or _form(made, choice, newest)) if may_sign and choice else None,
    }
    return render(request, "claims/sheet.html", context)


def _is_mine(request: HttpRequest, signed: Signed) -> bool:
    return bool(signed.row.created_by_id == _user(request).pk)


def _form(made: Sheet, choice: Claim, newest: SheetSignature | None) -> SignValueForm:
    is_signed = made.signed is not None and made.claim == choice
    return SignValueForm(
        initial={
            "claim": choice.pk,
            "seen": newest.pk if newest else None,
            "wording": made.wording if is_signed else wording_of(choice),
            "check_again": check_again(choice, made.measure, signed=timezone.localdate()),
        }
    )


def _measure(slug: str) -> Measure:
    return get_object_or_404(Measure.objects.select_related("merged_into"), slug=slug)


def _place(request: HttpRequest, places: list[PlaceOption]) -> PlaceOption | None:
    """The place that `?place=` names, or the first."""
    asked = request.GET.get("place", "")
    if not asked:
        return places[0] if places else None
    found = next((place for place in places if place.address == asked), None)
    if found is None and asked == "none" and len(places) == 1:
        return places[0]
    if found is None:
        raise Http404("There is no sheet of that place.")
    return found


def _address(measure: Measure, entity: Entity | None) -> str:
    return reverse("claims:sheet", args=[measure.slug]) + f"?place={entity.pk if entity else 'none'}"


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
