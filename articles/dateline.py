"""Who wrote a page and when it was printed, read from the lines at its head, never from the article's prose."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.characters import tidy
from articles.inferring import infer_published
from articles.patterns import datelines as patterns
from articles.published import Published, long_day

__all__ = ["Dateline", "Head", "Published", "infer_published", "read_dateline", "read_head"]

# A line that says only who and when is short; anything longer is prose.
_LONGEST_LINE = 160
# So much of the page can be its head; the second line of prose ends it sooner.
_HEAD_LINES = 16
_LONGEST_JOB = 5  # words after "the"
_PROSE_WORDS = 8
_PROSE_LENGTH = 150


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the head of a page says; `note` tells what stood there and could not be read, in a reader's words."""

    byline: str | None = None
    published: Published | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A page's dateline and the numbers of the lines that it was read from, each with why it is no prose."""

    dateline: Dateline
    lines: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date on a line: `day` is None where the numbers leave open which is the month."""

    day: datetime.date | None
    time: datetime.time | None
    role: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one line at the head says. `bare` is true of a date with nothing beside it."""

    number: int
    byline: str | None
    stamps: tuple[_Stamp, ...]
    bare: bool


def read_dateline(text: str) -> Dateline:
    """The byline and the date of publication that the page states; either is None where it states none."""
    return read_head(tidy(text).split("\n")).dateline


def read_head(lines: Sequence[str]) -> Head:
    """The dateline out of tidied lines, and which lines it takes up."""
    readings = _without_chronology([*_readings(lines)], lines)
    used = {reading.number: "byline" if reading.byline and not reading.stamps else "date" for reading in readings}
    byline = next((reading.byline for reading in readings if reading.byline), None)
    if byline is None and (pair := _name_and_agency(lines)):
        byline = lines[pair[0]]
        used |= dict.fromkeys(pair, "byline")
    stamps = [stamp for reading in readings for stamp in reading.stamps]
    return Head(Dateline(byline, _published(stamps), _unread(stamps)), used)


def _readings(lines: Sequence[str]) -> Iterator[_Reading]:
    """Head lines of any kind, and labelled dates ("Published: …") wherever they stand."""
    seen = prose = 0
    for number, line in enumerate(lines):
        if not line:
            continue
        in_head = seen < _HEAD_LINES and prose < 2
        reading = _read_line(number, line)
        seen += 1
        if reading is None:
            prose += _is_prose(line)
        elif in_head or (reading.byline is None and all(stamp.role for stamp in reading.stamps)):
            yield reading


def _read_line(number: int, line: str) -> _Reading | None:
    """What a line says if it says nothing but who and when; None for all other lines."""
    if len(line) > _LONGEST_LINE:
        return None
    stamps, rest = _stamps(line)
    rest = rest.strip(patterns.SEPARATORS)
    if not stamps:
        byline = _byline(rest)
        return _Reading(number, byline, (), bare=False) if byline else None
    if not rest:
        bare = all(not stamp.role and stamp.time is None for stamp in stamps) and line[0] not in patterns.SEPARATORS
        return _Reading(number, None, tuple(stamps), bare)
    byline = _byline(rest) or (rest if "|" in line and _is_name(rest) else None)
    return _Reading(number, byline, tuple(stamps), bare=False) if byline else None


def _stamps(line: str) -> tuple[list[_Stamp], str]:
    """The dates of a line, and what is left of it without dates, times, labels and small words."""
    matches = sorted((match for shape in patterns.DATES for match in shape.finditer(line)), key=lambda m: m.start())
    matches = [match for match in matches if match.group(0)]
    if not matches:
        return [], line
    stamps, rest, place = [], [], 0
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        before = line[place : match.start()]
        place = following.start() if following else len(line)
        after = line[match.end() : place]
        clock = patterns.TIME.search(after) or patterns.TIME.search(before)
        stamps.append(_stamp(match, before, clock, line))
        rest += [_without_trimmings(before), _without_trimmings(after)]
    return stamps, " ".join(part for part in rest if part)


def _without_trimmings(words: str) -> str:
    for pattern in (patterns.TIME, patterns.LABEL, patterns.GLUE):
        words = pattern.sub(" ", words)
    return " ".join(words.split()).strip(patterns.SEPARATORS)


def _stamp(match: re.Match[str], before: str, clock: re.Match[str] | None, line: str) -> _Stamp:
    label = patterns.LABEL.search(before)
    role = (label.lastgroup or "") if label else ""
    day, note = _day(match)
    weekday = re.search(patterns.WEEKDAY, before, re.IGNORECASE)
    if day and weekday and _weekday(weekday.group(0)) != day.weekday():
        note = f"the page says {weekday.group(0)}, but {long_day(day)} was a {day:%A}"
    return _Stamp(day, _time(clock) if clock else None, role, line, note)


