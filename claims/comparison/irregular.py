"""Data: words of which no ending tells the base form."""

# Endings cannot tell these; each maps to its base form.
IRREGULAR: dict[str, str] = {
    word: base
    for base, words in {
        "be": "is are was were been being am",
        "have": "has had having",
        "do": "does did done doing",
        "say": "said says",
        "tell": "told",
        "find": "found",
        "lose": "lost",
        "leave": "left leaving",
        "die": "died dying dies",
        "lie": "lying lay lain",
        "take": "took taken taking",
        "make": "made making",
        "give": "gave given giving",
        "go": "went gone",
        "come": "came coming",
        "put": "putting",
        "cut": "cutting",
        "hit": "hitting",
        "shut": "shutting",
        "rise": "rose risen rising",
        "fall": "fell fallen",
        "grow": "grew grown",
        "hold": "held",
        "pay": "paid",
        "spend": "spent",
        "sell": "sold",
        "buy": "bought",
        "bring": "brought",
        "build": "built",
        "send": "sent",
        "strike": "struck striking",
        "shoot": "shot",
        "drown": "drowning drowned",
        "person": "persons",
        "people": "peoples",
        "man": "men",
        "woman": "women",
        "child": "children",
        "body": "bodies",
        "wife": "wives",
        "life": "lives",
        "staff": "staffs staffed staffing",
        "policeman": "policemen",
        "fireman": "firemen",
        "foot": "feet",
        "year": "yearly",
        "win": "won winning",
        "month": "monthly",
        "week": "weekly",
        "crisis": "crises",
        "analysis": "analyses",
        "review": "reviewed reviewing",
        "plan": "planned planning",
        "run": "ran running",
        "begin": "began begun beginning",
        "see": "saw seen",
        "stand": "stood standing",
        "know": "knew known",
        "bus": "buses",
        "gas": "gases",
        "series": "series",
        "species": "species",
        "news": "news",
        "premises": "premises",
        "arrears": "arrears",
        "savings": "saving savings",
        "knife": "knives",
        "thief": "thieves",
        "add": "added adding",
        "agree": "agreed agreeing",
        "free": "freed freeing",
        "flee": "fled fleeing",
        "save": "saved",
        "use": "used using",
        "owe": "owed owing",
        "axe": "axed axing axes",
        "tie": "tied tying",
        "scrap": "scrapped scrapping",
        "focus": "focused focusing focuses",
        "seize": "seizes",
        "steal": "stole stolen stealing",
        "draw": "drew drawn drawing",
        "drive": "drove driven driving",
        "write": "wrote written writing",
        "choose": "chose chosen choosing",
        "catch": "caught catching",
        "teach": "taught teaching",
        "seek": "sought seeking",
        "think": "thought",
        "break": "broke broken",
        "speak": "spoke spoken",
        "throw": "threw thrown",
        "blow": "blew blown",
        "fly": "flew flown flies",
        "meet": "met meeting",
        "lead": "led leading",
        "feed": "fed feeding",
        "keep": "kept keeping",
        "sleep": "slept sleeping",
        "burn": "burnt",
        "spill": "spilt spilling",
        "swim": "swam swum",
        "sink": "sank sunk",
        "drink": "drank drunk",
        "mean": "meant",
        "deal": "dealt",
        "feel": "felt",
        "light": "lit",
        "ride": "rode ridden riding",
        "hide": "hid hidden hiding",
        "bear": "bore",
        "wear": "wore worn",
        "swear": "swore sworn",
        "nurse": "nursing nursed",
        "police": "policing policed",
        "criterion": "criteria",
        "half": "halves",
        "loaf": "loaves",
        "wolf": "wolves",
        "tooth": "teeth",
        "goose": "geese",
        "mouse": "mice",
    }.items()
    for word in words.split()
}

# Verbs whose e an ending swallows: "voted" is of "vote", as "planted" is of "plant".
_IN_E = """
    abuse accuse achieve acknowledge acquire admire adore advance allege announce approve argue arrange arrive
    assemble assume assure axe bake balance base battle behave believe besiege bike blame bore brake bridge
    buckle bundle capture care carve cause cease challenge change charge chase choke circle clone close coincide
    collapse collide combine compare compile complete compose conclude confuse consume continue convince cope
    couple cradle create cripple crumble cure curse curve cycle damage dance dare debate deceive decide declare
    decline decrease define deprive describe deserve desire determine diagnose disable disclose dispose dissolve
    dive divide divorce dodge donate double dwindle ease embrace emerge emigrate enable enclose encourage
    endorse endure enforce engage enhance enlarge enquire ensure erode escape evade evoke evolve examine
    exchange exclude excuse exile expire explode explore expose face fake feature figure file finance fine fire
    flare force forge fracture frame fume gamble glance glare graze gripe guide halve handle hedge hike hire
    hone hope house ignore immigrate impose improve include increase induce inhale injure inquire inspire insure
    introduce invade invite invoke involve issue joke judge juggle kindle lease lecture license line live lodge
    lounge lure manage manufacture mature measure merge migrate mine move name notice nurse nurture oblige
    observe operate oppose owe package pause pave perceive persuade phase phone picture pierce pile pipe place
    please pledge plunge postpone practice prepare preserve preside pressure presume price procure produce
    profile promote propose prove provide provoke prune puncture purchase purge quadruple quarantine queue rake
    range rape receive reconcile recycle reduce refine reinforce relate release relieve remove replace require
    rescue reserve resettle reside resolve restore resume retire retrieve reverse revive rinse rotate ruffle
    rule rumble rupture salvage sample scale scare schedule score scrape secure seize sentence serve service
    settle shame shape share shave shine shuffle slice smile smoke smuggle snore solve source spare sparkle
    sprinkle square stage stake stare starve state stifle stoke store stripe strive structure struggle stumble
    suppose surge survive swindle swipe tackle tame tape tease telephone thrive tie tire topple torture trace
    trade trample treasure treble trickle triple tumble tune type upgrade urge use vaccinate value venture voice
    vote waste wave welcome wipe wire
""".split()
# Verbs whose last letter an ending doubles, though it is an l or s.
_DOUBLED = "cancel control enrol expel level travel label signal fuel model tunnel shovel compel propel repel".split()
IRREGULAR |= {f"{verb[:-1]}{ending}": verb for verb in _IN_E for ending in ("ed", "ing")} | {
    f"{verb}{verb[-1]}{ending}": verb for verb in _DOUBLED for ending in ("ed", "ing")
}
