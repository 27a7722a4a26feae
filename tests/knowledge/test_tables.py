"""Every data file is as knowledge/README.md says: headers, unique keys, known codes, dates well formed and in order."""

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

import communique.knowledge.tables as tables
from communique.knowledge.checks import HELD_BY_ONE, overlapping_terms
from communique.knowledge.folding import folded_words
from communique.knowledge.issues import find_concepts
from communique.knowledge.offices import load_offices
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import PRECEDENCE, load_people
from communique.knowledge.plover import load_codes
from communique.knowledge.states import load_states
from communique.knowledge.tables import DATA, items, read_table

README = (Path(tables.__file__).parent / "README.md").read_text(encoding="utf-8")
FILES = sorted(DATA.rglob("*.csv"))
PEOPLE = sorted((DATA / "people").glob("*-people.csv"))
TERMS = sorted((DATA / "people").glob("*-terms.csv"))
HEADERS = {
    "contact_words": "class words",
    "other_fields": "field words",
    "claim_scopes": "modes level words",
    "holidays": "names approximate days",
    "date_orders": "of name order",
    "states": "iso3 name aliases adjectives demonyms capital capital_aliases",
    "metonyms": "name iso3 organ from to",
    "organisations": "id name aliases sector iso3",
    "offices": "office phrases",
    "issues": "id label alt_labels broader related states",
    "organs": "organ phrases",
    "plover": "kind type mode",
    "plover_types": "type mode score quad cameo_root",
    "plover_words": "part role type mode object words",
    "plover_objects": "class words",
    "plover_compositions": "role of type mode",
    "plover_agents": "sector code words",
    "plover_places": "iso3 words",
    "plover_contexts": "context words",
    "irregular_verbs": "lemma past participle",
    "short_names": "word parties",
    "antecedents": "mark weight",
    "tones": "word",
    "cues": "cue kind group forms takes source",
    "observers": "word",
    "exchange_words": "forms part prepositions",
    "empty_subjects": "word",
    "other_names": "name",
    "shared_offices": "body office from to why",
    "other_senses": "sense names where words",
    "place_words": "role words",
    "ordinary_words": "word",
    "strengths": "family level verbs phrases",
    "wordings": "id kind phrases",
    "temperatures": "temperature words",
    "people": "person country surnames aliases sex wikidata",
    "terms": "person body office title from to",
}
DATE = re.compile(r"(?:1[89]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
SECTORS = {"IGO", "NGO", "REB", "MED", "OPP", "MIL", "GOV"}


def rows(*paths):
    return [(path.name, row) for path in paths for row in read_table(path)]


def table(name):
    return [row for _, row in rows(DATA / f"{name}.csv")]


def wrong(found):
    """Show the first few wrong lines, and how many there are."""
    return f"{len(found)} wrong: {found[:8]}"


def doubles(values):
    return sorted(str(value) for value, times in Counter(values).items() if times > 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_has_its_header_and_as_many_cells_in_every_line(path):
    kind = path.stem.rpartition("-")[2] if path.parent.name == "people" else path.stem
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == HEADERS[kind].split()
    assert lines
    bad = [(number, line) for number, line in enumerate(lines, 2) if len(line) != len(header)]
    assert not bad, wrong(bad)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_line_stands_twice(path):
    lines = [tuple(row.values()) for row in read_table(path)]
    assert not doubles(lines), wrong(doubles(lines))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_is_clean_text(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\ufeff\ufffd\u200b]", text)
    cells = [cell for row in read_table(path) for cell in row.values()]
    bad = [cell for cell in cells if re.search(r"\|\s*\||^\||\|$|  ", cell)]
    assert not bad, wrong(bad)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("states", "iso3"),
        ("states", "name"),
        ("organisations", "id"),
        ("offices", "office"),
        ("issues", "id"),
        ("issues", "label"),
        ("organs", "organ"),
        ("plover", "kind"),
        ("short_names", "word"),
        ("antecedents", "mark"),
        ("tones", "word"),
        ("other_names", "name"),
        ("ordinary_words", "word"),
        ("place_words", "role"),
    ],
)
def test_keys_are_unique(name, key):
    keys = [row[key] for row in table(name)]
    assert not doubles(keys), wrong(doubles(keys))
    assert all(keys)