def _day(match: re.Match[str]) -> tuple[datetime.date | None, str]:
    """The day that a matched date names, or why it names none."""
    groups = match.groupdict()
    year = int(groups["year"])
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        if first != second and max(first, second) <= 12:
            return None, f"“{match.group(0)}” may be {_both(year, first, second)}"
        month, day = (second, first) if first > 12 else (first, second)
    else:
        name = groups["month"].lower().rstrip(".")
        month, day = patterns.MONTHS.get(name) or int(name), int(groups["day"])
    try:
        return datetime.date(year, month, day), ""
    except ValueError:
        return None, f"“{match.group(0)}” is no day of the calendar"


def _both(year: int, first: int, second: int) -> str:
    return " or ".join(long_day(datetime.date(year, month, day)) for day, month in ((first, second), (second, first)))


def _time(match: re.Match[str]) -> datetime.time | None:
    """The time of day that the words name; None for "25:00" and "13 pm"."""
    hour, half = int(match["hour"]), (match["half"] or match["half2"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return datetime.time(hour, int(match["minute"] or 0)) if hour < 24 else None


def _weekday(word: str) -> int:
    return patterns.WEEKDAYS[word.lower().rstrip(".")]


def _byline(line: str) -> str | None:
    """The writer named by a line such as "By our Education Reporter"; None if it is no byline."""
    match = patterns.BY.fullmatch(line)
    if not match:
        return None
    name = match["name"].strip(patterns.SEPARATORS)
    return name if _is_name(name) or _is_described(name) else None


def _is_described(words: str) -> bool:
    """Whether words name a writer by the job alone: "our education correspondent", "the night desk".

    After "the" the job ends the line, or "By the team that won" would be a writer.
    """
    first, *others = words.casefold().split() or [""]
    if first == "the":
        return 0 < len(others) <= _LONGEST_JOB and bool(patterns.JOBS.fullmatch(others[-1]))
    return first in ("a", "an", "our") and bool(patterns.JOBS.search(words))


def _is_name(words: str) -> bool:
    """Whether words look like a person, a job or an agency rather than a sentence."""
    tokens = words.replace(",", " ").split()
    if not 0 < len(tokens) <= 12 or len(words) > 100 or words[-1] in "!?:;…" or any(c.isdigit() for c in words[:1]):
        return False
    if tokens[0].lower() in patterns.NOT_A_NAME:
        return False
    if len(tokens) == 1:  # a lone word may be a user name, which need not begin with a capital
        return bool(re.fullmatch(r"[\w.'’-]{2,40}", words)) and not words.endswith(".")
    return tokens[0][0].isupper() and all(t[0].isupper() or t.lower() in patterns.NAME_PARTICLES for t in tokens)


def _name_and_agency(lines: Sequence[str]) -> tuple[int, int] | None:
    """A bare name with an agency or paper alone on the next line, directly under the headline."""
    head = [number for number, line in enumerate(lines[:_HEAD_LINES]) if line][1:3]
    if len(head) < 2:
        return None
    name, agency = (lines[number] for number in head)
    is_pair = 2 <= len(name.split()) <= 4 and _is_name(name) and name[-1].isalpha()
    return (head[0], head[1]) if is_pair and patterns.AGENCIES.fullmatch(agency) else None


def _is_prose(line: str) -> bool:
    words = line.count(" ") + 1
    return len(line) >= _PROSE_LENGTH or (words >= _PROSE_WORDS and line.rstrip("”’\"'")[-1:] in {".", "!", "?"})


def _without_chronology(readings: list[_Reading], lines: Sequence[str]) -> list[_Reading]:
    """Without bare dates where the page has several: they head the parts of a chronology, not the page."""
    bare = {reading.number for reading in readings if reading.bare}
    if not bare:
        return readings
    later = (number for number in range(max(bare) + 1, len(lines)) if 0 < len(lines[number]) <= 40)
    others = sum(1 for number in later if (found := _read_line(number, lines[number])) and found.bare)
    return [reading for reading in readings if not reading.bare] if len(bare) + others > 1 else readings


def _published(stamps: Sequence[_Stamp]) -> Published | None:
    """The day called published, else an unlabelled one, else the day of the last change."""
    for role in ("published", "", "updated"):
        for stamp in stamps:
            if stamp.role == role and stamp.day:
                reason = f"The page says “{stamp.words}”."
                if role == "updated":
                    reason += " It gives only the day of its last change."
                if stamp.note:
                    reason += f" {stamp.note[0].upper()}{stamp.note[1:]}."
                return Published(stamp.day, stamp.day, stamp.time, "stated", reason)
    return None


def _unread(stamps: Sequence[_Stamp]) -> str:
    return "; ".join(stamp.note for stamp in stamps if stamp.day is None and stamp.note)
