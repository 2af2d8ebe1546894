"""The starter catalogue beat by beat: what a reporter of the beat writes is recognised, its near misses are left alone.

Every sentence is made up for these tests; its figure stands in brackets.
"""

import pytest
from spacy.language import Language

from claims.values import Statement
from tests.unit.reading import figures, unbracketed

RECOGNISED = [
    # Council finance
    ("The council must find savings of [£14m] by April.", "savings required"),
    ("Councillors agreed a council tax rise of [4.9 per cent].", "council tax rise"),
    ("Its usable reserves stood at [£9m] in March.", "reserves"),
    ("The borough's high needs deficit has reached [£31m].", "high needs deficit"),
    ("Only [92 per cent] of council tax due was collected last year.", "council tax collected"),
    ("The town lodges [640] homeless families.", "households in temporary accommodation"),
    ("The district spent [£8m] on temporary accommodation.", "cost of temporary accommodation"),
    # Children's services
    ("The borough has [512] children in care.", "children in care"),
    ("Last year [88] children entered care.", "children who came into care"),
    ("The county has [140] approved foster carers.", "foster carers"),
    ("Care proceedings took [41 weeks] on average.", "length of care proceedings"),
    ("The authority had [75] children without an allocated social worker.",
     "children without an allocated social worker"),
    ("The county maintains [3,100] education, health and care plans.", "education, health and care plans"),
    ("Only [38 per cent] of plans issued within 20 weeks were complete.", "care plans issued within 20 weeks"),
    # Health waiting times
    ("The hospital has [24,000] patients on the waiting list.", "waiting list"),
    ("At the infirmary [61 per cent] of patients were seen within four hours.", "A&E four-hour share"),
    ("The list had [310] patients waiting more than 18 months.", "patients waiting over 18 months"),
    ("The trust counted [95] patients medically fit to leave.", "delayed discharges"),
    ("Surgeries offered [18,400] GP appointments in May.", "GP appointments"),
    ("At the hospital [22] ambulances waited more than an hour.", "handover delays of an hour or more"),
    # Policing
    ("Police recorded [412] burglaries in the year to June.", "burglaries"),
    ("The force recorded [77] robberies last year.", "robberies"),
    ("Officers logged [1,250] domestic abuse offences.", "domestic abuse offences"),
    ("The city saw [900] shoplifting offences in a month.", "shoplifting"),
    ("The force made [5,300] stops and searches.", "stops and searches"),
    # Schools
    ("The academy has [1,180] pupils on roll.", "pupils on roll"),
    ("There were [46] permanent exclusions in the county.", "permanent exclusions"),
    ("Last term [230] pupils were suspended.", "suspensions"),
    ("This spring [81 per cent] of applicants were offered their first choice.", "first-choice school places"),
    ("The county has [14] schools in deficit.", "school deficits"),
    # Jobs
    ("The unemployment rate was [5.1 per cent] in May.", "unemployment rate"),
    ("In the region [23 per cent] of adults are economically inactive.", "economic inactivity"),
    ("The plant created [300] new jobs.", "jobs added"),
    ("There were [4,200] apprenticeship starts in the county.", "apprenticeship starts"),
    # Casualties
    ("The crash killed [14] people.", "people killed"),
    ("[Nine] people were seriously injured in the blast.", "people badly injured"),
    ("Rescuers said [six] miners were still missing.", "people missing"),
    ("The county had [31] road deaths last year.", "people killed on the roads"),
]  # fmt: skip

LEFT_ALONE = [
    # Council finance
    ("The club must find [£14m] for a striker.", "savings required"),
    ("The charity spent [£8m] on temporary staff.", "cost of temporary accommodation"),
    # Children's services
    ("The borough has [512] children in choirs.", "children in care"),
    ("The zoo has [140] approved bird carers.", "foster carers"),
    # Health waiting times
    ("The garage has [24] cars on the waiting list.", "waiting list"),
    ("At the rally [61 per cent] of drivers were seen within four hours.", "A&E four-hour share"),
    # Policing
    ("Police recorded [412] songs for charity.", "burglaries"),
    ("The force made [53] stops on its tour of schools.", "stops and searches"),
    # Schools
    ("The academy has [80] pupils on a trip.", "pupils on roll"),
    ("The league had [46] players suspended.", "suspensions"),
    # Jobs
    ("The exchange rate was [5.1 per cent] lower in May.", "unemployment rate"),
    ("The plant created [300] new colours.", "jobs added"),
    # Casualties
    ("The frost killed [14] trees.", "people killed"),
    ("[Nine] horses were seriously injured in the fire.", "people badly injured"),
]

NARROWED = [
    ("At the college [12 per cent] of entries failed.", "pass rate", {"polarity": "opposite"}),
    ("At the college [88 per cent] of entries passed.", "pass rate", {}),
    ("In the department [80 per cent] of posts were filled.", "vacancy rate", {"polarity": "opposite"}),
    ("In the department [20 per cent] of posts were vacant.", "vacancy rate", {}),
    ("The school attendance rate was [93 per cent].", "pupil absence", {"polarity": "opposite"}),
    ("Youth unemployment stood at [14 per cent].", "unemployment rate", {"population": "people aged 16 to 24"}),
    ("The trust has [2,300] children waiting for treatment.", "waiting list", {"population": "children"}),
]


def the_figure(sentence: str, nlp: Language) -> Statement:
    """The figure in brackets."""
    text, [words] = unbracketed(sentence)
    start = sentence.index("[")
    [found] = [one for one in figures(text, nlp) if one.start == start]
    assert words in found.surface
    return found


@pytest.mark.parametrize(("sentence", "measure"), RECOGNISED)
def test_a_sentence_of_the_beat_is_recognised(sentence: str, measure: str, nlp: Language) -> None:
    assert the_figure(sentence, nlp).measure == measure


@pytest.mark.parametrize(("sentence", "measure"), LEFT_ALONE)
def test_a_near_miss_is_left_alone(sentence: str, measure: str, nlp: Language) -> None:
    assert the_figure(sentence, nlp).measure != measure


@pytest.mark.parametrize(("sentence", "measure", "said"), NARROWED)
def test_a_phrase_says_of_whom_and_on_which_side_it_counts(
    sentence: str, measure: str, said: dict[str, str], nlp: Language
) -> None:
    found = the_figure(sentence, nlp)

    assert found.measure == measure
    assert found.scope.polarity == said.get("polarity")
    if "population" in said:
        assert found.scope.population == said["population"]
