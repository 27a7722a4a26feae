"""Word the patterns by which a claim about earlier contacts is known."""

import re

from communique.extract.numerals import CARDINAL, ORDINAL

NOUN = (
    r"(?:(?:tele)?phone\s+calls?|video\s+calls?|calls?|conversations?|meetings?|talks|visits?|summits?|contacts?"
    r"|exchanges?|encounters?|"
    r"discussions?|dialogues?|sessions?|rounds?|trips?|journeys?|consultations?|negotiations?|engagements?"
    r"|sit-?downs?|missions?|"
    r"tripartites?|retreats?|handshakes?|audiences?|tête-à-têtes?|rendezvous|telephone\s+conversations?|tours?|stops?)"
)
VERB = (
    r"(?:sent\s+a\s+\S{0,20}\s?representative|around\s+one\s+table|met|meet|meets|meeting|spoke|spoken|speak|speaks"
    r"|speaking|talked|talking|conversed|conferred|conferring|saw|see|seen|seeing|telephoned|phoned|"
    r"called\s+on|visited|visiting|been\s+(?:there|here|to|in|received)|sat|come|comes|came|travel(?:l?ed)?|travel"
    r"(?:l?ing)?|set\s+foot|received|"
    r"convened|negotiated|shaken\s+hands|shook\s+hands|exchanged|host(?:ed)?|taken\s+place|held|face[sd]?|invited"
    r"|address(?:ed)?|talk|go|joined|"
    r"rang|rung|called|gone|returned|discussed|went|welcomed|flown|flew|been\s+on)"
)
CONTACT = re.compile(rf"\b(?:{NOUN}|{VERB}|(?:face[- ]to[- ]face)|abroad|at\s+(?:one|the\s+same)\s+table)\b", re.I)
NO_CONTACT = re.compile(
    r"\b(?:match(?:es)?|goals?|league|medals?|championship|prices?\s+(?:rose|fell)|inflation|shares|rainfall|derby"
    r"|coach|striker|"
    r"victory\s+over|wickets?|cup\s+final|tournament|club)\b", re.I
)  # fmt: skip
FIRST = re.compile(
    r"\b(?P<cue>first)\b(?!\s+(?:half|quarter|week|days?|lady|minister|deputy|vice|secretary|name"
    r"|thing|step|class)\b)",
    re.I,
)
SINCE = re.compile(r"\bsince\b", re.I)
CLAUSE_END = re.compile(r"[,;:—–()]|\bthat\b|\bsaid\b", re.I)
NOT_A_GAP = re.compile(r"\b(?:in|for|after)\s+(?:the\s+)?$", re.I)
NEGATED = re.compile(
    rf"\b(?:not|n['’]t|never|neither|no(?!t))\b[^.;,]{{0,60}}?\b(?:{VERB}|{NOUN})\b", re.I
)  # fmt: skip
LAST_DONE = re.compile(
    r"\b(?:(?:had|have|has|having|were|was|who|and|they|two|he|she|we|you|been)\s+)?(?P<cue>last|most\s+recently"
    r"|previously)\s+(?:both\s+)?"
    r"(?:met|spoke|spoken|speaking|talked|talking|conversed|conferred|saw|seen|seeing|discussed|telephoned|phoned"
    r"|called|visited|visiting|came|"
    r"come|sat|held|here|there|received|hosted|meeting|travel(?:l?ed)?|gathered|convened|in\s+contact|exchanged|went"
    r"|rang|been|faced|together)\b", re.I
)  # fmt: skip
LAST_OF = re.compile(
    rf"\b(?:the|their|his|her|its|our|whose|and)\s+(?:\w+\s+and\s+)?(?P<cue>last|previous|latest|most\s+recent)\s+"
    rf"(?:such\s+)?(?:\w+[\s-]+){{0,3}}?(?:{NOUN}"
    r"|time\b[^.;]{1,60}?\b(?:met|spoke|talked|saw|sat|gathered|visited|came|convened))\b", re.I
)  # fmt: skip
TRAILING_LAST = re.compile(
    r"\b(?:spoke|met|talked|saw|visited|conferred)\b[^.;,]{1,40}?\s(?P<cue>last)\s+(?=(?:in|on|at)\b)", re.I
)  # fmt: skip
MOST_RECENTLY = re.compile(r"\b(?P<cue>most\s+recently)\s+(?=(?:in|on|at|during|by|last)\b)", re.I)
SINCE_CONTACT = re.compile(
    rf"\bsince\s+(?:the|their|its|our)\s+(?:(?:last|previous|latest)\s+)?(?:\w+\s+){{0,2}}?(?P<noun>{NOUN}"
    rf"|trilateral|bilateral)\b", re.I
)  # fmt: skip
RANKED = re.compile(rf"\b(?:{ORDINAL})\b(?!\s+(?:\w+\s+)?(?:in|for)\s+)[^;,]*$|\bfirst\s+since\b", re.I)
HIATUS = re.compile(
    r"\b(?:gap|hiatus|break|pause|interruption|silence|freeze|absence|suspension|estrangement"
    r"|interval|lull)\b",
    re.I,
)
NEXT_CLAUSE = re.compile(r";|\b(?:said|told|and\s+will|agreed|but|which|when)\b")
NEXT_COMMA = re.compile(r"[;,](?!\s+(?:in|on|at)\b)")
TIME_NOT_LAST = re.compile(r"last\s+(?:week|month|year|night|evening|time\s+to)\b", re.I)

