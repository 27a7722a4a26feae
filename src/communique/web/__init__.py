"""The page: a record in a browser, and the same as JSON."""
