"""Taking an article off the desk and bringing it back, each on a page that says what follows from it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from articles.models import Article
from articles.withdrawing import reinstate_article, withdraw_article
from claims.forms_withdrawing import ReinstateForm, WithdrawForm
from claims.models import Claim
from claims.views.access import may_load

may_ask_and_act = require_http_methods(["GET", "HEAD", "POST"])


@may_ask_and_act
@may_load
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then withdraw."""
    article = get_object_or_404(Article.objects.public(), pk=pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_article(article=article, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "Withdrawn. Nothing of it is shown any more, and everything of it is kept.")
        return redirect(article)
    claims = Claim.objects.standing().filter(revision__article=article).count()
    return _page(request, article, form, claims=claims)


@may_ask_and_act
@may_load
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then bring it back."""
    article = get_object_or_404(Article.objects.filter(withdrawn=True), pk=pk)
    form = ReinstateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reinstate_article(article=article, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "Brought back, and read again by today’s rules.")
        return redirect(article)
    return _page(request, article, form)


def _page(request: HttpRequest, article: Article, form: Any, **more: Any) -> HttpResponse:
    return render(request, "claims/withdraw.html", {"article": article, "form": form, **more})
