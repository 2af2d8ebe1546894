"""Reads figures, events, ratings and quotes from the text of an article; plain Python and spaCy."""
