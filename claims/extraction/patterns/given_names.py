"""The commonest given names of the English-speaking countries in the last hundred years, by gender. Data only.

Names that are common for both (Robin, Leslie, Jordan) tell nothing and are left out.
"""

from claims.extraction.patterns.wordlists import words

MEN = words(
    "aaron adam adrian alan albert alexander alfred andrew anthony antonio arthur barry ben benjamin bernard bill "
    "bob brandon brian bruce bryan carl carlos charles charlie christian christopher clarence colin connor craig "
    "curtis dan daniel darren dave david dean dennis derek donald douglas duncan dylan eddie edward edwin eric "
    "ernest ethan eugene francis frank fred frederick gabriel gareth gary gavin geoffrey george gerald gordon "
    "graham grant greg gregory guy harold harry henry howard hugh hugo ian isaac ivan jack jacob jake james jason "
    "jeff jeffrey jeremy jerry jim joe joel john jonathan jose joseph joshua juan justin karl keith ken kenneth "
    "kevin kyle larry laurence lawrence leonard lewis liam logan louis lucas luis luke malcolm marcus mark martin "
    "mason matthew maurice max michael mike mohammed muhammad nathan neil nicholas nick nigel noah norman oliver "
    "oscar owen patrick paul peter philip phillip ralph randy raymond richard rick robert rodney roger ronald ross "
    "roy russell ryan samuel scott sean sebastian shane simon stanley stephen steve steven stuart terence theodore "
    "thomas timothy toby todd tom tony travis trevor tyler victor vincent walter warren wayne william zachary"
)
WOMEN = words(
    "abigail alice alison amanda amber amelia amy andrea angela anita ann anna anne annie audrey ava barbara "
    "beatrice bernadette beth bethany betty beverley beverly brenda bridget brittany carla carol caroline carolyn "
    "catherine charlotte cheryl chloe christina christine cindy claire clare claudia cynthia daisy dawn deborah "
    "debra denise diana diane donna doreen doris dorothy edith eileen elaine eleanor elizabeth ella ellen emily "
    "emma erin esther ethel eva evelyn fiona florence frances gemma georgina geraldine gillian gloria grace hannah "
    "harriet hazel heather helen hilary holly irene iris isabel isabella isla jacqueline jane janet janice jasmine "
    "jean jenna jennifer jessica jill joan joanna joanne josephine joyce judith judy julia julie karen kate "
    "katherine kathleen kathryn katie kathy kayla kimberly laura lauren lillian linda lisa lorraine louise lucy "
    "lynn madison mandy margaret maria marie marilyn marjorie martha mary maureen megan melanie melissa michelle "
    "mildred monica nancy naomi natalie natasha nicola nicole nora olivia pamela patricia paula pauline phyllis "
    "poppy rachel rebecca rosemary rose ruby ruth samantha sandra sara sarah sharon sheila shirley sophia sophie "
    "stella stephanie susan suzanne sylvia tara teresa theresa tina tracy valerie vanessa vera veronica victoria "
    "virginia vivian wendy yvonne zoe"
)
