"""What a page carries besides its article. Every rule matches a whole short line, never a part of a sentence.

`step` names the step that drops the line, `why` tells a reader in a few words what the line is. Patterns are matched
against the whole line without regard to case, and only to lines of at most `LONGEST` characters, so that no line of
any length can make them slow.
"""

import re
from typing import NamedTuple

LONGEST = 320


class Rule(NamedTuple):
    """A whole line that is page furniture."""

    step: str
    why: str
    pattern: re.Pattern[str]


def _rule(step: str, why: str, pattern: str) -> Rule:
    return Rule(step, why, re.compile(pattern, re.IGNORECASE))


# A few words of a name or a list, no full stop among them.
_FEW = r"(?:[ ,][\w'’&-]+){0,5}"
_END = r"[ .!…»›>→]*"
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|email|e-mail|print|messenger|telegram|tumblr"
    r"|flipboard|bluesky|threads|copy link|link|sms)"
)

RULES = (
    _rule("digest line", "says that the text is a digest, and of what", r"digest: in our own words, of .+"),
    _rule("advertising", "a mark of an advertisement", rf"(?:(?:hide|close|skip) ad(?:vert(?:isement)?)?s?{_END})+"),
    _rule(
        "advertising",
        "a mark of an advertisement",
        r"(?:advertisements?|adverts?|ad|sponsored(?: content)?|promoted(?: content)?|paid content)"
        rf"(?:[ .:–—-]+(?:continue reading(?: the main story| below)?|(?:story"
        rf"|article) continues below.{{0,30}}))?{_END}",
    ),
    _rule(
        "advertising",
        "a pointer past an advertisement",
        r"\(?(?:continue reading(?: the main story| below)?|continue reading below|(?:story|article|report"
        r"|text) continues (?:below|after)"
        rf"(?: (?:the |this )?(?:advert(?:isement)?|ad|video|photo|image|gallery|slideshow))?"
        rf"|scroll down (?:for more|to continue){_FEW})\)?{_END}",
    ),
    _rule(
        "newsletter",
        "an invitation to a newsletter",
        rf"(?:sign(?:ing)? up|subscribe|register)(?: (?:here|now|today|free))?(?: (?:to|for)(?: (?:our|the|your"
        rf"|all our))?{_FEW})?"
        rf" (?:newsletters?|e-?mails?|bulletins?|briefings?|alerts?)(?: (?:here|now|today"
        rf"|for free))?(?:[ .]*manage newsletters)?{_END}",
    ),
    _rule(
        "newsletter",
        "an invitation to a newsletter",
        r"(?:get|sign up|subscribe|receive|join|enter your)\b.{1,160}\b(?:your|our) (?:in-?box|newsletters?"
        r"|e-?mail(?: address)?)\b"
        rf"{_END}(?:by (?:signing up|subscribing|entering|submitting)\b.{{0,140}})?",
    ),
    _rule(
        "newsletter",
        "the small print of a newsletter",
        r"(?:by (?:signing up|subscribing|submitting|providing your e-?mail)\b.{0,100}\b(?:you agree"
        r"|you consent|you accept)\b.{0,120})",
    ),
    _rule(
        "newsletter",
        "an answer of a newsletter form",
        rf"(?:thank you for (?:signing up|subscribing)|invalid e-?mail|manage newsletters|no thanks){_END}",
    ),
    _rule(
        "survey",
        "a box that asks readers for their opinion",
        rf"(?:take|complete|fill in|join|answer) our (?:[\w\"“”'’-]+ ){{0,5}}[\"“”'’]*(?:survey|poll"
        rf"|questionnaire|quiz)[\"“”'’]*{_END}",
    ),
    _rule(
        "survey",
        "a box that asks readers for their opinion",
        rf"(?:tell us what you think|have your say|what do you think\?|let us know (?:your thoughts|what you think)"
        rf"(?: in the comments(?: below)?)?){_END}",
    ),
    _rule(
        "reading on",
        "a link to another article",
        r"(?:read more|read also|also read|read next|don['’]?t miss|see also|related|more on this"
        r"|in case you missed it|recommended"
        r"|related (?:article|story|link|content)s?|watch|watch now|listen|watch more"
        r"|live updates) ?[:>»|] ?.{1,220}",
    ),
    _rule(
        "reading on",
        "a link to another article",
        rf"(?:(?:click here to )?(?:read|find out|see|learn) more(?: (?:here|about this(?: story)?"
        rf"|on this(?: story)?|below))?|read (?:the )?full (?:story|article)(?: here)?"
        rf"|view (?:gallery|comments|all|more)|show more|load more|more stories|back to top|(?:click"
        rf"|tap) here(?: to [a-z ]{{1,40}})?){_END}",
    ),
    _rule(
        "sharing",
        "buttons to share the page",
        rf"(?:share|save|follow us|follow)(?: this)?(?: (?:article|story|page|post|with us))?(?: (?:on|via|by"
        rf"|with) {_NETWORK}(?:[ ,|/]+(?:and )?{_NETWORK})*)?{_END}",
    ),
    _rule(
        "sharing",
        "buttons to share the page",
        rf"(?:share[ :,|/]+)?{_NETWORK}(?:[ ,|/•·]+(?:and )?(?:share|tweet|pin|{_NETWORK}))+{_END}|(?:tweet"
        rf"|copy link|share share|share tweet|facebook|twitter|whatsapp|linkedin|e-?mail|print){_END}",
    ),
    _rule(
        "cookies",
        "a notice about cookies",
        r"(?:we(?: and our partners)?|this (?:web)?site"
        r"|our (?:web)?site)(?: also)? uses? cookies\b.{0,260}\b(?:experience|personali[sz]e|anal[yi]\w+"
        r"|accept|consent|agree|settings|preferences|learn more|find out more|privacy|policy)\b.{0,60}",
    ),
    _rule(
        "cookies",
        "a notice about cookies",
        rf"(?:(?:accept|reject|allow|manage)(?: all)?(?: cookies)?|cookies? (?:settings|policy|preferences|notice)"
        rf"|by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site,? you (?:agree|consent"
        rf"|accept)\b.{{0,160}}){_END}",
    ),
    _rule(
        "navigation",
        "the page's menu",
        rf"(?:skip to (?:main )?content|skip to navigation|main menu|menu|search|home|log ?in|sign ?in|log ?out"
        rf"|register|subscribe(?: now| today)?|my account"
        rf"|next article|previous article|next|previous|close|toggle (?:menu|navigation)){_END}",
    ),
    _rule("navigation", "the path to the page in the menu", r"home(?: ?[>»›/|] ?[\w &'’-]{1,40}){1,6}"),
    _rule(
        "navigation",
        "a prompt to log in, with the names of the page's icons",
        r"click to access the log-?in or register\b.{0,120}",
    ),
    _rule(
        "navigation",
        "how long the page takes to read",
        rf"(?:reading time:? ?)?\d{{1,3}} ?-?min(?:ute)?s?(?: read)?{_END}",
    ),
    _rule(
        "navigation",
        "the age of the page, which says no day",
        r"(?:(?:published|updated|posted) )?(?:\d{1,3}|an?|one) (?:min(?:ute)?|hour|day|week)s? ago",
    ),
    _rule(
        "comments",
        "the readers' comments",
        rf"(?:(?:\d{{1,5}} |view |leave a |add a |post a |join the )?(?:comments?|conversation)(?: \(?\d{{1,5}}\)?)?"
        rf"|no comments(?: yet)?|comments are closed|leave a reply|report this (?:comment|post)){_END}",
    ),
    _rule(
        "pictures",
        "who owns a picture",
        r"(?:image|photo|picture|video)(?: ?(?:source|copyright|credit))?s?(?: ?[:,]| by"
        r"| ?©) ?[\w .,/&'’©()-]{1,60}|image (?:source|copyright)[ ,:].{1,60}"
        r"|\((?:image|photo|picture):.{1,60}\)|(?:\(c\)|©) ?(?:getty|pa|reuters|afp|ap)\b.{0,40}|getty images",
    ),
    _rule(
        "pictures",
        "the controls of a picture or video",
        rf"(?:enlarge this image|toggle caption|hide caption|play video|video player"
        rf"|media playback is unsupported on your device|loading){_END}",
    ),
    _rule(
        "copyright",
        "the page's copyright line",
        r"(?:copyright )?(?:©|\(c\)) ?.{0,140}|copyright,? (?:19|20)\d\d\b.{0,120}"
        r"|all rights reserved\.?(?: .{0,80})?",
    ),
    _rule(
        "credits",
        "who else worked on the report",
        r"(?:contributing|additional reporting(?: by)?|reporting by|editing by|edited by|with reporting by"
        r"|with files from)(?: ?:|(?= [A-Z])) ?[^.:]{1,140}\.?",
    ),
    _rule(
        "credits", "who else worked on the report", r"[^.:;“”\"]{3,140} contributed to this (?:report|story|article)\.?"
    ),
    _rule("rules", "a line without words", r"[_*=~#•·—–|. -]{2,}|[_*=~#•·|-]"),
    Rule(  # capitals tell names from a sentence here, so case counts
        "credits",
        "who else worked on the report",
        re.compile(
            r"(?:[A-Z][\w'’.-]{0,30} ){1,3}in [A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’.-]{1,30})?"
            r"(?:(?:,| and|, and) (?:[A-Z][\w'’.-]{0,30} ){1,3}in [A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’.-]{1,30})?){0,5}"
            r" contributed\."
        ),
    ),
)

# Words that a page puts before a caption; the caption itself stays.
CAPTION_MARK = re.compile(
    r"(?:enlarge this image(?: toggle caption)?|toggle caption|image caption[:,]?"
    r"|media caption[:,]?)\s+",
    re.IGNORECASE,
)
# Looks like the owner of a picture: agencies, or names with strokes between them.
OWNER = re.compile(
    r"[^.!?]{0,80}(?:/|\bvia\b|getty|reuters|\bAP\b|\bPA\b|\bAFP\b|\bEPA\b|associated press|shutterstock"
    r"|alamy)[^!?]{0,60}",
    re.IGNORECASE,
)

# Headings of lists of links. Below one, the rest of the page goes too if no line of it is a sentence.
LINK_LISTS = re.compile(
    r"(?:related (?:posts?|articles?|stories|topics|links|content|news|reading)|more (?:from|on) .{1,40}"
    r"|most (?:read|popular|viewed|shared)"
    r"|trending(?: now)?|recommended(?: for you)?|you (?:may|might) (?:also )?like|read next|top stories"
    r"|popular|latest news|tags?|topics)\s*:?",
    re.IGNORECASE,
)
