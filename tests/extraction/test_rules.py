"""Relations by rule, on sentences of our own: what must be found, what must not, and what is said of it."""

from __future__ import annotations

import pytest

from graphkit.extraction.frames import NAME as FRAMES
from graphkit.extraction.nlp import extract_one
from graphkit.models import Claim, Document, Extraction


def read(text: str) -> Extraction:
    return extract_one(Document.of("خبر", text, lang="ar", date="2018-05-10"))


def said(extraction: Extraction) -> dict[tuple[str, str, str], Claim]:
    names = {e.id: e.key or e.name for e in extraction.entities}
    return {(names[c.head], c.type, names[c.tail]): c for c in extraction.claims}


FOUND = [
    ("بايعت جماعة بوكو حرام تنظيم الدولة الإسلامية.", ("boko-haram", "pledged_allegiance_to", "islamic-state")),
    ("أعلنت حركة الشباب ولاءها لتنظيم القاعدة.", ("al-shabaab", "pledged_allegiance_to", "al-qaeda")),
    ("تبنى تنظيم داعش هجوما في كابول.", ("islamic-state", "claimed_responsibility_for", "هجوما")),
    ("سيطر تنظيم داعش على مدينة الموصل.", ("islamic-state", "controls", "mosul-iq")),
    ("تنشط جماعة بوكو حرام في الكاميرون.", ("boko-haram", "operates_in", "cameroon")),
    ("تنشط جماعة بوكو حرام في كل من نيجيريا والنيجر وتشاد.", ("boko-haram", "operates_in", "chad")),
    ("قال زعيم تنظيم القاعدة أيمن الظواهري إن الحرب مستمرة.", ("ayman-al-zawahiri", "leads", "al-qaeda")),
    (
        "قال المتحدث باسم حركة طالبان ذبيح الله مجاهد إن الهدنة انتهت.",
        ("zabihullah-mujahid", "spokesperson_of", "taliban"),
    ),
]


@pytest.mark.parametrize(("text", "fact"), FOUND)
def test_a_word_and_its_arguments_make_a_claim(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in said(read(text))


NOT_FOUND = [
    ("وصل وفد من طالبان إلى الدوحة.", "pledged_allegiance_to"),
    ("أعلن الرئيس ولاءه لشعبه.", "pledged_allegiance_to"),
    ("بايع الناس الأمير الجديد.", "attacked"),
    ("نشر الكاتب رواية جديدة.", "attacked"),
    ("فاز الفريق على منافسه في المباراة.", "controls"),
    ("زار الوزير مدينة الموصل.", "controls"),
]


@pytest.mark.parametrize(("text", "relation"), NOT_FOUND)
def test_no_claim_without_its_words_or_its_ends(text: str, relation: str) -> None:
    assert relation not in {c.type for c in read(text).claims}


def test_a_state_that_is_over_and_one_that_begins() -> None:
    claims = said(read("كانت جماعة بوكو حرام تدين بالولاء لتنظيم القاعدة ثم غيرت ولاءها لتنظيم الدولة الإسلامية."))
    assert claims["boko-haram", "pledged_allegiance_to", "al-qaeda"].phase == "end"
    assert claims["boko-haram", "pledged_allegiance_to", "islamic-state"].phase == "start"


def test_what_is_said_of_a_class_holds_for_its_examples_and_not_for_the_class() -> None:
    text = (
        "ظهرت جماعات متطرفة أعلنت ولاءها لتنظيم الدولة الإسلامية"
        " مثل جماعة بوكو حرام في نيجيريا وأنصار بيت المقدس في مصر."
    )
    pledged = {(h, t) for h, r, t in said(read(text)) if r == "pledged_allegiance_to"}
    assert ("boko-haram", "islamic-state") in pledged
    assert not any("جماعات" in head for head, _ in pledged)


def test_an_army_is_part_of_the_country_that_its_adjective_names() -> None:
    found = said(read("أعلن الجيش المصري مقتل عشرة مسلحين."))
    assert any(r == "part_of" and t == "egypt" for _, r, t in found)


def test_a_deputy_is_a_member_and_no_leader() -> None:
    found = {(r, t) for _, r, t in said(read("التقى نائب رئيس الحزب الديمقراطي أحمد المنصوري الصحفيين."))}
    assert not any(r == "leads" for r, _ in found)


def test_every_rule_says_which_word_made_it_and_obeys_the_ontology() -> None:
    from graphkit.ontology import ontology

    extraction = read("تبنى تنظيم داعش هجوما في كابول، وخطفت جبهة النصرة خمسة جنود، وسيطر الجيش السوري على حلب.")
    kinds = {e.id: e.type for e in extraction.entities}
    assert extraction.claims
    for claim in extraction.claims:
        assert ontology().allows(kinds[claim.head], claim.type, kinds[claim.tail])
        assert extraction.full[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        if claim.trigger:
            assert claim.by == FRAMES
            assert claim.trigger in claim.evidence.text
