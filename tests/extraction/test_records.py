"""From the working memory to the records."""

from __future__ import annotations

from graphkit.extraction.nlp import extract_one
from graphkit.models import Document, Extraction


def extracted(text: str) -> Extraction:
    """What the whole pipeline says of a text."""
    return extract_one(Document(id="d", title="", text=text, lang="ar"))


def test_every_mention_slices_to_its_text() -> None:
    text = "وصل وزير الداخلية الهولندي إلى ليبيا وبولندا. وأعلنت كتيبة «نسور الوادي» الولاء للقاعدة."
    document = Document(id="d", title="عنوان", text=text, lang="ar")
    mentions = [m for e in extract_one(document).entities for m in e.mentions]
    assert mentions
    assert all(document.full[m.start : m.end] == m.text for m in mentions)


def test_an_entity_bears_its_fullest_name_and_its_key() -> None:
    found = {e.key: e for e in extracted("بايعوا داعش. هاجم تنظيم الدولة الإسلامية القرية.").entities}
    entity = found["islamic-state"]
    assert entity.name == "تنظيم الدولة الإسلامية" and entity.name_en == "Islamic State" and entity.named
    assert {m.text for m in entity.mentions} >= {"داعش", "تنظيم الدولة الإسلامية"}


def test_the_country_of_a_body_is_kept_under_its_own_name() -> None:
    found = {e.key: e.name for e in extracted("أوقفت الشرطة التركية رجلا.").entities}
    assert found["turkey"] == "تركيا"


def test_a_thing_without_name_and_relation_is_left_out() -> None:
    assert all(e.named for e in extracted("رأى الرجل سيارة.").entities)
