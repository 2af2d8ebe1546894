"""Words by which a change of a fact is told from a change of wording. Data only."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions trillion trillions dozen dozens score scores half halves third thirds quarter "
    "quarters fifth fifths sixth seventh eighth ninth tenth tenths first second once twice thrice double doubled "
    "doubles doubling triple tripled trebled quadrupled halved halving handful couple few little lot majority minority "
    "most many several bn mn m k % ‰ ½ ¼ ¾ ⅓ ⅔"
)
# Where a figure goes: a rise that became a fall is another figure, though its digits stand.
DIRECTIONS = _words(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbed "
    "climbs jump jumped soar soared surged gained fall falls fell fallen falling drop drops dropped dropping decrease "
    "decreases decreased declined declines decline plunged slumped shrank shrunk cut cuts reduced lowered raised up "
    "down higher lower above below over under more less fewer"
)
SIGNS = frozenset("£$€¥₹°±~≈<>≤≥+=-")
QUANTIFYING = NUMBERS | DIRECTIONS | SIGNS | {"percent", "cent"}
MONTHS = _words(
    "january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
TIMES = _words("yesterday today tonight tomorrow spring summer autumn winter decade century")
# Words that make a date of the word behind them, or of the year.
LEADING = _words("last next this previous following past")
SPANS = _words("day days week weeks month months year years night weekend quarter morning afternoon evening fortnight")
BEFORE_YEAR = _words("in since by from until till during of to before after early late mid and between")
NEGATIONS = _words(
    "not no never none nor neither without nobody nothing nowhere cannot hardly scarcely barely except unless"
)
HEDGES = _words(
    "about around approximately roughly nearly almost some circa perhaps maybe possibly probably likely unlikely "
    "reportedly allegedly apparently supposedly seemingly appears appeared seems seemed suggests suggested might could "
    "may would should estimated estimate estimates exceeding maximum minimum least only just exactly precisely mainly "
    "mostly largely partly often sometimes usually rarely expected believed thought understood alleged"
)
SAYINGS = _words(
    "said says saying say told tells tell according claimed claims claim warned warns warn admitted admits admit "
    "denied denies deny insisted insists argued argues announced announces confirmed confirms reported reports "
    "revealed reveals stated states added adds explained explains declared declares estimated predicted predicts "
    "accused accuses alleged wrote tweeted acknowledged conceded maintained stressed replied promised testified "
    "concluded found finds"
)
# Words that may begin a sentence with a capital and are still no name; words behind a number that are not counted.
COMMON = _words(
    "a an the this that these those it its he she they we you i his her their our my your one there here what which "
    "who whose whom when where why how if as at by for from in into of off on onto out over per to under up with "
    "within without and or but so yet nor not no than then is are was were be been being has have had having do does "
    "did will would shall should can could may might must also however meanwhile although though while after before "
    "since until during because despite both all some any many most more few several each every another other such "
    "only just even still now today yesterday tomorrow about around nearly almost according"
)
# Left out or put in, these change nothing that is said, unless a word of quantity follows them.
SILENT = _words("the that also")
ABBREVIATIONS = _words("mr mrs ms dr prof sir st rev gen sen rep gov cllr no vs etc inc ltd co jr sr approx ca")
