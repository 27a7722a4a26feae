"""Name the words that calendar dates are made of, as patterns and with their numbers."""

from communique.extract.numerals import ORDINALS, alternatives
from communique.extract.periods import AUTUMN, SPRING, SUMMER, WINTER

MONTH_NAMES = "January February March April May June July August September October November December".split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}

_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
MONTH = rf"(?:(?:{'|'.join(MONTH_NAMES)})\b|{_SHORT_MONTH})"
WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NAMES)}|(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\.)"
_THINGS = (
    "people|troops|soldiers|men|women|tonnes|tons|dollars|euros|megawatts|MW|km|kilomet|miles|metres|families|refugees|prisoners"
    "|vessels|tourists|students|square|million|billion|other|more|hours"
)
YEAR = rf"(?:1[0-9]\d\d|20\d\d)(?!\d|[.,]\d|\s?%|\s+(?:{_THINGS})\b)\b"
_DAY_WORDS = alternatives({word: number for word, number in ORDINALS.items() if number < 32})
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|\s?%)|(?:{_DAY_WORDS})\b)"
WHICH = (
    r"(?P<which>this\s+(?:past|coming)|last|next|this|the\s+(?:coming|past|previous|following|preceding|same|current)"
    r"|that|past|previous|following)"
)
TAIL = (
    rf"(?:(?:,\s*|\s+)(?:of\s+)?(?P<year>{YEAR})"
    r"|\s+(?:of\s+)?(?P<yref>(?:last|this|next|that|the\s+(?:same|previous|following|preceding|current))\s+year))?"
)
_PART = r"(?:morning|afternoon|evening|night)"
WEEKDAY_BEFORE = rf"(?:(?:(?:this|next|last|the)\s+)?{WEEKDAY}(?:\s+{_PART})?,?\s+(?:the\s+)?)?"
JOINT = r"(?:\s?[-–—/]\s?|\s+(?:to|and|until|till|through|&)\s+(?:the\s+)?)"
