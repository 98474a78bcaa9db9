"""The entries beside the armed groups: agencies, bodies, outlets, platforms, people, events."""

from collections import Counter

import pytest

from graphkit.knowledge.loader import Entry, knowledge
from graphkit.text.fold import fold

AT_LEAST = {"SecurityAgency": 250, "MediaOutlet": 60, "Platform": 50, "Person": 150, "Organization": 80}
AT_LEAST |= {"IntergovOrg": 60, "PublicBody": 60, "Facility": 40, "Attack": 50, "Operation": 40, "Weapon": 30}


def named(name: str) -> list[Entry]:
    return sorted(
        {e.id: e for a, e in knowledge().names() if fold(a.name) == fold(name) and not a.when}.values(), key=str
    )


@pytest.mark.parametrize("kind", AT_LEAST)
def test_enough_of_each(kind: str) -> None:
    assert Counter(e.type for e in knowledge().entries.values())[kind] >= AT_LEAST[kind]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("الجيش الوطني الليبي", "libyan-national-army"),
        ("البشمركة", "peshmerga"),
        ("إف بي آي", "fbi"),
        ("اليوروبول", "europol"),
        ("الانتربول", "interpol"),
        ("الناتو", "nato"),
        ("مجلس الأمن", "un-security-council"),
        ("البنتاجون", "pentagon"),
        ("هيومان رايتس ووتش", "hrw"),
        ("فرانس برس", "afp"),
        ("وكالة أعماق", "amaq"),
        ("تليغرام", "telegram"),
        ("اردوغان", "recep-tayyip-erdogan"),
        ("أبوبكر البغدادي", "abu-bakr-al-baghdadi"),
        ("ترمب", "donald-trump"),
        ("هجمات الحادي عشر من سبتمبر", "september-11-attacks"),
        ("عاصفة الحزم", "decisive-storm"),
        ("سيارات مفخخة", "car-bomb"),
        ("سجن غوانتانامو", "guantanamo-prison"),
    ],
)
def test_names_of_the_news(name: str, id: str) -> None:
    assert [e.id for e in named(name)] == [id]


@pytest.mark.parametrize(
    "name",
    [
        "المالكي",
        "صالح",
        "هادي",
        "البغدادي",
        "التحالف",
        "الحرس الوطني",
        "الشرق الأوسط",
        "العربية",
        "الجزيرة",
        "دابق",
        "كارتر",
        "واس",
    ],
)
def test_names_that_need_their_surroundings(name: str) -> None:
    assert named(name) == []


def test_every_rule_and_parent_exists_and_every_fact_has_a_source() -> None:
    known = knowledge()
    for entry in known.entries.values():
        assert entry.source, entry.id
        assert entry.parent is None or entry.parent in known.entries, entry.id
        assert all(alias.when is None or alias.when in known.rules for alias in entry.aliases), entry.id


@pytest.mark.parametrize(("id", "un"), [("ayman-al-zawahiri", "QDi.006"), ("abubakar-shekau", "QDi.322")])
def test_listed_people_carry_their_un_number(id: str, un: str) -> None:
    assert knowledge().entries[id].ids["un"] == un
