"""The trained recogniser: what it finds of names that stand in no list."""

from __future__ import annotations

import pytest

from graphkit.extraction.ner import spans
from tests.extraction.reads import names


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-Person", "I-Person", "O", "B-Place."], [(10, 12, "Person"), (13, 14, "Place.")]),
        (["O", "I-Person", "B-Person"], [(11, 12, "Person"), (12, 13, "Person")]),
        (["O", "O"], []),
        ([], []),
    ],
)
def test_spans_of_tags(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert list(spans(tags, 10)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال المتحدث باسم الوزارة سامر النجار إن الوضع هادئ.", ("Person", "سامر النجار")),
        ("أعلن الرئيس الأميركي دونالد ترامب القرار.", ("Person", "دونالد ترامب")),
        ("قتل القيادي في التنظيم أبو حمزة الليبي أمس.", ("Person", "أبو حمزة الليبي")),
        ("ذكرت صحيفة الغارديان البريطانية أن الوفد غادر.", ("MediaOutlet", "الغارديان")),
    ],
)
def test_it_finds(text: str, expected: tuple[str, str]) -> None:
    assert expected in names(text)


@pytest.mark.parametrize("text", ["كان الطقس جميلا في الصباح.", "ارتفعت الأسعار هذا الشهر.", "فاز الفريق بالمباراة."])
def test_it_finds_nothing(text: str) -> None:
    assert not names(text)
