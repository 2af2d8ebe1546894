"""Outlets, articles and the versions of their text."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Articles."""

    name = "articles"
