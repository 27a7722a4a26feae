"""The trained tagger at work: a text → Tags."""
