import pytest

from graphkit.knowledge.nationalities import (
    ambiguous_demonyms,
    capitals,
    countries,
    country_names,
    demonyms,
    forms,
)
from graphkit.text.fold import fold


@pytest.mark.parametrize(
    ("adjective", "iso"),
    [
        ("تركي", "TR"),
        ("التركية", "TR"),
        ("أتراك", "TR"),
        ("الأتراك", "TR"),
        ("تركيان", "TR"),
        ("التركيتين", "TR"),
        ("أميركية", "US"),
        ("الأمريكيون", "US"),
        ("أمريكيا", "US"),
        ("الصوماليين", "SO"),
        ("الأفغان", "AF"),
        ("نيجيري", "NG"),
        ("النيجرية", "NE"),
        ("الروس", "RU"),
        ("الكورية الشمالية", "KP"),
        ("الجنوب أفريقية", "ZA"),
        ("السورية", "SY"),
        ("Turkish", "TR"),
        ("Afghans", "AF"),
    ],
)
def test_an_adjective_says_whose(adjective: str, iso: str) -> None:
    assert demonyms()[fold(adjective)] == iso


@pytest.mark.parametrize("word", ["سوريا", "تركيا", "ليبيا", "عربي", "أوروبي", "دولية", "كردي", "بحري"])
def test_no_adjective_of_a_state(word: str) -> None:
    assert fold(word) not in demonyms()


def test_every_state_has_an_adjective_and_both_names() -> None:
    for country in countries().values():
        assert country.ar and country.en
        assert country.adjective_ar or not country.sovereign, country.iso


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("أميركا", "US"),
        ("الولايات المتحدة الأمريكية", "US"),
        ("سورية", "SY"),
        ("المملكة المتحدة", "GB"),
        ("اندونيسيا", "ID"),
        ("الإمارات", "AE"),
        ("Türkiye", "TR"),
        ("UK", "GB"),
    ],
)
def test_names_in_the_news(name: str, iso: str) -> None:
    assert country_names()[fold(name)] == iso


@pytest.mark.parametrize("name", ["عمان", "غرينلاند", "واشنطن", "الاتحاد الأوروبي"])
def test_not_the_name_of_a_state(name: str) -> None:
    assert fold(name) not in country_names()


def test_keys_are_slugs_of_the_english_name_and_unique() -> None:
    keys = [country.key for country in countries().values()]
    assert {"united-states", "tunisia", "turkey", "united-kingdom"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_seats_of_government_are_a_table_of_their_own() -> None:
    assert capitals()[fold("واشنطن")] == "US"
    assert capitals()[fold("أنقرة")] == "TR"
    assert capitals()[fold("أوسلو")] == "NO"  # which YAML takes for "no" unless quoted
    assert fold("إسطنبول") not in capitals()


def test_money_is_not_mali() -> None:
    assert {fold("المالية"), fold("القمرية")} <= ambiguous_demonyms()
    assert fold("التركية") not in ambiguous_demonyms()


def test_forms_of_two_words_take_the_article_on_each_adjective() -> None:
    assert "الكورية الجنوبية" in set(forms("كوري جنوبي"))
    assert "الجنوب أفريقي" in set(forms("جنوب أفريقي"))
