"""PLOVER events from contacts, positions and commitments made by hand, beside what the sentences tell."""

import pytest

from communique.extract.event_sentences import find_sentence_events
from communique.extract.events import find_events
from communique.reading import Commitment, Contact, Position, Span

TEXT = "Norway telephoned Iceland on 3 May 2012. Norway called for restraint. The island was quiet."


@pytest.fixture(scope="module")
def scene(read):
    """A text that tells of a call, and of a stand toward nobody."""
    made = read(TEXT, published="2012-05-04")
    for party in ("NOR", "ISL", "SWE"):
        made.cast.registry.state(party)
    return made


@pytest.fixture(scope="module")
def events_of(scene):
    """Return the events of contacts, positions and commitments, without what sentences tell."""

    def find(*, contacts=(), positions=(), commitments=(), told=()):
        return find_events(contacts, positions, commitments, list(told), scene.parse, scene.times, scene.cast.registry)

    return find


def words(text):
    start = TEXT.index(text)
    return (Span(start=start, end=start + len(text), text=text),)


def contact(**cells):
    given = {"id": "c1", "mode": "telephone", "status": "held", "participants": ("NOR", "ISL")}
    return Contact(**{**given, "evidence": words("Norway telephoned Iceland"), **cells})


def position(**cells):
    given = {"id": "p1", "holder": "NOR", "act": "request", "proposition": "restraint", "stance": "for"}
    return Position(**{**given, "evidence": words("called for restraint"), **cells})


@pytest.mark.parametrize(
    ("mode", "status", "type_", "plover_mode", "score"),
    [
        ("telephone", "held", "CONSULT", "phone", 1.5),
        ("video", "held", "CONSULT", "phone", 1.5),
        ("meeting", "held", "CONSULT", None, 2.5),
        ("visit", "under_way", "CONSULT", "visit", 4),
        ("summit", "held", "CONSULT", "multilateral", 4),
    ],
)
def test_a_contact_is_an_event_of_all_its_parties(mode, status, type_, plover_mode, score, events_of):
    (event,) = events_of(contacts=(contact(mode=mode, status=status, date="2012-05"),))
    assert (event.type, event.mode, event.date, event.goldstein) == (type_, plover_mode, "2012-05", score)
    assert (event.source, event.recipient) == (("NOR", "ISL"), ())
    assert event.cameo_root == "04"


@pytest.mark.parametrize("status", ["denied", "proposed"])
def test_a_contact_that_nobody_vouches_for_is_no_event(status, events_of):
    assert events_of(contacts=(contact(status=status),)) == ()


@pytest.mark.parametrize(
    ("act", "type_", "sign", "root"),
    [
        ("support", "SUPPORT", 1, "05"),
        ("praise", "SUPPORT", 1, "05"),
        ("request", "REQUEST", 0, "02"),
        ("oppose", "ACCUSE", -1, "11"),
        ("accuse", "ACCUSE", -1, "11"),
        ("reject", "REJECT", -1, "12"),
        ("deny", "REJECT", -1, "12"),
        ("warn", "THREATEN", -1, "13"),
        ("promise", "AGREE", 1, "03"),
        ("agree", "AGREE", 1, "03"),
    ],
)
def test_a_stand_is_an_event_toward_its_addressee(act, type_, sign, root, events_of):
    (event,) = events_of(positions=(position(act=act, addressee="ISL"),))
    assert (event.type, event.source, event.recipient) == (type_, ("NOR",), ("ISL",))
    assert ((event.goldstein > 0) - (event.goldstein < 0), event.cameo_root) == (sign, root)


def test_a_joint_stand_has_all_its_holders_as_sources(events_of):
    (event,) = events_of(positions=(position(holder=None, holders=("NOR", "SWE"), act="agree"),))
    assert (event.source, event.recipient) == (("NOR", "SWE"), ())


@pytest.mark.parametrize("cells", [{"negated": True}, {"act": "state"}])
def test_a_stand_withheld_or_merely_stated_is_no_event(cells, events_of):
    assert events_of(positions=(position(**cells),)) == ()


def test_a_commitment_is_a_promise_once(events_of):
    promised = position(act="promise", evidence=words("Norway called for restraint"))
    commitment = Commitment(parties=("NOR",), action="restraint", evidence=promised.evidence)
    assert [e.type for e in events_of(commitments=(commitment,))] == ["AGREE"]
    assert [e.type for e in events_of(positions=(promised,), commitments=(commitment,))] == ["AGREE"]


def test_what_a_sentence_tells_of_a_contact_again_is_one_event(scene, events_of):
    told = find_sentence_events(scene.parse, scene.cast)
    assert [e.code.type for e in told] == ["CONSULT", "REQUEST"]
    events = events_of(contacts=(contact(),), positions=(position(),), told=told)
    assert [e.type for e in events] == ["CONSULT", "REQUEST"]


def test_the_main_verb_decides_what_a_stand_over_it_is(scene, events_of):
    told = find_sentence_events(scene.parse, scene.cast)[1:]
    events = events_of(positions=(position(act="support"),), told=told)
    assert [e.type for e in events] == ["REQUEST"]


def test_a_sentence_gives_its_date_and_evidence(scene, events_of):
    (event, _) = events_of(told=find_sentence_events(scene.parse, scene.cast))
    assert event.date == "2012-05-03"
    assert [span.text for span in event.evidence] == ["Norway", "telephoned", "Iceland"]
