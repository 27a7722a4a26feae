"""Detect a document's language, so that what is not read is said and not read as nonsense."""

import re

LANGUAGES_READ = ("en",)
SAMPLE = 5000
"""Characters looked at."""

FEWEST_WORDS = 4
"""Fewer words than this tell no language."""

MARGIN = 22.0
"""Log-probability by which another language must be likelier than English.

Short English texts full of foreign names came out up to 20 behind another language; texts of six words in another
language 30 and more before English.
"""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_WORD = re.compile(rf"[{_UNSPACED}]{{2}}|[^\W\d_{_UNSPACED}]{{2,}}")


def detect_language(text: str) -> str | None:
    """Return the two-letter code of the likeliest language, or None where there are too few words to tell.

    English keeps a text that is about as likely to be English: names make a short one look like another language.
    """
    import py3langid

    sample = text[:SAMPLE]
    if len(_WORD.findall(sample)) < FEWEST_WORDS:
        return None
    # Codes of three letters ("wuu", "pcm") are of dialects and creoles: the standard language stands for them.
    likely = {code: float(score) for code, score in py3langid.rank(sample) if len(code) == 2}
    best = max(likely, key=lambda code: likely[code])
    return "en" if likely[best] - likely["en"] < MARGIN else str(best)
