"""The alias test set: what resolution merges by itself, and what it must not."""

from functools import cache
from pathlib import Path

import pytest

from graphkit.knowledge.loader import Knowledge, knowledge
from graphkit.models import DocEntity
from graphkit.resolution import Profile, is_weak, profile_id, resolve
from graphkit.text.phonetic import words

Row = tuple[str, str, str, str]
ROWS: list[Row] = [
    tuple(line.split("\t"))  # type: ignore[misc]
    for line in (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
TUNED = [row for i, row in enumerate(ROWS) if i % 3]
HELD_OUT = ROWS[::3]


@cache
def entries_by_word() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for alias, entry in knowledge().names():
        for word in words(alias.name):
            found.setdefault(word, set()).add(entry.id)
    return found


def about(*names: str) -> Knowledge:
    """The part of the knowledge base that shares a word with the names: the rest cannot matter, and takes time."""
    ids = {i for name in names for word in words(name) for i in entries_by_word().get(word, ())}
    return Knowledge(entries={i: knowledge().entries[i] for i in sorted(ids)})


def merged(kind: str, left: str, right: str) -> bool:
    """Whether two documents' entities of these names become one."""
    made = []
    for document, name in (("d1", left), ("d2", right)):
        entity = DocEntity(id="e", type=kind, name=name, mentions=())
        weak = document if is_weak(entity) else None
        made.append(Profile(id=profile_id(document, entity), type=kind, names=((name, 1),), document=weak))
    found = resolve(made, knowledge=about(left, right))
    return len(set(found.entity_of.values())) == 1


def measure(rows: list[Row]) -> tuple[float, float, list[Row]]:
    """Precision, recall, and the rows that went wrong."""
    said = [(row, merged(*row[1:])) for row in rows]
    wrong = [row for row, yes in said if yes != (row[0] == "same")]
    right = sum(1 for row, yes in said if yes and row[0] == "same")
    return (right / max(1, sum(yes for _, yes in said)), right / sum(row[0] == "same" for row in rows), wrong)


def test_the_set_is_large_and_mixed():
    assert len(ROWS) >= 300
    assert 0.4 < sum(row[0] == "same" for row in ROWS) / len(ROWS) < 0.7


@pytest.mark.parametrize("rows", [TUNED, HELD_OUT], ids=["tuned", "held out"])
def test_precision_and_recall(rows: list[Row]):
    precision, recall, wrong = measure(rows)
    assert precision >= 0.98, wrong
    assert recall >= 0.85, wrong
