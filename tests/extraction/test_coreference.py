"""Which mentions are one thing, and which are not."""

from __future__ import annotations

import pytest

from graphkit.extraction.coreference import Resolver
from graphkit.extraction.naming import short_forms, spellings
from graphkit.extraction.nlp import pipeline
from graphkit.extraction.reading import Candidate, Reading, read

Span = tuple[str, str, str]


def joined(text: str, spans: list[Span], keys: dict[str, str] | None = None) -> list[int]:
    """The local entities of the mentions given as (words, type, kind), in the order of the text."""
    reading: Reading = read(pipeline("ar")(text))
    words, at = [w.text for w in reading.words], 0
    for name, kind, what in spans:
        parts = name.split()
        at = next(i for i in range(at, len(words)) if words[i : i + len(parts)] == parts)
        key = (keys or {}).get(name)
        reading.mentions.append(Candidate(at, at + len(parts), 0, kind, what, key=key, by="test"))
        at += len(parts)
    Resolver(reading).run()
    return [m.entity for m in reading.mentions]


P, G, A, O = "Person", "ArmedGroup", "SecurityAgency", "Operation"  # noqa: E741


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("وصل سمير الحلبي . قال الحلبي إنه عائد", [("سمير الحلبي", P, "name"), ("الحلبي", P, "name")]),
        ("وصل سمير الحلبي . قال سمير إنه عائد", [("سمير الحلبي", P, "name"), ("سمير", P, "name")]),
        ("صالح الأحمد الملقب ب أبو عمر", [("صالح الأحمد", P, "name"), ("أبو عمر", P, "name")]),
        ("الملا رستم خان . قال رستم خان", [("الملا رستم خان", P, "name"), ("رستم خان", P, "name")]),
        (
            "قال مدير الوكالة . أضاف مدير الوكالة روب هارت",
            [("مدير الوكالة", P, "description"), ("مدير الوكالة", P, "description"), ("روب هارت", P, "name")],
        ),
        ("جماعة الوادي ( جاو ) هنا", [("جماعة الوادي", G, "name"), ("جاو", G, "name")]),
        ("تنظيم النسر قوي . هاجم التنظيم القرية", [("تنظيم النسر", G, "name"), ("التنظيم", G, "description")]),
        ("مجموعة صغيرة تحت اسم رجال الجبل", [("مجموعة صغيرة", G, "description"), ("رجال الجبل", G, "name")]),
        ("غادر اليونان . عاد إلى البلاد", [("اليونان", "Country", "name"), ("البلاد", "Country", "description")]),
        ("الشرطة التركية هنا . قالت الشرطة", [("الشرطة التركية", A, "name"), ("الشرطة", A, "name")]),
        ("نفذوا عملية . خلال تلك العملية", [("عملية", O, "description"), ("تلك العملية", O, "description")]),
    ],
)  # fmt: skip
def test_one_thing(text: str, spans: list[Span]) -> None:
    assert len(set(joined(text, spans))) == 1


@pytest.mark.parametrize(
    ("text", "spans", "keys"),
    [
        ("تنظيم النسر . تنظيم الصقر", [("تنظيم النسر", G, "name"), ("تنظيم الصقر", G, "name")], {}),
        ("جبهة النسر ( النسر )", [("جبهة النسر", G, "name"), ("النسر", G, "name")], {"جبهة النسر": "a", "النسر": "b"}),
        ("سمير الحلبي وسمير العلي", [("سمير الحلبي", P, "name"), ("العلي", P, "name")], {}),
        ("52 منصة . 40 منصة", [("منصة", "Platform", "name"), ("40 منصة", "Platform", "description")], {}),
        ("وصل رجل . غادر رجل آخر", [("رجل", P, "description"), ("رجل آخر", P, "description")], {}),
    ],
)
def test_two_things(text: str, spans: list[Span], keys: dict[str, str]) -> None:
    assert len(set(joined(text, spans, keys))) == 2


def test_a_definite_noun_goes_back_to_what_is_called_so() -> None:
    text = "هاجم تنظيم النسر القرية ثم جماعة الوادي . قال التنظيم"
    spans = [("تنظيم النسر", G, "name"), ("جماعة الوادي", G, "name"), ("التنظيم", G, "description")]
    first, second, back = joined(text, spans)
    assert back == first != second


@pytest.mark.parametrize(
    ("name", "kind", "spelling"),
    [("تنظيم القاعده", "ArmedGroup", "قاعده"), ("الملا عمر", "Person", "عمر"), ("ابي بكر", "Person", "ابو بكر")],
)
def test_spellings(name: str, kind: str, spelling: str) -> None:
    assert spelling in spellings(name, kind)


def test_short_forms() -> None:
    assert {"حفتر", "خليفه"} <= set(short_forms("خليفه حفتر", "Person"))
    assert short_forms("وزاره الدفاع الروسيه", "PublicBody") == ["وزاره الدفاع"]
    assert short_forms("تنظيم القاعده", "ArmedGroup") == []
