"""Filters for the buttons that follow something."""

from django import template

from claims.following.mine import Mine, Target

register = template.Library()


@register.filter
def followed(target: Target, mine: Mine) -> bool:
    """Whether the user follows this; None is everything that disagrees."""
    return mine.follows(target)
