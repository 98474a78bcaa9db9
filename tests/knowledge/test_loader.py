"""A user's lists over the shipped knowledge, and how quickly it loads."""

import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.knowledge.entries import Alias, Entry
from graphkit.knowledge.loader import knowledge

YAML = """
rules:
  green: {before: [كتيبة]}
entries:
  - id: green-front
    type: ArmedGroup
    ar: الجبهة الخضراء
    aliases: [{name: الخضراء, when: green}, Green Front]
    country: syria
    source: interview
  - id: islamic-state
    type: ArmedGroup
    en: Islamic State group (ours)
    aliases: [الدولة المزعومة]
    attributes: {note: checked}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(YAML, encoding="utf-8")
    return path


def test_a_users_entries_are_added(mine: Path) -> None:
    known = knowledge((mine,))
    assert known.entries["green-front"].names == (
        Alias(name="الجبهة الخضراء"),
        Alias(name="الخضراء", when="green"),
        Alias(name="Green Front"),
    )
    assert known.entries["green-front"].source == ("interview",)
    assert "green" in known.rules and "al-qaeda" in known.rules


def test_a_users_entry_with_a_known_id_adds_to_it(mine: Path) -> None:
    before, after = knowledge().entries["islamic-state"], knowledge((mine,)).entries["islamic-state"]
    assert after.en == "Islamic State group (ours)" and after.ar == before.ar and after.ids == before.ids
    assert set(before.aliases) < set(after.aliases) and Alias(name="الدولة المزعومة") in after.aliases
    assert after.source == (*before.source, "mine.yaml") and after.attributes["note"] == "checked"


def test_the_shipped_knowledge_stays_as_it_is(mine: Path) -> None:
    before = knowledge().model_dump_json()
    knowledge((mine,))
    assert knowledge().model_dump_json() == before and "green-front" not in knowledge().entries


@pytest.mark.parametrize(("suffix", "mark"), [(".csv", ","), (".tsv", "\t")])
def test_table(tmp_path: Path, suffix: str, mark: str) -> None:
    rows = [["id", "type", "ar", "en", "aliases", "source"], ["g", "Person", "زيد عمرو", "", "ابن عمرو|Zayd Amr", ""]]
    path = tmp_path / f"list{suffix}"
    path.write_text("\ufeff" + "".join(mark.join(row) + "\r\n" for row in rows), encoding="utf-8")
    entry = knowledge((path,)).entries["g"]
    assert entry == Entry(
        id="g",
        type="Person",
        ar="زيد عمرو",
        aliases=(Alias(name="ابن عمرو"), Alias(name="Zayd Amr")),
        source=(path.name,),
    )


def test_two_lists_lie_over_one_another(tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    paths[0].write_text("id,type,ar\ng,ArmedGroup,الجبهة الخضراء\n", encoding="utf-8")
    paths[1].write_text("id,type,ar\nh,ArmedGroup,الجبهة الزرقاء\n", encoding="utf-8")
    assert {"g", "h"} < set(knowledge(tuple(paths)).entries)


def test_names_without_a_rule_come_first() -> None:
    guarded = [bool(alias.when) for alias, _ in knowledge().names()]
    assert guarded == sorted(guarded)


def test_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "from graphkit.knowledge.loader import knowledge; print("
        "__import__('hashlib').sha256(knowledge().model_dump_json().encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_loads_quickly() -> None:
    script = (
        "import time, graphkit.knowledge.loader as l; b = time.process_time(); l.knowledge();"
        "print(time.process_time() - b)"
    )
    took = min(
        float(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout) for _ in range(3)
    )
    assert took < 1.0  # 0.3 s on a quiet machine
