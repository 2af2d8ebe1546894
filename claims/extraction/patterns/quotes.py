"""Which quoted words report what somebody said. Data only."""

from claims.extraction.patterns.wordlists import words

LONGEST_WORDS = 90
LONGEST_SENTENCE_WORDS = 90
# Before quoted words that name or grade rather than report.
NAMING_BEFORE = words(
    "called named titled entitled dubbed headlined known termed nicknamed labelled branded codenamed so-called "
    "programme song film book album report article show survey rated judged graded"
)
# Before quoted words that evaluate, even a single one.
EVALUATING_BEFORE = words("as was were is are be been being a an the very feel feeling felt in of with found and")
SENTENCE_ENDS = (".", "!", "?")
FUNCTION_WORDS = words("a an the of in on at to for and or by with from as is are was were be")
