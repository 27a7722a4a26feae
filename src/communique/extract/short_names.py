"""Find family names that the tables and the parser miss, of persons whom the document names in full elsewhere."""

import re
from collections.abc import Iterator

from communique.extract.mentions import Mention
from communique.language.parse import Parse

_SHORTEST = 3
"""Letters of a family name that is looked for by itself."""


def find_short_names(parse: Parse, names: list[Mention]) -> Iterator[Mention]:
    """Yield each place where a person of the document is called by the last word of a name only, capitalised."""
    text = parse.document.text
    last = {m.name.split()[-1]: m for m in names if m.kind == "person" and m.name and len(m.name.split()) > 1}
    last = {word: m for word, m in last.items() if len(word) > _SHORTEST and word[0].isupper() and word.isalpha()}
    if not last:
        return
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, last))})(?![\w-])", text):
        yield Mention(*match.span(), "person", name=match.group(), surname_only=True, head_start=match.start())
