"""Rows that are evidence: added, then neither changed nor deleted. What is wrong in one, a later row puts right."""

from typing import Any, Generic, NoReturn, TypeVar

from django.db import models

_Row = TypeVar("_Row", bound=models.Model)


class Unchangeable(Exception):
    """Somebody tried to change or delete a row that is kept as it was written."""


class AppendOnlyQuerySet(models.QuerySet[_Row], Generic[_Row]):
    """Rows to read and to add to."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Unchangeable(f"{self.model._meta.verbose_name_plural} are never changed")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise Unchangeable(f"{self.model._meta.verbose_name_plural} are never deleted")


class AppendOnly(models.Model):
    """A row that is saved once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; one that stands already is left as it is."""
        if not self._state.adding:
            raise Unchangeable(f"a {self._meta.verbose_name} is never changed; this is number {self.pk}")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Unchangeable(f"a {self._meta.verbose_name} is never deleted; this is number {self.pk}")
