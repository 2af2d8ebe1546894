"""How much comparison remembers of what it has read: enough for some dozen articles, and no more for a million claims.

A cache that is larger than what is met again only fills: a re-check of everything goes by every claim once or twice.
"""

# Claims, of each of which some things are known; a claim and what is known of it take some kilobytes.
MOST_STATEMENTS = 8192
# What is counted, names, sentences, and two phrases side by side.
MOST_PHRASES = 16_384
# Judgements; the groups of one article have some thousand pairs.
MOST_PAIRS = 65_536
