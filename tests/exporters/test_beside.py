"""Work in a process beside this one: done by it, or here where it cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.exporters import beside as module
from graphkit.exporters.beside import beside
from tests.factory import sample_graph


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH", range(1_000_000))


def test_a_small_graph_is_written_by_this_process(tmp_path: Path) -> None:
    with beside(sample_graph(), lambda: (tmp_path / "who").write_text(str(os.getpid())) and None):
        assert not (tmp_path / "who").exists()
    assert (tmp_path / "who").read_text() == str(os.getpid())


@pytest.mark.usefixtures("always")
def test_a_large_one_by_another(tmp_path: Path) -> None:
    with beside(sample_graph(), lambda: (tmp_path / "who").write_text(str(os.getpid())) and None):
        pass
    assert (tmp_path / "who").read_text() != str(os.getpid())


@pytest.mark.usefixtures("always")
def test_an_error_of_the_work_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        raise ValueError("the disk is full")

    with pytest.raises(ValueError, match="the disk is full"), beside(sample_graph(), fails):
        pass
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("always")
def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    here = os.getpid()

    def work() -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        (tmp_path / "done").write_text("by this process")

    with beside(sample_graph(), work):
        pass
    assert (tmp_path / "done").exists()


@pytest.mark.usefixtures("always")
def test_an_error_of_the_block_goes_on_its_way(tmp_path: Path) -> None:
    with pytest.raises(KeyError), beside(sample_graph(), lambda: (tmp_path / "x").write_text("x") and None):
        raise KeyError
