"""Work in a process beside this one: done by it, or here where it cannot be."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from graphkit.processes import beside, meanwhile

HERE = os.getpid()


def test_two_processes_work_at_a_time() -> None:
    seen: list[int] = []
    assert meanwhile(os.getpid, lambda: seen.append(os.getpid())) != HERE
    assert seen == [HERE]


def test_large_results_come_whole() -> None:
    assert meanwhile(lambda: "x" * 5_000_000, lambda: None) == "x" * 5_000_000


@pytest.mark.parametrize("worth", [True, False])
def test_a_block_and_the_work(tmp_path: Path, worth: bool) -> None:
    with beside(lambda: (tmp_path / "who").write_text(str(os.getpid())), worth=worth):
        pass
    assert ((tmp_path / "who").read_text() == str(HERE)) == (not worth)


def test_where_nothing_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert meanwhile(os.getpid, lambda: None) == HERE


def test_an_error_of_the_work_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        raise ValueError("the disk is full")

    with pytest.raises(ValueError, match="the disk is full"):
        meanwhile(fails, lambda: None)
    assert capfd.readouterr().err == ""


def test_what_a_killed_process_did_is_done_here() -> None:
    def work() -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), 9)
        return os.getpid()

    assert meanwhile(work, lambda: None) == HERE


def test_an_error_of_the_block_goes_on_its_way() -> None:
    with pytest.raises(KeyError), beside(lambda: None):
        raise KeyError
