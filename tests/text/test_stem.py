"""The light stemmer: what must meet, what must stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.text.stem import stem, stems

LETTERS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("بايعت", "بايع"),
        ("وسيبايعونهم", "بايع"),
        ("اعتقلتهم", "اعتقل"),
        ("يهاجمون", "هاجم"),
        ("وبالهجوم", "هجوم"),
        ("للهجوم", "هجوم"),
        ("والهجمات", "هجم"),
    ],
)
def test_a_form_gives_its_stem(word: str, wanted: str) -> None:
    assert wanted in stems(word)


@pytest.mark.parametrize(("word", "other"), [("قتال", "قتيل"), ("حكومه", "محكمه"), ("مقتل", "مقاتل")])
def test_words_of_one_root_stay_apart(word: str, other: str) -> None:
    assert other not in stems(word)


@given(LETTERS)
def test_any_word_has_itself_first_and_no_stem_is_empty(word: str) -> None:
    assert stems(word)[0] == word
    assert all(stems(word))
    assert stem(word) in word
