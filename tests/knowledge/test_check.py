"""The shipped knowledge has no fault; broken files are told by file and line."""

from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphkit.cli import app, main
from graphkit.errors import KnowledgeError
from graphkit.knowledge.check import check
from graphkit.knowledge.loader import knowledge
from graphkit.text.fold import fold


def test_shipped_knowledge_has_no_fault() -> None:
    assert [str(fault) for fault in check()] == []


def test_shipped_knowledge_is_as_large_as_promised() -> None:
    types = Counter(entry.type for entry in knowledge().entries.values())
    assert types["ArmedGroup"] >= 350
    assert sum(1 for e in knowledge().entries.values() if e.type == "ArmedGroup" and e.ar and e.en) >= 350


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("داعش", "islamic-state"),
        ("ISIL", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("تنظيم الدولة", "islamic-state"),
        ("تنظيم القاعدة", "al-qaeda"),
        ("حركة طالبان", "taliban"),
        ("الحوثيون", "houthis"),
        ("بوكوحرام", "boko-haram"),
        ("جبهة النصره", "al-nusra-front"),
        ("بي كا كا", "pkk"),
        ("جماعة ابو سياف", "abu-sayyaf"),
    ],
)
def test_names_without_a_rule(name: str, id: str) -> None:
    sure = {fold(alias.name): entry.id for alias, entry in knowledge().names() if not alias.when}
    assert sure[fold(name)] == id


@pytest.mark.parametrize("name", ["القاعدة", "الدولة", "الشباب", "النصرة", "طالبان", "الحشد", "فتح", "حماس", "العربية"])
def test_names_that_are_words_are_guarded(name: str) -> None:
    rules = [alias.when for alias, _ in knowledge().names() if fold(alias.name) == fold(name)]
    assert rules and all(rules)


@pytest.mark.parametrize(
    "name", ["قناة", "الحزب", "الجماعة", "التنظيم", "الجيش", "الفجر", "جيش", "الحركة", "IS", "FACT"]
)
def test_plain_words_are_no_names(name: str) -> None:
    assert not [e.id for alias, e in knowledge().names() if fold(alias.name) == fold(name) and not alias.when]


GOOD = "- {id: green-front, type: ArmedGroup, ar: الجبهة الخضراء, source: [me]}\n"

