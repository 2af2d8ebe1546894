"""A town's release as four desks print it, and a story of another reporter. Every text is made up for the tests."""

import random

STATEMENT = (
    "We were told of the crack on Tuesday and closed the pier within the hour, because nothing that a visitor pays at "
    "the gate is worth a risk to life, and we shall open it again when the engineers have signed for every post"
)
ADDED = (
    "Traders along the front said that their takings had halved since the gates were shut. One of them, who sells "
    "ices from a cart, counted 37 customers on a day on which she would look for hundreds."
)
_BODY = [
    "Kelmouth pier will stay closed until the spring after divers found cracks in 48 of the 212 iron posts that carry "
    "its deck, the borough council said in a release on Friday 8 March 2024.",
    "The cracks run below the low water mark and were not seen in the survey of last year, which had looked only at "
    "the upper part of the posts and at the timber of the walkway.",
    f"“{STATEMENT},” the harbour master said.",
    "The repair is expected to cost £3.4 million, of which the county has promised to bear one half, while the rest "
    "is to come from the reserve that the borough keeps for its sea walls and bridges.",
    "Some 61 people work on the pier in the season, and the council said that it would speak to each of the tenants "
    "before the end of the month about the rent that they have paid for the summer.",
    "Built for steamers in another century, the pier lost its far end in a storm and was shortened by a third, after "
    "which it was let to a company that ran it at a loss for twenty years and then gave it back.",
    "Engineers will lower cameras along every post in the coming weeks, starting from the landward end, and will "
    "publish what they find on the council’s website as soon as each row has been looked at.",
    "A public meeting about the plans is to be held in the winter gardens at the end of the month, and questions can "
    "be handed in at the library and the town hall until the day before.",
]
RELEASE = "\n\n".join(["Pier to stay closed until spring", *_BODY])
REWRITES = [
    "\n\n".join(["Cracked posts shut Kelmouth’s pier", "By our own reporter", *_BODY]),
    "\n\n".join(["Divers find cracks under pier", *_BODY[:4], ADDED]),
    RELEASE.replace("will stay closed", "is to stay shut").replace("in a release on", "on").replace("some", "about"),
    "\n\n".join(["What the closed pier costs the town", ADDED, _BODY[0], *_BODY[3:7]]),
]
INDEPENDENT = "\n\n".join(
    [
        "Our count: how many of the pier’s posts are cracked",
        "Divers hired by this paper went down at Kelmouth pier and found 48 of the 212 iron posts cracked, some of "
        "them so wide that a hand goes in.",
        "They filmed each row in turn from a boat that a fisherman lent us, over three days on which the sea was as "
        "flat as it ever gets here. What they brought back was shown to two engineers at a university.",
        "Both said that such damage takes years, and wondered how nobody who was paid to look had come upon it.",
        "The council would not say whether the firm that made the last survey is going to be asked for money.",
    ]
)
_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve"]


def story_of(name: str, *, sentences: int = 12, length: int = 25) -> list[str]:
    """Sentences of words that nobody else uses, the same for the same name."""
    rng = random.Random(name)
    return [
        " ".join("".join(rng.choices(_SYLLABLES, k=3)) for _ in range(length)).capitalize() + "."
        for _ in range(sentences)
    ]
