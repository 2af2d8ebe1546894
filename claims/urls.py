"""Addresses of the desk, claims, measures and findings."""

from django.urls import URLPattern

app_name = "claims"

urlpatterns: list[URLPattern] = []
