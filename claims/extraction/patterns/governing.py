"""Words that decide which words of time govern a claim. Data only."""

from claims.extraction.patterns.wordlists import words

# Nouns of events: what stands inside their phrase happened then, not when the sentence does.
BARRIERS = words(
    "death murder killing shooting stabbing attack crash disaster tragedy accident explosion fire flood sinking "
    "collapse massacre war"
)
REPORTING_VERBS = words(
    "say tell add announce state claim warn report note explain argue insist write tweet declare comment reply "
    "predict estimate admit acknowledge concede maintain confirm suggest stress"
)
FINDING_VERBS = words("find discover reveal show record count see observe uncover identify establish")
# "before it closed in May": the clause's time is not the main clause's.
SHIFTING = words("before until till since if unless than")
# "when he arrived" can name an event again that the text has dated before.
OPENERS = frozenset({"when", "once", "after", "as"})
