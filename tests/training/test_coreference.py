"""What the choice of antecedents learns from gold entities."""

from __future__ import annotations

from graphkit.models import Document
from training import coreference, gold

ARTICLE = Document(
    id="a", title="خبر", text="هاجم تنظيم النسر القرية. ثم انسحب التنظيم. ووصل رجل، ثم غادر رجل آخر.", lang="ar"
)
ENTITIES = [
    {"id": "g", "type": "ArmedGroup", "mentions": ["تنظيم النسر"], "descriptions": ["التنظيم"], "named": True},
    {"id": "p", "type": "Person", "mentions": ["رجل"], "named": False},
    {"id": "q", "type": "Person", "mentions": ["رجل آخر"], "named": False},
]


def example() -> gold.Example:
    return gold.example(gold.tokenizer(), ARTICLE, {"entities": ENTITIES, "relations": []})


def test_the_right_antecedent_is_the_gold_one() -> None:
    choices = coreference.samples(example())
    assert [right for _, right in choices] == [0, -1]


def test_the_example_is_left_as_it_was() -> None:
    e = example()
    before = [m.entity for m in e.reading.mentions]
    coreference.samples(e)
    assert [m.entity for m in e.reading.mentions] == before


def test_a_model_learns_and_is_measured() -> None:
    data = [(["same=yes"], 0), (["same=no"], -1)] * 8
    found = coreference.measure(data, coreference.fit(data, c=10.0, least=1))
    assert found["new right"] == 8
    assert found["old right"] == 8
