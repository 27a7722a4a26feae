"""Whether a site lets programs read a page: its robots.txt, asked for once a while."""

from time import monotonic
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from communique.errors import InputError
from communique.ingest.fetching import AGENT, ask

KEPT_FOR = 3600.0
"""Seconds that a site's rules are kept before they are asked for again."""


class Robots:
    """The rules of the sites that are read unattended."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._kept: dict[str, tuple[float, RobotFileParser]] = {}

    def check(self, url: str) -> None:
        """Raise InputError where a site asks programs not to read a page, or does not tell its rules."""
        if not self._rules(urljoin(url, "/robots.txt")).can_fetch(AGENT, url):
            raise InputError("is not to be read by programs, its site's robots.txt says: read it in a browser")

    def _rules(self, address: str) -> RobotFileParser:
        kept = self._kept.get(address)
        if kept is None or monotonic() - kept[0] > KEPT_FOR:
            kept = self._kept[address] = (monotonic(), self._ask(address))
        return kept[1]

    def _ask(self, address: str) -> RobotFileParser:
        """Return a site's rules as RFC 9309 has it: a missing file allows all, a failing server nothing."""
        rules = RobotFileParser(address)
        try:
            answer = ask(address, allow_private=self._allow_private)
        except InputError:
            rules.parse(["User-agent: *", "Disallow: /"])
            return rules
        if answer.status == 200:
            rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        elif answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules
