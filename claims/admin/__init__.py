"""Django's admin for claims: measures and entities to look after, everything else to look at."""

from claims.admin import naming, reading

__all__ = ["naming", "reading"]
