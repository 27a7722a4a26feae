"""Name files in messages, so that nothing in a name acts on a terminal."""


def show_path(path: str) -> str:
    """Return a path as it may be printed: line ends, control characters and broken bytes escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in path)
