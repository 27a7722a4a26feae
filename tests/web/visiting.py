"""A browser without script, and a document in which all that a document can bring is hostile."""

import re

import httpx

from communique.reading import Actor, Contact, Document, Issue, Position, Program, Reading, Span

SCRIPT = "<script>document.title='owned'</script>"
TEXT = (
    f"President Ruto of Kenya spoke by telephone with President Hichilema of Zambia. {SCRIPT} Mr Ruto called for lower "
    'tariffs " onmouseover="alert(1) on copper.\n'
)
PASSWORDS = {"amina": ("editor", "a long enough secret"), "otieno": ("reader", "another long secret")}


class Browser:
    """A client that keeps its cookie and fills the hidden field of forms, as a browser does."""

    def __init__(self, address):
        self.address = address
        self.http = httpx.Client(base_url=address, timeout=60, limits=httpx.Limits(max_keepalive_connections=0))

    def get(self, path, **options):
        return self.http.get(path, **options)

    def token(self, path="/add"):
        return re.search(r'name="csrf" value="([0-9a-f]+)"', self.get(path).text)[1]

    def post(self, path, data=None, *, form="/add", **options):
        return self.http.post(path, data={"csrf": self.token(form), **(data or {})}, **options)

    def sign_in(self, name, password):
        return self.post("/sign-in", {"name": name, "password": password}, form="/sign-in")


def hostile_reading():
    """A Reading in which whatever a document can bring tries to run or to break out."""
    spoke, called = TEXT.index("spoke"), TEXT.index("called")
    ruto = Actor(id="william-ruto", name=f"William {SCRIPT} Ruto", kind="person", country="KEN")
    zambia = Actor(id="ZMB", name='Zambia" onclick="alert(1)', kind="state", country="ZMB")
    evidence = (Span.cut(TEXT, spoke, spoke + 18),)
    words = (Span.cut(TEXT, called, len(TEXT) - 1),)
    return Reading(
        document=Document(
            text=TEXT, title=f"Call {SCRIPT}", name="../../etc/passwd", publisher="<img src=x onerror=alert(1)>",
            url="javascript:alert(1)", published="2031-03-04", kind="news",
        ),
        actors=(ruto, zambia),
        contacts=(
            Contact(id="c1", mode="telephone", status="held", participants=("william-ruto", "ZMB"), date="2031-03-04",
                    main=True, evidence=evidence),
        ),
        issues=(Issue(id="open:<b>copper</b>", label="<b>copper</b>", contact="c1", relation="discussed",
                      basis="inferred", evidence=words),),
        positions=(
            Position(id="p1", holder="william-ruto", issue="open:<b>copper</b>", act="request", proposition=words[0].text,
                     stance="for", evidence=words),
        ),
        program=Program(version="0.9", model="test"),
    )  # fmt: skip