ADJECTIVES = r"(?:(?!(?:of|to|and|in|that|the|for|with|by|on|as|at)\b)[\w’'-]+\s+){0,3}?"
SCOPE = (
    r"(?:,?\s+(?:this\s+(?:year|month|week|summer|spring|autumn)|in\s+(?:as\s+many|a|an|one|less\s+than|under|little"
    r"|just|the\s+space|the\s+past|recent|the\s+last"
    rf"|about|barely|{CARDINAL})\b|since\b|so\s+far|of\s+its\s+kind|between\s+\d{{4}}|over\s+the\s+past|to\s+date|"
    r"after\s+the\s+one))"
)
OWNED = r"(?:(?:their|his|her|its|our|my|[\w.]+(?:['’]s|s['’]))\s+(?:own\s+)?)"
NTH = re.compile(
    rf"(?P<owner>{OWNED}|\b(?:the|this|a|only\s+the|for\s+the|was|is|be|only)\s+"
    rf"|\b)(?P<n>{ORDINAL})\s+(?P<such>such\s+)?"
    rf"(?:straight\s+|consecutive\s+|successive\s+)?{ADJECTIVES}(?P<noun>{NOUN})\b(?=(?P<rest>[^.;]{{0,90}}))", re.I
)  # fmt: skip
NTH_BARE = re.compile(rf"(?:\b(?:their|his|her|its|the|our)|['’]s)\s+(?P<n>{ORDINAL})(?:{SCOPE}|\s+between\b)", re.I)
NTH_TIME = re.compile(rf"\b(?:the|only\s+the)\s+(?P<n>{ORDINAL})\s+time\b", re.I)
TIMES = (
    rf"(?P<n>twice|thrice|(?:{CARDINAL})\s+times)\b(?!\s+(?:a|per|each|every|as|more|the|for|at|on|over|during"
    r"|daily|in\s+the\s+(?:presence|following))\b|:)"
)
DONE_TIMES = re.compile(
    rf"\b(?:met|spoke|spoken|talked|seen|saw|telephoned|phoned|conversed|conferred|called|visited|telephone|phone"
    rf"|received|rung|rang|been|gone|travelled)\b"
    rf"[^.;,]{{0,48}}?\b{TIMES}", re.I
)  # fmt: skip
TIMES_FIRST = re.compile(rf"\b{TIMES}(?=\s+(?:since|this|in|before|already)\b)", re.I)
COUNTED = re.compile(
    rf"\b(?:(?:one|the\s+last|the\s+latest)\s+of\s+)?(?P<n>{CARDINAL})\s+(?:(?!of\b)\w+\s+){{0,2}}?(?:calls"
    rf"|conversations|meetings|talks|visits|encounters)\s+"
    r"(?:(?:that\s+)?(?:they|the\s+two|both)\s+have\s+)?(?:exchanged|held)\b[^.;]{0,20}\bsince\b", re.I
)  # fmt: skip
AHEAD = re.compile(
    r"\b(?:will(?!\s+have)|would|shall|should|could|may|might|plans?\s+to|to\s+be|is\s+to|are\s+to"
    r"|scheduled|proposed|if)\b",
    re.I,
)
MAY_COUNT = re.compile(
    r"\b(?:second|third|twice|thrice|times|of\s+\w+\s+(?:tele)?\w*\s?calls|[a-z-]{1,14}th|\d{1,3}"
    r"(?:nd|rd|th|st))\b|held|exchanged"
)
LONGEST = 1500
REACH = 170
"""Characters from "first" to what it is counted from."""
