"""Kinds of event: the verbs and nouns that fold into each. Data only."""

from claims.extraction.patterns.wordlists import words

# type: (verbs by lemma, with their particle where one decides; nouns by lemma)
TYPES: dict[str, tuple[str, str]] = {
    "inspection": ("inspect", "inspection visit"),
    "audit": ("audit", "audit"),
    "review": ("", "inquiry inquest hearing consultation"),
    "publication": ("publish release issue print", "publication report review release"),
    "appointment": (
        "appoint hire recruit install name send-in dispatch despatch take-over-running parachute-in bring-in swear-in "
        "promote nominate",
        "appointment nomination promotion",
    ),
    "death": (
        "kill murder die perish slay drown stab-death shoot-dead beat-death",
        "death murder killing fatality suicide manslaughter",
    ),
    "attack": ("attack stab shoot bomb assault", "attack stabbing shooting bombing assault"),
    "establishment": (
        "establish create found launch set-up introduce form",
        "creation launch establishment introduction foundation",
    ),
    "dissolution": (
        "disband abolish dissolve scrap axe close-down wind-up shut-down shut close shutter wind_up shelve",
        "abolition closure dissolution",
    ),
    "announcement": ("announce declare unveil pledge proclaim", "announcement declaration"),
    "departure": (
        "resign quit retire depart leave step-down stand-down step-aside stand-aside oust sack dismiss fire",
        "resignation departure retirement dismissal sacking exit",
    ),
    "takeover": (
        "acquire take-over turn-over hand-over transfer nationalise nationalize privatise privatize merge buy",
        "takeover acquisition merger transfer handover nationalisation privatisation",
    ),
    "arrival": ("arrive land", "arrival"),
    "strike": ("strike walk-out walk-off", "strike walkout stoppage"),
    "explosion": ("explode blow-up erupt", "explosion blast eruption"),
    "fire": ("burn", "fire blaze"),
    "collapse": ("collapse cave-in", "collapse"),
    "sinking": ("sink capsize founder", "sinking shipwreck capsizing"),
    "crash": ("crash derail collide", "crash collision derailment"),
    "disaster": ("flood", "disaster earthquake flood hurricane storm tsunami wildfire outbreak accident tragedy"),
    "election": ("elect vote re-elect reelect", "election referendum poll ballot vote by-election"),
    "opening": ("open reopen inaugurate", "opening reopening inauguration"),
    "charge": ("charge indict", "indictment"),
    "arrest": ("arrest detain", "arrest"),
    "conviction": ("convict sentence jail imprison acquit", "conviction sentencing trial acquittal"),
    "agreement": ("agree sign ratify approve", "agreement signing deal ratification approval"),
    "meeting": ("meet convene gather", "meeting summit conference"),
    "war": ("invade", "war invasion"),
    "rescue": ("rescue", "rescue"),
    "protest": ("protest march rally demonstrate", "protest demonstration rally"),
    "suspension": ("suspend", "suspension"),
    "rejection": ("reject refuse veto", "rejection veto"),
    "apology": ("apologise apologize", "apology"),
    "testimony": ("testify", "testimony"),
    "award": ("award win", "award"),
    "investigation": ("investigate probe", "investigation probe"),
}

# Verbs that only say that the event of their subject or object took place.
HAPPENING = words(
    "start begin happen occur hold conduct carry take complete undertake end finish stage conclude follow break "
    "commission deliver make be find schedule plan expect come"
)
# "returned for an inspection", "arrived to inspect": the purpose is the event.
# Verbs by which a disaster or an attack befalls a place.
IMPACT = words("strike hit rock devastate rip tear sweep destroy wreck flatten batter")
COMING = words("return arrive come visit go descend")
EXAMINING = words("assess examine")
INSPECTING_PEOPLE = frozenset({"inspector", "inspectors", "inspectorate"})
# "visit" is an inspection only where an inspector pays it.
ONLY_BY_INSPECTORS = frozenset({"visit"})

# Verbs of saying and thinking, of what people feel, and of what only leads to something else: the saying, the feeling
# and the leading are no events of their own.
SAYING_WITHOUT_NEWS = words(
    "say tell add believe think note explain argue insist claim comment reply speak talk describe ask warn stress "
    "know hear quote point mention recall remember suggest hope feel confirm emphasise stress report predict "
    "estimate write acknowledge admit concede maintain call quote voice express utter urge doubt complain "
    "surprise shock astonish upset anger please worry alarm delight disappoint reassure "
    "generate cause provoke prompt spark trigger lead result mean help allow enable survive endure"
)
STATIVE = words(
    "be have seem appear remain stay include contain cost own know want need like love mean depend belong exist "
    "owe employ stand keep expect look consist live work lie wait struggle become do get can use face run see watch"
)
# Verbs of measure and of grading: figures and ratings carry their time.
MEASURING = words(
    "rise fall increase decrease grow drop decline climb jump soar plunge shrink total average reach spend earn "
    "double triple halve improve worsen slip dip surge tumble rate judge grade rank class upgrade downgrade deem "
    "assess score account amount number exceed place put"
)
GRADED = words("rated judged graded classed deemed upgraded downgraded ranked assessed")
# An infinitive after these is meant, not done.
MEANING = words("have want hope try seek need aim intend wish ask urge call refuse fail attempt")
IRREALIS = frozenset({"could", "might", "would", "may", "should", "can"})
# Events that befall people, not the body that the article is about.
PERSONAL = frozenset({"death", "attack", "charge", "arrest", "conviction"})
# "opened and later closed": what comes afterwards has another time.
AFTERWARDS = words("later then since eventually subsequently afterwards soon finally before after until")
# What is closed or left without anything ending: "closed a gap of £17m", "left rates at 5 per cent".
GAPS = words("gap deficit shortfall deal case account eye door distance")
LEFT_AS_IT_WAS = words("rate interest price tax rule plan policy target forecast figure level sentence total question")
# Who is sent to a body by one of these is put in charge there.
SENDING = frozenset({"send", "despatch", "dispatch"})
SENDERS = words(
    "government minister ministry secretary department commissioner president governor council board regulator"
)
MODIFIERS = words(
    "focused full joint routine annual interim final emergency public snap unannounced independent general local "
    "national standard monitoring special initial internal preliminary"
)
PARTICLES = words("up down over in out off aside together apart away back on")
BODIES_BY_NAME = frozenset({"ofsted", "cqc", "hmic", "hmicfrs", "hmip", "estyn", "ofwat", "ofgem", "gao", "nao", "hse"})
