"""Tell quickly where in a text a time may be named, so that the grammar is tried only there."""

import re
from collections.abc import Iterator

from communique.extract.date_phrases import may_begin
from communique.extract.date_words import MONTH_NAMES, MONTH_NUMBERS, WEEKDAY_NAMES
from communique.extract.durations import COMPARISONS
from communique.extract.holidays import moving_names
from communique.extract.numerals import CARDINALS

_WORD = re.compile(r"\d+|[^\W\d_]+")
_UNITS = "second minute min hour hr day night week fortnight month year decade quarter half moment".split()
_NAMES = [name.lower() for name in (*MONTH_NAMES, *WEEKDAY_NAMES, *(name + "s" for name in WEEKDAY_NAMES))]
_DEICTIC = "today tonight yesterday tomorrow overnight weekend future eve anniversary christmas easter new".split()
_PARTS_OF_DAY = "morning forenoon afternoon evening noon midday midnight lunchtime".split()
_SEASONS = "spring summer autumn fall winter".split()
_LONG = "hourlong daylong nightlong weeklong monthlong yearlong".split()
_SHORT = "tue tues wed weds thu thur thurs fri sat sun mon sept q h".split()
_OFTEN = "daily weekly fortnightly monthly quarterly annually yearly biannually".split()
_AGES = "century centuries twenties thirties forties fifties sixties seventies eighties nineties".split()
_TIME_WORDS = {
    *_UNITS, *(unit + "s" for unit in _UNITS), *_NAMES, *MONTH_NUMBERS, *_DEICTIC, *_PARTS_OF_DAY, *_SEASONS, *_LONG,
    *_SHORT, *_AGES, *_OFTEN, *moving_names(),
}  # fmt: skip
_STARTS = {
    *(words.split()[0] for words in COMPARISONS), *(words.split("-")[0].split()[0] for words in CARDINALS),
    *_UNITS, *_LONG, *_NAMES, *_OFTEN,
    *"every each once twice thrice noon midday midnight on three several many few numerous countless".split(),
}  # fmt: skip
_FAR, _NEAR = 64, 30
"""Characters from an expression's first word to the one that names the time; fewer from an article."""

_ARTICLES = frozenset("the that a an".split())


def likely_starts(text: str) -> Iterator[int]:
    """Yield where an expression may begin: at a word that begins one, with a word that names a time not far behind."""
    waiting: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        low, start = word.group().lower(), word.start()
        if low in _STARTS or may_begin(low):
            waiting.append((start, _NEAR if low in _ARTICLES else _FAR))
        if waiting and (low in _TIME_WORDS or low[0].isdecimal()):
            yield from (place for place, reach in waiting if start - place <= reach)
            waiting.clear()
