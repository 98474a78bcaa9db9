from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.text.clitics import forms
from graphkit.text.fold import fold_letters


@pytest.mark.parametrize(
    ("token", "word", "clitics", "start"),
    [
        ("القاعدة", "القاعده", "", 0),
        ("والقاعدة", "القاعده", "و", 1),
        ("للقاعدة", "القاعده", "ل", 1),
        ("وللقاعدة", "القاعده", "ول", 2),
        ("بالموصل", "الموصل", "ب", 1),
        ("لداعش", "داعش", "ل", 1),
        ("كداعش", "داعش", "ك", 1),
        ("فبوكو", "بوكو", "ف", 1),
        ("وبليبيا", "ليبيا", "وب", 2),
    ],
)
def test_a_reading_is_offered(token: str, word: str, clitics: str, start: int) -> None:
    assert (clitics, start, word) in forms(fold_letters(token))


@pytest.mark.parametrize(("token", "word"), [("القاعدة", "قاعده"), ("داعش", "اعش"), ("من", "ن"), ("ولد", "د")])
def test_no_letter_of_the_word_is_taken(token: str, word: str) -> None:
    assert word not in {form.word for form in forms(fold_letters(token))}


@given(st.text(alphabet="وفبكلاسدهم", min_size=1, max_size=9))
def test_what_remains_is_the_end_of_the_token(token: str) -> None:
    found = forms(token)
    assert found[0] == ("", 0, token)
    for clitics, start, word in found:
        rest = token[start:]
        assert rest and len(clitics) == start
        assert word in (rest, "ا" + rest)
        assert token[:start] == clitics
