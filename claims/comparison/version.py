"""Which comparison this is."""

# Goes up with every change of keys, judgement or findings, so that a re-check that was stopped begins anew.
COMPARISON_VERSION = 6
