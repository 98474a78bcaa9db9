import time

import pytest

from graphkit.knowledge.nationalities import country_names
from graphkit.knowledge.places import places
from graphkit.text.fold import fold


@pytest.mark.parametrize(
    ("name", "en", "country", "kind"),
    [
        ("الموصل", "Mosul", "IQ", "city"),
        ("الأنبار", "Anbar", "IQ", "province"),
        ("عين العرب", "Kobani", "SY", "city"),
        ("كوباني", "Kobani", "SY", "city"),
        ("الغوطة الشرقية", "Eastern Ghouta", "SY", "region"),
        ("سيناء", "Sinai", "EG", "region"),
        ("الشيخ زويد", "Sheikh Zuweid", "EG", "town"),
        ("مارب", "Marib", "YE", "province"),
        ("الحديدة", "Al-Hudaydah", "YE", "province"),
        ("وزيرستان", "Waziristan", "PK", "region"),
        ("استانبول", "Istanbul", "TR", "city"),
        ("الشرق الأوسط", "Middle East", None, "region"),
        ("البحر الأحمر", "Red Sea", None, "sea"),
        ("أوروبا", "Europe", None, "continent"),
        ("Raqqa", "Raqqa", "SY", "province"),
        ("غرينلاند", "Greenland", "GL", "territory"),
    ],
)
def test_place(name: str, en: str, country: str | None, kind: str) -> None:
    place = places()[fold(name)]
    assert (place.en, place.country, place.kind, place.ambiguous) == (en, country, kind, False)


@pytest.mark.parametrize("name", ["الباب", "صلاح الدين", "واسط", "قم", "بشار", "جاسم", "القائم", "نور", "عمان", "معان"])
def test_names_that_are_words_or_people_are_marked(name: str) -> None:
    assert places()[fold(name)].ambiguous


@pytest.mark.parametrize("name", ["مدينة الباب", "محافظة صلاح الدين", "محافظة واسط", "مدينة معان"])
def test_with_their_classifier_they_are_sure(name: str) -> None:
    assert not places()[fold(name)].ambiguous


@pytest.mark.parametrize("name", ["العراق", "Lebanon", "الحكومة", "اليوم", "التنظيم", "شمال", "الجيش"])
def test_no_place(name: str) -> None:
    assert fold(name) not in places()


def test_names_of_one_place_share_its_key() -> None:
    table = places()
    assert table[fold("كوباني")].key == table[fold("عين العرب")].key == "kobani-sy"
    assert table[fold("إسطنبول")].key == table[fold("استانبول")].key == "istanbul-tr"
    assert table[fold("الخليج العربي")].key == "gulf"


def test_no_state_is_a_place() -> None:
    assert not set(places()) & set(country_names())


def test_loads_fast() -> None:
    fold("الموصل")
    places.cache_clear()
    start = time.perf_counter()
    places()
    assert time.perf_counter() - start < 1.0  # 0.15 s here; the margin is for busy machines
