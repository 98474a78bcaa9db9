"""The word lists that the grammar of names and bodies reads."""

from typing import Any

import pytest
import yaml

from graphkit.knowledge.nationalities import words_file
from graphkit.ontology import ontology
from graphkit.text.fold import fold


def words(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(words_file(name))
    return loaded


def test_titles_imply_relations_of_the_ontology() -> None:
    implied = set(words("titles.yaml")) - {"address", "ranks", "in_the_name", "english"}
    assert implied <= set(ontology().relations)


def test_classifiers_stand_under_types_of_the_ontology() -> None:
    classifiers = words("classifiers.yaml")
    assert set(classifiers["with_nationality"]) <= set(ontology().entities)
    assert set(classifiers) - {"with_nationality"} <= set(ontology().entities)


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("مدير", "leads"),
        ("وزير", "leads"),
        ("الناطق باسم", "spokesperson_of"),
        ("قيادي", "member_of"),
        ("شقيق", "associate_of"),
    ],
)
def test_title(word: str, relation: str) -> None:
    assert word in words("titles.yaml")[relation]


def test_a_deputy_does_not_lead() -> None:
    assert not any(title.startswith("نائب ") and title != "نائب عام" for title in words("titles.yaml")["leads"])


def test_given_names_are_many_and_none_is_a_common_word() -> None:
    names = words("given_names.yaml")
    folded = {fold(name) for key in ("male", "female", "eastern", "western") for name in names[key]}
    assert len(folded) > 900
    assert {"محمد", "فاطمه", "خالد", "اختر", "دونالد"} <= folded
    assert not folded & {"في", "من", "الرئيس", "تنظيم", "مدينه", "قال"}
