"""Every command and every line of Python that README shows is run, in a folder that holds the sample articles."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import Shell

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
ARTICLE = '{"id": "sample-article", "text": "اعتقلت الشرطة العراقية في بغداد قياديا في تنظيم القاعدة يوم الأحد."}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Path) -> Path:
    shutil.copytree(seeds, tmp_path / "seeds")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.jsonl").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "names.csv").write_text(next(b for kind, b in BLOCKS if kind == "csv"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command(folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    for command in COMMANDS:
        words = shlex.split(command)
        if words[0] == "graphkit":
            given = words[words.index("<") + 1] if "<" in words else None
            text = (folder / given).read_bytes() if given else b""
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
            ran = shell(*(words[1 : words.index("<")] if given else words[1:]))
            assert ran.code == 0, (command, ran)
            assert ran.out or words[1] == "extract", command
    assert opened == [(folder / "out" / "graph.html").as_uri()]
    for name in ("said.jsonl", "why.html", "out/graph.html", "out/graph.gexf", "part/graph.graphml"):
        assert (folder / name).stat().st_size > 1000, name


def test_no_command_is_left_out() -> None:
    """Every command that exists is shown, and what is not graphkit's own is there too."""
    from graphkit.cli import app

    names = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    names |= {group.name for group in app.registered_groups if group.name}
    assert names == {shlex.split(c)[1] for c in COMMANDS if c.startswith("graphkit")}
    assert [c for c in COMMANDS if not c.startswith("graphkit")] == ["pip install ."]


def test_the_python_example(folder: Path) -> None:
    code = next(block for kind, block in BLOCKS if kind == "python")
    assert len(code.splitlines()) <= 16
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("12 documents; 0 left out\nislamic-state Islamic State")
    assert len(done.stdout.splitlines()) > 5
    assert (folder / "part.gexf").exists()


def test_the_names_of_your_own_are_found(folder: Path, shell: Shell) -> None:
    (folder / "a.jsonl").write_text('{"text": "بايعت جبهة الساحل الأخضر دولة البغدادي."}', encoding="utf-8")
    assert '"key":"green-front"' not in shell("extract", "a.jsonl").out
    for processes in (1, 2):
        said = shell("extract", "a.jsonl", "--knowledge", "names.csv", "--processes", processes).out
        assert '"key":"green-front"' in said and '"key":"islamic-state"' in said


def test_a_workspace_goes_on_with_its_names(folder: Path, shell: Shell) -> None:
    assert shell("build", "more", "-o", "out", "--knowledge", "names.csv").code == 0
    (folder / "b.jsonl").write_text('{"id": "b", "text": "بايعت جبهة الساحل الأخضر تنظيم القاعدة."}', encoding="utf-8")
    assert shell("add", "out", "b.jsonl").code == 0
    assert '"green-front"' in (folder / "out" / "extractions.jsonl").read_text(encoding="utf-8")
    assert "0 of them stale" in shell("status", "out").out
    (folder / "names.csv").write_text("id,type,ar\ngreen-front,ArmedGroup,جبهة الساحل\n", encoding="utf-8")
    assert "2 of them stale" in shell("status", "out").out
    (folder / "names.csv").unlink()
    gone = shell("add", "out", "b.jsonl")
    assert gone.code == 2 and "names.csv" in gone.err


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)`", README))))
def test_every_make_target_exists(target: str) -> None:
    subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=True)
