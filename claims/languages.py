"""Languages in words. Only English is read; what is in another language says so wherever claims would stand."""

from django.utils.translation import get_language_info

from articles.languages import ENGLISH
from articles.models import Article

# What many desks meet first.
_OFTEN = (ENGLISH, "cy", "fr", "de", "es", "it", "pl", "pt", "ro", "uk", "ar", "ur", "pa", "bn")


def language_name(code: str) -> str:
    """The name of a language in English, or its code where no name is known."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return f"the language “{code}”"


def language_choices() -> list[tuple[str, str]]:
    """Languages to choose from."""
    return [("", "Not known"), *((code, language_name(code)) for code in _OFTEN)]


def not_read(article: Article) -> str:
    """Why no claims are read in the article; empty where they are."""
    return "" if article.is_read else f"Not read: the text is in {language_name(article.language)}."
