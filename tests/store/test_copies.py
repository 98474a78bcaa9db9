import pytest

from graphkit.store.copies import origins, signature

STORY = (
    "أعلنت السلطات في المدينة الساحلية أن قوة خاصة أوقفت ثلاثة أشخاص يشتبه في انتمائهم إلى تنظيم مسلح كان يعد لهجوم "
    "على سوق مزدحم في نهاية الأسبوع وقالت إن التحقيق ما زال جاريا وإن أسلحة وخرائط ضبطت في منزل قرب الميناء القديم"
)
OTHER = (
    "شهدت العاصمة افتتاح معرض للكتاب تشارك فيه دور نشر من عشرين بلدا ويستمر عشرة أيام مع ندوات عن الترجمة والشعر "
    "وورش للأطفال وعروض موسيقية كل مساء بحسب ما ذكرته اللجنة المنظمة في بيان وزعته على الصحفيين قبل الافتتاح بيوم"
)
RETOUCHED = STORY.replace("ثلاثة أشخاص", "3 أشخاص") + " بحسب وكالة أنباء محلية"
POINTED = STORY.replace("السلطات", "السُّلطات").replace("إلى", "الى")

TABLE = [
    ("the same text", STORY, STORY, True),
    ("agency copy with a changed word and a last line", STORY, RETOUCHED, True),
    ("other letter variants", STORY, POINTED, True),
    ("another story", STORY, OTHER, False),
    ("the same subject in other words", STORY, "أوقفت قوة خاصة ثلاثة مشتبها بهم في المدينة الساحلية أمس", False),
    ("too short to say", "خبر", "خبر", False),
]


@pytest.mark.parametrize(("left", "right", "copies"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_copies(left: str, right: str, copies: bool) -> None:
    found = origins(["b", "a"], [signature(left), signature(right)])
    assert found == ({"a": "a", "b": "a"} if copies else {"a": "a", "b": "b"})


def test_copies_of_copies_have_one_origin_whatever_the_order() -> None:
    texts = {"d1": STORY, "d2": RETOUCHED, "d3": RETOUCHED + " اليوم", "d4": OTHER}
    ids, signatures = list(texts), [signature(t) for t in texts.values()]
    expected = {"d1": "d1", "d2": "d1", "d3": "d1", "d4": "d4"}
    assert origins(ids, signatures) == expected == origins(ids[::-1], signatures[::-1])


def test_a_signature_is_the_same_in_every_process() -> None:
    assert signature(STORY)[:3] == GOLDEN


GOLDEN = [9541621, 113509419, 10571265]


def test_nothing_gives_nothing() -> None:
    assert origins([], []) == {}
