"""One reading of every stretch, with the right ends."""

from __future__ import annotations

import pytest

from graphkit.extraction import boundaries
from graphkit.extraction.gazetteer import gazetteer
from graphkit.extraction.nlp import pipeline
from graphkit.extraction.overlaps import resolve
from graphkit.extraction.reading import Candidate, Reading, read


def opened(text: str) -> Reading:
    """A text without mentions."""
    return read(pipeline("ar").make_doc(text))


def fitted(text: str, kind: str) -> list[tuple[str, str]]:
    """The whole text proposed as one name, as it comes out: kind and name."""
    reading = opened(text)
    m = Candidate(0, len(reading.words), 0, kind, by="graphkit_ner")
    out = []
    for c in boundaries.fit(reading, m, gazetteer()):
        boundaries.clitics(reading, c, gazetteer())
        out.append((c.kind, reading.name(c)))
    return out


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("الرئيس الفرنسي السابق نيكولا ساركوزي", "Person", [("name", "نيكولا ساركوزي")]),
        ("ولي العهد السعودي", "Person", [("description", "ولي العهد السعودي")]),
        ("كمال سعيد وسليم أحمد", "Person", [("name", "كمال سعيد"), ("name", "سليم أحمد")]),
        ("سلمان عبر الهاتف", "Person", [("name", "سلمان")]),
        ("محمد علي الجزولي", "Person", [("name", "محمد علي الجزولي")]),
        ("محمد على الطاولة", "Person", [("name", "محمد")]),
        ("صالح الملقب بأبي عمر", "Person", [("name", "صالح")]),
        ("وليد سالم", "Person", [("name", "وليد سالم")]),
        ("حلب وحمص", "Place", [("name", "حلب"), ("name", "حمص")]),
        ("نينوى العراقية", "Place", [("name", "نينوى")]),
        ("وزارة الداخلية في بلاغ لها", "PublicBody", [("name", "وزارة الداخلية")]),
        ("«منظمة البيت", "Organization", [("name", "منظمة البيت")]),
    ],
)
def test_a_name_gets_its_own_ends(text: str, kind: str, expected: list[tuple[str, str]]) -> None:
    assert fitted(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("وبولندا", "Country", "بولندا"),
        ("بالقاهرة", "Place", "القاهرة"),
        ("للشرطة", "SecurityAgency", "الشرطة"),
        ("للجيش", "SecurityAgency", "الجيش"),
        ("فاليري", "Person", "فاليري"),
        ("وزارة", "PublicBody", "وزارة"),
        ("بلدة", "Place", "بلدة"),
    ],
)
def test_clitics_stay_outside(text: str, kind: str, name: str) -> None:
    reading = opened(text)
    reading.mentions = [Candidate(0, 1, 0, kind, by="graphkit_ner")]
    assert [reading.name(m) for m in resolve(reading, gazetteer())] == [name]


def test_one_name_has_one_type_and_is_found_again() -> None:
    reading = opened("وصل زمرود . غادر زمرود . عاد زمرود . نام زمرود")
    at = [i for i, w in enumerate(reading.words) if w.text == "زمرود"]
    kinds = ["Person", "Place", "Person"]
    reading.mentions = [Candidate(i, i + 1, 0, k, by="graphkit_ner") for i, k in zip(at, kinds, strict=False)]
    assert [(m.start, m.type) for m in resolve(reading, gazetteer())] == [(i, "Person") for i in at]


def test_an_unknown_party_bears_no_arms_and_services_in_general_have_no_name() -> None:
    party, services = opened("حزب الزهور"), opened("أجهزة المخابرات")
    party.mentions = [Candidate(0, 2, 0, "ArmedGroup", by="graphkit_ner")]
    services.mentions = [Candidate(0, 2, 0, "SecurityAgency", by="graphkit_ner")]
    assert [m.type for m in resolve(party, gazetteer())] == ["Organization"]
    assert [m.kind for m in resolve(services, gazetteer())] == ["description"]


def test_a_nationality_inside_a_name_is_the_country() -> None:
    reading = opened("الجيش المصري")
    reading.mentions = [Candidate(0, 2, 0, "SecurityAgency", by="graphkit_ner")]
    assert [(m.type, m.key) for m in resolve(reading, gazetteer())][1] == ("Country", "egypt")
