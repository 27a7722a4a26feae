"""Corpus → model: runs in an environment of its own, with torch; nothing imports it."""
