from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.text.fold import fold, fold_letters
from graphkit.text.phonetic import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأنبار", "الانبار"),
        ("إدلب", "ادلب"),
        ("آذار", "اذار"),
        ("الدولة الإسلاميّة", "الدوله الاسلاميه"),
        ("مصطفى", "مصطفي"),
        ("فجر ليبيا", "«فجر» ليبيا"),
        ("تنظيم_الدولة", "تنظيم الدولة"),
        ("الـقاعدة", "القاعدة"),
        ("مُحَمَّد", "محمد"),
        ("٥٢ منصة", "52 منصة"),
        ("ISIS", "isis"),
        ("Boko  Haram", "boko haram"),
        ("ﷲ", "الله"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("حماس", "حماة"), ("الجيش", "جيش"), ("عمر", "عمرو"), ("بن علي", "بنعلي"), ("سرت", "صرت"), ("", "ا")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_letters_keep_their_place(text: str) -> None:
    assert len(fold_letters(text)) == len(text)


@given(st.text(alphabet=st.characters() | st.sampled_from("أإآةىـًٌّ٠١ﷲ")))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip() and "  " not in once


@given(st.text(alphabet=st.sampled_from("ءآأؤإئابةتىيوعبدلهabuXZ019 ")))
def test_the_short_way_for_plain_names_leads_where_the_long_way_does(name: str) -> None:
    marked = f"{name}ـ"  # a tatweel, which neither keeps, closes the short way
    assert fold(name) == fold(marked)
    assert words(name) == words(marked)