BROKEN = [
    ("a.yaml", GOOD + "- {id: x-y, type: Militia, ar: كتيبة كذا, source: [me]}\n", 2, "unknown type 'Militia'"),
    ("a.yaml", GOOD + GOOD, 2, "the id stands twice, see green-front (a.yaml:1)"),
    ("a.yaml", "\n" + GOOD.replace("الجبهة الخضراء", "داعش"), 2, "the name 'داعش' is also of islamic-state"),
    ("a.yaml", GOOD + "- {id: b, type: Person, en: x, aliases: [الجَبهة الخضراءَ]}\n", 2, "is also of green-front"),
    ("a.yaml", GOOD.replace("الجبهة الخضراء", "فرنسا"), 1, "is also of the country France"),
    ("a.yaml", GOOD.replace("ar: الجبهة الخضراء", "parent: nobody, ar: كذا"), 1, "unknown parent 'nobody'"),
    ("a.yaml", GOOD.replace("ar: الجبهة الخضراء", "parent: green-front, ar: كذا"), 1, "is its own parent"),
    ("a.yaml", GOOD.replace("ar: الجبهة الخضراء", "country: Syria, ar: كذا"), 1, "unknown country 'Syria'"),
    ("a.yaml", GOOD.replace("ar: الجبهة الخضراء, ", ""), 1, "has no name"),
    ("a.yaml", GOOD.replace("الجبهة الخضراء", "'***'"), 1, "has no letter or digit"),
    ("a.yaml", GOOD.replace("green-front", "Green Front"), 1, "small letters, digits and hyphens"),
    ("a.yaml", GOOD.replace("ar: ", "aliases: [{name: كذا, when: no-rule}], ar: "), 1, "the rule 'no-rule'"),
    ("a.yaml", GOOD + "- {id: b, type: ArmedGroup, colour: red}\n", 2, "entry 'b': colour: extra inputs"),
    ("a.yaml", GOOD + "- {type: ArmedGroup, ar: كذا}\n", 2, "entry: id: field required"),
    ("a.yaml", GOOD + "- only text\n", 2, "entry: write `id: ...`"),
    ("a.yaml", GOOD + "- {id: b, type: ArmedGroup, aliases: [[كذا]]}\n", 2, "entry 'b': aliases.0.name"),
    ("a.yaml", GOOD + "- {id: b, type: [\n", 3, "not YAML"),
    ("a.yaml", "", 1, "the file is empty"),
    ("a.yaml", "just words", 1, "write a list of entries"),
    ("a.yaml", "names: []\n", 1, "write a list of entries"),
    ("a.yaml", "rules:\n  r: {near: [two words]}\nentries: []\n", 2, "rule 'r': near: one word each"),
    ("a.yaml", "rules:\n  r: {nearby: [x]}\n", 2, "rule 'r': nearby: extra inputs"),
    ("a.yaml", "rules:\n  r: words\n", 2, "rule 'r'"),
    ("a.yaml", "- {id: islamic-state, type: Person, aliases: [كذا]}\n", 1, "is a ArmedGroup in groups_islamic_state"),
    ("a.csv", "id,type,ar\ng,ArmedGroup,كذا\nh,Militia,كذا وكذا\n", 3, "unknown type 'Militia'"),
    ("a.csv", "id,type,ar\ng,ArmedGroup,كذا,more\n", 2, "more or fewer cells"),
    ("a.csv", "id,type,ar\ng,ArmedGroup\n", 2, "more or fewer cells"),
    ("a.csv", "name,type\nكذا,ArmedGroup\n", 1, "the first line names the columns"),
    ("a.csv", "id,type,colour\na,ArmedGroup,red\n", 1, "the first line names the columns"),
    ("a.csv", "", 1, "the first line names the columns"),
    ("a.csv", "id,type,ar,aliases\ng,ArmedGroup,كذا,كذلك|داعش\n", 2, "the name 'داعش' is also of islamic-state"),
    ("a.csv", 'id,type,ar\ng,ArmedGroup,"كذا\n', 2, "not CSV"),
]


@pytest.mark.parametrize(("name", "text", "line", "message"), BROKEN)
def test_broken_file(tmp_path: Path, name: str, text: str, line: int, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = [str(fault) for fault in check([path])]
    assert any(f.startswith(f"{path}:{line}: ") and message in f for f in found), found
    with pytest.raises(KnowledgeError) as error:
        knowledge((path,))
    assert str(error.value) in found


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "a knowledge file ends in .yaml"),
        ("a.csv", "id,type,ar\ng,ArmedGroup,كذا\n".encode("cp1256"), "not UTF-8; save it as UTF-8"),
        (None, b"", "No such file"),
    ],
)
def test_unreadable_file(tmp_path: Path, name: str | None, data: bytes, message: str) -> None:
    path = tmp_path / (name or "missing.yaml")
    if name:
        path.write_bytes(data)
    for read in (lambda: check([path]), lambda: knowledge((path,))):
        with pytest.raises(KnowledgeError, match=message) as error:
            read()
        assert str(path) in str(error.value)


def test_fault_of_a_shipped_name_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("الجبهة الخضراء", "داعش"), encoding="utf-8")
    assert len(check([path])) == 1


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    good = CliRunner().invoke(app, ["knowledge", "check"])
    assert good.exit_code == 0 and "no fault" in good.output
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.replace("ArmedGroup", "Militia"), encoding="utf-8")
    bad = CliRunner().invoke(app, ["knowledge", "check", str(path)])
    assert bad.exit_code == 2 and f"{path}:1: green-front: unknown type" in bad.output
    monkeypatch.setattr("sys.argv", ["graphkit", "knowledge", "check", str(tmp_path / "none.csv")])
    with pytest.raises(SystemExit) as exit:
        main()
    assert exit.value.code == 2 and "none.csv" in capsys.readouterr().err
