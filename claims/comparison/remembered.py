"""How much comparison remembers of what it has read: enough for some dozen articles, and no more for a million claims.

A cache that is larger than what is met again only fills: a re-check of everything goes by every claim once or twice.
"""

# Claims, of each of which some things are known: more than one judgement takes in. They take some kilobytes each, and
# a cache that is seldom asked holds others than the rest.
MOST_STATEMENTS = 2048
# What is counted, names, sentences, and two phrases side by side.
MOST_PHRASES = 4096
# Judgements; the groups of one article have some thousand pairs.
MOST_PAIRS = 65_536
