"""Addresses that lead a browser to the very words on a page: text fragments, `#:~:text=`."""

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from claims.models import Claim

# Beyond this a browser is given the first and the last words, which is enough to find what stands between them.
LONGEST = 300
_END_WORDS = 8
# So many words before and after tell a passage from others of the same words.
_NEIGHBOURS = 4


def text_fragment(words: str, *, text: str = "", start: int = 0) -> str:
    """Words as the part of an address that makes a browser find and mark them.

    Where they stand more than once in `text`, the words before and after those at `start` are given too.
    """
    words = " ".join(words.split())
    if not words:
        return ""
    parts = [_encoded(words)]
    if len(words) > LONGEST:
        each = words.split(" ")
        parts = [_encoded(" ".join(each[:_END_WORDS])), _encoded(" ".join(each[-_END_WORDS:]))]
    if text.count(words) > 1:
        before = text[:start].rpartition("\n")[2].split()[-_NEIGHBOURS:]
        after = text[start + len(words) :].partition("\n")[0].split()[:_NEIGHBOURS]
        parts = [f"{_encoded(' '.join(before))}-"] * bool(before) + parts
        parts += [f"-{_encoded(' '.join(after))}"] * bool(after)
    return f"#:~:text={','.join(parts)}"


def source_of(claim: "Claim", *, text: str = "") -> str:
    """Where the claim's sentence stands on the web; nothing where its article has no address.

    `text` is that of its revision, by which a sentence that stands there twice is told from the other.
    """
    url = claim.revision.article.url
    if not url:
        return ""
    page = url.partition("#")[0]
    return page + text_fragment(claim.sentence, text=text, start=claim.sentence_start)


def _encoded(words: str) -> str:
    """Percent-encoded, with the signs that a fragment itself is made of: hyphen, ampersand and comma."""
    return quote(words, safe="").replace("-", "%2D")
