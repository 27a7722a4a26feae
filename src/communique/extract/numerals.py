"""Read numbers written as figures or as words: "25", "twenty-five", "2nd", "second", "twice"."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}

CARDINALS: dict[str, int] = {word: number for number, word in enumerate(_ONES) if number}
CARDINALS |= _TENS | {f"{ten}{hyphen}{one}": value + CARDINALS[one] for ten, value in _TENS.items()
                      for one in _ONES[1:10] for hyphen in "- "}  # fmt: skip
CARDINALS |= {"a": 1, "an": 1, "hundred": 100, "a hundred": 100, "one hundred": 100, "dozen": 12, "a dozen": 12,
              "couple": 2, "a couple of": 2}  # fmt: skip

ORDINALS: dict[str, int] = dict(_IRREGULAR)
ORDINALS |= {
    f"{word}th": number
    for word, number in CARDINALS.items()
    if 4 <= number <= 19 and number not in _IRREGULAR.values() and " " not in word
}
ORDINALS |= {f"{ten[:-1]}ieth": value for ten, value in _TENS.items()}
ORDINALS |= {f"{ten}-{word}": value + ORDINALS[word] for ten, value in _TENS.items()
             for word in [*_IRREGULAR, "fourth", "sixth", "seventh"] if ORDINALS[word] < 10}  # fmt: skip

TIMES = {"once": 1, "twice": 2, "thrice": 3}


def alternatives(words: dict[str, int]) -> str:
    """Return the words as a pattern's alternatives, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


CARDINAL = rf"\d{{1,4}}(?:\.\d)?|{alternatives(CARDINALS)}"
ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{alternatives(ORDINALS)}"


def number_of(words: str) -> float:
    """Return the number that a cardinal or an ordinal says."""
    low = " ".join(words.lower().split())
    if low[0].isdecimal():
        return float(low.rstrip("stndrh"))
    return float(CARDINALS.get(low) or ORDINALS[low])
