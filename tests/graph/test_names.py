from __future__ import annotations

import pytest

from graphkit.errors import NotInGraphError
from graphkit.graph import KnowledgeGraph
from tests.factory import entity


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("داعش", "islamic-state"),
        ("الدولة الاسلاميه", "islamic-state"),  # spelling variants
        ("isis", "islamic-state"),
        ("islamic-state", "islamic-state"),
        ("Islamic", "islamic-state"),  # beginning
        ("شيكاو", "abubakar-shekau"),  # a word within
        ("Shekaw", "abubakar-shekau"),  # a slip
        ("الشرطة الأوروبية", "europol"),
        ("«يوروبول»", "europol"),
    ],
)
def test_found_by_any_name(text: str, first: str, kg: KnowledgeGraph) -> None:
    assert kg.find(text)[0].id == first


@pytest.mark.parametrize("text", ["", " ", "غير موجود", "zzz", "«»"])
def test_nothing_found(text: str, kg: KnowledgeGraph) -> None:
    assert kg.find(text) == []
    assert "nothing found" in kg.find(text)._repr_html_()


def test_whole_names_before_parts_and_much_named_before_little() -> None:
    kg = KnowledgeGraph(
        [
            entity("a", name="القاعدة في العراق", documents=9),
            entity("b", name="القاعدة", documents=1),
            entity("c", name="x", aliases=("القاعدة",), documents=5),
            entity("d", name="القاعدة في اليمن", documents=10),
        ],
        [],
    )
    assert [e.id for e in kg.find("القاعدة")] == ["b", "c", "d", "a"]
    assert [e.id for e in kg.find("القاعدة", limit=1)] == ["b"]


def test_only_of_a_type(kg: KnowledgeGraph) -> None:
    assert {e.type for e in kg.find("ولاية", type="Place")} == {"Place"}


@pytest.mark.parametrize("key", ["islamic-state", "داعش", "ISIS"])
def test_subscript_by_id_or_name(key: str, kg: KnowledgeGraph) -> None:
    assert kg[key].id == "islamic-state"
    assert kg.id_of(kg[key]) == "islamic-state"


def test_unknown_names_suggest_similar_ones(kg: KnowledgeGraph) -> None:
    with pytest.raises(KeyError) as caught:
        kg["Boko Haran"]
    assert str(caught.value) == "no entity is called 'Boko Haran'; similar: boko-haram"


def test_ambiguous_names_list_their_bearers() -> None:
    kg = KnowledgeGraph([entity("a", name="أبو عمر"), entity("b", name="ابو عمر")], [])
    with pytest.raises(NotInGraphError, match="names several entities; give one of the ids a, b"):
        kg["أبو عمر"]


def test_unknown_edge(kg: KnowledgeGraph) -> None:
    with pytest.raises(KeyError, match="no edge has the id 'x'"):
        kg.edge("x")
