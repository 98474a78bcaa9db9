"""Who is who: what merges, what doesn't, what is asked, and that order never matters."""

import pytest

from graphkit.errors import JudgementError
from graphkit.knowledge.loader import Knowledge
from graphkit.models import Claim, DocEntity, Extraction, Mention, Span
from graphkit.resolution import Judgement, Profile, profile_id, profiles, resolve

from .making import KNOWN, different, one, same


def together(*made: Profile, knowledge: Knowledge | None = None, judgements=()) -> bool:
    return len(set(resolve(made, judgements, knowledge).entity_of.values())) == 1


SHARED = {"neighbours": ("n1", "n2", "n3")}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (one("ArmedGroup", "جند الخلافة"), one("ArmedGroup", "جمد الخلافة"), True),
        (one("ArmedGroup", "كتيبة الفاروق"), one("ArmedGroup", "لواء الفاروق"), False),
        (one("Person", "أبو عمر", "a"), one("Person", "أبو عمر", "b"), False),
        (one("Person", "أبو عمر", "a", **SHARED), one("Person", "أبو عمر", "b", **SHARED), False),
        (one("Person", "الشمري", "a", **SHARED), one("Person", "فالح الشمري", **SHARED), False),
        (one("Organization", "جيش الإسلام"), one("ArmedGroup", "جيش الإسلام"), True),
        (one("Person", "بدر الشمالي"), one("Place", "بدر الشمالي"), False),
        (one("Attack", "هجوم المتحف", first="2015-03-18", last="2015-03-18"),
         one("Operation", "هجوم المتحف", first="2015-03-19", last="2015-03-20"), True),
        (one("Attack", "هجوم المتحف", first="2015-03-18", last="2015-03-18"),
         one("Operation", "هجوم المتحف", first="2017-03-19", last="2017-03-20"), False),
        (one("ArmedGroup", "قوات الدفاع الشعبي", countries=("sudan",)),
         one("Organization", "قوات الدفاع الشعبي", countries=("iraq",)), True),
        (one("PublicBody", "وزارة الدفاع", "a", countries=("iraq",), **SHARED),
         one("PublicBody", "وزارة الدفاع", "b", countries=("egypt",), **SHARED), False),
        (one("PublicBody", "وزارة الدفاع", "a", countries=("iraq",), **SHARED),
         one("PublicBody", "وزارة الدفاع", "b", countries=("iraq",), **SHARED), True),
        (one("ArmedGroup", "تنظيم سوري"), one("PublicBody", "الحكومة السورية"), False),
        (one("PublicBody", "السلطات السورية"), one("PublicBody", "حكومة سوريا"), True),
        (one("Person", "لأسامة بن لادن"), one("Person", "أسامة بن لادن"), True),
        (one("Place", "الرقة"), one("Place", "Raqqa"), True),
    ],
)  # fmt: skip
def test_two_names(left: Profile, right: Profile, expected: bool):
    assert together(left, right) is expected


def test_a_part_of_a_name_is_asked_not_merged():
    found = resolve([one("Person", "صخر الدوري"), one("Person", "صخر إبراهيم الدوري")])
    assert len(found.entities) == 2
    (candidate,) = found.candidates
    assert 0.4 <= candidate.score < 0.75
    assert "part of the other" in candidate.reasons[0]


def test_merges_tell_their_reasons():
    found = resolve([one("Person", "أبو بكر البغدادي"), one("Person", "Abu Bakr al-Baghdadi")])
    (merge,) = found.merged
    assert merge.score >= 0.75
    assert "across spellings and scripts" in merge.reasons[0]
    assert "Abu Bakr al-Baghdadi" in merge.reasons[0]


