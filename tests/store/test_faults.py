"""What a build survives: kill -9 at any moment, a full disk, a read-only folder, a dead worker, a second writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.errors import GraphkitError
from graphkit.models import Document
from graphkit.store import Workspace

from .saying import says
from .test_merge import ATTACK

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")
GRAPHKIT = ("-c", "from graphkit.cli import main; main()")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_builds_killed_at_ten_random_moments_end_in_the_same_bytes(tmp_path: Path) -> None:
    done = run("-m", "tests.store.kill", str(tmp_path), "10", SEEDS, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-500:]
    assert done.stdout.count("round") == 10
    assert "graph.duckdb.wal" in done.stdout  # some were killed while the workspace was open


@contextmanager
def mounted(path: Path, options: str) -> Iterator[Path]:
    """A small file system of its own; skips where that is not allowed."""
    path.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", path], capture_output=True, check=False
    ).returncode:
        pytest.skip("mounting a tmpfs needs root")
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


def big(number: int) -> Iterator:  # type: ignore[type-arg]
    for i in range(number):
        yield says(f"x{i}", ATTACK).model_copy(update={"text": os.urandom(20_000).hex()})


def test_a_full_disk_is_said_in_one_line_and_what_was_saved_stays(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=4m") as small:
        with Workspace(small) as workspace:
            workspace.append([says("d1", ATTACK)])
        with pytest.raises(GraphkitError, match="disk is full"), Workspace(small) as workspace:
            workspace.append(big(300))
        with Workspace(small) as workspace:
            known = workspace.known()
            assert "d1" in known and (len(known) - 1) % 64 == 0


def test_a_read_only_folder_is_said_in_one_line(tmp_path: Path) -> None:
    with mounted(tmp_path / "frozen", "size=4m,ro") as frozen:
        done = run(*GRAPHKIT, "build", SEEDS, "-o", str(frozen / "out"))
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "ead-only" in done.stderr and str(frozen) in done.stderr


def test_a_second_command_on_the_folder_gets_a_clear_error_and_the_first_goes_on(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        workspace.append([says("d1", ATTACK)])
        done = run(*GRAPHKIT, "status", str(tmp_path))
        assert done.returncode == 2 and f"in use by another graphkit (process {os.getpid()})" in done.stderr
        workspace.append([says("d2", ATTACK)])
        assert sorted(workspace.known()) == ["d1", "d2"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the broken-off reading of the input
def test_a_killed_worker_is_a_clear_error_and_nothing_read_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"أعلنت الشرطة في المدينة رقم {i} أن عناصر من تنظيم داعش فروا من القرية." for i in range(200)]
    (tmp_path / "a.jsonl").write_text(
        "".join(Document.of(f"خبر {i}", t).model_dump_json() + "\n" for i, t in enumerate(texts))
    )
    out = tmp_path / "out"
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("needs /proc/PID/task/PID/children")
    before = set(children.read_text().split())

    def kill_one(read: int) -> None:
        workers = [int(p) for p in set(children.read_text().split()) - before]
        if read >= 190 and workers:
            os.kill(min(workers), signal.SIGKILL)
            time.sleep(0.2)

    with pytest.raises(GraphkitError, match="a worker process died"):
        pipeline.build([tmp_path / "a.jsonl"], out, processes=2, progress=kill_one)
    with Workspace(out) as workspace:
        saved = len(workspace.known())
    assert 0 < saved < 200
    monkeypatch.setattr(pipeline, "write_html", lambda graph, path, **_: path.write_text(""))
    assert len(pipeline.build([tmp_path / "a.jsonl"], out).graph.sources) == 200