def test_a_person_stands_in_one_line_of_one_file():
    names = [row["person"] for _, row in rows(*PEOPLE)]
    assert not doubles(names), wrong(doubles(names))


def test_a_wikidata_item_is_one_person():
    items_ = [row["wikidata"] for _, row in rows(*PEOPLE) if row["wikidata"]]
    assert not doubles(items_), wrong(doubles(items_))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items_)


def test_states_have_codes_and_names():
    for row in table("states"):
        assert re.fullmatch(r"[A-Z]{3}", row["iso3"]), row
        assert row["name"], row


def test_short_names_stand_for_known_parties():
    known = {*load_states(), *load_organisations()}
    assert [p for row in table("short_names") for p in items(row["parties"]) if p not in known] == []


def test_houses_belong_to_known_states_and_organs():
    organs = {row["organ"] for row in table("organs")} | {"monarchy"}
    known = {*load_states(), *load_organisations()}
    bad = [r for r in table("metonyms") if r["iso3"] not in known or r["organ"] not in organs or not r["name"]]
    assert not bad, wrong(bad)


def test_organisations_have_a_sector_and_at_most_one_state():
    bad = [
        row
        for row in table("organisations")
        if row["sector"] not in SECTORS or not row["name"] or (row["iso3"] and row["iso3"] not in load_states())
    ]
    assert not bad, wrong(bad)


def test_no_organisation_has_the_code_of_a_state():
    assert not set(load_organisations()) & set(load_states())


def test_people_belong_to_a_state_or_an_organisation():
    known = set(load_states()) | set(load_organisations())
    bad = [(file, row) for file, row in rows(*PEOPLE) if row["country"] not in known]
    assert not bad, wrong(bad)


def test_people_have_a_sex_that_pronouns_go_by():
    bad = [(file, row["person"]) for file, row in rows(*PEOPLE) if row["sex"] not in ("m", "f")]
    assert not bad, wrong(bad)


def test_an_alias_is_another_name():
    bad = [(file, row["person"]) for file, row in rows(*PEOPLE) if row["person"] in items(row["aliases"])]
    assert not bad, wrong(bad)


def test_terms_are_of_people_who_stand_in_the_tables():
    bad = sorted({(file, row["person"]) for file, row in rows(*TERMS) if row["person"] not in load_people()})
    assert not bad, wrong(bad)


def test_terms_are_in_states_or_organisations():
    known = set(load_states()) | set(load_organisations())
    bad = sorted({(file, row["body"]) for file, row in rows(*TERMS) if row["body"] not in known})
    assert not bad, wrong(bad)


def test_terms_are_of_offices_that_the_readme_names_and_have_a_title():
    named = set(re.findall(r"`([a-z_]+)`", README.partition("Offices:")[2]))
    assert set(PRECEDENCE) <= named
    bad = [(file, row) for file, row in rows(*TERMS) if row["office"] not in named or not row["title"]]
    assert not bad, wrong(bad)


def test_offices_with_words_are_those_the_readme_names():
    named = set(re.findall(r"`([a-z_]+)`", README.partition("Offices:")[2]))
    assert {row["office"] for row in table("offices")} <= named


@pytest.mark.parametrize("name", ["terms", "metonyms"])
def test_dates_are_well_formed_and_in_order(name):
    lines = rows(*TERMS) if name == "terms" else rows(DATA / "metonyms.csv")
    bad = [
        (file, row)
        for file, row in lines
        if (row["from"] and not DATE.fullmatch(row["from"]))
        or (row["to"] and not DATE.fullmatch(row["to"]))
        or (row["from"] and row["to"] and row["to"] + "~" < row["from"])
    ]
    assert not bad, wrong(bad)


def test_a_term_says_when_it_began():
    bad = [(file, row) for file, row in rows(*TERMS) if not row["from"]]
    assert not bad, wrong(bad)