def test_knowledge_gives_id_names_and_facts():
    made = [one("ArmedGroup", "داعش", key="islamic-state"), one("ArmedGroup", "تنظيم الدولة الاسلامية")]
    made += [one("Organization", "Isis")]
    found = resolve(made, knowledge=KNOWN)
    assert set(found.entity_of.values()) == {"islamic-state"}
    entity = found.entities["islamic-state"]
    assert (entity.type, entity.name_ar, entity.name_en) == ("ArmedGroup", "تنظيم الدولة الإسلامية", "Islamic State")
    assert entity.external_ids == {"un": "QDe.115"}
    assert entity.attributes["country"] == "iraq"
    assert "داعش" in entity.aliases
    assert not entity.romanised


def test_an_alias_that_needs_context_does_not_link_by_itself():
    assert set(resolve([one("ArmedGroup", "الدولة")], knowledge=KNOWN).entities) != {"islamic-state"}


def test_two_keys_stay_two():
    made = [one("ArmedGroup", "داعش", key="islamic-state"), one("ArmedGroup", "داعش", key="al-qaeda")]
    assert not together(*made, knowledge=KNOWN)


def test_one_key_under_two_types_is_one():
    made = [one("ArmedGroup", "داعش", key="islamic-state"), one("Place", "داعش", key="islamic-state")]
    assert together(*made, knowledge=KNOWN)


def test_every_named_entity_has_a_name_in_latin_letters():
    found = resolve([one("Person", "أبو إياد التونسي"), one("PublicBody", "وزارة الداخلية الكينية")])
    names = {e.name: (e.name_ar, e.name_en, e.romanised) for e in found.entities.values()}
    assert names["أبو إياد التونسي"] == ("أبو إياد التونسي", "Abu Iyad al-Tunisi", True)
    assert names["وزارة الداخلية الكينية"][1:] == ("Kenyan Ministry of Interior", True)


def test_what_has_no_name_is_called_by_type_and_number():
    entity = DocEntity(id="e1", type="Platform", name="52 منصة", named=False, count=52, mentions=())
    made = Profile(id=profile_id("d", entity), type="Platform", named=False, count=52, names=(("52 منصة", 1),))
    (found,) = resolve([made]).entities.values()
    assert (found.name_en, found.count, found.named, found.romanised) == ("52 × platform", 52, False, True)


# judgements


def test_same_and_its_undo():
    made = [one("Person", "صخر الدوري"), one("Person", "ناجي العلي الكرخي")]
    told = same("Person:صخر الدوري", "Person:ناجي العلي الكرخي")
    assert together(*made, judgements=[told])
    taken_back = [told, Judgement.of("undo", told.id, when="2026-02-01")]
    assert resolve(made, taken_back) == resolve(made)
    again = [*taken_back, Judgement.of("undo", taken_back[1].id, when="2026-03-01")]
    assert together(*made, judgements=again)


def test_different_holds_against_every_chain():
    names = ["جند الخلافة", "Jund al-Khilafa", "جمد الخلافة"]
    made = [one("ArmedGroup", n) for n in names]
    assert together(*made)
    told = different(f"ArmedGroup:{names[0]}", f"ArmedGroup:{names[2]}")
    found = resolve(made, [told])
    assert found.entity_of[made[0].id] != found.entity_of[made[2].id]


def test_a_person_wins_over_a_rule_and_later_over_earlier():
    left, right = "Person:صخر الدوري", "Person:ناجي العلي الكرخي"
    made = [one("Person", n.split(":")[1]) for n in (left, right)]
    rule = different(left, right, "2026-09-01", source="rule")
    assert together(*made, judgements=[same(left, right), rule])
    assert not together(*made, judgements=[same(left, right), different(right, left, "2026-02-01")])
    assert together(*made, judgements=[different(left, right), same(right, left, "2026-02-01")])


def test_contradictions_are_reported_and_decide_nothing():
    left, right = "Person:صخر الدوري", "Person:ناجي العلي الكرخي"
    made = [one("Person", n.split(":")[1]) for n in (left, right)]
    found = resolve(made, [same(left, right, who="a"), different(left, right, who="b")])
    assert len(set(found.entity_of.values())) == 2
    assert "contradict" in found.conflicts[0]


