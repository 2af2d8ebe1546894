"""Which language a text is in. Only English is read; other languages are kept and marked."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENGLISH = "en"
# A guess over fewer letters is worth nothing; over more than the most, it takes time and says the same.
_LEAST_LETTERS = 120
_MOST_CHARACTERS = 20_000
_LEAST_SURE = 0.99
# Words without which no English text of any length does. A text that has them is read, whatever a model says of it:
# to read a German text costs a few odd claims, to leave an English one unread costs all of them.
_ENGLISH_WORDS = re.compile(r"\b(?:the|and|of|to|that|for|with)\b", re.IGNORECASE)
_LEAST_ENGLISH = 0.1
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}", re.IGNORECASE)


def language_code(words: str | None) -> str | None:
    """The language in a code such as "en-GB"; None where it is no such code, or one that names no language."""
    match = _CODE.fullmatch((words or "").strip())
    code = match[1].lower() if match else ""
    return None if code in ("", "und", "mul", "zxx") else {"eng": "en", "deu": "de", "fra": "fr"}.get(code, code)


def guess_language(text: str) -> str | None:
    """The language that the words of a text are in; None where they are too few, or do not say it clearly."""
    text = text[:_MOST_CHARACTERS]
    if sum(character.isalpha() for character in text) < _LEAST_LETTERS:
        return None
    words = text.split()
    if len(_ENGLISH_WORDS.findall(text)) >= _LEAST_ENGLISH * len(words):
        return ENGLISH
    language, sure = _identifier().classify(text)
    return str(language) if sure >= _LEAST_SURE else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