def test_nobody_holds_the_highest_offices_twice_at_a_time():
    """The terms of one person in one office do not overlap; a second may begin on the day the first ends."""
    terms = defaultdict(list)
    for _, row in rows(*TERMS):
        if row["office"] in ("head_of_state", "head_of_government") and len(row["from"]) == 10:
            terms[row["person"], row["body"], row["office"], row["title"]].append((row["from"], row["to"] or "9999"))
    bad = [key for key, spans in terms.items() for a, b in pairwise(sorted(spans)) if b[0] < a[1]]
    assert not bad, wrong(bad)


def test_an_office_that_one_may_hold_is_held_by_one():
    found = list(overlapping_terms())
    assert not found, wrong(found)


def test_shared_offices_are_of_known_states():
    assert all(
        row["body"] in load_states() and row["office"] in HELD_BY_ONE and row["why"] for row in table("shared_offices")
    )


def test_other_senses_are_told_by_words_in_a_known_place():
    bad = [
        row
        for row in table("other_senses")
        if row["where"] not in ("behind", "before", "near", "near twice") or not row["names"] or not row["words"]
    ]
    assert not bad, wrong(bad)


def test_every_data_file_is_in_the_readme():
    missing = [p.name for p in FILES if p.parent == DATA and f"`data/{p.name}`" not in README]
    assert not missing


def test_issues_point_at_issues_and_states_that_are_there():
    ids = {row["id"] for row in table("issues")}
    bad = [
        (row["id"], name)
        for row in table("issues")
        for name in (*items(row["broader"]), *items(row["related"]))
        if name not in ids or name == row["id"]
    ]
    bad += [(row["id"], code) for row in table("issues") for code in items(row["states"]) if code not in load_states()]
    assert not bad, wrong(bad)


def test_issues_have_readable_ids_and_no_issue_is_broader_than_itself():
    broader = {row["id"]: row["broader"] for row in table("issues")}
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in broader)
    for key in broader:
        chain, at = [key], broader[key]
        while at:
            assert at not in chain, chain
            chain.append(at)
            at = broader[at]


def test_no_phrase_names_two_concepts():
    phrases = {}
    for row in table("issues"):
        for name in {folded_words(name) for name in (row["label"], *items(row["alt_labels"]))}:
            phrases.setdefault(name, []).append(row["id"])
    bad = [(" ".join(words), ids) for words, ids in phrases.items() if len(ids) > 1]
    assert not bad, wrong(bad)


def test_every_label_is_found_as_its_own_concept():
    bad = [
        (row["id"], name)
        for row in table("issues")
        for name in (row["label"], *items(row["alt_labels"]))
        if [c for _, _, c in find_concepts(name)] != [row["id"]]
    ]
    assert not bad, wrong(bad)


def test_codes_are_for_modes_statuses_and_acts_of_a_reading():
    from communique.reading.terms import Act, ContactStatus, Mode

    known = {f"contact:{word}" for words in (Mode, ContactStatus) for word in words.__args__} | {
        f"act:{word}" for word in Act.__args__
    }
    assert set(load_codes()) <= known


def test_cues_are_of_known_kinds_and_a_form_belongs_to_one_cue_of_a_kind():
    kinds = {"verb", "noun", "light verb", "phrase", "speaker"}
    assert {row["kind"] for row in table("cues")} == kinds
    for kind in kinds:
        forms = [form for row in table("cues") if row["kind"] == kind for form in {row["cue"], *items(row["forms"])}]
        assert not doubles(forms), wrong(doubles(forms))
    assert all(row["takes"] for row in table("cues") if row["kind"] in ("verb", "noun"))
    assert {row["source"] for row in table("cues")} == {"anyone", "party"}


def test_no_phrase_for_an_office_is_empty():
    assert all(words and offices for words, offices in load_offices().items())


def test_sets_of_wordings_are_of_known_kinds_and_no_set_says_a_thing_twice():
    kinds = {row["kind"] for row in table("wordings")}
    assert kinds == {"same", "contrast", "marker", "filler"}
    twice = {row["id"]: doubles(items(row["phrases"])) for row in table("wordings")}
    assert not any(twice.values()), twice


def test_levels_of_strength_are_between_none_and_ten_and_only_words_that_report_have_none():
    for row in table("strengths"):
        assert row["level"] == "" if row["family"] in ("say", "intensifier") else 0 <= int(row["level"]) <= 10
        assert row["verbs"] or row["phrases"]
