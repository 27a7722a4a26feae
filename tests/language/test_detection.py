import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.detection import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre des affaires étrangères a reçu hier son homologue marocain à Paris.", "fr"),
        ("El canciller recibió a su homólogo chileno para hablar del comercio.", "es"),
        ("Der Außenminister empfing am Montag seine Amtskollegin aus Kenia.", "de"),
        ("Министр иностранных дел принял вчера посла Индии в Москве.", "ru"),
        ("外交部长昨天在北京会见了印度大使双方讨论了贸易问题", "zh"),
        ("استقبل وزير الخارجية أمس سفير الهند في القاهرة", "ar"),
        ("外務大臣は昨日インド大使と会談した。", "ja"),
    ],
)
def test_other_languages(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers discussed trade and agreed to meet again.",
        "Foreign Minister Wang Yi met Foreign Minister Araghchi in Tehran.",
        "Lavrov and Araghchi met in Astana.",
        "Tokayev, Mirziyoyev, Japarov meet in Samarkand",
        "President Lula da Silva received Prime Minister Pedro Sanchez in Brasilia on Tuesday.",
        "Erdogan, Aliyev discuss Zangezur corridor",
    ],
)
def test_english_full_of_names_is_english(text):
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", ["", "Call held", "12 — 14 !!!", "\x00\x1b", "北京"])
def test_too_few_words_tell_nothing(text):
    assert detect_language(text) is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_has_a_two_letter_code_or_none(text):
    language = detect_language(text)
    assert language is None or len(language) == 2
