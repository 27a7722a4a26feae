"""A Reading as people read it: a picture, in a terminal or as Markdown."""
