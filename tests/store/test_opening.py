"""What can be wrong with the file itself, and what the user is told. Each error is one line with a remedy."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.store import Workspace, opening
from graphkit.store.opening import FILE, Locked, explain

from .saying import says
from .test_merge import ATTACK, merged

DOCUMENTS = [says(f"d{i}", ATTACK) for i in range(3)]


def damage(path: Path, start: int, end: int) -> None:
    content = bytearray(path.read_bytes())
    content[start:end] = b"\xff" * (end - start)
    path.write_bytes(content)


@pytest.mark.parametrize(("start", "end"), [(0, 4096), (4096, 8192), (8192, 12288), (12288, 80_000)])
def test_a_damaged_file_is_reported_and_left_alone(tmp_path: Path, start: int, end: int) -> None:
    merged(tmp_path, DOCUMENTS)
    damage(tmp_path / FILE, start, end)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match=r"damaged; `graphkit restore .*` rebuilds it"), Workspace(tmp_path) as w:
        list(w.extractions())
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"hello " * 900], ids=["empty", "text"])
def test_what_is_no_database_is_reported(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        Workspace(tmp_path)


def test_half_a_file_is_reported(tmp_path: Path) -> None:
    merged(tmp_path, DOCUMENTS)
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreError, match="damaged"):
        Workspace(tmp_path)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect(str(tmp_path / FILE)) as con:
        con.execute("CREATE TABLE cats (name VARCHAR)")
    with pytest.raises(StoreError, match="not a workspace of graphkit"):
        Workspace(tmp_path)


def test_a_newer_workspace_is_refused_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SCHEMA_VERSION", 7)
    merged(tmp_path, DOCUMENTS)
    monkeypatch.undo()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match=r"newer graphkit \(workspace version 7.*pip install -U graphkit"):
        Workspace(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_an_older_workspace_is_migrated_with_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = merged(tmp_path, DOCUMENTS)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", 2)
    monkeypatch.setitem(opening.MIGRATIONS, 1, lambda con: con.execute("ALTER TABLE runs ADD COLUMN note VARCHAR"))
    with Workspace(tmp_path) as workspace:
        assert workspace.graph() == expected
    monkeypatch.undo()
    with pytest.raises(StoreError, match="newer"):
        Workspace(tmp_path)
    shutil.copy(tmp_path / f"{FILE}.v1.bak", tmp_path / FILE)
    with Workspace(tmp_path) as workspace:
        assert workspace.graph() == expected


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = merged(tmp_path, DOCUMENTS)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", 2)
    monkeypatch.setitem(opening.MIGRATIONS, 1, lambda con: con.execute("DELETE FROM documents; SELECT 1 FROM nothing"))
    with pytest.raises(Exception, match="nothing"):
        Workspace(tmp_path)
    monkeypatch.undo()
    with Workspace(tmp_path) as workspace:
        assert workspace.graph() == expected


def test_the_second_writer_is_told_who_holds_the_file(tmp_path: Path) -> None:
    hold = "import sys; from graphkit.store import Workspace as W; w = W(sys.argv[1]); print(1, flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], **pipes) as first:  # type: ignore[call-overload]
        assert first.stdout.readline() == b"1\n"
        with pytest.raises(Locked, match=rf"in use by another graphkit \(process {first.pid}\); wait"):
            Workspace(tmp_path)
        first.communicate(b"\n")
    Workspace(tmp_path).close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="choose another folder"):
        Workspace(tmp_path)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(StoreError, match="choose another folder"):
        Workspace(tmp_path / "out")


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk's end: it needs no root, and the writes fail alike."""
    merged(tmp_path, DOCUMENTS)
    size = (tmp_path / FILE).stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, hard))
    try:
        with (
            pytest.raises(StoreError, match="the disk is full; what was saved before is safe"),
            Workspace(tmp_path) as w,
        ):
            w.append(says(f"x{i}", ATTACK).model_copy(update={"text": os.urandom(40_000).hex()}) for i in range(64))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with Workspace(tmp_path) as workspace:
        assert list(workspace.extractions()) == DOCUMENTS


def test_what_duckdb_says_of_our_own_mistakes_is_not_dressed_up() -> None:
    assert explain(Path("x"), "Binder Error: column a not found") is None
