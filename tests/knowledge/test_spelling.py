"""Spellings of one name are alike, names of two people are not."""

import pytest

from communique.knowledge.spelling import alike, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelensky Zelenskiy Zelenskyy Zelenskij",
        "Gaddafi Qadhafi Kadhafi Khadafy Gadhafi",
        "Morsi Mursi Morsy",
        "Netanyahu Netanyahou",
        "Gorbachev Gorbachov Gorbatchev",
        "Yushchenko Jushchenko",
        "Nasrallah Nasrullah",
        "Lavrov Lavrow",
        "Putin Poutine",
        "Kuchma Kutchma",
        "Shevardnadze Schewardnadse",
        "Rouhani Rohani Ruhani",
        "Musharraf Musharaf",
    ],
    ids=lambda spellings: spellings.split()[0],
)
def test_spellings_of_one_name_have_one_skeleton(spellings):
    assert len({skeleton(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Putin Patten", "Bush Blair", "Karzai Karimov", "Merkel Macron", "Abe Aso"])
def test_names_of_two_people_have_two(pair):
    one, other = pair.split()
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Bachar el-Assad", "Bashar al-Assad"),
        ("Tsai Ing Wen", "Tsai Ing-wen"),
        ("Xi Jin Ping", "Xi Jinping"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("Shevarnadze", "Eduard Shevardnadze"),
    ],
    ids=["given-name", "hyphens", "in-pieces", "order", "a-letter-missing"],
)
def test_a_name_in_another_spelling_is_found(name, person):
    assert person in alike(name)


@pytest.mark.parametrize("name", ["Lantern", "Wizards", "Ab", "", "Lighthouse"])
def test_other_words_are_nobody(name):
    assert alike(name) == []
