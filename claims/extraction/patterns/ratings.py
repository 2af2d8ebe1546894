"""Official gradings: the grades of each family of bodies and the words that say a grade was given. Data only."""

# Grades that the parser takes for a clause.
VERBAL_GRADES = ("requires improvement", "require improvement", "requiring improvement")
FAMILIES: dict[str, tuple[str, ...]] = {
    "inspectorate": (
        "requires improvement to be good",
        "requires improvement",
        "require improvement",
        "requiring improvement",
        "special measures",
        "outstanding",
        "satisfactory",
        "unsatisfactory",
        "inadequate",
        "good",
        "excellent",
        "adequate",
        "weak",
        "poor",
        "fair",
        "failing",
    ),
    "credit": ("investment grade", "speculative grade", "junk"),
}
# Agencies' letters: "AA+", "Baa2".
LETTERS = r"(?:Aaa|Aa[123]|Baa[123]|Ba[123]|Caa[123]|A{1,3}|B{1,3}|C{2,3}|A[123]|B[123])(?:[+\-–−](?!\w)|\b)"
STARS = r"(?:zero|one|two|three|four|five|[0-5])(?:[ -]stars?| out of (?:five|5))"
SCHOOL = r"(?:A\*|[A-F][+-]?)(?=[\s\"'”’.,;)]|$)"
BODIES = (
    "Ofsted|Care Quality Commission|CQC|Estyn|Education Scotland|HMICFRS|HMIC|HM Inspectorate of [A-Z][a-z]+|"
    "Moody(?:'|’)s|Standard (?:&|and) Poor(?:'|’)s|S&P(?: Global)?|Fitch|DBRS|Food Standards Agency|"
    "Health and Safety Executive|Regulator of Social Housing"
)
# Verbs that grade: any grade may follow.
GRADING = (
    r"(?:judged|rated|re-rated|graded|classed|classified|ranked|deemed|assessed|re-graded|labelled|scored|awarded|"
    r"given|received)"
)
# Verbs that move a grade.
MOVING = (
    r"(?:upgraded|downgraded|stepped up|stepped down|moved up|moved down|moved|improved|raised|lowered|cut|dropped|"
    r"fell|slipped|went|risen|rose|lifted|slid|declined)"
)
# Grades that are everyday words: they need quotation marks or a verb that grades and nothing else.
EVERYDAY = frozenset(
    {"good", "excellent", "adequate", "weak", "poor", "fair", "failing", "outstanding", "satisfactory"}
)
# Verbs after which an everyday word is a grade only beside a body that grades.
LOOSE = frozenset(
    {"deemed", "assessed", "labelled", "scored", "awarded", "given", "received", "ranked", "classed", "classified"}
)
