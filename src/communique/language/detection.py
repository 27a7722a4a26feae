"""Detect a document's language, so that what is not read is said and not read as nonsense."""

import re

LANGUAGES_READ = ("en",)
SAMPLE = 5000
"""Characters looked at."""

FEWEST_WORDS = 4
"""Fewer words than this tell no language."""


def detect_language(text: str) -> str | None:
    """Return the BCP 47 code of the likeliest language, or None where there are too few words to tell."""
    import py3langid

    sample = text[:SAMPLE]
    if len(re.findall(r"[^\W\d_]{2,}", sample)) < FEWEST_WORDS:
        return None
    return str(py3langid.classify(sample)[0])
