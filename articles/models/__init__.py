"""Outlets, articles, revisions and what is shared."""

from articles.models.outlets import Outlet, OutletAlias
from articles.models.texts import (
    Article,
    ArticleQuerySet,
    Band,
    Copy,
    Original,
    Printing,
    Revision,
    SharedText,
    Withdrawal,
)

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Band",
    "Copy",
    "Original",
    "Outlet",
    "OutletAlias",
    "Printing",
    "Revision",
    "SharedText",
    "Withdrawal",
]
