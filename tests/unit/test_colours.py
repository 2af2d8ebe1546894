"""The colours of both themes, read from the stylesheet: whoever changes one learns here whether it can be read."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = (Path(settings.BASE_DIR) / "factdesk/static/factdesk/base.css").read_text(encoding="utf-8")
TOKENS = {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", CSS)}
WORDS = ("ink", "ink-soft", "accent", "contradiction", "update", "scope", "agree", "wording", "alarm")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("paper", ["paper", "paper-raised"])
def test_words_can_be_read_on_both_papers(word: str, paper: str, theme: int) -> None:
    assert contrast(TOKENS[word][theme], TOKENS[paper][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_buttons_and_the_edges_of_fields_can_be_seen(theme: int) -> None:
    assert contrast(TOKENS["accent-ink"][theme], TOKENS["accent"][theme]) >= 4.5
    assert contrast(TOKENS["control"][theme], TOKENS["paper"][theme]) >= 3
    assert contrast(TOKENS["ink"][theme], TOKENS["mark"][theme]) >= 4.5
