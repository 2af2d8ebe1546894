"""Addresses of the desk, claims, measures and findings."""

from django.urls import URLPattern, path

from claims.views import (
    articles,
    cards,
    desk,
    exports,
    history,
    loading,
    measures,
    search,
    sorting,
    timeline,
    tokens,
    verdicts,
    versions,
    withdrawing,
)
from claims.views import claims as claim_pages
from claims.views import findings as finding_pages

app_name = "claims"


urlpatterns: list[URLPattern] = [
    path("", desk.desk, name="desk"),
    path("search/", search.search, name="search"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<slug:slug>/", measures.measure, name="measure"),
    path("measures/<slug:slug>/edit/", measures.edit_measure, name="edit_measure"),
    path("measures/<slug:slug>/sort/", sorting.sort_measure, name="sort_measure"),
    path("measures/<slug:slug>/merge/", sorting.merge, name="merge_measure"),
    path("measures/<slug:slug>/split/", sorting.split, name="split_measure"),
    path("measures/<slug:slug>/rename/", sorting.rename, name="rename_measure"),
    path("sorting/", sorting.sorting, name="sorting"),
    path("sorting/answer/", sorting.answer, name="answer-proposal"),
    path("sorting/decisions/", sorting.decisions, name="decisions"),
    path("sorting/decisions/<int:pk>/undo/", sorting.undo, name="undo_decision"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/original/", articles.article_original, name="article_original"),
    path("articles/<int:pk>/date/", loading.confirm, name="confirm_date"),
    path("articles/<int:pk>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("articles/<int:pk>/reinstate/", withdrawing.reinstate, name="reinstate"),
    path("c/<int:pk>/", claim_pages.claim, name="claim"),
    path("c/<int:pk>/v/<int:number>/", versions.version, name="version"),
    path("c/<int:pk>/claimreview.json", versions.review_of, name="claim_review"),
    path("c/<int:pk>/card/", cards.card, name="card"),
    path("c/<int:pk>/share/", cards.share, name="share"),
    path("c/<int:pk>/history/", history.claim_history, name="claim_history"),
    path("c/<int:pk>/correct/", claim_pages.correct, name="correct"),
    path("c/<int:pk>/withdraw/", claim_pages.withdraw, name="withdraw_correction"),
    path("c/<int:pk>/compare/", claim_pages.open_by_hand, name="open_finding"),
    path("findings/", finding_pages.findings, name="findings"),
    path("findings/<int:pk>/", finding_pages.finding, name="finding"),
    path("findings/<int:pk>/review/", verdicts.review, name="review"),
    path("findings/<int:pk>/second/", verdicts.second, name="second"),
    path("findings/<int:pk>/undo/", verdicts.undo, name="undo"),
    path("findings/<int:pk>/asked/", verdicts.asked, name="asked"),
    path("findings/<int:pk>/asked/undo/", verdicts.undo_asking, name="undo_asking"),
    path("findings/<int:pk>/answer/", verdicts.answer, name="answer"),
    path("export/<slug:what>.<str:form>", exports.export, name="export"),
    path("history/", history.history, name="history"),
    path("oembed/", cards.oembed, name="oembed"),
    path("load/", loading.load, name="load"),
    path("load/preview/", loading.preview, name="load_preview"),
    path("load/save/", loading.save, name="load_save"),
    path("accounts/tokens/", tokens.tokens, name="tokens"),
    path("accounts/tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
]
