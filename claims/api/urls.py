"""Addresses of the API."""

from django.urls import path, re_path

from claims.api import describing, loading, reading, signing

app_name = "api"

urlpatterns = [
    path("", describing.reference, name="reference"),
    path("v1/schema/", describing.Schema.as_view(), name="schema"),
    path("v1/claims/", reading.Claims.as_view(), name="claims"),
    path("v1/claims/<int:pk>/", reading.OneClaim.as_view(), name="claim"),
    path("v1/findings/", reading.Findings.as_view(), name="findings"),
    path("v1/findings/<int:pk>/", reading.OneFinding.as_view(), name="finding"),
    path("v1/findings/<int:pk>/reviews/", signing.FindingReviews.as_view(), name="finding_reviews"),
    path("v1/findings/<int:pk>/second/", signing.Second.as_view(), name="second"),
    path("v1/findings/<int:pk>/undo/", signing.Undo.as_view(), name="undo"),
    path("v1/reviews/", reading.Reviews.as_view(), name="reviews"),
    path("v1/reviews/<int:pk>/", reading.OneReview.as_view(), name="review"),
    path("v1/measures/", reading.Measures.as_view(), name="measures"),
    path("v1/measures/<slug:slug>/", reading.OneMeasure.as_view(), name="measure"),
    path("v1/articles/", loading.Articles.as_view(), name="articles"),
    path("v1/articles/<int:pk>/", reading.OneArticle.as_view(), name="article"),
    re_path(r"^v1/[\s\S]*$", describing.Nowhere.as_view(), name="nowhere"),
]
