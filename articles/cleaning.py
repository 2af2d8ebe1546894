"""Page text to article text, in named steps that each say what they dropped.

A step drops whole lines only, or one of two copies of the same words; no sentence is ever cut or reworded, so every
sentence of the result stands in the page word for word.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from articles.characters import tidy, unseen
from articles.dateline import Dateline, read_head
from articles.paragraphs import SENTENCE_END, Line, in_paragraphs, laid_out
from articles.patterns import furniture

# A headline is one short line; a longer first line, or one that ends as a sentence does, is the article's opening.
_LONGEST_HEADLINE = 250
_LONGEST_STANDFIRST = 600
# Captions and headlines are repeated near the top; further down only neighbours count as copies.
_HEAD_LINES = 10
_NEAR_LINES = 2
_LEAST_WORDS_NEAR = 3
_LEAST_WORDS_FAR = 5
_MOST_PULL_QUOTES = 50
_PLAIN_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a step took out of the page, and why, in a reader's words."""

    step: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's text and what stands at its head. `headline_end` is where the headline ends in `text`.

    `places` says of each line of the page that stayed what its number was and where in `text` it begins.
    """

    text: str
    dropped: tuple[Dropped, ...] = ()
    headline: str = ""
    standfirst: str = ""
    headline_end: int = 0
    dateline: Dateline = field(default_factory=Dateline)
    places: tuple[tuple[int, int], ...] = ()


_Result = tuple[list[Line], list[Dropped]]
_Step = Callable[[Sequence[Line]], _Result]


def clean(text: str) -> Cleaned:
    """The article in the page: headline, standfirst and paragraphs, a blank line between them."""
    page = tidy(text).split("\n")
    names = unseen(text)
    dropped = [Dropped("characters", names, "characters that nobody sees")] if names else []
    lines, gone = _in_steps(
        [Line(number, line) for number, line in enumerate(page) if line],
        (_drop_furniture, _drop_link_lists, _drop_around_captions),
    )
    dropped += gone
    head = read_head(_with_gaps(lines, len(page)))
    dropped += [Dropped(f"{what} line", page[number], f"the {what}, kept apart") for number, what in head.lines.items()]
    lines, gone = _in_steps(
        [line for line in lines if line.number not in head.lines],
        (_halve_doubled_lines, _drop_copies, _drop_pull_quotes),
    )
    dropped += gone
    headline = lines[0].text if _has_headline(lines) else ""
    body = lines[1:] if headline else lines
    standfirst = _standfirst(body, head.lines) if headline else ()
    paragraphs = [[line] for line in (*lines[: bool(headline)], *standfirst)]
    text, places = laid_out(paragraphs + in_paragraphs(body[len(standfirst) :]))
    return Cleaned(
        text,
        tuple(dropped),
        headline,
        "\n\n".join(line.text for line in standfirst),
        len(headline),
        head.dateline,
        places,
    )


def _in_steps(lines: list[Line], steps: Iterable[_Step]) -> _Result:
    dropped: list[Dropped] = []
    for step in steps:
        lines, gone = step(lines)
        dropped += gone
    return lines, dropped


def _with_gaps(lines: Iterable[Line], length: int) -> list[str]:
    """The lines at their old numbers, blank where one was dropped."""
    page = [""] * length
    for line in lines:
        page[line.number] = line.text
    return page


def _drop_furniture(lines: Sequence[Line]) -> _Result:
    """Without whole lines that a rule knows for furniture."""
    kept, gone = [], []
    for line in lines:
        if rule := _rule_for(line.text):
            gone.append(Dropped(rule.step, line.text, rule.why))
        else:
            kept.append(line)
    return kept, gone


def _rule_for(text: str) -> furniture.Rule | None:
    if len(text) > furniture.LONGEST:
        return None
    return next((rule for rule in furniture.RULES if rule.pattern.fullmatch(text)), None)


def _drop_link_lists(lines: Sequence[Line]) -> _Result:
    """Without headings such as "Related Posts", and without the links below one that ends the page."""
    tail = len(lines)
    while tail and not _is_sentence(lines[tail - 1].text):
        tail -= 1
    headings = {
        place
        for place, line in enumerate(lines)
        if place and len(line.text) <= 80 and furniture.LINK_LISTS.fullmatch(line.text)
    }
    end = min((place for place in headings if place >= tail), default=len(lines))
    links = [line for place, line in enumerate(lines) if place in headings or place >= end]
    kept = [line for place, line in enumerate(lines) if place < end and place not in headings]
    return kept, [Dropped("link list", line.text, "a list of links to other pages") for line in links]


def _is_sentence(text: str) -> bool:
    return len(text) > 120 or (text.count(" ") >= 4 and bool(SENTENCE_END.search(text)))


def _drop_around_captions(lines: Sequence[Line]) -> _Result:
    """Captions without the words of the page before them and the picture's owner after them."""
    kept, gone = [], []
    for line in lines:
        mark = furniture.CAPTION_MARK.match(line.text)
        if not mark:
            kept.append(line)
            continue
        caption, owner = _split_owner(line.text[mark.end() :])
        gone.append(Dropped("pictures", f"{mark.group(0)}{owner}".strip(), "what the page puts around a caption"))
        if caption:
            kept.append(replace(line, text=caption))
    return kept, gone


