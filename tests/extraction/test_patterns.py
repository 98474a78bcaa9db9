"""The grammar of noun phrases: bodies by nationality, counted things, groups under a name."""

from __future__ import annotations

import pytest

from graphkit.extraction import patterns
from graphkit.extraction.numbers import number
from graphkit.extraction.reading import word_of
from tests.extraction.reads import names, reading


def found(text: str) -> set[tuple[str, str, str]]:
    """What the patterns alone see."""
    read = reading(text)
    return {(m.type, m.kind, read.name(m)) for m in patterns.find(read)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أوقفت الشرطة البرتغالية رجلا.", ("SecurityAgency", "name", "الشرطة البرتغالية")),
        ("نفت وزارة الدفاع الكينية الخبر.", ("PublicBody", "name", "وزارة الدفاع الكينية")),
        ("وصل وزير الداخلية الهولندي.", ("PublicBody", "name", "الداخلية")),
        ("أغلقت السفارة السويسرية أبوابها.", ("Facility", "name", "السفارة السويسرية")),
        ("ظهرت كتيبة «نسور الوادي» أمس.", ("ArmedGroup", "name", "كتيبة «نسور الوادي»")),
        ("ظهرت جماعة جديدة تحت اسم رجال الجبل.", ("ArmedGroup", "description", "جماعة جديدة")),
        ("أغلقوا 17 حسابا.", ("Account", "description", "17 حسابا")),
        ("حذفوا أكثر من ألفي صورة.", ("Content", "description", "أكثر من ألفي صورة")),
        ("أنشأ التنظيم منصة خاصة به للتواصل الاجتماعي.", ("Platform", "description", "منصة خاصة به للتواصل الاجتماعي")),
        ("انتهت تلك العملية.", ("Operation", "description", "تلك العملية")),
    ],
)
def test_a_pattern_sees(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    ["وصلت الشرطة صباحا.", "يحب الطعام التركي.", "كان ذلك عام 2015.", "قرأ صحيفة في الحديقة.", "في الساعة الثالثة."],
)
def test_a_pattern_sees_nothing(text: str) -> None:
    assert not found(text)


def test_a_body_before_its_name_in_brackets_is_the_same() -> None:
    read = reading("قال رئيس وكالة الشرطة التابعة للاتحاد الأوروبي (يوروبول) إن الحملة نجحت.")
    same = {m.entity for m in read.mentions if m.type == "SecurityAgency"}
    assert len(same) == 1
    assert ("IntergovOrg", "الاتحاد الأوروبي") in names(read.text)


@pytest.mark.parametrize(
    ("text", "count", "end"),
    [
        ("52", 52, 1), ("ثلاثة عشر", 13, 2), ("خمسة آلاف", 5000, 2), ("ألفي", 2000, 1), ("45 ألف", 45000, 2),
        ("عشرات", None, 1), ("عدد من", None, 2), ("وثلاثون", 30, 1), ("٥٢", 52, 1),
    ],
)  # fmt: skip
def test_numbers(text: str, count: int | None, end: int) -> None:
    got = number([word_of(w) for w in text.split()], 0)
    assert got is not None and (got.count, got.end) == (count, end)


@pytest.mark.parametrize("text", ["كتاب", "12/3", "3.5", "2018000000"])
def test_no_numbers(text: str) -> None:
    assert number([word_of(text)], 0) is None
