"""What a page puts around an article is dropped, and sentences that only look like it are left."""

import pytest

from articles.cleaning import clean
from articles.patterns import furniture

FURNITURE = [
    ("digest line", "Digest: in our own words, of a report on the harbour wall."),
    ("advertising", "Advertisement"),
    ("advertising", "ADVERTISEMENT"),
    ("advertising", "Hide Ad Hide Ad"),
    ("advertising", "Advertisement Continue reading the main story"),
    ("advertising", "Story continues below advertisement"),
    ("advertising", "Article continues after this ad"),
    ("newsletter", "Sign up for our free newsletter"),
    ("newsletter", "Subscribe to the Harbour Morning briefing"),
    ("newsletter", "Get the stories that matter to your street delivered to your inbox."),
    ("newsletter", "Join 4,000 readers of our newsletter"),
    ("newsletter", "By signing up, you agree to our terms and the way we use your data"),
    ("survey", 'Take our "2 Minute Survey"'),
    ("survey", "Tell us what you think"),
    ("survey", "Fill in our reader survey!"),
    ("reading on", "Read more: Harbour wall delayed again"),
    ("reading on", "READ MORE"),
    ("reading on", "Don’t miss: I paid £900 for a mooring. Can I have it back?"),
    ("reading on", "RELATED:Harbour master resigns"),
    ("reading on", "See also: how the wall was built"),
    ("reading on", "Click here to read more"),
    ("reading on", "Watch: waves break over the wall"),
    ("sharing", "Share this"),
    ("newsletter", "Thank you for subscribing!"),
    ("pictures", "Play video"),
    ("sharing", "Share this article on Facebook"),
    ("sharing", "Facebook Twitter WhatsApp Email"),
    ("cookies", "We use cookies to give you the best experience. By staying you accept them."),
    ("cookies", "Accept all cookies"),
    ("cookies", "By continuing to use this site you agree to our use of cookies."),
    ("navigation", "Skip to main content"),
    ("navigation", "Home > News > Harbour"),
    ("navigation", "4 min read"),
    ("navigation", "3 hours ago"),
    ("navigation", "Click to access the login or register star-icon arrow-left"),
    ("comments", "12 comments"),
    ("comments", "Leave a comment"),
    ("comments", "No comments yet"),
    ("pictures", "Image copyright Harbour Museum"),
    ("pictures", "Photo: Getty Images"),
    ("pictures", "Getty Images"),
    ("copyright", "Copyright © 2024 Brindle Echo Ltd."),
    ("copyright", "© Brindle Echo"),
    ("credits", "Contributing: Associated Press"),
    ("credits", "Harbour Desk in Brindle and Night Desk in Marsh End contributed."),
    ("credits", "A staff reporter in Brindle contributed to this report."),
    ("rules", "____"),
    ("rules", "* * *"),
]


@pytest.mark.parametrize(("step", "line"), FURNITURE)
def test_clean_drops_furniture(step: str, line: str) -> None:
    cleaned = clean(f"Wall to cost more\n\nThe wall will cost £4.6m.\n\n{line}\n\nIt cost £2.3m in 2022.")

    assert cleaned.text == "Wall to cost more\n\nThe wall will cost £4.6m.\n\nIt cost £2.3m in 2022."
    assert [(item.step, item.text) for item in cleaned.dropped] == [(step, line)]


ARTICLE_LINES = [
    "Advertisement spending rose by 12 per cent, the council said.",
    "Ad sales fell.",
    "Sign up to the scheme by Friday, the council told 300 tenants.",
    "Sign up to our scheme, the newsletter of 12 May told 300 tenants.",
    "Subscribe to nothing you cannot cancel, the regulator said.",
    "Get out of your inbox, the minister told 40 head teachers.",
    "Take our streets: 40 of them have no lamp.",
    "Read more books, the minister told 300 pupils.",
    "Read aloud, the letter takes 4 minutes.",
    "Share prices fell by 3 per cent.",
    "Share this burden, the bishop told 40 parishes.",
    "We use cookies as a snack, said the captain of 12 players.",
    "This website uses cookies without asking, the commissioner said.",
    "Cookies were sold for £3 each.",
    "Search and rescue teams found 12 people.",
    "Home care costs rose to £19 an hour.",
    "Close to 40 staff left.",
    "Comments made by 12 councillors were struck out.",
    "Photographs of 12 suspects were shown.",
    "Image problems cost the firm 12 per cent of its sales.",
    "Copyright law changed in 2019, the court said.",
    "Contributing £4m a year, the port is the largest employer.",
    "Norfolk and Suffolk contributed.",
    "Related offences rose to 412.",
    "Related cases: 12 of them are still open.",
    "Watching 12 hours of film took two days.",
    "Don't miss the point, the minister said: 12 schools closed.",
    "Min reading age is 12.",
    "4 minutes later the roof fell.",
    "He said:",
    "It says:",
    "By 2016 the board had met 12 times.",
    "By Monday 12 people had died.",
    "By the end of the day 40 homes were without power.",
    "On 6 June 2019 the board met 12 times.",
]


@pytest.mark.parametrize("line", ARTICLE_LINES)
def test_clean_leaves_sentences_of_the_article(line: str) -> None:
    cleaned = clean(
        f"Wall to cost more\n\n{line}\n\nThe wall will cost £4.6m, the report of last month says.\n\n{line}"
    )

    assert cleaned.text.count(line) >= 1
    assert all(item.step == "repeats" for item in cleaned.dropped)


def test_every_rule_of_furniture_has_a_reason_and_an_example() -> None:
    lines = [line for _, line in FURNITURE]

    assert all(rule.why for rule in furniture.RULES)
    without = [rule.pattern.pattern for rule in furniture.RULES if not any(rule.pattern.fullmatch(x) for x in lines)]
    assert without == []
