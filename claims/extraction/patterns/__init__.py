"""The words that extraction looks for: data only."""
