"""States, houses, organs and organisations: what print calls them."""

import pytest

from communique.knowledge.offices import load_offices
from communique.knowledge.organisations import load_organisations
from communique.knowledge.states import load_metonyms, load_organs, load_states


def test_all_members_of_the_united_nations_and_some_more_are_known():
    assert len(load_states()) >= 193
    assert {"XKX", "PSE", "VAT", "TWN"} <= set(load_states())


@pytest.mark.parametrize(
    ("iso3", "name", "adjective", "capital"),
    [
        ("NZL", "New Zealand", "New Zealand", "Wellington"),
        ("CIV", "Ivory Coast", "Ivorian", "Yamoussoukro"),
        ("KOR", "South Korea", "South Korean", "Seoul"),
        ("PRK", "North Korea", "North Korean", "Pyongyang"),
        ("COD", "Democratic Republic of the Congo", "Congolese", "Kinshasa"),
        ("MMR", "Myanmar", "Burmese", "Naypyidaw"),
        ("NLD", "Netherlands", "Dutch", "The Hague"),
        ("CHE", "Switzerland", "Swiss", "Bern"),
        ("KGZ", "Kyrgyzstan", "Kyrgyz", "Bishkek"),
        ("XKX", "Kosovo", "Kosovar", "Pristina"),
        ("PHL", "Philippines", "Philippine", "Manila"),
        ("LAO", "Laos", "Lao", "Vientiane"),
        ("BFA", "Burkina Faso", "Burkinabe", "Ouagadougou"),
        ("GBR", "United Kingdom", "British", "London"),
    ],
)
def test_a_state_has_its_names(iso3, name, adjective, capital):
    state = load_states()[iso3]
    assert name in (state.name, *state.aliases)
    assert adjective in state.adjectives
    assert capital in state.capitals


@pytest.mark.parametrize(
    ("alias", "iso3"),
    [
        ("Burma", "MMR"),
        ("UK", "GBR"),
        ("U.S.", "USA"),
        ("Holland", "NLD"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Swaziland", "SWZ"),
        ("Holy See", "VAT"),
        ("Türkiye", "TUR"),
        ("Czech Republic", "CZE"),
        ("Cape Verde", "CPV"),
        ("East Timor", "TLS"),
        ("UAE", "ARE"),
    ],
)
def test_an_alias_is_of_one_state(alias, iso3):
    assert [s.iso3 for s in load_states().values() if alias in (s.name, *s.aliases)] == [iso3]


@pytest.mark.parametrize(
    ("name", "iso3", "organ"),
    [
        ("White House", "USA", "presidency"),
        ("Blue House", "KOR", "presidency"),
        ("Downing Street", "GBR", "head_of_government"),
        ("Itamaraty", "BRA", "foreign_ministry"),
        ("Pentagon", "USA", "defence_ministry"),
        ("Quai d'Orsay", "FRA", "foreign_ministry"),
        ("Knesset", "ISR", "parliament"),
        ("Zhongnanhai", "CHN", "government"),
        ("Kantei", "JPN", "head_of_government"),
    ],
)
def test_a_house_stands_for_an_organ_of_a_state(name, iso3, organ):
    assert (iso3, organ) in {(m.iso3, m.organ) for m in load_metonyms() if m.name == name}


@pytest.mark.parametrize(
    ("organ", "phrase"),
    [
        ("foreign_ministry", "foreign ministry"),
        ("defence_ministry", "ministry of defense"),
        ("parliament", "national assembly"),
        ("government", "cabinet"),
    ],
)
def test_an_organ_has_its_phrases(organ, phrase):
    assert phrase in load_organs()[organ]


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("premier", "head_of_government"),
        ("taoiseach", "head_of_government"),
        ("secretary of state", "foreign_minister"),
        ("king", "head_of_state"),
        ("emperor", "monarch"),
        ("supreme leader", "supreme_leader"),
        ("top diplomat", "foreign_minister"),
        ("defense secretary", "defence_minister"),
        ("spokeswoman", "spokesperson"),
        ("special envoy", "envoy"),
        ("director general", "head"),
    ],
)
def test_a_phrase_names_an_office(phrase, office):
    assert office in load_offices()[tuple(phrase.split())]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("African Union", "AU"),
        ("European Union", "EU"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("United Nations", "UN"),
        ("International Atomic Energy Agency", "IAEA"),
        ("Economic Community of West African States", "ECOWAS"),
    ],
)
def test_an_organisation_goes_by_its_short_name(name, key):
    assert name in (load_organisations()[key].name, *load_organisations()[key].aliases)
