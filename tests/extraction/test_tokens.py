"""Tokens and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extraction.nlp import pipeline
from graphkit.extraction.tokens import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل القائد، ثم غادر.", ["وصل", "القائد", "،", "ثم", "غادر", "."]),
        ("#سرايا_الجبل", ["#", "سرايا", "_", "الجبل"]),
        ("في 12/3/2018", ["في", "12/3/2018"]),
        ("«العَلَم»", ["«", "العَلَم", "»"]),
        ("", []),
    ],
)
def test_words_numbers_and_marks_stand_apart(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. غادر الوفد.", 2),
        ("قالت وكالة أ.ف.ب إن الوفد وصل.", 1),
        ("قال موظف في سي. آي. إيه إنه غادر.", 1),
        ("عنوان\nوصل الوفد.", 2),
        ("هل وصل؟ نعم!", 2),
        ("وصل له. ثم غادر.", 2),
    ],
)
def test_a_sentence_ends_at_its_mark_but_not_in_an_acronym(text: str, count: int) -> None:
    assert len(pipeline("ar")(text)._.reading.sentences) == count


@given(st.text(max_size=80))
def test_the_text_comes_back_unchanged(text: str) -> None:
    assert pipeline("ar").make_doc(text).text == text
