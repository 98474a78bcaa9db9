"""Ambiguous names are believed only where their surroundings bear them out."""

import re
import time

import pytest

from graphkit.knowledge.context import bears_out
from graphkit.knowledge.entries import Rule
from graphkit.knowledge.loader import knowledge
from graphkit.text.fold import fold

# the name stands in square brackets; «» round it make it quoted
ROWS = [
    ("al-qaeda", "قتل زعيم [القاعدة] في غارة", True),
    ("al-qaeda", "مسلحو [القاعدة] ينسحبون من المدينة", True),
    ("al-qaeda", "حارب في صفوف « [القاعدة] » سنوات", True),
    ("al-qaeda", "مجموعة متشددة مرتبطة [بالقاعدة] تتبنى الهجوم", True),
    ("al-qaeda", "فرع [القاعدة] السوري يغير اسمه", True),
    ("al-qaeda", "أقلعت الطائرات من [القاعدة] الجوية صباحا", False),
    ("al-qaeda", "وصل الجنود إلى [القاعدة] العسكرية التركية", False),
    ("al-qaeda", "قصف المسلحون هذه [القاعدة] بالصواريخ", False),
    ("al-qaeda", "هاجم مسلحون محيط [القاعدة] الأميركية", False),
    ("al-qaeda", "يحظى الحزب بدعم [القاعدة] الشعبية", False),
    ("al-qaeda", "لا استثناء من [القاعدة] القانونية", False),
    ("the-state", "قتل عشرة من مسلحي [الدولة] في الغارة", True),
    ("the-state", "جهاديو [الدولة] يفرون من المدينة", True),
    ("the-state", "موظفو [الدولة] يضربون عن العمل", False),
    ("the-state", "أعلنت [الدولة] الحداد ثلاثة أيام على قتلى الهجوم الإرهابي", False),
    ("the-state", "محكمة أمن [الدولة] تحكم على متهمين بالانتماء إلى داعش", False),
    ("islamic-state-name", "أعلن تنظيم ما يسمى [الدولة الإسلامية] مسؤوليته", True),
    ("islamic-state-name", "يدعون إلى إقامة [الدولة الإسلامية] بالدستور", False),
    ("islamic-state-name", "كانت [الدولة الإسلامية] الأموية في أوجها", False),
    ("youth", "مقاتلو [الشباب] يهاجمون ثكنة", True),
    ("youth", "هاجم [الشباب] قافلة قرب مقديشو", True),
    ("youth", "وزارة [الشباب] تطلق برنامجا في الصومال", False),
    ("youth", "التنظيم يجند [الشباب] العاطلين", False),
    ("youth", "آلاف من [الشباب] خرجوا إلى الساحات", False),
    ("youth", "تجنيد [الشباب] في صفوف داعش", False),
    ("taliban", "قالت [طالبان] إنها تسيطر على المديرية", True),
    ("taliban", "زعيم [طالبان] الجديد", True),
    ("taliban", "أصيب رجلان وهما [طالبان] في الجامعة", False),
    ("taliban", "كرمت الجامعة [طالبان] سعوديان", False),
    ("nusra", "خطفت [النصرة] مقاتلين في ريف حلب", True),
    ("nusra", "عناصر [النصرة] ينسحبون", True),
    ("nusra", "طلب [النصرة] من جيرانه", False),
    ("nusra", "تحدث الخطيب عن [النصرة] والتعاون بين الناس", False),
    ("hashd", "قوات [الحشد] تدخل تكريت", True),
    ("hashd", "قائد في [الحشد] في العراق", True),
    ("hashd", "دهست السيارة [الحشد] في السوق", False),
    ("hashd", "خطب المرشح أمام [الحشد] الكبير", False),
    ("coalition-is", "قصفت طائرات [التحالف] مواقع داعش في الرقة", True),
    ("coalition-is", "خسر [التحالف] الحاكم مقعدين في البرلمان", False),
    ("coalition-yemen", "استهدف [التحالف] مواقع الحوثيين في صنعاء", True),
    ("coalition-yemen", "قال [التحالف] الحاكم إنه سيصوت", False),
    ("free-army", "انسحبت فصائل [الجيش الحر] من القرية", True),
    ("free-army", "أعلن [الجيش الحر] الليبي تشكيله", False),
    ("fatah", "حركة [فتح] ترفض الاتفاق", True),
    ("fatah", "اجتمعت حماس [وفتح] في القاهرة", True),
    ("fatah", "[فتح] المسلح النار على المارة", False),
    ("fatah", "تطالب حماس بإعادة [فتح] معبر رفح", False),
    ("fatah-english", "[Fatah] and Hamas met in Gaza", True),
    ("fatah-english", "President Abdel [Fatah] al Sisi spoke of Gaza", False),
    ("amal", "نواب حركة [أمل] ينسحبون", True),
    ("amal", "غادروا على [أمل] العودة إلى لبنان", False),
    ("amal", "سيطر الحزب على [كامل] البلدة في لبنان", False),
    ("jihad-islami", "قصف مواقع [الجهاد الإسلامي] في غزة", True),
    ("jihad-islami", "كتب عن مفهوم [الجهاد الإسلامي] في الفقه", False),
    ("hamas", "قيادي في [حماس] يزور طهران", True),
    ("hamas", "استقبلوه بكل [حماس] وفرح", False),
    ("houthi", "سلاح [الحوثي] يهدد صنعاء", True),
    ("houthi", "ظهر عبد الملك [الحوثي] في خطاب من صنعاء", False),
    ("brotherhood", "قادة [الإخوان] في السجن", True),
    ("brotherhood", "أيها [الإخوان] الأعزاء", False),
    ("brotherhood", "هاجم المقر [الإخوان] كواشي", False),
    ("haqqani", "مقاتلو [حقاني] على الحدود", True),
    ("haqqani", "توفي جلال الدين [حقاني] في أفغانستان", False),
    ("abu-sayyaf", "خطف مسلحو [أبو سياف] سائحا في الفلبين", True),
    ("abu-sayyaf", "قتل [أبو سياف] المسؤول عن نفط داعش في سوريا", False),
    ("wagner", "مرتزقة [فاغنر] في ليبيا", True),
    ("wagner", "عزفت الفرقة لحنا ألفه [فاغنر] في شبابه", False),
    ("al-arabiya", "قال مراسل [العربية] من الحدود", True),
    ("al-arabiya", "دعت الدول [العربية] إلى الهدوء", False),
    ("al-arabiya", "يتحدث اللغة [العربية] بطلاقة", False),
    ("al-jazeera", "عرضت قناة [الجزيرة] الشريط", True),
    ("al-jazeera", "دخلت القوات [الجزيرة] من الشرق", False),
    ("newspaper-word", "ذكرت صحيفة [الشرق] أن اللقاء تأجل", True),
    ("newspaper-word", "اتجه الرتل نحو [الشرق] ليلا", False),
    ("algiers", "وصل الوفد إلى مدينة [الجزائر] أمس", True),
    ("algiers", "قالت [الجزائر] إنها ترفض التدخل", False),
    ("jihad", "قيادي في حركة [الجهاد]", True),
    ("jihad", "قادة حماس [والجهاد] يجتمعون", True),
    ("jihad", "دعا الخطيب إلى [الجهاد]", False),
    ("pkk-short", "غارات تركية على مواقع [حزب العمال] في قنديل", True),
    ("pkk-short", "زعيم [حزب العمال] البريطاني يستقيل", False),
    ("gamaa", "أحد قادة [الجماعة الإسلامية] في مصر", True),
    ("gamaa", "انسحبت [الجماعة الإسلامية] من برلمان كردستان", False),
    ("national-defence", "قصفت قوات النظام مدعومة [بقوات الدفاع الوطني] البلدة", True),
    ("national-defence", "قال وزير [الدفاع الوطني] إن الحدود آمنة", False),
    ("tunisia-context", "حلت المحكمة [أنصار الشريعة] في تونس", True),
    ("tunisia-context", "هاجم الجيش معاقل [أنصار الشريعة] في بنغازي", False),
]


