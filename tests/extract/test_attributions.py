"""Attributions: source, cue and content of a stand, and how it is reported."""

import pytest

from communique.extract.attributions import find_attributions
from communique.extract.stand_attributions import tell_stands
from communique.extract.stands import find_stands


def attribution_of(scene, tag):
    stands = find_stands((tag,), scene.parse, scene.cast)
    heard = find_attributions(scene.parse, scene.cast)
    (stand,), attributions, _ = tell_stands(stands, heard, scene.parse, scene.cast)
    return next(a for a in attributions if a.id == stand.attribution)


@pytest.mark.parametrize(
    ("text", "words", "source", "cue", "content"),
    [
        ("Norway called for a new map.", "called for a new map", "Norway", "called for", "a new map"),
        ("Norway rejected the map.", "rejected the map", "Norway", "rejected", "the map"),
        ("Norway has rejected the map.", "has rejected the map", "Norway", "has rejected", "the map"),
        ("Norway will never accept the map.", "will never accept the map", "Norway", "will never accept", "the map"),
        ("Norway renewed its call for a new map.", "call for a new map", "Norway", "renewed its call for", "a new map"),
        ("The map, Norway said, was wrong.", "was wrong", "Norway", "said", "The map // was wrong"),
        ("A map that is wrong displeases Norway.", "that is wrong", "Norway", None, "that is wrong"),
    ],
    ids=["verb-and-preposition", "verb", "perfect", "never", "noun", "split", "no-cue"],
)
def test_an_attribution_is_cut_into_source_cue_and_content(read, text, words, source, cue, content):
    scene = read(text)
    attribution = attribution_of(scene, scene.stand(words, "request", source))
    assert [span.text for span in attribution.source] == [source]
    assert [span.text for span in attribution.cue] == ([cue] if cue else [])
    assert [span.text for span in attribution.content] == content.split(" // ")
    assert attribution.actor == "NOR"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            'Norway said "we shall keep every single boat at sea".',
            'said "we shall keep every single boat at sea"',
            "direct",
        ),
        ('Norway called the new map of the sea "wrong".', 'called the new map of the sea "wrong"', "mixed"),
        ("Norway called the map wrong.", "called the map wrong", "indirect"),
        ('"Never," said Norway, which rejected the map.', "rejected the map", "indirect"),
    ],
    ids=["direct", "mixed", "indirect", "quotation-elsewhere"],
)
def test_verbatim_reported_and_mixed_words_are_told_apart(read, text, words, kind):
    scene = read(text)
    attribution = attribution_of(scene, scene.stand(words, "state", "Norway"))
    assert attribution.kind == kind
    assert all(
        scene.text[s.start : s.end] == s.text for s in (*attribution.source, *attribution.cue, *attribution.content)
    )


def test_the_source_is_all_who_are_joined(read):
    scene = read("Norway, Iceland and Denmark rejected the map.")
    attribution = attribution_of(scene, scene.stand("rejected the map", "reject", "Norway"))
    assert [span.text for span in attribution.source] == ["Norway, Iceland and Denmark"]


def test_a_stand_without_a_mention_has_no_source_words(read):
    scene = read(
        "Prime Minister Helen Clark spoke today with Prime Minister Goh Chok Tong of Singapore. The map was rejected.",
        kind="readout",
        issuer="NZL",
        published="2003-06-18",
    )
    attribution = attribution_of(scene, scene.stand("was rejected", "reject"))
    assert (attribution.source, attribution.actor) == ((), "helen-clark")