def _split_owner(words: str) -> tuple[str, str]:
    """A caption and the owner printed twice after it; a line that is nothing but an owner has no caption."""
    for length in range(min(120, len(words) // 2), 2, -1):
        twice = f"{words[-length:]} {words[-length:]}"
        rest = words[: -len(twice)]
        if words.endswith(twice) and rest[-1:] in ("", " ") and not SENTENCE_END.search(twice):
            return rest.strip(), twice
    if len(words) <= 140 and furniture.OWNER.fullmatch(words) and not SENTENCE_END.search(words):
        return "", words
    return words, ""


def _halve_doubled_lines(lines: Sequence[Line]) -> _Result:
    """One copy of words that a line prints twice or three times over, with or without a space between."""
    kept, gone = [], []
    for line in lines:
        once = _once(line.text)
        if once != line.text:
            rest = line.text[len(once) :].strip()
            gone.append(Dropped("repeats", rest, "printed twice on one line; one copy stays"))
            line = replace(line, text=once, repeated=True)
        kept.append(line)
    return kept, gone


def _once(text: str) -> str:
    for copies in (2, 3):
        for space in ("", " "):
            length, rest = divmod(len(text) - len(space) * (copies - 1), copies)
            once = text[:length]
            if not rest and once.count(" ") + 1 >= _LEAST_WORDS_NEAR and space.join([once] * copies) == text:
                return once
    return text


def _drop_copies(lines: Sequence[Line]) -> _Result:
    """One copy of each headline or caption: the same words again nearby, or again where one stands at the head.

    Anywhere else the same line may be meant twice, and stays. Words with another figure are another line.
    """
    kept: list[Line] = []
    gone: list[Dropped] = []
    places: dict[str, int] = {}
    for line in lines:
        key = _key(line.text)
        place = places.get(key)
        if place is None or not _is_copy(key, first=place, again=len(kept)):
            places[key] = len(kept)
            kept.append(line)
        else:
            kept[place] = replace(kept[place], repeated=True)
            gone.append(Dropped("repeats", line.text, "printed before; one copy stays"))
    return kept, gone


def _key(text: str) -> str:
    """What two copies of a line share: letters in any case, quotation marks of any shape."""
    return text.translate(_PLAIN_QUOTES).casefold().rstrip(" .")


def _is_copy(key: str, *, first: int, again: int) -> bool:
    words = key.count(" ") + 1
    if again - first <= _NEAR_LINES:
        return words >= _LEAST_WORDS_NEAR or first == 0
    return first < _HEAD_LINES and words >= _LEAST_WORDS_FAR


def _drop_pull_quotes(lines: Sequence[Line]) -> _Result:
    """Without quotations set apart from the text, “ like this ”, whose words the text has too."""
    quotes = [line for line in lines if re.fullmatch(r"[“\"] .{20,400} [”\"]", line.text)][:_MOST_PULL_QUOTES]
    if not quotes:
        return list(lines), []
    numbers = {line.number for line in quotes}
    text = "\n".join(line.text for line in lines if line.number not in numbers)
    copies = {line.number: line.text for line in quotes if line.text[2:-2].strip() in text}
    kept = [line for line in lines if line.number not in copies]
    why = "a quotation set apart; the text has the same words"
    return kept, [Dropped("repeats", words, why) for words in copies.values()]


def _has_headline(lines: Sequence[Line]) -> bool:
    """Whether the first line is a headline: short, no plain sentence, and with a text below it."""
    if len(lines) < 2 or len(lines[0].text) > _LONGEST_HEADLINE:
        return False
    ends_as_sentence = lines[0].text.endswith(".") and not re.search(r"(\.\.|\b[A-Z])\.$", lines[0].text)
    return not ends_as_sentence


def _standfirst(body: Sequence[Line], head: Iterable[int]) -> tuple[Line, ...]:
    """The one or two lines between headline and byline, or between headline and the picture where none is signed."""
    picture = next((line.number for line in body[:_HEAD_LINES] if line.repeated), 0)
    below = min(head, default=picture)
    lines = tuple(line for line in body[:3] if line.number < below)
    if not 0 < len(lines) <= 2 or sum(len(line.text) for line in lines) > _LONGEST_STANDFIRST:
        return ()
    return lines if all(line.text.count(" ") >= 3 for line in lines) else ()