def test_a_chain_of_same_that_meets_different_is_reported():
    made = [one("Person", f"{n} الكرخي") for n in ("صخر", "ناجي", "ثامر")]
    a, b, c = (f"Person:{p.names[0][0]}" for p in made)
    found = resolve(made, [same(a, b, "2026-01-01"), same(b, c, "2026-01-02"), different(a, c, "2026-01-03")])
    assert found.entity_of[made[0].id] != found.entity_of[made[2].id]
    assert any("contradicts other judgements" in c for c in found.conflicts)


def test_unsure_keeps_a_pair_out_of_the_questions():
    made = [one("Person", "صخر الدوري"), one("Person", "صخر إبراهيم الدوري")]
    told = Judgement.of("unsure", "Person:صخر الدوري", "Person:صخر إبراهيم الدوري")
    assert resolve(made, [told]).candidates == ()


def test_type_and_name_corrections():
    told = [
        Judgement.of("type", "Person:صخر الدوري", value="Place"),
        Judgement.of("name", "Person:صخر الدوري", value="Sakhr ad-Douri"),
        Judgement.of("name", "Person:صخر الدوري", value="صخر بن عدنان الدوري"),
    ]
    made = one("Person", "صخر الدوري")
    (found,) = resolve([made], told).entities.values()
    assert (found.id, found.type, found.name) == (made.id, "Place", "صخر بن عدنان الدوري")
    assert (found.name_ar, found.name_en, found.romanised) == ("صخر بن عدنان الدوري", "Sakhr ad-Douri", False)
    assert "صخر الدوري" in found.aliases


def test_names_of_none_or_several_are_reported():
    made = [one("Person", "بدر الشمالي"), one("Place", "بدر الشمالي"), one("Person", "صخر الدوري")]
    found = resolve(made, [same("بدر الشمالي", "صخر الدوري"), same("لا أحد هنا", "صخر الدوري")])
    assert len(found.entities) == 3
    assert any("may be any of" in c for c in found.conflicts)
    assert any("no entity is called" in c for c in found.conflicts)


def test_an_unknown_id_is_an_error():
    with pytest.raises(JudgementError, match="nothing here has the id 'feedbeef'"):
        resolve([one("Person", "صخر الدوري")], [same("feedbeef", "Person:صخر الدوري")])


# from extractions


def extraction(id: str, *names: tuple[str, str], date: str | None = None) -> Extraction:
    made = tuple(
        DocEntity(id=f"e{i}", type=t, name=n, mentions=(Mention(start=0, end=len(n), text=n),))
        for i, (t, n) in enumerate(names)
    )
    span = Span(start=0, end=1, text=names[0][1][0])
    claims = (Claim(id="c", type="operates_in", head="e0", tail="e1", evidence=span),) if len(made) > 1 else ()
    return Extraction(id=id, title=names[0][1], text="", date=date, entities=made, claims=claims)


def test_profiles_gather_names_dates_and_neighbours():
    found = {p.names[0][0]: p for p in profiles([
        extraction("d1", ("ArmedGroup", "جند الخلافة"), ("Country", "الجزائر"), date="2015-01-02"),
        extraction("d2", ("ArmedGroup", "جند الخلافه"), date="2014"),
        extraction("d3", ("Person", "أبو عمر")), extraction("d4", ("Person", "أبو عمر")),
    ])}  # fmt: skip
    group = found["جند الخلافة"]
    assert (group.documents, group.first, group.last) == (2, "2014", "2015-01-02")
    assert group.countries == ("الجزائر",)
    assert group.neighbours == (found["الجزائر"].id,)
    assert {n for n, _ in group.names} == {"جند الخلافة", "جند الخلافه"}
    assert found["أبو عمر"].document in ("d3", "d4")