def _read(text: str) -> tuple[list[str], int, int, bool]:
    """A marked sentence as folded words, where the name stands in it, and whether it is quoted."""
    before, name, after = re.split(r"[\[\]]", text)
    words = [[fold(w) or w for w in part.split()] for part in (before, name, after)]
    start = len(words[0])
    return [*words[0], *words[1], *words[2]], start, start + len(words[1]), "«" in before and "»" in after


@pytest.mark.parametrize(("rule", "text", "believed"), ROWS)
def test_surroundings(rule: str, text: str, believed: bool) -> None:
    words, start, end, quoted = _read(text)
    assert bears_out(knowledge().rules[rule], words, start, end, quoted=quoted) is believed


def test_every_row_has_its_contrary() -> None:
    sides = {(rule, believed) for rule, _, believed in ROWS}
    assert {rule for rule, _ in sides} == {rule for rule, believed in sides if (rule, not believed) in sides}


NAME = (["قال", "القاعده", "امس"], 1, 2)


@pytest.mark.parametrize(
    ("rule", "flags", "believed"),
    [
        (Rule(document=True), {}, False),
        (Rule(document=True), {"elsewhere": True}, True),
        (Rule(quoted=True), {}, False),
        (Rule(quoted=True), {"quoted": True}, True),
        (Rule(capitals=True), {}, False),
        (Rule(capitals=True), {"capitals": True}, True),
        (Rule(capitals=True, document=True), {"capitals": True}, False),
        (Rule(document=True, unless_before=("قال",)), {"elsewhere": True}, False),
        (Rule(quoted=True, unless_near=("أمس",)), {"quoted": True}, False),
        (Rule(), {}, True),
        (Rule(unless_after=("أمس",)), {}, False),
        (Rule(near=("القاعدة",)), {}, False),  # the name is no evidence for itself
    ],
)
def test_flags(rule: Rule, flags: dict[str, bool], believed: bool) -> None:
    words, start, end = NAME
    assert bears_out(rule, words, start, end, **flags) is believed


@pytest.mark.parametrize("word", ["تنظيم", "التنظيم", "وتنظيم", "لتنظيم", "بالتنظيم"])
def test_article_and_clitics_do_not_matter(word: str) -> None:
    assert bears_out(Rule(before=("تنظيم",)), [fold(word), "القاعده"], 1, 2)


def test_marks_are_passed_over_to_the_next_word() -> None:
    assert bears_out(Rule(before=("زعيم",)), ["زعيم", "«", "القاعده", "»"], 2, 3)
    assert not bears_out(Rule(unless_after=("الجوية",)), ["القاعده", "»", "الجويه"], 0, 1)


def test_fast_enough_for_every_name_of_a_corpus() -> None:
    rule = knowledge().rules["al-qaeda"]
    words, start, end, _ = _read(" ".join(["كلمة"] * 40) + " [القاعدة] " + " ".join(["كلمة"] * 40))
    bears_out(rule, words, start, end)
    begin = time.perf_counter()
    for _ in range(2000):
        bears_out(rule, words, start, end)
    assert (time.perf_counter() - begin) / 2000 < 0.0005
