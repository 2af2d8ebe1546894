"""Comparison: which statements speak of one thing, whether they agree, and why. Plain Python over `claims.values`."""
