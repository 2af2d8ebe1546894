"""What a text tells as past, or as counted, although its day lies after the day of printing."""

import re
from collections.abc import Iterable, Iterator

from claims.comparison import dated
from claims.values import Basis, Statement

_AS_OF = re.compile(r"\b(?:as of|as at|up to|at the end of) (?:the )?$")
_BY = re.compile(r"\bby (?:the end of )?(?:the )?$")
_SO_FAR = re.compile(r"\b(?:so far|to date|already)\b")
_PAST = re.compile(r"\b(?:(?:was|were|has been|have been|had been) (?:\w+ )?\w{2,}ed|took place|happened) (?:on|in) $")
# What lies between a verb and its day; a hearing listed "for" a day, or a term extended "to" one, is to come.
_ON_ITS_DAY = re.compile(r"^(?! ?(?:to|for|until|till)\b)(?:(?!\b(?:to|for|until|till)\b)[\w\s'’-]){0,40}$")
_PAST_VERB = re.compile(
    r"\w{2,}ed|met|sat|won|lost|began|fell|struck|hit|left|sank|fled|broke|rose|held|took|shut|gave"
)
# A bank is closed on a holiday to come.
_STATE = re.compile(r"\b(?:is|are|be|being|stay|stays|remain|remains|get|gets) (?:\w+ )?$")
# "May" is left out: it is mostly the month.
_PLANNED = (
    r"will|would|shall|might|could|should|due|scheduled|expected|planned?|plans|next|until|to be|set to|going to|ahead"
    r"|before|booked|postponed|told to|ordered to|deadline|from|if|promised?|pledged?|needs?|needed|wants?|wanted"
    r"|required?|hopes?|hoped|targets?|goals?|aims?|aimed|intends?|intended|announced|arranged|agreed|proposed"
)
_AHEAD = re.compile(rf"\b(?:{_PLANNED}|by)\b")
_AHEAD_OF_A_COUNT = re.compile(rf"\b(?:{_PLANNED})\b")


def told_too_early(statements: Iterable[Statement]) -> Iterator[tuple[Statement, str]]:
    """Each such statement, with what is wrong of it in words."""
    for statement in statements:
        if not _is_later(statement):
            continue
        when = dated.day_words(statement.period)
        if _is_counted_as_of(statement) or _is_counted_by(statement):
            yield statement, f"“{statement.surface}” is given as of {when}, which lies after the day of printing"
        elif statement.event is not None and _is_told_as_past(statement):
            yield statement, f"“{statement.surface}” ({when}) is told as past, but lies after the day of printing"


def _is_later(statement: Statement) -> bool:
    period, printed = statement.period, statement.published
    if period is None or period.start is None or period.conflict or period.basis is not Basis.STATED:
        return False
    return printed is not None and printed.end is not None and period.start > printed.end


def _before_the_day(statement: Statement) -> str:
    """The sentence up to the words for the day, in small letters; nothing where it does not hold them."""
    sentence = statement.sentence.casefold()
    for when in (statement.period.words if statement.period else "", statement.surface):
        lead, found, _ = sentence.partition(when.casefold()) if when else ("", "", "")
        if found:
            return lead
    return ""


def _is_counted_as_of(statement: Statement) -> bool:
    """ "As of 20 March" before a number that is told as known, in a text printed before that day."""
    is_as_of = statement.event is None and _AS_OF.search(_before_the_day(statement))
    return bool(is_as_of) and not _AHEAD.search(statement.sentence.casefold())


def _is_counted_by(statement: Statement) -> bool:
    """ "So far 412 homes have been sold by 1 May", in a text printed in March."""
    sentence = statement.sentence.casefold()
    is_by = _SO_FAR.search(sentence) and _BY.search(_before_the_day(statement))
    return bool(is_by) and not _AHEAD_OF_A_COUNT.search(sentence)


def _is_told_as_past(statement: Statement) -> bool:
    sentence, before = statement.sentence.casefold(), _before_the_day(statement)
    if _AHEAD.search(sentence):
        return False
    verb = dict(statement.because).get("event", "").casefold()
    lead, found, between = before.rpartition(verb) if verb else ("", "", "")
    if found and _PAST_VERB.fullmatch(verb):
        return bool(_ON_ITS_DAY.match(between)) and not _STATE.search(lead)
    return bool(_PAST.search(before))
